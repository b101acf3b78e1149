"""Acronyms and names are met as they are written, never in the ordinary words that are spelt almost alike."""

from __future__ import annotations

import pytest

from builder.search.concepts import Concepts
from builder.search.names import Names
from tests.real import CATALOGUE

NAMES = Names(("CAF", "Caf", "caisse d'allocations familiales", "PASS", "T.O.R.T.U.E.", "RARE", "Inéa", "Le Relais"))


@pytest.mark.parametrize("text", ["CAF", "Caf", "CAFs", "C.A.F.", "la\u00a0CAF,", "d’une CAF"])
def test_an_acronym_has_its_own_key(text: str) -> None:
    assert NAMES.keys(text) == ("cafzy",)


@pytest.mark.parametrize("text", ["café", "cafés", "caf", "Café", "passé", "passer", "tortue", "rares", "rare", "Inéa"])
def test_ordinary_words_keep_theirs(text: str) -> None:
    assert not any(key.endswith("zy") for key in NAMES.keys(text))


def test_ordinary_words_spelt_as_an_acronym_are_told() -> None:
    text = "De rares cafés sont passés"
    assert list(NAMES.homographs(text, NAMES.words(text))) == ["rare"]


def met(text: str) -> list[str]:
    concepts = Concepts(CATALOGUE)
    found = concepts.occurrences(text, tuple(concepts.names.words(text)))
    return [text[occurrence.start : occurrence.end] for occurrence in found]


def test_names_are_met_as_written() -> None:
    assert met("Au café, de rares passants se mêlent à la fête ; un relais, une graine, un code, elles bougent") == []
    assert met("La CAF et le CCAS avec Le Relais, D\u2011Code et l’association Elles\u00a0Bougent") == [
        *("CAF", "CCAS", "Relais", "Code", "Bougent")
    ]


def test_expressions_are_met_however_they_are_written() -> None:
    assert met("les caisses d’allocations familiales") == ["caisses d’allocations familiales"]


def test_a_word_of_another_name_does_not_mean_its_term() -> None:
    concepts = Concepts(CATALOGUE)
    assert list(concepts.alone("salon de l'emploi")) == []
    assert list(concepts.alone("mode de garde")) == []
    assert list(concepts.alone("embauche")) == ["embauch"]
    assert list(concepts.alone("micro-entreprise")) == ["microentrepris"]
    assert set(concepts.alone("sans domicile")) == {"sansdomicil"}
