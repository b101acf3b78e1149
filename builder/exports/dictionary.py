"""The data dictionary: every column of every table, in the words of the schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.exports import csv_files, places
from builder.exports.columns import Column
from builder.exports.published import Published
from builder.exports.tables import TABLES
from builder.output import Output
from builder.schema import Schemas

HEADER: Final = ("table", "column", "title", "description", "type", "vocabulary", "schema_field")
_TYPES: Final = {
    "text": "texte",
    "number": "nombre",
    "boolean": "vrai ou faux",
    "date": "date (AAAA, AAAA-MM ou AAAA-MM-JJ)",
    "period": "date (AAAA, AAAA-MM ou AAAA-MM-JJ), ou deux dates séparées par une barre pour une période",
    "url": "adresse",
}

Row = tuple[str, str, str, str, str, str, str]


def rows(published: Published) -> Iterator[Row]:
    """One row a column."""
    for table in TABLES:
        for made in table.columns:
            yield (table.name, made.name, *_words(made, published.schemas))


def _words(made: Column, schemas: Schemas) -> tuple[str, str, str, str, str]:
    return (
        made.title(schemas),
        made.description(schemas),
        _TYPES[made.kind],
        made.vocabulary(schemas),
        ".".join("[]" if isinstance(step, int) else step for step in made.field).replace(".[]", "[]"),
    )


def render(published: Published) -> Iterator[Output]:
    """The dictionary as CSV; its page is made with that of open data."""
    yield Output(places.DICTIONARY, csv_files.text(HEADER, rows(published)))
