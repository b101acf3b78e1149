"""The report where people review: a page of Markdown that nothing can break, GitLab's code quality."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown import markdown

from builder import checking
from builder.diagnostics import Diagnostic, Span, as_github
from builder.reports import as_gitlab, as_markdown, code
from tests.casing import CASES, INVALID, lay, toolbox

HOSTILE = [
    "a",
    "`",
    "``a",
    "a`b``c```",
    "@maire #12",
    "<script>alert(1)</script>",
    "![x](y)",
    "a\n# b",
    "",
    "\u202e",
    "**",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_stranger_s_text_stays_text(text: str) -> None:
    html = markdown(f"- {code(text)} après")
    assert not re.search(r"<(?!/?(?:ul|li|code)>)", html) and html.count("<code>") <= 1
    assert re.search(r"@maire", re.sub(r"<code>.*?</code>", "", html)) is None


@pytest.mark.parametrize("name", INVALID[::3])
def test_cases_as_a_page_and_for_gitlab(name: str, tmp_path: Path) -> None:
    problems = checking.check(lay(CASES / "invalid" / name, tmp_path)).diagnostics
    page = as_markdown(problems, 1)
    assert page.startswith("# Vérification des fiches\n") and page.count("\n# ") == 0
    assert all(problem.code in page for problem in problems)
    quality = json.loads(as_gitlab(problems))
    assert [item["location"]["lines"]["begin"] for item in quality] == [problem.span.line for problem in problems]
    distinct = {(problem.file, problem.code, problem.path, problem.message) for problem in problems}
    assert len({item["fingerprint"] for item in quality}) == len(distinct)


def test_who_mends_a_file_reads_all_of_it_below_its_name(tmp_path: Path) -> None:
    """The same mistake in two files: the second was told nowhere but in the count."""
    root = lay(CASES / "base", tmp_path)
    for name in ("a", "b"):
        (root / f"content/sheets/panorama/{name}.yaml").write_text(f"id: {name}\nkind: brieff\n", encoding="utf-8")
    problems = checking.check(root).diagnostics
    for name in ("a", "b"):
        own = as_markdown(problems, 2).partition(f"## `content/sheets/panorama/{name}.yaml`")[2].partition("## ")[0]
        assert "S209" in own and own.count("S201") == 3


def test_what_is_told_on_one_line_announces_nothing_that_it_has_not() -> None:
    def described(fix: str, example: str) -> str:
        problem = Diagnostic("S201", "error", "a.yaml", Span(), "Il manque.", "Pourquoi.", fix, example)
        return str(json.loads(as_gitlab([problem]))[0]["description"])

    assert described("Ajoutez :", "a: 1") == "Il manque. Ajoutez : a: 1"
    assert described("Ajoutez. Par exemple :", "a:\n  - 1") == "Il manque. Ajoutez."


def test_lines_that_are_but_an_example_are_told_as_such() -> None:
    problem = Diagnostic("S204", "error", "a.yaml", Span(), "Il manque.", "Pourquoi.", "Ajoutez.", "a: 1")
    assert "`Ajoutez.` Par exemple\u00a0:" in as_markdown([problem], 1)
    assert as_github([problem]).endswith("Ajoutez.%0APar exemple\u00a0:%0Aa: 1")


def test_the_command(tmp_path: Path) -> None:
    root = lay(CASES / "invalid" / "plusieurs-dans-un-fichier", tmp_path)
    assert "ne peut pas encore" in toolbox(root, "check", "--format", "markdown").output
    assert json.loads(toolbox(root, "check", "--format", "gitlab").output)
    assert "peut être publiée" in as_markdown([], 3)
