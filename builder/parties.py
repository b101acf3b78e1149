"""Who takes part and whom to write to, told in words where blocks are wanted: « Ville de Lens (partenaire) »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from builder import examples
from builder.diagnostics import Path
from builder.nearest import fold_singular
from builder.schema import Schemas

_AFTER: Final = re.compile(r"(?P<name>[^():]{2,120}?)\s{0,3}\((?P<role>[^()]{2,40})\)")
_BEFORE: Final = re.compile(r"(?P<role>[^\W\d_][^():]{1,40}?)\s{0,3}:\s{0,3}(?P<name>[^:]{2,120})")
_PARTED: Final = re.compile(r"\s{0,9}[,;\n]\s{0,9}|\s{1,9}[-–—/|]\s{1,9}")
_MOST: Final = 12
"""Names beyond which a correction does not make each anew."""


def _roles(schemas: Schemas, kind: str, place: Path) -> dict[str, str]:
    """The roles of the parties at ``place``, each by its names; none where no party stands."""
    if not {"organisation", "name", "role"} <= schemas.properties(kind, place).keys():
        return {}
    names = schemas.names(schemas.field(kind, (*place, "role")).vocabulary or "")
    return {fold_singular(name): term for name, term in names.items()}


def _named(name: str) -> dict[str, str]:
    return {"organisation": name} if examples.ID.fullmatch(name) else {"name": name}


def party(schemas: Schemas, kind: str, place: Path, text: str) -> dict[str, str] | None:
    """A party that was written as one text, with its role or without."""
    roles = _roles(schemas, kind, place)
    if not roles or not text.strip() or "\n" in text.strip():
        return None
    for pattern in (_AFTER, _BEFORE):
        match = pattern.fullmatch(text.strip())
        if match and (role := roles.get(fold_singular(match["role"]))):
            return _named(match["name"].strip()) | {"role": role}
    return None if ":" in text else _named(text.strip())


def parties(schemas: Schemas, kind: str, place: Path, value: Any) -> list[dict[str, str]] | None:
    """The parties that were written between commas, or below the names of their roles: « {porteur: corif} »."""
    roles = _roles(schemas, kind, place)
    if isinstance(value, str) and roles:
        made = [party(schemas, kind, place, part) for part in examples.items(value, names=True)]
        return [one for one in made if one] if 0 < len(made) <= _MOST and all(made) else None
    if not isinstance(value, dict) or not value or not all(fold_singular(key) in roles for key in value):
        return None
    found: list[dict[str, str]] = []
    for key, held in value.items():
        names = examples.items(held, names=True) if isinstance(held, str) else held
        if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
            return None
        found += [_named(name.strip()) | {"role": roles[fold_singular(key)]} for name in names]
    return found if 0 < len(found) <= _MOST else None


def contact(keys: Mapping[str, str], text: str, organisation: Any) -> dict[str, str] | None:
    """A contact that was written as one text; whose it is, the sheet says where the text does not."""
    if not {"organisation", "name", "email", "phone"} <= keys.keys() or not text.strip():
        return None
    found: dict[str, str] = {}
    for part in filter(None, _PARTED.split(text.strip())):
        form = next((form for form in ("email", "phone") if examples.meant(part, form)), "name")
        if form in found:
            return None
        found[form] = examples.meant(part, form) or part
    if not {"email", "phone"} & found.keys():
        return None
    own = {"organisation": organisation} if isinstance(organisation, str) and organisation else {}
    return own | {key: found[key] for key in ("name", "email", "phone") if key in found}
