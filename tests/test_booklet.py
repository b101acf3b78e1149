"""The booklet of a selection: all that the sheets say, printed by Chromium itself with cover, contents and tags."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.real import CATALOGUE
from tests.selecting import THREE, TITLE, open_own

MOST = 50
"""Sheets in one panorama."""


def test_the_booklet_says_all_that_the_sheets_say(page: Page, address: str) -> None:
    """Every sheet at once: each field's words are there, ids are unique, links lead where they led."""
    ids = list(CATALOGUE.sheets)[:MOST]
    open_own(page, address, *ids)
    expect(page.locator(".tb-book__sheet")).to_have_count(len(ids))
    twice = page.evaluate("""() => { const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
        return ids.filter((id, place) => ids.indexOf(id) !== place); }""")
    assert twice == []
    dead = page.evaluate("""() => [...document.querySelectorAll(".tb-book a[href^='#']")]
        .map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id))""")
    assert dead == []
    read = """async (address) => {
        const other = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
        const all = (selector) => [...other.querySelectorAll(`.tb-field:not([data-field=related]) ${selector}`)];
        return {
          words: all(":is(p, dd, li):not(.tb-numbers *)").map((one) => one.textContent.replace(/\\s+/g, " ").trim()),
          links: all("a:not([href^='#'])").map((one) => new URL(one.getAttribute("href"), address).href),
        }; }"""
    for sheet in ids:
        book = page.locator(f"#livret--{sheet}").text_content() or ""
        hrefs = set(page.locator(f"#livret--{sheet} a").evaluate_all("l => l.map((a) => a.href)"))
        other = page.evaluate(read, f"{address}fiches/{sheet}/")
        assert other["words"]
        for text in other["words"]:
            assert text in " ".join(book.split()), (sheet, text)
        assert set(other["links"]) <= hrefs, sheet


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)))


def flat(text: str) -> str:
    """Letters and figures only: line breaks, ligatures and hyphens are the paper's business."""
    apostrophe = "\u02bc"  # how Chromium reads back the typeface's, a letter for Unicode
    return "".join(char for char in text if char.isalnum() and char != apostrophe)


def test_the_booklet_prints_with_cover_contents_and_a_page_for_each_sheet(page: Page, address: str) -> None:
    open_own(page, address, *THREE, title=TITLE)
    expect(page.locator(".tb-book__sheet")).to_have_count(3)
    pdf = printed(page)
    titles = [flat(CATALOGUE.sheets[sheet].title) for sheet in THREE]
    pages = [flat(paper.extract_text()) for paper in pdf.pages]
    assert flat(TITLE) in pages[0] and not any(title in pages[0] for title in titles)
    assert "Sommaire" in pages[1] and all(title in pages[1] for title in titles)
    starts = [
        next(n for n, text in enumerate(pages) if n > 1 and title in text[: len(title) + 120]) for title in titles
    ]
    assert starts[0] == 2 and starts == sorted(set(starts))
    for start, following in zip(starts, [*starts[1:], len(pages)], strict=True):
        assert following > start
        assert not any(title in "".join(pages[start + 1 : following]) for title in titles)
    everything = "".join(pages)
    for chrome in ("Rechercher", "Lienàpartager", "Toutretirer", "Monter", "Accueil", "Voirleschiffres", "Monpanorama"):
        assert chrome not in everything, chrome
    assert all(text.strip() for text in pages)
    assert pdf.pages[0].mediabox.width == pytest.approx(595, abs=1)
    assert pdf.metadata is not None and str(pdf.metadata.title).startswith(TITLE)


def test_the_booklet_is_tagged_with_its_headings_in_order(page: Page, address: str) -> None:
    open_own(page, address, *THREE, title=TITLE)
    expect(page.locator(".tb-book__sheet")).to_have_count(3)
    pdf = printed(page)
    root = pdf.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert str(root["/Lang"]).startswith("fr")  # type: ignore[index]
    levels = list(_headings(root["/StructTreeRoot"].get_object()))  # type: ignore[index]
    assert levels[0] == 1 and levels.count(1) == 1
    assert levels.count(2) == 1 + len(THREE)  # the contents, and each sheet
    assert all(after - before <= 1 for before, after in pairwise(levels))
    outline = [entry for entry in pdf.outline if not isinstance(entry, list)]
    assert outline


def _headings(node: Any) -> Iterator[int]:
    kind = str(node.get("/S", "")) if hasattr(node, "get") else ""
    if len(kind) == 3 and kind.startswith("/H") and kind[2].isdigit():
        yield int(kind[2])
    children = node.get("/K", []) if hasattr(node, "get") else []
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object() if hasattr(child, "get_object") else child
        if hasattr(found, "get"):
            yield from _headings(found)


def test_the_print_button_opens_the_browser_s_print(page: Page, address: str) -> None:
    open_own(page, address, *THREE)
    page.evaluate("window.addEventListener('beforeprint', () => { window.asked = document.title; })")
    page.get_by_role("button", name="Imprimer le livret").click()
    page.wait_for_function("window.asked")
    assert page.evaluate("window.asked").startswith("Mon panorama")


def test_the_preview_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    open_own(page, address, *THREE)
    cover = page.locator(".tb-book__cover")
    assert cover.is_hidden()
    page.get_by_role("button", name="Aperçu du livret").press("Enter")
    expect(cover).to_be_visible()
    expect(page.get_by_role("button", name="Fermer l’aperçu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cover).to_be_hidden()
    expect(page.get_by_role("button", name="Aperçu du livret")).to_be_focused()
