"""Other words for the same thing: an acronym and what it stands for, an organisation's names, a term's synonyms.

They are added where a sheet uses one of them, so that a question in any of these words meets the sheet, and the query
needs no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model import Catalogue, Sheet, departments_of
from builder.search.french import Word, keys, pairs

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
    """The expressions of the glossary and of the organisations' registry."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._others: dict[Phrase, set[str]] = {}
        self._pairs: dict[Phrase, set[str]] = {}
        for forms in _forms(catalogue):
            ways = {key for form in forms for key in keys(form)}
            phrases = [phrase for form in forms if (phrase := keys(form.replace("-", " ")))]
            glued = {pair for phrase in phrases for pair in pairs(phrase)}
            for phrase in phrases:
                self._others.setdefault(phrase, set()).update(ways - set(phrase))
                self._pairs.setdefault(phrase, set()).update(glued)
        self._starting: dict[str, list[Phrase]] = {}
        for phrase in sorted(self._others, key=lambda phrase: (-len(phrase), phrase)):
            self._starting.setdefault(phrase[0], []).append(phrase)

    def occurrences(self, words: Sequence[Word]) -> Iterator[Occurrence]:
        """The expressions of a text, of which ``words`` are the words; the longest where several start together."""
        said = tuple(word.key for word in words)
        for place, phrases in enumerate(map(self._starting.get, said)):
            for phrase in phrases or ():
                past = place + len(phrase)
                if said[place:past] == phrase:
                    others, glued = sorted(self._others[phrase]), sorted(self._pairs[phrase])
                    yield Occurrence(words[place].start, words[past - 1].end, tuple(others), tuple(glued))
                    break

    def of_terms(self, sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
        """For each controlled term and each place of a sheet, its label → the keys of its other names."""
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
        found = {term.label: {key for name in term.synonyms for key in keys(name)} for term in terms}
        for code in departments_of(sheet):
            found[self._catalogue.term("departments", code).label] = set(keys(f"département {code}"))
        for code in self._catalogue.regions_of(sheet):
            found[self._catalogue.term("regions", code).label] = set(keys("région"))
        return {label: tuple(sorted(synonyms)) for label, synonyms in found.items()}


def _forms(catalogue: Catalogue) -> Iterator[list[str]]:
    """Each thing as its list of names."""
    for term in catalogue.glossary:
        yield [name for name in (term.term, term.expansion, *term.aliases) if name]
    for organisation in catalogue.organisations.values():
        names = (organisation.name, organisation.acronym, organisation.expansion, *organisation.aliases)
        yield [name for name in names if name]
