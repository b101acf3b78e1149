"""A list of cards that other sites show in a frame, and the page that helps to write its one line.

The frame takes the parameters of the catalogue's address (``assets/js/embed/`` reads them with its modules); without
scripts it lists what the first page of the catalogue lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from builder import addresses, facets
from builder.exports.published import Published
from builder.languages import N_, _
from builder.output import Output
from builder.pages import cards, words
from builder.pages.cards import LENGTH, SheetCard
from builder.pages.context import PageContext
from builder.pages.listing import listing
from builder.pages.page import Page
from builder.pages.sheet_list import FacetView, facet_view, in_order
from builder.pages.templating import fill
from builder.typography import french

_TITLE: Final = N_("Intégrer une liste de fiches")
_LEAD: Final = N_("Une ligne à coller dans une page de votre site y montre les fiches que vous choisissez.")


@dataclass(frozen=True, slots=True)
class Frame:
    """The page inside the frame. ``total`` counts every sheet, ``more`` is the way to those it does not list."""

    cards: tuple[SheetCard, ...]
    count: str
    total: int
    more: str
    all_sheets: str
    site: str


@dataclass(frozen=True, slots=True)
class Helper:
    """``frame`` is the absolute address of the frame, ``near`` the way to it from the page."""

    facets: tuple[FacetView, ...]
    frame: str
    near: str
    title: str
    height: int


def render(published: Published) -> Iterator[Output]:
    """Both pages."""
    yield _frame(published)
    yield _helper(published)


def _frame(published: Published) -> Output:
    catalogue = published.catalogue
    desk = PageContext(catalogue, addresses.EMBED)
    sheets = in_order(catalogue)
    view = Frame(
        cards=cards.sheet_cards(sheets[:LENGTH], desk),
        count=words.count(len(sheets), "fiche"),
        total=len(sheets),
        more=desk.href(addresses.sheet_list(2)) if len(sheets) > LENGTH else "",
        all_sheets=desk.href(addresses.SHEETS),
        site=catalogue.site.name,
    )
    page = Page(desk.address, _("Fiches"), _("{site} : les fiches.", site=catalogue.site.name), template="embed.html")
    page.add_html(fill("embed", frame=view))
    return page.output()


def _helper(published: Published) -> Output:
    catalogue = published.catalogue
    desk = PageContext(catalogue, addresses.EMBED_HELP)
    sheets = in_order(catalogue)
    view = Helper(
        facets=tuple(facet_view(one, desk) for one in facets.facets(catalogue, sheets) if len(one.values) > 1),
        frame=catalogue.site.absolute(addresses.EMBED),
        near=desk.href(addresses.EMBED),
        title=french(_("{site} : les fiches", site=catalogue.site.name)),
        height=600,
    )
    above = _("Données ouvertes"), addresses.OPEN_DATA
    page = listing(desk, _(_TITLE), _(_LEAD), _(_LEAD), above, hide=("navigation", "toc"))
    page.add_html(fill("embed_help", helper=view))
    return page.output()
