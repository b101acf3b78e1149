"""The sheets to read with a sheet: the links that authors declare, then those its content suggests."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.pages import words
from builder.pages.cards import SheetCard, sheet_card
from builder.pages.context import PageContext
from builder.related import Neighbour


@dataclass(frozen=True, slots=True)
class LinkView:
    """A card, which says why it is there, and what the author adds."""

    card: SheetCard
    text: Markup


@dataclass(frozen=True, slots=True)
class Links:
    declared: tuple[LinkView, ...]
    computed: tuple[LinkView, ...]


def links(page: PageContext) -> Links:
    """The neighbours of the sheet that the page is about."""
    return Links(
        declared=tuple(_view(item, page) for item in page.neighbours if item.declared),
        computed=tuple(_view(item, page) for item in page.neighbours if not item.declared),
    )


def _view(item: Neighbour, page: PageContext) -> LinkView:
    reason = page.text.ours(words.sentence(item.reason))
    return LinkView(sheet_card(page.catalogue.sheets[item.sheet], page, note=reason), page.text.line(item.text))
