"""Merged cells of a spreadsheet, as their author sees them: one answer on several rows, one value for several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from builder.importing.asking import asked, question_of
from builder.importing.cells import ABOVE
from builder.importing.limits import count

_MOST: Final = 200_000
"""Merged cells that are looked at."""


@dataclass(frozen=True, slots=True)
class Range:
    """Cells that are one, rows and columns counted from 0; the first one holds the value."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Whole:
    """The rows of a tab, merged cells undone, and what was done of them."""

    ranges: Mapping[int, Sequence[Range]]
    """By the row where they start, those on several rows or in the first rows."""
    joined: int = 0
    repeated: int = 0
    _title: int | None = field(default=None, init=False)

    @property
    def told(self) -> list[str]:
        """In French, what was done of merged cells."""
        done = [f"réponses sur plusieurs lignes, réunies : {self.joined}"] if self.joined else []
        done += [f"valeurs reprises à chaque ligne qu'elles couvrent : {self.repeated}"] if self.repeated else []
        return [f"Cellules fusionnées ; {' ; '.join(done)}."] if done else []

    def rows(self, rows: Iterable[list[str]]) -> Iterator[list[str]]:
        """Each row at its place, an empty one for those that are joined to one before.

        Titles on several rows are one row of titles. A row whose title (else most of whose cells) covers several rows
        is one answer; another value that covers several rows is that of each.
        """
        numbered = enumerate(rows)
        covering: dict[int, tuple[int, str]] = {}
        head = False
        for number, row in numbered:
            starting = [one for one in self.ranges.get(number, ()) if one.left < len(row) and row[one.left].strip()]
            filled = sum(bool(cell.strip()) for cell in row)
            if not head and filled > 1:
                head = True
                below = max((one.bottom - number for one in starting), default=0)
                several = [row, *self._next(numbered, below if below < ABOVE else 0)]
                titles = [*self._titles(number, several)]
                self._title = next((place for place, cell in enumerate(titles) if _asks_title(cell)), None)
                yield from [[] for _ in several[1:]]
                yield titles
                continue
            down = [one for one in starting if one.bottom > number]
            if head and self._is_one(down, filled):
                several = [row, *self._next(numbered, max(one.bottom for one in down) - number)]
                self.joined += 1
                yield [*_joined(several, "\n")]
                yield from [[] for _ in several[1:]]
                continue
            for place, (bottom, value) in covering.items():
                if number <= bottom and place < len(row) and not row[place].strip() and any(row):
                    row[place] = value
                    self.repeated += 1
            covering |= {one.left: (one.bottom, row[one.left]) for one in down} if head else {}
            yield row

    @staticmethod
    def _next(numbered: Iterator[tuple[int, list[str]]], count: int) -> list[list[str]]:
        return [row for _, (_, row) in zip(range(count), numbered, strict=False)]

    def _titles(self, number: int, several: Sequence[list[str]]) -> Iterator[str]:
        """The title of each column: that of its group, then its own."""
        if len(several) == 1:
            return iter(several[0])
        spread = [[*row] for row in several]
        for place, row in enumerate(spread[:-1]):
            for one in self.ranges.get(number + place, ()):
                row[one.left : one.right + 1] = [row[one.left]] * len(row[one.left : one.right + 1])
        return _joined(spread, " – ")

    def _is_one(self, down: Sequence[Range], filled: int) -> bool:
        """Whether a row and those that its cells cover are one answer."""
        columns = {one.left for one in down}
        return self._title in columns if self._title is not None else len(columns) * 2 > filled


def whole(path: Path, tab: str, sheet: Any) -> Whole:
    """What will undo the merged cells of a tab; ``sheet`` is what calamine read of it."""
    left = sheet.start[1] if sheet.start else 0
    try:
        found = [*_open(path, tab)] if path.suffix.lower() == ".ods" else sheet.merged_cell_ranges or []
    except (ET.ParseError, KeyError):
        found = []
    ranges: dict[int, list[Range]] = {}
    for (top, first), (bottom, last) in found[:_MOST]:
        if first >= left:
            ranges.setdefault(top, []).append(Range(top, first - left, bottom, last - left))
    return Whole(ranges)


def _joined(rows: Sequence[Sequence[str]], sign: str) -> Iterator[str]:
    """Each column of some rows as one cell, each value once."""
    for place in range(max(map(len, rows))):
        cells = (row[place].strip() for row in rows if place < len(row))
        yield sign.join(dict.fromkeys(cell for cell in cells if cell))


def _asks_title(cell: str) -> bool:
    return asked(question_of(cell)) == "title"


def _open(path: Path, tab: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The merged cells of an OpenDocument workbook, which calamine does not tell."""
    here, row, column = "", 0, 0
    with ZipFile(path) as archive, archive.open("content.xml") as file:
        for event, element in ET.iterparse(file, ("start", "end")):  # noqa: S314
            name = element.tag.rpartition("}")[2]
            told = {key.rpartition("}")[2]: value for key, value in element.items()}
            if name == "table":
                here, row = (told.get("name", ""), 0) if event == "start" else ("", 0)
            elif event == "start" or here != tab:
                column = 0 if name == "table-row" else column
            elif name in {"table-cell", "covered-table-cell"}:
                down, across = (count(told.get(f"number-{kind}-spanned", ""), 1) for kind in ("rows", "columns"))
                if down * across > 1:
                    yield (row, column), (row + down - 1, column + across - 1)
                column += count(told.get("number-columns-repeated", ""), 1)
            elif name == "table-row":
                row += count(told.get("number-rows-repeated", ""), 1)
                element.clear()
