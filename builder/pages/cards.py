"""Cards: a sheet, a collection or a topic as it appears in lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder import addresses
from builder.languages import Written, _
from builder.model import Collection, Sheet
from builder.pages import words
from builder.pages.context import Link, PageContext
from builder.pages.figures import amount

LENGTH: Final = 60
"""Cards in a list: a browser takes many seconds to lay out thousands."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number and what it counts."""

    amount: Markup
    label: Markup


@dataclass(frozen=True, slots=True)
class SheetCard:
    """A sheet in a list; ``note`` says why it is there (a relation, a role)."""

    id: str
    title: Markup
    href: str
    kind: Markup
    kind_id: str
    organisation: Markup
    place: Markup
    summary: Markup
    figure: KeyFigure | None
    archived: bool
    note: str


def sheet_card(sheet: Sheet, page: PageContext, note: str = "") -> SheetCard:
    """The card of a sheet; without its place where the name of who leads it tells it."""
    place = page.place_name(sheet.territory)
    leads = Written(", ").join(page.text.line(page.catalogue.organisations[name].name) for name in sheet.leads)
    return SheetCard(
        id=sheet.id,
        title=page.text.line(sheet.title),
        href=page.href(addresses.sheet(sheet.id)),
        kind=page.label("kinds", sheet.kind),
        kind_id=sheet.kind.replace("_", "-"),
        organisation=leads,
        place=Markup() if words.tells(leads, place) else place,
        summary=page.text.line(sheet.summary),
        figure=key_figure(sheet, page),
        archived=sheet.status == "archived",
        note=note,
    )


def sheet_cards(sheets: Iterable[Sheet], page: PageContext) -> tuple[SheetCard, ...]:
    """The cards of several sheets."""
    return tuple(sheet_card(sheet, page) for sheet in sheets)


@dataclass(frozen=True, slots=True)
class SheetList:
    """Sheets that belong together: the first :data:`LENGTH` as cards, the others by title, counted in words.

    ``find`` is the address of the catalogue narrowed down to them, where it can be.
    """

    cards: tuple[SheetCard, ...]
    others: tuple[Link, ...]
    count: str
    find: str


def sheet_list(sheets: Sequence[Sheet], page: PageContext, facet: str = "", value: str = "") -> SheetList:
    """The list of ``sheets``: those that have a value of a facet (``builder.facets``), where one is named."""
    others = by_title(sheets[LENGTH:])
    return SheetList(
        cards=sheet_cards(sheets[:LENGTH], page),
        others=tuple(page.sheet(sheet) for sheet in others),
        count=words.count(len(others), "autre fiche", "autres fiches"),
        find=f"{page.href(addresses.SHEETS)}?{facet}={value}" if facet else "",
    )


def by_title(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The same sheets in the order of the alphabet."""
    return tuple(sorted(sheets, key=lambda sheet: (words.slug(sheet.title), sheet.id)))


def key_figure(sheet: Sheet, page: PageContext) -> KeyFigure | None:
    """The last value of the first indicator that has one."""
    if not (headlines := sheet.headlines):
        return None
    indicator = headlines[0]
    last = indicator.values[-1]
    value = amount(last.value, indicator.unit, last.qualifier, page)
    return KeyFigure(value.short(), page.text.line(indicator.label))


@dataclass(frozen=True, slots=True)
class CollectionCard:
    """A collection as a cover; ``shade`` (1 to 4) chooses its colours."""

    title: Markup
    href: str
    series: Markup
    volume: str
    publisher: str
    date: str
    summary: Markup
    count: str
    shade: int


def collection_card(collection: Collection, page: PageContext) -> CollectionCard:
    """The cover of a collection."""
    series = collection.series
    rank = list(page.catalogue.collections).index(collection.id)
    return CollectionCard(
        title=page.text.line(collection.title),
        href=page.href(addresses.collection(collection.id)),
        series=page.text.line(series.title if series else None),
        volume=_("Volume {volume}", volume=series.volume) if series and series.volume else "",
        publisher=page.organisation(collection.publisher).label,
        date=words.date(collection.published_on) if collection.published_on else "",
        summary=page.text.line(collection.summary),
        count=words.count(len(page.catalogue.sheets_by_collection[collection.id]), "fiche"),
        shade=rank % 4 + 1,
    )


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A way in: a theme, a place, a kind of organisation, and how many sheets it leads to."""

    link: Link
    description: Markup
    count: str


def theme_cards(page: PageContext) -> tuple[TopicCard, ...]:
    """The themes that have sheets, in the vocabulary's order."""
    return tuple(
        TopicCard(
            link=Link(page.label("themes", theme), page.href(addresses.theme(theme))),
            description=page.text.line(page.catalogue.term("themes", theme).description),
            count=words.count(len(sheets), "fiche"),
        )
        for theme, sheets in page.catalogue.sheets_by_theme.items()
    )


def region_cards(page: PageContext) -> tuple[TopicCard, ...]:
    """The regions that have sheets."""
    return tuple(
        TopicCard(page.region(code), Markup(), words.count(len(sheets), "fiche"))
        for code, sheets in page.catalogue.sheets_by_region.items()
    )
