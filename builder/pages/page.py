"""A page before the site engine: Markdown whose blocks are ready HTML, under a YAML front matter.

Python-Markdown copies an HTML block as it is, as long as nothing in it looks like Markdown at the start of a line (a
code fence is looked for even inside HTML). :func:`html_block` therefore leaves no line that starts with anything else
than a tag, whatever a contributor wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Any

from builder import addresses
from builder.languages import written_in
from builder.output import Output
from builder.typography import french

_CONTROLS = bytes.maketrans(bytes((*range(9), *range(11, 32), 127)), b" " * 31)
_BREAKS = "\x85", "\u2028", "\u2029"
_INSIDE = re.compile(r"\n(?:(?!<)|(?<!>\n))")
"""The end of a line that is not between two tags."""
_ORDINARY = re.compile(r"[^\W_]| |[^\x00-\x7f]")


@dataclass
class Page:
    """One page of the site.

    ``title`` and ``description`` are plain words; ``blocks`` are the results of :func:`html_block` and
    :func:`heading`, in reading order.
    """

    address: str
    title: str
    description: str
    hide: tuple[str, ...] = ("navigation",)
    blocks: list[str] = field(default_factory=list)
    changed: str = ""
    """The last day that what it shows changed, for the sitemap; empty when unknown."""
    picture: str = ""
    """The path of the picture that goes with its address where it is shared; that of the site when empty."""
    template: str = ""
    """The theme's template that shows it, where it is not the ordinary one."""
    leads_to: str = ""
    """The address that it leads to at once, where it is a former one."""

    def add_html(self, html: str) -> None:
        """Append ready HTML made of whole block elements."""
        if html.strip():
            self.blocks.append(html_block(html))

    def add_heading(self, text: str, anchor: str, *, written: bool = False) -> None:
        """Append a second-level heading, which the engine puts in the table of contents.

        ``written`` tells words of contributors, which say their language where it is not the interface's.
        """
        self.blocks.append(heading(text, anchor, written_in() if written else ""))

    def output(self) -> Output:
        """The Markdown file of the page."""
        matter: dict[str, Any] = {"title": _attribute(self.title), "description": _attribute(self.description)}
        matter |= {"lastmod": self.changed} if self.changed else {}
        matter |= {"picture": self.picture} if self.picture else {}
        matter |= {"template": self.template} if self.template else {}
        matter |= {"leads_to": self.leads_to} if self.leads_to else {}
        matter |= {"hide": list(self.hide)} if self.hide else {}
        content = "\n\n".join(self.blocks) + "\n"
        return Output(addresses.source_path(self.address), content, matter=matter).packed()


class Anchors:
    """The anchors of a page, each given once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """``wanted``, or ``wanted-2``, ``wanted-3``… when it is taken already."""
        anchor = next(name for name in _numbered(wanted) if name not in self._taken)
        self._taken.add(anchor)
        return anchor


def html_block(html: str) -> str:
    """HTML in which every line starts with a tag, without empty lines: Markdown has nothing to read in it."""
    lines = (line.strip() for line in _without_controls(html).split("\n"))
    return _INSIDE.sub(" ", "\n".join(filter(None, lines)))


def _without_controls(text: str) -> str:
    """A text with a space for each control but tabs and ends of lines: ten times as fast as a regular expression."""
    for sign in _BREAKS:
        text = text.replace(sign, " ")
    return text.encode("utf-8", "surrogatepass").translate(_CONTROLS).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=10_000)  # most headings come on every page
def heading(text: str, anchor: str, language: str = "") -> str:
    """A second-level Markdown heading with an explicit anchor, and the code of its language where it says one.

    Every ASCII sign of the text is written as a character reference: the only form that no Markdown extension reads
    again, and that the theme's table of contents shows as typed.
    """
    words = " ".join(_without_controls(french(text)).split())
    safe = "".join(char if _ORDINARY.fullmatch(char) else f"&#{ord(char)};" for char in words)
    return f'## {safe} {{ #{anchor} lang="{language}" }}' if language else f"## {safe} {{ #{anchor} }}"


def _attribute(text: str) -> str:
    """Plain words as the theme wants titles and descriptions: HTML already, since it prints them as they are."""
    return escape(" ".join(_without_controls(french(text)).split()), quote=True).replace("&#x27;", "’")


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
