from __future__ import annotations

import pytest

from builder.pages import words
from builder.typography import number


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020", "2020"),
        ("2024-06", "juin 2024"),
        ("2024-06-15", "15 juin 2024"),
        ("2024-08-01", "1er août 2024"),
        ("2021/2023", "2021-2023"),
        ("2022-08/2024-12", "d’août 2022 à décembre 2024"),
        ("2022-09/2024-12", "de septembre 2022 à décembre 2024"),
        ("2022-10/2023", "d’octobre 2022 à 2023"),
        ("2024-06-15/2024-07-03", "du 15 juin 2024 au 3 juillet 2024"),
    ],
)
def test_dates_and_spans(written: str, read: str) -> None:
    assert words.span(written).replace("\u00a0", " ") == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020", "en 2020"),
        ("2024-06", "en juin 2024"),
        ("2024-06-15", "le 15 juin 2024"),
        ("2021/2023", "en 2021-2023"),
        ("2022-08/2024-12", "d’août 2022 à décembre 2024"),
    ],
)
def test_dates_in_a_sentence(written: str, read: str) -> None:
    assert words.when(written).replace("\u00a0", " ") == read


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        (None, None, ""),
        ("2024", None, "depuis 2024"),
        ("2024-06-15", None, "depuis le 15 juin 2024"),
        (None, "2026", "jusqu’en 2026"),
        (None, "2026-01-02", "jusqu’au 2 janvier 2026"),
        ("2024", "2026", "2024-2026"),
        ("2024", "2024", "2024"),
    ],
)
def test_periods(start: str | None, end: str | None, read: str) -> None:
    assert words.period(start, end).replace("\u00a0", " ") == read


def test_counts_and_lists() -> None:
    assert [words.count(n, "fiche").replace("\u00a0", " ") for n in (0, 1, 2)] == ["0 fiche", "1 fiche", "2 fiches"]
    assert words.enumeration(["a", "b", "c"]) == "a, b et c"
    assert words.enumeration(["a"]) == "a"
    assert words.enumeration([]) == ""


def test_numbers() -> None:
    assert number(10296) == "10\u202f296"
    assert number(20.5) == "20,5"
    assert number(-22.2) == "\u221222,2"


def test_anchors_are_made_of_words() -> None:
    assert words.slug("Clés de réussite") == "cles-de-reussite"
    assert words.slug("« ? »") == "section"
