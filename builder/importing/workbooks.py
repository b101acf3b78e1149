"""A spreadsheet → the table of the tab that holds the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from builder.importing.cells import ABOVE, Row, Table, Where, counted, quoted_cells, table_of
from builder.importing.limits import MOST_ROWS
from builder.importing.merged import whole
from builder.importing.refusals import Refused, missing_library
from builder.importing.title_rows import recognised
from builder.importing.units import PERCENT, Places, units

_MOST_TABS: Final = 40


@dataclass(frozen=True, slots=True)
class _Tab:
    name: str
    first: tuple[tuple[str, ...], ...]
    """Its first filled rows."""

    @property
    def known(self) -> int:
        """Titles that surveys use, in the row that has most of them."""
        return max(map(recognised, self.first), default=0)

    @property
    def is_table(self) -> bool:
        """Whether it has titles and an answer, in more than one column."""
        return sum(sum(map(bool, row)) > 1 for row in self.first) > 1


def read_workbook(path: Path, where: Where = Where()) -> Table:  # noqa: B008  it never changes
    """The table of the tab that someone named, else of the one that looks like answers and of those with its titles.

    Raises:
        Refused: it is no workbook, or has no such tab, or no answer.
    """
    try:
        import python_calamine  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise missing_library("python-calamine") from error
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(path)
        names = workbook.sheet_names
        if where.tab and where.tab not in names:
            raise Refused(f"« {path.name} » n'a pas d'onglet « {where.tab} » ; il a : {quoted_cells(names)}.")
        if len(names) > _MOST_TABS and not where.tab:
            raise Refused(f"« {path.name} » a plus de {_MOST_TABS} onglets : dites lequel lire, avec --tab.")
        tabs = [] if len(names) == 1 or where.tab else [_tab(workbook, name) for name in names]
        chosen = where.tab or _chosen(tabs) or names[0]
        table = _table(path, workbook, chosen, where, f"onglet « {chosen} »" if len(names) > 1 else "")
        others = [tab.name for tab in tabs if tab.first and tab.name != chosen]
        alike = [*_alike(table, [(name, _read(path, workbook, name, where)) for name in others])]
    except python_calamine.CalamineError as error:
        raise Refused(f"« {path.name} » n'est pas un classeur lisible : enregistrez-le à nouveau.") from error
    left = [name for name in others if name not in {name for name, _ in alike}]
    told = [f"Lu aussi : {counted(rows, 'réponse')}, onglet « {name} », de mêmes titres." for name, rows in alike]
    if left:
        told.append(
            f"Onglets laissés, sans les mêmes titres ou sans autre réponse : {quoted_cells(left)}. "
            "Pour en lire un autre, relancez avec --tab et son nom."
        )
    rows = [row if not alike else replace(row, tab=chosen) for row in table.rows]
    rows += [replace(row, tab=name) for name, several in alike for row in several]
    if len(rows) > MOST_ROWS:
        raise Refused(f"« {path.name} » compte plus de {MOST_ROWS} réponses : découpez-le en plusieurs fichiers.")
    wanted = where.tab or ("" if alike or not left else chosen)
    return Table(table.columns, tuple(rows), (table.told[0], *told, *table.told[1:]), Where(wanted, table.where.titles))


def _table(path: Path, workbook: Any, name: str, where: Where, how: str) -> Table:
    sheet = workbook.get_sheet_by_name(name)
    merged = whole(path, name, sheet)
    table = table_of(path.name, merged.rows(_rows(sheet, units(path, name))), Where("", where.titles), how)
    return replace(table, told=(table.told[0], *merged.told, *table.told[1:]))


def _read(path: Path, workbook: Any, name: str, where: Where) -> Table | None:
    """The table of a tab that may hold other answers; None where it holds none."""
    try:
        return _table(path, workbook, name, where, "")
    except Refused:
        return None


def _alike(table: Table, others: Sequence[tuple[str, Table | None]]) -> Iterator[tuple[str, list[Row]]]:
    """The answers of the tabs that have the titles of the first one, in any order, but what copies answers read."""
    read = {row.cells for row in table.rows}
    for name, other in others:
        if other is None or len(table.columns) < 2 or {*other.columns} != {*table.columns}:
            continue
        places = [other.columns.index(title) for title in table.columns]
        rows = [Row(row.number, tuple(row.cells[place] for place in places)) for row in other.rows]
        if {row.cells for row in rows} <= read:
            continue
        read |= {row.cells for row in rows}
        yield name, rows


def _rows(sheet: Any, signs: Places) -> Iterator[list[str]]:
    left = sheet.start[1] if sheet.start else 0
    for number, row in enumerate(sheet.iter_rows()):
        yield [shown(cell, signs.get((number, place), "")) for place, cell in enumerate(row, left)]


def _tab(workbook: Any, name: str) -> _Tab:
    first: list[tuple[str, ...]] = []
    for number, row in enumerate(workbook.get_sheet_by_name(name).iter_rows()):
        cells = tuple(shown(cell).strip() for cell in row)
        if any(cells):
            first.append(cells)
        if len(first) == ABOVE or number > MOST_ROWS:
            break
    return _Tab(name, tuple(first))


def _chosen(tabs: Sequence[_Tab]) -> str:
    """The first tab with most known titles, else the first table, else the first that is not empty."""
    most = max((tab.known for tab in tabs), default=0)
    several = [tab for tab in tabs if tab.known == most and most > 1 and tab.is_table]
    tables = [tab for tab in tabs if tab.is_table]
    return next((tab.name for tab in (*several, *tables, *(tab for tab in tabs if tab.first))), "")


def shown(value: Any, sign: str = "") -> str:
    """A cell as its author sees it: whole numbers without a point, with their sign; days without an hour."""
    match value:
        case float() | int() if sign and not isinstance(value, bool):
            return f"{shown(round(value * 100.0, 2) if sign == PERCENT else value)} {sign}"
        case bool():
            return "oui" if value else "non"
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return str(value).replace(".", ",")
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case None:
            return ""
        case _:
            return str(value)
