"""A word is worth the same key at build and in the browser."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.search.concepts import Concepts
from builder.search.french import fold, keys, words
from tests.conftest import ROOT
from tests.real import CATALOGUE

SAME = (
    ("l’eau", "l'eau", "eau", "eaux", "L’EAU"),
    ("école", "ecole", "écoles", "e\u0301cole", "Ecoles"),
    ("salarié·e·s", "salarié.e.s", "salariées", "salarié(e)s", "salarié-e-s", "salarie", "salarié⋅es", "salarié•e•s"),
    ("acteur·rice·s", "acteur.rice", "acteurs", "actrices", "acteur/trice"),
    ("acheteur", "acheteuse", "acheteurs", "acheteur·euse·s"),
    ("directeur", "directrice", "directeur·rice", "directrices"),
    ("ambassadeur", "ambassadrices"),
    ("professionnel·le·s", "professionnelle", "professionnels"),
    ("européen", "européennes"),
    ("actif", "active", "actives"),
    ("public", "publique", "publics"),
    ("social", "sociaux", "sociale", "sociales"),
    ("ouvrier", "ouvrière", "ouvrières"),
    ("nouveau", "nouvelle", "nouveaux"),
    ("vieux", "vieille", "vieil"),
    ("français", "française", "FRANÇAISES"),
    ("lillois", "lilloise", "lilloises"),
    ("travail", "travaux"),
    ("chef·fe·s", "cheffe", "chefs"),
    ("recruter", "recrutement", "recrute"),
    ("développer", "développement", "develope"),
    ("illettrisme", "ilettrisme"),
    ("hôtellerie", "hotelerie"),
    ("ambassadrice", "ambasadeur"),
    ("accompagnement", "acompagner"),
    ("découvrir", "découverte", "découvre", "découvrent", "découvertes"),
    ("ouvrir", "ouverte", "ouvrent", "ouvert"),
    ("œuvre", "oeuvres"),
    ("12 500", "12\u202f500", "12500"),
    ("4,5", "4.5"),
    ("Q.P.V.", "QPV", "qpv"),
    ("bien-être", "Bien\u2011être", "bien-etre", "bien être", "BIEN ÊTRE", "bienêtre"),
    ("mal-être", "mal être"),
    ("sans-abri", "sans abri", "SANS ABRIS"),
    ("F/H", "H/F", "f-h", "FH"),
    ("écologique", "écologiquement", "écologiques", "écologie"),
    ("psychologue", "psychologues", "psychologique", "psychologie", "psy"),
    ("professeur", "professeure", "prof"),
    ("octobre", "oct"),
    ("quatre", "4"),
    ("une cinquantaine", "cinquante", "50"),
    ("vingt-cinq", "25", "vingt cinq", "VINGT-CINQ"),
    ("cinq cents", "500", "cinq-cents"),
    ("quatre-vingt-dix-sept", "97", "nonante sept"),
    ("deux mille cent vingt et un", "2 121"),
    ("département", "Dpt", "dept"),
    ("pro", "pros", "professionnelle"),
    ("perso", "personnelle"),
    ("emploi", "boulot", "taf"),
    ("travailler", "bosser", "bosse"),
    ("femmes", "meufs", "nana"),
    ("hommes", "mec"),
    ("enfant", "gamine", "gosses"),
    ("candidate", "postulent", "postulantes"),
    ("alternance", "alternantes"),
    ("décrochage", "raccrochage"),
    ("asso", "associations"),
    ("agglo", "agglomération"),
    ("subventions", "financement", "financeur", "financière", "cofinançait"),
)
APART = (
    ("égalité", "égal"),
    ("département", "départ"),
    ("emploi", "employeur"),
    ("mixité", "mixte"),
    ("fils", "filles"),
    ("mer", "mères"),
    ("pays", "payés"),
    ("port", "porter"),
    ("données", "donne"),
    ("dons", "donner"),
    ("fraise", "frais"),
    ("pot", "potes"),
    ("500", "50"),
    ("Redon", "redonner"),
    ("sans domicile", "domicile"),
    ("CCAS", "cas"),
    ("environnement", "environ"),
    ("conditionnement", "condition"),
)


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_a_word_share_its_key(spellings: tuple[str, ...]) -> None:
    assert {keys(spelling)[0] for spelling in spellings} == {keys(spellings[0])[0]}


@pytest.mark.parametrize("pair", APART, ids=lambda pair: pair[0])
def test_other_words_keep_their_own(pair: tuple[str, str]) -> None:
    assert keys(pair[0]) != keys(pair[1])


def test_empty_words_are_left_out_but_not_acronyms() -> None:
    assert keys("comment est-ce que d'autres ont fait ?") == ()
    assert keys("l'AI, une association intermédiaire")[0] == "ai"


def test_compounds_of_empty_words_are_empty_but_those_that_mean_something() -> None:
    assert keys("peut-être celui-ci, est-ce elles-mêmes") == ()
    assert keys("le bien-être chez-soi") == ("bienetr", "chezsoi")
    assert keys("combien êtes-vous, bien étrange, entre deux") == ("etrang",)


def test_a_compound_is_met_by_its_short_or_glued_spelling() -> None:
    assert keys("Z’elles")[-1] == keys("zelles")[0]
    assert keys("rendez-vous")[-1] == keys("rdv")[0]
    assert keys("s’orienter, l’emploi") == ("orient", "emploi")
    assert keys("Villeneuve-d’Ascq") == ("vileneuv", "ascq", "vileneuvedascq")


def test_words_of_two_numbers_are_no_sum() -> None:
    assert keys("les seize vingt-cinq ans") == ("16", "25", "an")
    assert keys("une à deux, trois quatre, un local neuf, cent pour cent") == ("3", "4", "local", "9")


def test_both_sexes_are_one_word_however_they_are_written() -> None:
    assert keys("femmes-hommes")[-1] == keys("hommes-femmes")[-1] == keys("F/H")[0]


ENDINGS = ("", "e", "ee", "eee", "s", "es", "eees", "x", "er", "eer", "ement", "ements", "qu", "aux", "eeee-eeee")


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_word_has_a_key_of_one_piece(ending: str) -> None:
    letters = [sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign)[0] == "L"]
    started = (sign * times + ending for sign in ["e", "É", *letters[::61]] for times in range(5))
    found = [word.key for text in started for word in words(text)]
    assert all(key and len(key.split()) == 1 and not set(key) & set("·.()/-',") for key in found)


def test_words_know_their_place() -> None:
    text = "À l’Œuvre : les salarié·e·s (12 500) de We-Ker"
    found = [text[word.start : word.end] for word in words(text)]
    assert found == ["Œuvre", "salarié·e·s", "12 500", "We", "Ker", "We-Ker"]


def test_folding_leaves_no_sign_but_those_that_words_may_hold() -> None:
    signs = "".join(map(chr, range(0x20, 0x3000)))
    folded, places = fold(unicodedata.normalize("NFC", signs))
    assert len(folded) == len(places)
    kept = set("·.()/-', ")
    assert all(char in kept or char.isdigit() or unicodedata.category(char).startswith("L") for char in folded)


def _texts() -> list[str]:
    """Every text of the content, and random pieces of everything that words are made of."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(ROOT, "content").rglob("*.yaml"))]
    rng = random.Random(7)
    parts = [
        "salarié",
        "·e·s",
        ".e",
        "(ne)s",
        "/trice",
        "-e-s",
        "-",
        "'",
        "’",
        "12",
        " 500",
        ",5",
        "QPV",
        "q.p.v.",
        "AI",
    ]
    parts += [
        "œ",
        "É",
        "e\u0301",
        "ß",
        "ﬁ",
        "²",
        "…",
        "\u00a0",
        "\u202f",
        "\u200b",
        "مرحبا",
        "Δέλτα",
        "👩🏽‍🔧",
        "İ",
        "ǅ",
        "🇫🇷",
        "aux",
        "eeee",
        "É",
        "bien-être",
        " bien être ",
        "mal être",
        "sans abri",
        " F/H",
        " ch’ti",
        " Val-d’Ille",
        " qu’apprendre",
        " CAF",
        " Caf",
        " CAFs ",
        " café ",
        " C.A.F. ",
        " PASS ",
        " passés ",
        " deux",
        " vingt",
        "-vingt",
        "-cinq",
        " cent",
        " mille",
        " et un",
    ]
    return texts + ["".join(rng.choices(parts, k=rng.randint(1, 12))) for _ in range(3000)]


def test_the_browser_reads_words_as_the_builder_does(page: Page, address: str) -> None:
    texts = _texts()
    page.goto(f"{address}a-propos/")
    script = """async ([root, texts]) => {
      const { french } = await import(root + "assets/js/find/files.js");
      const reader = await french();
      return texts.map((text) => reader.words(text).map(({ key }) => key));
    }"""
    read = page.evaluate(script, [address, texts])
    named = Concepts(CATALOGUE).names.keys
    for text, there in zip(texts, read, strict=True):
        assert tuple(there) == named(text), text[:200]


ASKED = {
    "la CAF": ["cafzy"],
    "caf": ["cafzy"],
    "c.a.f.": ["cafzy"],
    "café": ["caf"],
    "LES FEMMES DANS L'INDUSTRIE": ["fem", "industri"],
    "BIEN-ÊTRE": ["bienetr"],
    "LA CAF ET LE CAFÉ": ["cafzy", "caf"],
    "fête": ["fet"],
    "ET": ["et"],  # asked as an acronym, which no sheet has
    "et": [],
    "15 sept, sept 2023, sept femmes": ["15", "septembr", "septembr", "2023", "7", "fem"],
    "13.04.23, 2023-04-13, le 1/10/2023.": ["13", "avril", "2023", "13", "avril", "2023", "1er", "octobr", "2023"],
    "1ère, 2ème, 13.04.2": ["1er", "2e", "13v04", "2"],
    "Dépt. (62) ou département n° 2": ["departement62", "departement02"],
    "dans le 2A, dans le 80 % ou dans le 2023": ["departement2a", "80", "2023"],
}


def test_a_question_in_capitals_or_without_is_read_as_people_mean_it(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/")
    script = """async ([root, asked]) => {
      const { french } = await import(root + "assets/js/find/files.js");
      const reader = await french();
      return asked.map((question) => reader.asked(question).map(({ key }) => key));
    }"""
    read = page.evaluate(script, [address, list(ASKED)])
    assert dict(zip(ASKED, read, strict=True)) == ASKED
