"""Initiatives told in one paragraph each, under no known heading → sheets of kind brief, recognised by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from builder.importing.headings import ANNOUNCED, DASHES
from builder.importing.record import Passage
from builder.importing.sections import FRONT, LOOSE, Found, Part

_TOLD: Final = 60
"""The shortest text of an initiative, in characters."""
_NAME: Final = 120
"""The longest name, with its place."""
_SEVERAL: Final = 2
"""Initiatives from which a shape is one: a single paragraph may look like anything."""
_MARK: Final = re.compile(rf"^(?:[{DASHES}]+\s+)?[*_]*")
_PLACED: Final = re.compile(r"\((?:\d{2,3}|2[AB])\)[*_\s]*$")
"""A place after a name: « Une association – Nord (59) »."""
_LINK: Final = re.compile(r"https?://|www\.|\((?:\d{2,3}|2[AB])\)")
_SENTENCE: Final = re.compile(r"[.!?;,]$")
_COLON: Final = re.compile(r"\s?:[*_]{0,3}\s")


def briefs(sheet: Found) -> Iterator[Found]:
    """Take the initiatives out of the parts of a sheet that have no field, one sheet each.

    An initiative is a name, then a colon or a new line, then its text. The name ends with the number of a department;
    under words that announce such a list, a link or a place in the text is enough.
    """
    for part in sheet.parts:
        if part.key in {FRONT, LOOSE}:
            found = list(_entries(part))
            if len(found) >= _SEVERAL:
                taken = {id(passage) for _, _, passages in found for passage in passages}
                part.paragraphs = [passage for passage in part.paragraphs if id(passage) not in taken]
                part.emphatic = [passage for passage in part.emphatic if id(passage) not in taken]
                for name, texts, _ in found:
                    yield Found([Part(FRONT, Passage(""), [name]), Part("description", Passage(""), texts)])


def _entries(part: Part) -> Iterator[tuple[Passage, list[Passage], list[Passage]]]:
    """The name, the texts, and the passages of the part that they come from."""
    shown = {id(passage) for passage in part.emphatic}
    announced = False
    place = 0
    while place < len(part.paragraphs):
        start = part.paragraphs[place]
        after = part.paragraphs[place + 1 : place + 2]
        found = _in_one(start, announced) or _in_two(start, after, announced)
        place += 1
        if found is None:
            announced = (announced and id(start) not in shown) or bool(ANNOUNCED.match(start.text))
            continue
        name, texts = found
        place += not texts
        taken = [start, *after[: not texts]]
        texts = texts or list(after)
        while place < len(part.paragraphs) and _goes_on(part.paragraphs[place : place + 2], shown, announced):
            texts.append(part.paragraphs[place])
            taken.append(part.paragraphs[place])
            place += 1
        yield name, texts, taken


def _in_one(passage: Passage, announced: bool) -> tuple[Passage, list[Passage]] | None:
    """« Une association – Nord (59) : elle a ouvert… »."""
    colon = _COLON.search(passage.text)
    if colon is None or colon.start() > _NAME or len(passage.text) - colon.end() < _TOLD:
        return None
    name, text = passage.text[: colon.start()], passage.text[colon.end() :]
    known = _PLACED.search(name) or (announced and _marked(name) and _LINK.search(text))
    return (_named(name, passage), [Passage(text, passage.place)]) if known else None


def _in_two(passage: Passage, after: Sequence[Passage], announced: bool) -> tuple[Passage, list[Passage]] | None:
    """A name alone, then its text."""
    if not after or len(passage.text) > _NAME or len(after[0].text) < _TOLD or ANNOUNCED.match(passage.text):
        return None
    named = announced and not _SENTENCE.search(passage.text) and _in_one(after[0], announced) is None
    known = _PLACED.search(passage.text) or (named and _LINK.search(after[0].text))
    return (_named(passage.text, passage), []) if known else None


def _named(name: str, passage: Passage) -> Passage:
    return Passage(_MARK.sub("", name).strip(" *_"), passage.place)


def _marked(text: str) -> bool:
    match = _MARK.match(text)
    return bool(match and match.group())


def _goes_on(after: Sequence[Passage], shown: set[int], announced: bool) -> bool:
    """Whether the next paragraph belongs to the initiative above it: it is no name, and nothing in it stands out."""
    other = _in_one(after[0], announced) or _in_two(after[0], after[1:2], announced)
    return other is None and id(after[0]) not in shown and not _marked(after[0].text)
