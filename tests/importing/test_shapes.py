"""Lists out of place, lists that a sentence announces, initiatives told in passing: moved by rule, and to confirm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from builder.importing.documents import read_document
from builder.importing.recognising import figures
from tests.importing.letters import LETTER, PICTURED
from tests.importing.shapes import (
    ALONE,
    ANNOUNCED,
    BOXES,
    BY_LINES,
    CALL,
    IN_ORDER,
    MARKED,
    NO_HEADING,
    PASSING,
    QUESTIONS,
    SCRAMBLED,
    SHAPES,
)
from tests.importing.test_document import accounted, bring


def read(project: Path, text: str) -> list[dict[str, Any]]:
    file = project.parent / "fiche.txt"
    file.write_text(text, encoding="utf-8")
    return ordered(bring(project, file))


def ordered(drafts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the order of the document."""
    return sorted(drafts, key=lambda draft: int(draft["import"]["key"].rpartition("/")[2]))


def doubts(draft: dict[str, Any], key: str) -> list[str]:
    return [item["passage"] for item in draft["import"]["to_confirm"] if item["field"] == key]


@pytest.mark.parametrize("text", SHAPES)
def test_nothing_is_lost(project: Path, text: str) -> None:
    drafts = read(project, text)
    accounted(read_document(project.parent / "fiche.txt").lines, drafts)


def test_lists_above_their_heading_go_back_under_it(project: Path) -> None:
    (draft,) = read(project, SCRAMBLED)
    assert draft["title"] == "MONTRER LES ATELIERS AUX FAMILLES"
    assert draft["context"].split("\n\n") == [
        "La démarche vient de deux équipes voisines :",
        "Le service des apprentissages, qui suivait douze lycéennes par an",
        "La chambre des métiers, avec un stand au forum de printemps",
        "Les deux équipes ont gardé leurs rendez-vous.",
    ]
    assert draft["obstacles"] == ["Le bus ne passe qu'une fois par heure, ce qui décourage les familles."]
    assert draft["description"].startswith(
        "L'animatrice tient à trois gestes :\n\nVisiter les ateliers de nuit\n\nPrêter"
    )
    assert [party["name"] for party in draft["stakeholders"]] == [
        "La mairie de Pont-Neuf",
        "Les lycées (deux sur trois)",
        "L'amicale des tourneuses",
    ]
    assert draft["not_measured"] == "La maison tient un carnet des visites, que personne n'a compté."
    assert "Visiter les ateliers de nuit" in doubts(draft, "description")
    assert doubts(draft, "not_measured")


def test_one_list_out_of_place_is_left_where_it_is(project: Path) -> None:
    """A writer may do so: an order is scrambled when it happens twice."""
    (draft,) = read(project, IN_ORDER)
    assert "Les familles hésitent" in draft["context"]
    assert "hésitent" not in draft["description"]


def test_an_announced_list_goes_to_the_field_that_is_named(project: Path) -> None:
    (draft,) = read(project, ANNOUNCED)
    assert draft["context"].split("\n\n") == [
        "L'atelier existe depuis 1998. Il reçoit les familles le soir.",
        "Une équipe de cinq personnes le fait vivre.",
        "L'atelier travaille chaque année avec des partenaires. Voici ses deux partenaires de toujours :",
    ]
    assert draft["description"].startswith("Les modes d'intervention de l'atelier sont les suivants :\n\n- Ouvrir")
    assert "- Ouvrir les ateliers" in doubts(draft, "description")
    assert draft["stakeholders"][:2] == [{"organisation": "corif"}, {"name": "Lycée Exemple"}]
    assert draft["objectives"] == ["Pour les familles, il s'agit de plusieurs objectifs :", "Voir un atelier"]


def test_steps_and_parties_keep_their_texts(project: Path) -> None:
    (draft,) = read(project, ANNOUNCED)
    assert draft["steps"][0]["title"] == "Réunir les familles dans la salle des fêtes"
    assert draft["steps"][0]["text"].endswith("pendant la visite.")
    assert draft["steps"][1] == {"title": "Compter les visites"}
    told = draft["stakeholders"][2]
    assert told["organisation"] == "corif" and told["detail"].endswith("aux plus jeunes.")
    assert any("centaine de familles" in item["passage"] for item in draft["import"]["unplaced"])


def test_a_figure_without_its_year_is_proposed_as_such(project: Path) -> None:
    (draft,) = read(project, ANNOUNCED)
    told = [item["proposed"] for item in draft["import"]["to_confirm"]
            if item["field"] == "indicators" and "proposed" in item]  # fmt: skip
    assert {"value": 220, "unit": "familles", "undated": True} in told
    assert any(one["value"] == 7 and one.get("date") == "2021/2023" for one in told)
    assert not any(one["value"] == 1998 for one in told)


@pytest.mark.parametrize(("text", "date"), [
    ("Entre 2021 et 2023, 7 rencontres ont eu lieu.", "2021/2023"),
    ("De 2021 à 2023 : 7 rencontres.", "2021/2023"),
    ("7 rencontres en 2021-2023.", "2021/2023"),
    ("En 2021 et 2023, 7 rencontres ont eu lieu.", "2023"),
])  # fmt: skip
def test_a_period_is_one_date(text: str, date: str) -> None:
    assert [figure.date for figure in figures(text) if figure.value == 7] == [date]


def test_initiatives_told_in_passing_are_briefs(project: Path) -> None:
    main, *short = read(project, PASSING)
    assert main["kind"] == "case_study" and main["contacts"][0]["email"] == "contact@exemple.fr"
    names = ["L'association Les Tourneuses – Nord (59)", "Fonderie du Pont – Pas-de-Calais (62)"]
    assert sorted(draft["title"] for draft in short) == sorted([*names, "Le lycée des Dunes – Somme (80)"])
    assert {draft["kind"] for draft in short} == {"brief"}
    told = {draft["title"]: draft for draft in short}
    assert told[names[0]]["description"].split("\n\n")[1].startswith("Les collégiennes ont ensuite")
    assert told[names[1]]["description"].endswith("avec l'équipe du matin.")
    places = [item["proposed"] for item in told[names[0]]["import"]["to_confirm"] if item["field"] == "territory"]
    assert places == [{"region": "32", "departments": ["59"]}]
    assert any("MERCI" in item["passage"] for item in main["import"]["unplaced"])
    assert any("rendu possible" in item["passage"] for item in main["import"]["unplaced"])


def test_one_paragraph_of_that_shape_is_no_brief(project: Path) -> None:
    assert len(read(project, ALONE)) == 1


def test_initiatives_of_a_word_file_under_names_in_bold(project: Path) -> None:
    file = project.parent / "recueil.docx"
    document = docx.Document()
    document.add_heading("Ouvrir les ateliers", 1)
    document.add_heading("Contexte", 2)
    document.add_paragraph("Les familles ne voient jamais les ateliers.")
    document.add_heading("Autres initiatives du bassin", 2)
    for name in ("Les Tourneuses", "La fonderie du Pont"):
        document.add_heading(name, 3)
        document.add_paragraph(f"{name} ouvrent leurs ateliers aux collégiennes, trois soirs par mois : www.exemple.fr")
    document.add_heading("Remerciements", 2)
    document.add_paragraph("Merci aux familles et aux équipes, qui ont rendu possible chacune de ces visites du soir.")
    document.save(str(file))
    drafts = ordered(bring(project, file))
    assert [draft["title"] for draft in drafts[1:]] == ["Les Tourneuses", "La fonderie du Pont"]
    assert "Remerciements" in str(drafts[0]["import"]["unplaced"])
    accounted(read_document(file).lines, drafts)


def test_without_any_heading_words_propose_a_field_and_place_nothing(project: Path) -> None:
    (draft,) = read(project, NO_HEADING)
    aside = {item["passage"]: item["field"] for item in draft["import"]["to_confirm"] if "sans rubrique" in item["why"]}
    assert [aside.get(item["passage"]) for item in draft["import"]["unplaced"]] == [
        "objectives",
        "impact",
        "stakeholders",
        "funding",
        "obstacles",
        "next_steps",
        None,
        "contacts",
    ]
    assert not {"objectives", "impact", "stakeholders", "funding", "contacts"} & draft.keys()
    others = [other for other in read(project, PASSING) if other["id"] != draft["id"]]
    assert others
    assert not any("sans rubrique" in item["why"] for item in others[0]["import"]["to_confirm"])


def test_boxes_that_are_not_ticked_answer_nothing(project: Path) -> None:
    (draft,) = read(project, BOXES)
    assert (draft["themes"], draft["audiences"], draft["objectives"]) == (
        ["mobilite", "sante"],
        ["jeunes"],
        ["Nourrir", "Réunir"],
    )
    assert "feedback" not in draft
    told = {item["passage"]: item["why"] for item in draft["import"]["unplaced"] if "coch" in item["why"]}
    assert {*told} == {"Logement", "Contexte", "Femmes", "Seniors", "Satisfaisants", "Non"}


def test_answers_to_a_call_are_one_sheet_that_keeps_every_text(project: Path) -> None:
    (draft,) = read(project, CALL)
    assert draft["title"] == "Un garage solidaire itinérant"
    assert draft["context"] == "Roues Libres répare des vélos à Dieppe.\n\nLes bus sont rares."
    assert draft["objectives"] == ["Réparer à bas coût", "Former des mécaniciennes"]
    assert draft["description"] == "Un camion passe dans huit communes."
    assert draft["funding"] == {"text": "Deux salariées.\n\n12 000 € par an"}
    assert draft["indicators"][0]["label"] == "Réparations"
    assert draft["contacts"] == [
        {"role": "Directrice, Les P'tits Loups", "name": "Sonia Meyer", "email": "sonia@exemple.fr",
         "phone": "03 89 00 11 22"},
        {"name": "Ali Kaci", "phone": "06 11 22 33 44"},
    ]  # fmt: skip


def test_what_follows_a_title_on_the_next_lines_is_no_part_of_it(project: Path) -> None:
    (draft,) = read(project, BY_LINES)
    assert (draft["title"], draft["context"]) == ("Le permis par étapes", "peu de conducteurs.")
    assert (draft["organisation"], draft["impact"]) == ("corif", ["17 codes obtenus"])
    assert draft["objectives"] == ["que chacun passe le code"]
    unplaced = [item["passage"] for item in draft["import"]["unplaced"]]
    assert unplaced == ["Date : 2024", "Action : trois ateliers par semaine"]


def test_plain_questions_are_headings_and_a_number_is_no_title(project: Path) -> None:
    (draft,) = read(project, QUESTIONS)
    assert (draft["title"], draft["contacts"]) == ("LE CAMION DES MÉTIERS", [{"phone": "06 11 22 33 44"}])
    assert draft["description"] == "Un camion va dans les collèges."


@pytest.mark.parametrize("text", [
    "Contexte\nUn.\n\nRésultats\nDix.\n\nContexte\nDeux.",
    "Contexte\nUn.\n\nObjectifs\n- Voir\n\nConstat\nDeux.",
])  # fmt: skip
def test_one_context_a_sheet_where_each_has_its_own(project: Path, text: str) -> None:
    """The same words again start another sheet; so does any word for it once aims are told."""
    assert [draft["context"] for draft in read(project, text)] == ["Un.", "Deux."]


def test_headings_marked_in_a_plain_text_are_those_of_any_document(project: Path) -> None:
    first, second = read(project, MARKED)
    assert [draft["title"] for draft in (first, second)] == ["Le vélo du matin", "Le vélo du soir"]
    assert first["summary"].startswith("Prêter un vélo")
    assert first["context"] == "Les horaires changent.\n\nLes bus\n\nIls passent après l'embauche."
    assert (first["objectives"], first["impact"]) == (["Prêter des vélos"], ["30 vélos prêtés"])
    assert (second["context"], second["objectives"]) == ("Les nuits sont longues.", ["Rentrer"])


def test_signs_in_place_of_bullets_begin_items_and_are_no_words_of_them(project: Path) -> None:
    (draft,) = read(project, PICTURED)
    assert draft["objectives"] == ["Cultiver deux hectares", "Embaucher six jardinières"]
    assert [one["name"] for one in draft["stakeholders"]] == ["Le lycée du canal", "La mairie de Pont-Neuf"]
    assert draft["contacts"] == [
        {"role": "directrice", "name": "Camille Exemple", "email": "jardin@exemple.fr", "phone": "03 20 00 00 00"}
    ]


def test_what_follows_the_end_of_a_letter_is_in_no_field(project: Path) -> None:
    (draft,) = read(project, LETTER)
    assert draft["vigilance_points"] == ["Les vestiaires ne sont pas prêts."]
    left = " ".join(one["passage"] for one in draft["import"]["unplaced"])
    assert "06 00 00 00 00" in left
    assert "Pourriez-vous" in left
    assert "contacts" not in draft


NUMBERED = (
    ("1.1 Intitulé de l'action", "Les cuisines du canal"),
    ("1.2 Territoire concerné", "Le bassin de Pont-Neuf"),
    (
        "2.1 À quel besoin répond votre action ?",
        "Les habitantes cherchent des heures de jour, et aucun restaurant n'est ouvert dans la zone à midi.",
    ),
    ("2.2 Quels sont vos objectifs ?", "Former douze commises."),
    (
        "2.3 Quelles difficultés avez-vous rencontrées ?",
        "La hotte a coûté le double, car le devis oubliait la pose et la mise aux normes du local.",
    ),
    ("2.4 Budget total de l'action", "48 000 € en 2024"),
    ("2.5 Personne à contacter", "Camille Exemple, directrice, camille@exemple.fr"),
    ("2.6 Acceptez-vous que vos coordonnées soient publiées ?", "Non"),
)
"""The questions of a prize, in bold, and their answers."""


def test_the_numbered_questions_of_a_word_file_are_headings(project: Path) -> None:
    document = docx.Document()
    for question, answer in NUMBERED:
        document.add_paragraph().add_run(question).bold = True
        document.add_paragraph(answer)
    file = project.parent / "prix.docx"
    document.save(str(file))
    (draft,) = bring(project, file)
    assert draft["title"] == "Les cuisines du canal"
    assert (
        draft["context"]
        == "Les habitantes cherchent des heures de jour, et aucun restaurant n'est ouvert dans la zone à midi."
    )
    assert draft["objectives"] == ["Former douze commises."]
    assert draft["obstacles"] == [
        "La hotte a coûté le double, car le devis oubliait la pose et la mise aux normes du local."
    ]
    assert draft["funding"]["text"] == "48 000 € en 2024"
    assert "Camille" not in str(draft), "the person did not agree"
    assert doubts(draft, "context") == ["2.1 À quel besoin répond votre action ?"]
