"""A sheet's page, printed by the browser: its content alone, whole, with the addresses that paper needs."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

SHEETS = ("stef-mixup", "we-ker-groupes-de-travail-mixite", "fabrique-defi-femmes-secteurs-strategiques")


@pytest.fixture(scope="module", params=SHEETS)
def paper(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[tuple[list[str], list[str]]]:
    """The lines of each printed page, and the headings of the page as it shows on a screen."""
    page = browser.new_page()
    page.goto(f"{address}fiches/{request.param}/")
    page.emulate_media(media="print")
    headings = page.locator("article :is(h1, h2, h3, h4)").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.innerText.trim())"
    )
    pdf = page.pdf(format="A4", tagged=True, outline=True, prefer_css_page_size=True)
    page.close()
    reader = PdfReader(io.BytesIO(pdf))
    assert "/StructTreeRoot" in reader.root_object
    yield [sheet.extract_text() for sheet in reader.pages], headings


def squeezed(text: str) -> str:
    """Without spaces, hyphens nor ligatures, which the browser adds; one shape may stand for two apostrophes."""
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text)).replace("\u02bc", "\u2019")


def printed(page: Page) -> list[str]:
    pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    return [squeezed(sheet.extract_text()) for sheet in pages]


def on_paper(page: Page, address: str) -> list[str]:
    page.goto(address, wait_until="networkidle")
    if "?q=" in address:
        page.locator(".tb-card__found").first.wait_for()  # on a slow machine, the engine starts after the network rests
    return printed(page)


def test_only_the_content_is_printed(paper: tuple[list[str], list[str]]) -> None:
    pages, _ = paper
    text = "\n".join(pages)
    for site in (
        "Rechercher",
        "Fiche suivante",
        "Fiche précédente",
        "Télécharger en PDF",
        "Voir les chiffres",
        "Accueil",
        "Mots-clés",
    ):
        assert site not in text
    assert 2 <= len(pages) <= 8


def test_a_note_has_no_arrow_to_press_on_paper(page: Page, address: str) -> None:
    text = "".join(on_paper(page, address + "fiches/amiens-egalite-commande-publique/"))
    assert squeezed("issu de la loi Climat et résilience") in text and "↩" not in text


def test_every_heading_is_there_and_none_ends_a_page(paper: tuple[list[str], list[str]]) -> None:
    pages, headings = paper
    whole = squeezed("".join(pages))
    assert len(headings) > 8
    assert "Fiches liées" not in headings
    for heading in headings:
        assert squeezed(heading) in whole
    for text in pages:
        assert not [heading for heading in headings if squeezed(text).endswith(squeezed(heading))]


def test_figures_are_whole(page: Page, address: str) -> None:
    """A figure's name, its amount and the labels of its chart stand on one page."""
    page.goto(f"{address}fiches/stef-mixup/")
    pages = printed(page)
    figures = page.locator(".tb-figure--drawn").evaluate_all(
        "all => all.map(one => [one.querySelector('.tb-figure__label').innerText, "
        "...[...one.querySelectorAll('svg text')].map(text => text.textContent)])"
    )
    assert len(figures) == 2
    for words in figures:
        assert any(all(squeezed(word) in text for word in words) for text in pages), words


@pytest.mark.parametrize("path", ["fiches/stef-mixup/", "comparer/?fiches=stef-mixup,corif-accompagnement"])
def test_a_chart_is_no_larger_than_its_words_nor_longer_than_a_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    chart = page.locator(".tb-chart").first
    chart.wait_for()
    page.emulate_media(media="print")
    root = float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
    assert (chart.bounding_box() or {"width": 0})["width"] <= 20 * root + 1
    chart.evaluate("one => one.setAttribute('viewBox', '0 0 320 3000')")
    assert (chart.bounding_box() or {"height": 0})["height"] <= 220 / 25.4 * 96 + 1


def test_addresses_are_spelled_out(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/we-ker-groupes-de-travail-mixite/")
    links = page.locator("article a[rel=external]").evaluate_all("all => all.map(one => one.href)")
    text = "".join(printed(page))
    assert len(links) == 2
    for link in links:
        assert squeezed(link) in text


@pytest.mark.parametrize(("path", "most"), [("manques/", 3), ("chiffres/", 12)])
def test_a_wide_table_is_whole_on_paper_and_each_page_names_its_columns(
    page: Page, address: str, path: str, most: int
) -> None:
    page.goto(address + path, wait_until="networkidle")
    page.emulate_media(media="print")
    names = page.locator("table").first.locator("thead th:visible").all_inner_texts()
    rows = page.locator("table").first.locator("tbody th[scope=row]").count()
    texts = printed(page)
    assert len(names) >= 6 and rows > 20 and len(texts) <= most
    for text in texts[: 2 if path == "manques/" else None]:
        assert [name for name in names if squeezed(name) not in text] == []


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("", 4),
        ("fiches/", 7),
        ("fiches/?q=logement", 2),
        ("thematiques/mobilite/", 1),
        ("comparer/?fiches=stef-mixup,corif-accompagnement,we-ker-groupes-de-travail-mixite", 8),
    ],
)
def test_paper_is_not_wasted(page: Page, address: str, path: str, most: int) -> None:
    pages = on_paper(page, address + path)
    assert len(pages) <= most and "Touteffacer" not in "".join(pages)


def test_an_entry_of_the_glossary_is_whole(page: Page, address: str) -> None:
    page.goto(address + "glossaire/")
    entries = page.locator(".tb-term").evaluate_all(
        "all => all.map(one => ['dfn', 'dd > :last-child'].map(part => one.querySelector(part)?.innerText))"
    )
    pages = on_paper(page, address + "glossaire/")
    assert len(entries) > 100
    for term, end in entries:
        assert not end or any(squeezed(term) in text and squeezed(end) in text for text in pages), term


@pytest.mark.parametrize(
    ("path", "lead"),
    [
        ("enseignements/", ".tb-lesson__from"),
        ("collections/egalite-hauts-de-france/", ".tb-kicker"),
        ("guide/rubriques/", ".tb-good"),
        ("panorama/?fiches=corif-accompagnement", ".tb-book .tb-zoom > .tb-facts > :last-child"),
    ],
)
def test_no_page_ends_on_what_announces_the_next(page: Page, address: str, path: str, lead: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    leads = [squeezed(text) for text in page.locator(lead).all_inner_texts() if text.strip()]
    assert leads
    for text in on_paper(page, address + path):
        assert not text.endswith(tuple(leads))


def test_an_address_that_is_written_is_not_repeated(page: Page, address: str) -> None:
    paper = "".join(on_paper(page, address + "structures/we-ker/"))
    assert paper.count(squeezed("https://we-ker.org/")) == 1
    compared = "".join(on_paper(page, address + "comparer/?fiches=stef-mixup,corif-accompagnement"))
    assert "http" not in compared


def test_a_group_of_figures_is_not_named_at_the_foot_of_a_page(page: Page, address: str) -> None:
    page.goto(address + "chiffres/", wait_until="networkidle")
    page.emulate_media(media="print")
    groups = [squeezed(text) for text in page.locator(".tb-table__group").all_inner_texts()]
    columns = squeezed("".join(page.locator(".tb-table thead th:visible").all_inner_texts()))
    assert len(groups) > 10
    for text in on_paper(page, address + "chiffres/"):
        assert not text.removesuffix(columns).endswith(tuple(groups))


def test_an_example_of_the_guide_is_on_one_page(page: Page, address: str) -> None:
    page.goto(address + "guide/rubriques/")
    examples = [squeezed(text) for text in page.locator(".tb-good + pre").all_inner_texts()]
    pages = on_paper(page, address + "guide/rubriques/")
    assert len(examples) > 20
    for example in examples:
        assert any(example in text for text in pages), example
