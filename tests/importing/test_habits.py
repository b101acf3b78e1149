"""What people write as they are used to: each habit, read as its author means it, by both sides (test_same_reading)."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.drafting import Known
from builder.importing import asking, document, proposing, survey
from builder.importing.headings import asked, common
from builder.importing.lines import Line
from builder.importing.parts import put
from builder.importing.passages import joined
from builder.importing.plain import read_text
from builder.importing.record import Passage, Record
from builder.importing.sections import Part
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


def test_who_signs_a_message_is_no_contact(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.MAILED)
    assert record.data["contacts"] == [{"role": "le standard", "phone": "04 75 00 00 00"}]
    assert record.data["objectives"] == ["passer le code", "conduire"]
    assert len(record.data["stakeholders"]) == 3
    assert {"Bonne journée à toi,", "Sophie"} < {*left(record)}


def test_the_kind_of_a_document_is_no_title_and_a_label_no_summary(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.RELEASE)
    assert record.data["title"] == "La Région lance le bus des métiers"
    assert record.data["summary"] == "Les bus partiront de trois villes au printemps."


def test_hints_of_a_form_are_in_no_field(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.CALLED)
    assert record.data["title"] == "Le pont des savoirs"
    assert record.data["context"] == "Les retraitées partent avec leurs savoirs."
    assert record.data["success_factors"] == ["Précisez dès le début qui fait quoi."]
    assert "objectives" not in record.data and record.data["territory"] == {"label": "Lens"}
    assert any(key == "authors" for key, *_ in record.doubts)
    assert "Nous y sommes depuis dix ans." in left(record)


def test_where_all_is_in_capitals_they_tell_no_heading(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.CAPITALS)
    assert record.data["context"] == "ELLES PAIENT PLUS CHER LEURS RÉPARATIONS."
    assert len(record.data["objectives"]) == 2


def test_the_marks_of_a_conversation_are_in_no_field(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.CHAT)
    assert (record.data["title"], record.data["impact"]) == ("Une heure pour un CV", ["612 CV relus"])
    assert record.data["context"] == "les CV des femmes sont moins lus"


def test_the_agenda_of_minutes_is_no_text_and_its_words_are_headings(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.AGENDA)
    assert record.data["title"] == "La cantine mobile"
    assert record.data["context"] == "Le quartier n'a plus de commerce."
    assert record.data["obstacles"] == ["Le camion est trop haut"]
    assert "La cantine a ouvert." in left(record)


def test_signs_that_follow_each_other_are_those_of_headings(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.SERIES)
    assert record.data["territory"] == {"region": "76", "departments": ["48"]}
    assert (record.data["obstacles"], record.data["next_steps"]) == (["La neige"], ["Un bus"])
    assert {"Il est content.", "Trois ans.", "Il est vert.", "Rien."} < {*left(record)}
    assert "Rouler" in str(record.data["objectives"])


@pytest.mark.parametrize("text", [habits.BOOKLET, habits.SHEETS])
def test_what_a_document_says_of_its_sheets_starts_them(tmp_path: Path, known: Known, text: str) -> None:
    records = read(tmp_path, known, text)
    told = [(record.data["title"], record.data["context"]) for record in records]
    assert told == [("L'atelier de nuit", "Le chômage monte."), ("Le bus du soir", "Le nettoyage finit à minuit.")]


def test_the_foot_of_pages_is_kept_apart(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.FOOTED)
    assert record.data["context"] == "Les casernes manquent de bras. Elles en trouvent peu."
    assert record.data["objectives"] == ["Recruter"]


def test_an_address_within_a_text_is_asked_about(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.REACHED_WITHIN)
    assert [key for key, _, why, _ in record.doubts if "d'accord" in why] == ["next_steps"]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-16"])
def test_letters_are_those_that_their_author_saw(tmp_path: Path, known: Known, encoding: str) -> None:
    told = "L’atelier d’été\n\nContexte\nOù sont les élèves ? À l’école déjà, « genrée », à 100 €.\n"
    (record,) = read(tmp_path, known, told.encode(encoding))
    assert record.data["context"] == "Où sont les élèves ? À l’école déjà, « genrée », à 100 €."
    (twice,) = read(tmp_path, known, b"".join(map(again, told.encode())))
    assert twice.data["context"] == record.data["context"]


def test_the_letters_that_unix_writes_otherwise(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, "Le bus\n\nContexte\nLe cœur, à 100 €.\n".encode("iso8859-15"))
    assert record.data["context"] == "Le cœur, à 100 €."
    (record,) = read(tmp_path, known, "Le bus\n\nContexte\nUne ½ journée, à 100 €.\n".encode("cp1252"))
    assert record.data["context"] == "Une ½ journée, à 100 €."


def again(byte: int) -> bytes:
    """A byte of a text that a program took for a letter of Windows, and wrote in UTF-8."""
    return bytes([byte]).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252").encode()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-8"])
def test_lines_that_end_otherwise_and_letters_of_two_bytes_are_read(
    tmp_path: Path, known: Known, encoding: str
) -> None:
    (record,) = read(tmp_path, known, "Le bus\u2028\u2028Contexte\x0bLa vallée se vide.".encode(encoding))
    assert record.data["context"] == "La vallée se vide."


def test_without_consent_who_signs_and_who_answered_stay_out(tmp_path: Path, known: Known) -> None:
    told = "Le bus\n\nContexte\nLoin.\n\nMerci de ne pas diffuser mes coordonnées.\n\nBien cordialement,\nZoé Martin\n"
    (record,) = read(tmp_path, known, told)
    assert "Zoé" not in str(record.texts) and record.withheld


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


def test_questions_of_one_word_levers_in_sentences_and_what_is_awaited(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.ASKED_BRIEFLY)
    assert record.data["description"] == "Un relais de garde."
    assert record.data["territory"] == {"label": "Denain (59)"}
    assert record.data["success_factors"] == ["La commune a changé ses horaires, ce qui a demandé deux réunions."]
    assert ("success_factors", "ce qui a aidé, et non un levier de la liste") in [
        (k, w) for k, _, w, _ in record.doubts
    ]
    assert record.data["vigilance_points"] == ["Le coût a augmenté."]
    assert record.data["objectives"] == ["Garder 40 enfants"]
    assert record.data["impact"] == ["312 enfants gardés", "2024"]


def test_words_in_bold_before_a_text_are_its_heading(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.BOLD)
    assert (record.data["context"], record.data["obstacles"]) == ("La vallée se vide.", ["La neige"])
    assert left(record) == ["Mot du maire : Il est content."]


def test_what_markdown_writes_beside_words_is_no_word(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.EXPORTED)
    assert record.data["title"] == "Une brigade de remplaçantes"
    assert record.data["context"] == "Trois crèches ferment. Le logiciel coûte 3 000 € - trop cher."
    assert record.data["objectives"] == ["Remplacer", "Former"]
    assert record.data["contacts"] == [{"email": "brigade@exemple.fr"}]
    (record,) = read(tmp_path, known, habits.FRONT)
    assert (record.data["title"], record.data["keywords"]) == ("Le marché de jour", ["achats", "propreté"])
    assert left(record) == ["Date", "2024-11-05"]


def test_a_picture_told_in_letters_is_told_and_fills_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "fiche.md"
    file.write_text(f"# Le bus\n\n[image1]: <data:image/png;base64,{'iVBO' * 3_000_000}>\n", encoding="utf-8")
    found = read_text(file)
    assert [line.text for line in found.lines if line.text] == ["Le bus"]
    assert [*found.remarks] == [
        "1 image est écrite dans le texte, sous forme de lettres : enregistrez-la à part, en .png ou .jpg."
    ]


def test_bodies_that_a_narrow_box_seems_to_cut_are_one_each(known: Known) -> None:
    record = Record(known, "")
    lines = [Line("Département du Pas-de-Calais", 1), Line("France Travail", 2)]
    put(record, Part("stakeholders", Passage(""), [joined(lines, frozenset())]))
    assert record.data["stakeholders"] == [
        {"organisation": "departement-pas-de-calais"},
        {"organisation": "france-travail"},
    ]


def test_rows_of_a_pasted_table_go_with_the_years_above_them(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.YEARLY)
    assert record.data["indicators"] == [
        {"label": "Femmes en clause", "values": [{"date": "2022", "value": 12}, {"date": "2023", "value": 31}]},
        {"label": "Heures des femmes", "values": [{"date": "2022", "value": 4100}, {"date": "2023", "value": 9800}]},
    ]
    assert record.data["obstacles"] == ["Les métiers restent le bâtiment"]
    assert left(record) == ["2022 2023"]


def test_what_is_beside_a_label_is_no_summary(tmp_path: Path, known: Known) -> None:
    (record,) = read(
        tmp_path, known, "Libellé interne\tDes clauses pour les femmes\nContexte\tLoin.\nObjectifs\tRouler\n"
    )
    assert "summary" not in record.data
    assert left(record) == ["Des clauses pour les femmes"]


def test_what_a_survey_awaits_is_no_result() -> None:
    assert asking.asked("Quels sont les résultats attendus ?") == "objectives"
    assert asking.asked("Quels résultats avez-vous obtenus ?") == "indicators"


def test_terms_of_a_list_are_parted_at_commas_and_sentences_are_not(tmp_path: Path, known: Known) -> None:
    text = "Une fiche\n\nContexte\nPeu de bus.\n\nLeviers\nFormation, Embauche\n\nPublics\n{}\n"
    (record,) = read(tmp_path, known, text.format("Les mères, seules ou non, que personne ne rencontre jamais."))
    assert record.data["levers"] == ["formation", "embauche"]
    assert "Les mères, seules ou non, que personne ne rencontre jamais." in left(record)


def test_notes_under_a_sheet_are_apart_and_who_wrote_it_is_no_summary(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.NOTED)
    assert record.data["title"] == "Les ingénieures marraines"
    assert "summary" not in record.data
    assert left(record)[-3:] == ["Notes", "¹ Baromètre 2023 de la filière.", "[2] Enquête de 2022."]


def test_what_a_site_of_a_town_says_around_a_sheet_is_apart(tmp_path: Path, known: Known) -> None:
    (record,) = read(tmp_path, known, habits.CRUMBS)
    assert record.data["title"] == "Les ambassadrices du bâtiment"
    assert record.data["summary"] == "Elles parlent du bâtiment dans les collèges."
    assert record.data["impact"] == ["15 ambassadrices"]
    assert record.data["contacts"] == [{"role": "Le standard", "phone": "04 75 00 00 00"}]
