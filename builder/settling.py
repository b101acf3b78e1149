"""The scalars that YAML readers disagree on, settled by what the schema wants at their place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from builder import examples
from builder.diagnostics import Diagnostic, Path
from builder.messages import diagnostic, phrase
from builder.positions import value_at
from builder.scalars import Ambiguity
from builder.schema import Field, Schemas
from builder.source import Source

_DATES: Final = frozenset({"partial-date", "partial-date-or-period"})
_WANTED: Final[dict[str, frozenset[str]]] = {
    "boolean": frozenset({"boolean"}),
    "number": frozenset({"number", "integer"}),
    "date": frozenset(),
}


def settle(source: Source, kind: str, schemas: Schemas) -> list[Diagnostic]:
    """Replace, in ``source.data``, each unquoted scalar whose meaning the schema decides; report the others.

    A date keeps its text where a date is wanted; ``yes`` becomes true where a boolean is wanted; ``1e3`` becomes a
    number where a number is wanted. Where text is wanted, the author must choose.
    """
    found = [_pointed(source, path, schemas, kind) for path in source.pointed]
    for path, raw in source.raw.items():
        field = schemas.field(kind, path)
        ambiguity = source.ambiguous.get(path)
        if field.formats & _DATES and (ambiguity is None or ambiguity.kind == "date"):
            if raw[:1].isdigit():
                _replace(source.data, path, raw)
        elif ambiguity is not None and not _refused_anyway(schemas, field, raw):
            wanted = _WANTED[ambiguity.kind] & field.types
            if wanted and ambiguity.value is not None:
                _replace(source.data, path, ambiguity.value)
            elif not field.types or "string" in field.types or ambiguity.kind == "number":
                # elsewhere, the message about the wrong type says it better
                found.append(_doubt(source, path, raw, ambiguity, field))
    return found


def _pointed(source: Source, path: Path, schemas: Schemas, kind: str) -> Diagnostic:
    span, parts = source.pointed[path]
    grouped = "points" in schemas.properties(kind, path)
    field = schemas.field(kind, path)
    example = examples.pointed(path, parts, field, grouped=grouped)
    general = bool(path) and example == examples.of_key(path[-1], field)
    shown = source.in_place(path, example)
    told = diagnostic("L141", source.file, span, path=path, example="" if general else shown)
    return replace(told, example=shown) if general else told


def _refused_anyway(schemas: Schemas, field: Field, raw: str) -> bool:
    """Whether quotes would make no term of it: « status: oui »."""
    terms = schemas.names(field.vocabulary or "").values()
    return bool(terms) and raw not in terms


def _doubt(source: Source, path: Path, raw: str, ambiguity: Ambiguity, field: Field) -> Diagnostic:
    if _WANTED[ambiguity.kind] & field.types:
        advice, example = phrase("in_figures"), examples.of_key(path[-1], field)
    else:
        advice, example = phrase("in_quotes"), examples.entry(path, raw)
    return diagnostic(
        "L113",
        source.file,
        source.span(path),
        path=path,
        example=source.in_place(path, example),
        value=raw,
        reading=phrase(ambiguity.reading, number=ambiguity.number),
        advice=advice,
    )


def _replace(data: Any, path: Path, value: Any) -> None:
    """Put ``value`` at ``path``; a second value under a repeated key is not in the data, and stays out."""
    around = value_at(data, path[:-1])
    if isinstance(around, list) or (isinstance(around, dict) and path[-1] in around):
        around[path[-1]] = value  # type: ignore[index] # a list takes the indexes of its own path
