"""The home page stays short whatever the catalogue holds."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.pages import home
from tests.pages.example import by_path, example


def test_many_collections_are_shown_by_the_latest() -> None:
    one = example()
    model = next(iter(one.collections.values()))
    many = {f"c{year}": replace(model, id=f"c{year}", published_on=str(year), parts=()) for year in range(2010, 2024)}
    page = by_path(home.render(replace(one, sheets={}, collections=many)))["index.md"]
    assert re.findall(r'href="\./collections/(c\d+)/"', page) == [f"c{year}" for year in range(2023, 2017, -1)]
    assert '<a href="./collections/">Voir toutes les collections</a>' in page


def test_a_few_collections_are_all_shown_in_their_order() -> None:
    page = by_path(home.render(example()))["index.md"]
    assert re.findall(r'href="\./collections/([^"/]+)/"', page) == list(example().collections)
    assert "Voir toutes les collections" not in page
