"""What a value was meant for, where it should stand: its terms, its items, its block, under their right names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from builder import examples, parties, shapes
from builder.diagnostics import Path
from builder.nearest import called, fold, fold_singular, nearest, nearest_key
from builder.schema import Field, Schemas
from builder.source import Source

MOST: Final = 50
"""Keys of a block beyond which the right name of each is not looked for."""
_FEW: Final = 12
"""Items beyond which a correction does not make each anew."""


def closest(schemas: Schemas, kind: str, path: Path, key: str, value: Any) -> str | None:
    """The key of the block at ``path`` whose name or title is nearest to a name."""
    if other := _otherwise(schemas, kind, path, key):
        return other
    known = schemas.properties(kind, path)
    close = nearest_key(key, known)
    return None if close and _postal(schemas.field(kind, (*path, close)), known[close], key, value) else close


def _postal(field: Field, title: str, key: str, value: Any) -> bool:
    """Whether a name that only begins as that of an e-mail address has another one: « adresse: 12 rue des Lilas »."""
    begun = fold(title).startswith(fold(key)) and fold(title) != fold(key)
    return bool("email" in field.formats and begun and value and "@" not in str(value))


def _otherwise(schemas: Schemas, kind: str, path: Path, key: str) -> str | None:
    """The key of the block at ``path`` that people call by another name than its own and its title."""
    said = fold_singular(key)
    fields = ((name, schemas.field(kind, (*path, name))) for name in schemas.properties(kind, path))
    return next((name for name, field in fields if said in map(fold_singular, field.also)), None)


def held(schemas: Schemas, kind: str, path: Path, key: str) -> str | None:
    """The key of the block at ``path`` that a name is, almost, or is called by."""
    return called(schemas.properties(kind, path), key) or _otherwise(schemas, kind, path, key)


def terms_meant(schemas: Schemas, kind: str, path: Path, text: str) -> tuple[list[str], tuple[str, ...]]:
    """The terms that a text names where one of a list, or several, are wanted; and what it says that is none."""
    field = schemas.field(kind, path)
    item = schemas.field(kind, (*path, 0)) if "array" in field.types else field
    names = schemas.names(item.vocabulary or "")
    if not names or not text.strip():
        return [], ()
    parts = examples.items(text, names=True) if item is not field else [text]
    folded = set(map(fold, names))
    known, sure = partial(nearest, names=names), lambda one: fold(one) in folded
    meant = [term for part in parts for term in examples.terms(part, known, sure)]
    right = [term for term in dict.fromkeys(meant) if term in names.values()]
    return right, tuple(term for term in meant if term not in right)


def items_meant(
    schemas: Schemas, kind: str, path: Path, text: str, lines: Sequence[str] = ()
) -> tuple[list[str], tuple[str, ...]]:
    """The items that a text was meant for where a list is wanted; those that are no terms of its list apart.

    ``lines`` are those that the text takes, where it takes several.
    """
    item = schemas.field(kind, (*path, 0))
    if schemas.terms(item.vocabulary or ""):
        return terms_meant(schemas, kind, path, ", ".join(lines) or text)
    names = not item.markdown and "object" not in item.types
    found = examples.items(text, names=names)
    if names and lines:
        found = [one for line in lines for one in examples.items(line, names=True)]
    elif len(found) == 1 and shapes.are_items(lines):
        found = [*lines]
    return list(dict.fromkeys(_formed(one, item) for one in found)), ()


def terms_in_one(schemas: Schemas, kind: str, path: Path, text: str) -> list[str]:
    """The terms of a list that were written as one item: « [handicap; santé] »."""
    names = schemas.names(schemas.field(kind, path).vocabulary or "")
    if not isinstance(path[-1], int) or fold(text) in map(fold, names):
        return []
    meant, unknown = terms_meant(schemas, kind, path[:-1], text)
    return meant if len(meant) > 1 and not unknown else []


def _formed(text: str, field: Field) -> str:
    """A text in the form that a field wants, where that is obvious."""
    return next(filter(None, (examples.meant(text, form) for form in sorted(field.formats))), text)


def written(
    source: Source, schemas: Schemas, kind: str, path: Path, place: Path, value: Any
) -> tuple[Any, tuple[str, ...]]:
    """The value at ``path`` as it should be written at ``place``, and what it says that is no term there.

    Nothing, where it says nothing else.
    """
    field = schemas.field(kind, place)
    right = None if "string" in field.types else reshaped(source, schemas, kind, path, place, value)
    if right is not None:
        return right, ()
    if isinstance(value, dict | list):
        return inside(source, schemas, kind, path, place, value) or None, ()
    listed = "array" in field.types
    item = schemas.field(kind, (*place, 0)) if listed else field
    text = value if isinstance(value, str) else source.raw.get(path, "") if "string" in item.types else ""
    if isinstance(value, str) and field.types & {"number", "integer"}:
        amount = examples.number(value)
        return value if amount is None else amount, ()
    if text and "object" in field.types and "string" not in field.types:
        return examples.block(text, field) or None, ()
    if not text or (listed and "object" in item.types):
        return value, ()
    lines = source.told_by_line(path, text) if listed else []
    meant, unknown = (
        items_meant(schemas, kind, place, text, lines) if listed else terms_meant(schemas, kind, place, text)
    )
    if meant or unknown:
        return (meant if listed else meant[0]) if meant else None, unknown
    return _formed(text, field), ()


def inside(
    source: Source, schemas: Schemas, kind: str, path: Path, place: Path, value: dict[str, Any] | list[Any]
) -> Any:
    """A block or a list as it should be written at ``place``, with the names that its own keys have there.

    What has no name there is left out: see :func:`misnamed`.
    """

    def meant(step: Any, right: Any, inner: Any) -> Any:
        made, _ = written(source, schemas, kind, (*path, step), (*place, right), inner)
        return inner if made is None else made

    if isinstance(value, list):
        return [meant(index, index, item) for index, item in enumerate(value)]
    place = _block(schemas, kind, place)
    named = _named(schemas, kind, place, value)
    steps = {key: right for key, right in named.items() if right}
    if len(set(steps.values())) < len(steps):
        return value
    return {right: meant(key, right, value[key]) for key, right in steps.items()}


def misnamed(
    schemas: Schemas, kind: str, path: Path, place: Path, value: Any
) -> Iterator[tuple[Path, Path, str | None]]:
    """The keys that :func:`inside` names anew or leaves out: where each is, the place of its block, its right name."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from misnamed(schemas, kind, (*path, index), (*place, index), item)
    elif isinstance(value, dict):
        place = _block(schemas, kind, place)
        for key, right in _named(schemas, kind, place, value).items():
            if key != right:
                yield (*path, key), place, right
            if right is not None:
                yield from misnamed(schemas, kind, (*path, key), (*place, right), value[key])


def _block(schemas: Schemas, kind: str, place: Path) -> Path:
    """The place of a block: that of an item, where a list of them is wanted."""
    return (*place, 0) if schemas.properties(kind, (*place, 0)) else place


def _named(schemas: Schemas, kind: str, place: Path, value: Mapping[str, Any]) -> dict[str, str | None]:
    """The keys of a block, each with the name that it has at ``place``, or None; none where nothing is expected."""
    known = schemas.properties(kind, place)
    if not known or len(value) > MOST:
        return {key: key for key in value}
    return {key: called(known, key) or closest(schemas, kind, place, key, value[key]) for key in value}


def reshaped(source: Source, schemas: Schemas, kind: str, path: Path, place: Path, value: Any) -> Any:
    """The value at ``path`` as the block, or the list of blocks, that ``place`` wants; None where it is not sure.

    « 2021 » is a start where a period is wanted, « Nord » a department, « {2022: 12} » dated values.
    """
    types = schemas.field(kind, place).types
    if types == {"object"}:
        if isinstance(value, dict):
            return None
        told = shapes.block(schemas, kind, path, place, value, source.raw)
        return told or (_told(source, schemas, kind, place, value) if isinstance(value, str) else None)
    keys = schemas.properties(kind, (*place, 0))
    if types != {"array"} or not keys or isinstance(value, list):
        return None
    lines = source.told_by_line(path, value) if isinstance(value, str) else []
    if shared := parties.parties(schemas, kind, (*place, 0), ", ".join(lines) or value):
        return shared
    if isinstance(value, dict) and len(value) <= _FEW:
        named = _named(schemas, kind, (*place, 0), value)
        if 2 * sum(map(bool, named.values())) >= len(value):
            block = inside(source, schemas, kind, path, place, value)
            return None if block is value and set(value) - set(keys) else [block]
        return shapes.by_key(schemas, keys, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [{"value": value}] if "value" in keys else None
    if isinstance(value, str) and (one := shapes.dated_number(value.strip()) if "value" in keys else None):
        return [one]
    if isinstance(value, str) and (one := _told(source, schemas, kind, (*place, 0), value)):
        return [one]
    only = shapes.only(schemas, kind, (*place, 0))
    if link := shapes.linked(keys, "", value):
        return [link]
    text = value if isinstance(value, str) and only and "://" not in value else ""
    parts = examples.items(text, names=False) if text.strip() else []
    parts = lines if len(parts) == 1 and shapes.are_items(lines) else parts
    return [{only: part} for part in parts] if 0 < len(parts) <= _FEW else None


def _told(source: Source, schemas: Schemas, kind: str, place: Path, text: str) -> dict[str, Any] | None:
    """The party or the contact that a text was meant for."""
    keys, own = schemas.properties(kind, place), source.data.get("organisation")
    return parties.party(schemas, kind, place, text) or parties.contact(keys, text, own)
