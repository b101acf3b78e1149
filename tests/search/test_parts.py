"""A large catalogue is searched by parts, since Pagefind's time grows as the square of the sheets that have a word; its
index is made in pieces, since Pagefind's memory is limited."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from builder import checking, pages, pipeline
from builder.search import index, outputs, pieces
from tests.conftest import ROOT, serve
from tests.search.test_questions import QUESTIONS
from tests.watching import Opened

ASK = """async (questions) => {
  const script = (name) => import(new URL(`../assets/js/find/${name}.js`, location));
  const [{ ask }, { shown }] = await Promise.all([script("query"), script("files")]);
  const sheet = async (name) => (await shown(name)).card.match(/data-sheet="([^"]+)"/)[1];
  const answers = [];
  for (const question of questions) {
    const answer = await ask(question);
    const scores = [...(answer ? answer.scores : [])].map(async ([name, score]) => [await sheet(name), score]);
    answers.push(Object.fromEntries(await Promise.all(scores)));
  }
  return answers;
}"""


@pytest.fixture
def in_parts(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same site, whose index holds four sheets a part, and is made in eight pieces or so."""
    monkeypatch.setattr(index, "MANY", 4)
    monkeypatch.setattr(pieces, "MOST", 2_500)
    copy = shutil.copytree(site, tmp_path / "site", symlinks=False)
    shutil.rmtree(copy / outputs.FOLDER)
    catalogue = pipeline.catalogue(checking.check(ROOT))
    for output in outputs.render(catalogue, list(pages.render(catalogue))):
        path = copy / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.read())
    return copy


def _answers(page: Page, address: str) -> list[dict[str, float]]:
    page.goto(f"{address}fiches/")
    answers: list[dict[str, Any]] = page.evaluate(ASK, [question["ask"] for question in QUESTIONS])
    return answers


AS_NEAR = 0.05
"""How much a score may change: a start of a word is a little further from a key that has the number of a part."""


def test_parts_change_neither_the_sheets_nor_their_scores(opened: Opened, address: str, in_parts: Path) -> None:
    with serve(in_parts) as root:
        whole, parted = _answers(opened(address), address), _answers(opened(root), root)
    assert sum(map(len, whole)) > len(QUESTIONS)
    for question, expected, found in zip(QUESTIONS, whole, parted, strict=True):
        assert found == pytest.approx(expected, rel=AS_NEAR), question["ask"]
