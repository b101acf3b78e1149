"""The file says what was typed: the browser writes it, PyYAML and the builder read it, nothing is lost."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from builder.settling import settle
from builder.source import parse
from builder.writing import Unreadable, formatted, new_sheet
from tests.casing import CASES, VALID, lay
from tests.conftest import ROOT
from tests.forms.bench import given_to_browser, text_of
from tests.forms.sheets import HOSTILE, Maker
from tests.real import REPORT

SCHEMAS = REPORT.checked.schemas
ADDRESS = "# yaml-language-server: $schema=../../../schema/bundled/sheet.schema.json\n"

_WRITE = """async (given) => {
    const {data, sheets} = JSON.parse(given);
    const {Knowledge} = await import("/boite/assets/js/check/check.js");
    const {Writer} = await import("/boite/assets/js/form/yaml_writer.js");
    const {ordered} = await import("/boite/assets/js/form/tree.js");
    const knowledge = new Knowledge(data);
    return sheets.map((sheet) => new Writer(knowledge).write(ordered(sheet, knowledge.schema)));
}"""
_READ = """async (given) => {
    const {data, texts} = JSON.parse(given);
    const {Knowledge} = await import("/boite/assets/js/check/check.js");
    const {read} = await import("/boite/assets/js/check/reading.js");
    const {settle} = await import("/boite/assets/js/check/settling.js");
    const knowledge = new Knowledge(data);
    return texts.map((text) => {
        const source = read(text, knowledge);
        settle(source, knowledge);
        return JSON.stringify(source.data);
    });
}"""


def written(page: Page, sheets: list[Any]) -> list[str]:
    texts: list[str] = page.evaluate(_WRITE, given_to_browser(REPORT, sheets=sheets))
    return texts


def read_in_browser(page: Page, texts: list[str]) -> list[Any]:
    found = page.evaluate(_READ, given_to_browser(REPORT, texts=texts))
    return [json.loads(data) for data in found]


def read_by_builder(text: str) -> Any:
    source = parse(text.encode(), "essai.yaml")
    settle(source, "sheet", SCHEMAS)
    return source.data


SIGNS = {"L103", "L107", "L122", "L124", "L125", "L127", "L129"}
"""What the builder says of the signs that a text holds: it is right to, and reads the file all the same."""


def both_write_alike(sheets: list[Any], texts: list[str]) -> int:
    """``toolbox new`` writes the same file from the same data, and ``toolbox fmt`` has nothing to change in it.

    Returns:
        How many files it accepted: it leaves those whose reading leaves a doubt.
    """
    accepted = 0
    for data, text in zip(sheets, texts, strict=True):
        assert new_sheet(data, SCHEMAS) == text
        try:
            assert formatted(text.encode(), "essai.yaml", "sheet", SCHEMAS) == text
            accepted += 1
        except Unreadable:
            assert any(problem.severity == "error" for problem in parse(text.encode(), "essai.yaml").diagnostics)
    return accepted


def test_hostile_texts(scripts: Page) -> None:
    """Alone, in a list, in a block, as a key: each text comes back as typed, from every reader."""
    sheets = [
        {
            "id": text,
            "context": text,
            "keywords": [text, text + text],
            "steps": [{"title": text, "text": f"{text}\n{text}"}],
            f"x{text}": 1,
        }
        for text in HOSTILE
    ]
    texts = written(scripts, sheets)
    for sheet, text, seen in zip(sheets, texts, read_in_browser(scripts, texts), strict=True):
        source = parse(text.encode(), "essai.yaml")
        assert {problem.code for problem in source.diagnostics} <= SIGNS, text
        assert yaml.safe_load(text) == sheet
        assert read_by_builder(text) == seen == sheet
        assert text.startswith(ADDRESS)
    assert both_write_alike(sheets, texts) > len(HOSTILE) - 10


def test_real_sheets_and_cases_come_back(scripts: Page, tmp_path: Path) -> None:
    """Read, written by the browser, read again: the same data, in the order of the schema."""
    files = [ROOT / entry.file for entry in REPORT.checked.project.of("sheet")]
    for name in VALID:
        files += sorted((lay(CASES / "valid" / name, tmp_path / name) / "content" / "sheets").rglob("*.yaml"))
    originals = [read_by_builder(text_of(path)) for path in files]
    texts = written(scripts, originals)
    order = list(SCHEMAS.properties("sheet", ()))
    for path, original, text in zip(files, originals, texts, strict=True):
        again = read_by_builder(text)
        assert again == original, path
        assert list(again) == sorted(again, key=order.index), path
    assert both_write_alike(originals, texts) == len(files)


def test_generated_sheets_come_back(scripts: Page) -> None:
    """A hundred sheets, with hostile texts everywhere."""
    rng = random.Random(5)
    maker = Maker(json.loads((ROOT / "schema" / "bundled" / "sheet.schema.json").read_text(encoding="utf-8")), rng)
    sheets = [maker.sheet() for _ in range(100)]
    texts = written(scripts, sheets)
    for sheet, text, seen in zip(sheets, texts, read_in_browser(scripts, texts), strict=True):
        assert yaml.safe_load(text) == read_by_builder(text) == seen == sheet
    assert both_write_alike(sheets, texts) > 50


def test_long_texts_are_blocks_and_lists_of_terms_lines(scripts: Page) -> None:
    prose = (
        "Une phrase qui explique la démarche, assez longue pour ne pas tenir dans une ligne de quatre-vingts signes."
    )
    (text,) = written(
        scripts, [{"themes": ["handicap", "aller-vers"], "context": f"{prose}\n\n- un\n- deux\n", "description": prose}]
    )
    context = f"context: |\n  {prose}\n\n  - un\n  - deux\n"
    assert text == f"{ADDRESS}themes: [handicap, aller-vers]\n{context}description: |-\n  {prose}\n"
