"""The signs that a spreadsheet shows beside its numbers, « % » or « € », which live in the formats of its cells.

The library that reads the values does not tell them. A file that says its formats otherwise has no sign: its
numbers stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

PERCENT: Final = "%"
_PERCENT_CODES: Final = frozenset({9, 10})
"""Numbers of the formats of Excel that are percents without saying so."""
_LITERAL: Final = re.compile(r'"[^"]*"|\\.')
_CURRENCY: Final = re.compile(r"\[\$([€$£])|([€£])")
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_REPEATED: Final = 1_000
_CURRENCIES: Final = {"EUR": "€", "GBP": "£", "USD": "$"}

Places = Mapping[tuple[int, int], str]
"""Row and column, counted from 0 → the sign of the number that is there."""


def units(path: Path, tab: str) -> Places:
    """The signs of a tab of a workbook, where its formats say them."""
    try:
        with ZipFile(path) as archive:
            return dict(_open(archive, tab) if path.suffix.lower() == ".ods" else _excel(archive, tab))
    except (ET.ParseError, KeyError, ValueError):
        return {}


def _excel(archive: ZipFile, tab: str) -> Iterator[tuple[tuple[int, int], str]]:
    styles = _excel_styles(archive)
    if not any(styles):
        return
    names = {
        one.get("name"): next((value for key, value in one.items() if key.endswith("}id")), "")
        for one in ET.fromstring(archive.read("xl/workbook.xml")).iter()  # noqa: S314
        if _local(one) == "sheet"
    }
    links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    target = {one.get("Id"): one.get("Target", "") for one in links}[names[tab]]
    inside = target.removeprefix("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    with archive.open(inside) as file:
        for _, element in ET.iterparse(file):  # noqa: S314
            if _local(element) == "c":
                style, place = int(element.get("s", "0")), _REFERENCE.fullmatch(element.get("r", ""))
                if place and style < len(styles) and styles[style]:
                    yield (int(place[2]) - 1, _column(place[1])), styles[style]
            elif _local(element) == "row":
                element.clear()


def _excel_styles(archive: ZipFile) -> list[str]:
    """The sign of each style of cells, by its rank."""
    root = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314
    codes = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iter() if _local(one) == "numFmt"}
    cells = next((one for one in root if _local(one) == "cellXfs"), ())
    return [_sign(int(one.get("numFmtId", "0")), codes) for one in cells]


def _sign(number: int, codes: Mapping[int, str]) -> str:
    code = codes.get(number, "")
    if number in _PERCENT_CODES or "%" in _LITERAL.sub("", code):
        return PERCENT
    found = _CURRENCY.search(code)
    return (found[1] or found[2]) if found else ""


def _open(archive: ZipFile, tab: str) -> Iterator[tuple[tuple[int, int], str]]:
    here, row, column = "", 0, 0
    with archive.open("content.xml") as file:
        for event, element in ET.iterparse(file, ("start", "end")):  # noqa: S314
            name, told = _local(element), {_bare(key): value for key, value in element.items()}
            if name == "table":
                here, row = (told.get("name", ""), 0) if event == "start" else ("", 0)
            elif event == "start" or not here:
                column = 0 if name == "table-row" else column
            elif name in {"table-cell", "covered-table-cell"}:
                times = int(told.get("number-columns-repeated", "1"))
                sign = {"percentage": PERCENT}.get(
                    told.get("value-type", ""), _CURRENCIES.get(told.get("currency", ""))
                )
                if sign and here == tab:
                    yield from (((row, column + place), sign) for place in range(min(times, _MOST_REPEATED)))
                column += times
            elif name == "table-row":
                row += int(told.get("number-rows-repeated", "1"))
                element.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _local(element: ET.Element) -> str:
    return _bare(element.tag)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]
