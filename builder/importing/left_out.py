"""What a document holds that is not read, told to whoever brings it: a remark each."""

from __future__ import annotations

from collections.abc import Iterator


def remarks(*, comments: int = 0, changes: bool = False) -> Iterator[str]:
    """What is told of a file of a word processor.

    Args:
        comments: how many remarks its readers left in it: they name people, and are no part of its text.
        changes: whether it still holds changes to accept or to refuse.
    """
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
