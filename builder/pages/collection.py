"""The collections: covers on a shelf, then each one read as its booklet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder import addresses, dates
from builder.glossary import Glossary
from builder.languages import N_, Written, _
from builder.model import Catalogue, Collection, Document, Note, Part, Sheet
from builder.output import Output
from builder.pages import bricks, cards, parts, sections, words
from builder.pages.bricks import Crumb, NoteView, RemarkView, RoleGroup, trail
from builder.pages.cards import CollectionCard
from builder.pages.context import Link, PageContext
from builder.pages.listing import listing
from builder.pages.page import Page
from builder.pages.templating import fill

_ABOUT: Final = {
    "notes": N_("Notes"),
    "parts": N_("Parties"),
    "documents": N_("Documents"),
    "series": N_("Série"),
    "publisher": N_("Éditeur"),
}
"""What a note of the editors may be about, in a collection."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A part in the contents: its way in, its printed page, its number of sheets."""

    link: Link
    kind: str
    page: str
    count: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first screen of the booklet. ``date`` comes twice: for readers, and as ``datetime``."""

    trail: tuple[Crumb, ...]
    card: CollectionCard
    title: Markup
    publisher: Link
    authority: Markup
    date: str
    datetime: str | None
    programme: Markup
    series_themes: tuple[Markup, ...]
    places: tuple[Link, ...]
    supporters: tuple[RoleGroup, ...]
    licence: Markup
    contents: tuple[ContentsLine, ...]
    download: Link | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    title: Link
    publisher: Link | None
    date: str
    pages: str


@dataclass(frozen=True, slots=True)
class Back:
    """The last pages: sources, documents, what the editors have to say."""

    notes: tuple[NoteView, ...]
    documents: tuple[DocumentView, ...]
    remarks: tuple[RemarkView, ...]


def render(catalogue: Catalogue, glossary: Glossary) -> Iterator[Output]:
    """The page ``collections/`` and each collection's."""
    yield _index(catalogue)
    for collection in catalogue.collections.values():
        yield _booklet(collection, catalogue, glossary)


def _index(catalogue: Catalogue) -> Output:
    desk = PageContext(catalogue, addresses.COLLECTIONS)
    description = _("Les recueils de pratiques, tels que leurs éditeurs les publient.")
    lead = _("Chaque collection se lit comme un livret : son introduction, ses fiches, ses ressources.")
    page = listing(desk, _("Collections"), description, desk.text.ours(lead), hide=("navigation", "toc"))
    covers = tuple(cards.collection_card(collection, desk) for collection in catalogue.collections.values())
    page.add_html(fill("covers", covers=covers))
    return page.output()


def _booklet(collection: Collection, catalogue: Catalogue, glossary: Glossary) -> Output:
    notes = {note.id: note for note in collection.notes}
    desk = PageContext(catalogue, addresses.collection(collection.id), glossary, notes)
    page = Page(desk.address, collection.title, collection.summary or collection.title, picture=desk.picture())
    page.changed = dates.latest(catalogue.sheets_by_collection[collection.id], catalogue)
    page.add_html(fill("collection_cover", cover=_cover(collection, desk)))
    for part in collection.parts:
        desk.anchors.take(part.id)
        page.add_html(fill("part_kicker", kicker=kicker(part, desk), number=part.number))
        page.add_heading(part.title, part.id, written=True)
        page.add_html(fill("part", section=parts.section(part, desk, level=3)))
    unlisted = _unlisted(collection, catalogue)
    if unlisted:
        page.add_heading(_("Fiches de la collection"), desk.anchors.take("fiches"))
        page.add_html(fill("cards", list=cards.sheet_list(unlisted, desk, "collection", collection.id)))
    _add_back(_back(collection, notes, desk), page, desk)
    return page.output()


def _add_back(back: Back, page: Page, desk: PageContext) -> None:
    if back.notes:
        page.add_heading(_("Notes"), desk.anchors.take("notes"))
        page.add_html(fill("notes", notes=back.notes))
    if back.documents or back.remarks:
        page.add_heading(_("À propos de cette collection"), desk.anchors.take("a-propos"))
        page.add_html(fill("collection_back", back=back))


def _cover(collection: Collection, desk: PageContext) -> Cover:
    date = collection.published_on
    return Cover(
        trail=trail(desk, (_("Collections"), addresses.COLLECTIONS)),
        card=cards.collection_card(collection, desk),
        title=desk.text.line(collection.title),
        publisher=desk.organisation(collection.publisher),
        authority=desk.text.line(collection.authority),
        date=words.date(date) if date else "",
        datetime=date,
        programme=desk.text.line(collection.programme),
        series_themes=tuple(desk.text.line(theme) for theme in (collection.series.themes if collection.series else ())),
        places=desk.places(collection.territory),
        supporters=bricks.by_role(collection.supporters, desk),
        licence=desk.label("licences", collection.licence) if collection.licence else Markup(),
        contents=tuple(_contents_line(part, desk) for part in collection.parts),
        download=desk.download(),
    )


def _contents_line(part: Part, desk: PageContext) -> ContentsLine:
    sheets = sum(1 for sheet in part.all_sheets() if sheet in desk.catalogue.sheets)
    return ContentsLine(
        link=Link(desk.text.line(part.title), f"#{part.id}"),
        kind=Written("{} {}").format(desk.label("part-kinds", part.kind), part.number) if part.number else "",
        page=words.page(part.page) if part.page is not None else "",
        count=words.count(sheets, "fiche") if sheets else "",
    )


def kicker(part: Part, desk: PageContext) -> Markup:
    """The line above the heading, unless it would only repeat it."""
    if not part.kicker and part.kind == "other":
        return Markup()
    kicker = desk.text.line(part.kicker) if part.kicker else desk.label("part-kinds", part.kind)
    return Markup() if kicker == desk.text.line(part.title) else kicker


def _unlisted(collection: Collection, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The sheets that no part presents."""
    listed = {sheet for part in collection.parts for sheet in part.all_sheets()}
    sheets = catalogue.sheets_by_collection[collection.id]
    return tuple(sheet for sheet in sheets if sheet.id not in listed)


def _back(collection: Collection, notes: dict[int, Note], desk: PageContext) -> Back:
    return Back(
        notes=bricks.notes(desk, notes, always=notes),
        documents=tuple(document(item, desk) for item in collection.documents),
        remarks=tuple(
            bricks.remark(note, desk, about=_about(note.about, desk.catalogue)) for note in collection.editor_notes
        ),
    )


def _about(field: str | None, catalogue: Catalogue) -> str:
    return _(_ABOUT.get(field) or sections.field_title(field, catalogue)) if field else ""


def document(item: Document, desk: PageContext) -> DocumentView:
    """A source document of the collection."""
    pages = item.pages
    return DocumentView(
        title=Link(desk.text.line(item.title), item.url),
        publisher=desk.organisation(item.publisher) if item.publisher else None,
        date=words.date(item.date) if item.date else "",
        pages=words.count(pages.last - pages.first + 1, "page") if pages else "",
    )
