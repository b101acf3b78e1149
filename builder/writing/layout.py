"""Data → the text of a file: keys in the order of the schema, values as :mod:`builder.writing.words` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from builder.diagnostics import Path
from builder.schema import Schemas
from builder.writing import words
from builder.writing.remarks import Remarks

_KEPT: Final = "\0"
"""An empty line that belongs to a text."""


@dataclass(slots=True)
class Choices:
    """What the author of a file chose, and may keep.

    ``flow`` are the collections between brackets; ``one_line`` the texts on one line; ``blocks`` those in a block;
    ``typed`` the values left as they were typed.
    """

    flow: set[Path] = field(default_factory=set)
    one_line: set[Path] = field(default_factory=set)
    blocks: set[Path] = field(default_factory=set)
    typed: Mapping[Path, str] = field(default_factory=dict)


class Layout:
    """Writes the files of one kind."""

    def __init__(
        self, kind: str, schemas: Schemas, choices: Choices | None = None, remarks: Remarks | None = None
    ) -> None:
        self.kind = kind
        self.schemas = schemas
        self.choices = choices or Choices()
        self.remarks = remarks or Remarks()

    def write(self, data: Mapping[str, Any]) -> str:
        """The text of a file."""
        lines = [*self.remarks.header, *self._mapping(data, (), ""), *self.remarks.footer]
        return "\n".join(_tidied(lines)) + "\n"

    def _mapping(self, data: Mapping[str, Any], path: Path, indent: str) -> Iterator[str]:
        for key in self._ordered(data, path):
            yield from self._around((*path, key), indent, self._pair(key, data[key], path, indent))

    def _ordered(self, data: Mapping[str, Any], path: Path) -> list[str]:
        """Keys as the schema orders them, then those it does not know, as they came."""
        known = [key for key in self.schemas.properties(self.kind, path) if key in data]
        return known + [key for key in data if key not in known]

    def _around(self, path: Path, indent: str, lines: list[str]) -> Iterator[str]:
        """A key or an item with the comments above and under it."""
        under = self.remarks.after.get(path, [])
        above = self.remarks.before.get(path, [])
        if any(line.endswith(("|", "|-", "|+")) for line in lines[:1]):  # under a block, they would be part of it
            above, under = above + under, []
        yield from (f"{indent}{remark}" if remark else "" for remark in above)
        yield from lines
        yield from (f"{indent}  {remark}" if remark else "" for remark in under)

    def _pair(self, key: str, value: Any, path: Path, indent: str) -> list[str]:
        here = (*path, key)
        start = f"{indent}{words.word(key)}:"
        if isinstance(value, dict | list) and not self._is_flow(value, here):
            inner = f"{indent}  "
            children = self._mapping(value, here, inner) if isinstance(value, dict) else self._list(value, here, inner)
            return [self._beside(start, here), *children]
        return self._scalar(start, value, here, f"{indent}  ")

    def _list(self, items: list[Any], path: Path, indent: str) -> Iterator[str]:
        for index, item in enumerate(items):
            here = (*path, index)
            yield from self._around(here, indent, self._item(item, here, indent))

    def _item(self, item: Any, path: Path, indent: str) -> list[str]:
        """A collection in a list starts on the line of its dash; the comments of its first key go above."""
        inner = f"{indent}  "
        if not isinstance(item, dict | list) or self._is_flow(item, path):
            return self._scalar(f"{indent}-", item, path, inner)
        children = self._mapping(item, path, inner) if isinstance(item, dict) else self._list(item, path, inner)
        lines = list(children)
        first = next(number for number, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
        beside = [self.remarks.beside[path]] if path in self.remarks.beside else []
        above = [f"{indent}{line.strip()}" if line else "" for line in (*beside, *lines[:first])]
        return [*above, f"{indent}- {lines[first].removeprefix(inner)}", *lines[first + 1 :]]

    def _scalar(self, start: str, value: Any, path: Path, indent: str) -> list[str]:
        """A value on the line of its key, or a block under it."""
        if isinstance(value, str) and path not in self.choices.typed and self._is_block(value, path):
            sign, lines = words.block(value)
            return [self._beside(f"{start} {sign}", path), *(f"{indent}{line}" if line else _KEPT for line in lines)]
        shown = self._flow(value, path, within=False)
        return [self._beside(f"{start} {shown}" if shown else start, path)]

    def _beside(self, line: str, path: Path) -> str:
        return f"{line} {self.remarks.beside[path]}" if path in self.remarks.beside else line

    def _is_block(self, text: str, path: Path) -> bool:
        if not words.fits_block(text):
            return False
        if "\n" in text or path in self.choices.blocks:
            return True
        long = words.length(text) > words.LONG_TEXT and self.schemas.field(self.kind, path).markdown
        return long and path not in self.choices.one_line

    def _is_flow(self, value: dict[str, Any] | list[Any], path: Path) -> bool:
        """Whether a collection is written between brackets: it is empty, lists terms or identifiers, or came so."""
        if not value:
            return True
        if self.remarks.inside(path):
            return False
        place = self.schemas.field(self.kind, (*path, 0))
        terms = isinstance(value, list) and bool(place.vocabulary or place.reference)
        if not (path in self.choices.flow or (terms and all(self._is_word(item, path) for item in value))):
            return False
        return words.length(self._flow(value, path)) + 1 < words.LONGEST_LINE

    def _is_word(self, item: Any, path: Path) -> bool:
        return isinstance(item, str) and not any(place[:-1] == path for place in self.choices.typed)

    def _flow(self, value: Any, path: Path, *, within: bool = True) -> str:
        """A value on one line; ``within`` brackets, nothing must be said in a word."""
        if isinstance(value, dict):
            pairs = ((key, self._flow(value[key], (*path, key))) for key in self._ordered(value, path))
            return "{" + ", ".join(f"{words.word(key)}: {shown}" for key, shown in pairs) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self._flow(item, (*path, index)) for index, item in enumerate(value)) + "]"
        if path in self.choices.typed and (self.choices.typed[path] or not within):
            return self.choices.typed[path]
        return words.word(value) if isinstance(value, str) else words.plain(value)


def _tidied(lines: list[str]) -> Iterator[str]:
    """One blank line at most where the author left some; none first, nor where a text would take it as its own."""
    before = ""
    for line in lines:
        if line == "" and before in {"", _KEPT}:
            continue
        yield "" if line == _KEPT else line
        before = line
