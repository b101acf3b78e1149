"""The content security policy: what pages and hosts say, and a whole visit in a real Chromium without one violation."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from builder import addresses, policy
from builder.exports import places
from tests.conftest import serve
from tests.elements import Seen
from tests.forms.test_form import open_form, write_brief
from tests.selecting import THREE, open_own
from tests.test_browser import KINDS_OF_PAGE
from tests.test_press_in_browser import composed, start
from tests.watching import Watched

TELL = """addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
  console.error(`VIOLATION ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));"""
OTHER_PAGES = ("proposer/", "donnees/", "donnees/dictionnaire/", "donnees/integrer/", "integrer/")


NAME = "Content-Security-Policy"


class Head(Seen):
    @property
    def policies(self) -> list[str]:
        return [given.get("content") or "" for _, given in self.tags if given.get("http-equiv") == NAME]

    @property
    def run(self) -> list[str]:
        """The text of its scripts, but for data and for those in files."""
        return [text for given, text in self.scripts if "src" not in given and "json" not in (given.get("type") or "")]


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[str, Head]:
    return {
        str(path.relative_to(site)): Head(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))
    }


def test_every_page_carries_the_policy_before_anything_else(heads: dict[str, Head]) -> None:
    assert len(heads) > 100
    assert len({found for head in heads.values() for found in head.policies}) == 1
    for path, head in heads.items():
        first = [given for tag, given in head.tags if tag not in {"html", "head"}][:2]
        assert first[0] == {"charset": "utf-8"} and first[1].get("http-equiv") == NAME, path
        assert not [given for _, given in head.tags if any(name == "style" or name[:2] == "on" for name in given)], path
        assert "style" not in {tag for tag, _ in head.tags}, path


def test_the_hashes_are_those_of_the_scripts_of_pages(heads: dict[str, Head]) -> None:
    """No script of a page is forgotten, and none is allowed that no page has."""
    said = set(re.findall(r"'sha256-[^']+'", heads["index.html"].policies[0]))
    assert said == {digest(text) for head in heads.values() for text in head.run}


def test_the_policy_lets_no_text_act(heads: dict[str, Head]) -> None:
    said = heads["index.html"].policies[0]
    assert "unsafe-inline" not in said and "'unsafe-eval'" not in said and "*" not in said and "http" not in said
    directives = dict(part.split(" ", 1) for part in said.split("; "))
    assert directives["default-src"] == directives["object-src"] == directives["base-uri"] == "'none'"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened.add_init_script(TELL)
    yield opened
    opened.close()


def test_no_violation_on_any_kind_of_page(watched: Watched, address: str) -> None:
    for path in (*KINDS_OF_PAGE, *OTHER_PAGES):
        watched.page.goto(address + path, wait_until="networkidle")
    assert watched.complaints == []


def test_no_violation_on_a_whole_visit(watched: Watched, address: str) -> None:
    """Search, filters, colours, the form and its preview, a panorama and its PDF, the line for other sites."""
    page = watched.page
    page.goto(address, wait_until="networkidle")
    page.locator("#recherche-rapide").press_sequentially("conductrices")
    expect(page.locator("[data-found]:visible").first).to_be_visible()
    page.goto(f"{address}fiches/?q=femmes&kind=brief", wait_until="networkidle")
    expect(page.locator("[data-results] [data-sheet]").first).to_be_visible()
    page.locator("label[for=__palette_1]:visible, label[for=__palette_0]:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload(wait_until="networkidle")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    open_form(page, address)
    write_brief(page)
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.get_by_role("link", name="Ouvrir la fiche sur GitHub")).to_be_visible()
    page.goto(f"{address}comparer/?fiches={','.join(THREE)}", wait_until="networkidle")
    page.goto(f"{address}donnees/integrer/", wait_until="networkidle")
    page.get_by_label("Mots cherchés").fill("mixité")
    expect(page.locator(".tb-embed-help__preview iframe")).to_have_attribute("src", re.compile("q=mixit"))
    page.wait_for_load_state("networkidle")
    open_own(page, address, *THREE)
    start(page)
    assert composed(page)[1].startswith(b"%PDF")
    assert watched.complaints == []


@pytest.mark.parametrize(
    ("planted", "directive"),
    [
        ("<script>window.hacked=1</script>", "script-src-elem"),
        ('<img src="x" onerror="window.hacked=1">', "script-src-attr"),
        ('<script src="https://canari.example/x.js"></script>', "script-src-elem"),
        ('<img src="https://canari.example/x.png">', "img-src"),
        ("<style>*{display:none}</style>", "style-src-elem"),
        ('<object data="x.svg"></object>', "object-src"),
        ('<iframe src="https://canari.example/"></iframe>', "frame-src"),
        ('<base href="https://canari.example/">', "base-uri"),
    ],
)
def test_what_is_planted_in_a_page_is_stopped(
    context: BrowserContext, address: str, planted: str, directive: str
) -> None:
    """The same page with the hole that we fear most: the policy alone stops it, and is seen to."""
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("requestfinished", lambda request: told.append(f"REQUEST {request.url}"))
    page.on("requestfailed", lambda request: told.append(f"REQUEST {request.url}" if request.failure != "csp" else ""))

    def plant(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('<span id="contenu"', f'{planted}<span id="contenu"'))

    page.route(f"{address}a-propos/", plant)
    page.goto(f"{address}a-propos/", wait_until="networkidle")
    assert [line for line in told if line.startswith(f"VIOLATION {directive}")], told
    assert not [line for line in told if line.startswith("REQUEST https://canari.example")]
    assert page.evaluate("window.hacked") is None


def served_headers(site: Path) -> dict[str, list[tuple[str, str]]]:
    """Netlify's file, by pattern."""
    return rules_of((site / "_headers").read_text(encoding="utf-8"))


def rules_of(text: str) -> dict[str, list[tuple[str, str]]]:
    rules: dict[str, list[tuple[str, str]]] = {}
    rule: list[tuple[str, str]] = []
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rule.append((name, value))
        else:
            rule = rules.setdefault(line, [])
    return rules


def sent(rules: dict[str, list[tuple[str, str]]], path: str) -> list[tuple[str, str]]:
    """What Netlify sends for a path: the headers of all the rules that match."""
    matches = [rule for rule in rules if (path.startswith(rule[:-1]) if rule.endswith("*") else path == rule)]
    return [header for rule in matches for header in rules[rule]]


def test_hosts_say_what_pages_say_and_who_may_frame_them(site: Path, heads: dict[str, Head]) -> None:
    said = unescape(heads["index.html"].policies[0])
    rules = served_headers(site)
    for path in heads:
        where = "/" + path.removesuffix("index.html")
        found = [value for name, value in sent(rules, where) if name == NAME]
        frames = [] if where == "/integrer/" else ["frame-ancestors 'self'"]
        assert found == [said, *frames] or where == "/404.html", path
    for name in ("nginx.conf", "Caddyfile"):
        text = (site / "hebergement" / name).read_text(encoding="utf-8")
        assert f"{said}; frame-ancestors" in text and "integrer/" in text
        assert all(f"{header} " in text for header in policy.OTHERS)


def test_a_page_cannot_be_framed_elsewhere_but_the_frame_can(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    rules = served_headers(site)
    for folder, expected in (("integrer/", True), ("a-propos/", False)):
        values = ", ".join(value for name, value in sent(rules, f"/{folder}") if name == NAME)
        with serve(site, Content_Security_Policy=values) as root, serve(tmp_path) as elsewhere:
            (tmp_path / "page.html").write_text(f'<iframe src="{root}{folder}"></iframe>', encoding="utf-8")
            page = context.new_page()
            page.goto(elsewhere.replace("127.0.0.1", "localhost") + "page.html", wait_until="networkidle")
            assert bool(page.frames[1].locator("#contenu, .tb-card").count()) is expected, folder


def test_scripts_of_other_sites_may_read_the_open_data_and_no_page() -> None:
    opened = ("Access-Control-Allow-Origin", "*")
    told = policy.hosting("default-src 'none'", "https://exemple.fr/boite/", ["donnees/", "fiches/"])
    rules = rules_of(told["_headers"])
    for path in (places.GEOJSON, f"{addresses.FEEDS}{addresses.NEW_FEED}", addresses.REVIEWS, f"{places.SCHEMA}a.json"):
        assert sent(rules, f"/boite/{path}").count(opened) == 1, path
    for path in ("", addresses.OPEN_DATA, "fiches/a/", "integrer/"):
        assert opened not in sent(rules, f"/boite/{path}"), path
    for name in ("nginx.conf", "Caddyfile"):
        assert all(folder in told[f"hebergement/{name}"] for folder in policy.OPEN)
        assert told[f"hebergement/{name}"].count(opened[0]) == 1


def test_a_script_in_a_text_has_no_hash() -> None:
    assert policy.inline_hashes('<script type="application/ld+json">{}</script><script src="a.js"></script>') == set()
    assert policy.inline_hashes("<script>a</script>") == {digest("a")}
