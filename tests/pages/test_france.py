"""The map: every department once, true counts, nothing said by colour alone."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations

import pytest

from builder import addresses
from builder.model import Catalogue
from builder.model.bricks import Territory
from builder.pages import france as france_module
from builder.pages import home, sheet_list, territory
from builder.pages.context import PageContext
from builder.pages.france import CREDIT, france
from builder.typography import french
from tests.pages.middles import DATA, middles
from tests.real import CATALOGUE

MAP = france(PageContext(CATALOGUE, addresses.TERRITORIES)) or pytest.fail("no map")
LINK = r'<a class="tb-shade-[^>]*aria-label="([^"]+)">.*?>([^<]*)</text>'
PAGE = next(out.text for out in territory.render(CATALOGUE) if out.path == "territoires/index.md")


def test_every_department_is_drawn_once() -> None:
    codes = [place.code for place in MAP.places]
    assert sorted(codes) == sorted(term.id for term in CATALOGUE.vocabularies["departments"].terms)
    parents = {term.id: term.parent for term in CATALOGUE.vocabularies["departments"].terms}
    assert all(parents[place.code] == region.code for region in MAP.regions for place in region.places)
    assert len({place.path for place in MAP.places}) == len(codes)
    assert [place.name for place in MAP.places if place.tile] == [
        "Guadeloupe",
        "Martinique",
        "Guyane",
        "La Réunion",
        "Mayotte",
    ]


def test_counts_and_links_are_the_catalogue_s() -> None:
    for place in MAP.places:
        sheets = CATALOGUE.sheets_by_department.get(place.code, ())
        assert place.count == len(sheets)
        assert place.href == (f"../{addresses.department(place.code)}" if sheets else "")


def test_numbers_are_written_inside_their_department() -> None:
    left, top, width, height = (int(number) for number in MAP.view_box.split())
    for place in MAP.places:
        assert left < place.x < left + width and top < place.y < top + height
    linked = re.findall(LINK, PAGE)
    assert linked == [(place.said, str(place.count)) for place in MAP.places if place.count]


def test_the_same_counts_stand_in_a_list_and_the_credit_is_kept() -> None:
    for code, sheets in CATALOGUE.sheets_by_department.items():
        name = CATALOGUE.term("departments", code).label
        count = f"{len(sheets)} fiche{'s' if len(sheets) > 1 else ''}"
        after = PAGE.replace("\u00a0", " ").split(f">{name} ({code})</a>", 1)[1][:120]
        assert count in after
    assert french(CREDIT) in PAGE


def test_sheets_without_a_department_are_told() -> None:
    assert "Hauts-de-France (1\u00a0fiche)" in MAP.regional


def test_every_department_at_once() -> None:
    """With sheets everywhere, each is a link with its number, tiles included, on both pages that have the map."""
    crowded = everywhere()
    codes = [term.id for term in CATALOGUE.vocabularies["departments"].terms]
    for renderer, path in ((territory, "territoires/index.md"), (home, "index.md")):
        pages = {out.path: out.text for out in renderer.render(crowded)}
        page = pages[path]
        drawn = page.split('<figure class="tb-map">', 1)[1].split("</figure>", 1)[0]
        assert len(drawn.encode()) < 64_000
        assert len(re.findall(LINK, drawn)) == len(re.findall(r'<a [^>]*href="[./]*territoires/', drawn)) == len(codes)
        assert all(shown.split()[-1].isdigit() for _, shown in re.findall(LINK, drawn))
    targets = {addresses.source_path(addresses.department(code)) for code in codes}
    assert targets <= {out.path for out in territory.render(crowded)}


def test_numbers_do_not_touch() -> None:
    """A number of one digit takes about 20 units by 24; a tile has a name too, but nothing beside it."""
    spots = [(place.x, place.y) for place in MAP.places]
    close = [(a, b) for a, b in combinations(spots, 2) if abs(a[0] - b[0]) < 20 and abs(a[1] - b[1]) < 24]
    assert close == []


def test_another_country_is_not_drawn_as_france() -> None:
    """The code « 23 » is Creuse for INSEE, Québec for Québec: only INSEE's list has the outlines of France."""
    known = CATALOGUE.vocabularies
    own = {**known, "departments": replace(known["departments"], source=None)}
    elsewhere = replace(CATALOGUE, vocabularies=own)
    for renderer, path in ((territory, "territoires/index.md"), (home, "index.md"), (sheet_list, "fiches/index.md")):
        page = {out.path: out.text for out in renderer.render(elsewhere)}[path]
        assert "tb-map" not in page and "Hauts-de-France" in page


def test_same_catalogue_same_map() -> None:
    france_module.drawing.cache_clear()
    assert france(PageContext(CATALOGUE, addresses.TERRITORIES)) == MAP


def test_numbers_stand_where_the_outlines_say() -> None:
    assert json.loads(DATA.read_text(encoding="utf-8")) == middles()


def everywhere() -> Catalogue:
    """The catalogue, its first sheet spread over every department."""
    first = next(iter(CATALOGUE.sheets.values()))
    codes = tuple(term.id for term in CATALOGUE.vocabularies["departments"].terms)
    spread = replace(first, territory=Territory(departments=codes))
    return replace(CATALOGUE, sheets={**CATALOGUE.sheets, first.id: spread})
