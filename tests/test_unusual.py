"""A sheet with what few have: tables, wide ones too, a tall picture, very long words. On a screen, and on paper."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import yaml
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.axe import problems
from tests.conftest import serve
from tests.html_checkers import html_validate_problems
from tests.portability.conftest import begun, published
from tests.selecting import kept, listed, open_own

AMOUNT = "1 250 000 €"


def table(columns: int) -> str:
    """A table of the small Markdown, with an empty corner and years to the right."""
    years = [str(2040 - columns + rank) for rank in range(1, columns)]
    rows = [["", *years], ["---", *["--:"] * (columns - 1)]]
    rows += [[name, *[AMOUNT] * (columns - 1)] for name in ("Ingénierie", "Accompagnement", "Communication")]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the page of that sheet, in a toolbox of its own."""
    project = begun(tmp_path_factory.mktemp("unusual"), "Les bons plans")
    (project / "content" / "media").mkdir(exist_ok=True)
    Image.new("RGB", (1080, 1920), "teal").save(project / "content" / "media" / "debout.jpg")
    file = next((project / "content" / "sheets").rglob("*.yaml"))
    sheet = yaml.safe_load(file.read_text(encoding="utf-8"))
    sheet["description"] = "\n\n".join(f"Avec {columns} colonnes :\n\n{table(columns)}" for columns in (4, 7, 8, 14))
    sheet["media"] = [{"file": "debout.jpg", "alt": "Une photo debout"}]
    sheet.pop("not_measured", None)
    values = [{"date": "2023", "value": 2}, {"date": "2024", "value": 1234567.8}]
    sheet["indicators"] = [{"label": "m" * 190, "unit": "u" * 40, "values": values}]
    sheet["stakeholders"] = [{"name": "Un groupe", "detail": "d" * 90}]
    sheet["success_factors"] = ["https://exemple.fr/" + "s" * 90]
    sheet["former_ids"] = ["nom-d-avant"]
    file.write_text(yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return published(project) / "fiches" / file.stem


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The address of that page."""
    with serve(folder.parent.parent) as address:
        yield f"{address}fiches/{folder.name}/"


def test_tables_are_valid(folder: Path) -> None:
    former = folder.parent / "nom-d-avant" / "index.html"
    assert html_validate_problems([folder / "index.html", former]) == []


def test_a_former_address_leads_to_the_page(page: Page, site: str, folder: Path) -> None:
    page.goto(f"{site}../nom-d-avant/")
    page.wait_for_url(site)
    assert "nom-d-avant" not in (folder.parent.parent / "sitemap.xml").read_text(encoding="utf-8")
    head = (folder / "index.html").read_text(encoding="utf-8")
    title = re.search(r"<h1[^>]*>(.*?)</h1>", head, re.DOTALL)
    former = re.search(r"<h1>(.*?)</h1>", (folder.parent / "nom-d-avant/index.html").read_text(encoding="utf-8"))
    assert title and former and unescape(former[1]) == unescape(title[1]).strip()


def test_a_former_identifier_is_followed_in_a_selection(page: Page, site: str, folder: Path) -> None:
    address = site.removesuffix(f"fiches/{folder.name}/")
    given = f"nom-d-avant,disparue,{folder.name}"
    page.goto(f"{address}panorama/?fiches={given}")
    expect(page.locator(".tb-picked li")).to_have_count(2)
    expect(page.locator(".tb-lead").first).to_contain_text("2\u00a0fiches")
    assert listed(page) == [folder.name, "disparue"]
    page.goto(f"{address}comparer/?fiches={given}")
    page.wait_for_url(f"{address}comparer/?fiches={folder.name},disparue")
    open_own(page, address, "nom-d-avant", "disparue", title="Le mien")
    expect(page.locator(".tb-picked--lost")).to_have_count(1)
    assert kept(page, address) == {"title": "Le mien", "ids": [folder.name, "disparue"]}


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_tables_are_read_and_scrolled_by_everyone(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(site, wait_until="networkidle")
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".tb-tabular thead :first-child").first.evaluate("one => one.tagName") != "TH"
    assert page.locator(".tb-tabular td").last.evaluate("one => getComputedStyle(one).textAlign") == "right"
    frame = page.locator(".tb-tabular").last
    frame.focus()
    page.keyboard.press("ArrowRight")
    while not frame.evaluate("one => one.scrollLeft"):
        page.wait_for_timeout(50)


@pytest.mark.parametrize("path", ["", "../", "../../", "../../enseignements/"])
def test_long_words_widen_no_page(page: Page, site: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(site + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_paper_shows_every_cell_and_keeps_its_size(page: Page, site: str) -> None:
    """Chromium would shrink the whole page to hold one wide table; a figure cut in two could not be read."""
    page.goto(site, wait_until="networkidle")
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in reader.pages))
    assert text.count(re.sub(r"\s", "", AMOUNT)) == 3 * (3 + 6 + 7 + 13)
    sizes: Counter[float] = Counter()

    def measure(words: str, matrix: list[float], place: list[float], _: object, size: float) -> None:
        sizes[round(abs(size * place[3] * matrix[3]), 1)] += len(words.strip())

    for sheet in reader.pages:
        sheet.extract_text(visitor_text=measure)
    assert sizes.most_common(1)[0][0] >= 7.5
    assert max(sizes) > 15
    whole = [sheet for sheet in reader.pages if len(sheet.images)]
    assert len(whole) == 1


def test_paper_of_a_booklet_says_the_columns_of_a_wide_table(page: Page, site: str) -> None:
    """The sheet is copied there, piece by piece."""
    open_own(page, site.split("fiches/", maxsplit=1)[0], site.rstrip("/").rpartition("/")[2], title="Essai")
    assert page.locator(".tb-tabular--wide[tabindex='0'] td[data-label='2039']").count() == 3
    text = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert re.sub(r"\s", "", f"2039 : {AMOUNT}") in re.sub(r"\s", "", "".join(one.extract_text() for one in text.pages))
