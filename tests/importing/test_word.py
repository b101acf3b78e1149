"""What Word files hold beside plain paragraphs: nothing hidden comes in, nothing shown is lost or glued."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builder.importing.documents import read_document
from tests.importing import word_files
from tests.importing.test_document import accounted, bring


def drafts_of(project: Path, content: bytes) -> list[dict[str, Any]]:
    file = project.parent / "fiche.docx"
    file.write_bytes(content)
    drafts = bring(project, file)
    accounted(read_document(file).lines, drafts)
    return drafts


def test_sheets_under_bold_titles_with_headings_within_their_lines(project: Path) -> None:
    drafts = {draft["title"]: draft for draft in drafts_of(project, word_files.bold_titles())}
    assert {title: draft["objectives"] for title, draft in drafts.items()} == {
        "Le bus des métiers": ["Aller vers les jeunes."],
        "La cantine ouverte": ["Nourrir."],
        "Le jardin de rue": ["Planter."],
    }
    assert all(draft["contacts"] == [{"email": "nous@exemple.fr"}] for draft in drafts.values())


def test_a_title_above_headings_starts_a_sheet_and_what_is_under_them_stays(project: Path) -> None:
    drafts = {draft["title"]: draft for draft in drafts_of(project, word_files.titles_above_headings())}
    assert {title: draft["objectives"] for title, draft in drafts.items()} == {
        title: [f"Objectifs de {title}.", "Pour les habitantes", "Leur place."]
        for title in ("Le bus des métiers", "La cantine ouverte")
    }
