"""Pages that people write in Markdown: what is wrong in one is told in French, in its file, on its line."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from builder import checking, page_errors
from builder.publishing import BuildError
from tests.casing import CASES, lay, toolbox


def project(folder: Path, name: str, page: bytes) -> Path:
    root = lay(CASES / "base", folder)
    path = root / "content" / "pages" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(page)
    return root


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (b"# Un titre\n\nL'\xe9t\xe9.\n", [("L102", 3, 3)]),
        (b"# Un titre\n\n<<<<<<< HEAD\nun\n=======\ndeux\n>>>>>>> autre\n", [("L138", n, 1) for n in (3, 5, 7)]),
        (b'---\ntitle: "Un titre\n---\n# Un titre\n', [("L117", 2, 8)]),
        (b"---\ntitle: Un titre : long\nhide: [toc\n---\n# Un titre\n", [("L118", 2, 17), ("L123", 3, 7)]),
        (b"---\ntitle: !!python/name:os.system x\n---\n# Un titre\n", [("L110", 2, 8)]),
        (b"# Un\x07 titre\n", [("L103", 1, 5)]),
        (b"\xef\xbb\xbf---\ntitle: Un titre\nhide:\n  - toc\n---\n# Un titre\n\n\ttexte\n\n```\ncode\n```\n", []),
        (b"---\n\nUn passage : ceci : cela.\n\n---\n\nUn autre.\n", []),
        ("# Un titre\n\n\u00a0- Un point\u00a0: un.\n\nTitre\n=======\n".encode(), []),
        (b"", []),
    ],
)
def test_what_is_wrong_in_a_page_is_told(tmp_path: Path, page: bytes, told: list[tuple[str, int, int]]) -> None:
    found = checking.check(project(tmp_path, "aide/page.md", page)).diagnostics
    assert {problem.file for problem in found} <= {"content/pages/aide/page.md"}
    assert [(problem.code, problem.span.line, problem.span.column) for problem in found] == told


def test_links_that_lead_nowhere_are_told_in_french_with_their_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = (
        "# Une page\n\n[a](rien.md) [b](glossaire.md)\n[c](glossaire)\n\n![d](photo%20d.png)\n[e](/fiches/)\n"
        "[f](#absent)\n[g](glossaire.md#absent)\n[h](a@b.fr)\n"
    )
    root = project(tmp_path, "Ma page.md", page.encode())
    settings = "site_name: Essai\nsite_url: https://exemple.fr/\nextra:\n  pdf: false\nnav:\n  - Accueil: index.md\n"
    (root / "mkdocs.yml").write_text(f"{settings}  - Rien: absente.md\n", encoding="utf-8")
    with pytest.raises(BuildError, match="Corrigez ce qui est dit ci-dessus"):
        toolbox(root, "build")
    said = [record.getMessage() for record in caplog.records]
    lines = {match.groups() for one in said if (match := re.match(r"(\S.*?:\d+): le lien «\s(.*?)\s»", one))}
    assert {place for place in lines if place[0].startswith("mkdocs")} == {("mkdocs.yml:7", "absente.md")}
    assert lines - {("mkdocs.yml:7", "absente.md")} == {
        ("content/pages/Ma page.md:3", "rien.md"),
        ("content/pages/Ma page.md:4", "glossaire"),
        ("content/pages/Ma page.md:6", "photo%20d.png"),
        ("content/pages/Ma page.md:7", "/fiches/"),
        ("content/pages/Ma page.md:8", "#absent"),
        ("content/pages/Ma page.md:9", "glossaire.md#absent"),
        ("content/pages/Ma page.md:10", "a@b.fr"),
    }
    assert len(lines) == len(said)  # nothing else, and nothing in English
    assert any("« glossaire.md »" in french for french in (one.replace("\u00a0", " ") for one in said))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Page skipped: 'fiches/qzid0zq.md'. Generated empty output.", False),
        ("[19:00:55] Browser connected: http://127.0.0.1:8000/", False),
        ("Un message à nous.", True),
    ],
)
def test_steps_of_the_engine_that_help_nobody_are_not_told(said: str, shown: bool) -> None:
    record = logging.LogRecord("mkdocs", logging.INFO, "", 1, said, None, None)
    assert page_errors.step_in_french(record) is shown
