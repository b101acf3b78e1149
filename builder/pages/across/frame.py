"""What the pages across sheets share: their head, the way from one to the next, sheets by theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from builder import addresses
from builder.languages import N_, _
from builder.model import Catalogue, Point, Sheet
from builder.pages import words
from builder.pages.context import Link, PageContext
from builder.pages.listing import listing
from builder.pages.page import Page
from builder.pages.templating import fill
from builder.text import without_calls

_PAGES: Final = (
    (N_("Chiffres"), addresses.FIGURES),
    (N_("Enseignements"), addresses.LESSONS),
    (N_("Paroles"), addresses.VOICES),
    (N_("Ce qui manque"), addresses.GAPS),
    (N_("Comparer"), addresses.COMPARE),
)
UNSORTED: Final = N_("Sans thématique")
LENGTH: Final = 30
"""Sheets of a theme on each of these pages: a browser takes many seconds to lay out what thousands say."""


@dataclass(frozen=True, slots=True)
class Way:
    """A page of the tab; ``here`` when it is the one being read."""

    label: str
    href: str
    here: bool


def start(desk: PageContext, title: str, description: str, lead: str, hide: tuple[str, ...]) -> Page:
    """A page with its head; ``title``, ``description`` and ``lead`` are plain words of ours."""
    page = listing(desk, title, description, desk.text.ours(lead), hide=hide)
    ways = tuple(Way(_(label), desk.href(address), address == desk.address) for label, address in _PAGES)
    page.add_html(fill("across_ways", ways=ways))
    return page


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sheets whose first theme is this one. ``theme`` has an address unless they have none; ``id`` is its term."""

    id: str
    label: str
    theme: Link
    sheets: tuple[Sheet, ...]

    def first(self, tells: Callable[[Sheet], object]) -> tuple[tuple[Sheet, ...], str]:
        """The first :data:`LENGTH` sheets that tell something, and how many others do, in words; empty for none."""
        telling = tuple(sheet for sheet in self.sheets if tells(sheet))
        others = telling[LENGTH:]
        return telling[:LENGTH], words.count(len(others), "autre fiche", "autres fiches") if others else ""


def by_first_theme(desk: PageContext) -> Iterator[Shelf]:
    """Each sheet once, under its first theme, in the vocabulary's order; those without theme come last."""
    for term in desk.catalogue.vocabularies["themes"].terms:
        sheets = _sheets(desk.catalogue, term.id)
        if sheets:
            link = Link(desk.text.line(term.label), desk.href(addresses.theme(term.id)))
            yield Shelf(term.id, term.label, link, sheets)
    others = tuple(sheet for sheet in desk.catalogue.sheets.values() if not sheet.themes)
    if others:
        yield Shelf("sans-thematique", _(UNSORTED), Link(desk.text.ours(_(UNSORTED))), others)


def _sheets(catalogue: Catalogue, theme: str) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in catalogue.sheets_by_theme.get(theme, ()) if sheet.themes[0] == theme)


def quiet(points: Iterable[Point]) -> tuple[Point, ...]:
    """The same points without their calls of notes, which only their sheet's page holds."""
    return tuple(
        replace(point, text=without_calls(point.text) if point.text else None, points=quiet(point.points))
        for point in points
    )
