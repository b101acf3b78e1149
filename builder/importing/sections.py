"""Lines → sheets, each with its passages under the field that the heading above them names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from builder.drafting.answers import DETAIL
from builder.importing.headings import (
    ANNOUNCED,
    BULLET,
    COUNTED,
    INLINES,
    LABELLED,
    LETTER,
    LONG,
    NAMES,
    NAMESAKE,
    SIGN,
    asked,
    closes,
    heading,
    opening,
)
from builder.importing.hyphens import words_of
from builder.importing.lines import ENDED, LABEL, Line, body_rank, is_shouted
from builder.importing.paragraphs import NAMED, paragraphs, unmarked
from builder.importing.passages import ALONE, FIGURE, RESULTS, SUM, at, by_size, joined, place_of
from builder.importing.record import Passage, measured
from builder.nearest import fold

FRONT: Final = "front"
LOOSE: Final = "loose"
"""Passages before the first heading, and those under a heading of no field."""
_PARTIES: Final = frozenset({"stakeholders", "funding", "governance"})
_PLACING: Final = frozenset({"audiences", "funding", "organisation", "sectors", "territory", "themes"})
"""Fields that may be told above a title."""
_ONE_LINE: Final = frozenset({"title", "organisation"})
"""Fields of one line, under which « words: others » is never the rest of what they hold."""
_HELD: Final = frozenset({"stakeholders", "indicators", "impact", "steps", "initiatives", "contacts", "quotes"})
"""Fields whose lines may begin with a name, a date or what is counted."""
ALIKE: Final = 0.04
"""Share by which the ranks of two lines of the same style may differ."""
FEW: Final = 3
"""Words in capitals that may be the first of several parties; more are a heading."""
GUESSED: Final = "la rubrique, devinée d'après la question"


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
    body = body_rank(lines)
    told = [(line.rank, found[2]) for line in lines if line.text and (found := heading(line.text, names))]
    ranks = sorted(rank for rank, rest in told if not rest) or sorted(rank for rank, _ in told) or [0.0]
    large, inline = ranks[len(ranks) // 4] * (1 - ALIKE), sum(bool(rest) for _, rest in told) >= INLINES
    reader = _Reader(names, body, large if large > body * 1.05 else body * 1.2, inline=inline)
    reader.unmarked, reader.shouted = unmarked(lines, names), is_shouted([line.text for line in lines])
    for paragraph in paragraphs(lines, reader):
        reader.take(paragraph, spelled)
    return reader.sheets


class _Reader:
    """Takes paragraphs one by one and opens parts and sheets."""

    def __init__(self, names: Mapping[str, str], body: float, large: float, *, inline: bool) -> None:
        self.names = names
        self.body = body
        self.large = large
        self.inline = inline
        self.unmarked: Mapping[tuple[int, int], bool] = {}
        self.shouted = False  # all is in capitals, which then say nothing
        self.pending = ""
        self.sheets = [Found([Part(FRONT, Passage(""))])]

    def heading(self, line: Line) -> tuple[str, str, str] | None:
        """What a line is the heading of; « Structure : » under « Contacts » is a detail, « Région » may be a party."""
        party = self.key in _PARTIES and not self.emphatic(line) and NAMESAKE.match(line.text)
        return None if line.typed or party or self.is_detail(line) else heading(line.text, self.names)

    def is_label(self, line: Line) -> bool:
        """Whether a line begins with words that no field bears, set as the headings of its document are."""
        if self.pending in _ONE_LINE and NAMED.match(line.text):
            return True
        sums = self.key == "funding" and SUM.search(line.text)
        held = sums or line.typed or self.key in {FRONT, LOOSE} or self.key in _HELD
        return self.inline and not held and LABELLED.match(line.text) is not None

    def begins(self, line: Line) -> bool:
        """Whether a line stands above a title, and is none: « De : Zoé Exemple »."""
        return self.key == FRONT and (LETTER.match(line.text) or SIGN.match(line.text)) is not None

    def asks(self, line: Line) -> bool:
        """Whether a line is a heading that nothing marks; less surely so in a field whose items are short."""
        quiet = not self.emphatic(line) or line.text.endswith("?")
        sure = self.unmarked.get((line.page, line.number)) if quiet else None
        return sure is True or (sure is False and self.key not in _HELD | {FRONT, LOOSE})

    def is_detail(self, line: Line) -> bool:
        """Whether a line tells one detail of a contact, after the word for it."""
        match = DETAIL.match(line.text) if self.key == "contacts" else None
        return match is not None and match.end() < len(line.text)

    def emphatic(self, line: Line) -> bool:
        """Whether a line stands out: marked as a heading, larger than the others, in capitals, or above initiatives."""
        return not line.typed and (line.level == LABEL or line.rank >= self.large or self._said_loud(line))

    def _said_loud(self, line: Line) -> bool:
        few = not self._part.paragraphs and len(line.text.split()) <= FEW
        if self._part.key == "stakeholders" and (few or NAMES.match(line.text)):
            return False  # acronyms and names, and not words in capitals
        letters = [char for char in line.text if char.isalpha()]
        capitals = len(letters) > 9 and " " in line.text and not any(char.islower() for char in letters)
        return (capitals and not self.shouted) or bool(ANNOUNCED.match(line.text))

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
        self.pending = ""
        first = paragraph[0]
        place = place_of(first)
        if first.after is not None:
            self._start(first.after)
        found = self.heading(first)
        if first.again:
            self._open(first.asks or LOOSE, Passage(""), first.rank)
            return
        if not found and first.asks:
            self._open(first.asks, Passage(first.text, place), first.rank)
            self._part.moved, self._part.why = [self._part.title], GUESSED
            return
        if found:
            self._open(found[0], Passage(found[1], place), first.rank)
            rest = [replace(first, text=found[2]), *paragraph[1:]] if found[2] else paragraph[1:]
            if any(measured(line.text) for line in rest):
                self._part.paragraphs.append(replace(joined(rest, spelled), items=()))
            return
        passage = joined(paragraph, spelled)
        if self.asks(first):
            key = asked(first.text, self.names)
            self._open(key or LOOSE, passage if key else Passage(""), first.rank)
            self._part.moved, self._part.why = [passage] if key else [], GUESSED
            self._part.paragraphs += [] if key else [passage]
            return
        if self.is_label(first) or (closes(first.text) and not self.begins(first)):
            self.sheets[-1].parts.append(Part(LOOSE, Passage("")))
        if all(map(self.emphatic, paragraph)) and self._opened(passage, first.rank):
            return
        if self._is_front(passage):
            self.sheets[-1].parts.append(Part(FRONT, Passage("")))
        known = self._part.key not in {FRONT, LOOSE}
        alone = self.key in RESULTS and ALONE.match(passage.text)
        figure = bool(alone or FIGURE.match(passage.text)) and not COUNTED.match(passage.text)
        rank = max(line.rank for line in paragraph)
        nested = self._within(first, rank) or (figure and self._part.key != "contacts")
        within = known and first.level != LABEL and nested
        told = [passage]
        if all(map(self.emphatic, paragraph)) and not within:
            if known:
                self.sheets[-1].parts.append(Part(LOOSE, Passage("")))
            told = [joined(lines, spelled) for lines in by_size(paragraph)]
            self._part.emphatic += told
        elif known:
            self._leave_nested(first)
        self._part.paragraphs += told

    def _is_front(self, passage: Passage) -> bool:
        """Whether a short text stands under labels that only place a sheet: it is its title, and no more of theirs."""
        said = self.sheets[-1].keys()
        placed = bool(self._part.paragraphs) and said <= _PLACING and not self.sheets[-1].parts[0].paragraphs
        return self.key in said and placed and self._is_short(passage) and not BULLET.match(passage.text)

    def _opened(self, passage: Passage, rank: float) -> bool:
        """Whether words that stand out ask for a field: the first, or those of a question that has a number."""
        if len(passage.text) > LONG or not (self.sheets[-1].keys() or self._part.emphatic):
            return False
        if key := opening(passage.text, self.names):
            self._open(key, passage, rank)
        elif COUNTED.match(passage.text) and (key := asked(passage.text, self.names)):
            self._open(key, passage, rank)
            self._part.moved, self._part.why = [passage], GUESSED
        return key is not None

    @property
    def key(self) -> str:
        """The field that is being read."""
        return self.pending or self._part.key

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

        « Contexte » under « Présentation de la structure » does not, as long as neither aims nor deeds are told.
        With it goes what came loose since the last heading, else from the last bold line of the part that it ends.
        """
        sheet = self.sheets[-1]
        seen = sheet.keys()
        most = max(part.rank for part in sheet.parts) * (1 + ALIKE)
        titled = most > 0 and any(passage.rank > most for passage in self._part.emphatic)
        said = {fold(part.title.text) for part in sheet.parts if part.key == key}
        whole = fold(title.text) in said or bool(seen & {"objectives", "description"})
        again = len(seen) > 1 and key in seen and (titled or (key in {"context", "title"} and whole))
        after = key in {"context", "description"} and "contacts" in seen and bool(self._part.emphatic)
        if again or after:
            sheet = Found(self._cut(sheet, key))
            self.sheets.append(sheet)
        sheet.parts.append(Part(key, title, rank=rank))

    def _start(self, after: tuple[int, int]) -> None:
        """A table of labels like one before starts a sheet, with what stands out between them, else the last words."""
        between = [
            (part, one)
            for part in self.sheets[-1].parts
            for one in part.paragraphs
            if at(one) > after >= at(part.title)
        ]
        loud = [place for place, (part, one) in enumerate(between) if one in part.emphatic or self._titles(one)]
        front = Part(FRONT, Passage(""))
        for part, one in between[loud[0] if loud else -1 :]:
            if loud or self._is_short(one):
                part.paragraphs.remove(one)
                front.paragraphs.append(one)
            if loud and (one in part.emphatic or self._titles(one)):
                front.emphatic.append(one)
        for part in self.sheets[-1].parts:
            part.emphatic = [one for one in part.emphatic if one in part.paragraphs]
        self.sheets.append(Found([front]))

    def _titles(self, one: Passage) -> bool:
        """Whether a passage is set in bold, as short as a title."""
        return one.rank > self.body * (1 + ALIKE) and self._is_short(one)

    @staticmethod
    def _is_short(one: Passage) -> bool:
        return len(one.text) <= LONG and not ENDED.search(one.text)

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
            if self._titles(one):
                front.paragraphs, front.emphatic = last.paragraphs[place:], [one]
                del last.paragraphs[place:]
                break
        return front
