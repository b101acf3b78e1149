"""What axe-core says of the selection in each of its states, light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.axe import problems
from tests.selecting import STATUS, THREE, TITLE, keep, open_own
from tests.watching import Opened


def _empty(page: Page, address: str) -> None:
    page.goto(f"{address}panorama/", wait_until="networkidle")


def _filled(page: Page, address: str) -> None:
    open_own(page, address, *THREE, title=TITLE)


def _preview(page: Page, address: str) -> None:
    _filled(page, address)
    page.get_by_role("button", name="Aperçu du livret").click()
    expect(page.locator(".tb-book__cover")).to_be_visible()


def _undo(page: Page, address: str) -> None:
    _filled(page, address)
    page.locator("[data-tool=out]").first.click()


def _shared(page: Page, address: str) -> None:
    keep(page, address, "galilee-accompagnement")
    page.goto(f"{address}panorama/?fiches={','.join(THREE)},PIRE&titre=Essai", wait_until="networkidle")


def _asking(page: Page, address: str) -> None:
    _shared(page, address)
    page.get_by_role("button", name="Enregistrer comme mon panorama").click()


def _sheet(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    page.locator(".tb-picks .tb-pick").click()
    expect(page.locator(STATUS)).not_to_be_empty()


STATES = (_empty, _filled, _preview, _undo, _shared, _asking, _sheet)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
@pytest.mark.parametrize("state", STATES)
def test_nothing_for_axe_to_say_and_nothing_beyond_the_edge(
    opened: Opened, address: str, state: Callable[[Page, str], None], width: int, scheme: Any
) -> None:
    page = opened(address, viewport={"width": width, "height": 700}, color_scheme=scheme, reduced_motion="reduce")
    state(page, address)
    page.evaluate("scrollTo(0, 0)")  # what the sticky bar half hides is too small a target, for axe
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_what_is_wrong(page: Page, address: str) -> None:
    """The helper can fail."""
    page.goto(f"{address}panorama/", wait_until="networkidle")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any(line.startswith("label") for line in problems(page))
