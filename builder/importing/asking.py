"""How surveys ask: the field that the title of a column speaks of, and the columns that their tools add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import yaml

from builder.nearest import fold

_CODE: Final = re.compile(
    r"^(?:(?:[A-Z]{1,3}\d\w*|\d+(?:\.\d+)*|[a-z]+\d+)(?:\[\w{1,30}\])*[.)]?\s*[-–:.]?\s+"
    r"|(?:id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|ipaddr|refurl|token)\.\s+)(?=\S)"
)
"""The code of a question before its words: « G01Q02. », « G2Q1[SQ001]. », « 3. », « q4 - », « submitdate. »."""
_APART: Final = re.compile(r"[\s'’(),.?!:;/\[\]-]+")
CONSENT: Final = "contacts.consent"
WHOLE: Final = "= "
"""Before words that are a title by themselves only: « nom » is in too many others."""
KEYS: Final = frozenset(
    map(
        fold,
        (
            "id de la réponse",
            "identifiant de la réponse",
            "ID",
            "n° dossier",
            "numéro de dossier",
            "numéro",
            "n°",
            "response id",
            "dossier id",
            "serial",
            "numéro de soumission",
            "identifiant",
            "submission id",
            "n° obs",
            "n° observation",
        ),
    )
)
"""Titles of columns that number the answers."""
TECHNICAL: Final = frozenset(
    map(
        fold,
        (
            "adresse ip",
            "ip",
            "ipaddr",
            "dernière page",
            "lastpage",
            "langue de départ",
            "startlanguage",
            "tête de série",
            "seed",
            "url de référence",
            "refurl",
            "sid",
            "uuid",
            "date de lancement",
            "startdate",
            "date de la dernière action",
            "datestamp",
            "temps total",
            "nom d'utilisateur",
            "uid",
            "brouillon",
            "jeton",
            "token",
            "archivé",
            "modifié",
            "terminé",
            "heure de modification",
            "adresse ip du répondant",
            "horodateur",
            "heure de début",
            "heure de fin",
            "heure de soumission",
            "date de soumission",
            "submission time",
            "submitted at",
            "respondent id",
            "collector id",
            "timestamp",
            "created time",
            "last edited time",
            "heure complétée",
            "heure de la dernière modification",
            "start date",
            "end date",
            "start date (utc)",
            "stage date (utc)",
            "submit date (utc)",
            "response type",
            "network id",
            "ip address",
            "franceconnect ?",
            "dépôt pour un tiers",
            "état du dossier",
            "dernière mise à jour le",
            "dernière mise à jour du dossier le",
            "déposé le",
            "passé en construction le",
            "passé en instruction le",
            "traité le",
            "motivation de la décision",
            "instructeurs",
            "groupe instructeur",
        ),
    )
)
"""Titles of columns that say how an answer came, and nothing of the practice."""


SENT: Final = frozenset(map(fold, ("date de soumission", "submitdate")))
"""Titles of columns that are empty where an answer was not sent."""


def question_of(title: str) -> str:
    """The words of a title, without its code."""
    return _CODE.sub("", title).strip(" *:?")


@lru_cache(maxsize=4_000)  # each row asks again for its columns
def asked(question: str) -> str | None:
    """The field that a question speaks of, or one key of a contact (``contacts.name``)."""
    return next(_matches(question), None)


def spaced(text: str) -> str:
    """Folded words with one space between and around them, so that « ip » is not found in « participants »."""
    return f" {' '.join(filter(None, (fold(word) for word in _APART.split(text))))} "


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Folded expressions → field, the longest first; but those of consent before « coordonnées »."""
    told: dict[str, list[str]] = {}
    for name in ("asked.yaml", "asked_of_people.yaml"):
        told |= yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    pairs = [
        (WHOLE * words.startswith(WHOLE) + spaced(words.removeprefix(WHOLE)), key)
        for key, every in told.items()
        for words in every
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair[1] != CONSENT, -len(pair[0]))))


def _matches(question: str) -> Iterator[str]:
    words = spaced(question)
    for expression, key in _words():
        if expression.startswith(WHOLE):
            if words == expression.removeprefix(WHOLE):
                yield key
        elif expression in words or f"{expression[:-1]}s " in words:
            yield key
