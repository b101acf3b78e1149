"""When a sheet came and when it last changed: what feeds, the sitemap and the metadata say, from the sheets alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from builder.formats import first_day
from builder.model import Catalogue, Sheet

UNKNOWN: Final = date(2000, 1, 1)
"""What is written where a format wants a date and no sheet says one; people are never shown it."""


def published(sheet: Sheet, catalogue: Catalogue) -> str:
    """When a sheet came into the catalogue, else when its collection was published, else an empty string.

    Partial dates (2024, 2024-06, 2024-06-15), as everywhere here.
    """
    return sheet.added_on or catalogue.collections[sheet.collection].published_on or ""


def updated(sheet: Sheet, catalogue: Catalogue) -> str:
    """The last day that something happened to a sheet: it came, or was reviewed; an empty string when unknown."""
    return max(published(sheet, catalogue), sheet.reviewed_on or "")


def latest(sheets: Iterable[Sheet], catalogue: Catalogue) -> str:
    """The last day that something happened to one of these sheets, or an empty string."""
    return max((updated(sheet, catalogue) for sheet in sheets), default="")


def instant(day: str) -> str:
    """The beginning of a partial date, as RFC 3339 wants it: ``2024-06`` → ``2024-06-01T00:00:00Z``.

    An unknown date is :data:`UNKNOWN`, so that every reader accepts the file.
    """
    return f"{(first_day(day) if day else UNKNOWN).isoformat()}T00:00:00Z"
