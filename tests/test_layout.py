"""What sheets with much to show look like on paper: tables, long series, steps, nested lists."""

from __future__ import annotations

import dataclasses
import io
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import typst
from pypdf import PdfReader

from builder import pipeline
from builder.model import Contact, EditorNote, Indicator, Initiative, Party, Point, Resource, Step, Value
from builder.printing.booklet import collection_document
from builder.printing.document import Compositor, sheet_document
from builder.printing.press import CARD, Job, Press
from builder.printing.share import sheet_card
from builder.printing.workshop import Workshop
from tests.conftest import ROOT
from tests.real import CATALOGUE
from tests.test_pdf import failures

IMPRINT = pipeline.imprint(ROOT, "Boîte", "https://boite.example/")
WORKSHOP = Workshop(CATALOGUE, IMPRINT)
SHEET = dataclasses.replace(CATALOGUE.sheets["galilee-accompagnement"], kind="case_study")


def printed(folder: Path, layout: str = "spotlight", **fields: object) -> bytes:
    """The PDF of a sheet with these fields."""
    data = sheet_document(dataclasses.replace(SHEET, **fields), WORKSHOP)  # type: ignore[arg-type]
    data["sheet"]["layout"] = layout
    return Press(IMPRINT, folder).print(Job("essai", data)).file.read_bytes()


def lines(pdf: bytes) -> Iterator[list[str]]:
    """The lines of each page, without its foot."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        yield [line for line in page.extract_text().splitlines() if line.strip() and "Page " not in line]


@pytest.mark.parametrize(
    ("columns", "layout", "turned"), [(7, "spotlight", False), (12, "spotlight", True), (8, "one_page", True)]
)
def test_no_word_of_a_table_runs_into_another(columns: int, layout: str, turned: bool, tmp_path: Path) -> None:
    """Columns as wide as their words, or rows as lists where the paper is too narrow for them."""
    head = ["Poste", *(str(2000 + rank) for rank in range(1, columns))]
    rows = [head, ["---"] + ["--:"] * (columns - 1), ["Ingénierie"] + ["1 250 000 €"] * (columns - 1)]
    pdf = printed(tmp_path, layout, context="\n".join(f"| {' | '.join(row)} |" for row in rows))
    assert failures(pdf) == []
    boxes = [box for page in pypdfium2.PdfDocument(pdf) for box in amounts(page)]
    assert len(boxes) == columns - 1
    assert not [one for one, other in pairwise(boxes) if one[1] == other[1] and other[0] < one[2]]
    assert (len({line for _, line, _ in boxes}) > 1) is turned


@pytest.mark.parametrize("long", ["", "m" * 190])
def test_a_picture_to_share_holds_its_words(long: str) -> None:
    """The name of a network left who and where no room, and the label of a figure went over them."""
    [figure, *_] = CATALOGUE.sheets["we-ker-groupes-de-travail-mixite"].indicators
    sheet = dataclasses.replace(SHEET, indicators=(dataclasses.replace(figure, label=long or figure.label),))
    name = "Réseau régional des pratiques d’inclusion et d’égalité de Nouvelle-Aquitaine et d’Occitanie"
    data = {**sheet_card(sheet, Compositor(WORKSHOP)), "site": name}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(IMPRINT.fonts)])
    made = typst.Compiler(root=str(ROOT), font_paths=fonts).compile(input=CARD, sys_inputs={"data": json.dumps(data)})
    assert isinstance(made, bytes)
    [page] = PdfReader(io.BytesIO(made)).pages
    found = [line.strip() for line in page.extract_text().splitlines()]
    assert [line for line in found if line.startswith("Galilée · ")]
    assert any(line.startswith("environ 6") for line in found) is not bool(long)


def amounts(page: pypdfium2.PdfPage) -> Iterator[tuple[float, int, float]]:
    """Where each « 1 250 000 € » of a page begins, on which line, and where it ends."""
    text = page.get_textpage()
    letters = [text.get_text_range(rank, 1) or " " for rank in range(text.count_chars())]
    for found in re.finditer(r"1\s*250\s*000\s*€", "".join(letter[0] for letter in letters)):
        first, last = text.get_charbox(found.start()), text.get_charbox(found.end() - 1)
        yield first[0], round(first[1]), last[2]


def test_a_column_is_as_wide_as_its_words_in_bold(tmp_path: Path) -> None:
    """Measured less bold than they are printed, « Janvier » and « Février » were cut."""
    head = ["Territoire", "Janvier", "Février", "Mars", "Avril", "Mai", "Commentaires de l’équipe"]
    rows = (head, ["---"] * 7, ["**Rodez-Agglomération**", *"12345", "Un mot de plus. " * 5])
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    told = [line for page in lines(printed(tmp_path, context=table)) for line in page]
    assert any("Janvier Février Mars" in line for line in told)
    assert any("Rodez-Agglomération 1" in line for line in told)


def test_a_long_series_is_cut_between_bars_and_stays_legible(tmp_path: Path) -> None:
    """Its name, its number and its first bars stand together."""
    values = tuple(Value(date=str(1975 + rank), value=rank * rank) for rank in range(50))
    indicator = Indicator(label="Cinquante ans", unit="personnes", values=values)
    pdf = printed(tmp_path, context="Un contexte. " * 300, indicators=(indicator,))
    assert failures(pdf) == []
    pages = ["\n".join(page) for page in lines(pdf)]
    whole = [page for page in pages if "1975\n" in page]
    assert len(whole) == 1 and "Cinquante ans" in whole[0] and "1976\n" in whole[0]
    assert max("2024" in page for page in pages)
    sizes: set[float] = set()

    def measure(words: str, _: object, place: list[float], __: object, size: float) -> None:
        if words.strip():
            sizes.add(abs(size * place[3]))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=measure)
    assert min(sizes) > 6.5


def test_a_long_series_with_a_source_begins_where_it_stands(tmp_path: Path) -> None:
    """Bound to what is said after it, it went whole to the next page and left most of one empty."""
    values = tuple(Value(date=str(1975 + rank), value=rank) for rank in range(25))
    indicator = Indicator(label="Vingt-cinq ans", unit="personnes", values=values, source="Suivi interne")
    before = (Indicator(label="Quatre ans", values=values[:4]),) * 3
    *pages, _last = lines(printed(tmp_path, context="Un contexte. " * 80, indicators=(*before, indicator)))
    assert min(len(page) for page in pages) > 30


def test_paper_gives_addresses_whole(tmp_path: Path) -> None:
    """Those of contacts and resources are written; no hyphen is added where one is cut."""
    mail, page = "accueil@communautedecommunes-intercommunale.fr", "https://exemple.fr/ressources"
    contact = Contact(organisation=SHEET.organisation, email=mail, url=page + "/contact")
    resource = Resource(title="Le guide", url=page + "/guide")
    width = "Une adresse dans un texte : "
    told = tuple(Point(text=f"{width[:rank]}{mail}") for rank in range(len(width)))
    pdf = printed(tmp_path, "one_page", contacts=(contact,), resources=(resource,), obstacles=told)
    text = re.sub(r"\s|\u200b", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    assert text.count(mail) == 1 + len(told)
    assert page + "/contact" in text and page + "/guide" in text


def test_a_figure_on_one_line_keeps_its_source(tmp_path: Path) -> None:
    counted = Indicator(label="Réunions", values=(Value(date="2024", value=6),), source="Suivi interne")
    told = "".join(line for page in lines(printed(tmp_path, "brief", indicators=(counted,))) for line in page)
    assert "Réunions (en 2024) – source : Suivi interne" in told.replace("\u00a0", " ")


def test_a_sheet_that_needs_two_pages_is_not_set_small(tmp_path: Path) -> None:
    """Set for one page, its last one held the foot alone."""
    pages = list(lines(printed(tmp_path, "one_page", context="Un contexte qui dit tout. " * 180)))
    assert len(pages) == 2 and len(pages[1]) > 30


@pytest.mark.parametrize("before", (0, 60, 120))
def test_no_page_ends_with_the_title_of_a_step(before: int, tmp_path: Path) -> None:
    text = "Les équipes relisent les chiffres de l’année avec leurs partenaires. " * 3
    steps = tuple(Step(title=f"Réunir le comité {rank}", text=text) for rank in range(60))
    pages = list(lines(printed(tmp_path, context="Un contexte. " * before, steps=steps)))
    assert len(pages) > 2
    assert not [page[-1] for page in pages if "Réunir le comité" in page[-1]]


def test_a_nested_list_leaves_no_blank(tmp_path: Path) -> None:
    """Spaces between the elements of a list are no words."""

    def height(text: str) -> float:
        page = pypdfium2.PdfDocument(printed(tmp_path, context=text))[0].get_textpage()
        first, last = (
            page.get_charbox((page.search(word).get_next() or (0, 0))[0])[1] for word in ("premier", "dernier")
        )
        return float(first - last)

    flat = height("- premier\n- b\n- c\n- d\n\ndernier")
    assert abs(height("- premier\n    - b\n        - c\n            - d\n\ndernier") - flat) < 4


def test_a_blank_between_two_words_of_a_point_is_kept(tmp_path: Path) -> None:
    """Bold beside italics, two links: what parts them stands in no element of its own."""
    texts = ("**Partout** *ensemble* [ici](https://exemple.fr/) [là](https://exemple.org/)", "**Un**\n*deux*")
    pages = list(lines(printed(tmp_path, obstacles=tuple(Point(text=text) for text in texts))))
    told = "\n".join(line for page in pages for line in page)
    assert "Partout ensemble ici là" in told and "Un deux" in told


def test_a_name_keeps_its_one_full_stop_and_a_note_its_kind(tmp_path: Path) -> None:
    """« T.O.R.T.U.E.. »; and at the end of the sheet, nothing told a contradiction from a precision."""
    partners = tuple(Party(name=name, role="partner") for name in ("S.A.S.", "T.O.R.T.U.E."))
    case = Initiative(title="Un atelier", partners=partners)
    note = EditorNote(text="Deux dates.", about="period", kind="contradiction")
    pages = list(lines(printed(tmp_path, initiatives=(case,), editor_notes=(note,))))
    told = "\n".join(line for page in pages for line in page)
    assert "S.A.S., T.O.R.T.U.E.\n" in told
    assert "Note de la rédaction · Contradiction · Période. Deux dates." in told.replace("\u00a0", " ")


def test_sheets_that_no_part_cites_are_listed_before_them(tmp_path: Path) -> None:
    """Their title would stand alone on its page."""
    collection = CATALOGUE.collections[SHEET.collection]
    uncited = dataclasses.replace(SHEET, id="sans-partie", title="Une fiche sans partie")
    alone = dataclasses.replace(CATALOGUE, sheets={**CATALOGUE.sheets, uncited.id: uncited})
    short = dataclasses.replace(collection, parts=collection.parts[:1])
    data = collection_document(short, Workshop(alone, IMPRINT))
    data["sheets"] = [sheet for sheet in data["sheets"] if sheet["id"] == uncited.id]
    assert data["parts"]
    pages = list(lines(Press(IMPRINT, tmp_path).print(Job("livret", data)).file.read_bytes()))
    (opening,) = [page for page in pages[2:] if page[0] == "Fiches de la collection"]
    assert any("Une fiche sans partie" in line for line in opening)
