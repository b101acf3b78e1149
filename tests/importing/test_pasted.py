"""Texts that come without their marks of layout: each line is what its author made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.importing.recognising import figures
from tests.importing.pasted import (
    ANSWERS,
    BULLETED,
    CELLS,
    COOKIES,
    DASHED,
    FILE,
    FORWARDED,
    LISTS,
    MINUTES,
    PLACED,
    QUIZ,
    REPLIED,
    SITE,
    SLIDES,
    SPOKEN,
    STEPS,
    WRAPPED,
)
from tests.importing.test_shapes import doubts, read
from tests.importing.test_unmarked import aside


def test_lines_that_had_room_above_are_items(project: Path) -> None:
    (draft,) = read(project, LISTS)
    assert draft["objectives"] == ["Former vingt ambassadrices.", "Les faire intervenir au collège."]
    assert draft["audiences"] == ["femmes", "jeunes"]
    assert [one.get("name", "CORIF") for one in draft["stakeholders"]] == [
        "UIMM",
        "CORIF",
        "Région",
        "Les collèges du bassin",
    ]
    assert draft["impact"] == ["1 200 collégiens rencontrés", "38 contrats signés"]
    contact = {"role": "Cheffe de projet", "name": "Julie Exemple", "email": "julie@exemple.fr"}
    assert draft["contacts"] == [contact | {"phone": "03 20 00 00 00"}]


def test_lines_that_a_page_cuts_are_one(project: Path) -> None:
    (draft,) = read(project, WRAPPED)
    assert len(draft["objectives"]) == 1
    assert draft["contacts"] == [{"role": "Cheffe de projet", "name": "Julie Exemple", "email": "julie@exemple.fr"}]


def test_headings_with_bullets_and_titles_under_the_kind_of_document(project: Path) -> None:
    (draft,) = read(project, BULLETED)
    assert draft["title"] == "Le tutorat des recrues de l'atelier" and aside(draft) == ["FICHE PRATIQUE N° 4"]
    assert draft["context"] == "la moitié partait." and draft["objectives"] == ["accueillir"]
    assert draft["impact"] == ["18 recrues en 2024"] and len(draft["stakeholders"]) == 2


def test_a_quotation_is_the_sheet_where_the_rest_has_none(project: Path) -> None:
    (draft,) = read(project, FORWARDED)
    assert draft["title"] == "Le bus des métiers" and draft["context"] == "Les vallées se vident."
    assert draft["objectives"] == ["Aller voir les jeunes", "Leur montrer dix métiers"]


def test_what_a_message_answers_is_no_part_of_it(project: Path) -> None:
    (draft,) = read(project, REPLIED)
    assert draft["title"] == "Le train des métiers" and "context" not in draft


def test_a_page_of_a_site_without_its_menu(project: Path) -> None:
    (draft,) = read(project, SITE)
    assert draft["title"] == "Le réseau des ambassadrices"
    assert draft["summary"] == "Vingt salariées racontent leur métier dans les collèges."
    assert draft["impact"] == ["20 ambassadrices en 2024"] and "contacts" not in draft
    assert "© 2024 Réseau Exemple" in aside(draft)


def test_words_of_a_text_are_no_menu_and_no_headings(project: Path) -> None:
    (draft,) = read(project, STEPS)
    assert draft["title"] == "Accueil des apprenties" and not aside(draft)
    assert "Accueil > diagnostic > suivi" in draft["description"] and "les familles" in draft["description"]


def test_cells_that_tabs_part_and_parties_in_one_line(project: Path) -> None:
    (draft,) = read(project, CELLS)
    assert draft["title"] == "Le bus des métiers" and draft["context"] == "Les vallées se vident."
    assert aside(draft) == ["Référence interne", "2024-12"]
    assert [one.get("name", one.get("organisation")) for one in draft["stakeholders"]] == [
        "corif",
        "Région (financement)",
        "mission locale",
        "UIMM",
        "CCI",
        "lycée des Dunes",
        "CORIF, qui forme, accueille les jeunes",
    ]


def test_dashes_and_arrows_in_the_place_of_colons(project: Path) -> None:
    (draft,) = read(project, DASHED)
    assert draft["context"] == "Les vallées se vident." and draft["objectives"] == ["Aller voir les jeunes"]
    assert draft["impact"] == ["40 jeunes en 2023"] and draft["obstacles"] == ["le brouillard"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Le 1er mars 2024, le 3e forum a réuni 320 élèves.", [320]),
        ("En 2024, de 10 h à 17 h, puis à 9h30, au 25 rue de la Gare, 59000 Lille, 40 stages.", [40]),
        ("Article 15 de la loi de 2012, page 12, n° 45 : 3 emplois, joignables au 03.27.00.11.22.", [3]),
        ("De 12 à 25 femmes en 2023, 35 h de formation, 10 000 heures, 3 places.", [12, 25, 35, 10000, 3]),
    ],
)
def test_what_counts_nothing_is_no_figure(text: str, values: list[int]) -> None:
    assert [one.value for one in figures(text)] == values


def test_a_banner_above_the_menu_of_a_site_and_the_foot_of_its_pages(project: Path) -> None:
    (draft,) = read(project, COOKIES)
    assert draft["title"] == "Le train des métiers" and "summary" not in draft and "contacts" not in draft
    assert draft["context"] == "Les vallées se vident et les bus sont rares."
    assert draft["objectives"] == ["Aller voir les filles."]
    assert "Réseau Exemple – Page 1/2" in aside(draft)


def test_the_file_of_a_call_for_projects(project: Path) -> None:
    (draft,) = read(project, FILE)
    assert draft["funding"] == {"text": "12 000 € Autofinancement : 2 000 €"}
    assert aside(draft) == ["Date de début : 01/03/2023"]
    assert draft["description"] == "Un train passe dans les gares."
    assert draft["objectives"][0] == "aller voir les jeunes" and "1) au printemps" in draft["objectives"]


def test_an_interview_without_who_speaks_nor_its_contents(project: Path) -> None:
    (draft,) = read(project, SPOKEN)
    assert draft["title"] == "Le camion des métiers" and "summary" not in draft
    assert draft["origin"] == ["Le collège n'avait plus de forum."]
    assert draft["objectives"] == ["Montrer douze métiers.", "Faire venir les mères."]
    assert {"Lucie Exemple : Lucie Exemple : Lucie Exemple :", "Sommaire", "Passons."} <= {*aside(draft)}
    assert doubts(draft, "origin") == ["Comment est née cette action ?"]


def test_questions_and_answers_that_a_letter_marks(project: Path) -> None:
    (draft,) = read(project, ANSWERS)
    assert draft["origin"] == ["Le collège n'avait plus de forum."] and draft["obstacles"] == ["La panne."]
    assert draft["objectives"] == ["Montrer douze métiers."] and "context" not in draft


def test_questions_within_a_text_are_no_headings(project: Path) -> None:
    (draft,) = read(project, QUIZ)
    assert draft["description"].endswith("faire ? Puis il repart.") and not aside(draft)


def test_numbers_and_plan_of_pages_and_headings_that_are_underlined(project: Path) -> None:
    (draft,) = read(project, SLIDES)
    assert draft["title"] == "Le camion des métiers" and draft["impact"] == ["120 élèves en 2024"]
    assert draft["context"] == "Plus de forum.\n\nLe bus est rare."
    assert sorted(aside(draft)) == ["1", "2", "3", "4", "Contexte\t2", "Résultats\t3"]


def test_a_table_of_two_columns_is_no_table_of_contents(project: Path) -> None:
    (draft,) = read(project, "Le camion\n\nRésultats\nFemmes\t45\nHommes\t60\n\nPublics\nFemmes\nHommes\n")
    assert draft["impact"] == ["Femmes 45", "Hommes 60"]


def test_a_title_under_labels(project: Path) -> None:
    (draft,) = read(project, PLACED)
    assert draft["title"] == "Le camion des métiers" and not aside(draft)
    assert draft["audiences"] == ["femmes"] and draft["funding"] == {"text": "12 000 €"}


def test_a_title_without_what_stands_around_it(project: Path) -> None:
    (draft,) = read(project, MINUTES)
    assert draft["title"] == "Le camion des métiers" and "summary" not in draft
    assert aside(draft) == ["Date : 4 mars 2024", "Présents : Zoé Exemple"]
