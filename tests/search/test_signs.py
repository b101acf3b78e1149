"""Quotation marks and a dash glued before a word say in a question what they say elsewhere, and the reader is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from builder.search import outputs

ASK = """async ([root, questions]) => {
  const { ask, told } = await import(root + "assets/js/find/query.js");
  const answers = [];
  for (const question of questions) {
    const answer = await ask(question);
    const names = [...answer.scores.keys()];
    answers.push([names, told(names, answer).map((line) => line.textContent)]);
  }
  return answers;
}"""
ONLY, NONE, WITHOUT = (
    "Seulement les fiches qui contiennent « {} » mot pour mot.",
    "Aucune de ces fiches ne contient « {} » mot pour mot.",
    "Sans les fiches qui contiennent « {} ».",
)
QUESTIONS = (
    "égalité professionnelle",
    '"égalité professionnelle"',
    "« Egalité professionnelle »",
    "“professionnelle égalité”",
    "mixité",
    "mixité -industrie",
    'mixité -"égalité professionnelle"',
    "-mixité -industrie",
    "rendez -vous",
)


def test_signs_of_a_question_are_read(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}a-propos/")
    answers: list[Any] = page.evaluate(ASK, [address, QUESTIONS])
    found = {question: set(names) for question, (names, _) in zip(QUESTIONS, answers, strict=True)}
    told = {question: lines for question, (_, lines) in zip(QUESTIONS, answers, strict=True)}

    plain, quoted = QUESTIONS[:2]
    assert found[quoted] < found[plain] and told[plain] == []
    for name in found[quoted]:
        shown = json.loads((site / outputs.FOLDER / "sheets" / f"{name}.json").read_text("utf-8"))
        assert "égalité professionnelle" in json.dumps(shown, ensure_ascii=False).lower()
    assert told[quoted] == [ONLY.format("égalité professionnelle")]
    assert found["« Egalité professionnelle »"] == found[quoted]
    assert found["“professionnelle égalité”"] == found[plain]
    assert told["“professionnelle égalité”"][0] == NONE.format("professionnelle égalité")

    assert found["mixité -industrie"] < found["mixité"] and found["mixité -industrie"]
    assert told["mixité -industrie"] == [WITHOUT.format("industrie")]
    assert found['mixité -"égalité professionnelle"'] < found["mixité"]
    assert told["-mixité -industrie"] == [] and found["-mixité -industrie"], "a list, of one who pastes it"
    assert told["rendez -vous"] == []
