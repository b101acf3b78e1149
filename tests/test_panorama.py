"""« Mon panorama » in a real Chromium: kept by the browser, ordered by keyboard, shared by its address."""

from __future__ import annotations

import gzip
import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import ROOT
from tests.selecting import STATUS, THREE, TITLE, keep, kept, listed, open_own, tab_to
from tests.watching import Opened, Watched


def test_a_card_is_added_and_taken_out_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}fiches/", wait_until="networkidle")
    expect(page.locator("[data-sheet] > .tb-pick")).to_have_count(page.locator("[data-sheet]").count())
    tab_to(page, ".tb-find__skip")
    page.keyboard.press("Enter")
    tab_to(page, ".tb-pick", limit=5)
    focused = page.locator(".tb-pick:focus")
    assert "Ajouter à mon panorama" in focused.inner_text()
    title = page.locator("[data-sheet] .tb-card__title").first.inner_text()
    expect(focused).to_have_accessible_name(f"Ajouter à mon panorama\u00a0: {title}".replace("\u202f", " "))
    page.keyboard.press("Enter")
    expect(focused).to_contain_text("Retirer de mon panorama")
    expect(page.locator(STATUS)).to_have_text("Fiche ajoutée à votre panorama (1\u00a0fiche).")
    expect(page.get_by_role("link", name=re.compile(r"^Mon panorama\s+1\s+fiche$"))).to_be_visible()
    page.keyboard.press("Space")
    expect(focused).to_contain_text("Ajouter à mon panorama")
    assert page.locator("[data-panorama-count]").is_hidden()


def test_the_whole_way_by_keyboard(page: Page, address: str) -> None:
    for sheet in THREE:
        page.goto(f"{address}fiches/{sheet}/", wait_until="networkidle")
        tab_to(page, ".tb-picks .tb-pick")
        page.keyboard.press("Enter")
    tab_to(page, ".tb-mine", 200)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}panorama/")
    tab_to(page, "#titre-du-panorama")
    page.keyboard.type(TITLE)
    assert listed(page) == list(THREE)
    tab_to(page, "[data-tool=down]")
    page.keyboard.press("Enter")
    assert listed(page) == [THREE[1], THREE[0], THREE[2]]
    assert page.evaluate("document.activeElement.dataset.tool") == "down"
    expect(page.locator(STATUS)).to_contain_text("2 sur 3.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # already last: stays, keeps the focus
    assert listed(page) == [THREE[1], THREE[2], THREE[0]]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.tool") == "out"
    page.keyboard.press("Enter")
    assert listed(page) == [THREE[1], THREE[2]]
    assert page.evaluate("document.activeElement.dataset.tool") == "out"
    page.reload(wait_until="networkidle")
    assert listed(page) == [THREE[1], THREE[2]]
    expect(page.get_by_label("Titre de votre panorama")).to_have_value(TITLE)


def test_what_was_taken_out_can_be_put_back(page: Page, address: str) -> None:
    open_own(page, address, *THREE)
    page.locator("[data-tool=out]").nth(1).click()
    assert listed(page) == [THREE[0], THREE[2]]
    page.get_by_role("button", name="Rétablir").click()
    assert listed(page) == list(THREE)
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith(f"/fiches/{THREE[1]}/")
    page.get_by_role("button", name="Tout retirer").click()
    empty = page.get_by_role("heading", name="Votre panorama est vide")
    expect(empty).to_be_focused()
    assert "Ajouter à mon panorama" in page.locator(".tb-call").inner_text()
    page.get_by_role("button", name="Rétablir").click()
    assert listed(page) == list(THREE)


def test_a_link_shows_its_panorama_and_leaves_mine_alone(page: Page, opened: Opened, address: str) -> None:
    open_own(page, address, *THREE, title=TITLE)
    link = page.get_by_label("Lien à partager").input_value()
    assert link.startswith(f"{address}panorama/?fiches={','.join(THREE)}&titre=")
    other = opened(address)
    keep(other, address, "galilee-accompagnement", THREE[0], title="Le mien")
    before = kept(other, address)
    other.goto(link, wait_until="networkidle")
    expect(other.get_by_role("heading", level=1).first).to_have_text("Panorama partagé")
    assert listed(other) == list(THREE)
    assert TITLE in other.locator(".tb-lead").first.inner_text()
    assert kept(other, address) == before
    other.get_by_role("button", name="Enregistrer comme mon panorama").click()
    expect(other.get_by_role("button", name="Le remplacer")).to_be_focused()
    other.get_by_role("button", name="Annuler").click()
    assert kept(other, address) == before
    other.get_by_role("button", name="Enregistrer comme mon panorama").click()
    other.get_by_role("button", name="Ajouter ces fiches à la suite").click()
    assert kept(other, address) == {"title": "Le mien", "ids": ["galilee-accompagnement", *THREE]}
    assert other.url == f"{address}panorama/"
    other.goto(link, wait_until="networkidle")
    other.get_by_role("button", name="Enregistrer comme mon panorama").click()
    other.get_by_role("button", name="Le remplacer").click()
    assert kept(other, address) == {"title": TITLE, "ids": list(THREE)}
    expect(other.get_by_label("Titre de votre panorama")).to_be_focused()
    other.goto(link, wait_until="networkidle")
    expect(other.get_by_role("heading", level=1).first).to_have_text("Mon panorama")  # it is mine now


def test_two_tabs_follow_each_other(context: BrowserContext, address: str) -> None:
    first, second = Watched(context.new_page(), address), Watched(context.new_page(), address)
    open_own(first.page, address, THREE[0])
    second.page.goto(f"{address}fiches/{THREE[1]}/", wait_until="networkidle")
    second.page.locator(".tb-picks .tb-pick").click()
    expect(first.page.locator(".tb-picked > li")).to_have_count(2)
    expect(first.page.locator("[data-number]")).to_have_text("2")
    first.page.locator("[data-tool=out]").nth(1).click()
    expect(second.page.locator(".tb-picks .tb-pick")).to_contain_text("Ajouter à mon panorama")
    first.page.get_by_label("Titre de votre panorama").fill("Un titre")
    second.page.locator(".tb-picks .tb-pick").click()
    expect(first.page.locator(".tb-picked > li")).to_have_count(2)
    assert kept(first.page, address) == {"title": "Un titre", "ids": list(THREE[:2])}
    assert first.complaints == second.complaints == []


def test_a_sheet_that_is_gone_is_told_and_can_be_taken_out(watched: Watched, address: str) -> None:
    page = watched.page
    open_own(page, address, "stef-mixup", "fiche-disparue")
    expect(page.locator(".tb-picked--lost")).to_contain_text("n’existe plus")
    assert page.locator(".tb-book__sheet").count() == 1
    page.get_by_role("button", name="Retirer « fiche-disparue »").click()
    assert listed(page) == ["stef-mixup"]
    watched.expected("404")  # Chromium's own line about the answer


def test_a_sheet_that_does_not_arrive_is_told_and_can_be_asked_again(watched: Watched, address: str) -> None:
    page = watched.page
    keep(page, address, *THREE)
    page.route("**/fiches/stef-mixup/", lambda route: route.abort())
    page.goto(f"{address}panorama/", wait_until="networkidle")
    expect(page.locator(".tb-picked--lost")).to_contain_text("n’a pas pu être chargée")
    assert page.locator(".tb-book__sheet").count() == 2
    page.evaluate("addEventListener('beforeprint', () => { window.asked = true; })")
    page.get_by_role("button", name="Imprimer le livret").click()
    page.wait_for_function("window.asked")
    expect(page.locator(STATUS)).to_contain_text("1\u00a0fiche manque au livret")
    page.unroute("**/fiches/stef-mixup/")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".tb-book__sheet")).to_have_count(3)
    watched.expected("ERR_FAILED")


def test_the_link_is_copied(opened: Opened, address: str) -> None:
    page = opened(address, permissions=["clipboard-read", "clipboard-write"])
    open_own(page, address, *THREE, title=TITLE)
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.locator(STATUS)).to_have_text("Lien copié.")
    link = page.get_by_label("Lien à partager").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_a_full_panorama_refuses_one_more(page: Page, address: str) -> None:
    keep(page, address, *(f"fiche-{number}" for number in range(50)))
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    page.locator(".tb-picks .tb-pick").click()
    expect(page.locator(STATUS)).to_contain_text("Votre panorama est plein")
    assert len(kept(page, address)["ids"]) == 50
    expect(page.locator(".tb-picks .tb-pick")).to_contain_text("Ajouter à mon panorama")


def test_cards_drawn_again_get_their_button_once(page: Page, address: str) -> None:
    keep(page, address, "stef-mixup")
    page.goto(f"{address}fiches/", wait_until="networkidle")
    page.evaluate("""async (address) => {
        const { decorate } = await import(`${address}assets/js/selection/buttons.js`);
        const cards = document.querySelector(".tb-cards");
        document.querySelectorAll(".tb-pick").forEach((button) => button.remove());
        decorate(cards.parentElement); decorate(document); decorate(document);
    }""", address)  # fmt: skip
    assert page.locator(".tb-pick").count() == page.locator("[data-sheet]").count()
    page.locator("[data-sheet=stef-mixup] .tb-pick").click()
    assert kept(page, address)["ids"] == []


def test_ticked_sheets_are_compared(page: Page, address: str) -> None:
    open_own(page, address, *THREE, "galilee-accompagnement", "stef-mixup")
    page.get_by_role("button", name="Tout retirer").click()
    page.get_by_role("button", name="Rétablir").click()
    page.locator(".tb-picked input").first.check()
    page.get_by_role("button", name="Comparer les fiches cochées").click()
    expect(page.locator(STATUS)).to_contain_text("Cochez de 2 à 4 fiches")
    page.locator(".tb-picked input").nth(2).check()
    page.get_by_role("button", name="Comparer les fiches cochées").click()
    page.wait_for_url(f"{address}comparer/?fiches={THREE[0]},{THREE[2]}")


def test_without_javascript_the_page_says_so_and_leads_to_the_sheets(opened: Opened, address: str) -> None:
    page = opened(address, java_script_enabled=False)
    page.goto(f"{address}fiches/")
    page.locator(".tb-mine").click()
    assert page.url == f"{address}panorama/"
    expect(page.get_by_text("avec JavaScript")).to_be_visible()
    page.locator("main").get_by_role("link", name="la liste des fiches").click()
    assert page.url == f"{address}fiches/"


def test_the_scripts_are_light() -> None:
    scripts = (ROOT / "docs_overrides/assets/js/selection").glob("*.js")
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < 25_000
