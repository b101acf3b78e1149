"""Every code is explained in the terminal, in clean French; a wrong one leads to the nearest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder import cli
from builder.messages import wordings


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["explain", *arguments])


@pytest.mark.parametrize("code", wordings())
def test_every_code(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a project: in one, its files are read for their names."""
    monkeypatch.chdir(tmp_path)
    done = explain(code.lower())
    wording = wordings()[code]
    assert done.exit_code == 0
    prose = done.output.split("À éviter")[0]
    assert prose.startswith(f"{code} – ") and not re.search(r"\{\w+\}", prose)
    assert all(line.strip() in done.output for line in f"{wording.wrong}\n{wording.right}".splitlines())


def test_the_list() -> None:
    listed = explain().output.splitlines()
    assert [line.split()[0] for line in listed] == list(wordings())


def test_by_name() -> None:
    assert explain("encodage").output.startswith("L102 – ")


@pytest.mark.parametrize("wrong", ["S999", "X1", "licorne", ""])
def test_an_unknown_code_is_misuse(wrong: str) -> None:
    done = explain(wrong)
    assert isinstance(done.exception, SystemExit) and done.exit_code == 2


def test_the_nearest_code_is_suggested() -> None:
    message = explain("S2002").output.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Vouliez-vous dire « S202 » ?" in message
