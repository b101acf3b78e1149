"""Atom feeds, read by a real reader and held to the MUSTs of RFC 4287; the calendar, to those of RFC 5545."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from icalendar import Calendar

from builder import dates
from builder.exports import feeds, reviews
from builder.exports.published import Published
from tests.exports.made import SITE, real, real_published
from tests.forms.sheets import HOSTILE
from tests.test_browser import HOSTILE as MARKUP

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
FEEDS = sorted(path for path in real() if path.startswith("flux/") and path.endswith(".xml"))


def test_there_are_two_feeds_for_all_each_theme_and_each_collection() -> None:
    catalogue = real_published().catalogue
    folders = ["", *(f"thematiques/{theme}/" for theme in catalogue.sheets_by_theme)]
    folders += [f"collections/{name}/" for name in catalogue.collections]
    assert sorted(f"flux/{folder}{name}.xml" for folder in folders for name in ("nouvelles", "mises-a-jour")) == FEEDS


def check_atom(text: str, address: str) -> ET.Element:
    """The MUSTs of RFC 4287, section 4, for what we write."""
    root = ET.fromstring(text)  # noqa: S314 - ours
    assert root.tag == f"{ATOM}feed"
    people = ("author",)
    for node in (root, *root.findall(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            found = node.findall(f"{ATOM}{tag}")
            assert len(found) == 1 and (found[0].text or "").strip(), tag
        assert re.match(r"https?://[^\s<>\"]+$", node.findtext(f"{ATOM}id") or "")
        for tag in ("updated", "published"):
            for found_date in node.findall(f"{ATOM}{tag}"):
                assert RFC3339.fullmatch(found_date.text or "")
        for author in (person for kind in people for person in node.findall(f"{ATOM}{kind}")):
            assert len(author.findall(f"{ATOM}name")) == 1 and author.findtext(f"{ATOM}name")
        assert node.find(f"{ATOM}author") is not None
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in node.findall(f"{ATOM}link")]
        assert len(links) == len(set(links)) and all(link.get("href") for link in node.findall(f"{ATOM}link"))
        assert any(rel == "alternate" for rel, _, _ in links)  # without content, an entry needs one
        assert all(category.get("term") for category in node.findall(f"{ATOM}category"))
        assert len(node.findall(f"{ATOM}summary")) <= 1 and len(node.findall(f"{ATOM}published")) <= 1
    assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"] == [address]
    identifiers = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(set(identifiers)) == len(identifiers)
    return root


@pytest.mark.parametrize("path", FEEDS)
def test_every_feed_is_valid_and_read(path: str) -> None:
    check_atom(real()[path].decode(), SITE + path)
    parsed: Any = feedparser.parse(real()[path])
    assert not parsed.bozo and parsed.version == "atom10" and parsed.feed.language == "fr"
    assert parsed.entries and all(entry.link.startswith(f"{SITE}fiches/") for entry in parsed.entries)
    order = [entry.published_parsed if "nouvelles" in path else entry.updated_parsed for entry in parsed.entries]
    assert all(a >= b for a, b in pairwise(order))
    if "/thematiques/" in path:
        theme = path.split("/")[2]
        assert all(theme in {tag.term for tag in entry.tags} for entry in parsed.entries)


def made(published: Published) -> dict[str, str]:
    return {out.path: out.text for out in feeds.render(published)}


def test_a_review_moves_a_sheet_in_one_feed_only() -> None:
    published = real_published()
    last = published.sheets[-1][0]
    reviewed = replace(last, reviewed_on="2027-03")
    sheets = {**published.catalogue.sheets, last.id: reviewed}
    changed = replace(
        published,
        catalogue=replace(published.catalogue, sheets=sheets),
        sheets=(*published.sheets[:-1], (reviewed, published.sheets[-1][1])),
    )
    updated: Any = feedparser.parse(made(changed)["flux/mises-a-jour.xml"])
    assert updated.entries[0].id == f"{SITE}fiches/{last.id}/"
    assert updated.entries[0].updated == "2027-03-01T00:00:00Z" == updated.feed.updated
    new: Any = feedparser.parse(made(changed)["flux/nouvelles.xml"])
    assert new.entries[0].id != f"{SITE}fiches/{last.id}/"


def test_hostile_texts_stay_texts() -> None:
    published = real_published()
    model, data = published.sheets[0]
    for text in (*MARKUP, *HOSTILE, "]]>", "&", "\x00\x0b\ufffe"):
        sheet = replace(model, title=text or "x", summary=text)
        text_of = made(replace(published, sheets=((sheet, data),)))["flux/nouvelles.xml"]
        root = ET.fromstring(text_of)  # noqa: S314 - ours
        assert {element.tag for element in root.iter()} <= {
            f"{ATOM}{tag}" for tag in ("feed", "id", "title", "updated", "published", "link", "author", "name", "uri",
                                       "entry", "category", "summary")
        }  # fmt: skip


def test_feeds_stop_at_fifty_entries() -> None:
    published = real_published()
    model, data = published.sheets[0]
    many = tuple((replace(model, id=f"fiche-{number}", added_on=f"20{number:02}"), data) for number in range(99))
    parsed: Any = feedparser.parse(made(replace(published, sheets=many))["flux/nouvelles.xml"])
    assert [entry.id.split("-")[-1] for entry in parsed.entries][:2] == ["98/", "97/"] and len(parsed.entries) == 50


def test_a_catalogue_without_dates_has_feeds_all_the_same() -> None:
    assert dates.instant("") == "2000-01-01T00:00:00Z" and dates.instant("2024-06") == "2024-06-01T00:00:00Z"


def events(published: Published) -> dict[str, Any]:
    content = next(reviews.render(published)).read()
    check_lines(content)
    calendar = Calendar.from_ical(content)
    assert calendar["version"] == "2.0" and calendar["prodid"]
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def check_lines(content: bytes) -> None:
    """RFC 5545, section 3.1: lines end by CRLF, hold 75 bytes at most, and no control."""
    assert content.endswith(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode("utf-8")  # folded between signs, not inside one


def test_the_calendar_has_one_day_a_review_due() -> None:
    published = real_published()
    found = events(published)
    due = {sheet.id: sheet for sheet, _ in published.sheets if sheet.review_due and sheet.status == "published"}
    host = "boite-a-pratiques.example"
    assert set(found) == {f"relecture-{name}@{host}" for name in due} and due
    for name, sheet in due.items():
        event = found[f"relecture-{name}@{host}"]
        assert event.decoded("dtstart") == date.fromisoformat(str(sheet.review_due))
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event["dtstart"].params["VALUE"] == "DATE" and event.decoded("dtstamp").tzinfo is not None
        assert str(event["url"]) == f"{SITE}fiches/{name}/"


def test_identifiers_stay_and_partial_or_archived_dates_are_understood() -> None:
    published = real_published()
    model, data = published.sheets[0]
    before = events(published)
    later = replace(model, review_due="2028-02", title="Un tout autre titre\r\nBEGIN:VEVENT; a, b\\n")
    after = events(replace(published, sheets=((later, data),)))
    ((uid, event),) = after.items()
    assert uid in before and event.decoded("dtstart") == date(2028, 2, 29)
    archived = replace(model, status="archived")
    assert events(replace(published, sheets=((archived, data),))) == {}
    assert isinstance(before[uid].decoded("dtstamp"), datetime)
