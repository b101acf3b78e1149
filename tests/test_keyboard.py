"""Every interaction from the first Tab to its effect, without a pointer; search, selection and the form have theirs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.watching import Opened

MOST = 250
"""Presses of Tab after which a control counts as out of reach."""


@pytest.fixture
def page(opened: Opened, address: str) -> Page:
    page = opened(address, viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("window.print = () => { document.documentElement.dataset.printed = '1'; }")
    return page


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab (or the ``key`` that goes back) until this control, or one in it, has the focus, and shows it.

    Raises:
        AssertionError: it never gets it.
    """
    for _ in range(MOST):
        page.keyboard.press(key)
        if wanted.evaluate("one => one.contains(document.activeElement)"):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
    raise AssertionError(f"out of reach: {wanted}")


def test_the_actions_of_a_sheet(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    actions = page.locator("[data-sheet-actions]")
    tab_to(page, actions.get_by_role("link", name=re.compile("PDF")))
    tab_to(page, actions.get_by_role("button", name="Partager"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Adresse de la fiche copiée")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/fiches/stef-mixup/")
    pick = actions.get_by_role("button", name=re.compile("panorama"))
    tab_to(page, pick)
    page.keyboard.press("Space")
    expect(pick).to_have_accessible_name(re.compile("^Retirer"))
    expect(pick).to_be_focused()
    tab_to(page, actions.get_by_role("link", name=re.compile("Comparer")))
    tab_to(page, actions.get_by_role("button", name="Imprimer"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.printed") == "1"
    tab_to(page, actions.get_by_role("link", name="Proposer une modification"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/proposer/\?fiche=stef-mixup"))


def test_a_reference_is_copied(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    copy = page.locator("[data-cite-copy]").first
    summary = page.locator("details:has([data-cite-copy]) > summary")
    if summary.count():
        tab_to(page, summary)
        page.keyboard.press("Enter")
    tab_to(page, copy)
    page.keyboard.press("Enter")
    expect(copy).to_be_focused()
    assert "MIX" in page.evaluate("navigator.clipboard.readText()")


def test_the_table_of_figures(page: Page, address: str) -> None:
    page.goto(f"{address}chiffres/", wait_until="networkidle")
    field = page.get_by_label("Filtrer")
    tab_to(page, field)
    page.keyboard.type("femmes")
    rows = page.locator(".tb-table tbody tr:not(.tb-table__group):visible")
    few = rows.count()
    sort = page.get_by_role("button", name="Valeur")
    tab_to(page, sort)
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    page.keyboard.press("Space")
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    expect(sort).to_be_focused()
    assert rows.count() == few > 0


@pytest.mark.parametrize("path", ["", "territoires/"])
def test_the_map(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    tab_to(page, page.locator("main svg a").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"(territoires/\w+/|fiches/\?.*department=\w+)"))


def test_day_and_night(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/", wait_until="networkidle")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    group = page.get_by_role("group", name="Apparence")
    expect(group.get_by_role("radio", name="Passer en mode clair")).to_be_checked()
    tab_to(page, group)
    seen = set()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        seen.add(page.locator("body").get_attribute("data-md-color-scheme"))
    assert seen - {before}
    expect(group.get_by_role("radio", name="Passer en mode sombre")).to_be_checked()
    page.reload(wait_until="networkidle")  # neither was checked: the focus fell on the one whose picture is hidden
    expect(group.get_by_role("radio", name="Passer en mode sombre")).to_be_checked()
    expect(group.locator("input:checked + label")).to_be_visible()


def test_a_facet_then_its_chip(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/", wait_until="networkidle")
    box = page.locator("input[name=theme]").first
    tab_to(page, box)
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"theme="))
    expect(box).to_be_focused()
    tab_to(page, page.locator("[data-chips] button").first)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile(r"theme="))
    assert page.evaluate("document.activeElement !== document.body")


def test_the_line_that_shows_cards_elsewhere(page: Page, address: str) -> None:
    page.goto(f"{address}donnees/integrer/", wait_until="networkidle")
    tab_to(page, page.locator("[data-copy]"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()").startswith("<iframe")
