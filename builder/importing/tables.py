"""A spreadsheet or a CSV file → a table of texts, as the person sees them."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from builder.characters import decode
from builder.importing.aside import bounded
from builder.importing.limits import MOST_COLUMNS, MOST_ROWS, check_archive, check_file
from builder.importing.refusals import Refused, missing_library

_DELIMITERS: Final = ";\t,|"
_ABOVE: Final = 4
"""Lines among which the titles of the columns are looked for: some tools write the name of the survey above them."""
_NEARLY_ALL: Final = 0.6


@dataclass(frozen=True, slots=True)
class Row:
    """One answer; ``number`` is its row in the spreadsheet, counted from 1, titles included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns, whose titles are made unique, and the rows, each as long as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, title: str) -> list[str]:
        """The values of a column that are not empty."""
        place = self.columns.index(title)
        return [row.cells[place] for row in self.rows if row.cells[place]]


def read_table(path: Path) -> Table:
    """The first sheet of a spreadsheet, or a CSV file in any usual encoding.

    Raises:
        Refused: it cannot be read within bounds.
    """
    check_file(path)
    match path.suffix.lower():
        case ".csv" | ".tsv":
            return _table(path, _csv(path))
        case ".json" | ".jsonl":
            return _table(path, _records(path))
        case ".xlsx" | ".ods":
            check_archive(path)
            return bounded(_workbook, path)
        case other:
            raise Refused(
                f"« {path.name} » : les réponses s'importent en .csv, .xlsx, .ods ou .json, et non en « {other} »."
            )


def _csv(path: Path) -> Iterator[Sequence[str]]:
    content = path.read_bytes()
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if b"\0" in content and not wide:
        raise Refused(f"« {path.name} » n'est pas un fichier CSV : exportez-le à nouveau, en UTF-8.")
    text, _ = decode(content)
    start = text[:20_000]
    delimiter = max(_DELIMITERS, key=start.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise Refused(
            f"« {path.name} » : une cellule est trop longue, ou des guillemets ne sont jamais refermés."
        ) from error


def _records(path: Path) -> list[list[str]]:
    """A list of JSON objects as rows: a key is a column, that of an object within is « outer.inner »."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        told = [json.loads(line) for line in (text.splitlines() if path.suffix == ".jsonl" else [text]) if line.strip()]
        whole = told[0] if len(told) == 1 else told
        if isinstance(whole, dict):  # an envelope around the list
            whole = max((value for value in whole.values() if isinstance(value, list)), key=len, default=[whole])
        rows = [dict(_flat(record, "")) for record in whole if isinstance(record, dict)]
    except (UnicodeDecodeError, ValueError, RecursionError, TypeError) as error:
        raise Refused(f"« {path.name} » n'est pas du JSON lisible, en UTF-8 : exportez-le à nouveau.") from error
    titles = list(dict.fromkeys(title for row in rows for title in row))
    return [titles, *([row.get(title, "") for title in titles] for row in rows)] if titles else []


def _flat(value: Any, title: str) -> Iterator[tuple[str, str]]:
    """The cells of an object; the items of a list are lines of one cell."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from _flat(inner, f"{title}.{key}" if title else str(key))
        case list() if all(not isinstance(item, dict | list) for item in value):
            yield title, "\n".join(shown(item) for item in value)
        case list():
            for number, item in enumerate(value, 1):
                yield from _flat(item, f"{title}.{number}")
        case _:
            yield title, shown(value)


def _workbook(path: Path) -> Table:
    try:
        import python_calamine  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise missing_library("python-calamine") from error
    try:
        sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    except python_calamine.CalamineError as error:
        raise Refused(f"« {path.name} » n'est pas un classeur lisible : enregistrez-le à nouveau.") from error
    return _table(path, ([shown(cell) for cell in row] for row in sheet.iter_rows()))


def shown(value: Any) -> str:
    """A cell as its author sees it: whole numbers without a point, days without an hour."""
    match value:
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


def _table(path: Path, lines: Iterable[Sequence[str]]) -> Table:
    filled = ((number, cells) for number, line in enumerate(lines, 1) if any(cells := _cells(line)))
    first = list(itertools.islice(filled, _ABOVE))
    if not first:
        raise Refused(f"« {path.name} » ne contient aucune réponse.")
    widest = max(sum(map(bool, cells)) for _, cells in first)
    start = next(place for place, (_, cells) in enumerate(first) if sum(map(bool, cells)) >= widest * _NEARLY_ALL)
    titles = _unique(path, first[start][1])
    rows: list[Row] = []
    for number, cells in itertools.chain(first[start + 1 :], filled):
        if len(rows) >= MOST_ROWS:
            raise Refused(f"« {path.name} » compte plus de {MOST_ROWS} réponses : découpez-le en plusieurs fichiers.")
        extra = cells[len(titles) :]
        if any(extra):
            raise Refused(
                f"« {path.name} », ligne {number} : plus de cellules que de titres de colonnes. "
                "Un séparateur ou un guillemet manque sans doute à cette ligne."
            )
        rows.append(Row(number, (*cells, *[""] * len(titles))[: len(titles)]))
    return Table(titles, tuple(rows))


def _cells(line: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line)


def _unique(path: Path, cells: Sequence[str]) -> tuple[str, ...]:
    """Titles of columns; a repeated one takes its rank, an empty one its place."""
    if len(cells) > MOST_COLUMNS:
        raise Refused(f"« {path.name} » compte plus de {MOST_COLUMNS} colonnes : gardez celles qui servent.")
    seen: dict[str, int] = {}
    titles = []
    for place, cell in enumerate(cells, 1):
        title = " ".join(cell.split()) or f"Colonne {place}"
        seen[title] = seen.get(title, 0) + 1
        titles.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return tuple(titles)
