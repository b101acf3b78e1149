"""The data of a YAML text of which nothing is to be said, several times as fast as with the place of each value.

libyaml's parser gives the events. Whatever :mod:`builder.source` would report (a tag, a key written twice, a mistake…)
is odd here and makes no data: that module then reads the text in full, by PyYAML's own parser, for which the wording
and the places of problems were written.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterator
from typing import Any, Final

import yaml

from builder.characters import HARD_SPACES, taken_for_comment, unescaped
from builder.diagnostics import Path
from builder.positions import Source

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HARD: Final = re.compile(f"[{HARD_SPACES}]")


class _Odd(Exception):
    """Something must be said of this text."""


def read_data(source: Source, text: str, *, deepest: int, most: int) -> bool:
    """Give ``source`` its data, raw scalars, doubts and rows; or leave it as it was, and say False.

    Args:
        source: a file of which nothing is said yet.
        text: what to read.
        deepest: levels of nesting beyond which there is something to say.
        most: values beyond which there is something to say.
    """
    reader = _Reader(source, yaml.parse(text, Loader=LOADER), deepest, most, text)
    try:
        source.data = reader.document()
    except (_Odd, yaml.YAMLError):
        source.forget()
        return False
    source.rows = reader.rows
    return True


class _Reader:
    def __init__(self, source: Source, events: Iterator[yaml.Event], deepest: int, most: int, text: str) -> None:
        self.source, self.events, self.deepest, self.left = source, events, deepest, most
        self.escapes = "\\" in text
        self.lines = text.split("\n") if " #" in text else []
        self.rows = array("I")

    def document(self) -> dict[str, Any]:
        next(self.events)  # the stream
        if not isinstance(next(self.events), yaml.DocumentStartEvent):
            raise _Odd
        data = self.node(next(self.events), ())
        next(self.events)  # the end of the document
        if not isinstance(next(self.events), yaml.StreamEndEvent) or not isinstance(data, dict):
            raise _Odd
        return data

    def node(self, event: yaml.Event, path: Path) -> Any:
        self.left -= 1
        self.rows.append(event.start_mark.line + 1)  # type: ignore[union-attr]
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag is not None:  # type: ignore[attr-defined]
            raise _Odd
        if self.left < 0 or len(path) > self.deepest:
            raise _Odd
        if isinstance(event, yaml.ScalarEvent):
            return self.quoted(event) if event.style else self.word(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, (*path, len(items))))
            return items
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event)
            if key in mapping:
                raise _Odd
            mapping[key] = self.node(next(self.events), (*path, key))
        return mapping

    def quoted(self, event: yaml.ScalarEvent) -> str:
        if self.escapes and event.style == '"' and unescaped(event.value)[1]:
            raise _Odd
        return str(event.value)

    def word(self, event: yaml.ScalarEvent, path: Path) -> Any:
        end = event.end_mark
        if end is not None and end.line > event.start_mark.line and "- " in event.value:  # type: ignore[union-attr]
            raise _Odd
        if self.lines and end is not None and taken_for_comment(self.lines[end.line], end.column) is not None:
            raise _Odd
        return self.source.word(path, event.value)

    def key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            raise _Odd
        key: str = event.value
        if not key or key == "<<" or _HARD.search(key) or (self.escapes and unescaped(key)[1]):
            raise _Odd
        return sys.intern(key)  # the keys of thousands of files are the same few
