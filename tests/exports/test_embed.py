"""Lists shown on another site, in a real Chromium: the parameters of the catalogue, no trace; citing; the line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect

from builder.exports import embed
from builder.pages import citing
from builder.pages.sheet_list import in_order
from tests.axe import problems
from tests.conftest import serve
from tests.exports.made import SITE, real_published
from tests.real import CATALOGUE
from tests.test_browser import HOSTILE
from tests.watching import Opened, Watched

QUERIES = (
    "theme=mixite-des-metiers",
    "theme=mixite-des-metiers&theme=aller-vers&kind=brief",
    "department=62&sort=title",
    "q=conductrices",
    "q=égalité&region=32&sort=reviewed",
    "theme=inconnu&parametre=autre",
    "",
)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, address: str) -> Iterator[str]:
    """Another site, on another origin, whose pages hold one line of ours."""
    folder = tmp_path_factory.mktemp("autre-site")
    for number, query in enumerate(QUERIES):
        source = html.escape(f"{address}integrer/?{query}")
        line = f'<iframe src="{source}" title="Fiches" width="100%" height="600"></iframe>'
        head = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Un autre site</title>'
        page = f"{head}<h1>Un autre site</h1>{line}</html>"
        (folder / f"page-{number}.html").write_text(page, encoding="utf-8")
    with serve(folder) as root:
        yield root.replace("127.0.0.1", "localhost")  # another host too: another site, not only another port


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1000, "height": 900})
    yield opened
    opened.close()


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def unfold(more: Locator) -> None:
    """Ask for the next sheets until there are none."""
    while more.is_visible():
        button = more.locator("button")
        label = button.inner_text()
        button.click()
        expect(button).not_to_have_text(label)


def shown(page: Page) -> list[str]:
    """The sheets of the frame, once it is ready."""
    frame = inside(page)
    expect(frame.locator("[data-embed]")).to_have_attribute("aria-busy", "false")
    unfold(frame.locator("[data-more]"))
    found = frame.locator("[data-embed] [data-sheet]").evaluate_all("cards => cards.map((card) => card.dataset.sheet)")
    return [str(sheet) for sheet in found]


def in_catalogue(context: BrowserContext, address: str, query: str) -> list[str]:
    """The sheets that the catalogue of the site shows for the same parameters."""
    page = context.new_page()
    page.goto(f"{address}fiches/?{query}")
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    unfold(page.locator("[data-more]"))
    found = page.locator("[data-results] [data-sheet]").evaluate_all("cards => cards.map((card) => card.dataset.sheet)")
    page.close()
    return [str(sheet) for sheet in found]


@pytest.mark.parametrize("number", range(len(QUERIES)), ids=QUERIES)
def test_the_frame_shows_what_the_catalogue_shows(
    context: BrowserContext, host: str, address: str, number: int
) -> None:
    page = context.new_page()
    page.goto(f"{host}page-{number}.html")
    wanted = in_catalogue(context, address, QUERIES[number])
    assert shown(page) == wanted and wanted
    count = inside(page).locator("[data-status]").inner_text().replace("\u00a0", " ")
    whole = number >= QUERIES.index("theme=inconnu&parametre=autre")
    total = len(CATALOGUE.sheets) if whole else len(wanted)  # the whole catalogue comes by pages
    assert count.startswith(f"{total} fiche")


def test_nothing_is_kept_nor_asked_elsewhere(opened: Opened, host: str, address: str) -> None:
    page = opened(host, address)
    page.goto(f"{host}page-4.html")
    assert shown(page)
    assert page.context.cookies() == []
    frame = next(frame for frame in page.frames if "/integrer/" in frame.url)
    kept = frame.evaluate("""async () => {
        const size = (read) => {
            try { return read(); } catch (error) { return error.name === "SecurityError" ? 0 : 1; }
        };
        return [size(() => localStorage.length), size(() => sessionStorage.length), size(() => document.cookie.length)];
    }""")
    assert kept == [0, 0, 0]  # refused to frames of another site by some browsers, and then not missed


@pytest.mark.parametrize("target", [".tb-card__title a", "[data-all]"])
def test_links_open_in_place_of_the_other_page(context: BrowserContext, host: str, address: str, target: str) -> None:
    page = context.new_page()
    page.goto(f"{host}page-0.html")
    assert shown(page)
    link = inside(page).locator(target).first
    where = str(link.evaluate("link => link.href"))
    link.click()
    page.wait_for_url(where)
    assert where.startswith(f"{address}fiches/") and page.locator("iframe").count() == 0
    if target == "[data-all]":
        assert parse_qsl(urlsplit(where).query) == [("theme", "mixite-des-metiers")]


def test_without_script_everything_is_listed(opened: Opened, host: str, address: str) -> None:
    page = opened(host, address, java_script_enabled=False)
    page.goto(f"{host}page-0.html")
    frame = inside(page)
    expect(frame.locator("[data-sheet]")).to_have_count(min(len(CATALOGUE.sheets), 60))
    frame.locator(".tb-card__title a").first.click()
    page.wait_for_url("**/fiches/**")
    assert page.locator("iframe").count() == 0


def test_a_long_catalogue_is_listed_by_its_beginning() -> None:
    published = real_published()
    model = next(iter(published.catalogue.sheets.values()))
    many = {f"fiche-{number}": replace(model, id=f"fiche-{number}") for number in range(150)}
    catalogue = replace(published.catalogue, sheets=many)
    frame, _ = embed.render(replace(published, catalogue=catalogue))
    page = frame.text
    assert page.count("data-sheet=") == 60 and 'href="../liste/2/"' in page and len(in_order(catalogue)) == 150


def test_a_line_without_script_holds_any_name() -> None:
    """What is between the tags of the text area is the line, once read as HTML; the line is HTML itself."""
    published = real_published()
    named = replace(published.catalogue, site=replace(published.catalogue.site, name='Boîte "A" & <B>'))
    _, helper = embed.render(replace(published, catalogue=named))
    [line] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", helper.text)
    [title] = re.findall(' title="([^"]*)" width=', html.unescape(line))
    assert html.unescape(title) == 'Boîte "A" & <B>\u00a0: les fiches'


@pytest.mark.parametrize("query", [urlencode({"q": text, "theme": text, "apparence": text}) for text in HOSTILE])
def test_hostile_parameters_do_nothing(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}integrer/?{query}", wait_until="networkidle")
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("appearance", ["", "sombre"])
@pytest.mark.parametrize(
    "path",
    [
        "integrer/?theme=mixite-des-metiers&q=femmes&apparence=",
        "donnees/integrer/?",
        "donnees/?",
        "donnees/dictionnaire/?",
    ],
)
def test_axe_and_narrow_screens(opened: Opened, address: str, path: str, appearance: str) -> None:
    page = opened(address, color_scheme="dark" if appearance else "light")
    page.goto(f"{address}{path}{appearance}", wait_until="networkidle")
    for width in (1000, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert problems(page) == []


def test_the_helper_writes_a_line_that_works(opened: Opened, address: str, site: Path) -> None:
    page = opened(address, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}donnees/integrer/", wait_until="networkidle")
    page.locator("summary", has_text="Thématique").click()
    page.get_by_label("Mixité des métiers").check()
    page.get_by_label("Mots cherchés").fill('a"b & <c>')
    page.get_by_label("Hauteur").fill("100000")
    page.get_by_label("Couleurs").select_option("sombre")
    query = "q=a%22b+%26+%3Cc%3E&theme=mixite-des-metiers&apparence=sombre"
    line = page.get_by_label("La ligne à coller")
    expect(line).to_have_value(
        f'<iframe src="{SITE}integrer/?{html.escape(query)}" title="Boîte à pratiques\u00a0: les fiches" width="100%" '
        'height="3000" loading="lazy" style="border: 0"></iframe>'
    )
    preview = page.locator(".tb-embed-help__preview iframe")
    expect(preview).to_have_attribute("src", f"{address}integrer/?{query}")
    page.get_by_role("button", name="Copier la ligne").click()
    expect(page.locator("[data-said]")).to_have_text("Ligne copiée.")
    assert page.evaluate("navigator.clipboard.readText()") == line.input_value()


def test_the_helper_gives_a_line_without_script(opened: Opened, address: str) -> None:
    page = opened(address, java_script_enabled=False)
    page.goto(f"{address}donnees/integrer/")
    value = page.get_by_label("La ligne à coller").input_value()
    assert value.startswith(f'<iframe src="{SITE}integrer/" title="')
    assert page.locator(".tb-embed-help__form").is_hidden()
    assert page.locator("[data-copy]").is_hidden()


def test_citing_a_sheet(watched: Watched, address: str, site: Path) -> None:
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    page.get_by_text("Citer cette fiche").click()
    words = citing.plain(CATALOGUE.sheets["stef-mixup"], CATALOGUE)
    expect(page.locator("[data-cite-words]")).to_have_text(words)
    copiers = page.locator("[data-cite-copy]")
    references = (
        words,
        *((site / f"fiches/stef-mixup/stef-mixup.{kind}").read_bytes().decode() for kind in ("bib", "ris")),
    )
    for copier, text in zip(copiers.all(), references, strict=True):
        copier.press("Enter")
        expect(copier).to_have_text("Copié")
        assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == text.replace("\r\n", "\n")
    for label, path in (("BibTeX", "stef-mixup.bib"), ("RIS", "stef-mixup.ris")):
        with page.expect_download() as waiting:
            page.locator("[data-cite]").get_by_role("link", name=label).click()
        assert waiting.value.suggested_filename == path
        assert Path(waiting.value.path()).read_bytes() == (site / "fiches/stef-mixup" / path).read_bytes()
    assert problems(page) == []
    page.route("**/*.ris", lambda route: route.fulfill(status=404, body="<h1>Page introuvable</h1>"))
    page.route("**/*.bib", lambda route: route.abort())
    for file in ("bib", "ris"):
        page.evaluate("navigator.clipboard.writeText('avant')")
        page.locator(f"[data-cite-copy$={file}]").press("Enter")
        expect(page.locator(f"[data-cite-copy$={file}]")).to_have_text("Sélectionné")
        assert page.evaluate("navigator.clipboard.readText()") == "avant"
    watched.expected("Failed to load resource")
