"""The made catalogues that are measured: the same for a size and a seed, whoever makes them; without problems."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from builder import checking
from tests.conftest import ROOT


def _made(target: Path, hash_seed: str) -> str:
    code = f"from pathlib import Path; from bench import catalogue; catalogue.write(Path({str(target)!r}), 40)"
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
    total = sha256()
    for path in sorted((target / "content").rglob("*.yaml")):
        total.update(path.relative_to(target).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def test_a_made_catalogue_is_the_same_for_a_size_and_a_seed(tmp_path: Path) -> None:
    assert _made(tmp_path / "one", "1") == _made(tmp_path / "two", "2")
    report = checking.check(tmp_path / "one")
    assert report.ok and len(list(report.checked.project.of("sheet"))) == 40
