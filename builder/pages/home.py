"""The home page: what this is in five seconds, then every way in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from markupsafe import Markup

from builder import addresses, dates
from builder.languages import N_, _
from builder.model import Catalogue, Collection, Sheet
from builder.output import Output
from builder.pages import cards, words
from builder.pages.cards import CollectionCard, SheetCard, TopicCard
from builder.pages.context import Link, PageContext
from builder.pages.france import FranceMap, france
from builder.pages.page import Page
from builder.pages.templating import fill

SHOWN: Final = 3
"""Sheets of each list, and results."""
_COVERS: Final = 6
"""Collections beyond which only the latest are shown: a hundred covers are sixty screens of a phone."""
WORDS: Final = {
    "title": N_("Des pratiques qui marchent,"),
    "promise": N_("à reproduire chez vous"),
    "lead": N_(
        "Ce que d’autres ont fait, à partir de documents publiés et vérifiés : le contexte, les étapes, "
        "les résultats chiffrés et le contact à joindre."
    ),
    "audience": "",
    "example": N_("une pratique, un thème, un territoire…"),
    "call": N_("Vous aussi, racontez une pratique"),
    "invitation": N_(
        "Une fiche se remplit dans un formulaire, champ par champ. Vingt minutes suffisent pour une brève."
    ),
}
"""What a network may say in its own words: « home », under « extra » in mkdocs.yml."""
DESCRIPTION = N_(
    "Des pratiques éprouvées, racontées par celles et ceux qui les font vivre : à chercher, à comparer, à reproduire."
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A result seen from the door: a number, what it counts, who obtained it."""

    amount: Markup
    label: Markup
    source: Link


@dataclass(frozen=True, slots=True)
class Home:
    """``kinds`` are the kinds of organisation that have sheets; ``href`` values are relative addresses."""

    words: Mapping[str, Markup]
    sheets: str
    collections: str
    regions: str
    organisations: str
    facts: tuple[Fact, ...]
    latest: tuple[SheetCard, ...]
    reviewed: tuple[SheetCard, ...]
    """Those whose review is the most recent, none of which is in ``latest``."""
    themes: tuple[TopicCard, ...]
    territories: tuple[TopicCard, ...]
    map: FranceMap | None
    covers: tuple[CollectionCard, ...]
    all_collections: str
    """The address of their page, where some have no cover here."""
    kinds: tuple[TopicCard, ...]
    all_sheets: str
    contribute: str


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The home page."""
    desk = PageContext(catalogue, addresses.HOME)
    new = latest(catalogue)[:SHOWN]
    own = catalogue.site.home
    covered = _covered(catalogue)
    home = Home(
        words={
            name: desk.text.line(own[name]) if name in own else desk.text.ours(_(text)) for name, text in WORDS.items()
        },
        sheets=words.count(len(catalogue.sheets), "pratique"),
        collections=words.count(len(catalogue.collections), "collection"),
        regions=words.enumeration([desk.region(code).label for code in catalogue.sheets_by_region]),
        organisations=words.count(len(catalogue.appearances), "structure citée", "structures citées"),
        facts=tuple(islice(_facts(desk), SHOWN)),
        latest=cards.sheet_cards(new, desk),
        reviewed=cards.sheet_cards([sheet for sheet in reviewed(catalogue) if sheet not in new][:SHOWN], desk),
        themes=cards.theme_cards(desk),
        territories=cards.region_cards(desk),
        map=france(desk),
        covers=tuple(cards.collection_card(item, desk) for item in covered),
        all_collections=desk.href(addresses.COLLECTIONS) if len(covered) < len(catalogue.collections) else "",
        kinds=_kinds(desk),
        all_sheets=desk.href(addresses.SHEETS),
        contribute=desk.href("proposer/"),
    )
    page = Page(
        desk.address, catalogue.site.name, catalogue.site.description or _(DESCRIPTION), hide=("navigation", "toc")
    )
    page.changed = dates.latest(catalogue.sheets.values(), catalogue)
    page.add_html(fill("home", home=home))
    yield page.output()


def _covered(catalogue: Catalogue) -> tuple[Collection, ...]:
    """All collections in their order or, where they are many, those published last."""
    collections = tuple(catalogue.collections.values())
    if len(collections) <= _COVERS:
        return collections
    return tuple(sorted(collections, key=lambda item: item.published_on or "", reverse=True)[:_COVERS])


def latest(catalogue: Catalogue) -> list[Sheet]:
    """Living sheets, the last added first."""
    living = [sheet for sheet in catalogue.sheets.values() if sheet.status != "archived"]
    return _by_day(living, lambda sheet: sheet.added_on or "")


def reviewed(catalogue: Catalogue) -> list[Sheet]:
    """Living sheets that were reviewed, the last review first."""
    return _by_day([sheet for sheet in latest(catalogue) if sheet.reviewed_on], lambda sheet: sheet.reviewed_on or "")


def _by_day(sheets: Sequence[Sheet], day: Callable[[Sheet], str]) -> list[Sheet]:
    """The last day first; those of one day from each collection in turn, so that a large one hides no other."""
    passed: Counter[tuple[str, str]] = Counter()
    turns: dict[str, int] = {}
    for sheet in sheets:
        turns[sheet.id] = passed[day(sheet), sheet.collection]
        passed[day(sheet), sheet.collection] += 1
    return sorted(sorted(sheets, key=lambda sheet: turns[sheet.id]), key=day, reverse=True)


def _facts(desk: PageContext) -> Iterator[Fact]:
    for sheet in latest(desk.catalogue):
        figure = cards.key_figure(sheet, desk)
        if figure and figure.amount[:1].isdigit():  # « environ 6 » is no result to boast of
            name = desk.organisation(sheet.organisation).label
            yield Fact(figure.amount, figure.label, Link(name, desk.href(addresses.sheet(sheet.id))))


def _kinds(desk: PageContext) -> tuple[TopicCard, ...]:
    """Kinds of organisation whose members carry at least one sheet."""
    leads: dict[str, set[str]] = {}
    for sheet in desk.catalogue.sheets.values():
        for identifier in sheet.leads:
            leads.setdefault(desk.catalogue.organisations[identifier].kind, set()).add(sheet.id)
    return tuple(
        TopicCard(
            link=Link(desk.label("organisation-kinds", term.id), f"{desk.href(addresses.ORGANISATIONS)}#{term.id}"),
            description=desk.text.line(term.description),
            count=words.count(len(leads[term.id]), "fiche"),
        )
        for term in desk.catalogue.vocabularies["organisation-kinds"].terms
        if term.id in leads
    )
