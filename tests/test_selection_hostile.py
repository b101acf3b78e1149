"""The selection against hostile addresses, damaged or refused storage, and pages that were tampered with."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.selecting import STATUS, THREE, kept, key, listed
from tests.test_browser import HOSTILE
from tests.watching import Watched


@pytest.mark.parametrize("payload", [*HOSTILE, "../../aide", "__proto__", "a" * 5000, "%00", "\u202eabc"])
def test_hostile_parameters_do_nothing(page: Page, address: str, payload: str) -> None:
    mark = quote(payload, safe="")
    for path in ("panorama/", "comparer/"):
        page.goto(f"{address}{path}?fiches={mark},stef-mixup,{mark}&titre={mark}&fiches={mark}")
        expect(page.locator("main")).to_contain_text("de ce lien ne sont pas valables et ont été laissés de côté")
        expect(page.locator("[data-selection]").get_by_role("link", name="MIX’UP").first).to_be_visible()
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert page.evaluate("(key) => localStorage.getItem(key)", key(address)) is None


@pytest.mark.parametrize(
    "value",
    [
        *("", "{", "null", "[]", "42", '{"ids": "a"}', '{"title": {}, "ids": {}}'),
        '{"ids": [null, 3, {}, "../x", "A"]}',
        f'{{"title": 3, "ids": ["{HOSTILE[1]}"]}}',
    ],
)
def test_a_damaged_storage_is_an_empty_panorama(page: Page, address: str, value: str) -> None:
    page.goto(f"{address}a-propos/")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key(address), value])
    page.goto(f"{address}panorama/", wait_until="networkidle")
    expect(page.get_by_role("heading", name="Votre panorama est vide")).to_be_visible()
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    page.locator(".tb-picks .tb-pick").click()
    assert kept(page, address) == {"title": "", "ids": ["stef-mixup"]}


def test_a_full_storage_is_told_and_the_page_still_works(page: Page, address: str) -> None:
    page.goto(f"{address}panorama/?fiches={','.join(THREE)}", wait_until="networkidle")
    page.evaluate("""() => { let size = 1 << 22; while (size) { try {
        localStorage.setItem(`x${localStorage.length}`, 'x'.repeat(size)); } catch { size >>= 1; } } }""")
    page.get_by_role("button", name="Enregistrer comme mon panorama").click()
    assert listed(page) == list(THREE)
    expect(page.get_by_text("refuse de garder votre panorama")).to_be_visible()
    page.locator("[data-tool=out]").first.click()
    assert listed(page) == list(THREE[1:])


REFUSED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("Access is denied for this document.", "SecurityError"); } })"""
"""What browsers do where site data are blocked in their settings, which headless ones do not have."""


def test_a_browser_that_refuses_storage_still_shows_links(page: Page, address: str) -> None:
    page.add_init_script(REFUSED)
    page.goto(f"{address}panorama/?fiches={','.join(THREE)}", wait_until="networkidle")
    assert page.evaluate("(() => { try { localStorage; return false } catch { return true } })()")
    page.get_by_role("button", name="Enregistrer comme mon panorama").click()
    assert listed(page) == list(THREE)
    expect(page.get_by_text("refuse de garder votre panorama")).to_be_visible()


def test_a_browser_that_refuses_storage_is_told_and_carries_the_choice(page: Page, address: str) -> None:
    page.add_init_script(REFUSED)
    page.goto(f"{address}panorama/", wait_until="networkidle")
    expect(page.get_by_text("après avoir ajouté une fiche")).to_be_visible()
    expect(page.get_by_text("Copiez le lien")).to_be_hidden()
    page.goto(f"{address}fiches/stef-mixup/", wait_until="networkidle")
    expect(page.locator("label[for^=__palette]:visible")).to_have_count(1)
    page.locator(".tb-picks .tb-pick").click()
    expect(page.locator(STATUS)).to_contain_text("refuse de la garder")
    page.locator(".tb-mine").click()
    for _ in range(2):
        expect(page.get_by_role("heading", level=1, name="Mon panorama")).to_be_visible()
        expect(page.get_by_text("Copiez le lien")).to_be_visible()
        expect(page.locator("#lien-du-panorama")).to_have_value(f"{address}panorama/?fiches=stef-mixup")
        page.reload(wait_until="networkidle")
    assert listed(page) == ["stef-mixup"]


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
    # « src=x » is asked from this site; the policy, which nothing reaches, is told of what an inert document holds.
    watched.expected("404")
    watched.expected("Security Policy")
