"""Other words for the same thing: an acronym and what it stands for, an organisation's names, a term's synonyms.

They are added where a sheet uses one of them, so that a question in any of these words meets the sheet, and the query
needs no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model import Catalogue, Sheet
from builder.search.french import Word, keys

Phrase = tuple[str, ...]
"""The keys of an expression, in order."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An expression met in a text, from ``start`` to ``end``, and the ``keys`` of the other ways to say it."""

    start: int
    end: int
    keys: tuple[str, ...]


class Concepts:
    """The expressions of the glossary and of the organisations' registry."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._others: dict[Phrase, set[str]] = {}
        for forms in _forms(catalogue):
            ways = {key for form in forms for key in keys(form)}
            for form in forms:
                if phrase := keys(form.replace("-", " ")):
                    self._others.setdefault(phrase, set()).update(ways - set(phrase))
        self._starting: dict[str, list[Phrase]] = {}
        for phrase in sorted(self._others, key=lambda phrase: (-len(phrase), phrase)):
            self._starting.setdefault(phrase[0], []).append(phrase)

    def occurrences(self, words: Sequence[Word]) -> Iterator[Occurrence]:
        """The expressions of a text, of which ``words`` are the words; the longest where several start together."""
        for place, word in enumerate(words):
            for phrase in self._starting.get(word.key, ()):
                there = words[place : place + len(phrase)]
                if tuple(other.key for other in there) == phrase:
                    others = tuple(sorted(self._others[phrase]))
                    if others:
                        yield Occurrence(word.start, there[-1].end, others)
                    break

    def of_terms(self, sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
        """For each controlled term of a sheet, its label → the keys of its synonyms."""
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
        return {term.label: tuple(sorted({key for name in term.synonyms for key in keys(name)})) for term in terms}


def _forms(catalogue: Catalogue) -> Iterator[list[str]]:
    """Each thing as its list of names."""
    for term in catalogue.glossary:
        yield [name for name in (term.term, term.expansion, *term.aliases) if name]
    for organisation in catalogue.organisations.values():
        names = (organisation.name, organisation.acronym, organisation.expansion, *organisation.aliases)
        yield [name for name in names if name]
