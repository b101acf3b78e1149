"""A key that the schema does not know: misspelt, cut by a comma, or the rest of the text above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from builder import examples
from builder.diagnostics import Path
from builder.messages import phrase, suggested
from builder.nearest import nearest
from builder.schema import Schemas
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
    if close and close not in value:
        field = schemas.field(kind, (*path, close))
        return Advice(suggested(close, known[close]), examples.renamed(close, value[key], field), ((path, close),))
    if home := _home(schemas, kind, value, path, key):
        return home
    if wrapped := _wrapped(schemas, kind, value, path, key):
        return wrapped
    rest = not path and not _NAME.fullmatch(key)
    return Advice(phrase("rest_of_text" if rest else "keys_to_choose", known=", ".join(known)))


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
