"""Tables whose columns have headings: one practice a row, or what each field holds; or one practice a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.importing.headings import asked, heading
from builder.importing.lines import LABEL, Line

_TWICE: Final = 2
_TITLE: Final = "title"

Cells = Mapping[tuple[int, int], Sequence[Line]]
"""The lines of each cell that says something, by its row and its column."""


def by_heads(cells: Cells, names: Mapping[str, str]) -> list[Line]:
    """The lines of a table, each under the heading of its field, repeated where another sheet starts.

    Headings are in the first row, or in the first column beside several titles; nothing for another table.

    Args:
        cells: those of the table.
        names: known headings.
    """
    turned = {(column, row): cell for (row, column), cell in cells.items()}
    for grid, most in ((cells, 0), (turned, 1)):
        rows = sorted({row for row, _ in grid})
        heads = {column: cell for (row, column), cell in grid.items() if row == rows[0]}
        told = {column: asked(cell[0].text, names) for column, cell in heads.items() if len(cell) == 1}
        rows = rows[1:]
        titles = [column for column, key in told.items() if key == _TITLE]
        filled = sum((row, column) in grid for row in rows for column in titles)
        asking = [_asks(row, grid, names) for row in rows]
        if most and any(asking[1::2]) and not any(asking[::2]):
            continue  # labels beside their texts, twice in a row
        known = sum(key is not None for key in told.values())
        whole = all(column in told for _, column in grid)
        if known >= _TWICE and known * 2 > len(heads) and whole and rows and (filled > 1 if most else True):
            return [*(_records(grid, heads, told, rows, titles) if filled else _fields(grid, heads, told, rows))]
    return []


def _asks(row: int, grid: Cells, names: Mapping[str, str]) -> bool:
    """Whether what would be a practice holds labels, as the first column does."""
    return any(other == row and heading(cell[0].text, names) for (other, _), cell in grid.items())


def _records(
    grid: Cells,
    heads: Mapping[int, Sequence[Line]],
    told: Mapping[int, str | None],
    rows: Sequence[int],
    titles: Sequence[int],
) -> Iterator[Line]:
    """One sheet a row that has a title, with the rows under it that have none; the next ones repeat the headings."""
    end = max((line.page, line.number) for cell in grid.values() for line in cell)
    several: list[list[int]] = []
    for row in rows:
        if not several or any((row, column) in grid for column in titles):
            several.append([])
        several[-1].append(row)
    for place, group in enumerate(several):
        filled = [column for column in sorted(heads) if not place or any((row, column) in grid for row in group)]
        for column in filled:
            head = _head(heads[column][0], told[column], again=place > 0)
            yield replace(head, after=end) if place and column == filled[0] else head
            for row in group:
                yield from _ended(grid.get((row, column), ()))


def _fields(
    grid: Cells, heads: Mapping[int, Sequence[Line]], told: Mapping[int, str | None], rows: Sequence[int]
) -> Iterator[Line]:
    """One sheet: what the rows hold for each heading."""
    for column in sorted(heads):
        yield _head(heads[column][0], told[column], again=False)
        for row in rows:
            yield from _ended(grid.get((row, column), ()))


def _head(line: Line, key: str | None, *, again: bool) -> Line:
    return replace(line, level=LABEL, asks=key or "", again=again)


def _ended(cell: Sequence[Line]) -> Iterator[Line]:
    """The lines of a cell, each paragraph ended."""
    for line in cell:
        if not line.soft:
            yield replace(line, text="", level=0, aside="")
        yield line
    if cell:
        yield replace(cell[-1], text="", level=0, aside="")
