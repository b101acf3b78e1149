"""A field of a sheet → the block that shows it. The table at the end lists what a sheet's sections may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from builder.model import Point, Sheet
from builder.pages import bricks, figures, links, stories
from builder.pages.context import PageContext

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Block:
    """What to show and how: ``kind`` is the name of a macro's branch in ``blocks.html.j2``, ``data`` its view."""

    kind: str
    data: object


Maker = Callable[[Sheet, PageContext], Block | None]
"""Shows a field, or returns None when the sheet does not use it."""


def _shown(kind: str, read: Callable[[Sheet], T | None], view: Callable[[T, PageContext], object]) -> Maker:
    """Shows what ``read`` finds in a sheet, if anything."""

    def make(sheet: Sheet, page: PageContext) -> Block | None:
        found = read(sheet)
        return Block(kind, view(found, page)) if found else None

    return make


def _text(read: Callable[[Sheet], str | None]) -> Maker:
    return _shown("text", read, lambda text, page: page.text.block(text))


def _points(read: Callable[[Sheet], tuple[Point, ...]]) -> Maker:
    return _shown("points", read, bricks.points)


def _each(view: Callable[[T, PageContext], object]) -> Callable[[Iterable[T], PageContext], list[object]]:
    """The view of each item of a list."""
    return lambda items, page: [view(item, page) for item in items]


def _related(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("related", links.links(page)) if page.neighbours else None


MAKERS: Mapping[str, Maker] = {
    "context": _text(lambda sheet: sheet.context),
    "origin": _points(lambda sheet: sheet.origin),
    "objectives": _points(lambda sheet: sheet.objectives),
    "description": _text(lambda sheet: sheet.description),
    "steps": _shown("steps", lambda sheet: sheet.steps, _each(stories.step)),
    "initiatives": _shown("initiatives", lambda sheet: sheet.initiatives, _each(stories.initiative)),
    "stakeholders": _shown("parties", lambda sheet: sheet.stakeholders, bricks.by_role),
    "governance": _points(lambda sheet: sheet.governance),
    "funding": _shown("funding", lambda sheet: sheet.funding, stories.funding),
    "indicators": _shown("figures", lambda sheet: sheet.indicators, figures.figures),
    "not_measured": _shown("not_measured", lambda sheet: sheet.not_measured, lambda text, page: page.text.line(text)),
    "impact": _points(lambda sheet: sheet.impact),
    "feedback": _points(lambda sheet: sheet.feedback),
    "success_factors": _points(lambda sheet: sheet.success_factors),
    "obstacles": _points(lambda sheet: sheet.obstacles),
    "vigilance_points": _points(lambda sheet: sheet.vigilance_points),
    "next_steps": _points(lambda sheet: sheet.next_steps),
    "zooms": _shown("zooms", lambda sheet: sheet.zooms, _each(stories.zoom)),
    "resources": _shown("resources", lambda sheet: sheet.resources, bricks.resources),
    "media": _shown("pictures", lambda sheet: sheet.media, _each(stories.picture)),
    "contacts": _shown("contacts", lambda sheet: sheet.contacts, _each(stories.contact)),
    "related": _related,
}
"""Every field a section can show, in the schema's order; quotes and notes have their own rules in ``sections.py``."""
