"""Builds the real project as many machines would: the same content gives the same bytes.

    python -m tests.harden.same_bytes 16

Each build has its own folder, time zone, language, seed of hashes, mask of rights, number of cores, and order in which
folders are listed (by Python; by the file system too, as every other build has its temporary files in memory).
"""

from __future__ import annotations

import os
import random
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.conftest import copy_project

ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Europe/Paris")
LOCALES = ("C", "C.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8")
MEMORY = Path("/dev/shm")  # noqa: S108 - a file system that lists folders in another order


class Shuffled:
    """What ``os.scandir`` gives, in another order."""

    def __init__(self, found: Any, rng: random.Random) -> None:
        with found:
            entries = sorted(found, key=lambda entry: str(entry.name))
        rng.shuffle(entries)
        self._entries: Iterator[Any] = iter(entries)

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> Shuffled:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Nothing is open."""


def shuffle(seed: int) -> None:
    """List every folder in an order of one's own from now on."""
    rng = random.Random(seed)
    scandir, listdir = os.scandir, os.listdir

    def listed(*given: Any) -> list[Any]:
        names = sorted(listdir(*given), key=str)
        rng.shuffle(names)
        return names

    os.scandir = lambda *given: Shuffled(scandir(*given), rng)  # type: ignore[assignment]
    os.listdir = listed  # type: ignore[assignment]


def child(seed: int) -> None:
    """Build the project of the current folder, its folders listed in any order, on some of the cores."""
    shuffle(seed)
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[: 1 + seed % len(cores)])
    os.cpu_count = lambda: (1, 2, 8, 3)[seed % 4]
    os.umask((0o022, 0o077, 0o002)[seed % 3])
    sys.argv[1:] = ["build"]
    runpy.run_module("builder", run_name="__main__")


def tree(folder: Path) -> dict[str, str]:
    """Each file and its digest."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def build(seed: int, folder: Path) -> dict[str, str]:
    """The site that one more machine would make."""
    place = folder / ("é" * (seed % 3) or "a b") / f"dossier {seed}"
    project = copy_project(place)
    temporary = tempfile.mkdtemp(dir=MEMORY if seed % 2 and MEMORY.is_dir() else None)
    environment = {
        **os.environ, "TZ": ZONES[seed % 4], "LC_ALL": LOCALES[seed // 4 % 4], "LANG": LOCALES[seed // 4 % 4],
        "PYTHONHASHSEED": str(seed * 7919), "TMPDIR": temporary, "PYTHONPATH": str(project),
    }  # fmt: skip
    here = str(Path(__file__).resolve().parents[2])
    code = f"import sys; sys.path.append({here!r}); from tests.harden.same_bytes import child; child({seed})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return tree(project / "site")


def main(number: int) -> None:
    """Compare that many builds."""
    with tempfile.TemporaryDirectory(prefix="harden-") as folder:
        first = build(0, Path(folder))
        same = 1
        for seed in range(1, number):
            other = build(seed, Path(folder))
            different = sorted(name for name in first.keys() | other.keys() if first.get(name) != other.get(name))
            assert not different, f"build {seed}: {len(different)} files differ: {different[:10]}"
            same += 1
            sys.stderr.write(f"{same}/{number}\n")
    sys.stdout.write(f"same bytes: {same} of {number}, {len(first)} files\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
