"""Lines that belong together → passages: the items of a list, the lines of a title, one contact or the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from builder.drafting.answers import is_person
from builder.drafting.questions import FORMS
from builder.importing.hyphens import join
from builder.importing.lines import LARGER, Line
from builder.importing.record import Passage

FIGURE: Final = re.compile(
    r"^(?:(?:environ|près de|plus de|moins de|jusqu['’]à|env\.)\s+)?[+±−-]?\d[\d\s.,]*(?:%|€|[^\W\d_])", re.IGNORECASE
)
"""A number set large, beside what it counts: it is no heading."""
ALONE: Final = re.compile(r"^\d[\d\s.,]+$")
"""A number of several digits by itself, above what it counts: one digit numbers a sheet."""
COUNT: Final = re.compile(r"^\W{0,2}\d[\d\s.,]*(?:%|€|k€|M€)?$")
"""A number by itself, above what it counts, which goes with it."""
_YEAR: Final = re.compile(r"^\W{0,2}(?:19|20)\d\d$")
SUM: Final = re.compile(
    r"\d\s?(?:[kKM]?€|%|(?:[kKM]?e|E)uros?\b|EUR\b)|\d[\s.]\d{3}\b(?!\s?\d)|\b(?:ETP|heures|jours)\b"
)
"""What a line of a budget holds, and a date does not."""
RESULTS: Final = frozenset({"indicators", "impact", "feedback"})
_ADDRESS: Final = re.compile(r"@|https?://|www\.|(?:\d[ .]?){9,}")
_OPEN: Final = re.compile(r"[^\W\d_][ \u00a0\u202f]?[)\]»\"”…]?$|…\)?$")
"""The end of a line that no mark closes: a word, maybe in brackets."""
_LISTS: Final = frozenset({"points", "parties", "indicators", "words", "themes", "sectors", "audiences", "levers"})
_NO_LIST: Final = frozenset({"funding", "quotes", "zooms", "resources", "period"})
"""How fields that hold a list are answered, and those whose lines are no items of one."""
_GOES_ON: Final = (",", "-", "'", "’", "(")
"""The end of a line whose sentence goes on under it, wherever its author cut it."""

_LONGEST: Final = 40
"""Lines of one contact: those before are not read again at each line."""


def joined(lines: Sequence[Line], spelled: frozenset[str]) -> Passage:
    """One passage of several lines, with the items of the list that they may be."""
    text = join([line.text for line in lines], spelled)
    begun = tuple(
        Passage(join([line.text for line in one], spelled), place_of(one[0]), _items(one, spelled))
        for one in started(lines)
    )
    rank = max(line.rank for line in lines)
    several = begun if len(begun) > 1 else ()
    return Passage(text, place_of(lines[0]), _items(lines, spelled), rank, several, lines[0].whole)


def _items(paragraph: Sequence[Line], spelled: frozenset[str]) -> tuple[Passage, ...]:
    """The items of a list set without bullets: each starts with a capital, after a line that no mark ends."""
    items: list[list[Line]] = []
    for line in paragraph:
        if items and not (line.text[0].isupper() and _OPEN.search(items[-1][-1].text)):
            items[-1].append(line)
        else:
            items.append([line])
    if len(items) == 1 or paragraph[-1].text.endswith("."):
        return ()
    return tuple(Passage(join([line.text for line in item], spelled), place_of(item[0])) for item in items)


def started(paragraph: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of a paragraph as its author started them: those of a list, of a contact."""
    items: list[list[Line]] = [[paragraph[0]]]
    for before, line in pairwise(paragraph):
        lower = line.text[0].islower() and not before.text.endswith((";", ":"))
        goes_on = (lower and not is_person(before.text)) or before.text.endswith(_GOES_ON) or COUNT.match(before.text)
        if line.soft and not goes_on:
            items.append([])
        items[-1].append(line)
    return [*items]


def one_a_line(key: str, passages: Sequence[Passage]) -> list[Passage]:
    """The passages of a field; where it holds a list, one for each line that an author started."""
    held = key not in _NO_LIST and FORMS.get(key, "points") in _LISTS
    told = [one for passage in passages for one in ((held and passage.lines) or (passage,))]
    return _counted(told) if key in RESULTS else told


def _counted(passages: Sequence[Passage]) -> list[Passage]:
    """Passages; a figure alone, which is no year, goes with the words under it."""
    made: list[Passage] = []
    for one in passages:
        above = made[-1] if made else one
        alone = COUNT.match(above.text) and not _YEAR.match(above.text) and not one.text[:1].isdigit()
        if made and alone and not one.whole:
            made[-1] = replace(above, text=f"{above.text} {one.text}", items=(), lines=())
        else:
            made.append(one)
    return made


def by_size(paragraph: Sequence[Line]) -> list[list[Line]]:
    """Lines of much the same size: a title is set larger than the words above and under it."""
    groups = [[paragraph[0]]]
    for before, line in pairwise(paragraph):
        small, large = sorted((before.size, line.size))
        if large > LARGER * small:
            groups.append([])
        groups[-1].append(line)
    return groups


def place_of(line: Line) -> dict[str, int | str]:
    """Where a line stands, as a draft tells it."""
    return {**({"page": line.page} if line.page else {}), "line": line.number}


def at(one: Passage) -> tuple[int, int]:
    """The page and the line of a passage, 0 where it has none."""
    return int(one.place.get("page", 0)), int(one.place.get("line", 0))


def next_contact(current: Sequence[Line], line: Line) -> bool:
    """Whether a line starts another contact: a new name, once an address is told."""
    begins = line.text[0].isupper() and not _ADDRESS.search(line.text)
    return begins and any(_ADDRESS.search(one.text) for one in current[-_LONGEST:])
