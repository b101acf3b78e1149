"""The page ``paroles/``: every quotation, who says it and where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder import addresses
from builder.languages import _
from builder.model import Catalogue, Quote
from builder.output import Output
from builder.pages import stories, words
from builder.pages.across.frame import by_first_theme, start
from builder.pages.context import Link, PageContext
from builder.pages.stories import QuoteView
from builder.pages.templating import fill
from builder.text import without_calls


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation and its sheet."""

    quote: QuoteView
    sheet: Link


def render(catalogue: Catalogue) -> Output:
    """The page of quotations."""
    desk = PageContext(catalogue, addresses.VOICES)
    total = sum(len(sheet.quotes) for sheet in catalogue.sheets.values())
    lead = _("{voices} de celles et ceux qui font vivre les pratiques.", voices=words.count(total, "parole"))
    description = _("Toutes les paroles rapportées dans les fiches : qui parle, à quel titre, et dans quelle fiche.")
    page = start(desk, _("Paroles"), description, lead if total else _("Aucune parole rapportée."), ("navigation",))
    for shelf in by_first_theme(desk):
        sheets, others = shelf.first(lambda sheet: sheet.quotes)
        voices = tuple(Voice(_view(quote, desk), desk.sheet(sheet)) for sheet in sheets for quote in sheet.quotes)
        if voices:
            page.add_heading(shelf.label, desk.anchors.take(shelf.id), written=shelf.theme.href is not None)
            page.add_html(fill("quotes", voices=voices, others=others, theme=shelf.theme))
    return page.output()


def _view(quote: Quote, desk: PageContext) -> QuoteView:
    note = without_calls(quote.editor_note) if quote.editor_note else None
    return stories.quote(replace(quote, text=without_calls(quote.text), editor_note=note), desk)
