"""The whole catalogue and the indexes that pages need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.model.accessibility import Statement
from builder.model.bricks import Territory
from builder.model.collection import Collection
from builder.model.registry import GlossaryTerm, Organisation, Term, Vocabulary
from builder.model.sheet import Sheet
from builder.output import Download, Picture, Site


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything that is published, by identifier, with the indexes that pages need.

    ``sheets`` holds published and archived sheets only (the others too for a review), in collection then reading
    order.
    """

    sheets: Mapping[str, Sheet]
    collections: Mapping[str, Collection]
    organisations: Mapping[str, Organisation]
    vocabularies: Mapping[str, Vocabulary]
    glossary: tuple[GlossaryTerm, ...] = ()
    accessibility: Statement | None = None
    """The declaration of accessibility; None where there is none."""
    heading_titles: Mapping[str, str] = field(default_factory=dict)
    """The ordinary French heading of each sheet field, from the schema, in its order."""
    downloads: Mapping[str, Download] = field(default_factory=dict)
    """What is printed of sheets and collections, by address of their page; empty where nothing is printed."""
    pictures: frozenset[str] = frozenset()
    """The addresses of the pages that have a picture to be shared with."""
    media: Mapping[str, Picture] = field(default_factory=dict)
    """The pictures that sheets show, by the name of their file; empty where no site is built."""
    changed: Mapping[str, str] = field(default_factory=dict)
    """The day each sheet was last changed, by identifier; empty where the history is not known."""
    site: Site = field(default_factory=Site)
    """Where it is published."""

    @cached_property
    def _terms(self) -> Mapping[str, Mapping[str, Term]]:
        return {name: {term.id: term for term in vocabulary.terms} for name, vocabulary in self.vocabularies.items()}

    def term(self, vocabulary: str, identifier: str) -> Term:
        """The term of a vocabulary.

        Raises:
            KeyError: the vocabulary or the term does not exist (checked files never refer to such a term).
        """
        return self._terms[vocabulary][identifier]

    @cached_property
    def sheets_by_collection(self) -> Mapping[str, tuple[Sheet, ...]]:
        """The sheets of each collection in reading order: as its parts list them, then the others by identifier."""
        return {
            collection: tuple(sheet for sheet in self.sheets.values() if sheet.collection == collection)
            for collection in self.collections
        }

    @cached_property
    def sheets_by_theme(self) -> Mapping[str, tuple[Sheet, ...]]:
        """The sheets of each theme that has any, in vocabulary order."""
        by_theme = _group((theme, sheet) for sheet in self.sheets.values() for theme in sheet.themes)
        return {term.id: by_theme[term.id] for term in self.vocabularies["themes"].terms if term.id in by_theme}

    @cached_property
    def sheets_by_region(self) -> Mapping[str, tuple[Sheet, ...]]:
        """The sheets of each region (INSEE code), its departments' and zooms' included."""
        return _group((code, sheet) for sheet in self.sheets.values() for code in self.regions_of(sheet))

    @cached_property
    def sheets_by_department(self) -> Mapping[str, tuple[Sheet, ...]]:
        """The sheets of each department (INSEE code), zooms and initiatives included."""
        return _group((code, sheet) for sheet in self.sheets.values() for code in departments_of(sheet))

    @cached_property
    def appearances(self) -> Mapping[str, tuple[tuple[Sheet, tuple[str, ...]], ...]]:
        """For each organisation, the sheets that name it and under which roles."""
        found: dict[str, dict[str, list[str]]] = {}
        for sheet in self.sheets.values():
            for organisation, role in sheet.organisations():
                roles = found.setdefault(organisation, {}).setdefault(sheet.id, [])
                if role not in roles:
                    roles.append(role)
        return {
            organisation: tuple((self.sheets[sheet], tuple(roles)) for sheet, roles in sheets.items())
            for organisation, sheets in found.items()
        }

    def licence_of(self, sheet: Sheet) -> str | None:
        """The licence of a sheet: its own, else that of its collection."""
        return sheet.licence or self.collections[sheet.collection].licence

    def regions_of(self, sheet: Sheet) -> tuple[str, ...]:
        """The regions of a sheet: written, or those of its departments."""
        codes = [territory.region for territory in territories_of(sheet) if territory.region]
        codes += [parent for code in departments_of(sheet) if (parent := self.term("departments", code).parent)]
        return tuple(dict.fromkeys(codes))


def territories_of(sheet: Sheet) -> tuple[Territory, ...]:
    """The territory of a sheet, then those of its initiatives and zooms."""
    territories = [sheet.territory]
    territories += [initiative.territory for initiative in sheet.initiatives]
    territories += [zoom.territory for zoom in sheet.zooms]
    return tuple(territory for territory in territories if territory)


def departments_of(sheet: Sheet) -> tuple[str, ...]:
    """INSEE codes of the departments of a sheet, its initiatives and its zooms, each once."""
    return tuple(dict.fromkeys(code for territory in territories_of(sheet) for code in territory.departments))


def _group(pairs: Iterable[tuple[str, Sheet]]) -> Mapping[str, tuple[Sheet, ...]]:
    grouped: dict[str, dict[str, Sheet]] = {}
    for key, sheet in pairs:
        grouped.setdefault(key, {})[sheet.id] = sheet
    return {key: tuple(sheets.values()) for key, sheets in sorted(grouped.items())}
