"""Other words for the same thing: an acronym and what it stands for, an organisation's names, a term's synonyms.

They are added where a sheet uses one of them, so that a question in any of these words meets the sheet, and the query
needs no table.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from builder.model import Catalogue, Sheet, departments_of
from builder.search.french import NAME, Word, pairs
from builder.search.names import Names

_ALIKE: Final = str.maketrans("’ʼ‑‐\u00a0\u202f", "''--  ")
"""Signs that typography chooses, each for the one that people type."""
Phrase = tuple[str, ...]
"""The keys of an expression, in order."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An expression met in a text, from ``start`` to ``end``: the ``keys`` of the other ways to say it, the ``pairs``
    of keys of every way."""

    start: int
    end: int
    keys: tuple[str, ...]
    pairs: tuple[str, ...]


class Concepts:
    """The expressions of the glossary and of the organisations' registry; ``names`` are the acronyms among them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._others: dict[Phrase, set[str]] = {}
        self._pairs: dict[Phrase, set[str]] = {}
        self._as_written: dict[Phrase, set[tuple[str, int]]] = {}
        self._free: set[Phrase] = set()
        forms = tuple(_forms(catalogue))
        self.names = Names(form for alike in forms for form in alike)
        self.alone = lru_cache(maxsize=100_000)(self._alone)  # terms come in many sheets
        for alike in forms:
            self._learn(alike)
        self._starting: dict[str, list[Phrase]] = {}
        for phrase in sorted(self._others, key=lambda phrase: (-len(phrase), phrase)):
            self._starting.setdefault(phrase[0], []).append(phrase)

    def _learn(self, forms: Sequence[str]) -> None:
        """Names of one thing. One word with capitals, or left by a hyphen, is met as written only: « D-Code »."""
        keys = self.names.keys
        phrases = {form: phrase for form in forms if (phrase := keys(form.replace("-", " ")))}
        ways = {key for form in forms for key in keys(form)}
        glued = {pair for phrase in phrases.values() for pair in pairs(phrase)}
        for form, phrase in phrases.items():
            self._others.setdefault(phrase, set()).update(ways - set(phrase))
            self._pairs.setdefault(phrase, set()).update(glued)
            spelt = _plain(form)
            if len(phrase) > 1 or (spelt.islower() and "-" not in spelt):
                self._free.add(phrase)
            else:
                (word,) = self.names.words(spelt.replace("-", " "))
                self._as_written.setdefault(phrase, set()).add((spelt, word.start))

    def occurrences(self, text: str, words: Sequence[Word]) -> Iterator[Occurrence]:
        """The expressions of a text, of which ``words`` are the words; the longest where several start together."""
        said = tuple(word.key for word in words)
        plain = ""
        for place, phrases in enumerate(map(self._starting.get, said)):
            for phrase in phrases or ():
                past = place + len(phrase)
                if said[place:past] != phrase:
                    continue
                plain = plain or _plain(text)
                if phrase in self._free or self._is_written(phrase, plain, words[place].start):
                    others, glued = sorted(self._others[phrase]), sorted(self._pairs[phrase])
                    yield Occurrence(words[place].start, words[past - 1].end, tuple(others), tuple(glued))
                    break

    def _is_written(self, phrase: Phrase, text: str, start: int) -> bool:
        """Whether the word of ``text`` at ``start`` is in a name that ``phrase`` is the key of, as it is written."""
        if phrase[0].endswith(NAME):
            return True
        return any(_stands(text, form, start - before) for form, before in self._as_written[phrase])

    def _alone(self, name: str) -> tuple[str, ...]:
        """The keys of another name of a term that mean it by themselves: its only word, or its words in one. In « salon
        de l'emploi », neither word is a name of recruitment."""
        found = tuple(self.names.words(name))
        alone = len({word.key for word in found}) == 1
        return tuple(word.key for word in found if alone or word.end - word.start == len(name))

    def of_terms(self, sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
        """For each controlled term and each place of a sheet, its label → its other names."""
        organisation = self._catalogue.organisations[sheet.organisation]
        used: Iterable[tuple[str, Iterable[str]]] = (
            ("themes", sheet.themes),
            ("sectors", sheet.sectors),
            ("audiences", sheet.audiences),
            ("levers", sheet.levers),
            ("kinds", (sheet.kind,)),
            ("organisation-kinds", (organisation.kind,)),
        )
        terms = [self._catalogue.term(vocabulary, identifier) for vocabulary, ids in used for identifier in ids]
        found = {term.label: term.synonyms for term in terms}
        for vocabulary, codes in (
            ("departments", departments_of(sheet)),
            ("regions", self._catalogue.regions_of(sheet)),
        ):
            for code in codes:
                term = self._catalogue.term(vocabulary, code)
                kinds = ("région",) if vocabulary == "regions" else ("département", code, f"département {code}")
                found[term.label] = (*kinds, *term.synonyms)
        return found


def _forms(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Each thing as its names."""
    yield from (term.names for term in catalogue.glossary)
    yield from (organisation.names for organisation in catalogue.organisations.values())


def _plain(text: str) -> str:
    """A text, sign for sign, with one kind of apostrophe, hyphen and space."""
    return unicodedata.normalize("NFC", text).translate(_ALIKE)


def _stands(text: str, form: str, start: int) -> bool:
    """Whether ``text`` holds ``form`` from ``start`` on, as whole words."""
    end = start + len(form)
    around = text[max(0, start - 1) : max(0, start)], text[end : end + 1]
    return start >= 0 and text.startswith(form, start) and not any(sign.isalnum() for sign in around)
