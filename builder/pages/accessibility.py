"""The declaration of accessibility, in the parts that the law names, then the grid it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder import addresses
from builder.languages import N_, _, plural
from builder.model import Accessibility, Catalogue, Criterion, Statement
from builder.output import Output
from builder.pages import words
from builder.pages.context import Link, PageContext
from builder.pages.listing import listing
from builder.pages.templating import fill
from builder.typography import NBSP, french, number

_TITLE: Final = N_("Accessibilité")
STATUSES: Final = ("compliant", "non_compliant", "not_assessed", "not_applicable")
_PLURALS: Final[Mapping[str, Callable[[int], str]]] = {
    "compliant": lambda count: plural(count, "conforme", "conformes"),
    "non_compliant": lambda count: plural(count, "non conforme", "non conformes"),
    "not_assessed": lambda count: plural(count, "non évalué", "non évalués"),
    "not_applicable": lambda count: plural(count, "non applicable", "non applicables"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion; ``label`` is the status in words."""

    number: str
    title: Markup
    status: str
    label: str
    comment: Markup


@dataclass(frozen=True, slots=True)
class Grid:
    """The criteria of one topic."""

    title: str
    counts: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class StatementPage:
    """``counts`` are the words and the numbers of each status; ``share`` that of the met criteria among those that
    apply, in words; ``missed`` and ``unknown`` the criteria not met, or that nobody has assessed."""

    site: Markup
    entity: Markup
    level: str
    bound: bool
    counts: tuple[tuple[str, str], ...]
    share: str
    missed: tuple[Row, ...]
    unknown: tuple[Row, ...]
    burden: tuple[Markup, ...]
    out_of_scope: tuple[Markup, ...]
    assessed_on: str
    assessed_by: Markup
    tools: tuple[Markup, ...]
    pages: tuple[Markup, ...]
    contacts: tuple[Link, ...]
    grids: tuple[Grid, ...]


_PARTS: Final = (
    ("state", N_("État de conformité"), "etat"),
    ("results", N_("Résultats des tests"), "resultats"),
    ("missed", N_("Contenus non accessibles"), "non-accessibles"),
    ("made", N_("Établissement de cette déclaration"), "etablissement"),
    ("contact", N_("Retour d’information et contact"), "contact"),
    ("appeal", N_("Voies de recours"), "recours"),
    ("grid", N_("Grille des critères"), "grille"),
)


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page ``accessibilite/``, where there is a declaration."""
    if catalogue.accessibility is None:
        return
    desk = PageContext(catalogue, addresses.ACCESSIBILITY)
    view = _view(catalogue.accessibility, desk)
    lead = _("Ce site est {level} au référentiel général d’amélioration de l’accessibilité, le RGAA.", level=view.level)
    page = listing(desk, _(_TITLE), lead, lead)
    for part, title, anchor in _PARTS:
        if part != "appeal" or view.bound:
            page.add_heading(_(title), anchor)
            page.add_html(fill("accessibility", page=view, part=part))
    yield page.output()


def _view(statement: Statement, desk: PageContext) -> StatementPage:
    declared: Accessibility = statement.declared
    line = desk.text.line
    rows = [(topic, tuple(_row(one, desk) for one in topic.criteria)) for topic in statement.topics]
    everything = [row for _, found in rows for row in found]
    return StatementPage(
        site=line(desk.catalogue.site.name),
        entity=line(declared.entity),
        level=_(statement.level),
        bound=declared.bound_by_law,
        counts=tuple((_PLURALS[status](count), number(count)) for status, count in _counts(everything)),
        share=_share(statement),
        missed=tuple(row for row in everything if row.status == "non_compliant"),
        unknown=tuple(row for row in everything if row.status == "not_assessed"),
        burden=tuple(line(text) for text in declared.burden),
        out_of_scope=tuple(line(text) for text in declared.out_of_scope),
        assessed_on=words.date(declared.assessed_on),
        assessed_by=line(declared.assessed_by),
        tools=tuple(line(text) for text in declared.tools),
        pages=tuple(line(text) for text in declared.pages),
        contacts=tuple(_contacts(desk)),
        grids=tuple(Grid(french(_(topic.title)), _summary(found), found) for topic, found in rows),
    )


def _row(one: Criterion, desk: PageContext) -> Row:
    status, line = one.judgement.status, desk.text.line
    return Row(one.number, line(one.title), status, _PLURALS[status](1), line(one.judgement.comment))


def _counts(rows: Sequence[Row]) -> list[tuple[str, int]]:
    return [(status, sum(row.status == status for row in rows)) for status in STATUSES]


def _summary(rows: tuple[Row, ...]) -> str:
    """« 5 conformes, 1 non évalué »."""
    return ", ".join(f"{count}{NBSP}{_PLURALS[status](count)}" for status, count in _counts(rows) if count)


def _share(statement: Statement) -> str:
    """« 72,4 % », rounded down: a site that misses something is never said to meet all."""
    if not statement.applicable:
        return ""
    share = number(statement.count("compliant") * 1000 // statement.applicable / 10)
    return _("{share}\u202f%", share=share)


def _contacts(desk: PageContext) -> Iterator[Link]:
    site = desk.catalogue.site
    if site.email:
        yield Link(_("par courriel à {email}", email=site.email), f"mailto:{site.email}?subject=Accessibilit%C3%A9")
    if site.repository:
        yield Link(_("sur la forge du site"), site.repository)
