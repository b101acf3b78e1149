"""The page ``enseignements/``: what helps, what to watch and what stands in the way, theme by theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from builder import addresses
from builder.languages import _
from builder.model import Catalogue, Point, Sheet
from builder.output import Output
from builder.pages import bricks, words
from builder.pages.across.frame import Shelf, by_first_theme, quiet, start
from builder.pages.bricks import Points
from builder.pages.context import Link, PageContext
from builder.pages.templating import fill

FIELDS: Final = ("success_factors", "vigilance_points", "obstacles")


@dataclass(frozen=True, slots=True)
class SheetLessons:
    """What one sheet says."""

    sheet: Link
    points: Points


@dataclass(frozen=True, slots=True)
class LessonKind:
    """One kind of lesson in a theme; ``field`` is the sheets' field it comes from, ``others`` how many are left out."""

    field: str
    label: str
    count: str
    sheets: tuple[SheetLessons, ...]
    others: str


def render(catalogue: Catalogue) -> Output:
    """The page of lessons."""
    desk = PageContext(catalogue, addresses.LESSONS)
    total = sum(len(points(sheet, field)) for sheet in catalogue.sheets.values() for field in FIELDS)
    lead = _(
        "{lessons} à connaître avant de se lancer, par thématique.",
        lessons=words.count(total, "enseignement"),
    )
    description = _(
        "Les clés de réussite, les points de vigilance et les obstacles de toutes les fiches, par thématique."
    )
    page = start(
        desk, _("Enseignements"), description, lead if total else _("Aucun enseignement publié."), ("navigation",)
    )
    for shelf in by_first_theme(desk):
        kinds = tuple(_kinds(shelf, desk))
        if kinds:
            page.add_heading(shelf.label, desk.anchors.take(shelf.id), written=shelf.theme.href is not None)
            page.add_html(fill("lessons", kinds=kinds, theme=shelf.theme))
    return page.output()


def points(sheet: Sheet, field: str) -> tuple[Point, ...]:
    """The points of one of :data:`FIELDS`."""
    found: tuple[Point, ...] = getattr(sheet, field)
    return found


def _kinds(shelf: Shelf, desk: PageContext) -> Iterator[LessonKind]:
    for field in FIELDS:
        sheets, others = shelf.first(attrgetter(field))
        told = [(sheet, points(sheet, field)) for sheet in sheets]
        if told:
            yield LessonKind(
                field=field.replace("_", "-"),
                label=desk.text.ours(_(desk.catalogue.heading_titles.get(field, field))),
                count=words.count(len(told), "fiche"),
                sheets=tuple(SheetLessons(desk.sheet(sheet), bricks.points(quiet(said), desk)) for sheet, said in told),
                others=others,
            )
