"""The tables that a page draws with lines: the cell of each piece of text, so that a label keeps what is beside it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from builder.importing.lines import Line
from builder.importing.ordering import Piece, lines_of, ordered

_SHORTEST: Final = 8.0
"""Points from which a line may be the side of a cell."""
_THIN: Final = 1.5
"""Points within which two lines are one."""
_ROOM: Final = 1.0
"""Width of a letter, in heights, beyond which there was room for it: no letter is as wide."""
_MOST: Final = 5_000
"""Sides that are looked at on a page."""

Side = tuple[float, float, float]
"""Where a line stands, and from where to where it goes."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The horizontal and the vertical lines of a page."""

    across: Sequence[Side]
    down: Sequence[Side]


def rules(page: Any) -> Rules:
    """The straight lines that PDFium finds on a page, the sides of boxes among them."""
    across: list[Side] = []
    down: list[Side] = []
    for (left, low), (right, high) in _segments(page):
        if abs(low - high) < _THIN < _SHORTEST <= abs(left - right):
            across.append(((low + high) / 2, min(left, right), max(left, right)))
        elif abs(left - right) < _THIN < _SHORTEST <= abs(low - high):
            down.append(((left + right) / 2, min(low, high), max(low, high)))
        if len(across) + len(down) > _MOST:
            return Rules((), ())
    return Rules(_as_one(across), _as_one(down))


def _segments(page: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    from pypdfium2 import raw  # noqa: PLC0415  an optional extra

    x, y = ctypes.c_float(), ctypes.c_float()
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        matrix = drawn.get_matrix()
        points: list[tuple[float, float]] = []
        for number in range(min(raw.FPDFPath_CountSegments(drawn), _MOST)):
            segment = raw.FPDFPath_GetPathSegment(drawn, number)
            kind = raw.FPDFPathSegment_GetType(segment)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points = [] if kind == raw.FPDF_SEGMENT_MOVETO else points
            points.append(matrix.on_point(x.value, y.value))
            if kind == raw.FPDF_SEGMENT_LINETO and len(points) > 1:
                yield points[-2], points[-1]
            if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
                yield points[-1], points[0]


def _as_one(sides: Sequence[Side]) -> list[Side]:
    """Sides at much the same place, told at one and the same place."""
    made: list[Side] = []
    place = float("-inf")
    last = float("-inf")
    for at, start, end in sorted(sides):
        place = at if at - last > _THIN else place
        last = at
        made.append((place, start, end))
    return made


def read(pieces: Sequence[Piece], drawn: Rules, page: int, tables: int, edges: tuple[float, float]) -> list[Line]:
    """The lines of a page in reading order, those of its tables cell by cell.

    Args:
        pieces: its texts.
        drawn: its lines.
        page: its number.
        tables: how many tables the pages before it have.
        edges: where it ends and starts, from bottom to top.
    """
    made: list[Line] = []
    left = [*pieces]
    for number, table in enumerate(_tables(pieces, drawn), tables):
        inside = {id(piece) for _, held in table for piece in held}
        top = max(box[3] for box, _ in table)
        above = [piece for piece in left if id(piece) not in inside and piece.bottom + piece.top > 2 * top]
        left = [piece for piece in left if id(piece) not in inside and piece not in above]
        _add(made, above, page, edges)
        tops = sorted({box[3] for box, _ in table}, reverse=True)
        starts = sorted({box[0] for box, _ in table})
        for row, at in enumerate(tops):
            cells = sorted((box, held) for box, held in table if box[3] == at)
            for box, held in cells:
                told = _add(made, held, page, edges, (number, row, starts.index(box[0])))
                made[len(made) - len(told) :] = _started(told, ordered(held), box[2])
            for start in starts:
                if start >= cells[-1][0][2]:
                    empty = Line("", made[-1].number if made else 0, page)
                    made.append(replace(empty, cell=(number, row, starts.index(start))))
    _add(made, left, page, edges)
    return made


def _add(
    made: list[Line],
    pieces: Sequence[Piece],
    page: int,
    edges: tuple[float, float],
    cell: tuple[int, int, int] | None = None,
) -> list[Line]:
    before = made[-1].number if made else 0
    lines = lines_of(ordered(pieces), page, edges) if pieces else ()
    told = [replace(line, number=line.number + before, cell=cell) for line in lines]
    made += told
    return told


def _started(lines: Sequence[Line], rows: Sequence[Sequence[Piece]], right: float) -> Iterator[Line]:
    """The lines of a cell; one that would have begun on the line above, which has room for a word, is a new one."""
    room = 0.0
    said = [line for line in lines if line.text]
    for line in lines:
        if not line.text or len(said) != len(rows):
            yield line
            continue
        row = rows[said.index(line)]
        word = row[0].text.split(" ")[0]
        yield replace(line, soft=room > _ROOM * (len(word) + 1) * row[0].height)
        room = right - max(piece.right for piece in row)


def _tables(pieces: Sequence[Piece], drawn: Rules) -> list[list[tuple[Box, list[Piece]]]]:
    """The cells of each table, with their texts; a table has two rows and two columns at least."""
    cells: dict[Box, list[Piece]] = {}
    for piece in pieces:
        if box := _around(piece, drawn):
            cells.setdefault(box, []).append(piece)
    several: list[list[tuple[Box, list[Piece]]]] = []
    floor = float("-inf")
    for box in sorted(cells, key=lambda box: -box[3]):
        if not several or box[3] < floor:
            several.append([])
            floor = float("inf")
        several[-1].append((box, cells[box]))
        floor = min(floor, box[1])
    return [table for table in several if all(len({box[side] for box, _ in table}) > 1 for side in (0, 3))]


def _around(piece: Piece, drawn: Rules) -> Box | None:
    """The four lines around a piece."""
    x, y = (piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2
    across = [at for at, start, end in drawn.across if start - _THIN <= x <= end + _THIN]
    down = [at for at, start, end in drawn.down if start - _THIN <= y <= end + _THIN]
    for low, high in pairwise(sorted({*across})):
        if low <= y < high:
            for left, right in pairwise(sorted({*down})):
                if left <= x < right:
                    return left, low, right, high
    return None
