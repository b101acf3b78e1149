"""Pieces of text with their places on a page → lines in reading order, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from builder.importing.headings import common, heading
from builder.importing.lines import LARGER, Line, begun, tidied
from builder.importing.rows import AMOUNT, DATED

_GUTTER: Final = 9.0
"""Points of white, from top to bottom of a block, that separate two columns."""
SAME_LINE: Final = 0.5
"""Share of its height that a piece shares with the line it belongs to."""
_LABEL: Final = 60
"""The longest heading of a margin, in characters."""
_FEW: Final = 5
"""How many times less text than beside it a margin of headings holds."""
_TWO: Final = 2
"""Labels of a margin, half of which name a field, whatever the text beside them holds."""
_FIRST: Final = 8
"""White lines, from the top, under which columns are looked for."""
_SEVERAL: Final = 5
"""Pieces from which what stands on both sides of a white is in columns."""
_RARELY: Final = 4
"""Pieces for one that may cross a gutter."""
_UNLIKE: Final = 3
"""How many times more text a column may hold than the one beside it."""
_UNDER: Final = 3
"""Lines of the words that tell what a figure counts."""
_PARAGRAPH: Final = 0.75
"""White above a line, in heights of line, from which it starts a paragraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of one page; distances in points, ``bottom`` and ``top`` from the bottom of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    strong: bool = False
    typed: bool = False

    @property
    def height(self) -> float:
        """The height of its letters, which stands for their size."""
        return self.top - self.bottom


def ordered(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines in reading order: a block is cut at its gutter, at the few lines across it, else at its widest white."""
    if len(pieces) < 2:
        return [list(pieces)] if pieces else []
    across = _cut([(piece.left, piece.right) for piece in pieces], _GUTTER)
    if across is not None and (labels := _labels([piece for piece in pieces if piece.right <= across], pieces)):
        return _bands(labels, [piece for piece in pieces if piece.right > across])
    if across is not None and _columns(pieces, across):
        return [*ordered([p for p in pieces if p.right <= across]), *ordered([p for p in pieces if p.right > across])]
    if across is None and (crossing := _crossing(pieces)):
        return _parted(pieces, crossing)
    down = _cut([(piece.bottom, piece.top) for piece in pieces], 0.0)
    if down is None:
        return _by_line(pieces)
    return [*ordered([p for p in pieces if p.bottom >= down]), *ordered([p for p in pieces if p.bottom < down])]


def _crossing(pieces: Sequence[Piece]) -> list[Piece]:
    """The few lines that cross a gutter, a title, a footer, where all the others are in columns on both sides of it.

    Both sides hold much of the text: a margin of headings is read with what stands beside them.
    """
    ends = sorted([*((piece.left, 1) for piece in pieces), *((piece.right, -1) for piece in pieces)])
    whites: list[tuple[int, float]] = []
    covered = 0
    for (here, step), (there, _) in pairwise(ends):
        covered += step
        if there - here > _GUTTER and 0 < covered * _RARELY <= len(pieces):
            whites.append((covered, (here + there) / 2))
    for _, across in sorted(whites)[:_SEVERAL]:
        beside = [piece for piece in pieces if not piece.left < across < piece.right]
        left, right = (sum(len(p.text) for p in beside if (p.right <= across) is side) for side in (True, False))
        if len(beside) > _SEVERAL and max(left, right) < _UNLIKE * min(left, right) and _columns(beside, across):
            return [piece for piece in pieces if piece.left < across < piece.right]
    return []


def _parted(pieces: Sequence[Piece], crossing: Sequence[Piece]) -> list[list[Piece]]:
    """Columns above a line that crosses them, that line, then the columns under it."""
    rows: list[list[Piece]] = []
    left = [*pieces]
    for line in sorted(crossing, key=lambda piece: -piece.top):
        above = [piece for piece in left if piece.bottom + piece.top > 2 * line.top]
        level = [piece for piece in left if 2 * line.bottom <= piece.bottom + piece.top <= 2 * line.top]
        rows += [*ordered(above), *_by_line(level)]
        left = [piece for piece in left if piece.bottom + piece.top < 2 * line.bottom]
    return [*rows, *ordered(left)]


def above_columns(pieces: Sequence[Piece]) -> float | None:
    """The white line, among the first, under which all is in columns: a title is set across them."""
    floor = float("inf")
    seen = 0
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        if piece.top < floor < float("inf"):
            down = (piece.top + floor) / 2
            under = [other for other in pieces if other.top < down]
            across = _cut([(other.left, other.right) for other in under], _GUTTER)
            if across is not None and len(under) > _SEVERAL and _columns(under, across):
                return down
            seen += 1
            if seen == _FIRST:
                return None
        floor = min(floor, piece.bottom)
    return None


def _labels(left: Sequence[Piece], pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The headings set in a margin, each with its lines; none when the left side holds text."""
    groups: list[list[Piece]] = []
    for piece in sorted(left, key=lambda piece: -piece.top):
        if groups and groups[-1][-1].bottom - piece.top < 0.6 * piece.height:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    lone = ([[piece] for piece in group] if _is_list(group) else [group] for group in groups)
    groups = [group for several in lone for group in several]
    right = [piece for piece in pieces if piece not in left]
    few = sum(len(piece.text) for piece in left) * _FEW < sum(len(piece.text) for piece in right)
    known = sum(heading(" ".join(piece.text for piece in group), common()) is not None for group in groups)
    few = few or known * 2 >= len(groups) >= _TWO
    short = all(len(" ".join(piece.text for piece in group)) <= _LABEL for group in groups)
    beside = all(any(abs(piece.top - group[0].top) < group[0].height for piece in right) for group in groups)
    return groups if few and short and beside and len(right) > 1 else []


def _is_list(group: Sequence[Piece]) -> bool:
    """Whether lines set close are labels one under another, and not one label of several lines."""
    return len(group) > 3 and all(piece.text[:1].isupper() for piece in group)


def _bands(labels: Sequence[list[Piece]], right: Sequence[Piece]) -> list[list[Piece]]:
    """Each heading of a margin, then what stands beside and under it."""
    rows: list[list[Piece]] = ordered([p for p in right if p.bottom >= labels[0][0].top])
    for index, label in enumerate(labels):
        top = label[0].top + label[0].height / 2 if index else float("inf")
        under = labels[index + 1][0] if index + 1 < len(labels) else None
        floor = under.top + under.height / 2 if under else float("-inf")
        beside = [p for p in right if floor < p.top <= top and (index or p.bottom < label[0].top)]
        rows += [list(label), *ordered(beside)]
    return rows


def _columns(pieces: Sequence[Piece], across: float) -> bool:
    """Whether both sides of a gutter hold several lines: else it is a gap within a line."""
    sides = ([p for p in pieces if p.right <= across], [p for p in pieces if p.right > across])
    return all(
        side and max(p.top for p in side) - min(p.bottom for p in side) > 2.5 * median(p.height for p in side)
        for side in sides
    )


def _cut(spans: Sequence[tuple[float, float]], least: float) -> float | None:
    """The middle of the widest gap that no span covers."""
    end, best, place = float("-inf"), least, None
    for start, stop in sorted(spans):
        if end > float("-inf") and start - end > best:
            best, place = start - end, (start + end) / 2
        end = max(end, stop)
    return place


def _by_line(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces whose heights overlap, as lines from top to bottom."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.top, piece.left)):
        for line in lines:
            shared = min(piece.top, line[0].top) - max(piece.bottom, line[0].bottom)
            if shared >= SAME_LINE * min(piece.height, line[0].height):
                line.append(piece)
                break
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _counted(rows: Sequence[list[Piece]]) -> tuple[list[list[Piece]], set[int]]:
    """Lines; figures set side by side are each with what they count, which stands under them in smaller letters.

    Also, those lines: they are beside each other, and start no column.
    """
    made: list[list[Piece]] = []
    beside: set[int] = set()
    place = 0
    while place < len(rows):
        row = rows[place]
        place += 1
        figures = len(row) > 1 and all(AMOUNT.match(piece.text) and not DATED.match(piece.text) for piece in row)
        columns = [[piece] for piece in row]
        taken = 0
        for under in rows[place : place + _UNDER] if figures else ():
            wanted = [_column(piece, columns) for piece in under]
            if None in wanted or (not taken and len({*wanted}) < len(row)):
                break
            for piece, at in zip(under, wanted, strict=True):
                columns[at or 0].append(piece)
            taken += 1
        made += columns if taken else [row]
        beside |= {id(one) for one in columns} if taken else set()
        place += taken
    return made, beside


def _column(piece: Piece, columns: Sequence[Sequence[Piece]]) -> int | None:
    """The figure above some words of smaller letters, without white between them."""
    middle = (piece.left + piece.right) / 2
    for place, (figure, *others) in enumerate(columns):
        near = (others or [figure])[-1].bottom - piece.top < _PARAGRAPH * piece.height
        level = figure.left <= middle <= figure.right or piece.left <= (figure.left + figure.right) / 2 <= piece.right
        if near and level and piece.height * LARGER < figure.height:
            return place
    return None


def lines_of(rows: Sequence[list[Piece]], page: int, edges: tuple[float, float] = (0.0, 0.0)) -> Iterator[Line]:
    """The lines of a page, an empty one where there is white above a line or a new column starts.

    Args:
        rows: its pieces, line by line, in reading order.
        page: its number.
        edges: where it ends and starts, from bottom to top.
    """
    rows, beside = _counted(rows)
    number = 0
    above: list[Piece] | None = None
    column: list[Line] = []
    rights: list[float] = []
    words: list[float] = []
    for row in rows:
        size = max(piece.height for piece in row)
        if above is not None:
            gap = min(piece.bottom for piece in above) - max(piece.top for piece in row)
            if gap > _PARAGRAPH * size or gap < -size:
                column.append(Line("", number, page))
                rights.append(0.0)
                words.append(0.0)
            if gap < -size and id(row) not in beside:
                yield from begun(column, rights, words, max(rights))
                column, rights, words = [], [], []
        number += 1
        top = edges[1] - max(piece.top for piece in row)
        bottom = min(piece.bottom for piece in row) - edges[0]
        strong, typed = all(piece.strong for piece in row), all(piece.typed for piece in row)
        told = Line(tidied(_joined(row)), number, page, _size(row), strong, top=top, bottom=bottom, typed=typed)
        column.append(told)
        rights.append(row[-1].right)
        first = row[0]
        words.append((first.right - first.left) * (len(first.text.split(" ")[0]) + 1) / len(first.text))
        above = row
    yield from begun([*column, Line("", number, page)], [*rights, 0.0], [*words, 0.0], max(rights, default=0.0))


def _size(row: Sequence[Piece]) -> float:
    """That of most letters of a line."""
    return round(max(row, key=lambda piece: len(piece.text)).height, 1)


def _joined(row: Sequence[Piece]) -> str:
    """Pieces of one line: with a space where there is white between them."""
    text = row[0].text
    for before, piece in pairwise(row):
        apart = not -piece.height < piece.left - before.right <= 0.12 * piece.height
        text += (" " if apart else "") + piece.text
    return text
