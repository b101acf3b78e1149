"""Every relative link of every page leads to a page, and to an anchor that exists."""

from __future__ import annotations

import posixpath
import re

import pytest

from builder import addresses
from builder.checking import check
from builder.model import Catalogue
from builder.nearest import fold
from builder.pages import render
from builder.pipeline import catalogue
from builder.text import plain
from builder.typography import french
from tests.conftest import ROOT
from tests.pages.example import by_path, example, squeeze, texts, visible
from tests.pages.test_sheet import check_nothing_lost

HAND_WRITTEN = {"contribuer/", "a-propos/", "proposer/"}


@pytest.mark.parametrize("name", ["index", "README"])
def test_no_name_takes_the_place_of_a_front(name: str) -> None:
    """The engine takes such a file for the page of its folder: a stranger's organisation would stand for all."""
    assert addresses.source_path(addresses.organisation(name)) == f"structures/{name}/index.md"


@pytest.fixture(scope="module", params=["example", "real"])
def shelf(request: pytest.FixtureRequest) -> Catalogue:
    return example() if request.param == "example" else catalogue(check(ROOT))


@pytest.fixture(scope="module")
def pages(shelf: Catalogue) -> dict[str, str]:
    return by_path(render(shelf))


def address_of(path: str) -> str:
    stem = path.removesuffix(".md").removesuffix("index")
    return stem if not stem or stem.endswith("/") else f"{stem}/"


def test_paths_are_those_of_the_addresses(pages: dict[str, str]) -> None:
    assert all(addresses.source_path(address_of(path)) == path for path in pages)


def test_links_resolve(pages: dict[str, str]) -> None:
    by_address = {address_of(path): page for path, page in pages.items()}
    dead = []
    for address, page in by_address.items():
        for link in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', page):
            if not re.match(r"(https?|mailto|tel):", link) and not leads_somewhere(address, link, by_address):
                dead.append((address, link))
    assert dead == []


def leads_somewhere(address: str, link: str, by_address: dict[str, str]) -> bool:
    path, _, anchor = link.partition("#")
    path = path.partition("?")[0]
    joined = posixpath.normpath(posixpath.join("/", address, path)) if path else f"/{address}".rstrip("/")
    target = f"{joined.strip('/')}/".removeprefix("/")
    if re.search(r"\.(bib|ris|json)/$", target):  # made by exports/; tests/test_site.py looks for them
        return target.split("/")[-2].rpartition(".")[0] in {name.split("/")[-2] for name in by_address if "/" in name}
    if target in HAND_WRITTEN:
        return not anchor
    page = by_address.get(target)
    return page is not None and (not anchor or f'id="{anchor}"' in page or f"{{ #{anchor} }}" in page)


def test_anchors_are_unique(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        found = re.findall(r'\bid="([^"]+)"', page) + re.findall(r"\{ #(\S+) \}$", page, re.MULTILINE)
        assert len(found) == len(set(found)), path


def test_every_thing_has_its_page(shelf: Catalogue, pages: dict[str, str]) -> None:
    wanted = [addresses.sheet(item) for item in shelf.sheets]
    wanted += [addresses.collection(item) for item in shelf.collections]
    wanted += [addresses.theme(item) for item in shelf.sheets_by_theme]
    wanted += [addresses.organisation(item) for item in shelf.organisations]
    wanted += [addresses.region(code) for code in shelf.sheets_by_region]
    wanted += [addresses.department(code) for code in shelf.sheets_by_department]
    wanted += [addresses.department(code) for code in shelf.sheets_by_region]
    assert {addresses.source_path(address) for address in wanted} <= pages.keys()


def test_no_sheet_loses_anything(shelf: Catalogue, pages: dict[str, str]) -> None:
    for item in shelf.sheets.values():
        check_nothing_lost(item, shelf, pages[f"fiches/{item.id}.md"], {"Personne Retirée"})


def test_no_collection_loses_anything(shelf: Catalogue, pages: dict[str, str]) -> None:
    for item in shelf.collections.values():
        said = visible(pages[f"collections/{item.id}.md"])
        headings = {heading.label for heading in item.headings}
        for text in texts(item):
            if text not in headings and text != item.short_title:
                assert squeeze(french(plain(text))) in said, text


def test_no_organisation_or_term_loses_anything(shelf: Catalogue, pages: dict[str, str]) -> None:
    for item in shelf.organisations.values():
        assert not lost(item, item.aliases, visible(pages[f"structures/{item.id}.md"])), item
    glossary = visible(pages["glossaire.md"])
    for term in shelf.glossary:
        assert not lost(term, term.aliases, glossary), term


def lost(item: object, aliases: tuple[str, ...], said: str) -> list[str]:
    """The texts that a page does not say; an alias that is a name of the page in other capitals or hyphens is said."""
    return [
        text
        for text in texts(item)
        if squeeze(french(plain(text))) not in said and not (text in aliases and fold(text) in fold(said))
    ]


def test_an_organisation_shows_every_sheet_that_names_it(shelf: Catalogue, pages: dict[str, str]) -> None:
    for organisation, appearances in shelf.appearances.items():
        page = pages[f"structures/{organisation}.md"]
        assert [page.count(f'<a href="../../fiches/{item.id}/"') for item, _ in appearances] == [1] * len(appearances)


def test_same_catalogue_same_pages(shelf: Catalogue, pages: dict[str, str]) -> None:
    assert by_path(render(shelf)) == pages
