"""The reference of each sheet, as files that reference managers read."""

from __future__ import annotations

from collections.abc import Iterator

from builder import addresses
from builder.exports.published import Published
from builder.output import Output
from builder.pages import citing


def render(published: Published) -> Iterator[Output]:
    """Two files a sheet, beside its page."""
    catalogue = published.catalogue
    for sheet, _ in published.sheets:
        yield Output(addresses.bibtex(sheet.id), citing.bibtex(sheet, catalogue))
        yield Output(addresses.ris(sheet.id), citing.ris(sheet, catalogue))
