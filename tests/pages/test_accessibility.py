"""The declaration of accessibility: complete, counted from its grid, and never more flattering than it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builder.checking import check
from builder.model import Catalogue, Judgement, Statement
from builder.pages import accessibility
from tests.conftest import ROOT
from tests.real import CATALOGUE


def statement() -> Statement:
    assert CATALOGUE.accessibility is not None
    return CATALOGUE.accessibility


def judged(*statuses: str) -> Statement:
    """A statement whose first criteria have these statuses, and no others."""
    topic = statement().topics[0]
    criteria = [
        replace(one, judgement=Judgement(status=status, comment="Vu."))
        for one, status in zip(topic.criteria, statuses, strict=False)
    ]
    return Statement(statement().declared, (replace(topic, criteria=tuple(criteria)),))


def page_of(changed: Catalogue) -> str:
    (output,) = accessibility.render(changed)
    return output.read().decode()


def test_our_grid_speaks_of_each_of_the_106_criteria() -> None:
    criteria = [one for topic in statement().topics for one in topic.criteria]
    assert (len(statement().topics), len(criteria)) == (13, 106)
    assert [one.number for one in criteria if not one.judgement.comment] == []


def test_every_test_that_the_grid_names_exists() -> None:
    text = (ROOT / "content" / "accessibility.yaml").read_text(encoding="utf-8")
    named = set(re.findall(r"tests/[\w./]*\w", text))
    assert named and [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize(
    ("statuses", "level"),
    [
        (("compliant", "not_applicable"), "totalement conforme"),
        (("compliant", "compliant", "not_assessed"), "partiellement conforme"),
        (("compliant", "non_compliant", "not_applicable"), "partiellement conforme"),
        (("compliant", "non_compliant", "not_assessed"), "non conforme"),
        (("not_assessed",), "non conforme"),
    ],
)
def test_what_nobody_has_seen_counts_against(statuses: tuple[str, ...], level: str) -> None:
    assert judged(*statuses).level == level


def test_the_share_is_never_rounded_up() -> None:
    almost = judged(*["compliant"] * 8, "non_compliant")
    assert "88,8\u202f%" in page_of(replace(CATALOGUE, accessibility=almost))


def test_the_page_counts_as_the_grid(site: Path) -> None:
    html = (site / "accessibilite" / "index.html").read_text(encoding="utf-8")
    for status in accessibility.STATUSES:
        shown = len(re.findall(rf'tb-a11y__status--{status}"', html))
        assert shown == statement().count(status)
        assert f"<dd>{shown}</dd>" in html
    assert statement().level in html
    assert "Voies de recours" not in html


def test_a_body_bound_by_law_tells_where_to_appeal() -> None:
    bound = replace(statement(), declared=replace(statement().declared, bound_by_law=True))
    assert "Défenseur des droits" in page_of(replace(CATALOGUE, accessibility=bound))


def test_every_page_tells_the_state_at_its_foot(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if page != site / "integrer" / "index.html"]
    said = f"Accessibilité\u00a0: {statement().level}</a>"
    assert len(pages) > 200 and [page for page in pages if said not in page.read_text(encoding="utf-8")] == []


def test_hostile_words_stay_words() -> None:
    evil = "<img src=x onerror=alert(1)>"
    declared = replace(statement().declared, entity=evil, tools=(evil,), burden=(evil,))
    text = page_of(replace(CATALOGUE, accessibility=replace(statement(), declared=declared)))
    assert "<img" not in text and text.count("&lt;img src=x onerror=alert(1)&gt;") >= 3


def test_without_the_file_there_is_no_page() -> None:
    assert list(accessibility.render(replace(CATALOGUE, accessibility=None))) == []


def test_a_broken_grid_is_told_on_its_lines(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "vocabularies", tmp_path / "content" / "vocabularies")
    text = (ROOT / "content" / "accessibility.yaml").read_text(encoding="utf-8")
    wrong = text.replace("status: compliant", "status: conforme", 1).replace('    "2.1":', '    "2.9":')
    wrong = wrong.replace("bound_by_law: false\n", "")
    (tmp_path / "content" / "accessibility.yaml").write_text(wrong, encoding="utf-8")
    lines = wrong.splitlines()
    told = {
        (one.code, one.span.line) for one in check(tmp_path).diagnostics if one.file == "content/accessibility.yaml"
    }
    assert told == {
        ("S201", 1),
        ("S209", lines.index("      status: conforme") + 1),
        ("S202", lines.index('    "2.9":') + 1),
    }
