"""What a sheet's page says, section by section: the text that search looks into, with the anchors to lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Final

_HEADING: Final = re.compile(r"^## (.*) \{ #([^ }]+) \}$", re.MULTILINE)
_SKIPPED: Final = frozenset({"svg", "sup", "h1"})
_VOID: Final = frozenset({"br", "hr", "img", "input", "wbr"})
_BREAK: Final = "\x00"
_ENDS: Final = (".", ":", ";", "!", "?", "…", "·")
_INLINE: Final = frozenset({"a", "abbr", "b", "em", "i", "small", "strong"})
_CLOSE: Final = frozenset({"span"})
"""Parts of one sentence, which pages space out by style."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page. The head of the page has neither ``anchor`` nor ``heading``."""

    anchor: str
    heading: str
    text: str


def sections(markdown: str) -> tuple[Section, ...]:
    """The sections of a generated page, its front matter, title and ``data-search-exclude`` parts left out."""
    body = markdown.split("---\n", 2)[2]
    head, *rest = _HEADING.split(body)
    found = [Section("", "", text_of(head))]
    found += [
        Section(anchor, unescape(heading), text_of(html))
        for heading, anchor, html in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    ]
    return tuple(found)


def text_of(html: str) -> str:
    """The words that a reader sees in a piece of HTML, on one line; a dot parts blocks that end without punctuation."""
    parser = _Reader()
    parser.feed(html)
    parser.close()
    blocks = (" ".join(block.split()) for block in "".join(parser.pieces).split(_BREAK))
    text = ""
    for block in filter(None, blocks):
        text += block if not text else f" {block}" if text.endswith(_ENDS) else f" · {block}"
    return text


class _Reader(HTMLParser):
    """Gathers text outside of what search leaves out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element; once in a part left out, count its elements."""
        if tag in _VOID:
            self.pieces.append(" ")
            return
        if self._depth or tag in _SKIPPED or any(name == "data-search-exclude" for name, _ in attrs):
            self._depth += 1
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._depth = max(0, self._depth - 1)
        self._space(tag)

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._depth:
            self.pieces.append(data)

    def _space(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append(" " if tag in _CLOSE else _BREAK)
