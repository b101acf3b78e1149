"""What was typed over a printed page of a PDF: the values of its form, the words that were added, and remarks."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from builder.importing.lines import LINE
from builder.importing.ordering import Piece


@dataclass(frozen=True, slots=True)
class Typed:
    """The words that are typed on a page where they stand, and how many remarks its readers left."""

    pieces: tuple[Piece, ...]
    comments: int


def typed(page: Any, form: Any, printed: Sequence[Piece]) -> Typed:
    """What was typed on a page.

    Args:
        page: of PDFium.
        form: what PDFium knows of the form of the document, or nothing.
        printed: what is printed on it, whose letters are as large as those that are typed.
    """
    from pypdfium2 import raw  # noqa: PLC0415  an optional extra

    high = median(piece.height for piece in printed) if printed else LINE
    pieces: list[Piece] = []
    comments = 0
    values = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        one = raw.FPDFPage_GetAnnot(page, number)
        kind = raw.FPDFAnnot_GetSubtype(one)
        text = ""
        if kind == raw.FPDF_ANNOT_WIDGET and form and raw.FPDFAnnot_GetFormFieldType(form, one) in values:
            text = _told(raw.FPDFAnnot_GetFormFieldValue, form, one)
        elif kind == raw.FPDF_ANNOT_FREETEXT:
            text = _told(raw.FPDFAnnot_GetStringValue, one, b"Contents")
        comments += kind == raw.FPDF_ANNOT_TEXT
        edges = raw.FS_RECTF()
        hidden = raw.FPDFAnnot_GetFlags(one) & raw.FPDF_ANNOT_FLAG_HIDDEN
        if text.strip() and not hidden and raw.FPDFAnnot_GetRect(one, edges):
            pieces += _pieces(text, edges, high)
        raw.FPDFPage_CloseAnnot(one)
    return Typed(tuple(pieces), comments)


def _told(ask: Any, *about: Any) -> str:
    """What PDFium answers: the size of its answer first, then the answer."""
    size = ask(*about, None, 0)
    answer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(*about, answer, size)
    return bytes(answer)[:size].decode("utf-16-le", errors="replace").rstrip("\0")


def _pieces(text: str, edges: Any, high: float) -> Iterator[Piece]:
    """The lines of a value, one under another from the top of its box."""
    lines = [words for line in text.splitlines() if (words := " ".join(line.split()))]
    step = min(high, (edges.top - edges.bottom) / len(lines)) if lines else high
    for row, words in enumerate(lines):
        top = edges.top - row * step
        yield Piece(words, edges.left, top - step, edges.right, top, typed=True)
