"""The lists of terms that fields choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from builder.schema import Schemas
from builder.typography import french

SHORT: Final = 12
"""Terms beyond which a list is folded."""


@dataclass(frozen=True, slots=True)
class TermList:
    """One vocabulary; ``terms`` are identifier, label and description."""

    anchor: str
    name: str
    title: str
    description: str
    terms: tuple[tuple[str, str, str], ...]
    folded: bool


def anchor(vocabulary: str) -> str:
    """The anchor of a list."""
    return f"liste-{vocabulary}"


def lists(schemas: Schemas) -> Iterator[TermList]:
    """Every vocabulary, by name."""
    for name, data in sorted(schemas.vocabularies.items()):
        terms = tuple(
            (term["id"], french(str(term.get("label", term["id"]))), french(str(term.get("description") or "")))
            for term in schemas.terms(name)
        )
        yield TermList(
            anchor=anchor(name),
            name=name,
            title=french(str(data.get("title", name))),
            description=french(str(data.get("description") or "")),
            terms=terms,
            folded=len(terms) > SHORT,
        )
