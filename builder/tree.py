"""The events of a YAML parser → plain data and their places, refusing what the plain core does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from builder.characters import GLUED, HARD_SPACES, taken_for_comment, unescaped
from builder.diagnostics import Path, Span
from builder.mended_lines import explain_line
from builder.messages import excerpt, phrase
from builder.positions import Source
from builder.typography import number as written

FIRST_WORD: Final = re.compile(r"^ {0,3}([A-Za-z_]+)")
MAX_DEPTH: Final = 20
MAX_REPEATED: Final = 100
"""Keys written twice after which a file is read no further: each has its message, and nobody writes that many."""
MAX_VALUES: Final = 10_000
"""Values of one file, ten times those of our longest: what comes after costs time for each."""


_SECOND: Final = ("id (en double)",)


class TooMuch(Exception):
    """Depth, values, or keys written twice: the file is read no further."""


class Builder:
    """Builds data and positions from parser events, refusing what the plain core does not have."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.repeated = 0

    def run(self, text: str, loader: Any = yaml.SafeLoader, before: int = 0) -> None:
        """Read a text, which so many lines come before, and merge its mapping into the source's data.

        Raises:
            yaml.MarkedYAMLError: the text is not YAML.
            TooMuch: it goes beyond ``MAX_DEPTH``, ``MAX_VALUES`` or ``MAX_REPEATED``; reported.
        """
        self._events = _events(text, loader, before)
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.source.report("L112", _span(event))
                    return
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                value = self._node(event, ())
                if isinstance(value, dict) and isinstance(self.source.data, dict):
                    self.source.data |= value
                elif self.source.data is None or isinstance(value, dict):
                    self.source.data = value
                else:  # a line that is no « key: value », among blocks that are
                    span = _span(event)
                    line = self.source.lines[span.line - 1]
                    mended = explain_line("L120", self.source.lines, span.line)
                    self.source.report("L120", Span(span.line, span.column, span.line, len(line) + 1), **mended)
                    self.source.unreadable |= set(FIRST_WORD.findall(line))

    def _node(self, event: yaml.Event, path: Path) -> Any:
        span = _span(event)
        if len(path) > MAX_DEPTH:
            self.source.report("L105", span, limit=MAX_DEPTH)
            raise TooMuch
        if len(self.source.values) >= MAX_VALUES:
            self.source.report("L133", span, limit=written(MAX_VALUES))
            raise TooMuch
        self.source.values[path] = span
        anchor = getattr(event, "anchor", None)
        if anchor:
            alias = isinstance(event, yaml.AliasEvent)
            plain = isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)
            mended = explain_line("L109", self.source.lines, span.line) if plain else {}
            self.source.report("L109", span, path=path, name=f"{'*' if alias else '&'}{anchor}", **mended)
            if alias:
                return ""
        tag = getattr(event, "tag", None)
        if tag is not None and not (tag == "!" and isinstance(event, yaml.ScalarEvent)):
            self.source.report("L110", span, path=path, tag=tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> Any:
        if event.style or event.tag is not None:  # libyaml says "" for no style
            return self._decoded(event, path)
        value = self.source.word(path, event.value)
        if isinstance(value, str) or value is None:
            self._tell_comment(event, path)
            self._keep_points(event, path)
        return value

    def _decoded(self, event: yaml.ScalarEvent, path: Path) -> str:
        """A text, where escapes may have brought what nobody may type."""
        if event.style != '"':
            return str(event.value)
        value, found = unescaped(event.value)
        text = self.source.text if found else ""
        span = _span(event)
        for code, char in found:
            if char not in text:  # else it is told where it stands
                mended = explain_line(code, self.source.lines, span.line)
                self.source.report(code, span, path=path, char=f"U+{ord(char):04X}", **mended)
        return value

    def _tell_comment(self, event: yaml.ScalarEvent, path: Path) -> None:
        """« Opération #MeToo », without quotes: YAML drops what nobody meant as a comment."""
        end, lines = event.end_mark, self.source.lines
        if end is not None and end.line < len(lines):
            line = lines[end.line]
            start = taken_for_comment(line, end.column)
            if start is not None:
                span = Span(end.line + 1, start + 1, end.line + 1, len(line) + 1)
                mended = explain_line("L137", lines, span.line)
                self.source.report("L137", span, path=path, rest=excerpt(line[start:], 60), **mended)

    def _keep_points(self, event: yaml.ScalarEvent, path: Path) -> None:
        """« Deux actions », then lines with dashes: YAML reads one text, without a word; the schema says what it is."""
        start, end, lines = event.start_mark, event.end_mark, self.source.lines
        if start is None or end is None or "- " not in event.value or end.line >= len(lines):
            return
        parts = [lines[start.line][start.column :].strip()]
        first = 0
        for number in range(start.line + 1, end.line + 1):
            line = lines[number][: end.column if number == end.line else None].strip()
            if line.startswith("- "):
                first = first or number + 1
                parts.append(line[2:].strip())
            elif line:
                parts[-1] = f"{parts[-1]} {line}"
        if first:
            line = lines[first - 1]
            self.source.pointed[path] = Span(first, line.index("-") + 1, first, len(line) + 1), parts

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key, glued = self._key(event, path)
            target = (*path, key)
            repeated = key in mapping or (not path and key in (self.source.data or {}))
            if repeated:
                line = self.source.keys[target].line
                if path or _SECOND not in self.source.keys:  # else the rest of a second sheet, told by its identifier
                    self.source.report(
                        "L108", _span(event), path=target, name=key, line=line, advice=_advice(path, key)
                    )
                target = (*path, f"{key} (en double)")
                self.repeated += 1
                if self.repeated > MAX_REPEATED:
                    raise TooMuch
            self.source.keys[target] = _span(event)
            value = self._node(next(self._events), target)
            if glued:
                value = self.source.word(target, glued)
            if not repeated and key not in {"", "<<"}:
                mapping[key] = value
        return mapping

    def _key(self, event: yaml.Event, path: Path) -> tuple[str, str]:
        """The name of a rubric, and the value that a space which is none glued to it."""
        span = _span(event)
        if not isinstance(event, yaml.ScalarEvent):
            self.source.report("L114", span, path=path)
            self._node(event, (*path, ""))
            return "", ""
        if not event.value:
            self.source.report("L114", span, path=path)
        if event.anchor or event.tag:
            tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
            self.source.report("L109" if event.anchor else "L110", span, name=f"&{event.anchor}", tag=tag)
        if event.value == "<<" and not event.style:
            self.source.report("L111", span, path=path)
        typed = self._decoded(event, path)
        key = typed.strip(HARD_SPACES)
        glued = GLUED.fullmatch(key)
        if glued or key != typed:
            self.source.report("L129", span, path=path)
        return (glued["key"], glued["value"]) if glued else (key, "")


def _advice(path: Path, key: str) -> str:
    return phrase("repeated_item" if path else "repeated_id" if key == "id" else "repeated")


def _events(text: str, loader: Any, before: int) -> Iterator[yaml.Event]:
    """The events of PyYAML's parser, for which an escape beyond the last character is no YAML either.

    The parser counts lines from those that come ``before``: as many empty ones would be read again with each block.
    """
    reader = loader(text)
    if before:
        reader.line = before
    try:
        while reader.check_event():
            yield reader.get_event()
    except (ValueError, OverflowError) as error:  # what chr() says of \U00110000
        mark = reader.get_mark()
        raise yaml.scanner.ScannerError(
            "while scanning a double-quoted scalar", mark, "unknown escape", mark
        ) from error
    finally:
        reader.dispose()


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Span()
    width = 1 if start.index == end.index else 0  # a block begins where its first key does: show that character
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1 + width)
