"""A key that the schema does not know: misspelt, cut by a comma, or the rest of the text above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from builder import examples
from builder.diagnostics import Path
from builder.dumping import dump
from builder.messages import phrase, suggested
from builder.nearest import fold, nearest
from builder.schema import Field, Schemas
from builder.source import Source

_NAME: Final = re.compile(r"[a-z_]+")
_MOST: Final = 50
"""Keys of a block beyond which a comma, or the right name of each, is not looked for."""
_FEW: Final = 3
"""Points of a group that a correction shows."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, the corrected lines, and what else would be told of the same mistake: where, and under which name."""

    words: str
    example: str = ""
    follows: tuple[tuple[Path, str], ...] = ()
    unknown: tuple[tuple[Path, str], ...] = ()
    """The right place of the value, and what it says that is no term there."""


def advice(source: Source, schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice:
    """What to say of ``key``, which the schema does not know in ``value``, the block at ``path`` of a file."""
    known = schemas.properties(kind, path)
    if whole := examples.sentence(value):
        if "string" in schemas.field(kind, path).types:
            return Advice(phrase("sentence"), examples.entry(path, whole))
        if "title" in known and path and isinstance(path[-1], int):
            return Advice(phrase("sentence"), examples.entry(path, {"title": whole}), ((path, "title"),))
    if named := _named_group(value, path, known):
        return named
    if cut := _cut(source, value, path, key):
        before, example = cut
        return Advice(phrase("cut_by_comma"), example, (((*path, before), "S204"),))
    close = _close(schemas, kind, path, known, key, value[key])
    plain = close and not schemas.field(kind, (*path, close)).types & {"object", "array"}
    if plain and (wrapped := _wrapped(schemas, kind, value, path, key)):
        return wrapped
    if close and close not in value and (lower := _lower(source, schemas, kind, value, path, key, close)):
        return lower
    if close and close not in value:
        field = schemas.field(kind, (*path, close))
        right, unknown = _written(source, schemas, kind, (*path, key), (*path, close), value[key])
        shown = (
            "" if unknown and not right else examples.renamed(close, right, field) or _line(source, path, key, close)
        )
        example = shown or examples.of_key(close, field)
        place = (*path, close, 0) if "array" in field.types else (*path, close)
        lost = tuple((place, term) for term in unknown)
        return Advice(suggested(close, known[close]), example, ((path, close),), lost)
    if close:
        line = source.key_span((*path, close)).line
        return Advice(phrase("already", key=close, title=known[close], line=line))
    if wrapped := _wrapped(schemas, kind, value, path, key):
        return wrapped
    if home := _home(source, schemas, kind, value, path, key):
        return home
    here = source.key_span((*path, key))
    rest = not path and not _NAME.fullmatch(key) and any(source.key_span((name,)) < here for name in value)
    return Advice(phrase("rest_of_text" if rest else "keys_to_choose", known=", ".join(known)))


def _close(schemas: Schemas, kind: str, path: Path, known: Mapping[str, str], key: str, value: Any) -> str | None:
    """The key of the block at ``path`` whose name or title is nearest to a name."""
    if other := _otherwise(schemas, kind, path, key):
        return other
    close = nearest(key, {name: name for name in known} | {title: name for name, title in known.items()})
    return None if close and _postal(schemas.field(kind, (*path, close)), known[close], key, value) else close


def _named_group(value: Mapping[str, Any], path: Path, known: Mapping[str, str]) -> Advice | None:
    """Points below the name of their group: « - Pour les associations: », then a list."""
    ((name, points), *others) = value.items()
    if others or not {"title", "points"} <= known.keys() or not path or not isinstance(path[-1], int):
        return None
    if not isinstance(points, list) or not points or not all(isinstance(point, str) for point in points):
        return None
    return Advice(phrase("group"), examples.entry(path, {"title": name.strip(), "points": points[:_FEW]}))


def _lower(
    source: Source, schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str, close: str
) -> Advice | None:
    """What was to stand in an item of the list that has almost its name: a « value » beside « values »."""
    inner = schemas.properties(kind, (*path, close, 0))
    if key not in inner or isinstance(value[key], dict | list):
        return None
    known = schemas.properties(kind, path)
    right: dict[str, Any] = {}
    for name in value:
        if name in inner and name not in known:
            written, _ = _written(source, schemas, kind, (*path, name), (*path, close, 0, name), value[name])
            right[name] = value[name] if written is None else written
    words = phrase("inside", key=close, title=known[close])
    return Advice(words, dump({close: [right]}), ((path, close),))


def _line(source: Source, path: Path, key: str, right: str) -> str:
    """The line of a key as it is, but for its name; nothing between braces, where a line holds more than one."""
    span = source.key_span((*path, key))
    line = source.lines[span.line - 1]
    before, rest = line[: span.column - 1], line[span.column - 1 :]
    colon = rest.find(":", len(key))
    return f"{right}{rest[colon:].rstrip()}" if colon >= 0 and not before.strip(" -") else ""


def _postal(field: Field, title: str, key: str, value: Any) -> bool:
    """Whether a name that only begins as that of an e-mail address has another one: « adresse: 12 rue des Lilas »."""
    begun = fold(title).startswith(fold(key)) and fold(title) != fold(key)
    return bool("email" in field.formats and begun and value and "@" not in str(value))


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


def items_meant(schemas: Schemas, kind: str, path: Path, text: str) -> tuple[list[str], tuple[str, ...]]:
    """The items that a text was meant for where a list is wanted; those that are no terms of its list apart."""
    item = schemas.field(kind, (*path, 0))
    if schemas.terms(item.vocabulary or ""):
        return terms_meant(schemas, kind, path, text)
    found = examples.items(text, names=not item.markdown and "object" not in item.types)
    return list(dict.fromkeys(_formed(one, item) for one in found)), ()


def _formed(text: str, field: Field) -> str:
    """A text in the form that a field wants, where that is obvious."""
    return next(filter(None, (examples.meant(text, form) for form in sorted(field.formats))), text)


def _written(
    source: Source, schemas: Schemas, kind: str, path: Path, place: Path, value: Any
) -> tuple[Any, tuple[str, ...]]:
    """The value at ``path`` as it should be written at ``place``, and what it says that is no term there.

    Nothing, where it says nothing else.
    """
    if isinstance(value, dict | list):
        return _inside(source, schemas, kind, path, place, value), ()
    field = schemas.field(kind, place)
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
    meant, unknown = (items_meant if listed else terms_meant)(schemas, kind, place, text)
    if meant or unknown:
        return (meant if listed else meant[0]) if meant else None, unknown
    return _formed(text, field), ()


def _inside(
    source: Source, schemas: Schemas, kind: str, path: Path, place: Path, value: dict[str, Any] | list[Any]
) -> Any:
    """A block or a list as it should be written at ``place``, with the names that its own keys have there."""
    known = schemas.properties(kind, place)
    steps: dict[Any, Any] = {}
    for key, held in value.items() if isinstance(value, dict) and len(value) <= _MOST else ():
        steps[key] = _called(known, key) or _close(schemas, kind, place, known, key, held) or key
    if len(set(steps.values())) < len(value) and isinstance(value, dict):
        return value

    def meant(step: Any, right: Any, inner: Any) -> Any:
        written, _ = _written(source, schemas, kind, (*path, step), (*place, right), inner)
        return inner if written is None else written

    if isinstance(value, list):
        return [meant(index, index, item) for index, item in enumerate(value)]
    return {right: meant(key, right, value[key]) for key, right in steps.items()}


def terms_in_one(schemas: Schemas, kind: str, path: Path, text: str) -> list[str]:
    """The terms of a list that were written as one item: « [handicap; santé] »."""
    names = schemas.names(schemas.field(kind, path).vocabulary or "")
    if not isinstance(path[-1], int) or fold(text) in map(fold, names):
        return []
    meant, unknown = terms_meant(schemas, kind, path[:-1], text)
    return meant if len(meant) > 1 and not unknown else []


def _home(source: Source, schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice | None:
    """The only block of this place that has such a key: « region » stands in « territory »."""
    known = schemas.properties(kind, path)
    inside = {name: _held(schemas, kind, (*path, name), key) for name in known}
    listed = {name: _held(schemas, kind, (*path, name, 0), key) for name in known}
    homes = [name for name in known if inside[name] or listed[name]]
    beside = [name for name in homes if any(_called({name: name}, one) for one in value if one not in known)]
    if len(homes) > 1 and len(beside) == 1:  # « date » beside « value », which goes to « values » and says so
        return Advice(phrase("inside", key=beside[0], title=known[beside[0]]))
    if len(homes) != 1:
        return None
    (name,) = homes
    example = "" if name in value else examples.of_key(name, schemas.field(kind, (*path, name)))
    if inside[name] and example:
        block: dict[str, Any] = {}
        for one in value:
            right = None if one in known else _held(schemas, kind, (*path, name), one)
            if right:
                written, _ = _written(source, schemas, kind, (*path, one), (*path, name, right), value[one])
                block |= {right: value[one] if written is None else written}
        example = dump({name: block})
    return Advice(phrase("inside", key=name, title=known[name]), example)


def _otherwise(schemas: Schemas, kind: str, path: Path, key: str) -> str | None:
    """The key of the block at ``path`` that people call by another name than its own and its title."""
    said = fold(key).removesuffix("s")
    fields = ((name, schemas.field(kind, (*path, name))) for name in schemas.properties(kind, path))
    return next((name for name, field in fields if said in {fold(one).removesuffix("s") for one in field.also}), None)


def _held(schemas: Schemas, kind: str, path: Path, key: str) -> str | None:
    """The key of the block at ``path`` that a name is, almost, or is called by."""
    return _called(schemas.properties(kind, path), key) or _otherwise(schemas, kind, path, key)


def _called(properties: Mapping[str, str], key: str) -> str | None:
    """The key of a block that a name is, or almost: « région », « Communes », « department »."""
    if key in properties:
        return key
    said = fold(key).removesuffix("s")
    alike = (
        name for name, title in properties.items() if said in {fold(one).removesuffix("s") for one in (name, title)}
    )
    return next(alike, None) if said else None


def _wrapped(schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice | None:
    """A name put above all that was to stand here: ``fiche:``, then the sheet."""
    inner, known = value[key], schemas.properties(kind, path)
    held = [name for name in inner if name in known] if isinstance(inner, dict) else []
    if len(held) < 2 or 2 * len(held) <= len(inner) or not value.keys().isdisjoint(held):
        return None
    short = [name for name in held if not isinstance(inner[name], dict | list)][:2]
    example = dump({name: inner[name] for name in short}) if short else ""
    return Advice(phrase("wrapped"), example, tuple((path, name) for name in held))


def _cut(source: Source, value: Mapping[str, Any], path: Path, key: str) -> tuple[str, str] | None:
    """The key whose value a comma between braces cut in two, and that value as meant: ``{date: 2020, value: 20,5}``."""
    here, keys = source.key_span((*path, key)), list(value)
    line = source.lines[here.line - 1]
    if value[key] is not None or len(keys) > _MOST or not line[: here.column - 1].rstrip().endswith(","):
        return None
    spans = {name: source.key_span((*path, name)) for name in keys}
    left = [name for name, span in spans.items() if span.line == here.line and span.column < here.column]
    before = max(left, key=lambda name: spans[name].column, default=None)
    if before is None or isinstance(value[before], dict | list):
        return None
    text = line[source.span((*path, before)).column - 1 : here.column - 1] + key
    number = examples.number(text)
    return before, examples.entry((before,), text if number is None else number)
