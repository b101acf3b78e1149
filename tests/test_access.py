"""The keyboard on a page, and whether the checks of ``access.js`` see what they are for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.access import found, watch
from tests.watching import Opened


@pytest.fixture
def page(opened: Opened, address: str) -> Page:
    return opened(address, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")


def test_the_keyboard_goes_through_a_page_in_its_order(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    walked = page.evaluate_handle("[]")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    for _ in range(400):
        page.evaluate("(walked) => void walked.push(document.activeElement)", walked)
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    else:
        pytest.fail("the keyboard never left the page")
    places = page.evaluate("(w, all = [...document.querySelectorAll('*')]) => w.map((e) => all.indexOf(e))", walked)
    assert len(places) > 40
    assert places == sorted(set(places))


def test_the_skip_link_leads_to_the_content(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main article') !== null")


def test_the_menu_of_small_screens_opens_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    menu = page.get_by_role("button", name="Menu", exact=True)
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Collections", exact=True)
    expect(link).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_in_viewport()
    expect(page.locator(".md-sidebar--primary [aria-current]")).to_have_text("Fiches")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()


def test_what_search_offers_closes_on_escape(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    field = page.locator("#recherche-rapide")
    field.press_sequentially("mixité")
    offered = page.locator(".tb-quick--header [data-found]")
    expect(offered).to_be_visible()
    page.keyboard.press("Escape")
    expect(offered).to_be_hidden()
    expect(field).to_be_focused()


SEEN = """() => {
  const [{ left, right, top, bottom }] = document.activeElement.getClientRects();
  const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return document.activeElement.contains(there) || document.activeElement.textContent;
}"""
SHEETS = "stef-mixup,corif-accompagnement,valenciennes-plan-egalite-triennal"


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("manques/", ".tb-grid >> nth=0 >> tbody a"),
        (f"comparer/?fiches={SHEETS}", ".tb-compare__table td a"),
        ("a-propos/", "main article a >> nth=0"),
    ],
)
def test_going_back_what_has_the_focus_is_not_covered(page: Page, address: str, path: str, start: str) -> None:
    """By the header of the page, nor by that of a table; the tabs are hidden but at the top."""
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(address + path, wait_until="networkidle")
    page.locator(start).last.focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.md-tabs a')"):
            expect(page.locator(".md-tabs")).not_to_have_attribute("hidden", "")
        assert page.evaluate(SEEN) is True


def test_the_way_back_up_covers_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}glossaire/", wait_until="networkidle")
    way = page.locator(".md-top")
    expect(way).to_be_hidden()
    page.locator("main article a").last.focus()
    for _ in range(9):
        page.keyboard.press("Shift+Tab")
    expect(way).not_to_have_attribute("hidden", "")
    expect(way).to_have_css("opacity", "0")
    way.focus()
    expect(way).to_have_css("opacity", "1")


def test_no_key_alone_does_anything(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/", wait_until="networkidle")
    page.locator("main").click(position={"x": 5, "y": 5})
    for key in "pnfs/,.":
        page.keyboard.press(key)
    assert page.url == f"{address}a-propos/"
    assert page.evaluate("document.activeElement === document.body")


def test_these_checks_see_faults(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/", wait_until="networkidle")
    watch(page)
    page.evaluate(
        """() => {
          document.querySelector("main article").append(document.createElement("h5"), document.createElement("main"));
          document.querySelector("h5").textContent = "Niveau sauté";
          document.querySelector("main p").insertAdjacentHTML("afterend", "<p>Lire <a href='.'>la suite</a> ici.</p>");
          const link = document.querySelector("main p + p a");
          link.style = "text-decoration: none; border: 0; outline: 0";
          link.target = "_blank";
          link.setAttribute("aria-label", "Autre chose");
          link.tabIndex = 3;
          link.parentNode.previousElementSibling.style = "overflow: hidden; height: 4px; transition: all 1s !important";
        }"""
    )
    problems = found(page, "structure", "links", "names", "focus", "motion", "cut")
    seen = {problem.partition(":")[0] for problem in problems}
    assert {"level skipped", "2 main", "not underlined", "opens a window", "its name is not what it shows"} <= seen
    assert {"focus not seen", "out of order", "cut", "moves"} <= seen
