"""Work spread over processes gives what one process gives."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.catalogue import write
from builder import pages, pipeline, spread
from builder.output import Output


def test_results_come_in_order_and_from_other_processes() -> None:
    found = spread.spread(lambda number: (number * number, os.getpid()), range(1000))
    assert [square for square, _ in found] == [number * number for number in range(1000)]
    if len(os.sched_getaffinity(0)) > 1:
        assert os.getpid() not in {process for _, process in found}


def test_few_items_start_no_process() -> None:
    assert set(spread.spread(lambda _: os.getpid(), range(10))) == {os.getpid()}


def test_a_failure_is_told() -> None:
    with pytest.raises(ZeroDivisionError):
        spread.spread(lambda number: 1 // (number - 700), range(1000))


def test_pages_are_the_same_by_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = pipeline.catalogue(pipeline.check(write(tmp_path / "projet", spread.FEWEST + 10)))
    many: list[Output] = list(pages.render(content))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert list(pages.render(content)) == many
