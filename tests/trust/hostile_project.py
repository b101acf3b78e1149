"""A project whose every free text is hostile: what the check lets pass, and what only the Markdown gate stops."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from builder import checking
from builder.diagnostics import Diagnostic
from builder.positions import value_at
from builder.project import Entry
from tests.conftest import copy_project
from tests.trust.strings import sure

KEPT = "egalite-hauts-de-france"
"""The real collection that is spoilt: it uses nearly every field."""
A_TEXT = 6
"""Strings in a text of several paragraphs; a line has one, shorter than ``A_LINE`` characters, and a sure one."""
A_LINE = 38
OPEN = {"themes", "sectors", "audiences", "levers"}
"""The vocabularies whose words are anybody's; the others are codes."""
NOT_TEXT = {"id", "file", "region", "departments", "pages", "about", "insee", "siren", "siret"}
_BUILD = """
from pathlib import Path
from builder import checking, pipeline, site
refused = checking.has_errors
checking.has_errors = lambda found: refused(one for one in found if not one.code.startswith("T6"))
site.build(checking.check(Path.cwd()), print, lambda imprint: pipeline.NOTHING)
"""
"""Builds without the check of the small Markdown (T6…), which would hide the gates that come after it."""


@dataclass
class Hostile:
    """The spoilt project, and which strings each of its places holds."""

    root: Path
    places: dict[str, list[str]] = field(default_factory=dict)
    """The strings of each file and path."""

    @property
    def strings(self) -> int:
        return sum(map(len, self.places.values()))


def spoil(target: Path, supply: Iterator[str]) -> Hostile:
    """Make at ``target`` a project that takes its texts from ``supply``."""
    root = copy_project(target)
    _prune(root)
    hostile = Hostile(root)
    written = {entry.file: entry for entry in checking.check(root).checked.project.entries}
    spoilt = {file: _spoilt(entry, supply, hostile) for file, entry in written.items()}
    for _ in range(6):
        for file, data in spoilt.items():
            _write(root / file, data)
        wrong = [one for one in checking.check(root).diagnostics if one.severity == "error" and one.code[:2] != "T6"]
        if not wrong:
            return hostile
        for problem in wrong:
            _mend(spoilt, written, problem, hostile)
    raise AssertionError(f"{len(wrong)} errors are left: {wrong[:3]}")


def build(hostile: Hostile) -> Path:
    """Build its site, without PDFs."""
    done = subprocess.run(
        [sys.executable, "-c", _BUILD], cwd=hostile.root, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return hostile.root / "site"


def _prune(root: Path) -> None:
    content = root / "content"
    for folder in ("sheets", "collections"):
        for path in (content / folder).iterdir():
            if path.name != KEPT:
                shutil.rmtree(path)
    texts = [
        path.read_text(encoding="utf-8") for path in content.rglob("*.yaml") if path.parent.name != "organisations"
    ]
    for path in (content / "organisations").iterdir():
        if not any(path.stem in text for text in texts) and path.stem != "prefet-hauts-de-france":
            path.unlink()


def _spoilt(entry: Entry, supply: Iterator[str], hostile: Hostile) -> Any:
    """The data of a file, its free texts replaced."""
    kinds = {path: described for path, _, described in entry.nodes}
    if entry.kind == "vocabulary" and entry.stem not in OPEN:
        return entry.data

    def visit(value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, dict):
            return {key: visit(child, (*path, key)) for key, child in value.items()}
        if isinstance(value, list):
            return [visit(child, (*path, number)) for number, child in enumerate(value)]
        described = kinds[path]
        if not isinstance(value, str) or described.vocabulary or described.reference or path[-1] in NOT_TEXT:
            return value
        link = path[-1] == "url"
        if described.formats - {"line", "name"} and not link:
            return value
        short = (one for one in supply if len(one) <= A_LINE)
        taken = list(islice(supply, A_TEXT)) if described.markdown else [next(short), sure(len(hostile.places))]
        hostile.places[_place(entry.file, path)] = taken
        if link:
            return "https://exemple.fr/?" + "".join(taken[0].split())
        return "\n\n".join(taken) if described.markdown else " ".join(["Mot", *" ".join(taken).split()])

    return visit(entry.data, ())


def _mend(spoilt: dict[str, Any], written: dict[str, Entry], problem: Diagnostic, hostile: Hostile) -> None:
    """Put the real value back where the check refuses the hostile one; without it, take the place away."""
    real = value_at(written[problem.file].data, problem.path)
    if _place(problem.file, problem.path) in hostile.places and isinstance(real, str):
        del hostile.places[_place(problem.file, problem.path)]
        _put(spoilt[problem.file], problem.path, real)
        return
    for step, value, _ in written[problem.file].nodes:
        if step[: len(problem.path)] == problem.path and isinstance(value, str):
            hostile.places.pop(_place(problem.file, step), None)
    _put(spoilt[problem.file], problem.path, real)


def _place(file: str, path: tuple[str | int, ...]) -> str:
    return f"{file}:{'.'.join(map(str, path))}"


def _put(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    holder = value_at(data, path[:-1])
    holder[path[-1]] = value


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


_Plain.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _write(path: Path, data: Any) -> None:
    path.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
