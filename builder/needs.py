"""What the schema of sheets says of each place of the first level: its group, and the kinds that cannot do without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from builder.schema import Node, Schemas

GROUPS: Final[Mapping[str, str]] = {
    "identity": "La fiche en bref",
    "classification": "Où, quand, sur quel sujet",
    "why": "Pourquoi",
    "how": "Comment",
    "results": "Quels résultats",
    "lessons": "Ce qu’on en retient",
    "voices": "Paroles, images et liens",
    "contacts": "Qui appeler",
    "stewardship": "Suivi de la fiche",
}
"""The groups of the form and of the reference, in order; a schema names them by ``x-group``."""


def grouped(schemas: Schemas) -> dict[str, list[str]]:
    """The keys of a sheet by group, in the order of the schema."""
    properties = schemas.documents["sheet.schema.json"]["properties"]
    found: dict[str, list[str]] = {group: [] for group in GROUPS}
    for key in schemas.properties("sheet", ()):
        found[properties[key].get("x-group", "stewardship")].append(key)
    return found


def needed(schemas: Schemas) -> dict[str, tuple[str, ...]]:
    """For each key, the kinds of sheets that cannot do without; of « either… or… », both."""
    document = schemas.documents["sheet.schema.json"]
    kinds = tuple(schemas.labels("kinds"))
    found = dict.fromkeys(document["required"], kinds)
    for rule in document.get("allOf", ()):
        kind = rule["if"]["properties"]["kind"]["const"]
        for key in (*rule["then"].get("required", ()), *_either(rule)):
            found[key] = (*found.get(key, ()), kind)
    return found


def alternatives(schemas: Schemas) -> dict[str, tuple[str, ...]]:
    """For each key that another one may replace, the others."""
    rules = schemas.documents["sheet.schema.json"].get("allOf", ())
    return {key: tuple(other for other in keys if other != key) for keys in map(_either, rules) for key in keys}


def _either(rule: Node) -> list[str]:
    """The keys of which one is enough to a kind of sheets."""
    return [key for branch in rule["then"].get("oneOf", ()) for key in branch["required"]]
