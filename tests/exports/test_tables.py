"""The tables: the same cells in CSV, XLSX and ODS, read back by libraries; no formula, no lost zero, no lost text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from odfdo import Document

from builder.exports import csv_files, ods, xlsx
from builder.exports.columns import Cell
from builder.exports.published import Published
from builder.exports.tables import CONTACTS, INDICATORS, SHEETS, STAKEHOLDERS, TABLES
from builder.exports.workbook_rows import LONGEST, fitting
from builder.model import Indicator, Initiative, Party, Value, Zoom
from tests.exports.made import real, real_published
from tests.forms.sheets import HOSTILE

FORMULAS = (
    "=1+1", "=HYPERLINK(\"http://mal.example\";\"cliquez\")", "+33 2 99 00 00 00", "-2+3", "@SUM(A1)", "\t=1", "\r=1",
    "\n=1", " =1+1", "＝1", "＋1", "－1", "＠a", "|calc", "%0A", "=cmd|' /C calc'!A0", "'=1", "a\"=1", "- une puce",
)  # fmt: skip


def spoilt() -> Published:
    """The real content, every text of two sheets replaced by what a spreadsheet may run or lose."""
    published = real_published()
    sheets = []
    texts = (*FORMULAS, *HOSTILE, "a" * 40_000)
    for number, text in enumerate(texts):
        model, data = published.sheets[number % len(published.sheets)]
        indicator = Indicator(label=text, unit=text, values=(Value(value=-5, text=text), Value(value=20.5)))
        changed = replace(model, title=text, summary=text, context=text, indicators=(indicator,),
                          stakeholders=(Party(name=text, detail=text),))  # fmt: skip
        sheets.append((changed, data))
    return replace(published, sheets=tuple(sheets))


SPOILT = spoilt()
_ESCAPE = re.compile("_x([0-9A-F]{4})_")
"""How Excel writes signs that XML cannot hold; openpyxl leaves them so."""


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def expected(cell: Cell) -> str:
    return csv_files.cell(cell)


@pytest.mark.parametrize("published", [real_published(), SPOILT], ids=["real", "spoilt"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_says_every_cell(table: Any, published: Published) -> None:
    outputs = {out.path: out.text for out in csv_files.render(published)}
    text = outputs[f"donnees/v1/{table.name}.csv"]
    header, *rows = rows_of(text)
    assert header == [column.name for column in table.columns] and len(set(header)) == len(header)
    assert rows == [[expected(cell) for cell in row] for row in table.rows(published)]
    assert text.startswith("\ufeff") and text.endswith("\r\n")


def test_no_cell_of_csv_is_a_formula() -> None:
    """After reading, as a spreadsheet sees cells: only numbers may start with a sign."""
    for out in csv_files.render(SPOILT):
        for row in rows_of(out.text)[1:]:
            for cell in row:
                number = cell.replace(",", ".", 1).lstrip("-").replace(".", "", 1).isdigit()
                assert number or not cell.lstrip(" \u00a0").startswith(tuple("=+-@\t\r\n＝＋－＠|")), cell


@pytest.mark.parametrize(
    "before",
    ["", "\u202f", "\u2009 ", "\u3000", "\u200b", "\ufeff", "\x0b", "\x1b", "\x00", "\u202e", "\u00ad\u2060", "\u2028"],
)
def test_nothing_unseen_brings_a_formula_in(before: str) -> None:
    for sign in "=+-@＝＋－＠":
        assert csv_files.cell(f"{before}{sign}1").startswith("'")
    assert csv_files.cell(f"{before}a=1") == f"{before}a=1"


@pytest.mark.parametrize("text", ["%", "% de femmes", " %", "'=1", "", " ", "\u200b", "é", "1-2"])
def test_what_starts_no_formula_stays(text: str) -> None:
    assert csv_files.cell(text) == text


def test_an_apostrophe_is_all_that_is_added() -> None:
    for text in (*FORMULAS, *HOSTILE):
        assert csv_files.cell(text) in {text, f"'{text}"}
    assert csv_files.cell("=1") == "'=1" and csv_files.cell("a=1") == "a=1"
    assert csv_files.cell(-5) == "-5" and csv_files.cell(20.5) == "20,5" and csv_files.cell(None) == ""


def readable(text: str) -> str:
    """What a cell may hold: XML has no controls, a cell of Excel has an end."""
    return "".join(sign for sign in text if sign in "\t\n\r" or sign >= " ")


@pytest.mark.parametrize("published", [real_published(), SPOILT], ids=["real", "spoilt"])
def test_the_excel_workbook_holds_every_cell_with_its_type(published: Published) -> None:
    content = next(xlsx.render(published)).read()
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["lisez-moi", *(table.name for table in TABLES)]
    for table in TABLES:
        leaf = book[table.name]
        for row, cells in zip(leaf.iter_rows(min_row=2), table.rows(published), strict=True):
            for found, cell in zip(row, cells, strict=False):
                assert found.data_type != "f" and found.hyperlink is None
                if isinstance(cell, str) and cell:
                    assert found.data_type == "s"
                    assert alike(str(found.value), cell)
                elif cell is not None and cell != "":
                    assert found.data_type == "n" and found.value == cell


def alike(found: str, cell: str) -> bool:
    """Equal, but for controls, line ends (XML has one kind) and what is cut."""
    plain = readable(cell).replace("\r\n", "\n").replace("\r", "\n")
    shown = readable(_ESCAPE.sub(lambda sign: chr(int(sign[1], 16)), found)).replace("\r\n", "\n").replace("\r", "\n")
    if len(cell) > LONGEST:
        return shown.endswith("voir le fichier JSON)") and shown[:1000] == plain[:1000] and len(shown) <= LONGEST
    return shown == plain


@pytest.mark.parametrize("sign", ["a", "😀"])
def test_a_text_fits_a_cell_as_excel_counts_signs(sign: str) -> None:
    whole = sign * (LONGEST * 2 // len(sign.encode("utf-16-le")))
    assert fitting(whole) == whole
    cut = str(fitting(whole + sign))
    assert cut.startswith(sign * 1000) and LONGEST - 2 < len(cut.encode("utf-16-le")) / 2 <= LONGEST


@pytest.mark.parametrize("published", [real_published(), SPOILT], ids=["real", "spoilt"])
def test_the_opendocument_workbook_holds_every_cell_with_its_type(published: Published) -> None:
    content = next(ods.render(published)).read()
    document = Document(io.BytesIO(content))
    assert document.get_type() == "spreadsheet"
    leaves = {leaf.name: leaf for leaf in document.body.tables}
    assert list(leaves) == ["lisez-moi", *(table.name for table in TABLES)]
    for table in TABLES:
        found = list(leaves[table.name].iter_rows())[1:]
        for row, cells in zip(found, table.rows(published), strict=True):
            for shown, cell in zip(row.cells, cells, strict=False):
                assert shown.formula is None
                if isinstance(cell, str) and cell:
                    assert shown.type == "string"
                    if len(cell) < 1000:
                        got = "\n".join(p.inner_text for p in shown.get_elements("text:p"))
                        assert (
                            got.replace("\n", " ").strip()
                            == readable(cell).replace("\r", " ").replace("\n", " ").strip()
                        )
                elif cell is not None and cell != "":
                    assert shown.type == "float" and float(str(shown.value)) == float(cell)


def test_rows_count_what_they_say() -> None:
    published = real_published()
    sheets = [sheet for sheet, _ in published.sheets]
    inner: list[Initiative | Zoom] = [case for sheet in sheets for case in sheet.initiatives]
    inner += [case for sheet in sheets for case in sheet.zooms]
    indicators = [indicator for case in (*sheets, *inner) for indicator in case.indicators]
    assert len(list(SHEETS.rows(published))) == len(sheets)
    part = [column.name for column in INDICATORS.columns].index("part")
    values = [row for row in INDICATORS.rows(published) if row[part] == "value"]
    assert len(values) == sum(len(indicator.values) for indicator in indicators) > 40
    parties = sum(len(sheet.stakeholders) + len(sheet.funding.funders if sheet.funding else ()) for sheet in sheets)
    parties += sum(len(case.partners) for case in inner)
    assert len(list(STAKEHOLDERS.rows(published))) == parties > 50
    agreed = [c for sheet in sheets for c in sheet.contacts if c.consent and c.consent.basis != "withdrawn"]
    assert len(list(CONTACTS.rows(published))) == len(agreed)


def test_codes_keep_their_zero_and_partial_dates_their_form() -> None:
    book = openpyxl.load_workbook(io.BytesIO(real()["donnees/v1/sheets.xlsx"]))
    header, *rows = book["sheets"].iter_rows(values_only=True)
    place = header.index("departments")
    assert all(isinstance(row[place], str) for row in rows if row[place] is not None)
    header, *rows = book["indicators"].iter_rows(values_only=True)
    place = header.index("date")
    assert {type(row[place]) for row in rows if row[place] is not None} == {str}


@pytest.mark.parametrize("name", ["donnees/v1/sheets.xlsx", "donnees/v1/sheets.ods"])
def test_archives_hold_no_clock(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(real()[name])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
    render = xlsx.render if name.endswith("xlsx") else ods.render
    assert next(render(real_published())).read() == real()[name]


def test_ods_starts_by_its_type() -> None:
    content = real()["donnees/v1/sheets.ods"]
    assert content[30:84] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def test_the_dictionary_explains_every_column() -> None:
    _, *rows = rows_of(real()["donnees/v1/dictionary.csv"].decode())
    assert {(row[0], row[1]) for row in rows} == {
        (table.name, column.name) for table in TABLES for column in table.columns
    }
    assert all(row[2] and row[3] and row[4] for row in rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_cell_is_what_the_dictionary_says(table: Any) -> None:
    """Dates that were periods (« 2021/2023 ») broke the readers of those who trusted it."""
    day = r"\d{4}(-\d\d(-\d\d)?)?"
    forms = {"number": r"-?\d+(,\d+)?", "boolean": "true|false", "date": day, "period": f"{day}(/{day})?",
             "url": r"https?://\S+"}  # fmt: skip
    names, *rows = rows_of(real()[f"donnees/v1/{table.name}.csv"].decode())
    kinds = {column.name: column.kind for column in table.columns}
    cells = [(name, cell) for row in rows for name, cell in zip(names, row, strict=True) if cell]
    assert [told for told in cells if not re.fullmatch(forms.get(kinds[told[0]], "(?s).*"), told[1])] == []
