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
    organisation,
    panorama,
    sheet,
    sheet_list,
    territory,
    theme,
)
from builder.spread import spread

__all__ = ["render"]

SECTIONS: Final[tuple[Callable[[Catalogue, Glossary], Iterator[Output]], ...]] = (
    lambda catalogue, _: organisation.render(catalogue),
    lambda catalogue, _: across.render(catalogue),
    lambda catalogue, _: home.render(catalogue),
    lambda catalogue, _: sheet_list.render(catalogue),
    collection.render,
    lambda catalogue, _: theme.render(catalogue),
    lambda catalogue, _: territory.render(catalogue),
    lambda catalogue, _: glossary.render(catalogue),
    lambda catalogue, _: accessibility.render(catalogue),
    lambda catalogue, _: iter((compare.render(catalogue), panorama.render(catalogue))),
)
"""What renders each section but the sheets, the longest to write first."""


def render(catalogue: Catalogue, beside: Sequence[Callable[[], Iterable[Output]]] = ()) -> Iterator[Output]:
    """Every page of the site, section by section, and what is made at the same time, on other cores."""
    terms = Glossary(catalogue.glossary)
    yield from sheet.render(catalogue, terms)
    work = [*beside]
    work += (partial(section, catalogue, terms) for section in SECTIONS)
    for outputs in spread(lambda make: list(make()), work, len(catalogue.sheets)):
        yield from outputs
