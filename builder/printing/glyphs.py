"""What the shipped fonts can draw: every other character would stop the printer, so it is replaced and reported."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

BODY: Final = "SourceSans3-*.otf"
"""The family every text falls back on, whatever its style."""
STAND_IN: Final = "□"
"""Printed for a character that the fonts lack."""
_INVISIBLE: Final = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
_SPACES: Final = frozenset("\t\n\r\v\f\x85\u2028\u2029")
_KEPT: Final = frozenset("\u00ad\u200b")  # places where a word may break


class Glyphs:
    """The characters of a folder of fonts."""

    def __init__(self, fonts: Path) -> None:
        self._known = _coverage(fonts)
        self._table = _Table(self._printed)

    @property
    def drawn(self) -> frozenset[int]:
        """The code points that the fonts draw."""
        return self._known

    def printable(self, text: str) -> str:
        """The same text with only what can be printed: marks without shape are dropped, missing shapes stood in for."""
        return text.translate(self._table)

    def missing(self, text: str) -> Iterator[str]:
        """Each character of the text that the fonts cannot draw, once, in order."""
        for char in dict.fromkeys(text):
            if self._printed(char) == STAND_IN != char:
                yield char

    def _printed(self, char: str) -> str | None:
        if char in _KEPT:
            return char
        if char in _SPACES:
            return " "
        if unicodedata.category(char) in _INVISIBLE or unicodedata.name(char, "").startswith("VARIATION SELECTOR"):
            return None
        return char if ord(char) in self._known else STAND_IN


class _Table(dict[int, str | None]):
    """What is printed for each code point, found when it is first met."""

    def __init__(self, printed: Callable[[str], str | None]) -> None:
        self._find = printed

    def __missing__(self, number: int) -> str | None:
        self[number] = found = self._find(chr(number))
        return found


@cache
def _coverage(fonts: Path) -> frozenset[int]:
    """Code points that every style of the body family has.

    Raises:
        FileNotFoundError: the folder has no such font.
    """
    files = sorted(fonts.glob(BODY))
    if not files:
        raise FileNotFoundError(f"{fonts / BODY}")
    tables = [set(TTFont(file, lazy=True).getBestCmap()) for file in files]
    return frozenset(set.intersection(*tables))
