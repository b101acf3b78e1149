"""Readers' questions, asked in a real browser: the sheets that answer must come in the first three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from builder.model import departments_of
from tests.real import CATALOGUE

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))
FIRST = 3


@pytest.fixture(scope="module")
def catalogue(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{address}fiches/")
    yield page
    page.close()


def test_there_are_enough_questions_and_each_expects_something() -> None:
    assert all({"find", "among", "led_by", "department"} & set(question) for question in QUESTIONS)
    assert len({question["ask"] for question in QUESTIONS}) >= 100


def right(question: dict[str, Any]) -> set[str]:
    """The sheets that may come first: those of a list, of a structure or of a department, else any."""
    match question:
        case {"among": among}:
            return set(among)
        case {"led_by": organisation}:
            return {sheet.id for sheet in CATALOGUE.sheets.values() if sheet.organisation == organisation}
        case {"department": code}:
            return {sheet.id for sheet in CATALOGUE.sheets.values() if code in departments_of(sheet)}
        case _:
            return set(CATALOGUE.sheets)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["ask"])
def test_a_question_meets_its_sheets(catalogue: Page, question: dict[str, Any]) -> None:
    catalogue.get_by_label("Chercher dans les fiches").fill(question["ask"])
    chip = catalogue.locator("[data-chips] button").first
    expect(chip).to_contain_text(question["ask"].strip())
    expect(catalogue.locator("[data-status]")).to_have_text(re.compile(r"^\d+\xa0fiches? sur \d+$"))
    expect(catalogue.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    passages = catalogue.locator("[data-results] .tb-card__found")
    expect(passages.first).to_be_visible()
    cards = catalogue.locator("[data-results] [data-sheet]")
    expect(cards).to_have_count(passages.count())
    shown = cards.evaluate_all("cards => cards.map((card) => card.dataset.sheet)")
    assert set(question.get("find", ())) <= set(shown[:FIRST]), shown
    assert set(shown[:FIRST]) <= right(question), shown
