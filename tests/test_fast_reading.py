"""Two readings of YAML and two validators, one fast and one that words: they never disagree."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder import checking, source
from builder.schema import Schemas
from tests.casing import CASES
from tests.conftest import ROOT
from tests.test_mutations import mutate

FILES = sorted([*CASES.rglob("*.yaml"), *(ROOT / "content").rglob("*.yaml")])
DAMAGED = 200
SPOILT = 2000
_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 3.0, 1.5, 10**15, "", " ", "a\n", "\u00a0", "x\u2003", "2024-13", "2024/2023", "2024-02-30",
    "a" * 5000, "http://x", "https://exemple.fr", "https://a.b\u00e9/", "mailto:a@b.fr", "É", "e\u0301", "Abc-d",
    "12-3", "3-12", [], {}, [1, 1], ["a", "a"], {"a": 1}, "0612345678", "x@y.fr", "x@y.fr\n", "atelier.jpg", "#8A3B17",
    "\ufeffa", "a\u180e", "\u2028",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["whole", "damaged"])
def test_both_parsers_read_the_same(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(8)
    texts = [path.read_bytes() for path in FILES]
    if kind == "damaged":
        texts = [mutate(rng.choice(texts), rng) for _ in range(DAMAGED)]
    fast = [source.parse(text, "f") for text in texts]
    assert kind != "whole" or sum(one.find_places is not None for one in fast) > len(fast) / 2
    monkeypatch.setattr(source, "read_data", lambda *_, **__: False)
    for text, quick in zip(texts, fast, strict=True):
        if not re.search(rb"\w \?:", text):  # a key that ends with « ? », which only libyaml reads
            slow = source.parse(text, "f")
            assert (slow.values, slow.keys) == (quick.values, quick.keys)
            assert slow == quick
            assert list(quick.rows) in ([], [span.line for span in slow.values.values()])


def test_the_line_of_each_value_is_known_by_its_rank() -> None:
    for entry in checking.check(ROOT).checked.project.entries:
        assert entry.source.rows, entry.file
        for rank, (path, _, _) in enumerate(entry.nodes):
            assert entry.source.line(path, rank) == entry.source.span(path).line


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return checking.check(ROOT).checked.schemas


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container of a file, with each of its keys or indexes."""
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield value, key
        yield from places(child)


def spoil(data: Any, rng: random.Random) -> Any:
    """The same data, with a value lost, replaced, moved, or given to another key."""
    data = copy.deepcopy(data)
    for _ in range(rng.choice((1, 1, 2))):
        if not (found := list(places(data))):
            break
        (holder, key), (other, name) = rng.choice(found), rng.choice(found)
        match rng.randrange(5):
            case 0:
                del holder[key]
            case 1:
                holder[key] = copy.deepcopy(other[name])
            case 2 if isinstance(holder, dict):
                holder[rng.choice([f"{key}x", str(name)])] = holder[key]
            case 3 if isinstance(holder[key], str):
                text = holder[key]
                place = rng.randint(0, len(text))
                holder[key] = text[:place] + rng.choice("\n é-./:@\u00a0\u200b\ufeff'") + text[place:]
            case _:
                holder[key] = copy.deepcopy(rng.choice(_VALUES))
    return data


def test_both_validators_agree(schemas: Schemas) -> None:
    rng = random.Random(2000)
    entries = [entry for entry in checking.check(ROOT).checked.project.entries if len(entry.source.text) < 60_000]
    sheets = [entry.data for entry in entries if entry.kind == "sheet"]
    found = [(entry.kind, entry.data) for entry in entries]
    found += [("sheet", spoil(rng.choice(sheets), rng)) for _ in range(SPOILT)]
    refused = asked_for_nothing = 0
    for kind, data in found:
        error = next(schemas.validator(kind).iter_errors(data), None)
        refused += error is not None
        if schemas.accepts(kind, data):
            assert error is None, (error.json_path, error.message)
        else:  # the fast one knows more formats, and what only ends a line: then the other has the last word
            asked_for_nothing += error is None
    assert asked_for_nothing < SPOILT / 50
    assert SPOILT / 2 < refused < SPOILT


@pytest.mark.parametrize("case", sorted(path.name for path in (CASES / "invalid").glob("S*")))
def test_both_validators_agree_on_every_case(case: str, schemas: Schemas) -> None:
    for path in (CASES / "invalid" / case / "content" / "sheets").rglob("*.yaml"):
        data = source.parse(path.read_bytes(), path.name).data
        if data is not None:
            refused = any(schemas.validator("sheet").iter_errors(data))
            assert schemas.accepts("sheet", data) is not refused


def test_what_only_an_escape_can_write_is_read_by_the_one_that_words(tmp_path: Path) -> None:
    """U+001C is a space for Python, and none for the compiled validator: a title made of it is empty."""
    from tests.casing import lay  # noqa: PLC0415

    root = lay(CASES / "base", tmp_path)
    path = next((root / "content/sheets").rglob("*.yaml"))
    text = re.sub(r"(?m)^title: .*$", r'title: "\\x1c"', path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert "S208" in {found.code for found in checking.check(root).diagnostics}
