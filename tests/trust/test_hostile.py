"""Thousands of hostile strings in every text and address, in a real Chromium: nothing acts; planted holes are seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.conftest import serve
from tests.trust.detector import Detector, detector
from tests.trust.holes import HOLES, Hole
from tests.trust.hostile_project import Hostile, build, spoil
from tests.trust.strings import VARIETY, hostile, strings

ASKED = {
    "fiches/": ("q", "theme", "kind", "sort"),
    "integrer/": ("q", "theme", "apparence"),
    "panorama/": ("fiches", "titre"),
    "comparer/": ("fiches",),
    "proposer/": ("fiche", "kind"),
    "chiffres/": ("q",),
}
"""The parameters that pages read."""
BATCH = 60
"""Strings in one address."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return spoil(tmp_path_factory.mktemp("hostile") / "projet", (hostile(number) for number in count()))


@pytest.fixture(scope="module")
def hostile_site(project: Hostile) -> Path:
    return build(project)


@pytest.fixture(scope="module")
def root(hostile_site: Path) -> Iterator[str]:
    server, address = serve(hostile_site)
    yield address
    server.shutdown()


def test_the_generator_makes_thousands_of_different_strings() -> None:
    made = set(strings(0, VARIETY))
    assert len(made) > 6000
    assert sum("__hit(" in text or "canari" in text for text in made) > 5000


def test_every_free_text_is_hostile(project: Hostile) -> None:
    assert project.strings > 3000 and len(project.places) > 500


def chosen(site: Path) -> list[str]:
    """Pages to open: all but those of organisations and territories, of which some."""
    paths = sorted(path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html"))
    many = [path for path in paths if path.startswith(("structures/", "territoires/", "aide/", "guide/"))]
    return [path.removeprefix("./") for path in paths if path not in many] + many[::12]


@pytest.mark.parametrize("policy", [False, True], ids=["without policy", "with policy"])
def test_nothing_acts_on_any_page(browser: Browser, hostile_site: Path, root: str, policy: bool) -> None:
    with detector(browser, root, policy=policy) as watched:
        for path in chosen(hostile_site):
            watched.visit(path)
        assert watched.found == []
        assert watched.stopped == []  # the first gate held: the policy had nothing to stop


@pytest.mark.parametrize("policy", [False, True], ids=["without policy", "with policy"])
def test_no_address_acts(browser: Browser, root: str, policy: bool) -> None:
    with detector(browser, root, policy=policy) as watched:
        for rank, (path, parameters) in enumerate(ASKED.items()):
            for first in range(rank * 997, rank * 997 + 6 * BATCH, BATCH):
                watched.ask(path, list(strings(first, BATCH // len(parameters))), *parameters)
        assert watched.found == [] and watched.stopped == []


def test_no_question_acts(browser: Browser, root: str) -> None:
    """Typed in the header and in the catalogue, answered, then opened."""
    with detector(browser, root, policy=False) as watched:
        watched.visit("fiches/?q=mot", calm=True)
        watched.page.locator("[data-results] [data-sheet]").first.wait_for()
        for field in ("#recherche-rapide", "main input[name=q]"):
            for text in strings(0, 25):
                watched.page.locator(field).first.fill(text)
                watched.page.wait_for_timeout(130)
        assert watched.found == []


def open_hole(watched: Detector, hole: Hole) -> None:
    """Visit the page of a hole, the file it changes served changed."""
    changed: list[bool] = []

    def serve_changed(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        changed.append(hole.edit(text) != text)
        route.fulfill(response=answer, body=hole.edit(text))

    watched.page.route(watched.root + hole.path, serve_changed)
    watched.visit(hole.visit or hole.path)
    watched.page.wait_for_load_state("networkidle")
    watched.page.wait_for_timeout(300 if hole.visit else 60)
    watched.page.unroute(watched.root + hole.path)
    assert any(changed), f"nothing was planted for: {hole.name}"


@pytest.mark.parametrize("hole", HOLES, ids=lambda hole: hole.name)
def test_a_planted_hole_is_found(browser: Browser, root: str, hole: Hole) -> None:
    """Without the policy, the harness sees it; with the policy, nothing of it runs or is asked.

    A page that leads away (``<meta http-equiv=refresh>``) still does: no policy can say where a page may go.
    """
    with detector(browser, root, policy=False) as watched:
        open_hole(watched, hole)
        assert watched.found
    with detector(browser, root, policy=True) as guarded:
        open_hole(guarded, hole)
        assert not [what for what in guarded.found if "HIT" in what or "request https" in what]


def test_there_are_twenty_holes() -> None:
    assert len({hole.name for hole in HOLES}) >= 20
