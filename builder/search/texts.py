"""What a sheet's page says, section by section: the text that search looks into, with the anchors to lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

_HEADING: Final = re.compile(r'^## (.*) \{ #([^ }]+)(?: lang="[\w-]+")? \}$', re.MULTILINE)
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^>]*)>")
_VALUE: Final = re.compile(r'"[^"]*"')
_SKIPPED: Final = frozenset({"svg", "sup", "h1"})
_VOID: Final = frozenset({"br", "hr", "img", "input", "wbr"})
_BREAK: Final = "\x00"
_ENDS: Final = (".", ":", ";", "!", "?", "…", "·")
_INLINE: Final = ("a", "abbr", "b", "bdi", "em", "i", "small", "strong")
_CLOSE: Final = ("span", *_VOID)
"""Parts of one sentence, which pages space out by style."""
_SPACES: Final = {**dict.fromkeys(_INLINE, ""), **dict.fromkeys(_CLOSE, " ")}
"""What stands for a tag, where it is no break between blocks."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page. The head of the page has neither ``anchor`` nor ``heading``."""

    anchor: str
    heading: str
    text: str


def sections(body: str) -> tuple[Section, ...]:
    """The sections of a generated page, its title and ``data-search-exclude`` parts left out."""
    head, *rest = _HEADING.split(body)
    found = [Section("", "", text_of(head))]
    found += [
        Section(anchor, unescape(heading), text_of(html))
        for heading, anchor, html in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    ]
    return tuple(found)


def text_of(html: str) -> str:
    """The words that a reader sees in a piece of our HTML, on one line; a dot parts blocks without punctuation.

    Our templates close every element and escape every sign of values, so that a tag is what stands between ``<`` and
    ``>``: ten times as fast as a parser for any HTML.
    """
    first, *rest = _TAG.split(html)
    pieces = [first]
    skipped = 0  # elements open inside a part left out, itself included
    for closing, name, attributes, after in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
        if name not in _VOID:
            if closing:
                skipped = max(0, skipped - 1)
            elif skipped or name in _SKIPPED or _is_left_out(attributes):
                skipped += not attributes.endswith("/")
        pieces.append(_SPACES.get(name, _BREAK))
        if not skipped:
            pieces.append(after)
    text = ""
    for block in filter(None, (" ".join(unescape(block).split()) for block in "".join(pieces).split(_BREAK))):
        text += block if not text else f" {block}" if text.endswith(_ENDS) else f" · {block}"
    return text


def _is_left_out(attributes: str) -> bool:
    """Whether a tag has the attribute, in its own name and not in what someone wrote in another."""
    return "data-search-exclude" in attributes and "data-search-exclude" in _VALUE.sub("", attributes)
