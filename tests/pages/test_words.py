from __future__ import annotations

import re
from dataclasses import replace

import pytest

from builder.glossary import Glossary
from builder.model import Territory
from builder.pages import cards, collection, organisation, sheet_list, territory, theme, words
from builder.pages.context import PageContext
from builder.typography import number
from tests.pages.example import by_path, example, visible


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020", "2020"),
        ("2024-06", "juin 2024"),
        ("2024-06-15", "15 juin 2024"),
        ("2024-08-01", "1er août 2024"),
        ("2021/2023", "2021-2023"),
        ("2022-08/2024-12", "d’août 2022 à décembre 2024"),
        ("2022-09/2024-12", "de septembre 2022 à décembre 2024"),
        ("2022-10/2023", "d’octobre 2022 à 2023"),
        ("2024-06-15/2024-07-03", "du 15 juin 2024 au 3 juillet 2024"),
    ],
)
def test_dates_and_spans(written: str, read: str) -> None:
    assert words.span(written).replace("\u00a0", " ") == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020", "en 2020"),
        ("2024-06", "en juin 2024"),
        ("2024-06-15", "le 15 juin 2024"),
        ("2021/2023", "en 2021-2023"),
        ("2022-08/2024-12", "d’août 2022 à décembre 2024"),
    ],
)
def test_dates_in_a_sentence(written: str, read: str) -> None:
    assert words.when(written).replace("\u00a0", " ") == read


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        (None, None, ""),
        ("2024", None, "depuis 2024"),
        ("2024-06-15", None, "depuis le 15 juin 2024"),
        (None, "2026", "jusqu’en 2026"),
        (None, "2026-01-02", "jusqu’au 2 janvier 2026"),
        ("2024", "2026", "2024-2026"),
        ("2024", "2024", "2024"),
    ],
)
def test_periods(start: str | None, end: str | None, read: str) -> None:
    assert words.period(start, end).replace("\u00a0", " ") == read


def test_counts_and_lists() -> None:
    assert [words.count(n, "fiche").replace("\u00a0", " ") for n in (0, 1, 2)] == ["0 fiche", "1 fiche", "2 fiches"]
    assert words.enumeration(["a", "b", "c"]) == "a, b et c"
    assert words.enumeration(["a"]) == "a"
    assert words.enumeration([]) == ""


def test_numbers() -> None:
    assert number(10296) == "10\u202f296"
    assert number(20.5) == "20,5"
    assert number(-22.2) == "\u221222,2"


def test_anchors_are_made_of_words() -> None:
    assert words.slug("Clés de réussite") == "cles-de-reussite"
    assert words.slug("« ? »") == "section"


def _said(page: str) -> str:
    found = re.search(r"^description: (.*)$", page, re.MULTILINE)
    return " ".join(found[1].strip("'").split()) if found else ""


def test_a_page_speaks_of_one_thing_as_of_one() -> None:
    full = example()
    sheet = replace(next(iter(full.sheets.values())), themes=())
    one = replace(full, sheets={sheet.id: sheet})
    assert "1 pratique à chercher" in _said(by_path(sheet_list.render(one))["fiches/index.md"])
    assert "chacun" not in visible(by_path(organisation.render(full))["structures/index.md"])


def test_a_toolbox_without_places_says_so_rather_than_show_an_empty_map() -> None:
    bare = replace(example(), sheets={})
    page = by_path(territory.render(bare))["territoires/index.md"]
    assert "Aucune fiche classée par territoire." in page
    assert "<svg" not in page


def test_an_organisation_is_described_by_its_sheets_not_by_the_name_of_another_site() -> None:
    full = example()
    pages = by_path(organisation.render(full))
    for identifier, known in full.organisations.items():
        said = _said(pages[f"structures/{identifier}.md"])
        assert "Boîte à pratiques" not in said
        assert full.term("organisation-kinds", known.kind).label in said
        assert ("fiche" in said) == bool(full.appearances.get(identifier))


def test_a_theme_without_a_description_is_named_before_its_count() -> None:
    full = example()
    known = full.vocabularies["themes"]
    bare = replace(known, terms=tuple(replace(term, description=None) for term in known.terms))
    pages = by_path(theme.render(replace(full, vocabularies={**full.vocabularies, "themes": bare})))
    for identifier in full.sheets_by_theme:
        label = full.term("themes", identifier).label
        assert _said(pages[f"thematiques/{identifier}.md"]).startswith(f"{label} : ")


def test_a_place_that_the_name_of_an_organisation_tells_is_not_repeated() -> None:
    full = example()
    sheet = replace(full.sheets["full"], co_organisations=(), territory=Territory(label="Vallon"))
    first = full.organisations[sheet.organisation]
    index, card = {}, {}
    for name in ("Métropole du Vallon", "Métropole du Haut-Vallon", "Atelier des Vallons"):
        there = replace(first, name=name, acronym=None, territory=Territory(label="Vallon"))
        known = replace(full, organisations={**full.organisations, first.id: there})
        index[name] = 'tb-names__place">Vallon<' in by_path(organisation.render(known))["structures/index.md"]
        card[name] = cards.sheet_card(sheet, PageContext(known, "")).place == "Vallon"
    assert index == card
    assert index == {"Métropole du Vallon": False, "Métropole du Haut-Vallon": True, "Atelier des Vallons": True}


def test_a_cover_is_dated_after_its_publisher_as_within_a_sentence() -> None:
    full = example()
    dated = {key: replace(one, published_on="2025-07") for key, one in full.collections.items()}
    covers = by_path(collection.render(replace(full, collections=dated), Glossary(())))["collections/index.md"]
    assert "<span>juillet" in covers
