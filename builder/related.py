"""Which sheets to read with each one: those that either author declares, then those that share the most with it.

What two sheets share are terms: a theme, a lever, an audience, an organisation, a department… A term weighs what its
kind is worth, times its rarity. To stay far from comparing every sheet with every other, a sheet walks its terms from
the heaviest to the lightest until it has met :data:`POOL` other sheets, and is compared with those only.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from builder.languages import N_, _
from builder.model import Catalogue, Sheet, departments_of
from builder.nearest import fold_singular
from builder.spread import spread
from builder.text import plain

LIMIT: Final = 4
"""Computed neighbours of a sheet, at most."""
POOL: Final = 64
"""Sheets that a sheet is compared with, at most."""
REASONS: Final = 2
_RARE: Final = 12
"""A word that more sheets use tells nothing."""

INVERSES: Final[Mapping[str, str]] = {
    "part_of": "has_part",
    "has_part": "part_of",
    "inspired_by": "reproduced_at",
    "reproduced_at": "inspired_by",
    "same_case": "same_case",
    "see_also": "see_also",
}
"""What a relation is called from the other side."""
_CITED: Final = N_("Renvoie à cette fiche")
_WEIGHTS: Final[Mapping[str, float]] = {
    "lever": 2.0,
    "theme": 2.0,
    "organisation": 1.8,
    "sector": 1.6,
    "audience": 1.4,
    "department": 1.2,
    "region": 0.8,
    "word": 0.5,
}
_WORDING: Final[Mapping[str, tuple[str, str]]] = {
    "lever": (N_("même levier"), "levers"),
    "theme": (N_("même thématique"), "themes"),
    "organisation": (N_("même structure"), ""),
    "sector": (N_("même secteur"), "sectors"),
    "audience": (N_("même public"), "audiences"),
    "department": (N_("même département"), "departments"),
    "region": (N_("même région"), "regions"),
    "word": (N_("même mot"), ""),
}
"""For each kind of term, how a reason starts and the vocabulary of its label."""
_PLACES: Final = frozenset({"department", "region"})
_WORD: Final = re.compile(r"[^\W\d_]{6,}")
_EMPTY: Final = frozenset({
    "aucune", "aujourd", "autour", "autres", "auprès", "beaucoup", "certain", "certaine", "certains", "certaines",
    "chaque", "comment", "contre", "depuis", "dernière", "derniers", "devant", "encore", "ensemble", "ensuite",
    "environ", "jusque", "lorsque", "notamment", "nouvelle", "nouvelles", "nouveau", "nouveaux", "parfois", "pendant",
    "plusieurs", "pourquoi", "premier", "première", "premiers", "premières", "presque", "propose", "proposent",
    "quatre", "quelque", "quelques", "rapport", "souvent", "surtout", "toujours", "toutes", "travers", "trente",
})  # fmt: skip
Term = tuple[str, str]
"""A kind of :data:`_WEIGHTS` and an identifier, a code or a folded word."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A sheet to read with another. ``reason`` and ``text`` are plain words; ``text`` is what the author of a declared
    link adds, read from their side only."""

    sheet: str
    reason: str
    declared: bool
    text: str | None = None


Near = Mapping[str, tuple[Neighbour, ...]]
"""For each sheet, those to read with it."""


def neighbours(catalogue: Catalogue) -> Near:
    """For each sheet, the declared links in its own order, those declared by others, then the computed ones."""
    return _Near(catalogue)


class _Near(Near):
    """Each sheet's are worked out when its page is written, by the process that writes it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._declared = _declared(catalogue)
        sheets = tuple(catalogue.sheets.values())
        terms = spread(lambda sheet: tuple(dict.fromkeys(_terms(sheet, catalogue))), sheets)
        self._shelf = _Shelf(catalogue, terms)
        self._places = {sheet: place for place, sheet in enumerate(self._shelf.ids)}

    def __getitem__(self, sheet: str) -> tuple[Neighbour, ...]:
        declared = self._declared[sheet]
        known = {link.sheet for link in declared} | {sheet}
        return (*declared, *self._shelf.nearest(self._places[sheet], known))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _declared(catalogue: Catalogue) -> dict[str, list[Neighbour]]:
    """The links that authors declare, towards sheets that are published. A link that both declare is each one's own."""
    found: dict[str, list[Neighbour]] = {sheet: [] for sheet in catalogue.sheets}
    for sheet in catalogue.sheets.values():
        for link in sheet.related:
            if link.sheet in found and link.sheet != sheet.id:
                label = catalogue.term("relations", link.relation).label
                found[sheet.id].append(Neighbour(link.sheet, label, True, link.text))
    known = {term.id: term.label for term in catalogue.vocabularies["relations"].terms}
    for sheet in catalogue.sheets.values():
        for link in sheet.related:
            back = found.get(link.sheet)
            if back is not None and link.sheet != sheet.id and all(other.sheet != sheet.id for other in back):
                back.append(Neighbour(sheet.id, known.get(INVERSES.get(link.relation, ""), _CITED), True))
    return found


def _terms(sheet: Sheet, catalogue: Catalogue) -> Iterator[Term]:
    """What a sheet may share. May repeat."""
    controlled = (("lever", sheet.levers), ("theme", sheet.themes), ("sector", sheet.sectors))
    for kind, values in (*controlled, ("audience", sheet.audiences)):
        yield from ((kind, value) for value in values)
    yield from (("organisation", organisation) for organisation, _ in sheet.organisations())
    yield from (("department", code) for code in departments_of(sheet))
    yield from (("region", code) for code in catalogue.regions_of(sheet))
    yield from (("word", word) for word in _words(sheet))


def _words(sheet: Sheet) -> Mapping[str, str]:
    """The long words of the title, summary and keywords: singular and without accents → as first written."""
    found: dict[str, str] = {}
    for word in _WORD.findall(plain(" ".join((sheet.title, sheet.summary, *sheet.keywords)))):
        if word.lower() not in _EMPTY:
            found.setdefault(fold_singular(word).removesuffix("e"), word.lower())
    return found


class _Shelf:
    """The sheets by their place, and for each term the places of the sheets that have it, in order.

    Terms that two sheets share are known by their rank, the heaviest first.
    """

    def __init__(self, catalogue: Catalogue, terms: Sequence[tuple[Term, ...]]) -> None:
        self._catalogue = catalogue
        self.ids = tuple(catalogue.sheets)
        owners: dict[Term, list[int]] = {}
        for place, owned in enumerate(terms):
            for term in owned:
                owners.setdefault(term, []).append(place)
        weights = {
            term: _WEIGHTS[term[0]] * math.log((1 + len(self.ids)) / len(places))
            for term, places in owners.items()
            if len(places) > 1 and (term[0] != "word" or len(places) <= _RARE)
        }
        self._ranked = sorted(weights, key=lambda term: (-weights[term], term))
        self._weights = [weights[term] for term in self._ranked]
        self._places = [owners[term] for term in self._ranked]
        ranks = {term: rank for rank, term in enumerate(self._ranked)}
        self._terms = [tuple(sorted(ranks[term] for term in owned if term in ranks)) for owned in terms]
        self._sets = [frozenset(owned) for owned in self._terms]
        self._sizes = [math.sqrt(math.fsum(map(self._weights.__getitem__, owned))) for owned in self._terms]

    def nearest(self, place: int, known: set[str]) -> Iterator[Neighbour]:
        """The sheets that share the most with the one at ``place``, ``known`` ones left out, the best first."""
        scores = [(self._score(place, other), other) for other in self._met(place) if self.ids[other] not in known]
        for _score, other in sorted(scores, key=lambda score: (-score[0], score[1]))[:LIMIT]:
            yield Neighbour(self.ids[other], self._reason(place, other), False)

    def _met(self, place: int) -> list[int]:
        """At most :data:`POOL` places, met along the heaviest terms. A term's sheets are met from the next one on, so
        that a common term does not lead everyone to its first sheets."""
        met: dict[int, None] = {}
        for term in self._terms[place]:
            places = self._places[term]
            start = bisect_right(places, place)
            for step in range(len(places) - 1):
                met[places[(start + step) % len(places)]] = None
                if len(met) == POOL:
                    return list(met)
        return list(met)

    def _score(self, place: int, other: int) -> float:
        """What two sheets share, over what the other one has, lest sheets with many terms be everyone's neighbours."""
        shared = self._sets[place] & self._sets[other]
        return round(math.fsum(map(self._weights.__getitem__, shared)) / self._sizes[other], 9)

    def _reason(self, place: int, other: int) -> str:
        """The heaviest shared terms, one of each kind: « même levier : embauche, même département : Nord »."""
        chosen: dict[str, Term] = {}
        for rank in self._terms[place]:
            if rank in self._sets[other]:
                term = self._ranked[rank]
                chosen.setdefault("place" if term[0] in _PLACES else term[0], term)
                if len(chosen) == REASONS:
                    break
        kinds = [term for term in chosen.values() if term[0] != "word"] or list(chosen.values())
        return ", ".join(
            _("{what} : {label}", what=_(_WORDING[term[0]][0]), label=self._label(term, place)) for term in kinds
        )

    def _label(self, term: Term, place: int) -> str:
        kind, value = term
        if kind == "organisation":
            organisation = self._catalogue.organisations[value]
            return organisation.acronym or organisation.name
        if kind == "word":
            return _("« {word} »", word=_words(self._catalogue.sheets[self.ids[place]])[value])
        label = self._catalogue.term(_WORDING[kind][1], value).label
        proper = kind in _PLACES or label[1:2].isupper()
        return label if proper else label[:1].lower() + label[1:]
