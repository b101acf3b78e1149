"""Circular economy, with YAML files only: own vocabularies, own headings, own labels, and not a line of code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import serve
from tests.portability.conftest import CIRCULAR, circular, published

HEADINGS = ("Le gisement", "La boucle visée", "Comment ça tourne", "Les maillons", "Les tonnes évitées", "Qui appeler")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the circular network."""
    with serve(published(circular(tmp_path_factory.mktemp("circular")))) as root:
        yield root


def test_the_fixture_is_yaml_only() -> None:
    assert {path.suffix for path in CIRCULAR.rglob("*") if path.is_file()} == {".yaml"}


def test_the_sheet_speaks_its_own_words(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/tri-de-textiles/", wait_until="networkidle")
    shown = [heading.strip().rstrip("¶") for heading in page.locator("article h2").all_inner_texts()]
    assert [heading for heading in shown if heading in HEADINGS] == list(HEADINGS)
    expect(page.get_by_role("link", name="Réemploi", exact=True).first).to_be_visible()


def test_search_finds_by_its_own_synonyms(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/", wait_until="networkidle")
    results = page.locator("main a[href*='fiches/']")
    expect(page.locator("main a[href*='bourse-aux-materiaux']").first).to_be_visible()
    page.get_by_label("Chercher dans les fiches").fill("grille-pain")
    expect(page.locator("main a[href*='cafe-reparation']:visible").first).to_be_visible()
    expect(page.locator("main a[href*='bourse-aux-materiaux']:visible")).to_have_count(0)
    page.get_by_label("Chercher dans les fiches").fill("seconde main")
    expect(page.locator("main a[href*='tri-de-textiles']:visible").first).to_be_visible()
    assert results.count() > 0


def test_facets_show_its_own_labels(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/", wait_until="networkidle")
    expect(page.locator("main")).to_contain_text("Pilier")
    expect(page.locator("main")).to_contain_text("Filière")
    text = page.locator("main").text_content() or ""
    for label in ("Allonger la durée d’usage", "Recycler", "Textile", "Matériaux de construction", "Réparation"):
        assert label in text.replace("'", "’")
    assert "Levier" not in text and "Secteur" not in text and "égalité" not in text


def test_no_word_of_another_domain(page: Page, address: str) -> None:
    for path in ("", "collections/boucles-locales/", "thematiques/", "structures/", "enseignements/", "glossaire/"):
        page.goto(address + path, wait_until="networkidle")
        text = (page.locator("main").text_content() or "").casefold()
        for word in ("égalité", "femmes", "we ker", "dreets", "france clusters"):
            assert word not in text, (path, word)
