"""Files made to hurt: each is refused with a French message at its place, and alone; nothing is read or asked outside.

How long each takes, and how much memory, is measured by ``make harden``: a test never measures time.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, toolbox
from tests.trust.attacks import NAMES, PICTURE, PICTURES, SHEET, SHEETS, lay, sheet

BASE = ROOT / "tests" / "cases" / "base"
CANARY = "id: canari\n"
Answer = dict[str, Any]


def attacked(project: Path) -> Answer:
    """What the check answered, in a process of its own that tells all it opens and asks."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.attacked", str(project)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-1500:]
    answer: Answer = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good project beside a canary, with every attack in it."""
    outside = tmp_path_factory.mktemp("attaque")
    (outside / "canari.yaml").write_text(CANARY, encoding="utf-8")
    shutil.copytree(BASE, outside / "projet")
    for number, (_, attack) in enumerate(SHEETS.values()):
        lay(outside / "projet", SHEET.format(f"attaque-{number}"), attack)
    for name, _, attack in PICTURES.values():
        lay(outside / "projet", PICTURE.format(name), attack)
    for name in NAMES:
        lay(outside / "projet", SHEET.removesuffix("{}.yaml") + name, sheet('summary: "x"\n'))
    return outside / "projet"


@pytest.fixture(scope="module")
def answer(project: Path) -> Answer:
    return attacked(project)


def told(answer: Answer, file: str) -> set[str]:
    """The codes of the problems of a file."""
    return {code for where, code, line, message in answer["problems"] if where == file and line >= 1 and message}


@pytest.mark.parametrize(("number", "name"), list(enumerate(SHEETS)))
def test_a_sheet_made_to_hurt_is_refused(answer: Answer, number: int, name: str) -> None:
    assert SHEETS[name][0] in told(answer, SHEET.format(f"attaque-{number}"))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_made_to_hurt_is_refused(answer: Answer, name: str) -> None:
    file, code, _ = PICTURES[name]
    assert told(answer, PICTURE.format(file)) == {code}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_made_to_hurt_is_refused(answer: Answer, name: str) -> None:
    assert NAMES[name] in told(answer, SHEET.removesuffix("{}.yaml") + name)


def test_neighbours_are_judged_as_before(answer: Answer) -> None:
    attacks = {SHEET.format(f"attaque-{number}") for number in range(len(SHEETS))}
    attacks |= {PICTURE.format(name) for name, _, _ in PICTURES.values()}
    attacks |= {SHEET.removesuffix("{}.yaml") + name for name in NAMES}
    assert [problem for problem in answer["problems"] if problem[0] not in attacks] == []


def test_nothing_is_read_written_or_asked_outside(project: Path, answer: Answer) -> None:
    assert answer["opened"] == [] and answer["network"] == []
    assert (project.parent / "canari.yaml").read_text(encoding="utf-8") == CANARY
    assert sorted(path.name for path in project.parent.iterdir()) == ["canari.yaml", "projet"]
    assert not (ROOT / "canari").exists() and not (project / "canari").exists()


def test_a_report_prints_no_sign_that_acts(tmp_path: Path) -> None:
    """Names of files turn no line and move no cursor, in a terminal as in a forge's log."""
    project = tmp_path / "projet"
    shutil.copytree(BASE, project)
    for name in NAMES:
        lay(project, SHEET.removesuffix("{}.yaml") + name, sheet('summary: "x"\n'))
    for style in ("text", "github", "markdown", "gitlab"):
        done = toolbox(ROOT, "--project", str(project), "check", "--format", style)
        assert done.returncode == 1 and done.stderr == "", style
        assert not [char for char in done.stdout if char != "\n" and (ord(char) < 32 or char in "\u202e\u200b")], style
