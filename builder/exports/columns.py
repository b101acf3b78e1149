"""A column of a table: its name, its value, and its French words, from the schema or its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from builder.diagnostics import Path
from builder.exports.published import Published
from builder.schema import Field, Schemas

Cell = str | int | float | bool | None
"""None is an empty cell; a text is never a number, a formula or a date."""
ColumnKind = Literal["text", "number", "boolean", "date", "period", "url"]
Value = Callable[[Any, Published], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """``field`` is the place of the schema that the column holds; ``words`` are a title and a description of its own,
    for what no field says."""

    name: str
    value: Value
    kind: ColumnKind
    field: Path
    words: tuple[str, str]

    def title(self, schemas: Schemas) -> str:
        """Its French title."""
        return self.words[0] or self._schema(schemas).title

    def description(self, schemas: Schemas) -> str:
        """What it holds, in French."""
        return self.words[1] or self._schema(schemas).description

    def vocabulary(self, schemas: Schemas) -> str:
        """The vocabulary of its terms, or an empty string."""
        if not self.field:
            return ""
        return self._schema(schemas).vocabulary or schemas.field("sheet", (*self.field, 0)).vocabulary or ""

    def seen_from(self, attribute: str, name: str) -> Column:
        """The same column for rows that hold its source in an attribute."""
        own = self.value
        return replace(self, name=name, value=lambda row, published: own(getattr(row, attribute), published))

    def _schema(self, schemas: Schemas) -> Field:
        return schemas.field("sheet", self.field)


def column(
    name: str, value: Value, *, kind: ColumnKind = "text", field: Path = (), words: tuple[str, str] = ("", "")
) -> Column:
    """A column; without ``field`` nor ``words``, it is the field of the sheet that has its name."""
    return Column(name, value, kind, field or (() if words[0] else (name,)), words)
