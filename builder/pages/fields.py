"""A field of a sheet → the block that shows it. The table at the end lists what a sheet's sections may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.model import Point, Sheet
from builder.pages import bricks, figures, links, stories
from builder.pages.context import PageContext
from builder.text import PageText


@dataclass(frozen=True, slots=True)
class Block:
    """What to show and how: ``kind`` is the name of a macro's branch in ``blocks.html.j2``, ``data`` its view."""

    kind: str
    data: object


Maker = Callable[[Sheet, PageContext], Block | None]
"""Shows a field, or returns None when the sheet does not use it."""


def _text(read: Callable[[Sheet], str | None], render: Callable[[PageText, str], str] = PageText.block) -> Maker:
    def make(sheet: Sheet, page: PageContext) -> Block | None:
        text = read(sheet)
        return Block("text", render(page.text, text)) if text else None

    return make


def _points(read: Callable[[Sheet], tuple[Point, ...]]) -> Maker:
    def make(sheet: Sheet, page: PageContext) -> Block | None:
        items = read(sheet)
        return Block("points", bricks.points(items, page)) if items else None

    return make


def _steps(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("steps", [stories.step(item, page) for item in sheet.steps]) if sheet.steps else None


def _initiatives(sheet: Sheet, page: PageContext) -> Block | None:
    items = sheet.initiatives
    return Block("initiatives", [stories.initiative(item, page) for item in items]) if items else None


def _stakeholders(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("parties", bricks.by_role(sheet.stakeholders, page)) if sheet.stakeholders else None


def _funding(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("funding", stories.funding(sheet.funding, page)) if sheet.funding else None


def _indicators(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("figures", figures.figures(sheet.indicators, page)) if sheet.indicators else None


def _not_measured(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("not_measured", page.text.line(sheet.not_measured)) if sheet.not_measured else None


def _zooms(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("zooms", [stories.zoom(item, page) for item in sheet.zooms]) if sheet.zooms else None


def _resources(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("resources", bricks.resources(sheet.resources, page)) if sheet.resources else None


def _media(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("pictures", [stories.picture(item, page) for item in sheet.media]) if sheet.media else None


def _contacts(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("contacts", [stories.contact(item, page) for item in sheet.contacts]) if sheet.contacts else None


def _related(sheet: Sheet, page: PageContext) -> Block | None:
    return Block("related", links.links(page)) if page.neighbours else None


MAKERS: Mapping[str, Maker] = {
    "context": _text(lambda sheet: sheet.context),
    "origin": _points(lambda sheet: sheet.origin),
    "objectives": _points(lambda sheet: sheet.objectives),
    "description": _text(lambda sheet: sheet.description),
    "steps": _steps,
    "initiatives": _initiatives,
    "stakeholders": _stakeholders,
    "governance": _points(lambda sheet: sheet.governance),
    "funding": _funding,
    "indicators": _indicators,
    "not_measured": _not_measured,
    "impact": _points(lambda sheet: sheet.impact),
    "feedback": _points(lambda sheet: sheet.feedback),
    "success_factors": _points(lambda sheet: sheet.success_factors),
    "obstacles": _points(lambda sheet: sheet.obstacles),
    "vigilance_points": _points(lambda sheet: sheet.vigilance_points),
    "next_steps": _points(lambda sheet: sheet.next_steps),
    "zooms": _zooms,
    "resources": _resources,
    "media": _media,
    "contacts": _contacts,
    "related": _related,
}
"""Every field a section can show, in the schema's order; quotes and notes have their own rules in ``sections.py``."""
