"""A small project that builds in seconds, which campaigns strike while it is built."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from builder import editions, skeleton
from builder.places import HOME

WORD = "Mot-témoin"
"""Stands in the title of the collection, followed by the number of the version."""
Tree = dict[str, str]
PATIENCE = 120
"""Seconds after which a build that was struck is taken for dead."""


@dataclass
class Small:
    """The project; ``known`` are the digests of each version of its site, built whole."""

    root: Path
    known: dict[int, Tree] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    organisation: str = ""
    """The file that each version changes, as it was made."""

    def write(self, version: int) -> None:
        """Make its content another."""
        path = self.root / "content/pages/a-propos.md"
        path.write_text(f"# À propos\n\n{WORD} {version}\n", encoding="utf-8")
        organisation = next((self.root / "content/organisations").glob("*.yaml"))
        self.organisation = self.organisation or organisation.read_text(encoding="utf-8")
        organisation.write_text(f'{self.organisation}aliases: ["{WORD} {version}"]\n', encoding="utf-8")

    def start(self, prefix: Sequence[str] = ()) -> subprocess.Popen[str]:
        """Begin a build, in a group of processes of its own."""
        return subprocess.Popen(
            [*prefix, sys.executable, "-m", "builder", "build"],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(HOME), "NO_MKDOCS_2_WARNING": "1", **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def build(self, prefix: Sequence[str] = ()) -> tuple[int, str]:
        """Build to the end: exit code, and what was said."""
        process = self.start(prefix)
        try:
            said, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:  # what a struck process left behind still holds our end
            os.killpg(process.pid, signal.SIGKILL)
            said, _ = process.communicate()
        return process.returncode, said

    def learn(self, *versions: int) -> float:
        """Build versions whole and keep their digests; seconds of the last build."""
        seconds = 0.0
        for version in versions:
            self.write(version)
            start = time.monotonic()
            code, said = self.build()
            seconds = time.monotonic() - start
            assert code == 0, said
            self.known[version] = self.served()
        assert len({str(tree) for tree in self.known.values()}) == len(self.known), "versions must differ"
        return seconds

    def served(self) -> Tree:
        """Each file that readers are served, and its digest."""
        site = self.root / "site"
        files = sorted(path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}

    def version(self) -> int | None:
        """Which version is served, whole; None for anything else."""
        served = self.served()
        return next((number for number, tree in self.known.items() if tree == served), None)

    def leftovers(self) -> list[str]:
        """What a build should have cleared."""
        shown = (self.root / "site").resolve()
        found = [path.name for path in (self.root / ".build/releases").iterdir() if path.resolve() != shown]
        found += [path.name for path in self.root.glob(".site-*")]
        return found + [path.name for path in (self.root / ".build/prints").iterdir() if path.name.count(".") > 1]


def make(root: Path) -> Small:
    """A new toolbox, as ``toolbox init`` makes it."""
    for file in skeleton.files(HOME, "Réseau d’essai", editions.CURRENT):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return Small(root)


def kill(process: subprocess.Popen[str], seconds: float) -> bool:
    """Kill a build and all its processes after a time; whether it was still at work."""
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return True
    return False


def moments(number: int, seed: int = 7) -> list[float]:
    """Parts of a build's time, spread over it, in an order that tells nothing."""
    order = [(rank + 0.5) / number for rank in range(number)]
    random.Random(seed).shuffle(order)
    return order
