"""``robots.txt``: everything may be read, and where the list of pages is. The list itself is the engine's."""

from __future__ import annotations

from collections.abc import Iterator

from builder.exports.published import Published
from builder.output import Output


def render(published: Published) -> Iterator[Output]:
    """The file that robots read first."""
    sitemap = published.catalogue.site.absolute("sitemap.xml")
    yield Output("robots.txt", f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n")
