"""What a document says of its own pages: a table of contents, their numbers alone; and lines drawn with signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from builder.importing.headings import LONG, heading
from builder.importing.lines import FURNITURE, Line
from builder.nearest import fold

CONTENTS: Final = "table des matières du document"
_ENTRY: Final = re.compile(r"^(?P<label>.{2,110}?)(?:[ \u00a0\t.…_·]{3,200}|\t)(?P<page>\d{1,3})$")
"""A heading, then dots or a tab, then its page."""
_COUNTER: Final = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,4})[.)°]{0,2}\s*(?:[–—-]\s*)?(?=[^\W\d_])")
"""The number of a heading, which may be typed on one side only."""
_NAMED: Final = re.compile(r"^\W{0,3}(?:sommaire|table des matières|(?:table of )?contents)\W{0,3}$", re.IGNORECASE)
_PLAN: Final = re.compile(
    r"^\W{0,3}(?:au )?(?:sommaire|ordre du jour|table des matières|plan(?: de (?:la|cette) fiche)?)\W{0,3}$",
    re.IGNORECASE,
)
"""What stands above headings that come again, without their pages: the agenda of minutes."""
_SHEET: Final = re.compile(
    r"^\W{0,3}(?:fiche(?: (?:action|pratique|projet|expérience|initiative))?|(?:bonne )?pratique)"
    r"[ \u00a0]?(?:n° ?|numéro )?(?P<rank>\d{1,2})\W{0,3}$",
    re.IGNORECASE,
)
"""What numbers the sheets of a document, each above its title."""
_NUMBER: Final = re.compile(r"^\d{1,3}$")
_RULE: Final = re.compile(r"^(?:={3,200}|_{3,200}|\*{3,200}|~{3,200}|[─━]{3,200})$")
_UNDER: Final = re.compile(r"^(?:={3,200}|-{3,200})$")
"""What Markdown draws under a heading."""
_TWICE: Final = 2
_LEAST: Final = 9
"""Characters beyond which a line that comes again beside the number of each page is furniture."""
_MOST: Final = 100
"""Entries that a plan may have."""
_PAGES: Final = 3


def without_contents(lines: Sequence[Line], names: Mapping[str, str]) -> list[Line]:
    """The lines of a document, its table of contents and the numbers of its pages kept apart, what it draws left out.

    An entry is known by its heading, which comes again: under the name of such a table, or where two are known ones. A
    number alone ends a page where others follow it from one to the next; a line drawn under a heading says that it is
    one.

    Args:
        lines: in order.
        names: known headings.
    """
    told = [*_underlined(lines)]
    free = [place for place, line in enumerate(told) if line.text and not (line.aside or line.cell or line.typed)]
    said = {_bare(told[place].text) for place in free if not _ENTRY.match(told[place].text)}
    listed = [*_entries(told, free, said, names), *_planned(told, free)]
    reasons = dict.fromkeys(listed, CONTENTS) | dict.fromkeys(_numbers(told), FURNITURE)
    kept = [replace(line, aside=reasons.get(place, line.aside)) for place, line in enumerate(told)]
    plain = [place for place, line in enumerate(kept) if line.text and _is_plain(line)]
    labels = {_label(told[place].text) for place in listed}
    shown = {*_titles(kept, plain, labels, names), *_sheets(kept, plain)}
    return [replace(line, level=1) if place in shown else line for place, line in enumerate(kept)]


def _label(text: str) -> str:
    found = _ENTRY.match(text)
    return _bare(found["label"] if found else text)


def _planned(lines: Sequence[Line], free: Sequence[int]) -> Iterator[int]:
    """Where the entries of a plan without pages stand, two or more that all come again, with its name above them."""
    labels = [_bare(lines[place].text) for place in free]
    times = Counter(labels)
    for rank, place in enumerate(free):
        if _PLAN.match(lines[place].text):
            run: set[str] = set()
            for label in labels[rank + 1 : rank + 1 + _MOST]:
                if times[label] < _TWICE or label in run:
                    break
                run.add(label)
            if len(run) >= _TWICE:
                yield from free[rank : rank + 1 + len(run)]


def _is_plain(line: Line) -> bool:
    """Whether nothing but its words may make a heading of a line."""
    return not (line.aside or line.cell or line.typed or line.level or line.size)


def _titles(lines: Sequence[Line], plain: Sequence[int], labels: set[str], names: Mapping[str, str]) -> Iterator[int]:
    """Where the headings stand that a table of contents announces, which no field has: it says that they are some."""
    for place in plain:
        if _bare(lines[place].text) in labels and not heading(lines[place].text, names):
            yield place


def _sheets(lines: Sequence[Line], plain: Sequence[int]) -> list[int]:
    """Where the numbers of sheets stand alone, two or more that follow each other from 1."""
    made: list[int] = []
    for place in plain:
        found = _SHEET.match(lines[place].text)
        if found and int(found["rank"]) == len(made) + 1:
            made.append(place)
    return made if len(made) >= _TWICE else []


def _bare(words: str) -> str:
    return fold(_COUNTER.sub("", words.replace("\t", " ").strip()))


def _entries(lines: Sequence[Line], free: Sequence[int], said: set[str], names: Mapping[str, str]) -> Iterator[int]:
    """Where the entries of a table of contents stand, with its name above them."""
    run: list[int] = []
    for place in (*free, len(lines)):
        if place < len(lines) and _ENTRY.match(lines[place].text):
            run.append(place)
            continue
        if len(run) >= _TWICE:
            found = [match for one in run if (match := _ENTRY.match(lines[one].text))]
            again = sum(_bare(match["label"]) in said for match in found)
            above = [one for one in free if one < run[0]][-1:]
            named = bool(above and _NAMED.match(lines[above[0]].text))
            known = sum(heading(match["label"], names) is not None for match in found)
            if (
                again >= _TWICE
                and (named or known >= _TWICE)
                and all(int(one["page"]) <= int(other["page"]) for one, other in pairwise(found))
            ):
                yield from above if named else []
                yield from run
        run = []


def _numbers(lines: Sequence[Line]) -> list[int]:
    """Where the numbers of pages stand: each alone under the text, above white, one more than the one before."""
    alone = [place for place, line in enumerate(lines) if _NUMBER.match(line.text) and not (line.cell or line.size)]
    if running := _running(lines, alone):
        return running
    ends = all(place and lines[place - 1].text and not "".join(one.text for one in lines[place + 1 : place + 2])
               for place in alone)  # fmt: skip
    follow = all(int(lines[other].text) == int(lines[one].text) + 1 for one, other in pairwise(alone))
    return alone if len(alone) >= _PAGES and ends and follow else []


def _running(lines: Sequence[Line], alone: Sequence[int]) -> list[int]:
    """Where the numbers of pages stand beside one line that comes again with each: the foot or the head of pages."""
    follow = all(int(lines[other].text) == int(lines[one].text) + 1 for one, other in pairwise(alone))
    for side in (1, -1):
        beside = [lines[place + side].text for place in alone if 0 <= place + side < len(lines)]
        if follow and len(beside) == len(alone) >= _TWICE and len({*beside}) == 1 and len(beside[0]) > _LEAST:
            return sorted([*alone, *(place + side for place in alone)])
    return []


def _underlined(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines; one that is drawn under a heading marks it, another says nothing."""
    texts = ["", "", *(line.text for line in lines), ""]
    for place, line in enumerate(lines):
        above, before, text, after = texts[place : place + 4]
        plain = not (line.aside or line.cell or line.level) and len(text) <= LONG
        if plain and _heads(before, text, after):
            yield replace(line, level=1 if after.startswith("=") else 2)
        elif plain and (_RULE.match(text) or _heads(above, before, text)):
            yield replace(line, text="")
        else:
            yield line


def _heads(before: str, text: str, after: str) -> bool:
    """Whether a line stands alone under white, above what is drawn to mark it."""
    return bool(text and not before and _UNDER.match(after)) and any(map(str.isalnum, text))
