"""What people write as they are used to: each habit, read as its author means it, by both sides (test_same_reading)."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.drafting import Known
from builder.importing import document
from builder.importing.headings import asked, common
from builder.importing.plain import read_text
from builder.importing.record import Record
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
