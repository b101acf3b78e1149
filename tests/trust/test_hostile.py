"""Thousands of hostile strings in every text and address, in a real Chromium: nothing acts; planted holes are seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import serve
from tests.trust.detector import detector
from tests.trust.holes import HOLES, Hole
from tests.trust.hostile_project import Hostile, build, spoil
from tests.trust.strings import VARIETY, hostile, strings
from tests.trust.visiting import ask, open_hole, type_questions

PAGES = (
    "",
    "fiches/",
    "fiches/stef-mixup/",
    "collections/egalite-hauts-de-france/",
    "glossaire/",
    "chiffres/",
    "paroles/",
)
GUARDED = HOLES[::6]
"""The holes that the policy is tried on here; ``make harden`` tries it on all of them."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return spoil(tmp_path_factory.mktemp("hostile") / "projet", (hostile(number) for number in count()))


@pytest.fixture(scope="module")
def hostile_site(project: Hostile) -> Path:
    return build(project)


@pytest.fixture(scope="module")
def root(hostile_site: Path) -> Iterator[str]:
    with serve(hostile_site) as address:
        yield address


def test_the_generator_makes_thousands_of_different_strings() -> None:
    made = set(strings(0, VARIETY))
    assert len(made) > 6000
    assert sum("__hit(" in text or "canari" in text for text in made) > 5000


def test_every_free_text_is_hostile(project: Hostile) -> None:
    assert project.strings > 3000 and len(project.places) > 500


def test_nothing_acts_on_pages_of_each_kind(browser: Browser, hostile_site: Path, root: str) -> None:
    with detector(browser, root, policy=False) as watched:
        for path in PAGES:
            watched.visit(path)
        assert watched.found == []


def test_no_address_acts(browser: Browser, root: str) -> None:
    with detector(browser, root, policy=False) as watched:
        ask(watched, list(strings(0, 120)))
        assert watched.found == []


def test_no_question_acts(browser: Browser, root: str) -> None:
    with detector(browser, root, policy=False) as watched:
        type_questions(watched, strings(0, 4))
        assert watched.found == []


@pytest.mark.parametrize("hole", HOLES, ids=lambda hole: hole.name)
def test_a_planted_hole_is_found(browser: Browser, root: str, hole: Hole) -> None:
    with detector(browser, root, policy=False) as watched:
        open_hole(watched, hole)
        assert watched.found


@pytest.mark.parametrize("hole", GUARDED, ids=lambda hole: hole.name)
def test_the_policy_stops_what_a_hole_lets_in(browser: Browser, root: str, hole: Hole) -> None:
    """All but a page that leads away (``<meta http-equiv=refresh>``): no policy can say where a page may go."""
    with detector(browser, root, policy=True) as guarded:
        open_hole(guarded, hole)
        assert guarded.found or guarded.stopped
        assert not [what for what in guarded.found if "HIT" in what or "request https" in what]


def test_there_are_twenty_holes() -> None:
    assert len({hole.name for hole in HOLES}) >= 20
