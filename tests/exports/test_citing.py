"""References as reference managers read them, whatever a title holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from builder.model import Sheet
from builder.pages import citing
from builder.typography import french
from tests.exports.made import SITE, real, real_published
from tests.forms.sheets import HOSTILE

PUBLISHED = real_published()
CATALOGUE = PUBLISHED.catalogue
SHEETS = [sheet for sheet, _ in PUBLISHED.sheets]
TEX = (
    "50 % & 3 $ #1 a_b",
    "{ouvert",
    "fermé}",
    "a\\b",
    '~^"<>|',
    "}\n}\n@misc{autre,\n title={x}",
    "é\u00a0»\u202f!",
    "10^3",
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_every_sheet_has_its_references(sheet: Sheet) -> None:
    (entry,) = parse_string(real()[f"fiches/{sheet.id}/{sheet.id}.bib"].decode()).entries
    fields = entry.fields_dict
    assert entry.key == sheet.id and entry.entry_type == "misc"
    assert fields["url"].value == f"{SITE}fiches/{sheet.id}/" and fields["year"].value == "2026"
    (record,) = rispy.loads(real()[f"fiches/{sheet.id}/{sheet.id}.ris"].decode())
    assert record["type_of_reference"] == "ELEC" and record["title"] == sheet.title
    assert record["authors"] == list(citing.authors(sheet, CATALOGUE)) and record["year"] == "2026"
    assert record["urls"] == [f"{SITE}fiches/{sheet.id}/"]
    assert french(sheet.title) in citing.plain(sheet, CATALOGUE)


@pytest.mark.parametrize("text", [*TEX, *HOSTILE])
def test_bibtex_holds_any_text(text: str) -> None:
    sheet = replace(SHEETS[0], title=text, authors=(text or "x", "Une autre"))
    made = citing.bibtex(sheet, CATALOGUE)
    library = parse_string(made)
    assert not library.failed_blocks and len(library.blocks) == 1
    (entry,) = library.entries
    assert entry.fields_dict["author"].value.count(" and {") == 1 + text.count(" and {")
    title = entry.fields_dict["title"].value.removeprefix("{").removesuffix("}")
    assert untex(title) == " ".join(text.replace("\u00a0", "~").replace("\u202f", "~").split()).replace(
        "~", " "
    ).strip() or ("~" in text or not text.isprintable())
    depth = 0
    for sign in made:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def untex(text: str) -> str:
    """What TeX prints."""
    for word, sign in {
        "textbackslash": "\\",
        "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
        "textquotedbl": '"', "textless": "<", "textgreater": ">", "textbar": "|",
    }.items():  # fmt: skip
        text = text.replace(f"\\{word}{{}}", f"\0{ord(sign)}\0")
    for sign in "$%&#_":
        text = text.replace(f"\\{sign}", sign)
    text = text.replace("~", " ").replace("\\,", " ")
    assert "\\" not in text
    parts = text.split("\0")
    return "".join(chr(int(part)) if rank % 2 else part for rank, part in enumerate(parts))


@pytest.mark.parametrize(
    "text", [*TEX, *HOSTILE, "Métropole, Ville et CCAS", "salarié*e*s", "x\r\nER  - \r\nTY  - BOOK"]
)
def test_ris_holds_any_text(text: str) -> None:
    sheet = replace(SHEETS[0], title=text or "x", authors=(text or "x",), keywords=(text or "x",), summary=text)
    (record,) = rispy.loads(citing.ris(sheet, CATALOGUE))
    assert len(record["authors"]) == 1 and "," not in record["authors"][0] and "*" not in record["authors"][0]
    assert not any("*" in keyword for keyword in record["keywords"])
    assert record["type_of_reference"] == "ELEC" and record["urls"] == [f"{SITE}fiches/{sheet.id}/"]


def test_in_words() -> None:
    sheet = replace(
        SHEETS[0], id="x", title="L'égalité : un pari", authors=("CORIF", "We Ker"), reviewed_on="2026-12-01"
    )
    words = citing.plain(sheet, CATALOGUE)
    collection = CATALOGUE.collections[sheet.collection].title.replace("'", "’")
    assert words == (
        f"CORIF et We Ker, «\u00a0L’égalité\u00a0: un pari\u00a0», {CATALOGUE.site.name}, "
        f"collection «\u00a0{collection}\u00a0», 1er\u00a0décembre 2026, {SITE}fiches/x/"
    )
