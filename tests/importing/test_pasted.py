"""Texts that come without their marks of layout: each line is what its author made of it."""

from __future__ import annotations

from pathlib import Path

from tests.importing.pasted import LISTS, WRAPPED
from tests.importing.test_shapes import read


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
