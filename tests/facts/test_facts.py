"""The facts of the source documents, gathered apart by hand, are all in the sheets, or left out for a stated reason.

``entries/`` holds one file per sheet, or per part of a collection: ``entry`` (its number in the base of facts),
``file``, ``numbers`` (each with words that must stand beside it), ``dates``, ``names``, and ``left_out`` (a name or a
number, and the reason). The entries were typed from the documents, not from the sheets.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.checking import check
from builder.project import Checked
from tests.conftest import ROOT
from tests.facts.reading import Reading, digits, read

FOLDER = Path(__file__).parent / "entries"
FILES = sorted(FOLDER.glob("*.yaml"))
KEYS = {"entry", "file", "numbers", "dates", "names", "left_out"}
EXPECTED = {
    *(f"WK-{number:02}" for number in range(1, 31)),
    *(f"FC-{number:02}" for number in range(1, 3)),
    *(f"DR-{number:02}" for number in range(1, 8)),
    *(f"DR-M{number}" for number in range(1, 7)),
}
"""The entries of the base of facts: France Clusters' sheets, the regional panorama, We Ker."""


@cache
def real() -> Checked:
    return check(ROOT).checked


@cache
def reading(file: str) -> Reading:
    entry = next((entry for entry in real().project.entries if entry.file == file), None)
    assert entry is not None, f"{file} does not exist"
    return read(entry, real())


@cache
def facts(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(data) <= KEYS, f"{path.name}: {set(data) - KEYS}"
    return data


def missing(told: dict[str, Any], found: Reading) -> Iterator[str]:
    """The facts that a file does not give, in words."""
    for number, *beside in told.get("numbers", ()):
        if not found.has_number(number, beside):
            yield f"number {number} {' '.join(beside)}"
    yield from (f"date {date}" for date in told.get("dates", ()) if not found.has_date(date))
    yield from (f"name {name}" for name in told.get("names", ()) if not found.has_name(name))


def unknown(told: dict[str, Any], found: Reading) -> set[float]:
    """The numbers that a file gives and that are in no fact of its entry."""
    known = {float(number) for number, *_ in told.get("numbers", ())}
    known.update(*(digits(text) for _, *beside in told.get("numbers", ()) for text in beside))
    return found.figures().difference(known, *map(digits, told.get("names", ())))


def test_every_entry_is_watched() -> None:
    assert {facts(path)["entry"] for path in FILES} >= EXPECTED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_fact_is_in_the_sheet(path: Path) -> None:
    assert list(missing(facts(path), reading(facts(path)["file"]))) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_sheet_gives_no_other_number(path: Path) -> None:
    assert unknown(facts(path), reading(facts(path)["file"])) == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_left_out_has_a_reason_and_is_out(path: Path) -> None:
    for fact in facts(path).get("left_out", ()):
        assert len(fact["reason"].split()) >= 3, fact
        told = {"numbers": [[fact["number"]]]} if "number" in fact else {"names": [fact["name"]]}
        assert list(missing(told, reading(facts(path)["file"]))), f"{fact} is in the sheet"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_another_number_would_be_seen(path: Path) -> None:
    """The check can fail: shift a number, strip a sheet, and each fact is reported."""
    told = facts(path)
    numbers = told.get("numbers", [])
    shifted = {"numbers": [[number + 0.37, *beside] for number, *beside in numbers]}
    assert len(list(missing(shifted, reading(told["file"])))) == len(numbers)
    everything = sum(len(told.get(key, ())) for key in ("numbers", "dates", "names"))
    assert len(list(missing(told, Reading([], set())))) == everything > 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_spoilt_figure_is_seen(path: Path) -> None:
    """Change one figure of the sheet at a time, in memory: the check reports every one of them."""
    told = facts(path)
    entry = next(entry for entry in real().project.entries if entry.file == told["file"])
    figures = [(place, value) for place, value, _ in entry.nodes if place[-1:] == ("value",)]
    spoilt = {place: read(entry, real(), {place: value + 1.01}) for place, value in figures}
    assert [(place, entry.get(place)) for place, found in spoilt.items() if not unknown(told, found)] == []


def test_a_number_counts_only_beside_its_words() -> None:
    found = reading("content/sheets/we-ker-bilan-2023/job-in-star-2.yaml")
    assert found.has_number(149, ["structures"])
    assert not found.has_number(149, ["visites"])
    assert not found.has_date("2023-04-14")
    assert not found.has_name("Keolis Bordeaux")
