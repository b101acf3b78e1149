"""The page ``comparer/``: what is compared, in which order; a reader's browser lays the chosen sheets side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder import addresses
from builder.languages import N_, _
from builder.model import Catalogue
from builder.output import Output
from builder.pages.across.frame import start
from builder.pages.context import PageContext
from builder.pages.templating import fill

_GROUPS: Final = (
    (N_("Contexte"), (("context",),)),
    (N_("Moyens"), (("stakeholders",), ("funding",), ("governance",))),
    (N_("Étapes"), (("steps",), ("initiatives",))),
    (N_("Résultats"), (("indicators", "not_measured"),)),
    (N_("Enseignements"), (("success_factors",), ("vigilance_points",), ("obstacles",), ("next_steps",))),
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
    """The page of the comparison, the same for everyone; ``assets/js/selection/`` fills it."""
    desk = PageContext(catalogue, addresses.COMPARE)
    lead = _("De deux à quatre pratiques côte à côte, champ par champ. L’adresse de la comparaison se partage.")
    page = start(desk, _("Comparer"), lead, lead, ("navigation", "toc"))
    page.add_html(fill("compare", groups=_groups(desk), all_sheets=desk.href(addresses.SHEETS)))
    yield page.output()


def _groups(desk: PageContext) -> tuple[Group, ...]:
    names = desk.catalogue.heading_titles
    return tuple(
        Group(_(title), tuple(Row(fields, desk.text.ours(_(names.get(fields[0], fields[0])))) for fields in rows))
        for title, rows in _GROUPS
    )
