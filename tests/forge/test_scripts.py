"""The scripts of the pipelines, run for real: a hostile proposal stays data; one issue is kept, on a real server."""

from __future__ import annotations

import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.casing import CASES, lay, project_of
from tests.conftest import ROOT

SHEET = "content/sheets/panorama/stef-mixup.yaml"
EVIL = "raise SystemExit('exécuté')\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    base = project_of("base", tmp_path / "base")
    (base / "content" / "pages" / "contribuer.md").write_text("# À nous\n", encoding="utf-8")
    return base


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    """A proposal that also changes the program, the schemas and the scripts."""
    folder = lay(CASES / "base", tmp_path / "proposed")
    (folder / "builder").mkdir()
    (folder / "builder" / "__main__.py").write_text(EVIL)
    (folder / "mkdocs.yml").write_text("hooks: [evil.py]\n")
    (folder / "schema").mkdir()
    (folder / "schema" / "sheet.schema.json").write_text("{}")
    return folder


def check(base: Path, proposed: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / ".ci" / "check-proposal"), str(base), str(proposed), str(out)],
        env={**os.environ, "TOOLBOX": f"{sys.executable} -m builder", "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def test_a_good_proposal_is_shown_drafts_included(base: Path, proposed: Path, tmp_path: Path) -> None:
    sheet = proposed / SHEET
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}status: submitted\n", encoding="utf-8")
    registry = base / "content" / "organisations"
    kept = (registry / "corif.yaml").read_text(encoding="utf-8")
    for name in ("partie", "renommee"):  # the proposal lacks both, and says what one of them became
        (registry / f"{name}.yaml").write_text(kept.replace("id: corif", f"id: {name}"), encoding="utf-8")
    with (proposed / "content" / "organisations" / "corif.yaml").open("a", encoding="utf-8") as file:
        file.write("former_ids: [renommee]\n")
    done = check(base, proposed, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    summary = (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")
    assert "La proposition peut être publiée." in summary and "apercu" in summary and "programme" in summary
    assert "`structures/partie/`" in summary and "renommee" not in summary
    assert json.loads((tmp_path / "out" / "quality.json").read_text(encoding="utf-8")) == []
    page = tmp_path / "out" / "apercu" / "fiches" / sheet.stem / "index.html"
    assert page.is_file() and not page.parent.parent.is_symlink()


def test_pages_written_by_hand_are_the_bases(base: Path, proposed: Path, tmp_path: Path) -> None:
    """Their Markdown may hold scripts, and their folder files that replace those of the site."""
    pages = proposed / "content" / "pages"
    pages.mkdir()
    (pages / "contribuer.md").write_text("# Pris\n\n<script>pris()</script>\n", encoding="utf-8")
    (pages / "assets").mkdir()
    (pages / "assets" / "pris.js").write_text("pris()", encoding="utf-8")
    (proposed / "content" / "media").mkdir(exist_ok=True)
    (proposed / "content" / "media" / ".lien").symlink_to("/etc/hostname")  # a name that checking ignores
    done = check(base, proposed, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    shown = tmp_path / "out" / "apercu"
    assert "Pris" not in (shown / "contribuer" / "index.html").read_text(encoding="utf-8")
    assert not list(shown.rglob("pris.js")) and not list(shown.rglob(".lien"))
    assert "pages écrites à la main" in (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")


def test_a_bad_one_is_annotated_and_not_shown(base: Path, proposed: Path, tmp_path: Path) -> None:
    sheet = proposed / SHEET
    line = sheet.read_text(encoding="utf-8").count("\n") + 1
    sheet.write_text(sheet.read_text(encoding="utf-8") + "titre: a\n", encoding="utf-8")
    done = check(base, proposed, tmp_path / "out", GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert f"::error file={SHEET},line={line}," in done.stdout
    assert "S202" in (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")
    assert not (tmp_path / "out" / "apercu").exists()


def test_links_out_of_the_proposal_are_refused(base: Path, proposed: Path, tmp_path: Path) -> None:
    (proposed / SHEET).unlink()
    (proposed / SHEET).symlink_to("/etc/hostname")
    done = check(base, proposed, tmp_path / "out")
    assert done.returncode == 1
    assert (tmp_path / "out" / "summary.md").read_text(encoding="utf-8").count("L115") == 1
    assert not (tmp_path / "out" / "apercu").exists()


def test_content_that_is_a_link_is_not_followed(base: Path, proposed: Path, tmp_path: Path) -> None:
    shutil.rmtree(proposed / "content")
    (proposed / "content").symlink_to(ROOT / "content")
    assert not check(base, proposed, tmp_path / "out").stdout.count("We Ker")  # an organisation of ours
    assert [path.name for path in (base / "content").iterdir()] == ["pages"]


def test_what_a_sheet_says_does_not_command_the_runner(base: Path, proposed: Path, tmp_path: Path) -> None:
    sheet = proposed / SHEET
    text = (
        sheet.read_text(encoding="utf-8")
        + 'origin:\n  - |\n    ::error::pris\n    ::add-mask::a\ntitre: "::warning::pris"\n'
    )
    sheet.write_text(text, encoding="utf-8")
    done = check(base, proposed, tmp_path / "out", GITHUB_ACTIONS="true")
    commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    assert commands and all(line.startswith(("::error file=", "::warning file=")) for line in commands)


@pytest.mark.parametrize("program_too", [False, True])
def test_gitlab_judges_what_is_proposed_alone(tmp_path: Path, program_too: bool) -> None:
    """Neither what the job leaves in its folder, nor what came to the branch since, is taken for the proposal's."""
    who = {f"GIT_{role}_{what}": "a@exemple.fr" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "TOOLBOX": str(tmp_path / "toolbox")}
    (tmp_path / "toolbox").write_text("#!/bin/sh\nls content; mkdir -p site; touch site/index.html\n", encoding="utf-8")
    (tmp_path / "toolbox").chmod(0o755)
    project = tmp_path / "boite.git"

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(project), *arguments], env=environment, capture_output=True, check=True)

    def commit(path: str, text: str) -> None:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--message", path)

    project.mkdir()
    git("init", "--quiet", "--initial-branch=main")
    shutil.copytree(ROOT / ".ci", project / ".ci")
    commit("Makefile", ".venv/.ready:\n")
    git("checkout", "--quiet", "-b", "proposition")
    commit("content/une-fiche.yaml", "")
    if program_too:
        commit("mkdocs.yml", "hooks: [evil.py]\n")
    git("checkout", "--quiet", "main")
    commit("LICENSE", "MIT")
    commit("content/une-autre.yaml", "")
    git("checkout", "--quiet", "proposition")
    (project / ".cache").mkdir()
    script = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["check"]["script"]
    environment["CI_MERGE_REQUEST_PROJECT_URL"] = str(project.with_suffix(""))
    environment["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main"
    subprocess.run(["bash", "-ec", "\n".join(script)], cwd=project, env=environment, check=True)
    summary = (project / "out/summary.md").read_text(encoding="utf-8")
    assert ("change aussi le programme" in summary) == program_too, summary
    assert "une-fiche.yaml" in summary and "une-autre.yaml" in summary


class _Forge(http.server.BaseHTTPRequestHandler):
    """The issues of a forge, in memory: GitHub's answers under /repos, GitLab's under /projects."""

    issues: list[dict[str, Any]] = []  # noqa: RUF012 - one forge a test

    def _answer(self, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self) -> None:
        assert self.headers["Authorization"] == "Bearer jeton" and "labels=entretien" in self.path
        closed = {"closed", "close"}
        self._answer([issue for issue in self.issues if issue.get("state", issue.get("state_event")) not in closed])

    def do_POST(self) -> None:
        number = len(self.issues) + 1
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.issues.append({**sent, "number": number, "iid": number})
        self._answer(self.issues[-1])

    def do_PATCH(self) -> None:
        issue = self.issues[int(self.path.rpartition("/")[2]) - 1]
        issue |= json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(issue)

    do_PUT = do_PATCH

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def forge() -> Iterator[str]:
    _Forge.issues = [{"title": "Autre chose", "number": 1, "iid": 1}]
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Forge)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


@pytest.mark.parametrize("name", ["github", "gitlab"])
def test_one_issue_is_created_updated_closed(forge: str, name: str, tmp_path: Path) -> None:
    places = {
        "github": {"GITHUB_API_URL": forge, "GITHUB_REPOSITORY": "a/b"},
        "gitlab": {"CI_API_V4_URL": forge, "CI_PROJECT_ID": "12"},
    }
    text = {"github": "body", "gitlab": "description"}[name]
    report = tmp_path / "care.md"
    for content in ("3 points\n", "2 points\n" + "- [ ] é\n" * 12_000, "Rien à entretenir.\n", "Rien à entretenir.\n"):
        report.write_text(content, encoding="utf-8")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("CI_", "GITHUB_"))}
        subprocess.run(
            [sys.executable, str(ROOT / ".ci" / "care-issue"), str(report)],
            env={**kept, "FORGE_TOKEN": "jeton", **places[name]}, check=True, timeout=30,
        )  # fmt: skip
        assert len(_Forge.issues) == 2 and len(_Forge.issues[1][text]) < 65_536
        assert _Forge.issues[1][text].startswith(content[:8])
    assert _Forge.issues[1]["title"] == "Entretien des fiches"
    assert _Forge.issues[1].get("state", _Forge.issues[1].get("state_event")) in {"closed", "close"}
    assert _Forge.issues[0] == {"title": "Autre chose", "number": 1, "iid": 1}
