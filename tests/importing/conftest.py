"""A small project to bring files into: the base of the cases, with the real vocabularies and organisations."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "projet"
    shutil.copytree(ROOT / "tests" / "cases" / "base", root)
    for kind, names in (("vocabularies", "*"), ("organisations", "[tvw][eioh]*")):
        for path in sorted((ROOT / "content" / kind).glob(f"{names}.yaml")):
            if not (root / "content" / kind / path.name).exists() or kind == "vocabularies":
                shutil.copy(path, root / "content" / kind / path.name)
    return root
