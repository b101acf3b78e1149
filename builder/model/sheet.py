"""One practice: the sheet and the pieces that only a sheet holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from builder.model.bricks import EditorNote, Heading, Indicator, Note, Number, Party, Period, Point, Resource, Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    title: str
    text: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A named action inside a practice."""

    title: str
    text: str | None = None
    points: tuple[Point, ...] = ()
    date: str | None = None
    territory: Territory | None = None
    partners: tuple[Party, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Who pays; ``amount`` in euros."""

    text: str | None = None
    amount: Number | None = None
    period: str | None = None
    funders: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Literal words; the author may be unknown."""

    text: str
    author: str | None = None
    role: str | None = None
    organisation: str | None = None
    about: str | None = None
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom:
    """A sub-case with its own beneficiary and territory."""

    title: str
    organisation: str | None = None
    territory: Territory | None = None
    period: Period | None = None
    text: str | None = None
    points: tuple[Point, ...] = ()
    partners: tuple[Party, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture of ``content/media``."""

    file: str
    alt: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A link declared by the author to another sheet."""

    sheet: str
    relation: str
    text: str | None = None


ENDED: Final = "ended"
"""The ground of a consent of which the term has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """On what ground a person's details are published: a term of ``consent-bases``, or ``ENDED``."""

    basis: str
    date: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    organisation: str
    role: str | None = None
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    consent: Consent | None = None
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where the facts of a sheet come from: a document of its collection, and a page."""

    document: str
    page: int | str | None = None
    deduced: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One practice."""

    id: str
    kind: str
    title: str
    summary: str
    organisation: str
    collection: str
    co_organisations: tuple[str, ...] = ()
    spotlight: str | None = None
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    territory: Territory | None = None
    period: Period | None = None
    context: str | None = None
    origin: tuple[Point, ...] = ()
    objectives: tuple[Point, ...] = ()
    description: str | None = None
    steps: tuple[Step, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    stakeholders: tuple[Party, ...] = ()
    governance: tuple[Point, ...] = ()
    funding: Funding | None = None
    indicators: tuple[Indicator, ...] = ()
    not_measured: str | None = None
    impact: tuple[Point, ...] = ()
    feedback: tuple[Point, ...] = ()
    success_factors: tuple[Point, ...] = ()
    obstacles: tuple[Point, ...] = ()
    vigilance_points: tuple[Point, ...] = ()
    next_steps: tuple[Point, ...] = ()
    quotes: tuple[Quote, ...] = ()
    zooms: tuple[Zoom, ...] = ()
    resources: tuple[Resource, ...] = ()
    media: tuple[Medium, ...] = ()
    notes: tuple[Note, ...] = ()
    related: tuple[Related, ...] = ()
    contacts: tuple[Contact, ...] = ()
    headings: tuple[Heading, ...] = ()
    editor_notes: tuple[EditorNote, ...] = ()
    status: str = "published"
    added_on: str | None = None
    reviewed_on: str | None = None
    reviewed_by: str | None = None
    review_due: str | None = None
    authors: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    licence: str | None = None
    former_ids: tuple[str, ...] = ()

    @property
    def leads(self) -> tuple[str, ...]:
        """The organisations that lead the practice, the first one first."""
        return self.organisation, *self.co_organisations

    @property
    def measured(self) -> tuple[Indicator, ...]:
        """Its own indicators that have a value."""
        return tuple(indicator for indicator in self.indicators if indicator.values)

    @property
    def headlines(self) -> tuple[Indicator, ...]:
        """Those whose last value says something by itself: « 100 % » of a breakdown does not."""
        return tuple(indicator for indicator in self.measured if not indicator.is_whole)

    def organisations(self) -> Iterator[tuple[str, str]]:
        """Every organisation the sheet names, with its role: a term of ``roles``, or how it appears otherwise
        (``lead``, ``zoom``, ``quote``, ``contact``, ``resource``). May repeat."""
        for organisation in self.leads:
            yield organisation, "lead"
        parties = [*self.stakeholders, *(self.funding.funders if self.funding else ())]
        parties += [partner for initiative in self.initiatives for partner in initiative.partners]
        parties += [partner for zoom in self.zooms for partner in zoom.partners]
        for party in parties:
            if party.organisation:
                yield party.organisation, party.role or "partner"
        for zoom in self.zooms:
            if zoom.organisation:
                yield zoom.organisation, "zoom"
        for quote in self.quotes:
            if quote.organisation:
                yield quote.organisation, "quote"
        for contact in self.contacts:
            yield contact.organisation, "contact"
        for resource in self.resources:
            for producer in resource.producers:
                yield producer, "resource"
