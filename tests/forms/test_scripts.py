"""The scripts keep the rules of the house, and Python's patterns mean the same in both languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from builder import typography
from builder.forms.patterns import exported, translated
from builder.forms.shared import MODULES
from builder.rules import texts
from builder.text import REFUSED
from tests.conftest import ROOT
from tests.forms.sheets import HOSTILE, PROSE

SCRIPTS = sorted((ROOT / "docs_overrides" / "assets" / "js").rglob("*.js"))
PATTERNS = [value for module in MODULES for value in vars(module).values() if isinstance(value, re.Pattern)]
PATTERNS += [pattern for _, pattern, _ in typography.RULES]
PATTERNS += [pattern for _, pattern in (*REFUSED, *texts.COPYING)]
TEXTS = [*HOSTILE, *PROSE, *(f"{one} {other}" for one, other in zip(HOSTILE, reversed(HOSTILE), strict=True))]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_write_no_html_and_run_no_text(path: object) -> None:
    source = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert not re.search(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function)", source)
    assert len(source.splitlines()) <= 310


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:40])
def test_a_pattern_finds_the_same_in_both_languages(scripts: Page, pattern: re.Pattern[str]) -> None:
    found = scripts.evaluate(
        """([{source, flags}, texts]) =>
            texts.map((text) => [...text.matchAll(new RegExp(source, flags + "g"))].map((match) => match[0]))""",
        [exported(pattern), TEXTS],
    )
    assert found == [[match.group() for match in pattern.finditer(text)] for text in TEXTS]


@pytest.mark.parametrize("source", [r"(?i:a)b", r"a\Z", r"\Aa", r"(?P=a)b"])
def test_what_has_no_translation_is_refused(source: str) -> None:
    with pytest.raises(ValueError):
        translated(source)
