"""The list of every sheet, collection by collection."""

from __future__ import annotations

from collections.abc import Iterator

from builder import addresses
from builder.model import Catalogue
from builder.output import Output
from builder.pages import cards, words
from builder.pages.bricks import trail
from builder.pages.context import PageContext
from builder.pages.page import Page
from builder.pages.templating import fill


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page ``fiches/``."""
    desk = PageContext(catalogue, addresses.SHEETS)
    count = words.count(len(catalogue.sheets), "pratique")
    page = Page(desk.address, "Toutes les fiches", f"Les {count} de la boîte, collection par collection.")
    lead = f"{count}, de {words.count(len(catalogue.collections), 'collection')}."
    page.add_html(fill("list_head", trail=trail(desk), title="Toutes les fiches", lead=lead, search=True))
    for collection, sheets in catalogue.sheets_by_collection.items():
        if sheets:
            title = catalogue.collections[collection].short_title or catalogue.collections[collection].title
            page.add_heading(title, desk.anchors.take(collection))
            page.add_html(fill("cards", cards=cards.sheet_cards(sheets, desk), more=desk.collection(collection)))
    yield page.output()
