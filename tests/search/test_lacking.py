"""What the catalogue does not have is told as such, and no word that is only spelt alike stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.search.test_catalogue import SHEETS, ready


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("femmes xyzzyplugh", "Aucune fiche n’a tous les mots de la question"),
        ("femmes industrie nord", "Certaines de ces fiches n’ont pas tous les mots de la question"),
    ],
)
def test_sheets_without_all_the_words_are_told_as_such(page: Page, address: str, question: str, told: str) -> None:
    ready(page, address, "?" + urlencode({"q": question}))
    expect(page.locator("[data-help]")).to_contain_text(told)
    page.goto(f"{address}a-propos/")
    page.get_by_role("search", name="Recherche rapide").get_by_role("searchbox").fill(question)
    expect(page.locator(".tb-quick--header [data-found]")).to_contain_text(told)


@pytest.mark.parametrize(
    "question", ["internet", "Seine-Maritime", "seine maritime", "Val de Marne", "Gard", "la Nouvelle\u2011Aquitaine"]
)
def test_what_is_only_spelt_alike_answers_nothing(page: Page, address: str, question: str) -> None:
    """« Seine » is no « au sein de », « Gard » no « garde », « internet » no « international »."""
    ready(page, address, "?" + urlencode({"q": question}))
    expect(page.locator("[data-status]")).to_have_text(f"0\xa0fiche sur {len(SHEETS)}")
    expect(page.locator("[data-help]")).to_contain_text(f"Aucune fiche ne contient « {question.removeprefix('la ')} »")


@pytest.mark.parametrize(
    "question", ["salon de coiffure", "aide à domicile", "congé menstruel", "mettre en place une POEI"]
)
def test_a_word_of_a_name_does_not_answer_for_the_whole(page: Page, address: str, question: str) -> None:
    """« Salon de l'emploi » and « sans domicile » are other names of terms: « salon » and « domicile » are not."""
    ready(page, address, "?" + urlencode({"q": question}))
    expect(page.locator("[data-status]")).to_have_text(f"0\xa0fiche sur {len(SHEETS)}")
