"""Pages across sheets: the same field of every sheet side by side, and what no sheet tells yet."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Catalogue
from builder.output import Output
from builder.pages.across import gaps, indicators, lessons, quotes

__all__ = ["render"]


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The four pages, in the order of their tab."""
    yield indicators.render(catalogue)
    yield lessons.render(catalogue)
    yield quotes.render(catalogue)
    yield gaps.render(catalogue)
