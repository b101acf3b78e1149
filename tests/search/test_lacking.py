"""What the catalogue does not have is told as such, and no word that is only spelt alike stands for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.search import outputs
from tests.search.test_catalogue import SHEETS, ready

ELSEWHERE = "Ailleurs sur le site :"
CUT = "La question est longue : seul son début est cherché."
NONE = "Aucune fiche n’a tous les mots de la question : voici celles qui en ont une partie."


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
    expect(page.locator("[data-help][role=status]")).to_contain_text(told)
    page.goto(f"{address}a-propos/")
    page.get_by_role("search", name="Recherche rapide").get_by_role("searchbox").fill(question)
    expect(page.locator(".tb-quick--header [data-found]")).to_contain_text(told)
    expect(page.locator(".tb-quick--header [role=status]")).to_contain_text(told)


@pytest.mark.parametrize(
    "question",
    [
        "internet",
        "Lens",
        "Boulogne-sur-Mer",
        "Villeneuve-d’Ascq",
        "Seine-Maritime",
        "seine maritime",
        "Val de Marne",
        "Gard",
        "la Nouvelle\u2011Aquitaine",
    ],
)
def test_what_is_only_spelt_alike_answers_nothing(page: Page, address: str, question: str) -> None:
    """« Seine » is no « au sein de », « Gard » no « garde », « internet » no « international », a town no other sea."""
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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("POEI ou poei", ["Aucune fiche ne contient « POEI »."]),
        ("xyzzy-plugh", ["Aucune fiche ne contient « xyzzy-plugh »."]),
        ("ch’ti", ["Aucune fiche ne contient « ch’ti »."]),
        ("en Creuse", ["Aucune fiche ne contient « Creuse »."]),
        (
            "DUERP",
            ["Aucune fiche ne contient « DUERP ». Ailleurs sur le site : DUERP (glossaire), Le contexte national."],
        ),
        ("28,5 %", [f"Aucune fiche ne contient « 28,5 ». {ELSEWHERE} Le contexte régional."]),
        ("département 93", ["Aucune fiche ne contient « département 93 »."]),  # nor does it lead to « département »
        ("pas cher", ["Aucune fiche ne contient « cher »."]),
        ("Vitré", ["Aucune fiche ne contient « Vitré »."]),  # no « vivre »
        ("combien ça coûte", ["Aucune fiche ne contient « coûte »."]),  # no « écoute »
        ("aide-soignante", ["Aucune fiche ne contient « aide-soignante »."]),  # no aid
        ("télécharger", [f"Aucune fiche ne contient « télécharger ». {ELSEWHERE} Données ouvertes."]),
        ("recette de tarte", ["Aucune fiche ne contient « recette », « tarte »."]),
        ("xyzzy " * 80, ["Aucune fiche ne contient « xyzzy ».", CUT]),
        ("SPE et droit", ["Aucune fiche ne contient « SPE ».", NONE]),  # no start of « spécialisé »
        (
            "Madame, je n’arrive jamais à savoir ce que je dois faire : je me permets de vous demander la POEI."
            " Merci d’avance et bonne journée. Cordialement",
            ["Aucune fiche ne contient « POEI »."],
        ),
    ],
)
def test_what_no_sheet_has_is_told_once_and_whole(page: Page, address: str, question: str, told: list[str]) -> None:
    ready(page, address, "?" + urlencode({"q": question}))
    expect(page.locator("[data-help] p")).to_have_text(told)
    page.goto(f"{address}a-propos/")
    page.get_by_role("search", name="Recherche rapide").get_by_role("searchbox").fill(question)
    expect(page.locator(".tb-quick--header [data-found] p:not(.tb-quick__all)")).to_have_text(told)
    expect(page.locator(".tb-quick--header [role=status]")).to_contain_text(" ".join(told))


@pytest.mark.parametrize(
    ("question", "term"), [("toilettes", "Conditions de travail"), ("DELD", "Personnes en recherche d’emploi")]
)
def test_the_term_that_a_sheet_answers_by_is_marked(page: Page, address: str, question: str, term: str) -> None:
    """Wherever the page writes it, and with its apostrophes."""
    ready(page, address, "?" + urlencode({"q": question}))
    expect(page.locator("[data-results] mark", has_text=term).first).to_be_visible()


def test_the_other_pages_that_have_a_word_are_there(site: Path) -> None:
    elsewhere = json.loads((site / outputs.FOLDER / "elsewhere.json").read_text("utf-8"))
    for label, address in elsewhere["places"]:
        path, _, anchor = address.partition("#")
        page = (site / path / "index.html").read_text("utf-8")
        assert label, address
        assert not anchor or f'id="{anchor}"' in page, address
    assert {"cidffzy", "banc"} < set(elsewhere["keys"])


def test_a_department_without_sheets_is_one_inside_a_question_too(page: Page, address: str) -> None:
    ready(page, address, "?" + urlencode({"q": "horaires dans le Gard"}))
    expect(page.locator("[data-help] p").first).to_have_text("Aucune fiche ne contient « Gard ».")
    marked = page.locator("[data-results] mark").all_inner_texts()
    assert marked and not any("gard" in word.lower() for word in marked)


def test_what_is_told_of_words_is_true_of_the_sheets_that_filters_leave(page: Page, address: str) -> None:
    ready(page, address, "?q=femmes+industrie+nord")
    expect(page.locator("[data-help]")).to_contain_text("Certaines de ces fiches")
    ready(page, address, "?q=femmes+industrie+nord&department=59&sector=industrie")
    expect(page.locator("[data-results] [data-sheet]").first).to_be_visible()
    expect(page.locator("[data-help]")).to_be_hidden()
    ready(page, address, "?q=femmes+industrie+nord&department=35")
    expect(page.locator("[data-help]")).to_contain_text("Aucune de ces fiches n’a tous les mots de la question.")


def test_a_filter_is_not_blamed_for_a_word_that_no_sheet_has(page: Page, address: str) -> None:
    ready(page, address, "?q=xyzzyplugh&department=59")
    expect(page.locator("[data-help] p")).to_have_text(["Aucune fiche ne contient « xyzzyplugh »."])
    ready(page, address, "?q=femmes&department=")
    expect(page.locator("[data-help]")).to_be_hidden()


SUGGESTED = {
    "amassadeurs": ["ambassadrices"],  # sheets write it with another ending
    "partenairiat": ["partenariats"],
    "ruralité": [],  # « rural » answers: no « réalité »
    "rentrée": [],
    "dentaire": [],
    "nuit": [],
    "TMS": [],  # another acronym is something else
}


def test_a_word_is_suggested_only_where_it_may_be_a_slip(page: Page, address: str) -> None:
    script = """async ([root, words]) => {
      const { ask } = await import(root + "assets/js/find/query.js");
      const { missing } = await import(root + "assets/js/find/suggest.js");
      const found = await Promise.all(words.map(async (word) => missing(word, await ask(word))));
      return found.map(([{ words }]) => words);
    }"""
    page.goto(f"{address}a-propos/")
    found = page.evaluate(script, [address, list(SUGGESTED)])
    assert dict(zip(SUGGESTED, found, strict=True)) == SUGGESTED


def test_a_word_that_is_still_being_typed_is_not_told_to_be_missing(page: Page, address: str) -> None:
    script = """async ([root, words]) => {
      const { ask } = await import(root + "assets/js/find/query.js");
      const found = await Promise.all(words.map(ask));
      return words.filter((_, rank) => found[rank].scores.size === 0 || found[rank].unknown.length > 0);
    }"""
    page.goto(f"{address}a-propos/")
    begun = ["harcèlem", "harcèleme", "directri", "directric", "profe", "fonctionnemen", "recrutemen"]
    assert page.evaluate(script, [address, begun]) == []
