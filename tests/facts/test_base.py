"""No number, date or name of the base of facts is forgotten: each is watched by an entry, or left out for a reason.

``base.md`` holds the facts in note form, one section an entry. Its numbers must be among those that the entries of that
section look for in the sheets, beside the words they count; its dates and names must be told by those sheets.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.facts.reading import digits, plain, words, written_dates
from tests.facts.test_facts import FILES, facts, reading

BASE = Path(__file__).parent / "base.md"
SHORT = {
    "aap": "appel à projets",
    "ag": "assemblée générale",
    "am": "agents de maîtrise",
    "ca": "conseil d'administration",
    "brsa": "RSA",
    "cd35": "département",
    "esf": "économie sociale et familiale",
    "f": "femme",
    "h": "homme",
    "hr": "hôtellerie restauration",
    "mdes": "maison de l'emploi et des services",
    "ml": "mission locale",
    "ocs": "office cantonal des sports",
    "of": "organismes de formation",
    "qpv": "quartiers prioritaires",
    "rdv": "rendez-vous",
    "sc": "service civique",
}
"""What the notes shorten and the sheets write in full."""

_SLASHED = re.compile(r"\b(?:(\d{1,2})/)?(\d{1,2})/((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![ \u00a0]\d{3}\b)")
_SENTENCE = re.compile(r"(?:^[-|\s]*|(?<=[.!?] ))[^\W\d_]+", re.MULTILINE)
_NAME = re.compile(r"[^\W_]*[A-ZÀ-Ý][^\W_]*")


@cache
def sections() -> dict[str, str]:
    """The text of the base, by number of entry."""
    _, *parts = re.split(r"^## ", BASE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {head: text for head, _, text in (part.partition("\n") for part in parts)}


def entries(section: str) -> list[dict[str, Any]]:
    return [told for told in map(facts, FILES) if told["entry"] == section]


def left_out(section: str) -> str:
    """What the entries of a section leave out, in one text."""
    facts_out = [fact for told in entries(section) for fact in told.get("left_out", ())]
    return " ".join(str(fact.get("name", fact.get("number"))) for fact in facts_out)


def dates(text: str) -> set[str]:
    """« 13/04/2023 », « 05/2023 », « mai 2023 », « 2015 »."""
    slashed = {
        "-".join(part.zfill(2) for part in (year, month, day) if part) for day, month, year in _SLASHED.findall(text)
    }
    return slashed | set(written_dates(_SLASHED.sub(" ", text)))


def unwatched_numbers(section: str, text: str) -> set[float]:
    """The numbers of a section that no entry looks for; years and dates are apart."""
    watched = digits(left_out(section))
    for told in entries(section):
        for number, *beside in told.get("numbers", ()):
            watched |= {float(number)}.union(*map(digits, beside))
        watched |= {number for name in told.get("names", ()) for number in digits(name)}
    return digits(_YEAR.sub(" ", _SLASHED.sub(" ", text))) - watched


def untold_dates(section: str, text: str) -> set[str]:
    """The dates of a section that no sheet of its entries gives."""
    files = [reading(told["file"]) for told in entries(section)]
    return {date for date in dates(text) if not any(file.has_date(date) for file in files)}


def untold_names(section: str, text: str) -> set[str]:
    """The words with a capital, beyond the first of a sentence, that no sheet of its entries writes."""
    told = {word for entry in entries(section) for passage in reading(entry["file"]).passages for word in passage.words}
    told.update(words(left_out(section)))
    return {name for name in _NAME.findall(_SENTENCE.sub(" ", text)) if not _is_told(name, told)}


def _is_told(name: str, told: set[str]) -> bool:
    wanted = words(SHORT.get(plain(name), name))
    return all(any(word.startswith(part) for word in told) for part in wanted)


def test_each_entry_of_we_ker_has_its_section() -> None:
    assert set(sections()) == {told["entry"] for told in map(facts, FILES) if told["entry"].startswith("WK")}


def test_each_sheet_of_we_ker_has_its_entry() -> None:
    sheets = {str(path.relative_to(ROOT)) for path in (ROOT / "content/sheets").glob("we-ker-*/*.yaml")}
    assert sheets - {told["file"] for told in map(facts, FILES)} == set()


@pytest.mark.parametrize("section", sections())
def test_every_number_is_watched(section: str) -> None:
    assert unwatched_numbers(section, sections()[section]) == set()


@pytest.mark.parametrize("section", sections())
def test_every_date_is_told(section: str) -> None:
    assert untold_dates(section, sections()[section]) == set()


@pytest.mark.parametrize("section", sections())
def test_every_name_is_told(section: str) -> None:
    assert untold_names(section, sections()[section]) == set()


def test_what_the_base_would_add_is_seen() -> None:
    added = "Avec la Fabrique Défi, 4 321 stations, depuis le 14/04/2022."
    assert unwatched_numbers("WK-01", added) == {4321.0}
    assert untold_dates("WK-01", added) == {"2022-04-14"}
    assert untold_names("WK-01", added) == {"Fabrique", "Défi"}
