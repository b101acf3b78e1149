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
    """What to do, the corrected lines, and the known key that was probably meant and is not there."""

    words: str
    example: str = ""
    meant: str | None = None


def advice(source: Source, schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice:
    """What to say of ``key``, which the schema does not know in ``value``, the block at ``path`` of a file."""
    known = schemas.properties(kind, path)
    whole = examples.sentence(value, path) if "string" in schemas.field(kind, path).types else ""
    if whole:
        return Advice(phrase("sentence"), whole)
    if cut := _cut(source, value, path, key):
        return Advice(phrase("cut_by_comma"), cut)
    close = nearest(key, {key: key for key in known} | {title: key for key, title in known.items()})
    if close and close not in value:
        field = schemas.field(kind, (*path, close))
        return Advice(suggested(close, known[close]), examples.renamed(close, value[key], field), close)
    rest = not path and not _NAME.fullmatch(key)
    return Advice(phrase("rest_of_text" if rest else "keys_to_choose", known=", ".join(known)))


def _cut(source: Source, value: Mapping[str, Any], path: Path, key: str) -> str:
    """The value that a comma between braces cut in two, as it was meant: ``{date: 2020, value: 20,5}``."""
    here, keys = source.key_span((*path, key)), list(value)
    line = source.lines[here.line - 1]
    if value[key] is not None or len(keys) > _MOST or not line[: here.column - 1].rstrip().endswith(","):
        return ""
    spans = {name: source.key_span((*path, name)) for name in keys}
    left = [name for name, span in spans.items() if span.line == here.line and span.column < here.column]
    before = max(left, key=lambda name: spans[name].column, default=None)
    if before is None or isinstance(value[before], dict | list):
        return ""
    text = line[source.span((*path, before)).column - 1 : here.column - 1] + key
    number = examples.number(text)
    return examples.entry((before,), text if number is None else number)
