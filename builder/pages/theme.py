"""The themes: their index, and a page for each one that has sheets."""

from __future__ import annotations

from collections.abc import Iterator

from builder import addresses, dates
from builder.languages import _
from builder.model import Catalogue
from builder.output import Output
from builder.pages import cards, words
from builder.pages.context import PageContext
from builder.pages.listing import listing
from builder.pages.templating import fill


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page ``thematiques/`` and its themes'."""
    yield _index(catalogue)
    for theme in catalogue.sheets_by_theme:
        yield _theme(theme, catalogue)


def _index(catalogue: Catalogue) -> Output:
    desk = PageContext(catalogue, addresses.THEMES)
    topics = cards.theme_cards(desk)
    lead = (catalogue.vocabularies["themes"].description or "") if topics else _("Aucune fiche classée par thématique.")
    description = _("De quoi parlent les pratiques : les fiches par thématique.")
    page = listing(desk, _("Thématiques"), description, desk.text.line(lead))
    page.add_html(fill("topics", topics=topics))
    return page.output()


def _theme(identifier: str, catalogue: Catalogue) -> Output:
    desk = PageContext(catalogue, addresses.theme(identifier))
    term = catalogue.term("themes", identifier)
    sheets = catalogue.sheets_by_theme[identifier]
    count = words.count(len(sheets), "fiche")
    said = f"{term.description} {count}."
    description = said if term.description else _("{name} : {count}.", name=term.label, count=count)
    lead, above = desk.text.line(term.description), (_("Thématiques"), addresses.THEMES)
    page = listing(desk, term.label, description, lead, above, written=True)
    page.changed = dates.latest(sheets, catalogue)
    page.add_heading(count, "fiches")
    page.add_html(fill("cards", list=cards.sheet_list(sheets, desk, "theme", identifier)))
    others = tuple(card for card in cards.theme_cards(desk) if card.link.href != desk.href(desk.address))
    if others:
        page.add_heading(_("Autres thématiques"), "autres")
        page.add_html(fill("topics", topics=others))
    return page.output()
