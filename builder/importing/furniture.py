"""Headers, footers and page numbers: what comes again at the same place of the edges of pages, apart from the text.

A page is met from its top and from its bottom. Only the first lines from there, up to some white, may be furniture, and
only when other pages say the same there: a heading that every sheet has stands in the middle, or is a known one. What a
page says once is its footer where it is in the margin, apart from the text or smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.importing.headings import heading
from builder.importing.lines import FURNITURE, LABEL, LINE, Line
from builder.importing.record import measured

_PAGES: Final = 3
"""Pages that repeat a line from which it is furniture; all of them where there are fewer."""
_SHORT: Final = 8
"""Letters up to which lines that differ by their numbers are not one: « 30 femmes », « en 2024 »."""
_SAME: Final = 3.0
"""Points by which the places of one line on several pages may differ."""
_WHITE: Final = 0.75
"""White, in heights of line, that ends what may be furniture."""
_MOST: Final = 4
"""Lines beyond which what stands at an edge is the text itself."""
_MARGIN: Final = 50.0
"""Points from the bottom of a page under which no text begins, but its last lines where margins are narrow."""
_APART: Final = 1.5
"""White, in heights of line, that parts a footer from the text; no paragraph is so far from another."""
_SMALLER: Final = 0.9
"""Share of the size of most lines under which a line is a note, or a footer."""
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Edge:
    """The first lines of a page from one of its sides, the outermost first, and the line read before the last one."""

    side: str
    lines: tuple[Line, ...]
    before: Line | None
    white: float
    """Points between them and the text; 0 where there is none."""

    def place(self, line: Line) -> float:
        """Points between a line and the side."""
        return line.top if self.side == "top" else line.bottom


def apart(lines: Sequence[Line], names: Mapping[str, str]) -> tuple[list[Line], list[Line]]:
    """The text, then its furniture and what its file keeps aside, each in order.

    Args:
        lines: those of a document.
        names: known headings, which are never furniture; nor are tables of labels, alike from one sheet to the next.
    """
    labelled = {line.cell[0] for line in lines if line.cell and line.level == LABEL}
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.page and line.text and not line.aside and not (line.cell and line.cell[0] in labelled):
            pages.setdefault(line.page, []).append(line)
    edges = [edge for told in pages.values() for edge in _edges(told, names)]
    said: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for edge in edges:
        for line in edge.lines:
            for key in _keys(line):
                said.setdefault((edge.side, key), []).append((line.page, edge.place(line)))
    wanted = max(2, min(_PAGES, len(pages)))

    def again(edge: _Edge, line: Line, keys: Sequence[str]) -> bool:
        here = edge.place(line)
        alike = (said[edge.side, key] for key in keys)
        return any(len({page for page, place in told if abs(place - here) <= _SAME}) >= wanted for told in alike)

    found = {id(line): line.aside for line in lines if line.aside}
    sizes = sorted(line.size for told in pages.values() for line in told)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for edge in edges:
        under = edge.side == "bottom" and edge.before is not None and _known(edge.before, names)
        for line in edge.lines:
            numbered = _is_numbered(line) or again(edge, line, _running(line)) or _in_margin(edge, names, usual)
            if numbered or (not under and again(edge, line, _keys(line))):
                found[id(line)] = FURNITURE
            elif not under:
                break
    kept = [line for line in lines if id(line) not in found]
    return kept, [replace(line, aside=found[id(line)]) for line in lines if id(line) in found]


def _edges(page: Sequence[Line], names: Mapping[str, str]) -> Iterator[_Edge]:
    """What stands at the top and at the bottom of a page, up to white or to a known heading."""
    read = {id(line): place for place, line in enumerate(page)}
    down = sorted(page, key=lambda line: line.top)
    for side, ordered in (("top", down), ("bottom", sorted(page, key=lambda line: line.bottom))):
        taken: list[Line] = []
        white = 0.0
        for line in ordered:
            white = _white(taken[-1], line) if taken else 0.0
            if _known(line, names) or white > _WHITE * (line.size or LINE):
                break
            taken.append(line)
        if taken and len(taken) <= _MOST:
            place = read[id(taken[-1])]
            yield _Edge(side, tuple(taken), page[place - 1] if place else None, white)


def _in_margin(edge: _Edge, names: Mapping[str, str], usual: float) -> bool:
    """Whether lines are in the lower margin of a page, apart from its text or in smaller letters, and no field's."""
    if edge.side == "top" or any(not line.size or line.bottom >= _MARGIN for line in edge.lines):
        return False
    smaller = all(line.size < _SMALLER * usual for line in edge.lines)
    apart = edge.white > (_WHITE if smaller else _APART) * edge.lines[-1].size
    return apart and not any(line.typed or heading(line.text, names) for line in edge.lines)


def _white(one: Line, other: Line) -> float:
    """Points of white between two lines, one above the other or side by side."""
    above, below = (one, other) if one.top <= other.top else (other, one)
    return below.top - above.top - (above.size or LINE)


def _known(line: Line, names: Mapping[str, str]) -> bool:
    """Whether a line is a known heading, and nothing else: « Contact : reseau@exemple.fr » may be a footer."""
    found = heading(line.text, names)
    return found is not None and not found[2]


def _keys(line: Line) -> list[str]:
    """What a line says, as another page may say it."""
    without = _DIGITS.sub("", line.text)
    return [line.text, *([without] if measured(without) > _SHORT else []), *_running(line)]


def _running(line: Line) -> list[str]:
    """What a line says if one of its numbers goes with the pages: « 12 | Réseau » on page 10 is « +2 | Réseau »."""
    numbers = [match for match in _DIGITS.finditer(line.text) if len(match[0]) < 5]
    ends = dict.fromkeys([*numbers[:1], *numbers[-1:]])
    return [f"{line.text[: one.start()]}{int(one[0]) - line.page:+}{line.text[one.end() :]}" for one in ends]


def _is_numbered(line: Line) -> bool:
    """Whether a line tells the number of its page, so that one page is enough: « Page 1 – Réseau », « 1 »."""
    return re.search(rf"\bpage\s*{line.page}\b|^\W*{line.page}(?:\s*(?:/|sur)\s*\d+)?\W*$", line.text, re.I) is not None
