"""Lines → sheets, each with its passages under the field that the heading above them names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from builder.drafting.questions import FORMS
from builder.importing.headings import BULLET, COUNTED, heading, opening
from builder.importing.hyphens import join, words_of
from builder.importing.lines import LARGER, Line
from builder.importing.record import Passage, measured

FRONT: Final = "front"
LOOSE: Final = "loose"
"""Passages before the first heading, and those under a heading of no field."""
_FIGURE: Final = re.compile(
    r"^(?:(?:environ|près de|plus de|moins de|jusqu['’]à|env\.)\s+)?[+±−-]?\d[\d\s.,]*(?:%|€|[^\W\d_])", re.IGNORECASE
)
"""A number set large, beside what it counts: it is no heading."""
NAMES: Final = re.compile(
    r"^\W*[^\W\d_]{2,8}(?:\s*(?:[,;/&+]|\bet\b)\s*[^\W\d_]{2,8})+\W*$", re.IGNORECASE
)  # fmt: skip
"""Names of one short word each: « CORIF, CAPEP »."""
_ADDRESS: Final = re.compile(r"@|https?://|www\.|(?:\d[ .]?){9,}")
_ENDED: Final = re.compile(r"[.!?…:»\"”]$")
_OPEN: Final = re.compile(r"[^\W\d_][ \u00a0\u202f]?[)\]»\"”…]?$|…\)?$")
"""The end of a line that no mark closes: a word, maybe in brackets."""
ANNOUNCED: Final = re.compile(
    r"^\W{0,5}(?:on a aussi repéré|nous avons aussi repéré|également repérée?s?"
    r"|autres (?:initiatives|exemples|pratiques)|(?:initiatives|pratiques|actions) repérées"
    r"|ils l['’]ont fait aussi|à découvrir aussi)\b[^.:]{0,30}[\s.…:]{0,5}$",
    re.IGNORECASE,
)
"""A line above initiatives that are told in one paragraph each."""
ALIKE: Final = 0.04
"""Share by which the ranks of two lines of the same style may differ."""
_GOES_ON: Final = (",", "-", "'", "’", "(")
"""The end of a line whose sentence goes on under it, wherever its author cut it."""
_NO_LIST: Final = frozenset({FRONT, LOOSE, "funding", "quotes", "zooms", "resources", "period"})
FEW: Final = 3
"""Words in capitals that may be the first of several parties; more are a heading."""
LONGEST: Final = 120
"""The longest heading, in characters."""


@dataclass(slots=True)
class Part:
    """A heading (empty for the front) and the paragraphs under it. ``key`` is a field, FRONT or LOOSE."""

    key: str
    title: Passage
    paragraphs: list[Passage] = field(default_factory=list)
    emphatic: list[Passage] = field(default_factory=list)
    """Those of the front that stand out."""
    rank: float = 0.0
    """How much its heading stands out."""
    moved: list[Passage] = field(default_factory=list)
    """Those that stood elsewhere than under the heading."""
    why: str = ""
    """What a person is asked to confirm of them."""


@dataclass(slots=True)
class Found:
    """One sheet of a document."""

    parts: list[Part] = field(default_factory=list)

    def keys(self) -> set[str]:
        """The fields that it has a heading for."""
        return {part.key for part in self.parts} - {FRONT, LOOSE}


def sheets(lines: Sequence[Line], names: Mapping[str, str]) -> list[Found]:
    """The sheets of a document, at least one, holding all its lines between them; ``names`` are known headings."""
    spelled = words_of([line.text for line in lines])
    body = _body_rank(lines)
    ranks = sorted(line.rank for line in lines if line.text and heading(line.text, names))
    large = ranks[len(ranks) // 4] * (1 - ALIKE) if ranks else 0.0
    reader = _Reader(names, body, large if large > body * 1.05 else body * 1.2)
    for paragraph in _paragraphs(lines, names, reader):
        reader.take(paragraph, spelled)
    return reader.finish()


def _body_rank(lines: Sequence[Line]) -> float:
    """How much most letters stand out, marked headings apart."""
    weight: dict[float, int] = {}
    for line in lines:
        if line.level:
            continue
        weight[round(line.rank, 1)] = weight.get(round(line.rank, 1), 0) + len(line.text)
    return max(weight, key=lambda rank: weight[rank]) if weight else 0.0


def _paragraphs(lines: Sequence[Line], names: Mapping[str, str], reader: _Reader) -> Iterator[list[Line]]:
    """Lines that belong together: up to an empty one, a bullet, a heading or a change of size."""
    current: list[Line] = []
    for line in lines:
        alone = bool(line.text) and (heading(line.text, names) is not None)
        parted = bool(current) and (
            not line.text
            or alone
            or bool(BULLET.match(line.text))
            or reader.emphatic(line) != reader.emphatic(current[-1])
            or (line.strong != current[-1].strong and not _FIGURE.match(line.text))
            or (line.page != current[-1].page and bool(_ENDED.search(current[-1].text)))
            or (reader.key == "contacts" and _next_contact(current, line))
        )
        if parted:
            yield current
            current = []
        if line.text:
            current.append(line)
        if alone and (found := heading(line.text, names)) and not found[2]:
            yield current
            current = []
    if current:
        yield current


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


def _passage(lines: Sequence[Line], spelled: frozenset[str]) -> Passage:
    text = join([line.text for line in lines], spelled)
    return Passage(text, place_of(lines[0]), _items(lines, spelled), max(line.rank for line in lines))


def _typed(paragraph: Sequence[Line]) -> list[Sequence[Line]]:
    """The items of a list whose author started a line for each, within one paragraph."""
    items: list[list[Line]] = [[paragraph[0]]]
    for before, line in pairwise(paragraph):
        goes_on = before.text.endswith(_GOES_ON) or (line.text[0].islower() and not before.text.endswith((";", ":")))
        if line.soft and not goes_on:
            items.append([])
        items[-1].append(line)
    return [*items]


def _by_size(paragraph: Sequence[Line]) -> list[list[Line]]:
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


def _next_contact(current: Sequence[Line], line: Line) -> bool:
    """Whether a line starts another contact: a new name, once an address is told."""
    told = any(_ADDRESS.search(one.text) for one in current)
    return told and not _ADDRESS.search(line.text) and line.text[0].isupper()


class _Reader:
    """Takes paragraphs one by one and opens parts and sheets."""

    def __init__(self, names: Mapping[str, str], body: float, large: float) -> None:
        self.names = names
        self.body = body
        self.large = large
        self.sheets = [Found([Part(FRONT, Passage(""))])]

    def emphatic(self, line: Line) -> bool:
        """Whether a line stands out: marked as a heading, larger than the others, in capitals, or above initiatives."""
        return not line.typed and (line.rank >= self.large or self._said_loud(line))

    def _said_loud(self, line: Line) -> bool:
        few = not self._part.paragraphs and len(line.text.split()) <= FEW
        if self._part.key == "stakeholders" and (few or NAMES.match(line.text)):
            return False  # acronyms and names, and not words in capitals
        letters = [char for char in line.text if char.isalpha()]
        capitals = len(letters) > 9 and " " in line.text and not any(char.islower() for char in letters)
        return capitals or bool(ANNOUNCED.match(line.text))

    def _within(self, line: Line, rank: float) -> bool:
        """Whether what stands out does so less than the heading above it or around that one: it parts what it holds."""
        outer = self._outer()
        most = max(self._part.rank, outer.rank if outer and outer.key not in {FRONT, LOOSE} else 0.0)
        return rank < most * (1 - ALIKE) and not self._said_loud(line)

    def _outer(self) -> Part | None:
        """The last part whose heading stands out more than that of the one which is being read."""
        above = self._part.rank * (1 + ALIKE)
        return next((part for part in reversed(self.sheets[-1].parts[:-1]) if part.rank > above), None)

    def take(self, paragraph: Sequence[Line], spelled: frozenset[str]) -> None:
        first = paragraph[0]
        place = place_of(first)
        found = heading(first.text, self.names)
        if found:
            self._open(found[0], Passage(found[1], place), first.rank)
            rest = [replace(first, text=found[2]), *paragraph[1:]] if found[2] else paragraph[1:]
            if any(measured(line.text) for line in rest):
                items = _typed(rest) if self._is_list() else [rest]
                self._part.paragraphs += [replace(_passage(item, spelled), items=()) for item in items]
            return
        passage = _passage(paragraph, spelled)
        if all(map(self.emphatic, paragraph)) and len(passage.text) <= LONGEST:
            key = opening(passage.text, self.names)
            if key and (self.sheets[-1].keys() or self._part.emphatic):
                self._open(key, passage, first.rank)
                return
        known = self._part.key not in {FRONT, LOOSE}
        figure = bool(_FIGURE.match(passage.text)) and not COUNTED.match(passage.text)
        rank = max(line.rank for line in paragraph)
        within = known and (self._within(first, rank) or (figure and self._part.key != "contacts"))
        told = [passage]
        if all(map(self.emphatic, paragraph)) and not within:
            if known:
                self.sheets[-1].parts.append(Part(LOOSE, Passage("")))
            told = [_passage(lines, spelled) for lines in _by_size(paragraph)]
            self._part.emphatic += told
        elif known:
            self._leave_nested(first)
            if self._is_list():
                told = [_passage(lines, spelled) for lines in _typed(paragraph)]
        self._part.paragraphs += told

    @property
    def key(self) -> str:
        """The field that is being read."""
        return self._part.key

    def _is_list(self) -> bool:
        """Whether the field that is being read holds a list, one item a line."""
        return self.key not in _NO_LIST and FORMS.get(self.key, "points") in {"points", "parties"}

    @property
    def _part(self) -> Part:
        return self.sheets[-1].parts[-1]

    def _leave_nested(self, line: Line) -> None:
        """A line set as the heading of a part within another ends that part: what follows belongs to the outer one."""
        parts = self.sheets[-1].parts
        inner = parts[-1]
        outer = self._outer()
        alike = inner.title.text and abs(line.rank - inner.rank) <= ALIKE * inner.rank
        shown = min(line.rank, inner.rank) > self.body * 1.02
        if outer and outer.key not in {FRONT, LOOSE} and alike and shown:
            parts.append(Part(outer.key, Passage(""), rank=outer.rank))

    def _open(self, key: str, title: Passage, rank: float) -> None:
        """A field met again early, or under words that stand out above all headings, starts the next sheet.

        With it goes what came loose since the last heading, else from the last bold line of the part that it ends.
        """
        sheet = self.sheets[-1]
        seen = sheet.keys()
        most = max(part.rank for part in sheet.parts) * (1 + ALIKE)
        titled = most > 0 and any(passage.rank > most for passage in self._part.emphatic)
        again = len(seen) > 1 and key in seen and (titled or key in {"context", "title"})
        after = key in {"context", "description"} and "contacts" in seen and bool(self._part.emphatic)
        if again or after:
            sheet = Found(self._cut(sheet, key))
            self.sheets.append(sheet)
        sheet.parts.append(Part(key, title, rank=rank))

    def _cut(self, sheet: Found, key: str) -> list[Part]:
        """The parts that belong to the next sheet: from what last stood out since ``key``, else nothing."""
        before = max((place for place, part in enumerate(sheet.parts) if part.key == key), default=0)
        starts = [place for place, part in enumerate(sheet.parts) if place > before and part.key == LOOSE]
        if not starts:
            return [self._front_of(sheet.parts[-1])]
        while len(starts) > 1 and starts[-1] == starts[-2] + 1:
            starts.pop()
        moved = sheet.parts[starts[-1] :]
        del sheet.parts[starts[-1] :]
        moved[0].key = FRONT
        return moved

    def _front_of(self, last: Part) -> Part:
        """The end of a part, from its last short line in bold: the title of the sheet that starts under it."""
        front = Part(FRONT, Passage(""))
        for place in range(len(last.paragraphs) - 1, -1, -1):
            one = last.paragraphs[place]
            if one.rank > self.body * (1 + ALIKE) and len(one.text) <= LONGEST and not _ENDED.search(one.text):
                front.paragraphs, front.emphatic = last.paragraphs[place:], [one]
                del last.paragraphs[place:]
                break
        return front

    def finish(self) -> list[Found]:
        return self.sheets
