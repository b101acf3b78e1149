"""A line of a document, whatever the file: its words, where it stands, how much it stands out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final
from unicodedata import normalize

LINE: Final = 12.0
"""Points of a line whose file does not say them."""
LABEL: Final = 9
"""The level of a label: under every heading that the file marks."""
LARGER: Final = 1.3
"""How many times larger letters are something else: a figure beside what it counts, a title under a sign."""
FURNITURE: Final = "en-tête ou pied de page"
HIDDEN: Final = "texte masqué dans le document"
PROMPT: Final = "invite d'un champ laissé vide"
"""Why lines are kept apart."""
_BOLD: Final = 1.15
"""How much larger a bold line of the same size stands out."""
_CUT: Final = re.compile(r"[\u00ad\u2010]\s*$")
"""A hyphen that only cuts a word, at the end of a line."""
_TICK: Final = re.compile(r"\[\s?[xX]\s?\]")
_NO_TICK: Final = re.compile(r"\[\s{1,3}\]")
"""Boxes that are made of brackets."""
MARKED: Final = re.compile(r"^(?P<level>#{1,6})[ \t]+")
"""What marks a heading in Markdown."""
LED: Final = re.compile(r"^\*\*(?P<led>[^*]{1,60})\*\*\s+(?=[^\s*])")
"""What Markdown sets in bold at the start of a line."""
ANCHOR: Final = re.compile(r"[ \t]{0,4}\{#[^{}\s]{1,200}\}$")
ESCAPED: Final = re.compile(r"\\(?=[.+!()#>=~&|-])")
MAILED: Final = re.compile(r"\[(?=[^\]\s@]{1,64}@)|(?<=[\w])\]\(mailto:[^)\s]{1,320}\)")
"""What Markdown writes beside words: the anchor of a heading, strokes before its own signs, an address twice."""
ENDED: Final = re.compile(r"[.!?…:»\"”]$")
NARROW: Final = 20
"""Characters that the narrowest column holds: no width cuts a line before."""
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\ufeff]")


_LIGATURES: Final = re.compile("[\ufb00-\ufb06\U0001d400-\U0001d7ff]")
"""Letters that a typeface draws as one, which a text copied from a page keeps so, and those of formulas, which networks
of friends show as bold."""
ENDS: Final = re.compile("[\x0b\x85\u2028\u2029]")
"""The ends of lines that shows of pages and page makers write, beside the usual one."""
_LOUD: Final = 0.6
"""Share of its long lines from which a text in capitals is one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; an empty one ends a paragraph.

    ``page`` counts from 1, 0 where the file has none; ``number`` from 1, in its page or in the file; ``size`` is that
    of its letters in points, 0 where it is not known; ``strong`` says that all of it is bold; ``level`` is that of the
    heading that the file marks it as, 1 for the highest, 0 for none. ``top`` and ``bottom`` are the points between it
    and the edges of its page, where it has one. ``aside`` says why a line is no part of the text: it is kept apart.
    ``soft`` says that its author started it within a paragraph: no width of page cuts it from the one above.
    ``typed`` says that it answers a form: it is no heading. ``cell`` is the table that it stands in, then its row and
    its column, from 0. ``asks`` is the field that it asks for, where its words are no heading by themselves. ``after``
    says that another sheet starts with it, and the page and line that end the table before: what stands out since
    is its title. ``again`` says that it repeats a heading of a table, whose words were read once. ``whole`` is the row
    of a table with the heads of its columns, where they say what its figures are of. ``led`` are the bold words that
    begin a line whose others are not.
    """

    text: str
    number: int
    page: int = 0
    size: float = 0.0
    strong: bool = False
    level: int = 0
    top: float = 0.0
    bottom: float = 0.0
    aside: str = ""
    soft: bool = False
    typed: bool = False
    cell: tuple[int, int, int] | None = None
    asks: str = ""
    after: tuple[int, int] | None = None
    again: bool = False
    whole: str = ""
    led: str = ""

    @property
    def rank(self) -> float:
        """How much it stands out: marked headings above all, then size, bold letters counting as larger ones."""
        if self.level:
            return 1000.0 - 100.0 * min(self.level, 9)
        return (self.size or 1.0) * (_BOLD if self.strong else 1.0)


def body_rank(lines: Sequence[Line]) -> float:
    """How much most letters stand out, marked headings apart."""
    weight: dict[float, int] = {}
    for line in lines:
        if line.level:
            continue
        weight[round(line.rank, 1)] = weight.get(round(line.rank, 1), 0) + len(line.text)
    return max(weight, key=lambda rank: weight[rank]) if weight else 0.0


def is_shouted(texts: Sequence[str]) -> bool:
    """Whether a text is written in capitals, its sentences as its headings."""
    told = [text for text in texts if sum(map(str.isalpha, text)) > NARROW]
    loud = [text for text in told if sum(map(str.islower, text)) * NARROW < len(text)]
    return sum(map(len, loud)) > _LOUD * sum(map(len, told))


def begun(lines: Sequence[Line], rights: Sequence[float], words: Sequence[float], most: float = inf) -> list[Line]:
    """Lines; one that the line above had room for is started by its author, and not by the width of the page.

    Args:
        lines: those of a page or a column.
        rights: where each ends.
        words: how wide the first word of each is, with the white before it.
        most: where the longest line may end, if the page says it. Lines that go on in small letters say it too, since
            few people start one so.
    """
    told = [*zip([Line("", 0), *lines], lines, [0.0, *rights], words, strict=False)]
    cut = [one for one in told if len(one[0].text) >= NARROW and one[1].text[:1].islower()]
    cut = [one for one in cut if not ENDED.search(one[0].text)]
    room = max(min((right + word for *_, right, word in cut), default=inf), *(right + 1 for *_, right, _ in cut), 0.0)
    return [
        replace(line, soft=bool(above.text and line.text) and right + word < min(room, most))
        for above, line, right, word in told
    ]


def masked(words: str, *, strong: bool) -> str:
    """One sign for each of some words: « b » where it is bold, or white, which nobody sees as either."""
    return "".join("b" if strong or sign.isspace() else "-" for sign in words)


def tidied(text: str) -> str:
    """The words of a line, without what is not seen, which would cut words and addresses; boxes as signs."""
    plain = _LIGATURES.sub(lambda found: normalize("NFKC", found[0]), text)
    return _NO_TICK.sub("☐", _TICK.sub("☒", _INVISIBLE.sub("", _CUT.sub("-", plain)))).strip()


def written(
    text: str,
    before: int,
    links: Sequence[str] = (),
    *,
    level: int = 0,
    listed: bool = False,
    aside: str = "",
    cell: tuple[int, int, int] | None = None,
    mask: str = "",
) -> Iterator[Line]:
    """The lines of a paragraph of a word processor, then an empty one; nothing where what is aside says nothing.

    Args:
        text: its words, with the line breaks that its author typed.
        before: how many lines come before.
        links: addresses to add, which its words do not show.
        level: that of the heading it is, else 0.
        listed: whether it is an item of a list.
        aside: why it is no part of the text.
        cell: where it stands in a table.
        mask: as :func:`masked` tells which of its signs are bold.
    """
    if aside and not text.strip():
        return
    strong = bool(mask) and "-" not in mask and any(map(str.isalnum, text))
    at = 0
    for number, line in enumerate((*text.split("\n"), *links, ""), before + 1):
        bullet = "- " if listed and not level and number == before + 1 and line.strip() else ""
        shown = bool(line.strip())
        plain = mask.find("-", at, at + len(line))
        led = line[: max(plain - at, 0)].strip()
        at += len(line) + 1
        yield Line(
            bullet + tidied(line), number, strong=strong and shown, level=level if shown else 0,
            aside=aside if shown else "", soft=shown and number > before + 1, cell=cell,
            led=tidied(led),
        )  # fmt: skip
