"""The page ``panorama/``: the shell of a reader's own selection, which their browser composes and keeps."""

from __future__ import annotations

from collections.abc import Iterator

from builder import addresses
from builder.languages import N_, _
from builder.model import Catalogue
from builder.output import Output
from builder.pages.context import PageContext
from builder.pages.listing import listing
from builder.pages.templating import fill

_TITLE = N_("Mon panorama")
_LEAD = N_("Les fiches que vous avez choisies, à ordonner, à comparer, à imprimer en livret et à partager.")


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page of the selection, the same for everyone; ``assets/js/selection/`` fills it."""
    desk = PageContext(catalogue, addresses.PANORAMA)
    page = listing(desk, _(_TITLE), _(_LEAD), _(_LEAD), hide=("navigation", "toc"))
    press = catalogue.downloads.get(desk.address)
    page.add_html(fill("panorama", all_sheets=desk.href(addresses.SHEETS), press_size=press.size if press else None))
    yield page.output()
