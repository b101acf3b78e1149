"""Cases: a folder holds what differs from ``cases/base``, and what the toolbox must say or write about the whole.

``content/`` is laid over the base; ``make.py``, where present, writes what git or an editor would damage. Run the tests
with ``UPDATE_CASES=1`` to rewrite what is expected, then read the difference as a contributor would.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from builder import cli

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
INVALID = sorted(path.name for path in (CASES / "invalid").iterdir() if path.is_dir())
VALID = sorted(path.name for path in (CASES / "valid").iterdir() if path.is_dir())
UPDATE = bool(os.environ.get("UPDATE_CASES"))
ESSAY = """id: essai
kind: brief
title: "Un essai"
summary: "Une fiche d'essai."
organisation: galilee
"""
"""A sheet that ``make.py`` spoils."""


@dataclass(frozen=True)
class Run:
    code: int
    output: str


def lay(case: Path, root: Path) -> Path:
    """Make in ``root`` the project of a case: the base, the files of the case over it, then its ``make.py``."""
    for layer in (CASES / "base", case):
        if (layer / "content").is_dir():
            shutil.copytree(layer / "content", root / "content", dirs_exist_ok=True)
    if (case / "make.py").is_file():
        runpy.run_path(str(case / "make.py"))["make"](root)
    return root


def write_sheet(root: Path, text: str | bytes, name: str = "essai") -> None:
    content = text if isinstance(text, bytes) else text.encode()
    (root / "content" / "sheets" / "panorama" / f"{name}.yaml").write_bytes(content)


def project_of(case: str, folder: Path) -> Path:
    """A project that can be built: the content of a case, the rest of ours, without the pages written by hand."""
    root = lay(CASES / case, folder)
    for name in ("docs_overrides", "schema", "builder"):
        (root / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"^nav:.*?(?=^\S)", "", settings, flags=re.M | re.S), encoding="utf-8")
    (root / "content/pages").mkdir(exist_ok=True)
    return root


def toolbox(root: Path, *arguments: str) -> Run:
    """Run the command line on a project, in this process."""
    result = CliRunner().invoke(cli.main, ["--project", str(root), *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.output)


def agree(path: Path, got: str) -> None:
    """The text is word for word what the file says; with ``UPDATE_CASES=1``, make it so."""
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(got.encode())
    assert got == path.read_bytes().decode(), f"{path.relative_to(CASES)} n'est plus ce que la boîte répond"
