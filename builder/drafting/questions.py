"""What to ask of a sheet: the fields that its kind requires, in the words of the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from builder.needs import needed
from builder.schema import Schemas

FORMS: Final = {
    "id": "id",
    "kind": "kinds",
    "title": "line",
    "summary": "line",
    "organisation": "organisation",
    "co_organisations": "organisations",
    "collection": "collection",
    "themes": "themes",
    "sectors": "sectors",
    "audiences": "audiences",
    "levers": "levers",
    "keywords": "words",
    "territory": "territory",
    "context": "text",
    "description": "text",
    "stakeholders": "parties",
    "indicators": "indicators",
    "not_measured": "line",
    "contacts": "contacts",
    "authors": "words",
}
"""How people answer each field; one that is not here is a list of points."""

LISTS: Final = frozenset({"text", "points", "parties", "indicators", "contacts"})
"""Answers of several lines."""

_UNASKED: Final = frozenset({"id", "kind", "not_measured"})
"""What is asked apart, or answered in the place of indicators."""
_HINTS: Final = {
    "organisation": "Le nom de la structure, tel que vous l'écrivez : il est cherché dans le registre.",
    "text": "Un ou plusieurs paragraphes.",
    "points": "Un point par ligne.",
    "parties": "Une structure par ligne, avec son rôle : la mission locale (pilote)",
    "territory": "Des départements ou une région, puis le nom d'usage : Finistère, pays de Brest",
    "indicators": "Un indicateur par ligne : Personnes formées : 19 en 2020, 87 en 2024. Sinon, la raison.",
    "contacts": "Un contact par ligne : structure, fonction, adresse, téléphone. De préférence la boîte d'un service.",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. ``choices`` are the terms to choose from; ``lines`` whether the answer may have several."""

    key: str
    title: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    lines: bool


def questions(kind: str, schemas: Schemas) -> Iterator[Question]:
    """What a sheet of this kind must say, after its kind, in the order of the schema."""
    required = needed(schemas)
    for key in schemas.properties("sheet", ()):
        if kind in required.get(key, ()) and key not in _UNASKED:
            yield _question(key, schemas)


def _question(key: str, schemas: Schemas) -> Question:
    field = schemas.field("sheet", (key,))
    form = FORMS.get(key, "points")
    vocabulary = schemas.field("sheet", (key, 0)).vocabulary or ""
    choices = tuple(schemas.labels(vocabulary).items()) if form == vocabulary else ()
    hint = _HINTS.get(form, field.description)
    told = hint if hint == field.description else f"{field.description} {hint}"
    return Question(key, field.title, hint if key == "organisation" else told, choices, form in LISTS)
