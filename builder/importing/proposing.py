"""A first map of a survey: titles of columns against the labels of fields, values against vocabularies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from builder.drafting import Known
from builder.drafting.answers import is_person
from builder.examples import slug
from builder.importing import asking
from builder.importing.cells import Table
from builder.importing.filling import VOCABULARIES, listed, nearest_terms, term
from builder.importing.mapping import Map, Target, target_of
from builder.importing.record import Record
from builder.importing.sensitive import sensitive
from builder.nearest import fold, nearest

_OPTION: Final = re.compile(
    r"(?P<question>.{1,999}?)\s{0,9}(?:\[(?P<inside>[^\]]{1,300})\]|\s[:/–|]\s(?P<after>[^:/|]{1,300}))\s{0,9}"
)
_TICKS: Final = frozenset(
    map(fold, ("oui", "yes", "x", "1", "y", "true", "vrai", "coché", "non", "no", "0", "n", "false"))
)
_NAMES: Final = frozenset(
    map(fold, ("action", "projet", "initiative", "dispositif", "mesure", "pratique", "expérience"))
)
"""Titles of columns that give titles, in a table of actions where none says it better."""
_SHARE: Final = 0.6
"""Share of its values that must be terms of a vocabulary for a column to be proposed for it."""
EMAIL: Final = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}\.\w+")  # bounded: a long word costs no square


@dataclass(frozen=True, slots=True)
class Proposal:
    """A map, what to look at again by column, and the words of no list with the nearest terms, by field."""

    map: Map
    remarks: Mapping[str, str]
    unknown: Mapping[str, Mapping[str, list[str]]]


def propose(table: Table, known: Known, name: str) -> Proposal:
    """A map for a table of answers.

    Args:
        table: the answers.
        known: the project.
        name: what the survey is called.
    """
    columns: dict[str, Target | None] = {}
    remarks: dict[str, str] = {}
    asked = {title: fold(asking.question_of(title)) for title in table.columns}
    numbers = [title for title in table.columns if asked[title] in asking.KEYS or title == "#"]
    key = next((title for title in numbers if _unique(table, title)), "")
    for title in table.columns:
        if title == key or asked[title] in asking.TECHNICAL:
            columns[title] = None
            remarks[title] = "reconnaît la réponse" if title == key else "donnée technique"
            continue
        target, remark = _target(title, table, known)
        if target:
            columns[title] = target
        if remark or not target:
            remarks[title] = remark or "aucun champ trouvé"
    if all(target is None or target.field != "title" for target in columns.values()):
        named = [title for title in table.columns if asked[title] in _NAMES and title not in columns]
        for title in named[:1] or _of_things(table, columns):
            columns[title] = Target("title")
            remarks[title] = "à vérifier : aucune autre colonne ne donne de titre"
    sheet = {"kind": "case_study"}
    if len(names := sorted(set(known.collections.values()))) == 1:
        sheet["collection"] = names[0]
    return Proposal(
        Map(slug(name) or "sondage", key, sheet, columns, where=table.where),
        remarks,
        unknown_values(table, columns, known),
    )


def _of_things(table: Table, columns: Mapping[str, Target | None]) -> list[str]:
    """The column « Nom » of a table that names what is done, and no person."""
    names = [title for title, target in columns.items() if target and target.told == "contacts.name"]
    told = [(title, table.column(title)) for title in names if len(title.split()) == 1]
    return [title for title, values in told[:1] if values and sum(map(is_person, values)) * 2 < len(values)]


def unknown_values(
    table: Table,
    columns: Mapping[str, Target | None],
    known: Known,
    values: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, dict[str, list[str]]]:
    """By field, the answers that are in no list, each with the nearest terms."""
    found: dict[str, dict[str, list[str]]] = {}
    record = Record(known, "")
    for title, target in columns.items():
        if target is None or target.term or target.field not in VOCABULARIES:
            continue
        mapped = (values or {}).get(target.field, {})
        for cell in dict.fromkeys(table.column(title)):
            if term(record, target.field, cell, mapped):
                continue
            for item in listed(cell):
                if not term(record, target.field, item, mapped):
                    near = nearest_terms(record, target.field, item)
                    found.setdefault(target.field, {}).setdefault(item, near)
    return found


def _unique(table: Table, title: str) -> bool:
    values = table.column(title)
    return len(set(values)) == len(values) == len(table.rows)


def _target(title: str, table: Table, known: Known) -> tuple[Target | None, str]:
    """What a column answers, and a remark where it is a guess."""
    question = asking.question_of(title)
    values = table.column(title)
    asked = asking.asked(question)
    if asked == asking.CONSENT:
        return target_of(asked), "accord de la personne : sans un oui, ses coordonnées restent hors du brouillon"
    if (box := _box(question, values, known)) is not None:
        return box, ""
    boxed = _OPTION.fullmatch(question) or title.rstrip().endswith("?")
    if boxed and values and {fold(value) for value in values} <= _TICKS - {"0", "1"}:
        return None, "des cases, ou des oui et des non : ce que dit son titre est à écrire à la main"
    if exact := known.keys.get(fold(question)):
        return Target(exact), ""
    fits = asked in VOCABULARIES and _fits(str(asked), values, known)
    if asked in VOCABULARIES and not fits and values and not any(any(map(str.isalpha, value)) for value in values):
        return None, "des nombres, et non des termes d'une liste"
    if not fits and (kind := sensitive(title)):
        return None, f"parle de {kind} : laissée hors des brouillons ; pour la prendre, dites un champ ou unplaced"
    if asked and (asked not in VOCABULARIES or fits):
        return target_of(asked), "" if len(question.split()) <= 3 else "à vérifier : deviné d'après la question"
    free = asked not in VOCABULARIES or len(set(values)) > 1  # one answer under « Publics [Autre] » is no other list's
    if free and (listed_as := next((name for name in sorted(VOCABULARIES) if _fits(name, values, known)), None)):
        return Target(listed_as), "à vérifier : deviné d'après les réponses"
    if values and sum(bool(EMAIL.search(value)) for value in values) / len(values) >= _SHARE:
        return Target("contacts"), "à vérifier : des adresses électroniques"
    if asked:
        return Target(asked), "à vérifier : peu de réponses sont dans la liste"
    close = nearest(question, {label: key for key, label in known.schemas.properties("sheet", ()).items()})
    return (Target(close), "à vérifier : titre voisin") if close else (None, "")


def _box(question: str, values: list[str], known: Known) -> Target | None:
    """A box to tick, of a column « Question [réponse] »."""
    match = _OPTION.fullmatch(question)
    if match is None or not all(fold(value) in _TICKS for value in values):
        return None
    option = match["inside"] or match["after"]
    asked = known.keys.get(fold(match["question"])) or asking.asked(match["question"])
    if asked is not None and asked not in VOCABULARIES:
        return None  # « Partenaires [Entreprises] » tells no audience
    for name in [asked] if asked else sorted(VOCABULARIES):
        if found := known.term(str(name), option):
            return Target(str(name), found)
    return None


def _fits(vocabulary: str, values: list[str], known: Known) -> bool:
    items = [item for value in values for item in ([value] if known.term(vocabulary, value) else listed(value))]
    return bool(items) and sum(bool(known.term(vocabulary, item)) for item in items) / len(items) >= _SHARE
