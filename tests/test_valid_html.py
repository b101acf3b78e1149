"""Every page of the site is valid HTML, for two checkers that do not share a line of code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.html_checkers import html_validate_problems, nu_problems

BROKEN = {
    "deux-fois.html": '<p id="a"></p><p id="a"></p>',
    "mal-fermee.html": "<div><b>Gras</div>",
    "sans-alternative.html": '<p><img src="a.png"></p>',
    "etiquette-perdue.html": '<p><label for="nulle-part">Nom</label> <input></p>',
}
"""Pages with one mistake each, which both must see."""


def test_the_nu_checker_has_nothing_to_say(site: Path) -> None:
    assert nu_problems(site) == []


def test_html_validate_has_nothing_to_say(site: Path) -> None:
    """Every kind of page; of those that one template makes, one in three: the other checker reads them all."""
    alike = sorted(page for family in ("fiches", "structures") for page in site.glob(f"{family}/*/*.html"))
    pages = [*alike[::3], *sorted(set(site.rglob("*.html")) - set(alike))]
    assert len(pages) > 100
    assert html_validate_problems(pages) == []


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("broken")
    for name, body in BROKEN.items():
        page = f'<!doctype html>\n<html lang="fr">\n<head><title>Essai</title></head>\n<body>{body}</body>\n</html>\n'
        (folder / name).write_text(page, encoding="utf-8")
    return folder


def test_the_nu_checker_sees_mistakes(broken: Path) -> None:
    found = nu_problems(broken)
    assert {name for name in BROKEN if any(name in one for one in found)} == set(BROKEN)


def test_html_validate_sees_mistakes(broken: Path) -> None:
    found = html_validate_problems(sorted(broken.glob("*.html")))
    assert {name for name in BROKEN if any(name in one for one in found)} == set(BROKEN)
