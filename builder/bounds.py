"""What keeps a text within bounds: how deep its lists go, how far the ends of its links are looked for.

The engine has no bound of its own: it fails on lists too deep, and reads on to the end from each open bracket.
"""

from __future__ import annotations

import re
from typing import Final

from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor

DEEPEST: Final = 10
"""Elements inside one another: readers are lost before; Typst, which prints points inside points, a little after."""
NUMBER: Final = "[0-9]{1,9}"
"""What numbers an item, as in CommonMark: browsers, and Typst, which stops, count no further, nor in other figures."""
_ITEM: Final = re.compile(rf"( *)([-+*]|{NUMBER}[.)])\s+\S")
_MARKS: Final = re.compile(rf"^( *(?:> *|(?:[-+*]|{NUMBER}[.)]) +){{{DEEPEST}}}[0-9]*)(?=[-+*>.)])")
"""A line that opens more lists and quotations than that: from there on, its marks are words."""


def loosened(text: str) -> str:
    """Lists as people write them (no empty line before, two to four spaces a level), as Python-Markdown wants them."""
    lines: list[str] = []
    indents: list[int] = []  # of the open list items, outermost first
    for line in (_MARKS.sub(r"\1\\", typed) for typed in text.expandtabs(4).split("\n")):
        item = _ITEM.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if item:
            while indents and indents[-1] >= indent:
                indents.pop()
            if not indents and lines and lines[-1].strip() and not _ITEM.match(lines[-1]):
                lines.append("")
            lines.append("  " * len(indents) + line.strip())
            indents.append(indent)
        elif line.strip() and indent and indents:
            lines.append("  " * len(indents) + line.strip())
        else:
            if line.strip():
                indents = []
            lines.append(line)
    return "\n".join(lines)


def bounded(md: Markdown) -> None:
    """Have the engine take for the numbers of items those that are some."""
    for kind in ("olist", "ulist"):
        processor = md.parser.blockprocessors[kind]
        for name in ("RE", "CHILD_RE", "INDENT_RE"):
            setattr(processor, name, re.compile(getattr(processor, name).pattern.replace(r"\d+", NUMBER)))


_SQUARE: Final = re.compile(r"[\[\]]")
_FARTHEST: Final = 1400
"""Where the address and the title of a link end, at most: what :func:`builder.text.refusals` reads of them."""


class Links(LinkInlineProcessor):
    """Links whose ends are looked for within reach: the engine reads the whole text again from each open bracket."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:
        """The words of a link, and where they end."""
        opened = 1
        for sign in _SQUARE.finditer(data, index):
            opened += 1 if sign[0] == "[" else -1
            if not opened:
                return data[index : sign.start()], sign.end(), True
            if opened > DEEPEST:
                break
        return "", index, False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        """The address of a link, its title, and where they end."""
        return super().getLink(data[: index + _FARTHEST], index)
