"""Each file made to hurt, alone in a process: how long it takes to refuse, how much memory it takes.

    python -m tests.harden.files [FOLDER]      # a folder of YAML documents to judge as sheets besides

The network is out of reach of the process where the system allows it (``unshare --net``).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.places import HOME
from tests.trust.attacks import PICTURE, PICTURES, SHEET, SHEETS, Attack, lay

SECONDS, MEGABYTES = 2, 512
_ALONE = ["unshare", "--net"]


def attacks(corpus: Path | None) -> Iterator[tuple[str, str, Attack]]:
    """The name of each attack, its file, its content."""
    for name, (_, attack) in SHEETS.items():
        yield name, SHEET.format("attaque"), attack
    for name, (file, _, attack) in PICTURES.items():
        yield name, PICTURE.format(file), attack
    for path in sorted(corpus.glob("*.yaml")) if corpus else ():
        yield path.name, SHEET.format("attaque"), path.read_bytes()


def judged(project: Path) -> dict[str, Any]:
    """What the check answers, and what it costs."""
    asked = [sys.executable, "-m", "tests.trust.attacked", str(project)]
    alone = subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode == 0
    done = subprocess.run(
        [*(_ALONE if alone else ()), *asked], cwd=HOME, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def main(corpus: Path | None) -> None:
    """Judge them one by one.

    Raises:
        AssertionError: one was not refused, took too much, or touched its neighbours.
    """
    slowest, heaviest, number = (0.0, ""), (0, ""), 0
    for name, file, attack in attacks(corpus):
        with tempfile.TemporaryDirectory(prefix="harden-") as folder:
            project = Path(folder) / "projet"
            shutil.copytree(HOME / "tests/cases/base", project)
            lay(project, file, attack)
            answer = judged(project)
        mine = [problem for problem in answer["problems"] if problem[0] == file]
        assert mine and all(problem[2] >= 1 and problem[3] for problem in mine), (name, mine)
        assert len(mine) == len(answer["problems"]), (name, answer["problems"])
        assert answer["opened"] == [] and answer["network"] == [], (name, answer)
        slowest, heaviest = max(slowest, (answer["seconds"], name)), max(heaviest, (answer["megabytes"], name))
        number += 1
    told = f"slowest {slowest[0]} s of processor ({slowest[1]}), heaviest {heaviest[0]} MB ({heaviest[1]})"
    sys.stdout.write(f"files: {number} refused, neighbours as before, nothing opened outside or asked; {told}\n")
    assert slowest[0] < SECONDS and heaviest[0] < MEGABYTES


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
