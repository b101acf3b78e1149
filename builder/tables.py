"""The tables of a contributor's text, as readers need them: columns aligned as typed, a name, a way to scroll them.

Python-Markdown makes them; what is added here is ours, and passes the filter of :mod:`builder.text` or comes after.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final
from xml.etree.ElementTree import Element

from builder.languages import _

SIDES: Final = {"tb-right": "right", "tb-center": "center"}
"""Which side the words of a cell stand on, by its class; elsewhere, where the language begins."""
_CLASSES: Final = {side: name for name, side in SIDES.items()}
WIDE: Final = 8
"""Columns beyond which no sheet of paper holds a table: rows are then printed as lists, with ``data-label``."""
_TABLE: Final = re.compile(r"<table>.*?</table>", re.DOTALL)


def dress(table: Element, labels: list[str]) -> None:
    """Mark the cells of a table: their side, what they title, what their column is called where the table is wide.

    Args:
        table: as Python-Markdown made it.
        labels: what its columns are called.
    """
    for row in table.iter("tr"):
        for rank, cell in enumerate(row):
            side = cell.attrib.pop("align", "")
            if side in _CLASSES:
                cell.set("class", _CLASSES[side])
            if cell.tag == "th" and not "".join(cell.itertext()).strip():
                cell.tag = "td"
            elif cell.tag == "th":
                cell.set("scope", "col")
            if cell.tag == "td" and 0 < rank < len(labels) > WIDE and labels[rank]:
                cell.set("data-label", labels[rank])


def framed(html: str, before: int) -> tuple[str, int]:
    """Safe HTML whose tables stand each in a frame that scrolls, by keyboard as well.

    Args:
        html: what the filter let through.
        before: how many tables the page has already.

    Returns:
        the same with frames, and how many tables the page has now.
    """

    def frame(match: re.Match[str]) -> str:
        nonlocal before
        before += 1
        wide = len(re.findall(r"<t[hd]\b", match[0].partition("</tr>")[0])) > WIDE
        name = "tb-tabular tb-tabular--wide" if wide else "tb-tabular"
        label = _("Tableau {number}", number=before)
        return f'<div class="{name}" role="group" aria-label="{escape(label)}" tabindex="0">{match[0]}</div>'

    return _TABLE.sub(frame, html), before
