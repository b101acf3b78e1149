"""The catalogue: every sheet, page by page, with the form that searches and narrows them down where scripts run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder import addresses, dates, facets
from builder.facets import Facet
from builder.languages import _
from builder.model import Catalogue, Sheet
from builder.output import Output
from builder.pages import cards, words
from builder.pages.cards import LENGTH, SheetCard, by_title
from builder.pages.context import Link, PageContext
from builder.pages.france import FranceMap, france
from builder.pages.listing import listing
from builder.pages.templating import fill
from builder.typography import number

_OPEN: Final = frozenset({"theme", "region", "department"})
"""Facets whose values show at once."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; ``heading`` stands before the first department of each region."""

    id: str
    label: Markup
    count: str
    heading: Markup


@dataclass(frozen=True, slots=True)
class FacetView:
    """``name`` is the parameter of the address."""

    name: str
    label: str
    open: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Find:
    """The first page of the catalogue. ``ways`` are the other ways to every sheet, without scripts or answer."""

    facets: tuple[FacetView, ...]
    map: FranceMap | None
    count: str
    total: int
    cards: tuple[SheetCard, ...]
    ways: tuple[Link, ...]
    propose: str
    pages: tuple[Link, ...]


def in_order(catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The sheets as the catalogue lists them: by title."""
    return by_title(catalogue.sheets.values())


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page ``fiches/`` and, beyond :data:`cards.LENGTH` sheets, those that follow."""
    sheets = in_order(catalogue)
    count = -(-len(sheets) // LENGTH) or 1
    for number_ in range(1, count + 1):
        shown = sheets[(number_ - 1) * LENGTH : number_ * LENGTH]
        yield _first(catalogue, sheets, shown, count) if number_ == 1 else _next(catalogue, shown, number_, count)


def _first(catalogue: Catalogue, sheets: Sequence[Sheet], shown: Sequence[Sheet], pages: int) -> Output:
    desk = PageContext(catalogue, addresses.SHEETS)
    total = words.count(len(sheets), "pratique")
    title = _("Toutes les fiches")
    said = _("{total} à chercher, à filtrer et à trier.", total=total)
    lead = _(
        "{total}, de {collections}.", total=total, collections=words.count(len(catalogue.collections), "collection")
    )
    page = listing(desk, title, said, lead, hide=("navigation", "toc"))
    page.changed = dates.latest(sheets, catalogue)
    find = Find(
        facets=tuple(facet_view(facet, desk) for facet in facets.facets(catalogue, sheets) if facet.narrows),
        map=france(desk),
        count=words.count(len(sheets), "fiche"),
        total=len(sheets),
        cards=cards.sheet_cards(shown, desk),
        ways=_ways(desk),
        propose=desk.href(addresses.PROPOSE),
        pages=_pages(desk, 1, pages),
    )
    page.add_html(fill("find", find=find))
    return page.output()


def _next(catalogue: Catalogue, shown: Sequence[Sheet], rank: int, pages: int) -> Output:
    desk = PageContext(catalogue, addresses.sheet_list(rank))
    title = _("Toutes les fiches, page {rank}", rank=rank)
    said = _("La suite de la liste des fiches : page {rank} sur {pages}.", rank=rank, pages=pages)
    lead = _("Page {rank} sur {pages}.", rank=rank, pages=pages)
    page = listing(desk, title, said, lead, (_("Fiches"), addresses.SHEETS), hide=("navigation", "toc"))
    page.add_html(fill("find_next", cards=cards.sheet_cards(shown, desk), pages=_pages(desk, rank, pages)))
    return page.output()


def facet_view(facet: Facet, desk: PageContext) -> FacetView:
    """The choices of a facet, as a form shows them."""
    regions = {value.parent for value in facet.values if value.parent}
    choices, parent = [], None
    for value in sorted(facet.values, key=lambda value: value.parent or ""):
        new = len(regions) > 1 and value.parent and value.parent != parent
        heading = desk.label("regions", value.parent) if new and value.parent else Markup()
        choices.append(Choice(value.id, desk.text.line(value.label), number(value.count), heading))
        parent = value.parent
    return FacetView(facet.name, facet.label, facet.name in _OPEN, tuple(choices))


def _ways(desk: PageContext) -> tuple[Link, ...]:
    ways = (
        (_("par thématique"), addresses.THEMES),
        (_("par territoire"), addresses.TERRITORIES),
        (_("par structure"), addresses.ORGANISATIONS),
        (_("par collection"), addresses.COLLECTIONS),
    )
    return tuple(Link(label, desk.href(address)) for label, address in ways)


def _pages(desk: PageContext, here: int, count: int) -> tuple[Link, ...]:
    """The pages of the list; the one being read has no address. None for a single page."""
    return tuple(
        Link(str(rank), None if rank == here else desk.href(addresses.sheet_list(rank)))
        for rank in range(1, count + 1)
        if count > 1
    )
