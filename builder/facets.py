"""The facets of the catalogue: what sheets can be narrowed down by, and which sheets have which value.

A facet's ``name`` is the parameter in the catalogue's address, a value's ``id`` what follows it: ``department=62``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from builder.languages import N_, _
from builder.model import Catalogue, Initiative, Sheet, Zoom, departments_of

UNKNOWN: Final = "unknown"
YES: Final = "yes"
NO: Final = "no"
_LONGEST: Final = 60
"""Years a period may last; beyond, only its ends count."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet, and how many sheets have it. ``parent`` is the region of a department."""

    id: str
    label: str
    count: int
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """``values`` are those that sheets have, in display order; ``rows`` are, for each sheet, places in ``values``;
    ``others`` are the values that no sheet has."""

    name: str
    label: str
    values: tuple[Value, ...]
    rows: tuple[tuple[int, ...], ...]
    others: tuple[Value, ...]

    @property
    def narrows(self) -> bool:
        """Whether choosing one of its values can leave sheets out."""
        return len(self.values) > 1


def facets(catalogue: Catalogue, sheets: Iterable[Sheet]) -> tuple[Facet, ...]:
    """Every facet of ``sheets``, in display order."""
    listed = tuple(sheets)
    return tuple(_facet(name, _label(catalogue, name), _labels(catalogue, name), listed, catalogue) for name in LABELS)


LABELS: Final = {
    "theme": N_("Thématique"),
    "region": N_("Région"),
    "department": N_("Département"),
    "organisation_kind": N_("Type de structure"),
    "sector": N_("Secteur"),
    "audience": N_("Public"),
    "lever": N_("Levier"),
    "year": N_("Année"),
    "kind": N_("Type de fiche"),
    "collection": N_("Collection"),
    "has_figures": N_("Chiffres"),
    "budget_known": N_("Budget"),
}

_VOCABULARIES: Final = {
    "theme": "themes",
    "region": "regions",
    "department": "departments",
    "organisation_kind": "organisation-kinds",
    "sector": "sectors",
    "audience": "audiences",
    "lever": "levers",
    "kind": "kinds",
}

Reader = Callable[[Sheet, Catalogue], Iterable[str]]


def _kinds(sheet: Sheet, catalogue: Catalogue) -> Iterable[str]:
    return (catalogue.organisations[name].kind for name in sheet.leads)


_READERS: Final[dict[str, Reader]] = {
    "theme": lambda sheet, _: sheet.themes,
    "region": lambda sheet, catalogue: catalogue.regions_of(sheet),
    "department": lambda sheet, _: departments_of(sheet),
    "organisation_kind": _kinds,
    "sector": lambda sheet, _: sheet.sectors,
    "audience": lambda sheet, _: sheet.audiences,
    "lever": lambda sheet, _: sheet.levers,
    "year": lambda sheet, _: years(sheet),
    "kind": lambda sheet, _: (sheet.kind,),
    "collection": lambda sheet, _: (sheet.collection,),
    "has_figures": lambda sheet, _: (YES if has_figures(sheet) else NO,),
    "budget_known": lambda sheet, _: (YES if sheet.funding and sheet.funding.amount is not None else NO,),
}


def years(sheet: Sheet) -> tuple[str, ...]:
    """Each year of a sheet's period, or :data:`UNKNOWN`."""
    period = sheet.period
    ends = [int(day[:4]) for day in (period.start, period.end) if day] if period else []
    if not ends:
        return (UNKNOWN,)
    whole = range(ends[0], ends[-1] + 1)
    return tuple(str(year) for year in (whole if len(whole) <= _LONGEST else ends))


def has_figures(sheet: Sheet) -> bool:
    """Whether an indicator of the sheet, of its initiatives or of its zooms has a value."""
    cases: tuple[Sheet | Initiative | Zoom, ...] = (sheet, *sheet.initiatives, *sheet.zooms)
    return any(indicator.values for case in cases for indicator in case.indicators)


def _label(catalogue: Catalogue, name: str) -> str:
    """What the facet is called: the word of its vocabulary, where it has one, else the toolbox's."""
    vocabulary = catalogue.vocabularies.get(_VOCABULARIES.get(name, ""))
    return (vocabulary and vocabulary.singular) or _(LABELS[name])


def _labels(catalogue: Catalogue, name: str) -> dict[str, tuple[str, str | None]]:
    """Label and parent of each value a facet may have, in display order; years come as they are, the latest first."""
    if name in _VOCABULARIES:
        terms = catalogue.vocabularies[_VOCABULARIES[name]].terms
        return {term.id: (term.label, term.parent if name == "department" else None) for term in terms}
    if name == "collection":
        return {known.id: (known.short_title or known.title, None) for known in catalogue.collections.values()}
    if name == "year":
        found = {year for sheet in catalogue.sheets.values() for year in years(sheet)} - {UNKNOWN}
        return {**{year: (year, None) for year in sorted(found, reverse=True)}, UNKNOWN: (_("Non précisée"), None)}
    if name == "has_figures":
        return {YES: (_("Avec des chiffres"), None), NO: (_("Sans chiffre publié"), None)}
    return {YES: (_("Budget connu"), None), NO: (_("Budget non précisé"), None)}


def _facet(
    name: str, label: str, labels: dict[str, tuple[str, str | None]], sheets: tuple[Sheet, ...], catalogue: Catalogue
) -> Facet:
    owned = [set(_READERS[name](sheet, catalogue)) for sheet in sheets]
    counts = dict.fromkeys(labels, 0)
    for values in owned:
        for value in values:
            counts[value] += 1
    shown = [value for value in labels if counts[value]]
    place = {value: rank for rank, value in enumerate(shown)}
    return Facet(
        name=name,
        label=label,
        values=tuple(Value(value, labels[value][0], counts[value], labels[value][1]) for value in shown),
        rows=tuple(tuple(sorted(place[value] for value in values)) for values in owned),
        others=tuple(Value(value, labels[value][0], 0) for value in labels if not counts[value]),
    )
