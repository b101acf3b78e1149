"""What people write as they are used to: each habit, read as its author means it, by both sides (test_same_reading)."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.drafting import Known
from builder.importing import document, proposing, survey
from builder.importing.headings import asked, common
from builder.importing.plain import read_text
from builder.importing.record import Record
from builder.importing.tables import read_table
from tests.importing import habits
from tests.real import REPORT


@pytest.fixture(scope="module")
def known() -> Known:
    return Known.of(REPORT.checked.project, REPORT.checked.schemas)


def read(folder: Path, known: Known, text: str | bytes) -> list[Record]:
    file = folder / "fiche.txt"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    found = list(document.drafts(read_text(file), known, file.name))
    for record in found:
        told = record.characters
        assert told["read"] == told["placed"] + told["unplaced"] + told["set_aside"]
    return found


def left(record: Record) -> list[str]:
    return [passage.text for passage, _ in record.unplaced]


def test_years_and_numbers_of_departments_are_kept_as_they_are(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.TERMS)
    assert record.data["context"] == "Les horaires changent."
    assert record.data["steps"] == [{"title": "2023 - 2026"}]
    assert record.data["territory"] == {"region": "32", "departments": ["59", "62"]}
    assert record.data["not_measured"] == "enfants gardés"


def test_questions_that_are_headings_lose_the_mark_of_who_asks(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.ASKED_OF_US)
    assert record.data["origin"] == ["De la clinique voisine."]
    assert record.data["contacts"] == [{"email": "accueil@exemple.fr"}]


def test_how_a_question_begins_says_less_than_what_it_is_of() -> None:
    assert asked("Comment avez-vous mesuré les effets ?", common()) == "impact"
    assert asked("Comment ?", common()) == "description"


def answers(folder: Path, known: Known, rows: str) -> tuple[dict[str, str], list[Record]]:
    """The columns of the map that is proposed for a table, and the drafts by it."""
    file = folder / "reponses.csv"
    file.write_text(rows, encoding="utf-8")
    table = read_table(file)
    made = proposing.propose(table, known, "reponses").map
    columns = {title: target.told if target else "" for title, target in made.columns.items()}
    return columns, list(survey.drafts(table, made, known, file.name))


def test_boxes_of_partners_are_no_audiences_and_numbers_no_terms(tmp_path: Path, known: Known) -> None:
    columns, (one, _) = answers(
        tmp_path, known,
        "#;Nom;Vos partenaires [Entreprises];Publics [Femmes];Publics [Autre];Nombre de bénéficiaires;Instructeurs\n"
        "a1;Le bus des métiers;Oui;Oui;mères;45;agent@exemple.fr\n"
        "a2;Le train de nuit;Non;Non;;30;agent@exemple.fr\n",
    )  # fmt: skip
    assert columns == {
        "#": "", "Nom": "title", "Publics [Femmes]": "audiences", "Publics [Autre]": "audiences",
        "Instructeurs": "",
    }  # fmt: skip
    assert (one.data["title"], one.data["audiences"], one.key) == ("Le bus des métiers", ["femmes"], "reponses/a1")
    assert "themes" not in one.data and "agent@exemple.fr" not in one.texts


def test_a_result_without_a_label_is_an_impact_and_never_a_reason(tmp_path: Path, known: Known) -> None:
    _, records = answers(
        tmp_path, known,
        "Titre,Quels résultats avez-vous obtenus ?,Adresse de messagerie\n"
        "Le bus,45 jeunes en 2023,anonymous\nLe train,Elles osent parler,anonymous\nLe car,Jeunes : 12 en 2023,\n"
        "Total,57,\n",
    )  # fmt: skip
    assert [record.data.get("impact") for record in records] == [["45 jeunes en 2023"], ["Elles osent parler"], None]
    assert records[2].data["indicators"][0]["values"] == [{"date": "2023", "value": 12}]
    assert not any({"not_measured", "contacts"} & record.data.keys() for record in records)
    assert not any("anonymous" in record.texts for record in records)


@pytest.mark.parametrize(("question", "answer", "kept"), [
    ("Peut-on citer votre nom et votre adresse mail ?", "oui", True),
    ("Peut-on citer votre nom et votre adresse mail ?", "non", False),
    ("Souhaitez-vous rester anonyme ?", "Oui", False),
    ("Souhaitez-vous que votre nom apparaisse ?", "", False),
])  # fmt: skip
def test_to_be_cited_is_asked_before_a_name_comes_in(
    tmp_path: Path, known: Known, question: str, answer: str, kept: bool
) -> None:
    _, (record,) = answers(
        tmp_path, known,
        f"Structure;Titre;{question};Si oui, lesquels ?\nCORIF;Le bus;{answer};zoe@exemple.fr\n",
    )  # fmt: skip
    assert ("zoe@exemple.fr" in str(record.data) + str(record.texts)) is kept
