"""Atom feeds (RFC 4287) of new and of updated sheets: of all, of each theme, of each collection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from builder import addresses, dates
from builder.exports.published import Published
from builder.model import Catalogue, Sheet
from builder.output import Output
from builder.typography import french

_LENGTH: Final = 50
"""Entries of a feed: readers come back more often than that many sheets do."""
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a feed is about; ``address`` is its page, ``folder`` where its feeds are."""

    title: str
    address: str
    folder: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class _Feed:
    file: str
    title: str
    day: Callable[[Sheet, Catalogue], str]


_FEEDS: Final = (
    _Feed(addresses.NEW_FEED, "nouvelles fiches", dates.published),
    _Feed(addresses.UPDATED_FEED, "fiches mises à jour", dates.updated),
)


def render(published: Published) -> Iterator[Output]:
    """Two feeds a topic."""
    for topic in _topics(published):
        for feed in _FEEDS:
            yield Output(f"{topic.folder}{feed.file}", _atom(topic, feed, published.catalogue))


def _topics(published: Published) -> Iterator[Topic]:
    catalogue = published.catalogue
    shown = tuple(sheet for sheet, _ in published.sheets)
    yield Topic(catalogue.site.name, addresses.SHEETS, addresses.FEEDS, shown)
    for theme, sheets in catalogue.sheets_by_theme.items():
        label = catalogue.term("themes", theme).label
        yield _topic(label, addresses.theme(theme), sheets)
    for collection, sheets in catalogue.sheets_by_collection.items():
        title = catalogue.collections[collection].title
        yield _topic(title, addresses.collection(collection), sheets)


def _topic(title: str, address: str, sheets: tuple[Sheet, ...]) -> Topic:
    return Topic(title, address, addresses.feeds_of(address), sheets)


def _atom(topic: Topic, feed: _Feed, catalogue: Catalogue) -> str:
    site = catalogue.site
    language = site.content_language
    latest = _latest(topic.sheets, feed, catalogue)
    here = site.absolute(f"{topic.folder}{feed.file}")
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language})
    _add(root, "id", here)
    _add(root, "title", f"{topic.title} : {feed.title}")
    _add(root, "updated", dates.instant(feed.day(latest[0], catalogue) if latest else ""))
    _add(root, "link", rel="self", type="application/atom+xml", href=here)
    _add(root, "link", rel="alternate", type="text/html", hreflang=language, href=site.absolute(topic.address))
    _author(root, site.name, site.url)
    for sheet in latest:
        _entry(root, sheet, catalogue)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _latest(sheets: Sequence[Sheet], feed: _Feed, catalogue: Catalogue) -> list[Sheet]:
    """The latest sheets, the last first; those of the same day keep the order of the catalogue."""
    return sorted(sheets, key=lambda sheet: dates.instant(feed.day(sheet, catalogue)), reverse=True)[:_LENGTH]


def _entry(root: ET.Element, sheet: Sheet, catalogue: Catalogue) -> None:
    address = catalogue.site.absolute(addresses.sheet(sheet.id))
    entry = _add(root, "entry")
    _add(entry, "id", address)
    _add(entry, "title", sheet.title)
    _add(entry, "published", dates.instant(dates.published(sheet, catalogue)))
    _add(entry, "updated", dates.instant(dates.updated(sheet, catalogue)))
    _add(entry, "link", rel="alternate", type="text/html", hreflang=catalogue.site.content_language, href=address)
    lead = catalogue.organisations[sheet.organisation]
    _author(entry, lead.name, catalogue.site.absolute(addresses.organisation(lead.id)))
    for theme in sheet.themes:
        scheme = catalogue.site.absolute(addresses.THEMES)
        _add(entry, "category", term=theme, label=french(catalogue.term("themes", theme).label), scheme=scheme)
    _add(entry, "summary", sheet.summary, type="text")


def _author(parent: ET.Element, name: str, uri: str) -> None:
    author = _add(parent, "author")
    _add(author, "name", name)
    _add(author, "uri", uri)


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    if text:
        element.text = french(_CONTROLS.sub(" ", text)) if tag in {"title", "summary", "name"} else text
    return element
