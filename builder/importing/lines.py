"""A line of a document, whatever the file: its words, where it stands, how much it stands out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LINE: Final = 12.0
"""Points of a line whose file does not say them."""
LARGER: Final = 1.3
"""How many times larger letters are something else: a figure beside what it counts, a title under a sign."""
_BOLD: Final = 1.15
"""How much larger a bold line of the same size stands out."""
_CUT: Final = re.compile(r"[\u00ad\u2010]\s*$")
"""A hyphen that only cuts a word, at the end of a line."""
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; an empty one ends a paragraph.

    ``page`` counts from 1, 0 where the file has none; ``number`` from 1, in its page or in the file; ``size`` is that
    of its letters in points, 0 where it is not known; ``strong`` says that all of it is bold; ``level`` is that of the
    heading that the file marks it as, 1 for the highest, 0 for none. ``top`` and ``bottom`` are the points between it
    and the edges of its page, where it has one.
    """

    text: str
    number: int
    page: int = 0
    size: float = 0.0
    strong: bool = False
    level: int = 0
    top: float = 0.0
    bottom: float = 0.0

    @property
    def rank(self) -> float:
        """How much it stands out: marked headings above all, then size, bold letters counting as larger ones."""
        if self.level:
            return 1000.0 - 100.0 * min(self.level, 9)
        return (self.size or 1.0) * (_BOLD if self.strong else 1.0)


def tidied(text: str) -> str:
    """The words of a line: without what is not seen, which would cut words and addresses."""
    return _INVISIBLE.sub("", _CUT.sub("-", text)).strip()
