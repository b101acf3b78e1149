"""The map: every department once, true counts, nothing said by colour alone."""

from __future__ import annotations

import re

from builder import addresses
from builder.pages import territory
from builder.pages.context import PageContext
from builder.pages.france import CREDIT, france
from builder.pipeline import catalogue, check
from tests.conftest import ROOT

CATALOGUE = catalogue(check(ROOT))
MAP = france(PageContext(CATALOGUE, addresses.TERRITORIES))
PAGE = next(out.content for out in territory.render(CATALOGUE) if out.path == "territoires/index.md")


def test_every_department_is_drawn_once() -> None:
    codes = [place.code for place in MAP.places]
    assert codes == [term.id for term in CATALOGUE.vocabularies["departments"].terms]
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
    assert isinstance(PAGE, str)
    linked = re.findall(r'<a class="tb-map__place[^>]*aria-label="([^"]+)">.*?aria-hidden="true">([^<]*)</text>', PAGE)
    assert linked == [(place.said, str(place.count)) for place in MAP.places if place.count]


def test_the_same_counts_stand_in_a_list_and_the_credit_is_kept() -> None:
    assert isinstance(PAGE, str)
    for code, sheets in CATALOGUE.sheets_by_department.items():
        name = CATALOGUE.term("departments", code).label
        count = f"{len(sheets)} fiche{'s' if len(sheets) > 1 else ''}"
        after = PAGE.replace("\u00a0", " ").split(f">{name} ({code})</a>", 1)[1][:120]
        assert count in after
    assert CREDIT in PAGE


def test_sheets_without_a_department_are_told() -> None:
    assert "1\u00a0fiche en Hauts-de-France" in MAP.regional
