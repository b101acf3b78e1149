"""The picture that goes with the address of a page wherever it is shared, drawn like the covers, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder import addresses
from builder.model import Collection, Sheet
from builder.pages import figures, words
from builder.pages.cards import collection_card as collection_view
from builder.pages.context import PageContext
from builder.printing.document import Compositor, Tree

MOST: Final = 1_000
"""Beyond, sheets show the picture of their collection: ten thousand would weigh more than the rest of the site."""


def cards(compositor: Compositor) -> Iterator[tuple[str, Tree]]:
    """What each picture says, by the address of its page; the one of the home page serves all that have none."""
    catalogue = compositor.catalogue
    yield addresses.HOME, site_card(compositor)
    for collection in catalogue.collections.values():
        yield addresses.collection(collection.id), collection_card(collection, compositor)
    for sheet in catalogue.sheets.values() if len(catalogue.sheets) <= MOST else ():
        yield addresses.sheet(sheet.id), sheet_card(sheet, compositor)


def sheet_card(sheet: Sheet, compositor: Compositor) -> Tree:
    """What the picture of a sheet says: its collection, its title, its first figure, who and where."""
    catalogue = compositor.catalogue
    collection = catalogue.collections[sheet.collection]
    setter = compositor.setter()
    desk = PageContext(catalogue, "", root=compositor.imprint.site_url)
    drawn = setter.tree(figures.figures(sheet.headlines[:1], desk))
    places = desk.places(sheet.territory)
    return {
        **_ground(compositor, compositor.workshop.shades[collection.id]),
        "kicker": setter.words(collection.short_title or collection.title),
        "title": setter.words(sheet.title),
        "figure": drawn[0] if drawn else None,
        "lines": [
            setter.words(catalogue.organisations[sheet.organisation].name),
            setter.tree(places[0].label) if places else "",
        ],
    }


def collection_card(collection: Collection, compositor: Compositor) -> Tree:
    """What the picture of a collection says: its series, its title, its publisher, how many sheets."""
    setter, catalogue = compositor.setter(), compositor.catalogue
    view = collection_view(collection, PageContext(catalogue, "", root=compositor.imprint.site_url))
    count = words.count(len(catalogue.sheets_by_collection[collection.id]), "fiche")
    return {
        **_ground(compositor, compositor.workshop.shades[collection.id]),
        "kicker": setter.tree(view.series) or setter.words("Collection"),
        "title": setter.words(collection.title),
        "figure": None,
        "lines": [setter.words(catalogue.organisations[collection.publisher].name), setter.words(count)],
    }


def site_card(compositor: Compositor) -> Tree:
    """What every other page shows: the name of the site and how much it holds."""
    imprint, catalogue = compositor.imprint, compositor.catalogue
    setter = compositor.setter()
    counts = (words.count(len(catalogue.sheets), "pratique"), words.count(len(catalogue.collections), "collection"))
    return {
        **_ground(compositor, str(imprint.tokens["brand"])),
        "kicker": "",
        "title": setter.words(imprint.site_name),
        "figure": None,
        "lines": [setter.words(count) for count in counts],
    }


def _ground(compositor: Compositor, colour: str) -> Tree:
    setter = compositor.setter()
    tokens = dict(compositor.imprint.tokens)
    return {"tokens": tokens, "colour": colour, "site": setter.words(compositor.imprint.site_name)}
