"""A file of answers, of any kind → a table of texts, as the person sees them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from builder.importing.aside import bounded
from builder.importing.cells import Table, Where, counted, table_of
from builder.importing.encodings import text_of
from builder.importing.limits import check_archive, check_file
from builder.importing.refusals import Refused
from builder.importing.separators import name_of, separator, without_told
from builder.importing.workbooks import read_workbook, shown


def read_table(path: Path, where: Where = Where()) -> Table:  # noqa: B008  it never changes
    """One tab of a spreadsheet, a CSV file in any usual encoding, or JSON.

    Args:
        path: the file.
        where: the tab and the row of titles, where someone says them.

    Raises:
        Refused: it cannot be read within bounds.
    """
    check_file(path)
    suffix = path.suffix.lower()
    if where.tab and suffix not in {".xlsx", ".ods"}:
        raise Refused(f"« {path.name} » n'a pas d'onglets : seuls les classeurs .xlsx et .ods en ont.")
    match suffix:
        case ".csv" | ".tsv":
            text = _text(path)
            sign = separator(text)
            how = f"séparées par des {name_of(sign)}" if sign.isprintable() or sign == "\t" else ""
            return table_of(path.name, _csv(path, without_told(text), sign), where, how)
        case ".json" | ".jsonl":
            return bounded(_json, path)
        case ".xlsx" | ".ods":
            check_archive(path)
            return bounded(partial(read_workbook, where=where), path)
        case other:
            raise Refused(
                f"« {path.name} » : les réponses s'importent en .csv, .xlsx, .ods ou .json, et non en « {other} » : "
                "enregistrez-les dans l'un de ces formats."
            )


def _text(path: Path) -> str:
    text = text_of(path.read_bytes())
    if "\0" in text:
        raise Refused(f"« {path.name} » n'est pas un fichier CSV : exportez-le à nouveau, en UTF-8.")
    return text


def _csv(path: Path, text: str, delimiter: str) -> Iterator[Sequence[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise Refused(
            f"« {path.name} » : une cellule est trop longue, ou des guillemets ne sont jamais refermés."
        ) from error


def _json(path: Path) -> Table:
    table = table_of(path.name, _records(path), Where(titles=1))
    told = f"Lu : {counted(table.rows, 'réponse')}, {counted(table.columns, 'colonne')}."
    return replace(table, told=(told,), where=Where())


def _records(path: Path) -> Iterator[list[str]]:
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
    if titles:
        yield titles
        yield from ([row.get(title, "") for title in titles] for row in rows)


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
