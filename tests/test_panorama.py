"""« Mon panorama » in a real Chromium: kept by the browser, ordered by keyboard, shared by its address, printed."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pypdf import PdfReader

from tests.axe import problems
from tests.chromium import FLAGS, find_chromium
from tests.conftest import ROOT
from tests.test_browser import CATALOGUE, HOSTILE, Watched

THREE = ("stef-mixup", "toyota-500-recrutements", "corif-accompagnement")
TITLE = "Mixité & industrie : « nos » pistes"
STATUS = "[role=status].tb-said"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def watched(context: BrowserContext, address: str) -> Watched:
    return Watched(context.new_page(), address)


def keep(page: Page, address: str, *ids: str, title: str = "") -> None:
    """Put a selection in the browser's storage, as an earlier visit would have."""
    page.goto(f"{address}a-propos/")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key(address), stored(ids, title)])


def key(address: str) -> str:
    return "boite-a-pratiques:panorama:/" + address.split("/", 3)[3]


def stored(ids: tuple[str, ...], title: str = "") -> str:
    return json.dumps({"title": title, "ids": list(ids)})


def kept(page: Page, address: str) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", key(address)))


def open_own(page: Page, address: str, *ids: str, title: str = "") -> None:
    keep(page, address, *ids, title=title)
    page.goto(f"{address}panorama/", wait_until="networkidle")


def listed(page: Page) -> list[str]:
    """The sheets of the list, in order."""
    return [str(value) for value in page.locator(".tb-picked input").evaluate_all("l => l.map(box => box.value)")]


def tab_to(page: Page, where: str, limit: int = 60) -> None:
    """Press Tab until the focus is on ``where``."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("(where) => document.activeElement.matches(where)", where):
            return
    raise AssertionError(f"the keyboard does not reach {where}")


def test_a_card_is_added_and_taken_out_by_keyboard(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}fiches/", wait_until="networkidle")
    assert page.locator("[data-sheet] > .tb-pick").count() == page.locator("[data-sheet]").count() > 10
    tab_to(page, ".tb-pick")
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
    assert watched.complaints == []


def test_the_whole_way_by_keyboard(watched: Watched, address: str) -> None:
    page = watched.page
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
    assert watched.complaints == []


def test_what_was_taken_out_can_be_put_back(watched: Watched, address: str) -> None:
    page = watched.page
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
    assert watched.complaints == []


def test_a_link_shows_its_panorama_and_leaves_mine_alone(watched: Watched, browser: Browser, address: str) -> None:
    open_own(watched.page, address, *THREE, title=TITLE)
    link = watched.page.get_by_label("Lien à partager").input_value()
    assert link.startswith(f"{address}panorama/?fiches={','.join(THREE)}&titre=")
    other = browser.new_context().new_page()
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
    other.context.close()
    assert watched.complaints == []


@pytest.mark.parametrize("payload", [*HOSTILE, "../../aide", "__proto__", "a" * 5000, "%00", "\u202eabc"])
def test_hostile_parameters_do_nothing(watched: Watched, address: str, payload: str) -> None:
    page = watched.page
    mark = quote(payload, safe="")
    for path in ("panorama/", "comparer/"):
        page.goto(f"{address}{path}?fiches={mark},stef-mixup,{mark}&titre={mark}&fiches={mark}")
        expect(page.locator("main")).to_contain_text("de ce lien ne sont pas valables et ont été laissés de côté")
        expect(page.locator("[data-selection]").get_by_role("link", name="MIX’UP").first).to_be_visible()
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert page.evaluate("(key) => localStorage.getItem(key)", key(address)) is None
    assert watched.complaints == []


@pytest.mark.parametrize(
    "value",
    [
        *("", "{", "null", "[]", "42", '{"ids": "a"}', '{"title": {}, "ids": {}}'),
        '{"ids": [null, 3, {}, "../x", "A"]}',
        f'{{"title": 3, "ids": ["{HOSTILE[1]}"]}}',
    ],
)
def test_a_damaged_storage_is_an_empty_panorama(watched: Watched, address: str, value: str) -> None:
    page = watched.page
    page.goto(f"{address}a-propos/")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key(address), value])
    page.goto(f"{address}panorama/", wait_until="networkidle")
    expect(page.get_by_role("heading", name="Votre panorama est vide")).to_be_visible()
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    page.locator(".tb-picks .tb-pick").click()
    assert kept(page, address) == {"title": "", "ids": ["stef-mixup"]}
    assert watched.complaints == []


def test_a_full_storage_is_told_and_the_page_still_works(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}panorama/?fiches={','.join(THREE)}", wait_until="networkidle")
    page.evaluate("""() => { let size = 1 << 22; while (size) { try {
        localStorage.setItem(`x${localStorage.length}`, 'x'.repeat(size)); } catch { size >>= 1; } } }""")
    page.get_by_role("button", name="Enregistrer comme mon panorama").click()
    assert listed(page) == list(THREE)
    expect(page.get_by_text("refuse de garder votre panorama")).to_be_visible()
    page.locator("[data-tool=out]").first.click()
    assert listed(page) == list(THREE[1:])
    assert watched.complaints == []


def test_a_browser_that_refuses_storage_still_shows_links(browser: Browser, tmp_path: Path, address: str) -> None:
    """Site data blocked in Chromium's own settings: reading ``localStorage`` raises."""
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text('{"profile": {"default_content_setting_values": {"cookies": 2}}}', encoding="utf-8")
    opened = browser.browser_type.launch_persistent_context(
        str(tmp_path), executable_path=str(find_chromium()), args=FLAGS
    )
    page = opened.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    page.goto(f"{address}panorama/?fiches={','.join(THREE)}", wait_until="networkidle")
    assert page.evaluate("(() => { try { localStorage; return false } catch { return true } })()")
    page.get_by_role("button", name="Enregistrer comme mon panorama").click()
    assert listed(page) == list(THREE)
    expect(page.get_by_text("refuse de garder votre panorama")).to_be_visible()
    assert not [error for error in errors if "/selection/" in error]
    opened.close()


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
    assert len(watched.complaints) == 1 and "404" in watched.complaints[0]  # Chromium's own line about the answer


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
    assert all("ERR_FAILED" in line for line in watched.complaints)


def test_the_link_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_own(page, address, *THREE, title=TITLE)
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.locator(STATUS)).to_have_text("Lien copié.")
    link = page.get_by_label("Lien à partager").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == link
    context.close()


def test_a_full_panorama_refuses_one_more(watched: Watched, address: str) -> None:
    page = watched.page
    keep(page, address, *(f"fiche-{number}" for number in range(50)))
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    page.locator(".tb-picks .tb-pick").click()
    expect(page.locator(STATUS)).to_contain_text("Votre panorama est plein")
    assert len(kept(page, address)["ids"]) == 50
    expect(page.locator(".tb-picks .tb-pick")).to_contain_text("Ajouter à mon panorama")
    assert watched.complaints == []


def test_cards_drawn_again_get_their_button_once(watched: Watched, address: str) -> None:
    page = watched.page
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
    assert watched.complaints == []


def test_the_booklet_says_all_that_the_sheets_say(watched: Watched, address: str) -> None:
    """Every sheet at once: each field's words are there, ids are unique, links lead where they led."""
    page = watched.page
    ids = list(CATALOGUE.sheets)
    open_own(page, address, *ids)
    expect(page.locator(".tb-book__sheet")).to_have_count(len(ids))
    twice = page.evaluate("""() => { const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
        return ids.filter((id, place) => ids.indexOf(id) !== place); }""")
    assert twice == []
    dead = page.evaluate("""() => [...document.querySelectorAll(".tb-book a[href^='#']")]
        .map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id))""")
    assert dead == []
    words = "l => l.map((e) => e.textContent.replace(/\\s+/g, ' ').trim())"
    for sheet in ids:
        book = page.locator(f"#livret--{sheet}").text_content() or ""
        hrefs = set(page.locator(f"#livret--{sheet} a").evaluate_all("l => l.map((a) => a.href)"))
        other = page.context.new_page()
        other.goto(f"{address}fiches/{sheet}/")
        said = other.locator(".tb-field:not([data-field=related]) :is(p, dd, li):not(.tb-numbers *)")
        for text in said.evaluate_all(words):
            assert text in " ".join(book.split()), (sheet, text)
        links = other.locator(".tb-field:not([data-field=related]) a:not([href^='#'])").evaluate_all(
            "l => l.map((a) => a.href)"
        )
        assert set(links) <= hrefs, sheet
        other.close()
    assert watched.complaints == []


POISON = """<p onclick="window.hacked=1" style="color:red">Poison <b>visible</b></p>
<script>window.hacked=1</script><img src=x onerror="window.hacked=1"><img src="https://example.org/x.png">
<iframe srcdoc="<script>top.hacked=1</script>"></iframe><a href="javascript:window.hacked=1">lien</a>
<svg onload="window.hacked=1"><script>window.hacked=1</script><foreignObject><img src=x onerror="window.hacked=1">
</foreignObject><a href="javascript:1"><text>dessin</text></a></svg><template><p>gabarit</p></template>
<math><mtext><img src=x onerror="window.hacked=1"></mtext></math><form action="//example.org"><button>Envoyer</button>
</form><style>*{display:none}</style><object data="//example.org"></object><base href="https://example.org/">"""


@pytest.mark.parametrize("path", ["panorama/?fiches=stef-mixup", "comparer/?fiches=stef-mixup,corif-accompagnement"])
def test_only_a_clean_copy_is_taken_from_a_page(watched: Watched, address: str, path: str) -> None:
    def poison(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace('data-field="context">', f'data-field="context">{POISON}')
        )

    page = watched.page
    page.route("**/fiches/stef-mixup/", poison)
    page.goto(address + path, wait_until="networkidle")
    mount = page.locator("[data-selection]")
    assert "Poison visible" in " ".join((mount.text_content() or "").split())
    assert "gabarit" not in (mount.text_content() or "")
    assert mount.locator("script, iframe, object, form, template, style, foreignObject, math, base").count() == 0
    assert mount.locator("[onclick], [onerror], [onload], [style*=color], [href^=javascript], [srcdoc]").count() == 0
    assert mount.locator("img[src^='https://example.org']").count() == 0
    assert page.evaluate("window.hacked") is None
    assert [line for line in watched.complaints if "404" not in line] == []  # « src=x » is asked from this site


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)))


def flat(text: str) -> str:
    """Letters and figures only: line breaks, ligatures and hyphens are the paper's business."""
    return "".join(char for char in text if char.isalnum())


def test_the_booklet_prints_with_cover_contents_and_a_page_for_each_sheet(watched: Watched, address: str) -> None:
    page = watched.page
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
    assert watched.complaints == []


def test_the_booklet_is_tagged_with_its_headings_in_order(watched: Watched, address: str) -> None:
    page = watched.page
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


def test_the_print_button_opens_the_browser_s_print(watched: Watched, address: str) -> None:
    page = watched.page
    open_own(page, address, *THREE)
    page.evaluate("window.addEventListener('beforeprint', () => { window.asked = document.title; })")
    page.get_by_role("button", name="Imprimer le livret").click()
    page.wait_for_function("window.asked")
    assert page.evaluate("window.asked").startswith("Mon panorama")
    assert watched.complaints == []


def test_the_preview_opens_and_closes_by_keyboard(watched: Watched, address: str) -> None:
    page = watched.page
    open_own(page, address, *THREE)
    cover = page.locator(".tb-book__cover")
    assert cover.is_hidden()
    page.get_by_role("button", name="Aperçu du livret").press("Enter")
    expect(cover).to_be_visible()
    expect(page.get_by_role("button", name="Fermer l’aperçu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cover).to_be_hidden()
    expect(page.get_by_role("button", name="Aperçu du livret")).to_be_focused()
    assert watched.complaints == []


def test_ticked_sheets_are_compared(watched: Watched, address: str) -> None:
    page = watched.page
    open_own(page, address, *THREE, "galilee-accompagnement", "stef-mixup")
    page.get_by_role("button", name="Tout retirer").click()
    page.get_by_role("button", name="Rétablir").click()
    page.locator(".tb-picked input").first.check()
    page.get_by_role("button", name="Comparer les fiches cochées").click()
    expect(page.locator(STATUS)).to_contain_text("Cochez de 2 à 4 fiches")
    page.locator(".tb-picked input").nth(2).check()
    page.get_by_role("button", name="Comparer les fiches cochées").click()
    page.wait_for_url(f"{address}comparer/?fiches={THREE[0]},{THREE[2]}")
    assert watched.complaints == []


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
    browser: Browser, address: str, state: Callable[[Page, str], None], width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme, reduced_motion="reduce")
    state(page, address)
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_axe_finds_what_is_wrong(watched: Watched, address: str) -> None:
    """The helper can fail."""
    page = watched.page
    page.goto(f"{address}panorama/", wait_until="networkidle")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any(line.startswith("label") for line in problems(page))


def test_without_javascript_the_page_says_so_and_leads_to_the_sheets(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}fiches/")
    page.locator(".tb-mine").click()
    assert page.url == f"{address}panorama/"
    expect(page.get_by_text("avec JavaScript")).to_be_visible()
    page.locator("main").get_by_role("link", name="la liste des fiches").click()
    assert page.url == f"{address}fiches/"
    context.close()


def test_the_scripts_are_light() -> None:
    scripts = (ROOT / "docs_overrides/assets/js/selection").glob("*.js")
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < 25_000
