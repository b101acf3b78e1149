"""The page ``manques/``: themes crossed with places, then with audiences; the empty cells call for contributions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder import addresses
from builder.languages import _
from builder.model import Catalogue, Sheet
from builder.output import Output
from builder.pages import words
from builder.pages.across.frame import start
from builder.pages.context import Link, PageContext
from builder.pages.page import Page
from builder.pages.templating import fill
from builder.typography import number


@dataclass(frozen=True, slots=True)
class Row:
    """A theme and, for each column, how many sheets as written; an empty string stands for none."""

    theme: Link
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of themes by something; ``caption`` names it."""

    caption: Markup
    columns: tuple[Link, ...]
    rows: tuple[Row, ...]


MANY: Final = 3
"""Regions beyond which the page begins with the way to each: their tables are a screen long."""


def render(catalogue: Catalogue) -> Output:
    """The page of blind spots."""
    desk = PageContext(catalogue, addresses.GAPS)
    description = _("Les thématiques, les territoires et les publics dont aucune fiche ne parle encore.")
    lead = _("Ce que la boîte ne raconte pas encore. Une case vide est une invitation.")
    page = start(desk, _("Ce qui manque"), description, lead, ("navigation", "toc"))
    way = addresses.PROPOSE if addresses.CONTRIBUTE in catalogue.site.lacking else addresses.CONTRIBUTE
    page.add_html(fill("gaps_call", contribute=desk.href(way)))
    regions = {code: desk.anchors.take(f"territoires-r{code}") for code in catalogue.sheets_by_region}
    if len(regions) > MANY:
        named = [(anchor, desk.label("regions", code)) for code, anchor in regions.items()]
        page.add_html(fill("gaps_regions", label=_("Par territoire"), regions=named))
    if catalogue.vocabularies["audiences"].terms:
        _add(page, _("Par public"), desk.anchors.take("publics"), _audiences(desk))
    for code, anchor in regions.items():
        name = catalogue.term("regions", code).label
        _add(page, _("Par territoire : {name}", name=name), anchor, _places(code, desk))
    return page.output()


def _add(page: Page, title: str, anchor: str, grid: Grid) -> None:
    page.add_heading(title, anchor)
    cells = [cell for row in grid.rows for cell in row.cells]
    empty = words.count(cells.count(""), "case vide", "cases vides")
    page.add_html(fill("gaps", grid=grid, said=_("{empty} sur {total}.", empty=empty, total=number(len(cells)))))


def _audiences(desk: PageContext) -> Grid:
    """The themes by audience, every term of both vocabularies."""
    terms = desk.catalogue.vocabularies["audiences"].terms
    sheets = desk.catalogue.sheets.values()
    groups = {term.id: [sheet for sheet in sheets if term.id in sheet.audiences] for term in terms}
    columns = tuple(Link(desk.text.line(term.label)) for term in terms)
    return Grid(desk.text.ours(_("Nombre de fiches par thématique et par public")), columns, tuple(_rows(groups, desk)))


def _places(region: str, desk: PageContext) -> Grid:
    """The themes by department of a region that has sheets, departments without any sheet included."""
    catalogue = desk.catalogue
    codes = [term.id for term in catalogue.vocabularies["departments"].terms if term.parent == region]
    groups = {code: catalogue.sheets_by_department.get(code, ()) for code in codes}
    columns = (desk.region(region), *(desk.department(code) for code in codes))
    caption = Markup("{}, {}").format(
        _("Nombre de fiches par thématique et par territoire"), desk.label("regions", region)
    )
    return Grid(caption, columns, tuple(_rows({"": catalogue.sheets_by_region[region], **groups}, desk)))


def _rows(groups: Mapping[str, Iterable[Sheet]], desk: PageContext) -> Iterator[Row]:
    counts: dict[tuple[str, str], int] = {}
    for group, sheets in groups.items():
        for sheet in sheets:
            for theme in sheet.themes:
                counts[theme, group] = counts.get((theme, group), 0) + 1
    for term in desk.catalogue.vocabularies["themes"].terms:
        told = term.id in desk.catalogue.sheets_by_theme
        link = Link(desk.text.line(term.label), desk.href(addresses.theme(term.id)) if told else None)
        cells = (counts.get((term.id, group), 0) for group in groups)
        yield Row(link, tuple(number(cell) if cell else "" for cell in cells))
