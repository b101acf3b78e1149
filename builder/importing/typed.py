"""What was typed over a printed page of a PDF: the values of its form, the words that were added, and remarks."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any, Final

from builder.importing.boxes import EMPTY, TICKED
from builder.importing.lines import LINE
from builder.importing.ordering import Piece

_NEAR: Final = 40.0
"""Points between a box and its words."""


@dataclass(frozen=True, slots=True)
class Typed:
    """All the words of a page, with what was typed and ticked, where they stand; how many remarks it has."""

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
    shown = [*printed]
    comments = 0
    boxes = {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}
    values = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        one = raw.FPDFPage_GetAnnot(page, number)
        kind = raw.FPDFAnnot_GetSubtype(one)
        text = ""
        field = raw.FPDFAnnot_GetFormFieldType(form, one) if kind == raw.FPDF_ANNOT_WIDGET and form else -1
        if field in values:
            text = _told(raw.FPDFAnnot_GetFormFieldValue, form, one)
        elif kind == raw.FPDF_ANNOT_FREETEXT:
            text = _told(raw.FPDFAnnot_GetStringValue, one, b"Contents")
        comments += kind == raw.FPDF_ANNOT_TEXT
        edges = raw.FS_RECTF()
        hidden = raw.FPDFAnnot_GetFlags(one) & raw.FPDF_ANNOT_FLAG_HIDDEN
        if text.strip() and not hidden and raw.FPDFAnnot_GetRect(one, edges):
            pieces += _pieces(text, edges, high)
        if field in boxes and not hidden and raw.FPDFAnnot_GetRect(one, edges):
            _tick(shown, TICKED if raw.FPDFAnnot_IsChecked(form, one) else EMPTY, edges)
        raw.FPDFPage_CloseAnnot(one)
    return Typed((*shown, *pieces), comments)


def _tick(shown: list[Piece], sign: str, edges: Any) -> None:
    """Put the sign of a box before the words on its right, else after those on its left, else by itself."""
    middle = (edges.top + edges.bottom) / 2
    level = [place for place, piece in enumerate(shown) if piece.bottom <= middle <= piece.top]
    right = [place for place in level if 0 <= shown[place].left - edges.left < _NEAR]
    left = [place for place in level if 0 <= edges.right - shown[place].right < _NEAR]
    if right:
        place = min(right, key=lambda place: shown[place].left)
        shown[place] = replace(shown[place], text=f"{sign} {shown[place].text}", left=edges.left)
    elif left:
        place = max(left, key=lambda place: shown[place].right)
        shown[place] = replace(shown[place], text=f"{shown[place].text} {sign}", right=edges.right)
    else:
        shown.append(Piece(sign, edges.left, edges.bottom, edges.right, edges.top))


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
