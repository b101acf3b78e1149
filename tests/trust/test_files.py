"""Files made to hurt: each is refused with a French message, soon, in little memory, and alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

BASE = ROOT / "tests" / "cases" / "base"
SHEETS = "content/sheets/panorama"
START = 'id: attaque\nkind: brief\ntitle: "Une attaque"\n'
SECONDS, MEGABYTES = 2, 512
Attack = str | bytes | Callable[[Path], None]


def sheet(rest: str) -> str:
    return START + rest


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def fifo(path: Path) -> None:
    os.mkfifo(path)


ATTACKS: dict[str, tuple[str, Attack]] = {
    "aliases that double thirty times": (
        "L109",
        sheet("a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))),
    ),
    "fifty megabytes": ("L104", b"title: " + b"x" * 50_000_000),
    "ten thousand brackets": ("L105", sheet("context: " + "[" * 10_000)),
    "ten thousand braces": ("L105", sheet("context: " + "{a: " * 10_000)),
    "ten thousand dashes": ("L105", sheet("context:\n  " + "- " * 10_000 + "x\n")),
    "fifty thousand times a key": ("L108", "a: 1\n" * 50_000),
    "fifty thousand times a key below": ("L108", sheet("context:\n" + " b: 1\n" * 40_000)),
    "thousands of unknown keys": ("S202", sheet("".join(f"cle{n}: 1\n" for n in range(18_000)))),
    "thousands of list items": ("S", sheet("keywords:\n" + "- a\n" * 60_000)),
    "one line of 250,000 letters": ("S", sheet(f'summary: "{"x" * 250_000}"\n')),
    "a text of brackets": ("", sheet(f'context: "{"[" * 200_000}"\n')),
    "a text of pictures": ("T602", sheet(f'context: "{"![](" * 50_000}"\n')),
    "a text of stars": ("", sheet(f'context: "{"*a_" * 60_000}"\n')),
    "a text of quotations": ("", sheet(f'context: "{"> " * 100_000}x"\n')),
    "a text of tags": ("T601", sheet(f'context: "{"<a " * 60_000}"\n')),
    "a tag that runs Python": ("L110", sheet("context: !!python/object/apply:os.system [touch canari]\n")),
    "a merge key": ("L111", sheet("context:\n  <<: {a: 1}\n")),
    "two documents": ("L112", sheet("---\nid: autre\n")),
    "zeros": ("L103", b"\x00" * 200_000),
    "not UTF-8": ("L102", START.encode() + b'context: "\xff\xfe\xfd"\n'),
    "letters that turn": ("L127", sheet('summary: "abc\u202edef"\n')),
    "letters that hide": ("L124", sheet('organisation: "st\u200bef"\n')),
    "a link to the system": ("L115", link("/etc/passwd")),
    "a link to the canary": ("L115", link("../../../../canari.yaml")),
    "a link to itself": ("L115", link("attaque.yaml")),
    "a pipe that nobody writes": ("L115", fifo),
    "a picture by path": ("S218", sheet("media:\n  - {file: ../../../canari.yaml, alt: x}\n")),
    "a picture by absolute path": ("S218", sheet("media:\n  - {file: /etc/passwd, alt: x}\n")),
    "a picture by Windows path": ("S218", sheet("media:\n  - {file: 'C:\\\\canari.png', alt: x}\n")),
}
NAMES = (
    "..yaml",
    "CON.yaml.",
    "ATTAQUE.yaml",
    "été.yaml",
    "e\u0301te.yaml",
    "a\u202elmay.yaml",
    "a b.yaml",
    "a%2f.yaml",
)


def attacked(project: Path) -> Any:
    """What the check answered, in a process of its own, from which the network is out of reach."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.attacked", str(project)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-1500:]
    return json.loads(done.stdout)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "canari.yaml").write_text("id: canari\n", encoding="utf-8")
    shutil.copytree(BASE, tmp_path / "projet")
    return tmp_path / "projet"


@pytest.mark.parametrize("name", ATTACKS)
def test_a_file_is_refused_soon_and_alone(project: Path, name: str) -> None:
    code, attack = ATTACKS[name]
    path = project / SHEETS / "attaque.yaml"
    if callable(attack):
        attack(path)
    else:
        path.write_bytes(attack if isinstance(attack, bytes) else attack.encode())
    answer = attacked(project)
    mine = [problem for problem in answer["problems"] if problem[0].endswith("/attaque.yaml")]
    assert any(problem[1].startswith(code) for problem in mine), mine[:3]
    assert all(problem[2] >= 1 and problem[3] for problem in mine)
    assert [problem for problem in answer["problems"] if problem not in mine] == []
    assert answer["seconds"] < SECONDS and answer["megabytes"] < MEGABYTES, answer
    assert answer["opened"] == [] and answer["network"] == []
    assert not (ROOT / "canari").exists() and not (project / "canari").exists()
    assert (project.parent / "canari.yaml").read_text(encoding="utf-8") == "id: canari\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_hurts_is_refused(project: Path, name: str) -> None:
    (project / SHEETS / name).write_text(sheet('summary: "x"\n'), encoding="utf-8")
    found = {problem[1] for problem in attacked(project)["problems"]}
    assert found & {"L126", "L116"} or name == "..yaml"
