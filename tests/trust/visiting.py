"""Ways into a hostile site: its pages, its addresses, its questions, its planted holes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Route

from tests.trust.detector import Detector
from tests.trust.holes import Hole

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


def pages(site: Path) -> Iterator[str]:
    """The address of every page."""
    for path in sorted(site.rglob("index.html")):
        folder = path.parent.relative_to(site).as_posix()
        yield "" if folder == "." else f"{folder}/"


def ask(watched: Detector, texts: Sequence[str]) -> int:
    """Give every text to every parameter and to the anchor of every page that reads some; how many addresses."""
    opened = 0
    for path, parameters in ASKED.items():
        step = BATCH // len(parameters)
        for first in range(0, len(texts), step):
            watched.ask(path, list(texts[first : first + step]), *parameters)
            opened += 1
    return opened


def type_questions(watched: Detector, texts: Iterable[str]) -> None:
    """Type each text in the search of the catalogue, then in the one of the header, and let it answer."""
    watched.visit("fiches/?q=mot", calm=True)
    watched.page.locator("[data-results] [data-sheet]").first.wait_for()
    for text in texts:
        for field in ("main input[name=q]", "#recherche-rapide"):
            watched.page.locator(field).first.fill(text)
            watched.page.wait_for_timeout(130)


def open_hole(watched: Detector, hole: Hole) -> None:
    """Visit the page of a hole, the file it changes served changed, until something has acted or been stopped."""
    changed: list[bool] = []

    def serve_changed(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        changed.append(hole.edit(text) != text)
        route.fulfill(response=answer, body=hole.edit(text))

    watched.page.route(watched.root + hole.path, serve_changed)
    watched.visit(hole.visit or hole.path, calm=bool(hole.visit))  # clicking all would undo what the address asks
    watched.wait()
    watched.page.unroute(watched.root + hole.path)
    assert any(changed), f"nothing was planted for: {hole.name}"
