"""The calendar of reviews that fall due, for editors (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from builder import addresses, dates
from builder.exports.published import Published
from builder.formats import last_day
from builder.model import Sheet
from builder.output import Output
from builder.typography import french

_LIVING: Final = "published"
"""Archived sheets are not reviewed any more."""


def render(published: Published) -> Iterator[Output]:
    """One event of a day a sheet, on the last day before its review is late."""
    site = published.catalogue.site
    calendar = Calendar()
    calendar.add("prodid", f"-//{site.name}//Relectures//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{site.name} : relectures à faire")
    for sheet, _ in published.sheets:
        if sheet.review_due and sheet.status == _LIVING:
            calendar.add_component(_event(sheet, sheet.review_due, published))
    yield Output(addresses.REVIEWS, calendar.to_ical())


def _event(sheet: Sheet, due: str, published: Published) -> Event:
    """``DTSTAMP`` is the day of the sheet's last change, not of the build, so that the same content gives the same
    bytes; the identifier is made of the sheet's, so that a review put off moves its event."""
    catalogue = published.catalogue
    day = last_day(due)
    address = catalogue.site.absolute(addresses.sheet(sheet.id))
    stamp = datetime.fromisoformat(dates.instant(dates.updated(sheet, catalogue)))
    event = Event()
    event.add("uid", f"relecture-{sheet.id}@{urlsplit(catalogue.site.url).hostname}")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", french(f"À relire : {sheet.title}"))
    event.add("description", french(f"{sheet.summary}\n\n{_last_review(sheet)}\n") + address)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [catalogue.collections[sheet.collection].title])
    return event


def _last_review(sheet: Sheet) -> str:
    return f"Dernière relecture : {sheet.reviewed_on}" if sheet.reviewed_on else "Jamais relue."
