"""A key that the schema does not know: misspelt, cut by a comma, or the rest of the text above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from builder import examples
from builder.diagnostics import Path
from builder.messages import phrase, suggested
from builder.nearest import fold, nearest
from builder.schema import Field, Schemas
from builder.source import Source

_NAME: Final = re.compile(r"[a-z_]+")
_MOST: Final = 50
"""Keys of a block beyond which a comma is not looked for."""


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
    if cut := _cut(source, value, path, key):
        before, example = cut
        return Advice(phrase("cut_by_comma"), example, (((*path, before), "S204"),))
    close = nearest(key, {key: key for key in known} | {title: key for key, title in known.items()})
    if close and close not in value and _postal(schemas.field(kind, (*path, close)), known[close], key, value[key]):
        close = None
    if close and close not in value:
        field = schemas.field(kind, (*path, close))
        text = value[key] if isinstance(value[key], str) else ""
        plain = text and "array" in field.types and "object" not in schemas.field(kind, (*path, close, 0)).types
        meant, unknown = (items_meant if plain else terms_meant)(schemas, kind, (*path, close), text)
        right = (meant if "array" in field.types else meant[0]) if meant else value[key]
        example = examples.of_key(close, field) if unknown and not meant else examples.renamed(close, right, field)
        place = (*path, close, 0) if "array" in field.types else (*path, close)
        lost = tuple((place, term) for term in unknown)
        return Advice(suggested(close, known[close]), example, ((path, close),), lost)
    if close:
        line = source.key_span((*path, close)).line
        return Advice(phrase("already", key=close, title=known[close], line=line))
    if home := _home(schemas, kind, value, path, key):
        return home
    if wrapped := _wrapped(schemas, kind, value, path, key):
        return wrapped
    rest = not path and not _NAME.fullmatch(key)
    return Advice(phrase("rest_of_text" if rest else "keys_to_choose", known=", ".join(known)))


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
    return [examples.slug(one) or one for one in found] if "id" in item.formats else found, ()


def terms_in_one(schemas: Schemas, kind: str, path: Path, text: str) -> list[str]:
    """The terms of a list that were written as one item: « [handicap; santé] »."""
    names = schemas.names(schemas.field(kind, path).vocabulary or "")
    if not isinstance(path[-1], int) or fold(text) in map(fold, names):
        return []
    meant, unknown = terms_meant(schemas, kind, path[:-1], text)
    return meant if len(meant) > 1 and not unknown else []


def _home(schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice | None:
    """The only block of this place that has such a key: « region » stands in « territory »."""
    known = schemas.properties(kind, path)
    homes = [
        name
        for name in known
        if key in schemas.properties(kind, (*path, name)) or key in schemas.properties(kind, (*path, name, 0))
    ]
    if len(homes) != 1:
        return None
    (name,) = homes
    listed = key not in schemas.properties(kind, (*path, name))
    example = "" if name in value else examples.dump({name: {key: value[key]}})
    if listed and example:
        example = examples.of_key(name, schemas.field(kind, (*path, name)))
    return Advice(phrase("inside", key=name, title=known[name]), example)


def _wrapped(schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice | None:
    """A name put above all that was to stand here: ``fiche:``, then the sheet."""
    inner, known = value[key], schemas.properties(kind, path)
    held = [name for name in inner if name in known] if isinstance(inner, dict) else []
    if len(held) < 2 or 2 * len(held) <= len(inner) or not value.keys().isdisjoint(held):
        return None
    short = [name for name in held if not isinstance(inner[name], dict | list)][:2]
    example = examples.dump({name: inner[name] for name in short}) if short else ""
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
