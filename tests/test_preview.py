"""The page drawn when a sheet is saved is, byte for byte, the one that a whole build makes; the rest is left to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builder.preview import Drawn, Known, Refused, draw, schemas_of
from builder.serving import Whole, whole
from tests.conftest import copy_project, printed_before

URL = "http://127.0.0.1:8000/boite/"
DAY = date(2026, 11, 21)
SHEET = "content/sheets/egalite-hauts-de-france/stef-mixup.yaml"


@pytest.fixture(scope="module")
def project(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed_before(copy_project(tmp_path_factory.mktemp("apercu") / "projet"))


@pytest.fixture(scope="module")
def first(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return whole(project, str(tmp_path_factory.mktemp("entier")), URL, DAY)


@pytest.fixture
def sheet(project: Path) -> Iterator[Path]:
    """A sheet to spoil, put back afterwards."""
    path = project / SHEET
    good = path.read_text(encoding="utf-8")
    yield path
    path.write_text(good, encoding="utf-8")


def known_of(built: Whole) -> Known:
    assert built.known is not None, built.text
    return built.known


def test_a_page_drawn_alone_is_the_one_of_the_whole_site(first: Whole, project: Path) -> None:
    known = known_of(first)
    schemas = schemas_of(known)
    different = []
    paths = sorted((project / "content/sheets").rglob("*.yaml"))
    for path in paths:
        drawn = draw(known, path, schemas)
        assert isinstance(drawn, Drawn), path
        if drawn.html.encode() != Path(first.folder, drawn.target).read_bytes():
            different.append(path.name)
    assert len(paths) > 50
    assert different == []


def test_an_edit_shows_as_the_whole_site_will(first: Whole, project: Path, sheet: Path, tmp_path: Path) -> None:
    """A text, a figure's label, a section more: the whole build that follows makes the same page."""
    text = sheet.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    sheet.write_text(text.replace(title, 'title: "Un *titre* <b>changé</b>"'), encoding="utf-8")
    known = known_of(first)
    drawn = draw(known, sheet, schemas_of(known))
    assert isinstance(drawn, Drawn)
    assert "Un *titre* &lt;b&gt;changé&lt;/b&gt;" in drawn.html
    assert drawn.known.catalogue.sheets["stef-mixup"].title == "Un *titre* <b>changé</b>"
    after = whole(project, str(tmp_path), URL, DAY)
    page = Path(after.folder, drawn.target).read_text(encoding="utf-8")
    assert page.replace(size(page), "") == drawn.html.replace(size(drawn.html), "")  # its PDF is printed later


def size(page: str) -> str:
    """What the page says of its PDF."""
    found = re.search(r'<span class="tb-size">[^<]*</span>', page)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("wrong", "code"), [("id: stef-mixup\n", "S201"), ("titre: x\n", "S202"), ("id: [\n", "L1"), ("", "L101")]
)
def test_a_mistake_is_told_and_draws_nothing(first: Whole, sheet: Path, wrong: str, code: str) -> None:
    sheet.write_text(wrong, encoding="utf-8")
    known = known_of(first)
    found = draw(known, sheet, schemas_of(known))
    assert isinstance(found, Refused)
    assert any(problem.code.startswith(code) for problem in found.diagnostics)


def test_what_only_the_whole_site_can_tell_is_left_to_it(first: Whole, sheet: Path) -> None:
    known = known_of(first)
    schemas = schemas_of(known)
    text = sheet.read_text(encoding="utf-8")
    assert draw(known, sheet.with_name("jamais-vue.yaml"), schemas) is None
    new = sheet.with_name("nouvelle.yaml")
    new.write_text(text.replace("id: stef-mixup", "id: nouvelle"), encoding="utf-8")
    try:
        assert draw(known, new, schemas) is None
    finally:
        new.unlink()
    sheet.write_text(text.replace("status: published", "status: draft"), encoding="utf-8")
    assert draw(known, sheet, schemas) is None
    sheet.write_text(text.replace("organisation: stef", "organisation: inconnue"), encoding="utf-8")
    assert draw(known, sheet, schemas) is None
    sheet.write_text(text, encoding="utf-8")
    assert draw(replace(known, shells={}), sheet, schemas) is None


def test_whoever_no_longer_agrees_is_not_drawn(first: Whole, sheet: Path) -> None:
    known = known_of(first)
    text = sheet.read_text(encoding="utf-8")
    person = "organisation: stef, name: Camille Xemplaire, email: c.xemplaire@exemple.fr, role: chargée de mission"
    for expires, shown in (("2026-11-21", True), ("2026-11-20", False)):
        consent = f'consent: {{basis: given, date: "2024-05-04", expires: "{expires}"}}}}\n'
        contact = f"contacts:\n  - {{{person}, {consent}"
        sheet.write_text(text.replace("contacts:\n", contact, 1), encoding="utf-8")
        drawn = draw(known, sheet, schemas_of(known))
        assert isinstance(drawn, Drawn)
        assert ("Xemplaire" in drawn.html) is shown
        assert "c.xemplaire@exemple.fr" not in drawn.html
