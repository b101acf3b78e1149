"""A page that lists things: the trail to it, its title and a lead; what it lists comes after."""

from __future__ import annotations

from builder.pages.bricks import trail
from builder.pages.context import PageContext
from builder.pages.page import Page
from builder.pages.templating import fill


def listing(
    desk: PageContext,
    title: str,
    description: str,
    lead: str,
    *steps: tuple[str, str],
    hide: tuple[str, ...] = ("navigation",),
    written: bool = False,
) -> Page:
    """A page with its head.

    Args:
        desk: its desk.
        title: plain words.
        description: plain words, for search engines.
        lead: plain words or safe HTML; none when empty.
        steps: label and address of what stands above it, but the home page.
        hide: what the theme leaves out.
        written: whether the title is a contributor's.
    """
    page = Page(desk.address, title, description, hide=hide)
    shown = desk.text.line(title) if written else title
    page.add_html(fill("list_head", trail=trail(desk, *steps), title=shown, lead=lead))
    return page
