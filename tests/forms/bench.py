"""A bench for the scripts of the form: the real modules, in a real Chromium, beside the real builder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from playwright.sync_api import Browser, Page

from builder.checking import Report
from builder.diagnostics import Diagnostic
from builder.forms.outputs import knowledge
from tests.conftest import ROOT, serve

REACH: dict[str, list[str]] = yaml.safe_load((ROOT / "builder" / "forms" / "reach.yaml").read_text(encoding="utf-8"))

_CHECK = """async (given) => {
    const {data, sheets} = JSON.parse(given);
    const {check, Knowledge} = await import("/boite/assets/js/check/check.js");
    const knowledge = new Knowledge(data);
    return sheets.map(({text, place}) => check(text, place, knowledge).problems);
}"""


@contextmanager
def bench(browser: Browser) -> Iterator[Page]:
    """A page that can import the scripts of the site."""
    with serve(ROOT / "docs_overrides") as address:
        page = browser.new_page()
        page.goto(f"{address}assets/")
        yield page
        page.close()


def place(file: str) -> dict[str, str]:
    path = PurePosixPath(file)
    return {"file": file, "folder": path.parent.name, "stem": path.stem}


def browser_verdicts(page: Page, report: Report, root: Path, files: list[str]) -> list[list[dict[str, Any]]]:
    """What the browser says of each of these sheets of a project."""
    sheets = [{"text": text_of(root / file), "place": place(file)} for file in files]
    found: list[list[dict[str, Any]]] = page.evaluate(_CHECK, given_to_browser(report, sheets=sheets))
    return found


def given_to_browser(report: Report, **others: Any) -> str:
    """What the browser may know of a project, and ``others``, as one text: thousands of values cost it far more."""
    return json.dumps({"data": knowledge(report.checked, report.day), **others})


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def told(problem: Diagnostic | dict[str, Any]) -> tuple[Any, ...]:
    """What must be equal on both sides."""
    one = asdict(problem) | {"line": problem.span.line} if isinstance(problem, Diagnostic) else problem
    keys = ("code", "severity", "message", "why", "fix", "example")
    return (*(one[key] for key in keys), tuple(one["path"]))


def python_verdict(report: Report, file: str) -> set[tuple[Any, ...]]:
    """What Python says of a sheet, but for what is not the sheet's own doing."""
    found = [problem for problem in report.diagnostics if problem.file == file and problem.code not in REACH["project"]]
    return {told(problem) for problem in found if problem.code not in REACH["disk"]}
