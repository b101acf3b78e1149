"""``toolbox fmt`` on real folders: what it writes, what it refuses, what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casing import CASES, lay, toolbox
from tests.conftest import ROOT

SHEET = "content/sheets/panorama/corif-accompagnement.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = lay(CASES / "base", tmp_path / "projet")
    monkeypatch.chdir(root)
    toolbox(root, "fmt")
    return root


def test_check_then_write_then_check(project: Path, tmp_path: Path) -> None:
    untidy = project / SHEET
    untidy.write_text(untidy.read_text(encoding="utf-8") + "licence: 'etalab-2.0'  # la même\n", encoding="utf-8")
    before = untidy.read_bytes()
    first = toolbox(project, "fmt", "--check", SHEET)
    assert first.code == 1 and SHEET in first.output and untidy.read_bytes() == before
    done = toolbox(project, "fmt")
    assert done.code == 0 and f"{SHEET} : mis en forme" in done.output
    assert 'licence: "etalab-2.0" # la même\n' in untidy.read_text(encoding="utf-8")
    assert toolbox(project, "fmt", "--check", SHEET).code == 0
    assert toolbox(project, "check", "--strict").code == 0


def test_one_file_and_a_file_elsewhere(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "essai.yaml"
    elsewhere.write_text("title: Un essai\nid: essai\n", encoding="utf-8")
    done = toolbox(project, "fmt", str(elsewhere), SHEET)
    assert done.output.splitlines()[-1].startswith("2 fichiers relus")
    assert elsewhere.read_text(encoding="utf-8") == 'id: essai\ntitle: "Un essai"\n'


def test_a_broken_file_is_left_alone_and_named(project: Path, tmp_path: Path) -> None:
    broken = project / SHEET
    broken.write_bytes(b"id: [\n")
    done = toolbox(project, "fmt", SHEET)
    assert done.code == 1 and SHEET in done.output and broken.read_bytes() == b"id: [\n"


def test_a_link_is_not_followed(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "secret.yaml"
    target.write_text("title: Un\nid: a\n", encoding="utf-8")
    (project / SHEET).unlink()
    (project / SHEET).symlink_to(target)
    toolbox(project, "fmt", SHEET)
    toolbox(project, "fmt")
    assert target.read_text(encoding="utf-8") == "title: Un\nid: a\n"


def test_misuse(project: Path) -> None:
    done = toolbox(project, "fmt", "absent.yaml")
    assert done.code == 2 and "n'existe pas" in done.output


def test_our_own_content_is_in_form() -> None:
    done = toolbox(ROOT, "fmt", "--check")
    assert done.code == 0, done.output


def test_the_name_of_a_file_neither_moves_a_terminal_nor_turns_its_line(project: Path, tmp_path: Path) -> None:
    """A line of a log that begins with « :: » is an order to some forges."""
    name = "a\x1b[2Jb\n::error::c.yaml"
    text = (project / SHEET).read_text(encoding="utf-8")
    (project / SHEET).with_name(name).write_text(f"licence: 'etalab-2.0'\n{text}", encoding="utf-8")
    (project / SHEET).with_name(f"2{name}").write_text("id: [\n", encoding="utf-8")
    done = toolbox(project, "fmt", "--check")
    assert "\x1b" not in done.output
    assert not [line for line in (done.output).splitlines() if line.startswith("::")]
    assert "a\ufffd[2Jb\ufffd::error::c.yaml : à mettre en forme" in done.output
