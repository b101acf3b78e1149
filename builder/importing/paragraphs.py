"""Lines → paragraphs, and headings that nothing marks: in a text without styles, numbered or set as others are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

from builder.importing.headings import BULLET, COUNTED, HINTED, INLINE, INLINES, LONG, PICTURED, closes, heading
from builder.importing.interviews import questions
from builder.importing.lines import ENDED, Line
from builder.importing.passages import FIGURE, next_contact

NAMED: Final = re.compile(r"^[^\W\d_a-zà-ÿ][^.!?:;]{1,44}[ \u00a0\u202f]?:\s+\S")
"""Any words short enough for a label, then what they ask for."""
_NO_HEADING: Final = re.compile(r"[.,;:!…»\"”@]")
"""Marks that a heading does not hold."""
_CLOSED: Final = re.compile(r"[.!?;,:…»)]$")
"""The end of a line of prose."""
_ITEM: Final = re.compile(r"^(?:[a-z]\)\s|[–•-](?=[^\W\d_])|[¹²³⁴-⁹]{1,3}\s?(?=[^\W\d_])|\[\^?\d{1,2}\]:?\s)")
"""An item whose bullet is a letter, touches its first word, or is that of a note: « a) Former », « -les rendre »."""
_SERIES: Final = re.compile(
    r"^(?:(?P<above>(?:\d{1,2}|[IVX]{1,4}|[A-Z])(?:\.\d{1,2}){0,3})\.(?P<last>\d{1,2})[.)]?\s+(?=[^\W\d_])"
    r"|(?P<figure>\d{1,2})[ \u00a0]?(?:[–—-]|°\)?)\s*(?=[^\W\d_a-zà-ÿ])"
    r"|(?P<sign>[IVX]{1,4}|[A-Z])[ \u00a0]?[.)/–—-]{1,2}\s+(?=\S))"
)
"""The number of a heading that lists of items seldom have: « II. », « B - », « 2.10 », « 3- Pilotage »."""
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TWICE: Final = 2


class Reader(Protocol):
    """What reads the paragraphs as they are made: it knows the field of each."""

    pending: str
    """The field of a heading that is followed by its text, which comes with its paragraph."""

    @property
    def key(self) -> str:
        """The field that is being read."""

    def heading(self, line: Line) -> tuple[str, str, str] | None:
        """What a line is the heading of."""

    def is_label(self, line: Line) -> bool:
        """Whether a line begins with words that no field bears."""

    def begins(self, line: Line) -> bool:
        """Whether a line stands above a title, and is none."""

    def is_detail(self, line: Line) -> bool:
        """Whether a line tells one detail of a contact."""

    def emphatic(self, line: Line) -> bool:
        """Whether a line stands out."""

    def asks(self, line: Line) -> bool:
        """Whether a line is a heading that nothing marks."""


def paragraphs(lines: Sequence[Line], reader: Reader) -> Iterator[list[Line]]:
    """Lines that belong together: up to an empty one, a bullet, a heading or a change of size."""
    current: list[Line] = []
    for line in lines:
        alone = bool(line.text) and reader.heading(line) is not None
        parted = bool(current) and (
            not line.text
            or alone
            or reader.asks(line)
            or any(sign.match(line.text) for sign in (BULLET, PICTURED, _ITEM))
            or closes(line.text)
            or reader.is_label(line)
            or reader.begins(line)
            or (line.soft and HINTED.match(current[-1].text) is not None)
            or (line.soft and reader.begins(current[-1]))
            or reader.emphatic(line) != reader.emphatic(current[-1])
            or (line.strong != current[-1].strong and not FIGURE.match(line.text))
            or (line.page != current[-1].page and bool(ENDED.search(current[-1].text)))
            or (reader.key == "contacts" and (next_contact(current, line) or reader.is_detail(line)))
        )
        if parted:
            yield current
            current = []
        if line.text:
            current.append(line)
        found = reader.heading(line) if alone else None
        if found and found[2]:
            reader.pending = found[0]
        elif found or (current and reader.asks(line)):
            yield current
            current = []
    if current:
        yield current


def unmarked(lines: Sequence[Line], names: Mapping[str, str]) -> dict[tuple[int, int], bool]:
    """Where the headings stand that nothing marks and whose words are no field's; whether a number makes them sure.

    Numbers that follow each other from 1 are those of headings where two of them are known ones, or where all are
    questions; so are three questions above their answers. Without a number, a short line between white and prose is
    one where three known headings stand so.
    """
    free = [line for line in lines if not (line.aside or line.cell or line.typed)]
    blocks = list(_blocks(free))
    heads = _numbered([block[0] for block in blocks])
    told = sum(heading(line.text, names) is not None for line in heads)
    asking = _numbered([line for line in free if line.text.endswith("?")])
    sure = [
        *(heads if told >= _TWICE else ()),
        *_in_series(free, names),
        *(asking if len(asking) >= INLINES else ()),
        *questions(lines, names),
    ]
    plain = [block for block in blocks if len(block) > 1 and not block[0].size and not block[0].level]
    known = [found for block in plain if (found := heading(block[0].text, names)) and not found[2]]
    shaped = [block[0] for block in plain if _is_headed(block)] if len(known) >= INLINES else []
    every = [*((line, False) for line in shaped), *((line, True) for line in sure)]
    return {(line.page, line.number): how for line, how in every if not heading(line.text, names)}


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between white."""
    block: list[Line] = []
    for line in lines:
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _numbered(lines: Sequence[Line]) -> list[Line]:
    """Those whose numbers follow each other, from 1: what a list counts under one of them is another count."""
    made: list[Line] = []
    for line in lines:
        told = COUNTED.match(line.text) if len(line.text) <= LONG and not line.text.endswith((".", ",", ";")) else None
        if told and re.match(rf"{len(made) + 1}(?!\d)", line.text):
            made.append(line)
    return made


def _in_series(lines: Sequence[Line], names: Mapping[str, str]) -> Iterator[Line]:
    """Those whose signs follow each other, wherever they stand, where two of a series are known headings."""
    series: dict[str, list[Line]] = {}
    for line in lines:
        if len(line.text) > LONG or line.text.endswith((".", ",", ";")) or not (found := _SERIES.match(line.text)):
            continue
        for kind, rank in _ranks(found):
            made = series.setdefault(kind, [])
            if rank == len(made) + 1:
                made.append(line)
    for made in series.values():
        if sum(heading(line.text, names) is not None for line in made) >= _TWICE:
            yield from made


def _ranks(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The series that a sign may belong to, and its rank there: « I » is a letter too."""
    if found["last"]:
        yield found["above"], int(found["last"])
    elif found["figure"]:
        yield "1", int(found["figure"])
    else:
        if found["sign"] in _ROMAN:
            yield "I", _ROMAN.index(found["sign"]) + 1
        if found["sign"] in _LETTERS:
            yield "A", _LETTERS.index(found["sign"]) + 1


def _is_headed(block: Sequence[Line]) -> bool:
    """Whether a short line stands above prose, or above a list that has bullets."""
    first, *under = (line.text for line in block)
    short = len(first) <= INLINE and first[0].isupper() and not _NO_HEADING.search(first)
    prose = all(BULLET.match(text) or len(text) > INLINE or _CLOSED.search(text) for text in under)
    begun = bool(BULLET.match(under[0])) or under[0][0].isupper()
    return short and begun and prose and bool(BULLET.match(under[-1]) or ENDED.search(under[-1]))
