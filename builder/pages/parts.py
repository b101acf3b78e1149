"""The parts of a collection: sections within sections, each with whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder import addresses
from builder.model import Actor, Definition, Section, Thanks
from builder.pages import bricks, cards, figures
from builder.pages.bricks import Points, ResourceView
from builder.pages.cards import SheetCard
from builder.pages.context import Link, PageContext
from builder.pages.figures import Figure

LOWEST_LEVEL = 6


@dataclass(frozen=True, slots=True)
class DefinitionView:
    term: Link
    expansion: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class ActorView:
    organisation: Link
    text: Markup
    editor_note: Markup


@dataclass(frozen=True, slots=True)
class PersonView:
    name: Markup
    role: Markup
    editor_note: Markup


@dataclass(frozen=True, slots=True)
class ThanksView:
    name: Link
    people: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; ``level`` is that of the headings inside it."""

    title: Markup
    level: int
    text: Markup
    points: Points
    chain: tuple[Markup, ...]
    figures: tuple[Figure, ...]
    definitions: tuple[DefinitionView, ...]
    actors: tuple[ActorView, ...]
    resources: tuple[ResourceView, ...]
    thanks: tuple[ThanksView, ...]
    sheets: tuple[SheetCard, ...]
    sections: tuple[SectionView, ...]
    editor_note: Markup


def section(item: Section, page: PageContext, level: int) -> SectionView:
    """The view of a section, its sub-sections included; sheets that are not published are left out."""
    known = page.catalogue.sheets
    return SectionView(
        title=page.text.line(item.title),
        level=level,
        definitions=tuple(_definition(definition, page) for definition in item.definitions),
        text=page.text.block(item.text),
        points=bricks.points(item.points, page),
        chain=tuple(page.text.line(link) for link in item.chain),
        figures=figures.figures(item.figures, page),
        actors=tuple(_actor(actor, page) for actor in item.actors),
        resources=bricks.resources(item.resources, page),
        thanks=tuple(_thanks(thanks, page) for thanks in item.thanks),
        sheets=cards.sheet_cards([known[sheet] for sheet in item.sheets if sheet in known], page),
        sections=tuple(section(child, page, min(level + 1, LOWEST_LEVEL)) for child in item.sections),
        editor_note=page.text.block(item.editor_note),
    )


def _definition(item: Definition, page: PageContext) -> DefinitionView:
    term = next((term for term in page.catalogue.glossary if term.id == item.term), None)
    return DefinitionView(
        term=Link(page.text.line(term.term if term else item.term), f"{page.href(addresses.GLOSSARY)}#{item.term}"),
        expansion=page.text.line(term.expansion if term else None),
        text=page.text.block(item.text),
    )


def _actor(item: Actor, page: PageContext) -> ActorView:
    return ActorView(
        page.organisation(item.organisation), page.text.block(item.text), page.text.block(item.editor_note)
    )


def _thanks(item: Thanks, page: PageContext) -> ThanksView:
    return ThanksView(
        name=page.organisation(item.organisation) if item.organisation else Link(page.text.line(item.name)),
        people=tuple(
            PersonView(page.text.line(person.name), page.text.line(person.role), page.text.block(person.editor_note))
            for person in item.people
        ),
    )
