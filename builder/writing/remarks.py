"""The comments of a file, its blank lines, and what each is about.

YAML's readers drop comments. They are found again in what the scanner leaves between its tokens, then tied to the key
or the list item that they stand above, beside or under, so that they follow it when keys change places.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from builder.diagnostics import Path

_DASHES: Final = re.compile(r"\s*(?:-\s+)+")


@dataclass(slots=True)
class Remarks:
    """The comments of one file, ``#`` included; an empty one is a blank line."""

    header: list[str] = field(default_factory=list)
    before: dict[Path, list[str]] = field(default_factory=dict)
    beside: dict[Path, str] = field(default_factory=dict)
    after: dict[Path, list[str]] = field(default_factory=dict)
    footer: list[str] = field(default_factory=list)

    def inside(self, path: Path) -> bool:
        """Whether something under ``path`` is commented."""
        size = len(path)
        places = (*self.before, *self.beside, *self.after)
        return any(len(place) > size and place[:size] == path for place in places)

    def words(self) -> list[str]:
        """Every comment, sorted: what writing must not lose."""
        groups = (self.header, self.footer, *self.before.values(), *self.after.values(), self.beside.values())
        return sorted(remark for group in groups for remark in group if remark)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key or a list item starts, and where its value ends; ``index`` counts characters from the start."""

    index: int
    line: int
    column: int
    path: Path
    end: int
    flow: bool
    """Whether its value is written between brackets or braces."""
    enclosed: bool
    """Whether it stands itself inside brackets or braces."""


def places(node: yaml.Node, path: Path = (), enclosed: bool = False) -> Iterator[Place]:
    """Every key and every list item under a node, in the order of the file."""
    inside = enclosed or bool(isinstance(node, yaml.CollectionNode) and node.flow_style)
    if isinstance(node, yaml.MappingNode):
        children: list[tuple[Any, yaml.Node, yaml.Node]] = [(key.value, key, value) for key, value in node.value]
    else:
        children = [(index, item, item) for index, item in enumerate(node.value)]
    for step, first, value in children:
        flow = isinstance(value, yaml.CollectionNode) and bool(value.flow_style)
        mark = first.start_mark
        listed = isinstance(step, int) and not inside
        column = node.start_mark.column if listed else mark.column  # that of the dash
        yield Place(mark.index, mark.line, column, (*path, step), value.end_mark.index, flow, inside)
        if isinstance(value, yaml.CollectionNode):
            yield from places(value, (*path, step), inside)


@dataclass(frozen=True, slots=True)
class _Comment:
    index: int
    line: int
    column: int
    words: str


def _comments(text: str) -> Iterator[_Comment]:
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    end = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        spans = [(end, token.start_mark.index)]
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            spans.append((token.start_mark.index, text.find("\n", token.start_mark.index)))
        for start, stop in spans:
            for match in re.finditer(r"#[^\n]*", text[start : max(start, stop)]):
                index = start + match.start()
                line = bisect_right(lines, index) - 1
                yield _Comment(index, line, index - lines[line], match.group().rstrip())
        end = max(end, token.end_mark.index)


def read_remarks(text: str, root: yaml.Node) -> Remarks:
    """Tie each comment, and each blank line, of a readable file to what it is about."""
    return _Reader(text, list(places(root))).read()


class _Reader:
    def __init__(self, text: str, known: list[Place]) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.places = known
        self.by_path = {place.path: place for place in known}
        self.starts = [place.index for place in known]
        self.made = Remarks()

    def read(self) -> Remarks:
        first = self.places[0].line if self.places else len(self.lines)
        for comment in _comments(self.text):
            start = self.lines[comment.line][: comment.column]
            if comment.line < first:
                self.made.header += [*self._blank(comment.line), comment.words]
            elif not start.strip() or _DASHES.fullmatch(start):
                self._above_or_under(comment)
            else:
                self._beside(comment)
        self._blank_lines(first)
        return self.made

    def _blank(self, line: int) -> list[str]:
        """A blank line, if there is one above ``line``."""
        return [""] if line > 0 and not self.lines[line - 1].strip() else []

    def _above_or_under(self, comment: _Comment) -> None:
        number = bisect_left(self.starts, comment.index)
        following = self.places[number] if number < len(self.places) else None
        told = [*self._blank(comment.line), comment.words]
        if following is not None and comment.column <= following.column:
            self.made.before.setdefault(following.path, []).extend(told)
            return
        above = (place for place in reversed(self.places[:number]) if place.column < comment.column)
        under = next(above, None)
        if under is None:
            self.made.footer += told
        else:
            self.made.after.setdefault(under.path, []).extend(told)

    def _beside(self, comment: _Comment) -> None:
        place = self.places[bisect_left(self.starts, comment.index) - 1]
        while (parent := self.by_path.get(place.path[:-1])) and parent.flow and parent.end <= comment.index:
            place = parent
        if place.path in self.made.beside:
            self.made.before.setdefault(place.path, []).append(comment.words)
        else:
            self.made.beside[place.path] = comment.words

    def _blank_lines(self, first: int) -> None:
        if self.made.header and self.places:
            self.made.header += self._blank(first)
        seen = {first}
        for place in self.places:
            if place.line not in seen and not place.enclosed and self._blank(place.line):
                self.made.before.setdefault(place.path, []).append("")
            seen.add(place.line)
