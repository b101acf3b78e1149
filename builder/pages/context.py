"""What a page needs at hand while it is written: the catalogue, safe texts, relative links, anchors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder import addresses
from builder.glossary import Glossary
from builder.languages import Written, _
from builder.model import Catalogue, Note, Sheet, Territory
from builder.pages import words
from builder.pages.page import Anchors
from builder.related import Neighbour
from builder.text import PageText


@dataclass(frozen=True, slots=True)
class Link:
    """A label and an address; without address it is shown as plain text."""

    label: str
    href: str | None = None


class PageContext:
    """The writer's desk of one page.

    Args:
        catalogue: everything that is published.
        address: the address of the page, from the root of the site.
        glossary: the terms to explain on this page, or None.
        notes: the notes its texts may call.
        neighbours: the sheets to read with the one the page is about.
        root: the way to the site's root, where it is not the page's own: on paper, an absolute address.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        address: str,
        glossary: Glossary | None = None,
        notes: Mapping[int, Note] | None = None,
        neighbours: tuple[Neighbour, ...] = (),
        root: str | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.address = address
        self.root = addresses.root_of(address) if root is None else root
        self.text = PageText(self.root, glossary, notes)
        self.anchors = Anchors()
        self.neighbours = neighbours

    def href(self, address: str) -> str:
        """The relative way to another page of the site."""
        return f"{self.root}{address}"

    def label(self, vocabulary: str, identifier: str) -> Markup:
        """The label of a controlled term."""
        return self.text.line(self.catalogue.term(vocabulary, identifier).label)

    def organisation(self, identifier: str) -> Link:
        """The name of an organisation, linked to its page."""
        name = self.catalogue.organisations[identifier].name
        return Link(self.text.line(name), self.href(addresses.organisation(identifier)))

    def organisations(self, identifiers: Iterable[str]) -> tuple[Link, ...]:
        """Several organisations, in order."""
        return tuple(self.organisation(identifier) for identifier in identifiers)

    def sheet(self, sheet: Sheet) -> Link:
        """The title of a sheet, linked to its page."""
        return Link(self.text.line(sheet.title), self.href(addresses.sheet(sheet.id)))

    def collection(self, identifier: str) -> Link:
        """The short title of a collection, linked to its page."""
        collection = self.catalogue.collections[identifier]
        label = self.text.line(collection.short_title or collection.title)
        return Link(label, self.href(addresses.collection(identifier)))

    def download(self) -> Link | None:
        """The PDF of this very page, with its pages and its size; None when it is not printed."""
        found = self.catalogue.downloads.get(self.address)
        if found is None:
            return None
        pages = words.count(found.pages, "page")
        size = words.size(found.size)
        label = Markup('{} <span class="tb-size">({}, {})</span>').format(_("Télécharger en PDF"), pages, size)
        return Link(label, self.href(found.path))

    def picture(self, *others: str) -> str:
        """The path of the picture to share this page with: its own, else that of one of the pages it belongs to."""
        known = self.catalogue.pictures
        return next((addresses.picture(address) for address in (self.address, *others) if address in known), "")

    def themes(self, sheet: Sheet) -> tuple[Link, ...]:
        """The themes of a sheet, linked to their pages."""
        return tuple(Link(self.label("themes", theme), self.href(addresses.theme(theme))) for theme in sheet.themes)

    def department(self, code: str) -> Link:
        """A department, linked when it has sheets and so a page."""
        exists = code in self.catalogue.sheets_by_department
        return Link(self.label("departments", code), self.href(addresses.department(code)) if exists else None)

    def region(self, code: str) -> Link:
        """A region, linked when it has sheets and so a page."""
        exists = code in self.catalogue.sheets_by_region
        return Link(self.label("regions", code), self.href(addresses.region(code)) if exists else None)

    def places(self, territory: Territory | None) -> tuple[Link, ...]:
        """Where, from the nearest to the widest: usual name, municipalities, departments, region; each name once."""
        if territory is None:
            return ()
        links = [Link(self.text.line(territory.label))] if territory.label else []
        links += [Link(self.text.line(name)) for name in territory.municipalities]
        links += [self.department(code) for code in territory.departments]
        regions = [territory.region] if territory.region else self._regions(territory)
        links += [self.region(code) for code in regions]
        named: dict[str, Link] = {}
        for link in links:
            named[link.label] = link if link.href else named.get(link.label, link)
        return tuple(named.values())

    def place_name(self, territory: Territory | None) -> Markup:
        """Where, in a few words: the usual name, else the departments, else the region."""
        if territory is None:
            return Markup()
        if territory.label:
            return self.text.line(territory.label)
        if territory.departments:
            return Written(", ").join(self.label("departments", code) for code in territory.departments)
        return self.label("regions", territory.region) if territory.region else Markup()

    def _regions(self, territory: Territory) -> list[str]:
        parents = (self.catalogue.term("departments", code).parent for code in territory.departments)
        return list(dict.fromkeys(parent for parent in parents if parent))
