"""The page ``comparer/``: what is compared, in which order; the reader's browser lays the chosen sheets side by side.

The titles to choose from are a data file of their own, loaded when the reader starts to choose: 10,000 sheets must not
weigh on the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder import addresses
from builder.model import Catalogue
from builder.output import Output
from builder.pages.across.frame import start
from builder.pages.context import PageContext
from builder.pages.templating import fill
from builder.typography import french

_GROUPS: Final = (
    ("Contexte", (("context",),)),
    ("Moyens", (("stakeholders",), ("funding",), ("governance",))),
    ("Étapes", (("steps",), ("initiatives",))),
    ("Résultats", (("indicators", "not_measured"),)),
    ("Enseignements", (("success_factors",), ("vigilance_points",), ("obstacles",), ("next_steps",))),
)
"""Headings, their rows, and the fields that share a row: either figures, or the reason why there are none."""


@dataclass(frozen=True, slots=True)
class Row:
    """What to compare, and its ordinary name: that of the first of its fields."""

    fields: tuple[str, ...]
    label: Markup


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page, and the titles of every sheet."""
    yield _titles(catalogue)
    desk = PageContext(catalogue, addresses.COMPARE)
    lead = "De deux à quatre pratiques côte à côte, champ par champ. L’adresse de la comparaison se partage."
    page = start(desk, "Comparer", lead, lead, ("navigation", "toc"))
    page.add_html(fill("compare", groups=_groups(desk), all_sheets=desk.href(addresses.SHEETS)))
    yield page.output()


def _groups(desk: PageContext) -> tuple[Group, ...]:
    names = desk.catalogue.heading_titles
    return tuple(
        Group(title, tuple(Row(fields, desk.text.line(names.get(fields[0], fields[0]))) for fields in rows))
        for title, rows in _GROUPS
    )


def _titles(catalogue: Catalogue) -> Output:
    """``[[id, title], …]`` in plain words; the picker searches in them."""
    pairs = [[sheet.id, french(sheet.title)] for sheet in catalogue.sheets.values()]
    return Output(addresses.TITLES, json.dumps(pairs, ensure_ascii=False, separators=(",", ":")) + "\n")
