"""Publishing is all or nothing. The long campaign is ``make harden``: these are a few of its strikes."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from filelock import FileLock

from builder import publishing
from builder.output import Output
from builder.places import HOME
from tests.harden.publishing import judge, recover, versions
from tests.harden.small import Small, kill, make

MOMENTS = (0.5, 0.8, 1.0)
"""Parts of a build's time at which it is killed: most of them while it writes and publishes."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A small project built twice, each version known."""
    made = make(tmp_path_factory.mktemp("petit") / "boite")
    made.learn(1, 2)
    return made


def test_a_killed_build_changes_nothing_or_all_and_the_next_one_recovers(small: Small) -> None:
    old, new = versions(small)
    small.write(new)
    start = time.monotonic()
    assert small.build()[0] == 0
    seconds = time.monotonic() - start
    counts: Counter[str] = Counter()
    for moment in MOMENTS:
        old, new = versions(small)
        small.write(new)
        kill(small.start(), moment * seconds)
        judge(small, old, new, counts)
    recover(small, versions(small)[1], counts)
    assert counts["old"] + counts["new"] == len(MOMENTS) and counts["recovered"] == 1


def test_two_builds_do_not_meet(small: Small) -> None:
    before = small.served()
    small.write(3)
    with FileLock(small.root / ".build/lock"):
        code, said = small.build()
    assert code == 1 and "Une autre construction de ce projet est en cours" in said
    assert small.served() == before


REFUSED = """
import runpy, sys
def refuse(event, arguments):
    asked = event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
    if asked or (event in {"socket.connect", "socket.bind"} and isinstance(arguments[1], tuple)):
        raise RuntimeError(f"{event} {arguments}")
sys.addaudithook(refuse)
sys.argv[1:] = ["build"]
runpy.run_module("builder", run_name="__main__")
"""


def test_a_build_asks_nothing_of_the_network(small: Small) -> None:
    old, new = versions(small)
    small.write(new)
    done = subprocess.run(
        [sys.executable, "-c", REFUSED],
        cwd=small.root,
        env={**os.environ, "PYTHONPATH": str(HOME), "TOOLBOX_DEBUG": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert old != small.version() == new


def release(root: Path, text: str) -> Path:
    made = publishing.begin(root)
    (made / "index.html").write_text(text, encoding="utf-8")
    return made


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    publishing.publish(release(tmp_path, "a"), tmp_path / "site")
    release(tmp_path, "half")
    (tmp_path / ".site-site-half").symlink_to("nowhere")
    with publishing.alone(tmp_path):
        assert [path.name for path in (tmp_path / publishing.RELEASES).iterdir()] == [
            (tmp_path / "site").resolve().name
        ]
        assert not (tmp_path / ".site-site-half").is_symlink()
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "a"


def test_a_folder_that_was_set_aside_is_put_back(tmp_path: Path) -> None:
    """The build was killed between the two renames that the first replacement of a folder takes."""
    made = release(tmp_path, "the folder's")
    made.rename(made.with_name(f"{made.name}-old"))
    with publishing.alone(tmp_path):
        assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "the folder's"
    publishing.publish(release(tmp_path, "b"), tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "b"


def test_what_cannot_be_published_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("the folder's", encoding="utf-8")
    made = release(tmp_path, "b")
    link = tmp_path / f".site-{made.name}"
    link.mkdir()  # in the way of the link
    (link / "x").touch()
    with pytest.raises(OSError):
        publishing.publish(made, tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "the folder's"


def test_a_missing_or_cut_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "fiches").mkdir()
    (tmp_path / "fiches/index.html").write_text("<p>a</p>", encoding="utf-8")
    (tmp_path / "b.csv").write_bytes(b"b")
    outputs = [Output("fiches/index.md", "# a"), Output("fiches.md", "# a"), Output("b.csv", b"b")]
    assert publishing.missing(tmp_path, outputs) == []
    outputs += [Output("b.csv", b"bb"), Output("c.csv", b"c"), Output("index.md", "# a")]
    assert publishing.missing(tmp_path, outputs) == ["b.csv", "c.csv", "index.md"]


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disque est plein"), (errno.EIO, "(a.html)"), (errno.EACCES, "vos droits")]
)
def test_what_the_system_refuses_is_said_in_french(number: int, words: str) -> None:
    assert words in publishing.accident(OSError(number, "English", "/x/a.html"))


def test_a_process_that_the_system_ended_is_said_in_french() -> None:
    assert "faute de mémoire" in publishing.accident(ChildProcessError())
