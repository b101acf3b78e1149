"""A site whose interface speaks English over French sheets, built and read in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from builder import checking, pipeline, typography
from tests.axe import problems
from tests.conftest import ROOT, serve
from tests.languages.test_words import entries
from tests.portability.conftest import begun, run
from tests.watching import Watched, watching

BASE = ROOT / "tests" / "cases" / "base" / "content"
SHEET = "fiches/stef-mixup/"
MORE = """
added_on: 2024-06
reviewed_on: 2026-11-21
quotes:
  - text: "La mixité change le regard de chacun."
success_factors: ["Un portage politique clair"]
"""
"""What the sheet of the base does not say."""
PAGES = (
    "",
    "fiches/",
    SHEET,
    "collections/",
    "collections/panorama/",
    "thematiques/",
    "thematiques/mixite-des-metiers/",
    "territoires/",
    "territoires/r32/",
    "structures/",
    "structures/stef/",
    "glossaire/",
    "accessibilite/",
    "chiffres/",
    "enseignements/",
    "paroles/",
    "manques/",
    "comparer/",
    "panorama/",
    "donnees/",
    "donnees/dictionnaire/",
    "donnees/integrer/",
    "integrer/",
    "a-propos/",
)
OF_ITS_OWN = ("", "fiches/", SHEET, "chiffres/", "accessibilite/", "donnees/integrer/")
"""Those where other names and languages of parts may trouble axe: the French site has told the rest."""
IN_FRENCH = ("a-propos/", "proposer/", "guide/reference/", "aide/messages/")
"""Pages whose whole text is, or speaks to, contributors."""
READ = """() => {
  const found = [];
  const ours = (node) => {
    const part = node.closest("[lang]");
    const shell = node.closest(".md-header__topic, .md-nav, .md-copyright__highlight, code, script, style, textarea");
    return part === document.documentElement && !shell;
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (ours(node.parentElement)) found.push(node.data);
    } else if (ours(node)) {
      for (const name of ["aria-label", "title", "alt", "placeholder"]) {
        if (node.hasAttribute(name)) found.push(node.getAttribute(name));
      }
    }
  }
  return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""
"""What readers meet on a page, outside what says another language, and outside titles that the engine repeats."""
SOUNDS_FRENCH = re.compile(
    r"[àâçèéêîôùœ«»]|\b(?:aux?|avec|dans|des|du|et|fiches?|la|le|les|ou|par|pour|sur|une)\b|\b[cdlnqs]’", re.IGNORECASE
)
CITED = re.compile(r"https?://\S+|“[^”]*”")
"""Addresses, and words of content inside a sentence of ours."""
_PLACE = re.compile(r"\\\{\\\{.*?\\\}\\\}|\\?\$\\\{.*?\\\}|\\\{.*?\\\}")


def _shape(message: str) -> re.Pattern[str]:
    """What a French message would look like on a page."""
    return re.compile(_PLACE.sub(".*?", re.escape(" ".join(message.split()))))


@cache
def french() -> list[re.Pattern[str]]:
    """The French messages that English says otherwise, and that say enough by themselves to be told."""
    told = ((message, strings) for message, strings in entries().items() if message not in strings)
    shapes = [_shape(message.strip()) for message, _ in told]
    return [shape for shape in shapes if re.search(r"[^\W\d_]{4}", shape.pattern)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = begun(tmp_path_factory.mktemp("english"), "Good practices")
    shutil.rmtree(made / "content" / "sheets")
    shutil.rmtree(made / "content" / "collections")
    shutil.copytree(BASE, made / "content", dirs_exist_ok=True)
    shutil.copy(ROOT / "content" / "accessibility.yaml", made / "content")
    sheet = made / "content" / "sheets" / "panorama" / "stef-mixup.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    settings = made / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("theme:\n", "theme:\n  language: en\n", 1), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def english(project: Path) -> Iterator[str]:
    done = run(project, "build")
    assert done.returncode == 0, done.stderr
    with serve(project / "site") as address:
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One reader, whose browser would rather read French, and keeps what it loaded."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    yield context
    context.close()


@pytest.fixture
def watched(context: BrowserContext, english: str) -> Iterator[Watched]:
    with watching(context, english) as watched:
        yield watched
    watched.page.close()


@pytest.fixture(scope="module")
def names(project: Path) -> re.Pattern[str]:
    """What content calls things: our sentences name them as they are."""
    content = pipeline.catalogue(checking.check(project))
    found = {sheet.title for sheet in content.sheets.values()}
    found |= {one.label for sheet in content.sheets.values() for one in sheet.indicators}
    found |= {collection.title for collection in content.collections.values()}
    found |= {organisation.name for organisation in content.organisations.values()}
    found |= {term.label for vocabulary in content.vocabularies.values() for term in vocabulary.terms}
    longest = sorted(map(typography.french, found), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(' '.join(name.split()))}\b" for name in longest), re.IGNORECASE)


def french_left(page: Page, names: re.Pattern[str]) -> list[str]:
    shapes = french()
    met: list[str] = page.evaluate(READ)
    assert met
    ours = {names.sub("", CITED.sub("", text)).strip() for text in met}
    return sorted(text for text in ours if SOUNDS_FRENCH.search(text) or any(one.fullmatch(text) for one in shapes))


@pytest.mark.parametrize("path", PAGES)
def test_no_word_of_the_interface_stays_french(page: Page, english: str, path: str, names: re.Pattern[str]) -> None:
    page.goto(english + path, wait_until="networkidle")
    assert page.locator("html").get_attribute("lang") == "en"
    assert french_left(page, names) == []
    assert path not in OF_ITS_OWN or problems(page) == []
    if path == "accessibilite/":
        assert page.locator("caption strong, .tb-a11y__status").locator("[lang]").count() == 0


def test_the_page_of_errors_speaks_english(watched: Watched, english: str, names: re.Pattern[str]) -> None:
    page = watched.page
    page.goto(f"{english}404.html")
    assert page.title() == "Page not found · Good practices"
    assert french_left(page, names) == []
    watched.complaints.clear()  # it is without its styles, which it expects at the root of a host


@pytest.mark.parametrize("path", IN_FRENCH)
def test_what_speaks_with_contributors_says_it_is_french(page: Page, english: str, path: str) -> None:
    page.goto(english + path)
    assert page.locator("article > [lang=fr], .md-content__inner > [lang=fr]").count() == 1
    assert page.locator("[lang=fr] h1").count() == 1


def test_the_form_speaks_french_whole(page: Page, english: str) -> None:
    page.goto(f"{english}proposer/", wait_until="networkidle")
    form = page.locator(".md-content [lang=fr]").first
    words = {"Home", "Sheet", "Title", "Search", "Copy", "Print", "Contact us"}
    assert words.isdisjoint(form.inner_text().split("\n"))
    page.get_by_label("Brève").check()
    page.get_by_label("Titre obligatoire", exact=True).fill("Un titre")
    expect(page.locator("#yaml")).to_contain_text('title: "Un titre"')
    assert problems(page) == []


def test_dates_and_numbers_are_english(page: Page, english: str) -> None:
    page.goto(english + SHEET)
    quoted = page.locator(".tb-quote blockquote p")
    assert quoted.evaluate("(one) => getComputedStyle(one, '::before').content").startswith('"«')
    expect(page.locator(".tb-foot__dates")).to_contain_text(re.compile(r"Reviewed on [A-Z][a-z]+ \d{1,2}, \d{4}"))
    expect(page.locator(".tb-key").first).to_contain_text("22%")
    expect(page.locator(".tb-keys")).to_contain_text("20.5%")
    assert page.locator("h1 [lang=fr], h1[lang=fr]").count() == 1
    page.goto(f"{english}collections/panorama/")
    assert page.locator("h2[lang=fr]").count() > 0 and page.locator("h2:not([lang])").count() > 0


def test_search_and_facets_speak_english(page: Page, english: str, names: re.Pattern[str]) -> None:
    page.goto(f"{english}fiches/", wait_until="networkidle")
    page.get_by_label("Search the sheets").fill("transport")
    expect(page.locator("[data-status]")).to_have_text(re.compile("^1\u00a0sheet of 3$"))
    page.get_by_role("button", name="Remove the filter “transport”").click()
    box = page.locator(".tb-facet[data-facet=theme] input").first
    box.check()
    expect(page.locator("[data-status]")).to_have_text(re.compile("^[12]\u00a0sheets? of 3$"))
    page.get_by_label("Search the sheets").fill("zzzz")
    expect(page.locator("[data-status]")).to_have_text("0\u00a0sheets of 3")
    expect(page.locator("[data-help]")).to_contain_text("No sheet contains “zzzz”.")
    assert french_left(page, names) == []
    assert problems(page) == []


def test_the_selection_speaks_english(page: Page, english: str, names: re.Pattern[str]) -> None:
    for name in ("stef-mixup", "galilee-ateliers"):
        page.goto(f"{english}fiches/{name}/")
        page.get_by_role("button", name="Add to my panorama").first.click()
    page.goto(f"{english}panorama/", wait_until="networkidle")
    expect(page.get_by_role("button", name="Print the booklet")).to_be_visible()
    assert problems(page) == []
    page.get_by_role("button", name="Preview of the booklet").click()
    expect(page.locator(".tb-book__when")).to_have_text(re.compile(r"Made on [A-Z][a-z]+ \d{1,2}, \d{4}"))
    assert french_left(page, names) == []
    page.goto(f"{english}comparer/?fiches=stef-mixup,galilee-ateliers", wait_until="networkidle")
    assert problems(page) == []


def test_a_language_without_words_stops_the_build_on_its_line(project: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(project, tmp_path / "boite", ignore=shutil.ignore_patterns("site", ".build"))
    settings = copied / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("language: en", "language: xx")
    settings.write_text(text, encoding="utf-8")
    line = text[: text.index("language: xx")].count("\n") + 1
    done = run(copied, "build")
    assert done.returncode != 0
    assert f"mkdocs.yml:{line}: theme, language : « xx » n’a pas de fichier de mots." in done.stderr
    assert "Traceback" not in done.stderr and not (copied / "site").exists()
