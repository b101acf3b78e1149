"""The tables as an Excel workbook. Every text is typed as a text: nothing in it is ever a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from builder.exports import places
from builder.exports.columns import Cell
from builder.exports.published import Published
from builder.exports.workbook_rows import leaves
from builder.output import Output

_WIDTH: Final = 24
"""Signs."""
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(published: Published) -> Iterator[Output]:
    """The workbook, the same bytes for the same content."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties({"title": published.catalogue.site.name, "created": datetime.combine(published.day, time())})
    bold = book.add_format({"bold": True})
    for leaf in leaves(published):
        page = book.add_worksheet(leaf.name)
        for place, name in enumerate(leaf.header):
            page.write_string(0, place, name, bold)
        last = 0
        for last, row in enumerate(leaf.rows, 1):
            for place, value in enumerate(row):
                _write(page, last, place, value)
        page.freeze_panes(1, 0)
        page.set_column(0, len(leaf.header) - 1, _WIDTH)
        page.autofilter(0, 0, last, len(leaf.header) - 1)
    book.close()
    yield Output(places.WORKBOOK, file.getvalue())


def _write(page: Worksheet, row: int, place: int, value: Cell) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, place, value)
    elif isinstance(value, int | float):
        page.write_number(row, place, value)
    else:
        page.write_string(row, place, value)
