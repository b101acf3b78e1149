"""YAML text → plain data, with the line and column of every key and value.

Only the plain core of YAML is read: mappings with text keys, lists, scalars. What is unsafe (aliases, tags, bombs) or
ambiguous (a word that YAML 1.1 silently turns into something else) is refused with a diagnostic, and reading goes on:
a broken block costs the other blocks of its file nothing.

PyYAML's parser gives the events; the data are built here because its constructors keep the last duplicate key, expand
aliases and guess types. Files of which nothing is to be said go through :mod:`builder.fast_reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from builder.characters import HARD_SPACES, decode, readable
from builder.diagnostics import Path, Span
from builder.fast_reading import LOADER, read_data
from builder.positions import Source
from builder.scalars import resolve
from builder.typography import number as written
from builder.yaml_errors import explain, explain_line

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Source", "parse", "read"]

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 20
MAX_REPEATED: Final = 100
"""Keys written twice after which a file is read no further: each has its message, and nobody writes that many."""
MAX_VALUES: Final = 10_000
"""Values of one file, ten times those of our longest: what comes after costs time for each."""
_FIRST_WORD: Final = re.compile(r"^[A-Za-z_]+")
_TOP_KEY: Final = re.compile(r"^[A-Za-z_\"'][^\n:]*:(?=\s|$)", re.MULTILINE)


def read(path: FilePath, file: str) -> Source:
    """Read one file.

    Args:
        path: where it is on disk.
        file: how to call it in messages: relative to the project, with ``/``.

    Returns:
        The source; its ``data`` is a dict, or None when nothing could be read. Problems are in ``diagnostics``.
    """
    source = Source(file)
    if path.is_symlink() or not path.is_file():
        source.report("L115", Span())
        return source
    size = path.stat().st_size
    if size > MAX_BYTES:
        source.report("L104", Span(), size=size // 1024, limit=MAX_BYTES // 1024)
        return source
    return parse(path.read_bytes(), file)


def parse(content: bytes, file: str) -> Source:
    """Read the bytes of one file; see :func:`read`."""
    source = Source(file)
    whole, undecoded = decode(content)
    source.written = whole.encode("utf-8", "surrogatepass")
    text, misplaced = readable(whole)
    for code, span, params in [*undecoded, *misplaced]:
        source.report(code, span, **params)
    try:
        try:
            _read_whole(source, text)
        except yaml.MarkedYAMLError as error:
            _recover(source, text, error)
    except _TooMuch:
        source.data = None
        return source
    if source.data is None and not source.diagnostics:
        source.report("L101", Span())
    elif source.data is not None and not isinstance(source.data, dict):
        source.report("L101", source.span(()))
        source.data = None
    return source


def _read_whole(source: Source, text: str) -> None:
    """Read a text in one go.

    Raises:
        yaml.MarkedYAMLError: the text is not YAML, in the words of PyYAML's own parser.
        _TooMuch: it goes beyond a limit; reported.
    """
    if not source.diagnostics and read_data(source, text, deepest=MAX_DEPTH, most=MAX_VALUES):
        source.find_places = _find_places
    else:
        _Builder(source).run(text)


def _find_places(source: Source) -> None:
    """Read a file again, for the places of its keys and values."""
    again = Source(source.file)
    _Builder(again).run(readable(source.text)[0], LOADER)
    source.values.update(again.values)
    source.keys.update(again.keys)


def _recover(source: Source, text: str, error: yaml.MarkedYAMLError) -> None:
    """After a syntax error, read each top-level block by itself: report every broken one, keep the others."""
    starts = [match.start() for match in _TOP_KEY.finditer(text)]
    whole = explain(error, source.lines)
    if any(found.code == "L107" for found in source.diagnostics) or len(starts) < 2:
        source.report(whole.code, whole.span, **whole.params)
        source.unreadable.update(_key_name(text, start) for start in starts)
        source.data = None if len(starts) < 2 else {}
        return
    broken = _before_first_key(source, text[: starts[0]])
    source.forget()
    source.data = {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        block = "\n" * text.count("\n", 0, start) + text[start:end]
        try:
            _Builder(source).run(block)
        except yaml.MarkedYAMLError as inner:
            reason, broken = explain(inner, source.lines), True
            source.report(reason.code, reason.span, path=(_key_name(text, start),), **reason.params)
            source.unreadable |= {_key_name(text, start), *_FIRST_WORD.findall(source.lines[reason.span.line - 1])}
    if not broken:  # every block is fine alone: the fault lies between them
        source.report(whole.code, whole.span, **whole.params)


def _before_first_key(source: Source, text: str) -> bool:
    """Whether something that is no block stands above the first one; reported if so."""
    for number, line in enumerate(text.split("\n"), 1):
        shown = line.strip()
        if shown and not shown.startswith(("#", "---", "%")):
            start = len(line) - len(line.lstrip()) + 1
            params = explain_line("L120", line)
            source.report("L120", Span(number, start, number, len(line) + 1), **params)
            source.unreadable |= set(_FIRST_WORD.findall(line))
            return True
    return False


def _key_name(text: str, start: int) -> str:
    return text[start : text.index(":", start)].strip(" \"'")


class _TooMuch(Exception):
    """Depth, values, or keys written twice: the file is read no further."""


class _Builder:
    """Builds data and positions from parser events, refusing what the plain core does not have."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.repeated = 0

    def run(self, text: str, loader: Any = yaml.SafeLoader) -> None:
        """Read a text and merge its mapping into the source's data.

        Raises:
            yaml.MarkedYAMLError: the text is not YAML.
            _TooMuch: it goes beyond ``MAX_DEPTH``, ``MAX_VALUES`` or ``MAX_REPEATED``; reported.
        """
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
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
                else:
                    self.source.data = value

    def _node(self, event: yaml.Event, path: Path) -> Any:
        span = _span(event)
        if len(path) > MAX_DEPTH:
            self.source.report("L105", span, limit=MAX_DEPTH)
            raise _TooMuch
        if len(self.source.values) >= MAX_VALUES:
            self.source.report("L133", span, limit=written(MAX_VALUES))
            raise _TooMuch
        self.source.values[path] = span
        anchor = getattr(event, "anchor", None)
        if anchor:
            alias = isinstance(event, yaml.AliasEvent)
            self.source.report("L109", span, path=path, name=f"{'*' if alias else '&'}{anchor}")
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
            return event.value
        value, ambiguity = resolve(event.value)
        if ambiguity is not None:
            self.source.ambiguous[path] = ambiguity
        if ambiguity is not None or not isinstance(value, str):
            self.source.raw[path] = event.value
        return value

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, path)
            target = (*path, key)
            repeated = key in mapping or (not path and key in (self.source.data or {}))
            if repeated:
                line = self.source.keys[target].line
                self.source.report("L108", _span(event), path=target, name=key, line=line)
                target = (*path, f"{key} (en double)")
                self.repeated += 1
                if self.repeated > MAX_REPEATED:
                    raise _TooMuch
            self.source.keys[target] = _span(event)
            value = self._node(next(self._events), target)
            if not repeated and key not in {"", "<<"}:
                mapping[key] = value
        return mapping

    def _key(self, event: yaml.Event, path: Path) -> str:
        span = _span(event)
        if not isinstance(event, yaml.ScalarEvent):
            self.source.report("L114", span, path=path)
            self._node(event, (*path, ""))
            return ""
        if not event.value:
            self.source.report("L114", span, path=path)
        if event.anchor or event.tag:
            tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
            self.source.report("L109" if event.anchor else "L110", span, name=f"&{event.anchor}", tag=tag)
        if event.value == "<<" and not event.style:
            self.source.report("L111", span, path=path)
        key = event.value.strip(HARD_SPACES)
        if key != event.value:
            self.source.report("L129", span, path=path)
        return key


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Span()
    width = 1 if start.index == end.index else 0  # a block begins where its first key does: show that character
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1 + width)
