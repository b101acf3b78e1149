"""Headings that nothing marks, and labels of no field under a title: nothing of them goes to the field above."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from builder.importing.headings import common, heading
from tests.importing.shapes import ASKED, NUMBERED, ONE_LINE, REACHED, STARRED, UNMARKED
from tests.importing.test_document import bring
from tests.importing.test_shapes import doubts, read


def aside(draft: dict[str, Any]) -> list[str]:
    return [item["passage"] for item in draft["import"].get("unplaced", ())]


def test_a_title_does_not_take_the_labels_under_it(project: Path) -> None:
    draft, *_ = read(project, ONE_LINE)
    assert draft["title"] == "Le bus des métiers"
    assert "Date de mise en place du bus : janvier 2022" in aside(draft)


def test_the_end_of_a_letter_is_in_no_field(project: Path) -> None:
    draft, *_ = read(project, ONE_LINE)
    assert draft["next_steps"] == ["un second bus."]
    assert any("06 11 22 33 44" in words for words in aside(draft))


def test_a_heading_that_only_white_shows_ends_the_field_above(project: Path) -> None:
    draft, *_ = read(project, UNMARKED)
    assert draft["context"] == "Les vallées se vident."
    assert draft["description"] == "Un camion va dans les collèges.\n\nIl est parti trois fois."
    assert draft["objectives"] == ["Aller voir les jeunes"]
    assert {"Mot du maire", "Nos camions", "Suites et résultats"} < {*aside(draft)}


def test_two_known_headings_are_too_few_to_tell_the_others(project: Path) -> None:
    draft, *_ = read(project, UNMARKED.replace("Objectifs\n- Aller voir les jeunes\n", ""))
    assert "Nos camions" in draft["description"]


def test_a_list_without_bullets_has_no_heading(project: Path) -> None:
    draft, *_ = read(project, UNMARKED.replace("- Un camion", "Un bus\nUn camion."))
    assert "Nos camions Un bus Un camion." in draft["description"]


def test_numbers_that_follow_each_other_are_those_of_headings(project: Path) -> None:
    draft, *_ = read(project, NUMBERED)
    assert draft["context"] == "Les vallées se vident." and draft["objectives"] == ["Aller voir les jeunes."]
    assert {"2. Le maire en parle", "1. du bus", "2. des jeunes", "4. Mot de la fin"} < {*aside(draft)}


@pytest.mark.parametrize("bold", [False, True])
def test_questions_that_have_a_number_are_headings(project: Path, tmp_path: Path, bold: bool) -> None:
    """Longer than what answers them: neither their size nor their weight tells them."""
    file = tmp_path / "questions.docx"
    made = docx.Document()
    for line in ASKED.splitlines()[2:]:
        made.add_paragraph().add_run(line).bold = bold and line.endswith("?")
    made.save(str(file))
    for drafts in (bring(project, file), read(project, ASKED)):
        draft, *_ = drafts
        assert draft["obstacles"] == ["La neige."] and len(doubts(draft, "obstacles")) == 1
        assert {"Il roule.", "Roulez."} < {*aside(draft)}
        assert "Pouvez-vous" not in draft.get("title", "")


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Freins et leviers", None),
        ("Points forts / points faibles", None),
        ("Résultats et perspectives", None),
        ("Résultats et impacts", "impact"),
        ("Partenaires et amis", "stakeholders"),
        ("Objectifs de la démarche et calendrier", "objectives"),
    ],
)
def test_a_heading_of_two_fields_gives_its_text_to_neither(
    project: Path, tmp_path: Path, heading: str, key: str | None
) -> None:
    file = tmp_path / "fiche.docx"
    made = docx.Document()
    for title, words in (("Contexte", "La vallée se vide."), (heading, "Le bus."), ("Financement", "Rien.")):
        made.add_heading(title, 1)
        made.add_paragraph(words)
    made.save(str(file))
    draft, *_ = bring(project, file)
    assert ("Le bus." in aside(draft)) is (key is None)
    assert key is None or "Le bus." in str(draft[key])


def test_a_contact_is_told_with_brackets_dashes_and_strokes(project: Path) -> None:
    draft, *_ = read(project, REACHED)
    assert draft["contacts"] == [
        {
            "role": "proviseure adjointe",
            "name": "Samira Exemple",
            "email": "samira@exemple.fr",
            "phone": "06 11 22 33 44",
        },
        {"organisation": "corif", "role": "service mixité", "email": "mixite@exemple.fr"},
        {"role": "chargée de mission", "name": "Zoé Exemple", "email": "zoe@exemple.fr"},
        {"role": "Maison Exemple – 12 rue du Port", "email": "maison@exemple.fr"},
    ]


def test_the_marks_of_markdown_are_no_words(project: Path) -> None:
    draft, *_ = read(project, STARRED)
    assert draft["organisation"] == "corif" and "Dates : 2022-2024" in aside(draft)
    assert draft["context"] == "Les vallées **se vident**, 2 ** 3."  # which of them are marks is not sure
    assert [" ".join(row.split()) for row in draft["impact"]] == [
        "Indicateur | 2022 | 2023",
        "Jeunes | 12 | 25",
        "Trajets | 5 | 11",
    ]


@pytest.mark.parametrize(
    "end", ["À lire aussi", "Mentions légales | Plan du site", "Partager sur LinkedIn", "À très bientôt !",
     "Annexe 1 : la grille", "Envoyé de mon iPhone", "De : Zoé Exemple",
     "Ce message et ses pièces jointes sont confidentiels.", "Merci de votre attention"]
)  # fmt: skip
def test_what_ends_a_page_or_a_letter_is_in_no_field(project: Path, end: str) -> None:
    draft, *_ = read(
        project, f"Le bus\n\nContexte\nUn texte.\n\nRésultats\n45 jeunes.\n\n{end}\n\nLe train des métiers\n"
    )
    assert draft["impact"] == ["45 jeunes."] and "Le train des métiers" in aside(draft)


def test_words_of_the_text_end_nothing(project: Path) -> None:
    draft, *_ = read(
        project,
        "Le bus\n\nContexte\nLa rivière prend ses\nsources\ndans la vallée.\n\n"
        "Résultats\nVoir aussi le train des métiers.\n\nPlus tard.\n",
    )
    assert draft["context"] == "La rivière prend ses sources dans la vallée."
    assert draft["impact"] == ["Voir aussi le train des métiers.", "Plus tard."]


@pytest.mark.parametrize(("words", "key"), [
    ("Perspectives 2025", "next_steps"), ("Bilan 2023-2024", "impact"), ("Effets constatés en 2024", "impact"),
    ("Partenaires techniques", "stakeholders"), ("Enjeux locaux", "context"), ("Bénéficiaires directs", "audiences"),
    ("Les acteurs", "stakeholders"), ("Ce qui a été mis en place", "description"), ("Témoignages", "quotes"),
    ("(1) Contexte", "context"), ("Partie 2 : Objectifs", "objectives"), ("I.2 Freins", "obstacles"),
    ("Freins / difficultés", "obstacles"), ("Contexte / Background", "context"), ("Freins et leviers", None),
    ("Description du projet (10 lignes max)", "description"), ("But", "objectives"), ("Coût", "funding"),
    ("Objectifs de 2025", None), ("Partenaire", None), ("Résultats attendus", "objectives"),
])  # fmt: skip
def test_the_words_that_surround_a_heading(words: str, key: str | None) -> None:
    found = heading(words, common())
    assert (found and found[0]) == key
