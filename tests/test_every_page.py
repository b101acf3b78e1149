"""Every kind of page as it opens: nothing wrong for the console, axe or ``access.js``, in any width and colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.access import found, space_out, watch
from tests.axe import problems
from tests.test_browser import KINDS_OF_PAGE
from tests.watching import Opened

EVERY = (*KINDS_OF_PAGE, "proposer/", "donnees/", "donnees/dictionnaire/", "donnees/integrer/")
ALIKE = {
    "fiches/galilee-accompagnement/", "fiches/impulsion-jeu-de-l-oie/", "collections/egalite-hauts-de-france/",
    "territoires/62/", "territoires/32/", "guide/rubriques/", "guide/relecture/", "guide/droits/", "a-propos/",
    "enseignements/",
}  # fmt: skip
"""Those of which another page, made by the same template, is enough by night."""
TWICE = "document.documentElement.style.fontSize = '200%'"
"""Text alone, as a reader's own setting does: the theme's sizes all follow that of the root."""
FACELESS = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const { fontFamily, fontStyle, fontWeight } = getComputedStyle(one);
  const writes = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return writes && fontFamily.startsWith('"Source Serif') && fontStyle === "normal" && fontWeight < 600;
}).map((one) => one.textContent)"""
"""What is written in a weight that the site's typefaces have no file of, so that another face stands for it."""


def beyond(page: Page, width: int) -> int:
    """How many pixels of the page are out of a window of that width."""
    page.set_viewport_size({"width": width, "height": 700})
    edge: int = page.evaluate("document.documentElement.scrollWidth")
    return max(0, edge - width)


@pytest.mark.parametrize("path", EVERY)
def test_by_day(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    assert page.locator("h1").count() == 1
    assert problems(page) == []
    assert page.evaluate(FACELESS) == []
    watch(page)
    assert found(page, "structure", "links", "names", "focus") == []
    assert {width: beyond(page, width) for width in (768, 320)} == {768: 0, 320: 0}
    page.evaluate(TWICE)
    assert beyond(page, 1280) == 0


@pytest.mark.parametrize("path", [path for path in EVERY if path not in ALIKE])
def test_by_night_on_a_phone(opened: Opened, address: str, path: str) -> None:
    page = opened(address, viewport={"width": 320, "height": 700}, color_scheme="dark", reduced_motion="reduce")
    page.goto(address + path, wait_until="networkidle")
    assert problems(page) == []
    watch(page)
    assert found(page, "focus", "motion") == []
    space_out(page)
    assert found(page, "cut") == []
    assert beyond(page, 320) == 0
