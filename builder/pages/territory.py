"""The territories that have sheets: their index, regions, departments, and a page for the codes both could claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder import addresses, dates
from builder.languages import _
from builder.model import Catalogue, Sheet
from builder.output import Output
from builder.pages import cards, words
from builder.pages.cards import TopicCard
from builder.pages.context import Link, PageContext
from builder.pages.france import france
from builder.pages.listing import listing
from builder.pages.page import Page
from builder.pages.templating import fill


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region with its count, and its departments with theirs."""

    region: TopicCard
    departments: tuple[TopicCard, ...]


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page ``territoires/`` and those of its places."""
    yield _index(catalogue)
    for code in catalogue.sheets_by_region:
        yield _region(code, catalogue)
        if code not in catalogue.sheets_by_department:
            yield _ambiguous(code, catalogue)
    for code in catalogue.sheets_by_department:
        yield _department(code, catalogue)


def _index(catalogue: Catalogue) -> Output:
    desk = PageContext(catalogue, addresses.TERRITORIES)
    told = _("Les régions et les départements où des pratiques ont lieu.")
    lead = told if desk.catalogue.sheets_by_region else _("Aucune fiche classée par territoire.")
    page = listing(desk, _("Territoires"), _("Les fiches par région et par département."), lead)
    regions = tuple(RegionView(card, _departments(code, desk)) for code, card in _regions(desk).items())
    if regions:
        page.add_html(fill("territories", map=france(desk), regions=regions))
    return page.output()


def _regions(desk: PageContext) -> dict[str, TopicCard]:
    return dict(zip(desk.catalogue.sheets_by_region, cards.region_cards(desk), strict=True))


def _departments(region: str, desk: PageContext) -> tuple[TopicCard, ...]:
    return tuple(
        TopicCard(_numbered(code, desk), desk.text.line(None), words.count(len(sheets), "fiche"))
        for code, sheets in desk.catalogue.sheets_by_department.items()
        if desk.catalogue.term("departments", code).parent == region
    )


def _numbered(code: str, desk: PageContext) -> Link:
    return Link(desk.text.line(_name(code, desk.catalogue)), desk.department(code).href)


def _name(code: str, catalogue: Catalogue) -> str:
    return f"{catalogue.term('departments', code).label} ({code})"


def _region(code: str, catalogue: Catalogue) -> Output:
    desk = PageContext(catalogue, addresses.region(code))
    name = catalogue.term("regions", code).label
    above = _("Territoires"), addresses.TERRITORIES
    page = _place_page(desk, name, _("Région"), ("region", code), catalogue.sheets_by_region[code], above)
    departments = _departments(code, desk)
    if departments:
        page.add_heading(_("Départements"), "departements")
        page.add_html(fill("topics", topics=departments))
    return page.output()


def _department(code: str, catalogue: Catalogue) -> Output:
    desk = PageContext(catalogue, addresses.department(code))
    parent = catalogue.term("departments", code).parent
    steps = [(_("Territoires"), addresses.TERRITORIES)]
    if parent and parent in catalogue.sheets_by_region:
        steps.append((catalogue.term("regions", parent).label, addresses.region(parent)))
    sheets = catalogue.sheets_by_department[code]
    return _place_page(desk, _name(code, catalogue), _("Département"), ("department", code), sheets, *steps).output()


def _place_page(
    desk: PageContext, name: str, kind: str, value: tuple[str, str], sheets: tuple[Sheet, ...], *steps: tuple[str, str]
) -> Page:
    count = words.count(len(sheets), "fiche")
    description = _("{kind} {name} : {count}.", kind=kind, name=name, count=count)
    page = listing(desk, name, description, f"{kind}.", *steps, written=True)
    page.changed = dates.latest(sheets, desk.catalogue)
    page.add_heading(count, "fiches")
    page.add_html(fill("cards", list=cards.sheet_list(sheets, desk, *value)))
    return page


def _ambiguous(code: str, catalogue: Catalogue) -> Output:
    """Where someone lands who typed a region's code alone: INSEE gives the same number to a department."""
    desk = PageContext(catalogue, addresses.department(code))
    region = catalogue.term("regions", code).label
    namesake = next((term for term in catalogue.vocabularies["departments"].terms if term.id == code), None)
    title = _("Territoire {code}", code=code)
    lead = (
        _(
            "Le code {code} est celui de la région {region} et d’un département, {department}.",
            code=code,
            region=region,
            department=namesake.label,
        )
        if namesake
        else _("Le code {code} est celui de la région {region}.", code=code, region=region)
    )
    page = listing(desk, title, lead, desk.text.ours(lead), (_("Territoires"), addresses.TERRITORIES))
    page.add_html(
        fill(
            "same_code",
            region=_regions(desk)[code],
            department=desk.text.line(_name(code, catalogue)) if namesake else None,
        )
    )
    return page.output()
