"""Views of the pieces that sheets and collections share. Texts are safe HTML; what a file does not say is empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder import addresses
from builder.languages import _
from builder.model import EditorNote, Note, Party, Point, Resource
from builder.pages import words
from builder.pages.context import Link, PageContext


@dataclass(frozen=True, slots=True)
class PointView:
    """A sentence, or a title with sub-points."""

    title: Markup
    text: Markup
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points; ``grouped`` when each has a title, which then reads as a heading."""

    items: tuple[PointView, ...]
    grouped: bool


def points(items: Iterable[Point], page: PageContext) -> Points:
    """The view of a list of points."""
    views = tuple(_point(point, page) for point in items)
    return Points(views, bool(views) and all(view.title for view in views))


def _point(point: Point, page: PageContext) -> PointView:
    return PointView(
        title=page.text.line(point.title),
        text=page.text.inline(point.text),
        points=tuple(_point(child, page) for child in point.points),
    )


@dataclass(frozen=True, slots=True)
class PartyView:
    """A stakeholder; ``name`` has an address when it is an organisation of the registry."""

    name: Link
    detail: Markup
    editor_note: Markup


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The stakeholders of one role."""

    role: str
    parties: tuple[PartyView, ...]


def by_role(parties: Sequence[Party], page: PageContext) -> tuple[RoleGroup, ...]:
    """Stakeholders grouped by role, in the vocabulary's order; those without role come last."""
    order = [term.id for term in page.catalogue.vocabularies["roles"].terms if any(p.role == term.id for p in parties)]
    groups = [
        RoleGroup(page.label("roles", role), tuple(_party(party, page) for party in parties if party.role == role))
        for role in order
    ]
    others = tuple(_party(party, page) for party in parties if party.role is None)
    return (*groups, RoleGroup(_("Autres parties prenantes") if groups else "", others)) if others else tuple(groups)


def _party(party: Party, page: PageContext) -> PartyView:
    name = page.organisation(party.organisation) if party.organisation else Link(page.text.line(party.name))
    return PartyView(name, page.text.inline(party.detail), page.text.block(party.editor_note))


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A guide, a video, a site; ``title`` has an address when the resource has one."""

    title: Link
    kind: Markup
    date: str
    producers: tuple[Link, ...]
    description: Markup
    sheet: Link | None
    editor_note: Markup


def resources(items: Iterable[Resource], page: PageContext) -> tuple[ResourceView, ...]:
    """The views of resources."""
    return tuple(_resource(item, page) for item in items)


def _resource(item: Resource, page: PageContext) -> ResourceView:
    sheet = page.catalogue.sheets.get(item.sheet or "")
    return ResourceView(
        title=Link(page.text.line(item.title), item.url),
        kind=page.label("resource-kinds", item.kind) if item.kind else Markup(),
        date=words.span(item.date) if item.date else "",
        producers=page.organisations(item.producers),
        description=page.text.block(item.description),
        sheet=page.sheet(sheet) if sheet else None,
        editor_note=page.text.block(item.editor_note),
    )


@dataclass(frozen=True, slots=True)
class RemarkView:
    """An editor's note: its nature, the field it is about when it stands away from it, its text."""

    kind: str
    about: str
    text: Markup


def remark(note: EditorNote, page: PageContext, *, about: str = "") -> RemarkView:
    """The view of an editor's note."""
    kind = page.label("editor-note-kinds", note.kind) if note.kind else ""
    return RemarkView(kind, about, page.text.block(note.text))


@dataclass(frozen=True, slots=True)
class NoteView:
    """A numbered source and the anchors of its calls on the page."""

    id: int
    text: Markup
    kind: str
    url: str | None
    editor_note: Markup
    calls: tuple[str, ...]


def notes(page: PageContext, known: dict[int, Note], always: Iterable[int] = ()) -> tuple[NoteView, ...]:
    """The notes called on the page so far and those of ``always``, by number; notes called by notes included."""
    texts: dict[int, tuple[Markup, Markup]] = {}
    wanted = {*always, *page.text.calls}
    while missing := sorted(wanted - texts.keys()):
        for number in missing:
            note = known[number]
            texts[number] = page.text.inline(note.text), page.text.block(note.editor_note)
        wanted |= set(page.text.calls)
    return tuple(
        NoteView(
            id=number,
            text=texts[number][0],
            kind=page.label("note-kinds", kind) if (kind := known[number].kind) else "",
            url=known[number].url,
            editor_note=texts[number][1],
            calls=tuple(page.text.calls.get(number, ())),
        )
        for number in sorted(texts)
    )


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way back: the trail above a title."""

    label: str
    href: str


def trail(page: PageContext, *steps: tuple[str, str]) -> tuple[Crumb, ...]:
    """The trail from the home page; each step is a label and an address."""
    home = Crumb(_("Accueil"), page.href(addresses.HOME))
    return (home, *(Crumb(label, page.href(address)) for label, address in steps))
