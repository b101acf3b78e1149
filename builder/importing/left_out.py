"""What a document holds that is not read, told to whoever brings it: a remark each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

_MOST: Final = 20
"""Pages that are named, beyond which they are counted."""


def remarks(*, comments: int = 0, changes: bool = False, drawn: Sequence[int] = (), within: int = 0) -> Iterator[str]:
    """What is told of a document.

    Args:
        comments: how many remarks its readers left in it: they name people, and are no part of its text.
        changes: whether it still holds changes to accept or to refuse.
        drawn: the pages that hold a picture and no word.
        within: how many pictures stand in a text as letters.
    """
    if within:
        told = f"{within} images sont écrites" if within > 1 else "1 image est écrite"
        it = "enregistrez-les" if within > 1 else "enregistrez-la"
        yield f"{told} dans le texte, sous forme de lettres : {it} à part, en .png ou .jpg."
    if comments:
        told = f"{comments} commentaires ne sont pas repris : ils nomment" if comments > 1 else (
            "1 commentaire n'est pas repris : il nomme"
        )  # fmt: skip
        yield f"{told} qui relit, et non la pratique. Ce qui doit en rester est à écrire dans le brouillon."
    if changes:
        yield (
            "des modifications suivies attendaient d'être acceptées ou refusées : le texte est lu comme si elles "
            "étaient toutes acceptées. Comparez-le au document."
        )
    if drawn:
        named = ", ".join(map(str, drawn[:_MOST])) + (f" et {len(drawn) - _MOST} autres" if drawn[_MOST:] else "")
        told = f"les pages {named} ne portent" if len(drawn) > 1 else f"la page {named} ne porte"
        yield (
            f"{told} qu'une image, sans doute numérisée, dont rien n'est lu. Passez-la à la reconnaissance de "
            "caractères, ou recopiez son texte."
        )
