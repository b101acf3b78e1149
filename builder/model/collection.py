"""A collection: its parts in reading order, its documents, its notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.bricks import EditorNote, Heading, Indicator, Note, Party, Point, Resource, Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a collection says of a glossary term."""

    term: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    organisation: str
    text: str
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    name: str
    role: str | None = None
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    organisation: str | None = None
    name: str | None = None
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled piece of a collection's front matter; sections nest."""

    title: str
    text: str | None = None
    points: tuple[Point, ...] = ()
    chain: tuple[str, ...] = ()
    figures: tuple[Indicator, ...] = ()
    definitions: tuple[Definition, ...] = ()
    actors: tuple[Actor, ...] = ()
    resources: tuple[Resource, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    sheets: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    editor_note: str | None = None

    def all_sheets(self) -> Iterator[str]:
        """Identifiers of the sheets of this section, then of its sub-sections, in reading order."""
        yield from self.sheets
        for section in self.sections:
            yield from section.all_sheets()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Section):
    """A top-level section of a collection: foreword, spotlight, thanks…"""

    id: str
    kind: str
    number: int | None = None
    kicker: str | None = None
    page: int | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    title: str
    volume: int | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    last: int
    first: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source document that sheets cite."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    pages: Pages | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A booklet: its publisher, its parts in reading order, its notes and its heading profile."""

    id: str
    title: str
    publisher: str
    parts: tuple[Part, ...]
    short_title: str | None = None
    summary: str | None = None
    series: Series | None = None
    authority: str | None = None
    published_on: str | None = None
    territory: Territory | None = None
    programme: str | None = None
    supporters: tuple[Party, ...] = ()
    licence: str | None = None
    colour: str | None = None
    one_page: bool = False
    documents: tuple[Document, ...] = ()
    headings: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()
    editor_notes: tuple[EditorNote, ...] = ()
    former_ids: tuple[str, ...] = ()
