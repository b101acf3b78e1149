"""A site may do without PDFs (``extra.pdf: false``): nothing leads to one, and readers still make booklets."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from builder import publishing, spread
from tests import casing
from tests.conftest import copy_project, toolbox
from tests.portability.conftest import begun, run


def _with(project: Path, setting: str) -> Path:
    settings = project / "mkdocs.yml"
    text, number = re.subn(r"^extra:\n", f"extra:\n  pdf: {setting}\n", settings.read_text("utf-8"), flags=re.MULTILINE)
    assert number == 1
    settings.write_text(text, encoding="utf-8")
    return project


def test_nothing_is_printed_and_nothing_leads_to_a_pdf(tmp_path: Path) -> None:
    project = _with(copy_project(tmp_path / "projet"), "false")
    done = toolbox(project, "build")
    assert done.returncode == 0, done.stderr
    assert "PDF" not in done.stderr
    site = project / "site"
    assert not list(site.resolve().rglob("*.pdf"))
    sheet = (site / "fiches" / "stef-mixup" / "index.html").read_text("utf-8")
    assert "<h1" in sheet
    for page in site.resolve().rglob("*.html"):
        assert not re.search(r'href="(?!https?:)[^"]*\.pdf"', page.read_text("utf-8")), page
    assert (site / "fiches" / "stef-mixup" / "print.json").is_file()
    assert "data-press-size=" in (site / "panorama" / "index.html").read_text("utf-8")


def test_another_value_is_refused_on_its_line(tmp_path: Path) -> None:
    project = begun(tmp_path, "Boîte")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    for setting in ("non pas", "0", "[]"):
        (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
        line = (_with(project, setting) / "mkdocs.yml").read_text("utf-8").splitlines().index(f"  pdf: {setting}") + 1
        done = run(project, "build")
        assert done.returncode == 1
        assert f"mkdocs.yml:{line}: extra, pdf" in done.stderr and "pdf: false" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_process_that_the_system_ended_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a booklet wants more memory than there is."""
    project = begun(tmp_path, "Boîte")
    monkeypatch.setattr("builder.printing.press.apart", lambda *_: spread.apart(os._exit, 9))
    with pytest.raises(publishing.BuildError, match=r"faute de mémoire.*« pdf: false »"):
        casing.toolbox(project, "build")
    assert not (project / "site").exists()
