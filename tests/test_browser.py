"""The site in a real Chromium: search finds every sheet, nothing breaks, everything fits a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.pages.across.indicators import counted
from tests.conftest import built_once, copy_project, serve
from tests.real import CATALOGUE
from tests.watching import Opened

KINDS_OF_PAGE = (
    "",
    "fiches/",
    "fiches/stef-mixup/",
    "fiches/galilee-accompagnement/",
    "fiches/impulsion-jeu-de-l-oie/",
    "fiches/we-ker-groupes-de-travail-mixite/",
    "collections/",
    "collections/egalite-hauts-de-france/",
    "collections/feminisation-industrie/",
    "thematiques/",
    "thematiques/mixite-des-metiers/",
    "territoires/",
    "territoires/62/",
    "territoires/r32/",
    "territoires/32/",
    "structures/",
    "structures/corif/",
    "glossaire/",
    "chiffres/",
    "enseignements/",
    "paroles/",
    "manques/",
    "comparer/",
    "panorama/",
    "contribuer/",
    "a-propos/",
    "accessibilite/",
    "aide/messages/",
    "guide/rubriques/",
    "guide/relecture/",
    "guide/droits/",
    "guide/reference/",
)


def test_the_table_of_figures_sorts_and_filters(page: Page, address: str) -> None:
    page.goto(f"{address}chiffres/", wait_until="networkidle")
    rows = page.locator(".tb-table tbody tr:not(.tb-table__group):visible")
    total = rows.count()
    first = rows.first.inner_text()
    page.get_by_role("button", name="Valeur").click()
    values = [
        float(value) for value in page.locator("td.tb-table__number").evaluate_all("l => l.map(c => c.dataset.order)")
    ]
    assert values == sorted(values) and len(values) == total
    assert page.locator("th[aria-sort=ascending]").count() == 1
    page.get_by_role("button", name="Valeur").click()
    assert page.locator("td.tb-table__number").first.get_attribute("data-order") == f"{max(values):g}"
    page.get_by_role("button", name="Thématique").click()
    assert rows.first.inner_text() == first
    page.get_by_label("Filtrer").fill("EQUIPES femmes")
    assert 0 < rows.count() < total
    expect(page.locator(".tb-filter__status")).to_contain_text(f"{rows.count()}\u00a0valeur")
    page.get_by_label("Filtrer").fill("<img src=x>")
    assert rows.count() == 0


def test_who_comes_back_to_the_table_of_figures_finds_it_as_it_was(page: Page, address: str) -> None:
    page.goto(f"{address}chiffres/", wait_until="networkidle")
    page.get_by_label("Thématique").select_option(label="Aller-vers")
    page.get_by_role("button", name="Valeur").click()
    page.get_by_role("button", name="Valeur").click()
    page.get_by_label("Filtrer").fill("femmes")
    rows = page.locator(".tb-table tbody tr:visible")
    before = rows.all_inner_texts()
    assert 1 < len(before) < 20
    rows.first.get_by_role("link").click()
    page.wait_for_url("**/fiches/**")
    page.go_back(wait_until="networkidle")
    expect(page.get_by_label("Filtrer")).to_have_value("femmes")
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    assert rows.all_inner_texts() == before
    for odd in ("?sort=99&theme=x&q=", "?sort=<b>&theme=%00"):
        page.goto(f"{address}chiffres/{odd}", wait_until="networkidle")
        expect(page.locator("tr.tb-table__group").first).to_be_visible()


def test_the_table_of_figures_is_whole_without_its_script(opened: Opened, address: str) -> None:
    page = opened(address, java_script_enabled=False)
    page.goto(f"{address}chiffres/")
    figures = sum(len(item.values) for sheet in CATALOGUE.sheets.values() for _, item in counted(sheet))
    assert page.locator(".tb-table tbody tr:not(.tb-table__group)").count() == figures


ACROSS = ("chiffres/", "enseignements/", "paroles/", "manques/")
HOSTILE = (
    "</title><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    '"><svg onload=window.hacked=1>',
    "&lt;img src=x onerror=window.hacked=1&gt;",
    "{{ 7*7 }} {% raw %} `${window.hacked=1}`",
    "javascript:window.hacked=1",
)


@pytest.fixture(scope="session")
def hostile_site(built: Path) -> Iterator[str]:
    """A site one of whose sheets, organisations and themes bear hostile names."""
    with serve(built_once(built.with_name("hostile"), _hostile_project) / "site") as root:
        yield root


def _hostile_project(target: Path) -> Path:
    """Without PDFs: what hostile texts do there is tested with the press."""
    project = copy_project(target)
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("\nextra:\n", "\nextra:\n  pdf: false\n"), encoding="utf-8"
    )
    for number, payload in enumerate(HOSTILE):
        _hostile_sheet(project, number, payload)
    name = project / "content/organisations/keolis.yaml"
    name.write_text(f"id: keolis\nname: {_quoted(HOSTILE[1])}\nkind: entreprise\n", encoding="utf-8")
    themes = project / "content/vocabularies/themes.yaml"
    text = themes.read_text(encoding="utf-8").replace('"Aller-vers"', _quoted(HOSTILE[0]))
    themes.write_text(text, encoding="utf-8")
    return project


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _hostile_sheet(project: Path, number: int, payload: str) -> None:
    quoted, unit = _quoted(f"piege{number} {payload}"), _quoted(payload[:40])
    (project / f"content/sheets/feminisation-industrie/piege-{number}.yaml").write_text(
        f"id: piege-{number}\nkind: brief\ntitle: {quoted}\nsummary: {quoted}\norganisation: keolis\n"
        f"themes: [aller-vers]\nkeywords: [{quoted}]\nindicators:\n  - label: {quoted}\n    unit: {unit}\n"
        f"    values: [{{date: 2020, value: 1}}, {{date: 2021, value: 2, text: {quoted}}}]\n"
        f"quotes:\n  - text: 'Une parole.'\n    author: {quoted}\n    role: {quoted}\n"
        f"headings:\n  - {{label: {quoted}, fields: [indicators]}}\n",
        encoding="utf-8",
    )


def test_hostile_names_do_nothing(opened: Opened, hostile_site: str) -> None:
    page = opened(hostile_site)
    for path in ("", "fiches/", "structures/keolis/", "thematiques/aller-vers/", *ACROSS):
        page.goto(hostile_site + path)
        page.wait_for_timeout(150)
        assert page.evaluate("window.hacked") is None, path
    for number, payload in enumerate(HOSTILE):
        page.goto(f"{hostile_site}fiches/piege-{number}/")
        page.wait_for_timeout(150)
        assert payload[:12] in page.title().replace("’", "'")
        assert page.evaluate("window.hacked") is None, payload
        page.goto(f"{hostile_site}fiches/?q=piege{number}")
        expect(page.locator(f"[data-results] [data-sheet=piege-{number}] .tb-card__found")).to_be_visible()
        assert page.evaluate("window.hacked") is None, payload


def test_opened_from_a_folder_the_site_is_read_from_link_to_link(browser: Browser, built: Path) -> None:
    """As who has just built it does, or who was given it on a key: no server finds the page behind a folder."""
    site = (built / "site").resolve()
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.get_by_role("searchbox").first.fill("mixité")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"^{re.escape((site / 'fiches/index.html').as_uri())}\\?q=mixit"))
        page.locator(".tb-card a").first.click()
        expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_text("Ce site est ouvert depuis un dossier")).to_be_visible()
        links = page.locator("a").evaluate_all("all => all.map(a => String(a.href.baseVal ?? a.href))")
        assert not [link for link in links if link.startswith("file:") and link.endswith("/")]


def test_served_the_site_does_not_speak_of_folders(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Ce site est ouvert depuis un dossier")).to_be_hidden()
