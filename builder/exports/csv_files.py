"""The tables as CSV, for French spreadsheets and for programs alike.

UTF-8 with a byte order mark, semicolons, decimal commas and CRLF: what Excel in French opens by a double click, and
what ``read_csv2`` of R, ``read_csv(sep=";", decimal=",")`` of pandas and LibreOffice read as well.

A text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises (CSV Injection);
so does one that has before such a sign what is not seen, for programs differ on what they skip. The workbooks and the
JSON files have it as written.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from builder.exports import places
from builder.exports.columns import Cell
from builder.exports.published import Published
from builder.exports.tables import TABLES
from builder.output import Output

_BOM: Final = "\ufeff"
_FORMULA: Final = frozenset("=+-@＝＋－＠|")
"""What starts a formula, or a command of dynamic data exchange, in one spreadsheet or another."""
_CONTROLS: Final = ("\t", "\r", "\n")
"""What a text never begins with, whatever follows."""
_UNSEEN: Final = ("C", "Mn", "Z")
"""Categories of Unicode: controls and marks of format, marks that join a sign, blanks."""


def render(published: Published) -> Iterator[Output]:
    """One file a table."""
    for table in TABLES:
        names = [made.name for made in table.columns]
        yield Output(places.table(table.name), text(names, table.rows(published)))


def text(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A CSV file."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    return _BOM + file.getvalue()


def cell(value: Cell) -> str:
    """A value as written in CSV: numbers with a decimal comma, texts that are no formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value).replace(".", ",")
    return f"'{value}" if value.startswith(_CONTROLS) or _first_seen(value) in _FORMULA else value


def _first_seen(text: str) -> str:
    """The first sign that is seen: after blanks, controls, marks of direction, byte order marks."""
    return next((sign for sign in text if not unicodedata.category(sign).startswith(_UNSEEN)), "")
