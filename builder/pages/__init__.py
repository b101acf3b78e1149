"""The site's pages: a checked catalogue in, one Markdown file per page out, one small module per kind of page."""

from __future__ import annotations

from collections.abc import Iterator

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
from builder.text import Glossary

__all__ = ["render"]


def render(catalogue: Catalogue) -> Iterator[Output]:
    """Every page of the site, section by section."""
    terms = Glossary(catalogue.glossary)
    yield from home.render(catalogue)
    yield from sheet_list.render(catalogue)
    yield from sheet.render(catalogue, terms)
    yield from collection.render(catalogue, terms)
    yield from theme.render(catalogue)
    yield from territory.render(catalogue)
    yield from organisation.render(catalogue)
    yield from glossary.render(catalogue)
    yield from accessibility.render(catalogue)
    yield from across.render(catalogue)
    yield compare.render(catalogue)
    yield panorama.render(catalogue)
