"""A file as read: its data, and where each key and value stands."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from builder.diagnostics import Diagnostic, Path, Span
from builder.messages import diagnostic
from builder.scalars import Ambiguity, resolve


def value_at(data: Any, path: Path) -> Any:
    """What stands at ``path`` in the data of a file, or None where nothing does."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


@dataclass(slots=True)
class Source:
    """One file as read.

    ``raw`` is the text of the unquoted scalars that are not plain text; ``unreadable`` the top-level keys whose block
    could not be parsed. Places are found when they are asked for: of most files, nobody asks.
    """

    file: str
    written: bytes = b""
    """Its text, which takes half the room of a string: thousands of files wait in memory."""
    data: Any = None
    raw: dict[Path, str] = field(default_factory=dict)
    ambiguous: dict[Path, Ambiguity] = field(default_factory=dict)
    pointed: dict[Path, tuple[Span, list[str]]] = field(default_factory=dict)
    """The texts that took lines with dashes for their own: where the first dash is, and what stands on each side."""
    unreadable: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    rows: array[int] = field(default_factory=lambda: array("I"), compare=False)
    """The line of each value, in the order of the file, where that was cheap to tell."""
    find_places: Callable[[Source], None] | None = field(default=None, compare=False)
    """Finds ``values`` and ``keys``, when they were not read along with the data."""
    _values: dict[Path, Span] = field(default_factory=dict)
    _keys: dict[Path, Span] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Its text."""
        return self.written.decode("utf-8", "surrogatepass")

    @property
    def values(self) -> dict[Path, Span]:
        """Where the value at each path is."""
        self._locate()
        return self._values

    @property
    def keys(self) -> dict[Path, Span]:
        """Where the key that leads to each path is."""
        self._locate()
        return self._keys

    def _locate(self) -> None:
        find, self.find_places = self.find_places, None
        if find is not None:
            find(self)

    @property
    def lines(self) -> list[str]:
        """The lines of the text, as an editor numbers them."""
        return _lines(self.written)

    def nest(self, key: str) -> None:
        """Put all that was read under a key that the file lacks."""
        self.data = {key: self.data}
        every: tuple[dict[Path, Any], ...] = (self.raw, self.ambiguous, self.pointed, self.values, self.keys)
        for places in every:
            moved = {(key, *path): found for path, found in places.items()}
            places.clear()
            places.update(moved)
        self.values[()] = self.values[(key,)]

    def span(self, path: Path) -> Span:
        """Where the value at ``path`` is, or the nearest thing above it."""
        for length in range(len(path), -1, -1):
            if (span := self.values.get(path[:length])) is not None:
                return span
        return Span()

    def line(self, path: Path, rank: int) -> int:
        """The line of the value at ``path``, which so many others come before."""
        return self.rows[rank] if self.rows else self.span(path).line

    def told_by_line(self, path: Path, text: str) -> list[str]:
        """The lines of the text at ``path``, where it takes several; of an unquoted one, YAML made one line."""
        span, lines = self.span(path), text.split("\n")
        if text and len(lines) == 1 and span.line < span.end_line <= len(self.lines):
            lines = [self.lines[span.line - 1][span.column - 1 :], *self.lines[span.line : span.end_line]]
            lines = [] if lines[0][:1] in "\"'|>" else lines
        said = [line.strip() for line in lines if line.strip()]
        return said if len(said) > 1 else []

    def span_of_words(self, path: Path, words: str) -> Span:
        """Where some words of the text at ``path`` are (their first line, if several), or else the whole text."""
        span, lines = self.span(path), self.lines
        words, below = f"{words}\n".split("\n")[:2]
        for number in range(span.line, min(span.end_line, len(lines)) + 1) if words else ():
            column = lines[number - 1].find(words, span.column - 1 if number == span.line else 0)
            if column >= 0 and (
                not below.strip() or "".join(lines[number : number + 1]).strip().startswith(below.strip())
            ):
                return Span(number, column + 1, number, column + 1 + len(words))
        return span

    def key_span(self, path: Path) -> Span:
        """Where the key that leads to ``path`` is; for a list item, the item itself."""
        return self.keys.get(path) or self.span(path)

    def forget(self) -> None:
        """Drop what was read, but for the problems met."""
        self.data = None
        for collected in (self.values, self.keys, self.raw, self.ambiguous, self.pointed):
            collected.clear()

    def word(self, path: Path, text: str) -> Any:
        """The value of the unquoted scalar at ``path``; what is no plain text, or may be read otherwise, is noted."""
        value, ambiguity = resolve(text)
        if ambiguity is not None:
            self.ambiguous[path] = ambiguity
        if ambiguity is not None or not isinstance(value, str):
            self.raw[path] = text
        return value

    def report(self, code: str, span: Span, **params: Any) -> None:
        """Add a problem found in this file."""
        self.diagnostics.append(diagnostic(code, self.file, span, **params))

    def in_place(self, path: Path, example: str) -> str:
        """A correction as it must be typed: on one line where a list is between brackets, or a block between braces."""
        items = example.split("\n")
        if path and len(items) > 1 and all(re.match(r"[a-z_]+: ", item) for item in items):
            key = self.key_span(path)
            before = self.lines[key.line - 1][: key.column - 1] if key.line <= len(self.lines) else ""
            return ", ".join(items) if before.rstrip().endswith(("{", ",")) else example
        if len(items) > 1 and all(
            re.match(r"- [a-z_]+: \S" if not at else r"  [a-z_]+: \S", i) for at, i in enumerate(items)
        ):
            items = ["- " + ", ".join(item[2:] for item in items)]  # one block
        if path and isinstance(path[-1], int) and all(item.startswith("- ") for item in items):
            span, lines = self.span(path), self.lines
            if span.line <= len(lines) and not lines[span.line - 1][: span.column - 1].rstrip().endswith("-"):
                item = ", ".join(item.removeprefix("- ") for item in items)
                return f"{{{item}}}" if re.match(r"[a-z_]+: ", item) else item
        return example


@lru_cache(maxsize=8)
def _lines(written: bytes) -> list[str]:
    """Of bytes, which know their hash: a text that is made of them each time is read whole to be known."""
    return written.decode("utf-8", "surrogatepass").split("\n")
