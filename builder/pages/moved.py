"""The addresses that pages had before: printed codes, bookmarks and links of others still lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from builder import addresses
from builder.languages import _
from builder.model import Catalogue
from builder.output import Output
from builder.pages.context import PageContext
from builder.pages.page import Page
from builder.pages.templating import fill
from builder.typography import french


def render(catalogue: Catalogue) -> Iterator[Output]:
    """A page at each former address, which leads to the present one at once, and has a link where it may not."""
    for former, address, title, sheet in _moved(catalogue):
        page = Page(former, title, _("Cette page a changé d’adresse."), template="moved.html", leads_to=address)
        href = PageContext(catalogue, former).href(address)
        page.add_html(fill("moved", title=french(title), href=href, sheet=sheet))
        yield page.output()


def _moved(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    """A former address, the present one, the title of its page, and the identifier of a sheet: readers keep these."""
    for sheet in catalogue.sheets.values():
        for former in sheet.former_ids:
            yield addresses.sheet(former), addresses.sheet(sheet.id), sheet.title, sheet.id
    for collection in catalogue.collections.values():
        for former in collection.former_ids:
            yield addresses.collection(former), addresses.collection(collection.id), collection.title, ""
    for organisation in catalogue.organisations.values():
        for former in organisation.former_ids:
            yield addresses.organisation(former), addresses.organisation(organisation.id), organisation.name, ""
