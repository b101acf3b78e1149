"""What runs on the forges: nothing for zizmor to find, least rights, pinned actions, the same steps everywhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.project import read_project
from tests.casing import CASES, lay, toolbox
from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ZIZMOR = Path(sys.executable).parent / "zizmor"


def load(path: Path) -> dict[str, Any]:
    """A workflow; « on » is no truth value here."""
    text = re.sub(r"^on:", '"on":', path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(yaml.safe_load(text))


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ZIZMOR), "--offline", "--no-config", "--persona=pedantic", "--format=json", str(folder)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_zizmor_finds_nothing() -> None:
    done = zizmor(ROOT / ".github")
    assert json.loads(done.stdout) == [], done.stdout
    assert done.returncode == 0


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    """The test above can fail: the same audit on what must never be written."""
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    check = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    (folder / "check.yml").write_text(check.replace("  pull_request:", "  pull_request_target:"), encoding="utf-8")
    assert "dangerous-triggers" in zizmor(tmp_path).stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_least_rights(path: Path) -> None:
    workflow, text = load(path), path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text and "secrets." not in text
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", "")
    assert not re.search(r"uses: \S+@[0-9a-f]{40}(?! # v\d+\.\d+\.\d+$)", text, re.MULTILINE)


def test_one_action_has_one_version() -> None:
    used = {use for path in WORKFLOWS for use in re.findall(r"uses: (\S+@\S+)", path.read_text(encoding="utf-8"))}
    assert len({use.partition("@")[0] for use in used}) == len(used)


def test_proposals_are_data() -> None:
    check = load(ROOT / ".github/workflows/check.yml")
    assert check["on"] == {"pull_request": None}
    job = check["jobs"]["check"]
    assert job["permissions"] == {"contents": "read"}
    first = job["steps"][0]["with"]
    assert first["ref"] == "${{ github.event.pull_request.base.sha }}" and first["path"] == "base"
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert not any(re.search(r"(?:^|[\s;])(?:\./)?proposed/\S", command) for command in commands)
    assert "cd proposed" not in " ".join(commands)


@pytest.mark.parametrize(("name", "job", "file"), [("check", "check", "out/summary.md"), ("care", "look", "care.md")])
def test_a_long_report_is_cut_between_lines(tmp_path: Path, name: str, job: str, file: str) -> None:
    """What comes from files stands in code, which half a line would open: a picture from elsewhere would show."""
    steps = load(ROOT / f".github/workflows/{name}.yml")["jobs"][job]["steps"]
    (command,) = [line for step in steps for line in step.get("run", "").splitlines() if "STEP_SUMMARY" in line]
    report, shown = tmp_path / file, tmp_path / "shown"
    report.parent.mkdir(exist_ok=True)
    report.write_text("- `é![x](https://exemple.fr/x.png)`\n" * 40_000, encoding="utf-8")
    subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env={**os.environ, "GITHUB_STEP_SUMMARY": str(shown)}, check=True
    )
    told = shown.read_bytes()
    assert 999_900 < len(told) <= 1_000_000 and told.endswith(b"`\n") and report.read_bytes().startswith(told)


def test_the_site_is_published_every_night() -> None:
    """So that the details of who agreed until yesterday leave the site today."""
    ((schedule,),) = [load(ROOT / ".github/workflows/publish.yml")["on"]["schedule"]]
    assert re.fullmatch(r"\d+ \d+ \* \* \*", schedule["cron"])


def test_gitlab_takes_the_same_steps() -> None:
    pipeline = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    check = pipeline["check"]
    assert check["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert '"$work/base/.ci/check-proposal" "$work/base" "$work/proposed" out' in check["script"]
    assert check["artifacts"]["reports"] == {"codequality": "out/quality.json"}
    assert "make site" in pipeline["pages"]["script"]
    assert pipeline["audit"]["rules"] == pipeline["care"]["rules"]
    weekly = load(ROOT / ".github/workflows/care.yml")["jobs"]["audit"]["steps"]
    assert pipeline["audit"]["script"] == ["make audit"] == [step["run"] for step in weekly if "run" in step]
    (published,) = (rule["if"] for rule in pipeline["pages"]["rules"])
    assert "schedule" not in published and "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in published
    assert "CARE_TOKEN" not in json.dumps({**pipeline, "care": None})


def test_the_hooks_call_commands_that_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    project = lay(CASES / "base", tmp_path / "projet")
    monkeypatch.chdir(project)
    sheet = "content/sheets/panorama/corif-accompagnement.yaml"
    toolbox(project, "fmt")
    for hook in own:
        command = hook["entry"].removeprefix(".venv/bin/").split()
        assert command[0] == "toolbox" and re.match(hook["files"], sheet)
        given = [sheet] if hook.get("pass_filenames", True) else []
        assert toolbox(project, *command[1:], *given).code == 0


def test_issue_forms_are_well_formed() -> None:
    for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"):
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem == "config":
            continue
        assert {"name", "description", "title", "labels", "body"} <= set(form)
        identifiers = [item["id"] for item in form["body"]]
        assert len(set(identifiers)) == len(identifiers)
        assert all(item["attributes"]["label"] for item in form["body"])


def test_editors_know_every_kind_of_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    known: dict[str, str] = {}
    for schema, written in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        patterns = [written] if isinstance(written, str) else written
        wanted = {path for pattern in patterns if not pattern.startswith("!") for path in ROOT.glob(pattern)}
        wanted -= {path for pattern in patterns if pattern.startswith("!") for path in ROOT.glob(pattern[1:])}
        known |= {path.relative_to(ROOT).as_posix(): Path(schema).name.partition(".")[0] for path in wanted}
    assert known == {entry.file: entry.kind for entry in read_project(ROOT).entries}
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in extensions


def test_vs_code_reads_our_report(tmp_path: Path) -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    project = lay(CASES / "base", tmp_path / "projet")
    sheet = project / "content/sheets/panorama/corif-accompagnement.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "titre: a\n", encoding="utf-8")
    found = [
        match for line in toolbox(project, "check").output.splitlines() if (match := re.match(pattern["regexp"], line))
    ]
    assert len(found) == 1
    assert found[0][pattern["code"]] == "S202" and found[0][pattern["file"]].endswith(sheet.name)
