"""The glossary: terms in alphabetical order, each with its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder import addresses
from builder.catalogue import sort_key
from builder.languages import Written, _
from builder.model import Catalogue, GlossaryTerm
from builder.output import Output
from builder.pages import words
from builder.pages.context import Link, PageContext
from builder.pages.listing import listing
from builder.pages.templating import fill


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    term: Markup
    expansion: Markup
    aliases: Markup
    definition: Markup
    source: Markup
    organisation: Link | None


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms of one initial; ``anchor`` never collides with a term's."""

    initial: str
    anchor: str
    entries: tuple[Entry, ...]


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page ``glossaire/``."""
    desk = PageContext(catalogue, addresses.GLOSSARY)
    terms = sorted(catalogue.glossary, key=lambda term: (sort_key(term.term), term.id))
    by_initial: dict[str, list[Entry]] = {}
    for term in terms:
        by_initial.setdefault((sort_key(term.term)[:1] or "#").upper(), []).append(_entry(term, desk))
    letters = tuple(Letter(initial, f"lettre_{initial}", tuple(found)) for initial, found in by_initial.items())
    description = _("Les sigles et les mots des fiches, expliqués.")
    lead = _(
        "{terms}. Dans les fiches, les mots soulignés de points mènent ici.", terms=words.count(len(terms), "terme")
    )
    page = listing(desk, _("Glossaire"), description, lead, hide=("navigation", "toc"))
    page.add_html(fill("glossary", letters=letters))
    yield page.output()


def _entry(term: GlossaryTerm, desk: PageContext) -> Entry:
    line = desk.text.line
    aliases = words.other_names(term.aliases, (term.term, term.expansion))
    return Entry(
        id=term.id,
        term=line(term.term),
        expansion=line(term.expansion),
        aliases=Written(", ").join(line(alias) for alias in aliases),
        definition=desk.text.block(term.definition),
        source=line(term.source),
        organisation=desk.organisation(term.organisation) if term.organisation else None,
    )
