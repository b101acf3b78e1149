"""A PDF → its lines: PDFium's characters as runs of one line and one weight, then put in reading order."""

from __future__ import annotations

import contextlib
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from builder.importing.left_out import remarks
from builder.importing.limits import MOST_PAGES
from builder.importing.lines import LARGER, Line
from builder.importing.ordering import SAME_LINE, Piece
from builder.importing.pictures import MOST_BYTES, MOST_PICTURES, MOST_PIXELS, Document, Raw, taken
from builder.importing.record import measured
from builder.importing.refusals import Refused, missing_library
from builder.importing.ruled import Rules, read, rules
from builder.importing.typed import typed

_HEAVY: Final = 600
"""The weight from which letters are bold, as in CSS."""
_JUMP: Final = 0.9
"""White within a line, in heights of line, from which what follows is another piece."""
_WHOLE: Final = 0.8
"""Share of a page from which a picture is its scan, or its background."""
_CUT: Final = "\ufffe\x02\xad"
"""What PDFium gives for the hyphen of a cut word."""


def read_pdf(path: Path) -> Document:
    """The lines and the pictures of a PDF.

    Raises:
        Refused: it is locked, broken, scanned or too long.
    """
    try:
        import pypdfium2  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise missing_library("pypdfium2") from error
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refused(
                f"« {path.name} » est protégé par un mot de passe : enregistrez-le sans mot de passe."
            ) from error
        raise Refused(f"« {path.name} » est abîmé, ou n'est pas un PDF : enregistrez-le à nouveau.") from error
    if len(document) > MOST_PAGES:
        raise Refused(f"« {path.name} » compte plus de {MOST_PAGES} pages : découpez-le.")
    with contextlib.suppress(pypdfium2.PdfiumError):  # a broken form keeps nobody from the text
        document.init_forms()
    found: list[Line] = []
    pictures: dict[bytes, Raw] = {}
    drawn: list[int] = []
    comments = 0
    for number in range(len(document)):
        page = document[number]
        edges = (0.0, page.get_height())
        ruled = rules(page)
        printed = list(_pieces(page.get_textpage(), ruled))
        added = typed(page, document.formenv, printed)
        comments += added.comments
        pieces = added.pieces
        if not any(measured(piece.text) for piece in pieces) and _shows_a_picture(page):
            drawn.append(number + 1)
        tables = max((line.cell[0] + 1 for line in found if line.cell), default=0)
        found += read(pieces, ruled, number + 1, tables, edges)
        if len(pictures) < MOST_PICTURES and sum(map(len, pictures)) < MOST_BYTES:
            with contextlib.suppress(pypdfium2.PdfiumError):  # a broken picture keeps nobody from the text
                for raw in _pictures(page, found[-1].number if found else 0, number + 1):
                    pictures.setdefault(raw.content, raw)
        page.close()
    if not any(line.text for line in found):
        raise Refused(
            f"« {path.name} » ne contient que des images, sans doute numérisées : passez-le d'abord à la "
            "reconnaissance de caractères, ou recopiez le texte."
        )
    return Document(tuple(found), taken(pictures.values()), tuple(remarks(comments=comments, drawn=drawn)))


def _shows_a_picture(page: Any) -> bool:
    from pypdfium2 import raw  # noqa: PLC0415

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5))


def _pictures(page: Any, number: int, page_number: int) -> Iterator[Raw]:
    """The pictures of a page, as the file holds them where it can be, else as they are drawn."""
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        wide, high = found.get_px_size()
        left, bottom, right, top = found.get_bounds()
        scan = (right - left) * (top - bottom) > _WHOLE * page.get_width() * page.get_height()
        if scan or wide * high > MOST_PIXELS:
            continue
        content = io.BytesIO()
        try:
            found.extract(content)
        except pypdfium2.PdfiumError:
            continue
        yield Raw(content.getvalue(), number, page_number)


@dataclass(frozen=True, slots=True)
class _Sign:
    """One character, the box of its font (left, bottom, right, top, in points), its size and whether it is bold."""

    char: str
    box: tuple[float, float, float, float]
    size: float
    strong: bool


def _pieces(page: Any, drawn: Rules) -> Iterator[Piece]:
    """Runs of characters of one line; the boxes are those of the font, alike whatever the letters."""
    from pypdfium2 import raw  # noqa: PLC0415

    run: list[_Sign] = []
    for index in range(page.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(page, index))
        char = "-" if char in _CUT else char
        if unicodedata.category(char) == "Cf":
            continue  # where a line may be cut: nothing that is seen
        box = page.get_charbox(index, loose=True)
        size = raw.FPDFText_GetFontSize(page, index)
        goes_on = run and char not in "\r\n" and _follows(run[-1].box, box, char) and not _changes(run, size, char)
        if run and (not goes_on or _crosses(run[-1].box, box, char, drawn)):
            yield from _piece(run)
            run = []
        if char not in "\r\n" and (run or not char.isspace()):
            strong = raw.FPDFText_GetFontWeight(page, index) >= _HEAVY
            run.append(_Sign(char, run[-1].box if char.isspace() else box, size, strong))
    yield from _piece(run)


def _follows(before: tuple[float, float, float, float], box: tuple[float, float, float, float], char: str) -> bool:
    """Whether a character continues a run: on the same line, without a jump."""
    if char.isspace() or box == before:  # letters of one sign: « ffi »
        return True
    height = max(before[3] - before[1], box[3] - box[1], 1.0)  # some signs only have the box of their ink
    lower = max(min(before[3] - before[1], box[3] - box[1]), 0.1)
    level = min(before[3], box[3]) - max(before[1], box[1]) > SAME_LINE * lower
    return level and -height < box[0] - before[2] < _JUMP * height


def _crosses(
    before: tuple[float, float, float, float], box: tuple[float, float, float, float], char: str, drawn: Rules
) -> bool:
    """Whether a line of a table stands between two characters."""
    if char.isspace() or box[0] - before[2] < 1:
        return False
    middle = (box[1] + box[3]) / 2
    return any(before[2] <= at <= box[0] and start <= middle <= end for at, start, end in drawn.down)


def _changes(run: Sequence[_Sign], size: float, char: str) -> bool:
    """Whether letters become larger or smaller: a figure beside what it counts."""
    last = next((sign.size for sign in reversed(run) if sign.char.isalnum()), size)
    return char.isalnum() and max(last, size) > LARGER * min(last, size)


def _piece(run: Sequence[_Sign]) -> Iterator[Piece]:
    text = "".join(sign.char if sign.char.isprintable() else " " for sign in run)
    words = " ".join(text.split())
    told = [sign for sign in run if not sign.char.isspace()]
    if words and told:
        left, bottom = min(sign.box[0] for sign in told), min(sign.box[1] for sign in told)
        right, top = max(sign.box[2] for sign in told), max(sign.box[3] for sign in told)
        if top > bottom:
            yield Piece(words, left, bottom, right, top, all(sign.strong for sign in told))
