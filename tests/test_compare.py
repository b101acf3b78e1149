"""« Comparer » in a real Chromium: two to four sheets side by side, at an address that can be shared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from builder.typography import french
from tests.axe import problems
from tests.real import CATALOGUE
from tests.selecting import STATUS, keep, tab_to
from tests.test_browser import HOSTILE, hostile_site
from tests.watching import Opened, Watched

__all__ = ["hostile_site"]  # a fixture

TWO = ("stef-mixup", "valenciennes-plan-egalite-triennal")
FIELDS = (
    "context", "stakeholders", "funding", "governance", "steps", "initiatives", "indicators", "not_measured",
    "success_factors", "vigilance_points", "obstacles", "next_steps",
)  # fmt: skip

TEXTS = """async ([address, fields]) => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const texts = (field) => [...page.querySelectorAll(`.tb-field[data-field=${field}] :is(p, dd, li)`)];
  return Object.fromEntries(fields.map((field) => [field, texts(field).map((part) => part.textContent)]));
}"""
"""The texts of some fields of a sheet's page, read without showing it."""


def compare(page: Page, address: str, *ids: str) -> None:
    page.goto(f"{address}comparer/?fiches={','.join(ids)}", wait_until="networkidle")


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize("first", range(0, len(CATALOGUE.sheets), 4))
def test_each_field_is_beside_its_likes(page: Page, address: str, first: int) -> None:
    sheets = list(CATALOGUE.sheets)[first : first + 4]
    compare(page, address, *sheets)
    titles = page.get_by_role("columnheader").locator("a").all_text_contents()
    assert [flat(title) for title in titles] == [flat(french(CATALOGUE.sheets[sheet].title)) for sheet in sheets]
    ids = page.locator("[id]").evaluate_all("l => l.map((e) => e.id)")
    assert len(ids) == len(set(ids))
    for number, sheet in enumerate(sheets, start=1):
        column = " ".join(map(flat, page.locator(f"td:nth-child({number})").all_text_contents()))
        for field, parts in page.evaluate(TEXTS, [f"../fiches/{sheet}/", FIELDS]).items():
            assert all(flat(part) in column for part in parts), (sheet, field)


def test_sheets_are_added_by_title_and_left_by_keyboard(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}comparer/", wait_until="networkidle")
    assert not [url for url in asked if url.endswith("titles.json")]
    expect(page.get_by_text("Choisissez de deux à quatre fiches")).to_be_visible()
    for words, sheet in (("EGALITE mix'up", TWO[0]), ("valenciennes plan", None), ("trois ans", TWO[1])):
        tab_to(page, "#ajouter-une-fiche")
        page.keyboard.type(words)
        if sheet is None:
            expect(page.get_by_text("Aucun titre ne contient ces mots.")).to_be_visible()
            page.get_by_label("Ajouter une fiche").fill("")
            page.locator("body").click(position={"x": 1, "y": 1})
            continue
        expect(page.locator(".tb-found button")).to_have_count(1)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{sheet}")
        expect(page.get_by_label("Ajouter une fiche")).to_be_focused()
    assert len([url for url in asked if url.endswith("titles.json")]) == 1
    assert page.url == f"{address}comparer/?fiches={','.join(TWO)}"
    expect(page.get_by_role("columnheader")).to_have_count(2)
    page.go_back()
    expect(page.get_by_role("columnheader")).to_have_count(1)
    page.go_forward()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    page.get_by_role("button", name="Retirer de la comparaison").first.press("Enter")
    expect(page.get_by_role("columnheader")).to_have_count(1)
    assert page.url == f"{address}comparer/?fiches={TWO[1]}"
    expect(page.get_by_label("Ajouter une fiche")).to_be_focused()
    expect(page.locator(STATUS)).to_contain_text("n’est plus dans la comparaison")


def test_four_at_most_each_once(page: Page, address: str) -> None:
    ids = list(CATALOGUE.sheets)[:6]
    compare(page, address, ids[0], *ids)
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(page.get_by_text("seules les 4 premières")).to_be_visible()
    assert page.get_by_label("Ajouter une fiche").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_an_unknown_sheet_is_told_kindly(watched: Watched, address: str) -> None:
    page = watched.page
    compare(page, address, "nulle-part", *TWO)
    expect(page.get_by_text("La fiche « nulle-part » n’existe plus, ou a changé d’adresse.")).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    watched.expected("404")  # Chromium's own line about the answer


def test_my_panorama_is_offered(page: Page, address: str) -> None:
    keep(page, address, *TWO)
    page.goto(f"{address}comparer/", wait_until="networkidle")
    page.get_by_role("link", name="Comparer les 2 fiches de mon panorama").click()
    expect(page.get_by_role("columnheader")).to_have_count(2)


def test_the_head_of_a_sheet_leads_to_the_comparison(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/{TWO[0]}/", wait_until="networkidle")
    page.get_by_role("link", name="Comparer avec d’autres fiches").click()
    expect(page.get_by_role("columnheader")).to_have_count(1)
    expect(page.get_by_text("Choisissez une deuxième fiche")).to_be_visible()


def test_a_table_for_all_even_stacked(opened: Opened, address: str) -> None:
    """On a phone the cells pile up: they keep the roles of a table, and say their sheet's name."""
    page = opened(address, viewport={"width": 320, "height": 700})
    compare(page, address, *TWO)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    table = page.get_by_role("table", name="Fiches comparées")
    assert table.get_by_role("columnheader").count() == 2
    assert table.get_by_role("cell").count() == 2 * table.get_by_role("rowheader").count() > 10
    first = table.get_by_role("cell").first
    expect(first.locator(".tb-compare__of")).to_be_visible()
    boxes = [table.get_by_role("cell").nth(n).bounding_box() for n in range(2)]
    assert boxes[0] and boxes[1] and boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]


@pytest.mark.parametrize(
    ("state", "width", "scheme"),
    [("empty", 320, "dark"), ("one", 1280, "light"), ("four", 320, "light"), ("four", 1280, "dark"),
     ("choosing", 320, "dark"), ("strange", 1280, "light")],
)  # fmt: skip
def test_nothing_for_axe_to_say(opened: Opened, address: str, state: str, width: int, scheme: Any) -> None:
    page = opened(address, viewport={"width": width, "height": 700}, color_scheme=scheme, reduced_motion="reduce")
    ids = {"empty": (), "one": TWO[:1], "four": tuple(CATALOGUE.sheets)[:4], "strange": ("X", *TWO)}.get(state, TWO)
    compare(page, address, *ids)
    if state == "choosing":
        page.get_by_label("Ajouter une fiche").fill("e")
        expect(page.locator(".tb-found button").first).to_be_visible()
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_titles_do_nothing(opened: Opened, hostile_site: str) -> None:
    page = opened(hostile_site)
    ids = [f"piege-{number}" for number in range(len(HOSTILE))]
    for chosen in (ids[:4], ids[2:]):
        compare(page, hostile_site, *chosen)
        expect(page.get_by_role("columnheader")).to_have_count(4)
        assert page.evaluate("window.hacked") is None
    compare(page, hostile_site, ids[0])
    page.get_by_label("Ajouter une fiche").fill("piege")
    expect(page.locator(".tb-found button")).to_have_count(len(ids) - 1)
    page.locator(".tb-found button").nth(1).click()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    page.goto(f"{hostile_site}panorama/?fiches={','.join(ids)}", wait_until="networkidle")
    page.get_by_role("button", name="Enregistrer comme mon panorama").click()
    page.get_by_role("button", name="Aperçu du livret").click()
    expect(page.locator(".tb-book__sheet")).to_have_count(len(ids))
    page.wait_for_timeout(150)
    assert page.evaluate("window.hacked") is None


def test_without_javascript_the_page_says_what_it_compares(opened: Opened, address: str) -> None:
    page = opened(address, java_script_enabled=False)
    page.goto(f"{address}comparer/")
    expect(page.get_by_text("avec JavaScript")).to_be_visible()
    expect(page.get_by_text("Financement")).to_be_visible()
    page.locator("main").get_by_role("link", name="la liste des fiches").click()
    assert page.url == f"{address}fiches/"


def test_the_titles_are_those_of_the_catalogue(site: Path) -> None:
    pairs = json.loads((site / "assets/data/titles.json").read_text(encoding="utf-8"))
    assert pairs == [[sheet.id, french(sheet.title)] for sheet in CATALOGUE.sheets.values()]
