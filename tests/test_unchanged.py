"""A site is left as it is only if building it again would give it: whatever is edited, undone, moved or lost."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import history, unchanged

SEQUENCES = 200


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site was published."""
    monkeypatch.setattr(unchanged, "_OURS", ("mkdocs.yml",))  # hashing the whole theme 200 times proves no more
    root = tmp_path / "projet"
    for name in ("content/sheets/a/x.yaml", "content/sheets/a/y.yaml", "content/media/é.png", "brand/main.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
    release = root / ".build/releases/site-1"
    release.mkdir(parents=True)
    (release / "index.html").write_text("", encoding="utf-8")
    (root / "site").symlink_to(release, target_is_directory=True)
    unchanged.remember(root, unchanged.fingerprint(root, drafts=False), "2 avertissements.")
    return root


def inputs(root: Path) -> dict[str, bytes]:
    parts = (root / "content", root / "brand", root / "mkdocs.yml")
    files = [file for part in parts for file in ([part] if part.is_file() else part.rglob("*"))]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files if file.is_file()}


def edit(root: Path, rng: random.Random) -> None:
    """What hands and editors do to a file."""
    files = sorted(path for path in (root / "content").rglob("*") if path.is_file())
    path = rng.choice(files)
    match rng.randrange(6):
        case 0:
            path.write_bytes(path.read_bytes() + b".")
        case 1:
            path.write_bytes(path.read_bytes()[:-1])
        case 2:
            path.replace(path.with_name(rng.choice(["x.yaml", "y.yaml", "z.yaml"])))
        case 3 if len(files) > 1:
            path.unlink()
        case 4:
            path.with_name("z.yaml").write_bytes(path.read_bytes())
        case _:
            path.touch()


def test_any_sequence_of_edits(project: Path) -> None:
    rng = random.Random(14)
    first = inputs(project)
    seen = {True: 0, False: 0}
    for _ in range(SEQUENCES):
        for _ in range(rng.randint(1, 4)):
            edit(project, rng)
        if rng.random() < 0.3:  # everything is undone, by writing it again
            shutil.rmtree(project / "content")
            for name, content in first.items():
                (project / name).parent.mkdir(parents=True, exist_ok=True)
                (project / name).write_bytes(content)
        same = inputs(project) == first
        seen[same] += 1
        made_of = unchanged.fingerprint(project, drafts=False)
        assert unchanged.told(project, made_of) == ("2 avertissements." if same else None)
    assert min(seen.values()) > SEQUENCES / 10


LOSSES: dict[str, Callable[[Path], object]] = {
    "the site": lambda root: (root / "site").unlink(),
    "its pages": lambda root: (root / "site/index.html").unlink(),
    "the note": lambda root: (root / unchanged.NOTE).unlink(),
    "half of the note": lambda root: (root / unchanged.NOTE).write_text('{"made_of": "', encoding="utf-8"),
    "a note of nothing": lambda root: (root / unchanged.NOTE).write_text("[]", encoding="utf-8"),
    "another release": lambda root: (root / ".build/releases/site-1").rename(root / ".build/releases/site-2"),
}


@pytest.mark.parametrize("what", LOSSES)
def test_what_is_lost_is_made_again(what: str, project: Path) -> None:
    made_of = unchanged.fingerprint(project, drafts=False)
    assert unchanged.told(project, made_of) is not None
    LOSSES[what](project)
    assert unchanged.told(project, made_of) is None


def test_what_shapes_a_site_beside_its_files(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_of = unchanged.fingerprint(project, drafts=False)
    assert unchanged.fingerprint(project, drafts=True) != made_of
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert unchanged.fingerprint(project, drafts=False) != made_of
    monkeypatch.undo()
    (project / "mkdocs.yml").write_text("site_name: !ENV NAME\n", encoding="utf-8")
    assert unchanged.fingerprint(project, drafts=False) == ""
    unchanged.remember(project, "", "")
    assert unchanged.told(project, "") is None


def test_a_history_that_was_cut_and_is_whole_again_shapes_the_site(project: Path) -> None:
    """The same commit: « modifiée le » was nowhere, and is on every sheet."""

    def git(*arguments: str) -> str:
        who = ["-c", "user.name=A", "-c", "user.email=a@exemple.fr"]
        return subprocess.run(["git", *who, *arguments], cwd=project, capture_output=True, text=True, check=True).stdout

    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "--message", "Un")
    cut = project / ".git/shallow"
    cut.write_text(git("rev-parse", "HEAD"), encoding="utf-8")
    made_of = unchanged.fingerprint(project, drafts=False)
    cut.unlink()
    assert unchanged.fingerprint(project, drafts=False) != made_of


def test_a_git_that_does_not_answer_is_not_waited_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of the network that went away: as where there is no git."""
    git = project / ".bin/git"
    git.parent.mkdir()
    monkeypatch.setattr(history, "_PATIENCE", 0.1)
    monkeypatch.setenv("PATH", str(git.parent))
    without = unchanged.fingerprint(project, drafts=False)
    git.write_text("#!/bin/sh\n/bin/sleep 0.5\necho late\n", encoding="utf-8")
    git.chmod(0o755)
    assert unchanged.fingerprint(project, drafts=False) == without
