"""The page ``chiffres/``: every value of every indicator in one table, by theme, which a script sorts and filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder import addresses
from builder.languages import _
from builder.model import Catalogue, Indicator, Initiative, Sheet, Value, Zoom
from builder.output import Output
from builder.pages import words
from builder.pages.across.frame import LENGTH, Shelf, by_first_theme, start
from builder.pages.context import Link, PageContext
from builder.pages.figures import amount, change
from builder.pages.templating import fill


@dataclass(frozen=True, slots=True)
class ValueView:
    """A row. ``case`` names the initiative or the zoom that counts it; ``order`` and ``day`` are what to sort by."""

    label: Markup
    case: Markup
    remark: Markup
    value: Markup
    order: str
    unit: Markup
    date: str
    day: str
    change: str
    sheet: Link


@dataclass(frozen=True, slots=True)
class Group:
    """The values of a theme's sheets; how many, and of how many sheets they are left out, in words."""

    theme: Link
    count: str
    rows: tuple[ValueView, ...]
    others: str


def render(catalogue: Catalogue) -> Output:
    """The page of figures."""
    desk = PageContext(catalogue, addresses.FIGURES)
    groups = tuple(group for shelf in by_first_theme(desk) if (group := _group(shelf, desk)).rows)
    values = [found for sheet in catalogue.sheets.values() if (found := _values(sheet))]
    total, sheets = sum(values), len(values)
    told = _("{values}, de {sheets}.", values=words.count(total, "valeur"), sheets=words.count(sheets, "fiche"))
    lead = told if total else _("Aucun chiffre publié.")
    description = _(
        "Tous les indicateurs des fiches en un tableau : valeur, unité, date, évolution, fiche et thématique."
    )
    page = start(desk, _("Chiffres"), description, lead, ("navigation", "toc"))
    data = desk.href(addresses.OPEN_DATA)
    page.add_html(fill("indicators", groups=groups, unpublished=_unpublished(catalogue), most=LENGTH, data=data))
    return page.output()


def _group(shelf: Shelf, desk: PageContext) -> Group:
    sheets, others = shelf.first(_values)
    rows = tuple(row for sheet in sheets for row in _rows(sheet, desk))
    return Group(shelf.theme, words.count(len(rows), "valeur"), rows, others)


def _values(sheet: Sheet) -> int:
    return sum(len(indicator.values) for _case, indicator in counted(sheet))


def counted(sheet: Sheet) -> Iterator[tuple[str, Indicator]]:
    """Every indicator of a sheet, with the title of the initiative or the zoom that holds it, or an empty string."""
    yield from (("", indicator) for indicator in sheet.indicators)
    cases: tuple[Initiative | Zoom, ...] = (*sheet.initiatives, *sheet.zooms)
    for case in cases:
        yield from ((case.title, indicator) for indicator in case.indicators)


def _rows(sheet: Sheet, desk: PageContext) -> Iterator[ValueView]:
    for case, indicator in counted(sheet):
        before: Value | None = None
        for value in indicator.values:
            yield _row(sheet, case, indicator, (before, value), desk)
            before = value


def _row(
    sheet: Sheet, case: str, indicator: Indicator, pair: tuple[Value | None, Value], desk: PageContext
) -> ValueView:
    before, value = pair
    return ValueView(
        label=desk.text.line(indicator.label),
        case=desk.text.line(case),
        remark=desk.text.line(value.text),
        value=amount(value.value, None, value.qualifier, desk).text(),
        order=str(value.value),
        unit=amount(value.value, indicator.unit, None, desk).unit,
        date=words.sentence(words.span(value.date)) if value.date else "",
        day=value.date or "",
        change=change(before, value, indicator.unit) if before else "",
        sheet=desk.sheet(sheet),
    )


def _unpublished(catalogue: Catalogue) -> str:
    """How many indicators are followed without any published value, in words."""
    silent = sum(1 for sheet in catalogue.sheets.values() for _case, item in counted(sheet) if not item.values)
    if not silent:
        return ""
    followed = words.count(silent, "indicateur suivi", "indicateurs suivis")
    if silent > 1:
        return _("S’y ajoutent {followed} sans valeur publiée, à lire dans leur fiche.", followed=followed)
    return _("S’y ajoute {followed} sans valeur publiée, à lire dans sa fiche.", followed=followed)
