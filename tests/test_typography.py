"""French typography."""

from __future__ import annotations

import pytest

from builder.typography import french, number, singular


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("l'eau", "l’eau"),
        ("Quoi ? Oui ! Bien ; donc : voilà", "Quoi\u202f? Oui\u202f! Bien\u202f; donc\u00a0: voilà"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("128 000 heures, 20 %, 5 €", "128\u202f000 heures, 20\u00a0%, 5\u00a0€"),
        ("1 000 000", "1\u202f000\u202f000"),
        ("n° 3...", "n°\u00a03…"),
        ("Coup de projecteur n°2", "Coup de projecteur n°\u00a02"),
        ("https://a.fr/x?y=1:2", "https://a.fr/x?y=1:2"),
        ("10:30 et 2020-2024", "10:30 et 2020-2024"),
    ],
)
def test_french(typed: str, read: str) -> None:
    assert french(typed) == read
    assert french(read) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (6, "6"),
        (10296, "10\u202f296"),
        (20.5, "20,5"),
        (-22.2, "\u221222,2"),
        (1234567.25, "1\u202f234\u202f567,25"),
        (1234567.89, "1\u202f234\u202f567,89"),
        (2345678.1, "2\u202f345\u202f678,1"),
        (0.1 + 0.2, "0,3"),
        (1e-7, "0,0000001"),
        (-1e-12, "0"),
        (120.0, "120"),
        (2.5e22, "25\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000"),
    ],
)
def test_number(value: float, read: str) -> None:
    assert number(value) == read


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("ans", "an"),
        ("équivalents temps plein", "équivalent temps plein"),
        ("réunions des comités", "réunion des comités"),
        ("parcours suivis", "parcours suivi"),
        ("heures d’insertion", "heure d’insertion"),
        ("CDI", "CDI"),
        ("%", "%"),
    ],
)
def test_a_unit_after_one(unit: str, one: str) -> None:
    assert singular(unit) == one
