"""The browser and Python judge alike: same codes, same places, same words."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from builder import checking
from builder.messages import wordings
from builder.typography import number
from tests.casing import CASES, INVALID, VALID, lay
from tests.conftest import ROOT
from tests.forms.bench import REACH, browser_verdicts, python_verdict, told
from tests.forms.sheets import Maker, spoilt
from tests.portability.conftest import circular

LONG_AGO = date.min
"""A day when no consent was over: what the site hides is not told to the browser, on purpose."""
SYNTAX, DISK = frozenset(REACH["syntax"]), frozenset(REACH["disk"])


def agree_on(page: Page, root: Path) -> int:
    """Both verdicts on every sheet of a project; how many sheets were judged."""
    report = checking.check(root, day=LONG_AGO)
    files = [entry.file for entry in report.checked.project.of("sheet") if readable(root / entry.file)]
    for file, found in zip(files, browser_verdicts(page, report, root, files), strict=True):
        expected = python_verdict(report, file)
        if {problem[0] for problem in expected} & SYNTAX:
            assert any(problem["code"].startswith("L") for problem in found), file
        elif {problem.code for problem in report.diagnostics if problem.file == file} & DISK:
            continue  # a form never gives such a name to a file
        else:
            assert {told(problem) for problem in found} == expected, file
    return len(files)


def readable(path: Path) -> bool:
    """A regular file in UTF-8: others cannot reach a form."""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("seed", range(3))
def test_generated_sheets(scripts: Page, seed: int, tmp_path: Path) -> None:
    """A hundred sheets a seed in a real project: a third as the schema wants, the others spoilt."""
    root = lay(CASES / "base", tmp_path)
    generate(root / "content" / "sheets" / "panorama", ROOT / "schema", random.Random(seed))
    assert agree_on(scripts, root) > 100


def test_generated_sheets_of_another_network(scripts: Page, tmp_path: Path) -> None:
    """Whose examples are its own."""
    root = circular(tmp_path)
    generate(root / "content" / "sheets" / "boucles-locales", root / "schema", random.Random(7))
    assert agree_on(scripts, root) > 100


def generate(folder: Path, schema: Path, rng: random.Random) -> None:
    """A hundred sheets: a third as the schema wants, the others spoilt."""
    maker = Maker(json.loads((schema / "bundled" / "sheet.schema.json").read_text(encoding="utf-8")), rng)
    for rank in range(100):
        data = maker.sheet() if rank % 3 else spoilt(maker.sheet(), rng)
        data = published(data if rank % 3 == 1 else spoilt(data, rng))
        dump = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=rng.choice((60, 1000)))
        (folder / f"essai-{rank}.yaml").write_text(dump, encoding="utf-8")


def published(data: dict[str, Any]) -> dict[str, Any]:
    """A sheet that the site shows whole: what it hides is not told to the browser, on purpose."""
    text = json.dumps(data, ensure_ascii=False)
    for hidden, shown in (("draft", "published"), ("submitted", "published"), ("withdrawn", "given")):
        text = text.replace(f'"{hidden}"', f'"{shown}"')
    return dict(json.loads(text))


def test_every_code_has_its_place() -> None:
    listed = [code for codes in REACH.values() for code in codes]
    assert sorted(listed) == sorted(wordings())


def of_sheets() -> Iterator[str]:
    """The cases that say something of a sheet which a form may hold: the others are for Python alone."""
    elsewhere = {code for reach in ("disk", "project", "print") for code in REACH[reach]}
    for kind, names in (("valid", VALID), ("invalid", INVALID)):
        for name in names:
            made = CASES / kind / name
            if name.partition("-")[0] not in elsewhere and (
                (made / "content/sheets").is_dir() or (made / "make.py").is_file()
            ):
                yield f"{kind}/{name}"


@pytest.mark.parametrize("name", list(of_sheets()))
def test_cases(scripts: Page, name: str, tmp_path: Path) -> None:
    agree_on(scripts, lay(CASES / name, tmp_path))


def test_real_sheets(scripts: Page) -> None:
    assert agree_on(scripts, ROOT) == len(list((ROOT / "content" / "sheets").rglob("*.yaml")))


def test_numbers_are_written_alike(scripts: Page) -> None:
    """As they were typed, without the tail of what a float really holds."""
    rng = random.Random(4)
    values = [1234567.89, 2345678.1, 0.1 + 0.2, -22.2, 1e-7, -1e-12, 3.25e-9, 120.0, 2.5e22, 1e21, -7.0]
    values += [round(rng.uniform(-1, 1) * 10 ** rng.randint(0, 12), rng.randint(0, 9)) for _ in range(2_000)]
    write = (
        "async (all) => { const {french} = await import('/boite/assets/js/check/numbers.js'); return all.map(french); }"
    )
    assert scripts.evaluate(write, values) == [number(value) for value in values]
