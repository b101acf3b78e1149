"""What holds for any input, on inputs that Hypothesis makes; and on those that once broke something.

The same inputs at each run: ``make fuzz`` looks for others, with the coverage of the code as its guide.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.trust.invariants import checks, loads, shows, writes
from tests.trust.strings import VARIETY, hostile

SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())
KEYS = sorted(json.loads((ROOT / "schema/sheet.schema.json").read_text(encoding="utf-8"))["properties"])
some = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

MARKS = "* ** _ [ ]( ) < > & | \n \n\n - 1. ` \\ !"
WORDS = "mot https://exemple.fr javascript:x mailto:a@b.fr |---| [^1] &lt; é \u202e"
PIECES = (
    "id: essai\n", "title: ", "'", '"', "- ", "  ", "\t", "{", "}", "[", "]", ": ", "#", "&a ", "*a", "!!str ", "|\n",
    ">\n", "---\n", "...\n", "? ", "<<: ", "\n", "\r", "\x00", "\ufeff", "\u2028", "%YAML 1.1\n", "é", "x",
)  # fmt: skip

marks = st.sampled_from([*MARKS.split(" "), "- ", "> ", " "])
words = st.sampled_from(WORDS.split(" "))
texts = st.lists(st.one_of(marks, words, st.text(max_size=5)), max_size=25).map("".join)
attacks = st.integers(0, VARIETY - 1).map(hostile)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates().map(str), texts
)
names = st.one_of(st.sampled_from(KEYS), st.text(max_size=5))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=4)),
    max_leaves=12,
)
sheets = st.dictionaries(st.sampled_from(KEYS), values, max_size=8)
pieces = st.sampled_from(PIECES)
documents = st.lists(st.one_of(pieces, st.text(max_size=4)), max_size=30).map("".join)


@some
@given(st.one_of(documents.map(str.encode), st.binary(max_size=200)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    loads(content)


@some
@given(documents)
def test_any_document_is_judged(text: str) -> None:
    checks(text.encode())


@some
@given(sheets)
def test_any_data_is_judged_and_written_again(data: dict[str, Any]) -> None:
    content = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    checks(content)
    writes(content)


@some
@given(st.one_of(texts, attacks, st.text(max_size=60)))
def test_any_text_only_shows(text: str) -> None:
    shows(text)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_what_once_broke_something_holds(seed: Path) -> None:
    content = seed.read_bytes()
    checks(content)
    writes(content)
    shows(content.decode(errors="replace"))
