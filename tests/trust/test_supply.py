"""What the project is made of: the sums of copied files, hashes in the locks, the bill of materials."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

COPIED = ("docs_overrides/assets/vendor", "docs_overrides/assets/typst", "docs_overrides/assets/fonts", "tests/assets")
PACKAGES = tomllib.loads((ROOT / "supply/vendored.toml").read_text(encoding="utf-8"))["package"]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")


def bill(*arguments: str, root: Path = ROOT) -> str:
    done = subprocess.run(
        [sys.executable, "supply/bill.py", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_every_copied_file_is_the_one_that_was_read() -> None:
    sys.path.insert(0, str(ROOT / "supply"))
    try:
        from bill import sums  # type: ignore[import-not-found]  # noqa: PLC0415
    finally:
        sys.path.pop(0)
    found: dict[str, str] = {}
    for package in PACKAGES:
        there = sums(package["folder"], package["pattern"])
        assert there == package["files"], package["name"]
        found |= there
    on_disk = {
        path.relative_to(ROOT).as_posix() for folder in COPIED for path in (ROOT / folder).rglob("*") if path.is_file()
    }
    assert on_disk - set(found) == set()


def test_every_copied_package_is_told_with_its_licence() -> None:
    decisions = (ROOT / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")
    for package in PACKAGES:
        assert f"`{package['name']}` {package['version']}" in decisions.replace("\n", " "), package["name"]
        assert package["files"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes_and_no_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 20
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in text


def test_the_bill_lists_every_locked_package_and_every_copied_one() -> None:
    text = bill()
    assert text == bill()
    listed = {component["bom-ref"]: component for component in json.loads(text)["components"]}
    locked = re.findall(
        r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE
    )
    assert {f"pkg:pypi/{name.lower()}@{version}" for name, version in locked} <= set(listed)
    assert len(listed) == len(locked) + len(PACKAGES)
    for component in listed.values():
        hashes = component.get("externalReferences", [{}])[0].get("hashes") or component.get("components")
        assert hashes, component["name"]
