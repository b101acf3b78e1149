"""The guide: its examples are right, it forgets no field, its reference says what the schemas say, in good French."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader

from builder import addresses, checking, reference
from builder.needs import GROUPS
from builder.reference.natures import nature
from builder.reference.places import Places
from builder.schema import KINDS
from builder.typography import french
from builder.writing import formatted
from tests.conftest import ROOT
from tests.real import CATALOGUE, REPORT

PAGES = sorted((ROOT / "content" / "pages").rglob("*.md"))
GUIDE = ROOT / "content" / "pages" / "guide"
SCHEMAS = REPORT.checked.schemas
BRIEF = {
    "kind": "brief",
    "title": "Essayer un exemple du guide numéro",
    "summary": "Une fiche d'essai, que la vérification relit en entier.",
    "organisation": "corif",
}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str, language: str) -> list[str]:
    return [text for found, text in BLOCK.findall((GUIDE / name).read_text(encoding="utf-8")) if found == language]


@pytest.mark.parametrize("name", ["rubriques.md", "droits.md"])
def test_every_example_is_right(name: str, tmp_path: Path) -> None:
    """Each one in a sheet of its own, checked with the whole project: no error, no warning, our own layout."""
    examples = blocks(name, "yaml")
    assert len(examples) >= (30 if name == "rubriques.md" else 2)
    files = []
    for number, example in enumerate(examples):
        data = yaml.safe_load(example)
        text = "".join(f'{key}: "{value}"\n' for key, value in BRIEF.items() if key not in data).replace(
            "numéro", f"{name} {number}"
        )
        stem = data.get("id", f"essai-{number}")
        files.append(tmp_path / f"{stem}.yaml")
        files[-1].write_text(("" if "id" in data else f"id: {stem}\n") + text + example, encoding="utf-8")
        assert formatted(example.encode(), name, "sheet", SCHEMAS) == example
    report = checking.check(ROOT, files)
    assert [(d.file, d.code, d.message) for d in report.diagnostics if Path(d.file).parent == tmp_path] == []


@pytest.mark.parametrize("page", ["content/pages/contribuer.md", "CONTRIBUTING.md"])
def test_contributing_shows_a_whole_brief(page: str, tmp_path: Path) -> None:
    """Right, and as « toolbox fmt » writes, which a commit may be held to; as any other example there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    examples = [found for language, found in BLOCK.findall(text) if language == "yaml"]
    assert [formatted(found.encode(), page, "sheet", SCHEMAS) for found in examples] == examples
    example = examples[0]
    file = tmp_path / f"{yaml.safe_load(example)['id']}.yaml"
    file.write_text(example.replace("ma-structure", "corif"), encoding="utf-8")
    report = checking.check(ROOT, [file])
    assert [d for d in report.diagnostics if d.file == file.as_posix()] == []


def test_no_field_is_forgotten() -> None:
    """Under the headings of the form, in its order, each field has its part."""
    text = (GUIDE / "rubriques.md").read_text(encoding="utf-8")
    parts = re.findall(r"^(##+) (.+)$", text, re.MULTILINE)
    assert [title for level, title in parts if level == "##"] == list(GROUPS.values())
    told = [key for level, title in parts if level == "###" for key in re.findall(r"`(\w+)`", title)]
    assert sorted(told) == sorted(SCHEMAS.properties("sheet", ()))


def test_what_to_avoid_comes_before_what_to_write() -> None:
    text = (GUIDE / "rubriques.md").read_text(encoding="utf-8")
    marks = re.findall(r"^\{ \.tb-(poor|good) \}$", text, re.MULTILINE)
    assert marks.count("poor") >= 20 and ("poor", "poor") not in pairwise(marks) and marks[-1] == "good"
    assert len(blocks("rubriques.md", "text")) >= marks.count("poor")
    assert len(blocks("rubriques.md", "yaml")) <= marks.count("good")


def test_our_own_summaries_keep_what_the_guide_asks() -> None:
    """« Deux phrases au plus », as the schema and the guide say."""
    over = {
        sheet.id: sheet.summary
        for sheet in CATALOGUE.sheets.values()
        if len(re.findall(r"[.!?…](?= |$)", sheet.summary)) > 2
    }
    assert over == {}


def the_reference() -> str:
    (output,) = reference.render(SCHEMAS)
    assert output.path == addresses.source_path(addresses.REFERENCE)
    return output.text


def test_the_reference_says_every_field() -> None:
    page = the_reference()
    ids = re.findall(r' id="([^"]+)"', page) + re.findall(r"\{ ?#([\w-]+) ?\}", page)
    assert len(ids) == len(set(ids))
    for kind in KINDS:
        places = Places(SCHEMAS).of(kind)
        assert [place.key for place in places] == list(SCHEMAS.properties(kind, ()))
        for place in places:
            field = SCHEMAS.field(kind, (place.key,))
            own = page[page.index(f'<dt id="{kind}-{place.key}">') :]
            own = unescape(own[: own.index("</dd>")])
            assert french(field.title) in own and french(field.description) in own and place.nature in own
            assert not field.examples or "<pre" in own


def test_the_reference_says_what_is_required() -> None:
    must = {place.key: place.must for place in Places(SCHEMAS).of("sheet")}
    assert must["title"] == "obligatoire" and must["quotes"] == ""
    assert must["context"] == "obligatoire\u00a0: étude de cas"
    assert must["contacts"] == "obligatoire\u00a0: étude de cas, offre d’appui"
    parties = next(place for place in Places(SCHEMAS).of("sheet") if place.key == "stakeholders")
    assert parties.either == ("organisation", "name")
    assert must["indicators"] == "obligatoire\u00a0: étude de cas, sauf not_measured"
    steps = next(place for place in Places(SCHEMAS).of("sheet") if place.key == "steps")
    assert [inner.must for inner in steps.places] == ["obligatoire", "", ""]


def test_the_reference_says_limits_and_lists() -> None:
    page = the_reference()
    title = page[page.index('<dt id="sheet-title">') : page.index('<dt id="sheet-summary">')]
    assert "160\u00a0signes au plus" in title
    for link in set(re.findall(r'href="#([^"]+)"', page)):
        assert f'id="{link}"' in page or f"#{link} }}" in page, link
    for name in SCHEMAS.vocabularies:
        assert f'id="liste-{name}"' in page
        for term in SCHEMAS.terms(name):
            assert f"<code>{term['id']}</code>" in page


def test_every_place_of_the_schemas_has_words() -> None:
    """A new format or reference must get its French."""
    seen = 0

    def visit(kind: str, path: tuple[str | int, ...]) -> None:
        nonlocal seen
        seen += 1
        field = SCHEMAS.field(kind, path)
        assert nature(field, SCHEMAS.field(kind, (*path, 0)))
        if len(path) < 7:
            for key in SCHEMAS.properties(kind, path):
                visit(kind, (*path, key))
            if "array" in field.types:
                visit(kind, (*path, 0))

    for kind in KINDS:
        for key in SCHEMAS.properties(kind, ()):
            visit(kind, (key,))
    assert seen > 500


def prose(text: str) -> list[str]:
    """The sentences of a page, without code, addresses and attributes."""
    bare = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    bare = re.sub(r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}|^---$|^\w+:", "", bare, flags=re.MULTILINE)
    return [line.strip(" ") for line in bare.splitlines() if line.strip(" ")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_are_written_in_good_french(path: Path) -> None:
    for line in prose(path.read_text(encoding="utf-8")):
        assert french(line) == line, line


PARTIALS = Environment(loader=FileSystemLoader(ROOT / "docs_overrides"), autoescape=False)  # noqa: S701 - as the engine


@pytest.mark.parametrize(
    ("settings", "url", "shown"),
    [
        ({"review_within": "quinze <jours>"}, "guide/relecture/", True),
        ({"review_within": "quinze <jours>"}, "guide/droits/", False),
        ({}, "guide/relecture/", False),
        (None, "guide/relecture/", False),
    ],
)
def test_only_the_delay_of_the_settings_is_promised(settings: dict[str, str] | None, url: str, shown: bool) -> None:
    template = PARTIALS.get_template("partials/promise.html")
    html = template.render(config={"extra": {"contribution": settings}}, page={"url": url})
    assert ("sous quinze &lt;jours&gt;" in html) is shown
    if not shown:
        assert not html.strip()
