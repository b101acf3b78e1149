"""Acronyms that the content names: « CAF » is no « café », « PASS » no « passé ».

In sheets, an acronym is met only as it is written, and has a key of its own, which no ordinary word has. In a question,
people type it in lower case too (``french.js``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from builder.search.french import NAME, Word, fold, key, words


class Names:
    """The acronyms among some names. ``written`` are their spellings: « CAF », and « Caf » if the content has it."""

    written: Final[tuple[str, ...]]

    def __init__(self, names: Iterable[str]) -> None:
        single = {spelt for name in names if (spelt := _spelt(name)).isalpha()}
        acronyms = {_folded(spelt) for spelt in single if spelt.isupper() and len(spelt) > 1}
        self.written = tuple(sorted(spelt for spelt in single if _folded(spelt) in acronyms))
        own = {spelt: _folded(spelt) + NAME for spelt in self.written}
        self._keys: Final[Mapping[str, str]] = {**{f"{spelt}s": own[spelt] for spelt in own if spelt.isupper()}, **own}
        self._acronyms: Final[Mapping[str, frozenset[str]]] = _by_key(acronyms)
        self.keys = lru_cache(maxsize=100_000)(self._keys_of)  # names and labels come in many sheets

    def words(self, text: str) -> Iterator[Word]:
        """The words of a text, acronyms under keys of their own."""
        text = unicodedata.normalize("NFC", text)
        for word in words(text):
            own = self._keys.get(text[word.start : word.end].replace(".", ""))
            yield Word(own, word.start, word.end) if own else word

    def homographs(self, text: str, found: Iterable[Word]) -> Iterator[str]:
        """The acronyms that ``found``, the words of ``text``, hold as ordinary words, folded: ``rare`` for « RARE ».

        « rares » is one of them, « cafés » is none of « CAF »: an acronym's letters, and a plural's at most.
        """
        text = unicodedata.normalize("NFC", text)
        for word in found:
            if alike := self._acronyms.get(word.key):
                spelt = _folded(text[word.start : word.end])
                yield from alike.intersection((spelt, spelt.removesuffix("s"), spelt.removesuffix("x")))

    def _keys_of(self, text: str) -> tuple[str, ...]:
        """The keys of a text, in order, each as often as it comes."""
        return tuple(word.key for word in self.words(text))


def _spelt(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace(".", "")


def _folded(spelt: str) -> str:
    return fold(spelt)[0]


def _by_key(acronyms: Iterable[str]) -> dict[str, frozenset[str]]:
    """Acronyms, folded, by the key that an ordinary word spelt alike has."""
    found: dict[str, set[str]] = {}
    for acronym in acronyms:
        found.setdefault(key(acronym), set()).add(acronym)
    return {shared: frozenset(alike) for shared, alike in found.items()}
