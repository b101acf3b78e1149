"""New toolboxes, made and built for real outside this repository, by the installed command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CIRCULAR = Path(__file__).parent / "circular"
HOSTILE = 'Réseau "Circul: air" <b>& {{ x }}</b> $name #1'


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in ``folder``, with this repository as the installed toolbox."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "builder", *arguments],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip


def begun(folder: Path, name: str) -> Path:
    """A new toolbox."""
    done = run(folder, "init", "boite", "--name", name)
    assert done.returncode == 0, done.stderr
    return folder / "boite"


def circular(folder: Path) -> Path:
    """The toolbox of a network of another domain."""
    project = begun(folder, "Boucle locale")
    for example in ("sheets/nos-pratiques", "collections/nos-pratiques"):
        shutil.rmtree(project / "content" / example)
    shutil.copytree(CIRCULAR, project, dirs_exist_ok=True)
    assert run(project, "schema").returncode == 0
    return project


def told(project: Path) -> set[str]:
    """The codes of all that the check tells of a project."""
    checked = run(project, "check", "--format", "json")
    return {problem["code"] for problem in json.loads(checked.stdout)["problems"]}


def published(project: Path, *known: str) -> Path:
    """The site of a project that has no problem at all, but for these codes."""
    assert told(project) == set(known)
    built = run(project, "build")
    assert built.returncode == 0, built.stderr
    return project / "site"


@pytest.fixture(scope="session")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a new toolbox, as it comes, under a name that tries to escape."""
    return published(begun(tmp_path_factory.mktemp("new"), HOSTILE), "T616")
