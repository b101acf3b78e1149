"""Word files as people make them, which no other test holds: each is made once, and read by both sides."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, Final

import docx


def _bytes(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def bold_titles() -> bytes:
    """Sheets one after another: a title in bold, then headings in bold at the start of their line."""
    made = docx.Document()
    for title, context, aim in (
        ("Le bus des métiers", "La vallée se vide.", "Aller vers les jeunes."),
        ("La cantine ouverte", "Les loyers montent.", "Nourrir."),
        ("Le jardin de rue", "Le sol est minéral.", "Planter."),
    ):
        made.add_paragraph().add_run(title).bold = True
        for heading, words in (("Contexte", context), ("Objectifs", aim), ("Contact", "nous@exemple.fr")):
            line = made.add_paragraph()
            line.add_run(f"{heading}\u00a0:").bold = True
            line.add_run(f" {words}")
    return _bytes(made)


def titles_above_headings() -> bytes:
    """Sheets without any context: what starts one is a title of a higher level."""
    made = docx.Document()
    for title in ("Le bus des métiers", "La cantine ouverte"):
        made.add_heading(title, 1)
        for heading in ("Objectifs", "Clés de réussite"):
            made.add_heading(heading, 2)
            made.add_paragraph(f"{heading} de {title}.")
            made.add_heading("Pour les habitantes", 3)
            made.add_paragraph("Leur place.")
    return _bytes(made)


WORD_FILES: Final[dict[str, Callable[[], bytes]]] = {
    "bold titles": bold_titles,
    "titles above headings": titles_above_headings,
}


def every() -> Iterator[bytes]:
    """Each of them."""
    for make in WORD_FILES.values():
        yield make()
