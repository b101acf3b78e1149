"""Every PDF of the real content, as a checker and a reader meet it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import page as checker
import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from builder import checking, pipeline
from builder.pages.charts import WIDTH
from builder.printing import Printed
from tests.conftest import ROOT, printed_before
from tests.real import CATALOGUE, REPORT

PROFILES = ("ua1", "2a")
NAMES = [f"fiches/{sheet}/{sheet}.pdf" for sheet in CATALOGUE.sheets]
BOOKLETS = [f"collections/{name}/{name}.pdf" for name in CATALOGUE.collections]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Printed:
    """What the shared site was published with, once more from what its build kept: that of our own may be of old."""
    site = pipeline.imprint(ROOT, "Boîte à pratiques", "https://boite-a-pratiques.example/")
    report = checking.check(ROOT)
    report.checked.project.root = printed_before(tmp_path_factory.mktemp("prints"))
    return pipeline.print_all(report, site)


@pytest.fixture(scope="module")
def pdfs(printed: Printed) -> dict[str, bytes]:
    return {output.path: output.read() for output in printed.outputs}


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


@pytest.fixture(scope="module")
def texts(pdfs: dict[str, bytes]) -> Callable[[str], list[str]]:
    """The text of each page of a PDF, read once."""

    @cache
    def pages(name: str) -> list[str]:
        return [page.extract_text() for page in read(pdfs[name]).pages]

    return pages


def failures(pdf: bytes) -> list[str]:
    """What the checker finds against PDF/UA-1 and PDF/A-2a."""
    return [
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in checker.validate_pdf_bytes(pdf, profile=profile).failures
    ]


def test_there_is_a_pdf_of_everything(pdfs: dict[str, bytes], printed: Printed) -> None:
    assert sorted(pdfs) == sorted(NAMES + BOOKLETS)
    assert not printed.diagnostics


@pytest.mark.parametrize("name", NAMES + BOOKLETS)
def test_accessible_and_durable(name: str, pdfs: dict[str, bytes]) -> None:
    assert failures(pdfs[name]) == []


@pytest.mark.parametrize(
    ("part", "instead", "profile"),
    [
        (b"/MarkInfo", b"/MorkInfo", "ua1"),
        (b"/StructTreeRoot", b"/StructTreeRost", "ua1"),
        (b"/Lang(fr", b"/Long(fr", "ua1"),
        (b"pdfaid:part", b"pdfaid:port", "2a"),
    ],
)
def test_a_broken_pdf_fails(part: bytes, instead: bytes, profile: str, pdfs: dict[str, bytes]) -> None:
    whole = pdfs[NAMES[0]]
    assert part in whole
    broken = whole.replace(part, instead)
    assert not checker.validate_pdf_bytes(broken, profile=profile).is_compliant


@pytest.mark.parametrize("name", NAMES[::2] + BOOKLETS)
def test_nothing_acts_and_nothing_is_missing(
    name: str, pdfs: dict[str, bytes], texts: Callable[[str], list[str]], printed: Printed
) -> None:
    reader = read(pdfs[name])
    assert reader.metadata is not None and reader.metadata.title
    assert str(reader.root_object["/Lang"]) == "fr-FR"
    assert not {"/OpenAction", "/AA", "/AcroForm"} & reader.root_object.keys()
    assert len(reader.pages) == next(file.pages for file in printed.downloads.values() if file.path == name)
    text = "\n".join(texts(name))
    assert "□" not in text and "�" not in text
    for link in links(reader):
        if "/A" not in link:
            assert "/Dest" in link, link
            continue
        action = link["/A"].get_object()
        assert isinstance(action, DictionaryObject)
        assert str(action["/S"]) == "/GoTo" or re.match(r"https?://|mailto:|tel:", str(action["/URI"])), action


def links(reader: PdfReader) -> Iterator[DictionaryObject]:
    for sheet in reader.pages:
        for annotation in sheet.get("/Annots", ArrayObject()):
            found = annotation.get_object()
            assert found["/Subtype"] == "/Link"
            yield found


@pytest.mark.parametrize("name", NAMES[1::2])
def test_a_sheet_says_where_it_comes_from(name: str, pdfs: dict[str, bytes]) -> None:
    """The address of its page, its licence, the day it was checked, on paper too."""
    sheet = CATALOGUE.sheets[Path(name).stem]
    text = flat("\n".join(one.extract_text() for one in read(pdfs[name]).pages))
    assert flat(f"https://boite-a-pratiques.example/fiches/{sheet.id}/") in text
    assert flat("Licence Ouverte 2.0") in text and flat("Licence : Licence") not in text
    assert flat("Vérifiée le 21 novembre 2026") in text
    assert flat(f"Page 1 sur {len(read(pdfs[name]).pages)}") in text
    assert b"Code QR" in pdfs[name] or "Code QR".encode("utf-16-be") in pdfs[name]


def test_a_place_that_a_name_tells_is_not_said_twice(pdfs: dict[str, bytes]) -> None:
    text = flat(read(pdfs["fiches/stef-mixup/stef-mixup.pdf"]).pages[0].extract_text())
    assert flat("antennes des Hauts-de-France") in text
    assert flat("Hauts-de-France, Hauts-de-France") not in text


def test_a_note_stays_with_its_figure(pdfs: dict[str, bytes]) -> None:
    pages = [flat(one.extract_text()) for one in read(pdfs["fiches/stef-mixup/stef-mixup.pdf"]).pages]
    noted = next(page for page in pages if flat("Pour la seconde valeur, la source dit") in page)
    assert flat("Part de femmes à la conduite") in noted


def test_a_cover_keeps_two_words_joined_by_a_bar(pdfs: dict[str, bytes]) -> None:
    name = next(name for name in pdfs if name.endswith("egalite-hauts-de-france.pdf"))
    cover = read(pdfs[name]).pages[0].extract_text()
    assert "femmes/hommes" in cover
    assert not [line for line in cover.splitlines() if line.rstrip().endswith("/")]


def test_the_one_page_sheets_are_one_page(printed: Printed) -> None:
    pages = {sheet.id: printed.downloads[f"fiches/{sheet.id}/"].pages for sheet in CATALOGUE.sheets.values()}
    short = {sheet.id for sheet in CATALOGUE.sheets.values() if sheet.collection == "feminisation-industrie"}
    briefs = {sheet.id for sheet in CATALOGUE.sheets.values() if sheet.kind == "brief"}
    assert len(short) == 2 and len(briefs) > 5
    assert {sheet for sheet, count in pages.items() if count == 1} >= short | briefs


@pytest.mark.parametrize("name", BOOKLETS)
def test_the_page_numbers_of_the_contents_are_right(
    name: str, pdfs: dict[str, bytes], texts: Callable[[str], list[str]]
) -> None:
    reader = read(pdfs[name])
    collection = CATALOGUE.collections[Path(name).stem]
    contents = flat(texts(name)[1])
    marks = {flat(title): number for title, number in bookmarks(reader)}
    expected = [part.title for part in collection.parts]
    expected += [sheet.title for sheet in CATALOGUE.sheets_by_collection[collection.id]]
    for title in expected:
        number = marks[flat(title)]
        assert re.search(re.escape(flat(title)) + rf"\.*{number}(?!\d)", contents), title
        assert flat(title) in flat(texts(name)[number - 1])


def bookmarks(reader: PdfReader) -> Iterator[tuple[str, int]]:
    """Each bookmark and the page it leads to, from 1."""

    def walk(items: list[object]) -> Iterator[tuple[str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                number = reader.get_destination_page_number(item)  # type: ignore[arg-type]
                assert number is not None
                yield item.title, number + 1  # type: ignore[attr-defined]

    yield from walk(list(reader.outline))


def flat(text: str) -> str:
    """A text without spaces, hyphens nor the invisible places where a word may break, to compare what is read."""
    return re.sub(r"[\s\u00a0\u00ad\u200b\u202f\u2060-]", "", text.replace("'", "’"))


@pytest.mark.parametrize("name", BOOKLETS)
def test_the_index_leads_to_the_pages_it_names(
    name: str, pdfs: dict[str, bytes], texts: Callable[[str], list[str]]
) -> None:
    reader = read(pdfs[name])
    start = next(number for title, number in bookmarks(reader) if title == "Index des structures")
    lines = re.sub(r"-\n", "", "\n".join(texts(name)[start - 1 : start + 2]))
    for organisation in CATALOGUE.organisations.values():
        known = f"{organisation.name} ({organisation.acronym})" if organisation.acronym else organisation.name
        found = re.search(re.escape(known.replace("'", "’")) + r", (\d+(?:, \d+)*)", lines)
        for number in found[1].split(", ") if found else ():
            assert flat(organisation.name) in flat(texts(name)[int(number) - 1]), (organisation.name, number)
    assert re.search(r", \d+(, \d+)*", lines)


@pytest.mark.parametrize("name", NAMES + BOOKLETS)
def test_headings_go_down_one_level_at_a_time(name: str, pdfs: dict[str, bytes]) -> None:
    levels = [int(tag[2]) for tag in tags(read(pdfs[name])) if re.fullmatch(r"/H[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def tags(reader: PdfReader) -> Iterator[str]:
    """The tags of the structure tree, in reading order."""
    return (str(node["/S"]) for node in structure(reader) if "/S" in node)


def structure(reader: PdfReader) -> Iterator[DictionaryObject]:
    """The elements of the structure tree, in reading order."""

    def walk(node: object) -> Iterator[DictionaryObject]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            for child in node:
                yield from walk(child)
        elif isinstance(node, DictionaryObject):
            yield node
            yield from walk(node.get("/K"))

    yield from walk(reader.root_object["/StructTreeRoot"])


def test_charts_are_the_drawings_of_the_site(pdfs: dict[str, bytes]) -> None:
    """The same bars, to the tenth of a unit: those of the page's SVG are in the PDF, at one scale."""
    html = next(output.text for output in pipeline.render(REPORT) if output.path == "fiches/stef-mixup.md")
    widths = [float(width) for width in re.findall(r'<rect x="[\d.]+" y="20" width="([\d.]+)"', html)]
    assert len(widths) == 4
    unit = 90 / 25.4 * 72 / WIDTH  # the drawing is 90 mm wide on paper
    drawn = [
        round(width / unit, 1)
        for sheet in read(pdfs["fiches/stef-mixup/stef-mixup.pdf"]).pages
        for width, height in rounded_shapes(sheet)
        if round(height / unit, 1) == 14
    ]
    assert drawn == widths


def rounded_shapes(sheet: PageObject) -> Iterator[tuple[float, float]]:
    """Width and height, in points, of the filled shapes with four round corners of a page."""
    contents = sheet.get_contents()
    assert contents is not None
    for shape in re.findall(r"scn ([-\d.]+ [-\d.]+ m [^\n]* c)\nh\nf\n", contents.get_data().decode("latin-1")):
        if len(re.findall(r" c\b", shape)) == 4:
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", shape)]
            yield max(numbers[::2]), max(numbers[1::2])


def test_pdf_has_no_system_font(pdfs: dict[str, bytes]) -> None:
    for pdf in pdfs.values():
        names = set(re.findall(rb"/FontName/[A-Z]{6}\+([\w-]+)", pdf))
        assert names and all(name.startswith((b"SourceSans3-", b"SourceSerif4-")) for name in names)


def test_french_typography(pdfs: dict[str, bytes]) -> None:
    """No line starts by a sign that goes with the word before, none ends by an opening one, ordinals are raised."""
    reader = read(pdfs[BOOKLETS[0]])
    lines = "\n".join(one.extract_text() for one in reader.pages).splitlines()
    assert len(lines) > 1000
    assert not [line for line in lines if re.match(r"[;:!?»%]", line.strip())]
    assert not [line for line in lines if re.search(r"(?:«|\bn°)$", line.strip())]
    assert not [line for line in lines if re.search(r"\w'\w", line)]
    assert b"/ActualText<FEFF00A0>" in b"".join(one.get_contents().get_data() for one in reader.pages)  # type: ignore[union-attr]
