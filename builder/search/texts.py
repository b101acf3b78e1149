"""What a sheet's page says, section by section: the text that search looks into, with the anchors to lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Final

_START: Final = "\n## "
_HEADING: Final = re.compile(r'(.*) \{ #([^ }]+)(?: lang="[\w-]+")? \}(?=\n|$)')
_VALUE: Final = re.compile(r'"[^"]*"')
_LEFT_OUT: Final = re.compile(
    r"<(svg|sup|h1|(?!(?:br|hr|img|input|wbr)[ >])[a-z][a-z0-9-]*(?= [^>]*data-search-exclude))([^>]*)>"
)
"""The start of a part that search leaves out; void elements have no part."""
_BREAK: Final = "\x00"
_ENDS: Final = (".", ":", ";", "!", "?", "…", "·")
_SPACES: Final = (
    (re.compile(r'(<span class="tb-badge[^>]*>[^<]*)</span>'), rf"\1{_BREAK}"),
    (re.compile(r"</?(?:a|abbr|b|bdi|em|i|small|strong)(?:[ /][^>]*)?>"), ""),
    (re.compile(r"</?(?:span|br|hr|img|input|wbr)(?:[ /][^>]*)?>"), " "),  # which pages space out by style
    (re.compile(r"</?[a-z][^>]*>"), _BREAK),
)
"""What stands for a tag: nothing or a space inside a sentence, a break between blocks."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page. The head of the page has neither ``anchor`` nor ``heading``."""

    anchor: str
    heading: str
    text: str


def sections(body: str) -> tuple[Section, ...]:
    """The sections of a generated page, its title and ``data-search-exclude`` parts left out."""
    head, *rest = f"\n{body}".split(_START)
    found = [("", "", head)]
    for piece in rest:
        if heading := _HEADING.match(piece):
            found.append((heading[2], unescape(heading[1]), piece[heading.end() :]))
        else:
            anchor, title, html = found[-1]
            found[-1] = anchor, title, f"{html}{_START}{piece}"
    return tuple(Section(anchor, title, text_of(html)) for anchor, title, html in found)


def text_of(html: str) -> str:
    """The words that a reader sees in a piece of our HTML, on one line; a dot parts blocks without punctuation.

    Our templates close every element and escape every sign of values, so that a tag is what stands between ``<`` and
    ``>``: ten times as fast as a parser for any HTML.
    """
    html = _without_parts_left_out(html)
    for tag, space in _SPACES:
        html = tag.sub(space, html)
    text = ""
    for block in filter(None, (" ".join(unescape(block).split()) for block in html.split(_BREAK))):
        text += block if not text else f" {block}" if text.endswith(_ENDS) else f"\u00a0· {block}"
    return text


def _without_parts_left_out(html: str) -> str:
    pieces, past = [], 0
    while found := _LEFT_OUT.search(html, past):
        name, attributes = found.groups()
        if name not in {"svg", "sup", "h1"} and "data-search-exclude" not in _VALUE.sub("", attributes):
            pieces.append(html[past : found.end()])  # someone wrote the word in another attribute
            past = found.end()
            continue
        pieces += (html[past : found.start()], _BREAK)
        past = found.end() if attributes.endswith("/") else _end(html, name, found.end())
    return "".join((*pieces, html[past:]))


def _end(html: str, name: str, start: int) -> int:
    """Where the element ends whose content begins at ``start``: where the piece of HTML does, if not before."""
    inside = 1
    for tag in _tags(name).finditer(html, start):
        if tag[0].endswith("/>"):
            continue
        inside += -1 if tag[0].startswith("</") else 1
        if not inside:
            return tag.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{name}(?:[ /][^>]*)?>")
