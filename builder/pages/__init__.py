"""The site's pages: a checked catalogue in, one Markdown file per page out, one small module per kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from builder.glossary import Glossary
from builder.model import Catalogue
from builder.output import Output
from builder.pages import (
    accessibility,
    across,
    collection,
    compare,
    glossary,
    home,
    moved,
    organisation,
    panorama,
    sheet,
    sheet_list,
    territory,
    theme,
)
from builder.spread import spread

__all__ = ["render"]

SECTIONS: Final[tuple[Callable[[Catalogue], Iterator[Output]], ...]] = (
    organisation.render,
    across.render,
    home.render,
    sheet_list.render,
    theme.render,
    territory.render,
    glossary.render,
    accessibility.render,
    compare.render,
    panorama.render,
    moved.render,
)
"""What renders each section but the sheets and the collections, the longest to write first."""


def render(catalogue: Catalogue, beside: Sequence[Callable[[], Iterable[Output]]] = ()) -> Iterator[Output]:
    """Every page of the site, section by section, and what is made at the same time, on other cores."""
    terms = Glossary(catalogue.glossary)
    yield from sheet.render(catalogue, terms)
    work: list[Callable[[], Iterable[Output]]] = [*beside, partial(collection.render, catalogue, terms)]
    work += (partial(section, catalogue) for section in SECTIONS)
    for outputs in spread(lambda make: list(make()), work, len(catalogue.sheets)):
        yield from outputs
