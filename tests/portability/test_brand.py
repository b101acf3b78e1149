"""A re-branded toolbox: its name, words, mark and colours, on screen and on paper, from settings and one folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page
from pypdf import PdfReader

from builder import addresses, places
from builder.printing.tokens import SHEET, TokenError, tokens
from tests.conftest import serve
from tests.portability.conftest import begun, run

PLUM = (107, 33, 94)
CSS = """:root {{
  --tb-brand: {0};
  --tb-cover-1: {0};
  --tb-font: "Reseau 4", serif;
}}
@media screen {{ :root {{ --tb-ink: red; }} }}
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#6b215e"/></svg>'


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = begun(tmp_path_factory.mktemp("brand"), "Les bons plans")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    words = 'extra:\n  home: {title: "Faire <b>mieux</b>,", audience: "Pour les ateliers."}\n'
    settings.write_text(text.replace("extra:\n", words, 1), encoding="utf-8")
    (project / "brand/assets/css/brand.css").write_text(CSS.format("#6b215e"), encoding="utf-8")
    (project / "brand/assets/logo.svg").write_text(LOGO, encoding="utf-8")
    (project / "brand/assets/fonts").mkdir()
    face = TTFont(places.THEME / "assets/fonts/SourceSerif4-Regular.otf")
    for name in face["name"].names:
        name.string = name.toUnicode().replace("Source Serif", "Reseau").replace("SourceSerif", "Reseau")
    face["CFF "].cff.fontNames = ["Reseau4-Regular"]
    face.save(project / "brand/assets/fonts/Reseau.otf")
    done = run(project, "build")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="module")
def address(branded: Path) -> Iterator[str]:
    with serve(branded / "site") as root:
        yield root


def test_the_screen_has_its_colours_words_and_mark(page: Page, address: str) -> None:
    page.goto(address)
    assert page.title() == "Les bons plans"
    assert page.locator("h1").inner_text().startswith("Faire <b>mieux</b>,")
    assert page.get_by_text("Pour les ateliers.").is_visible()
    button = page.locator(".tb-hero button")
    assert button.evaluate("e => getComputedStyle(e).backgroundColor") == f"rgb{PLUM}"
    assert page.evaluate("async () => (await fetch('assets/logo.svg')).text()") == LOGO


def test_paper_has_them_too(branded: Path) -> None:
    pdf = next((branded / "site/fiches").rglob("*.pdf"))
    reader = PdfReader(pdf)
    contents = [page.get_contents() for page in reader.pages]
    drawn = b"".join(content.get_data() for content in contents if content is not None)
    assert b" ".join(b"%.4f" % (part / 255) for part in PLUM)[:6] in drawn
    fonts = {str(font) for page in reader.pages for font in (page["/Resources"]["/Font"] or {}).values()}  # type: ignore[index]
    assert any("Reseau4" in font for font in fonts)
    needed = json.loads((branded / "site" / addresses.PRESS).read_text(encoding="utf-8"))["fonts"]
    assert any("Reseau.otf" in font["path"] for font in needed) and len(needed) > 5
    assert all((branded / "site" / font["path"]).is_file() for font in needed)
    kit = json.loads((branded / "site" / addresses.booklet_of("exemple-de-fiche")).read_text(encoding="utf-8"))
    assert kit["document"]["tokens"]["covers"][0] == "#6b215e"
    assert kit["document"]["tokens"]["ink"] == tokens((SHEET,))["ink"]


@pytest.mark.parametrize("colour", ["color-mix(in srgb, red, blue)", "rgb(1 2 3 / 50%)", "rouge", ""])
def test_a_colour_that_paper_cannot_read_is_told_with_its_line(tmp_path: Path, colour: str) -> None:
    sheet = tmp_path / "brand.css"
    sheet.write_text(CSS.format(colour), encoding="utf-8")
    with pytest.raises(TokenError, match=r"brand\.css, ligne 3 : .*#0e5b54"):
        tokens((sheet,))
