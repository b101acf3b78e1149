"""Open data, feeds and metadata: the catalogue in forms that others already read, one module a format.

Everything here is made of :class:`~builder.exports.published.Published`, which holds what may leave and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from builder.exports import (
    citations,
    crawlers,
    csv_files,
    data_page,
    dcat,
    dictionary,
    embed,
    feeds,
    geojson,
    json_files,
    ods,
    openapi,
    reviews,
    schemas,
    xlsx,
)
from builder.exports.published import Published, published
from builder.model import Catalogue
from builder.output import Output
from builder.project import Checked
from builder.spread import spread

__all__ = ["render"]

FORMATS: Final[tuple[Callable[[Published], Iterator[Output]], ...]] = (
    json_files.render,
    csv_files.render,
    xlsx.render,
    ods.render,
    geojson.render,
    schemas.render,
    openapi.render,
    dictionary.render,
    dcat.render,
    feeds.render,
    reviews.render,
    citations.render,
    crawlers.render,
    embed.render,
)


def render(checked: Checked, catalogue: Catalogue, day: date) -> Iterator[Output]:
    """Every file that re-users need, from a project without errors.

    Args:
        checked: the project.
        catalogue: what is published of it.
        day: the day of the content, on which consents hold or not.
    """
    leaving = published(checked, catalogue, day)

    def packed(form: Callable[[Published], Iterator[Output]]) -> list[Output]:
        return [output.packed() for output in form(leaving)]

    made = [output for outputs in spread(packed, FORMATS, len(catalogue.sheets)) for output in outputs]
    yield from made
    yield from data_page.render(leaving, {output.path: len(output.read()) for output in made})
