"""The page of a sheet: one screen that answers what, who, where, when and results; then its sections; then its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder import addresses
from builder import dates as days
from builder.formats import last_day
from builder.glossary import Glossary
from builder.languages import N_, Written, _, told
from builder.model import Catalogue, Citation, Document, Note, Sheet
from builder.output import Output
from builder.pages import bricks, citing, figures, linked_data, sections, stories, words
from builder.pages.bricks import Crumb, NoteView, RemarkView
from builder.pages.context import Link, PageContext
from builder.pages.figures import Figure
from builder.pages.page import Page
from builder.pages.sections import Section
from builder.pages.templating import fill
from builder.related import Near, neighbours
from builder.spread import spread

KEY_FIGURES = 3
_ADDED = N_("Ajoutée le"), N_("Ajoutée en")
_CHANGED = N_("Modifiée le"), N_("Modifiée en")
_REVIEWED = N_("Vérifiée le"), N_("Vérifiée en")
_DUE = N_("À relire avant le"), N_("À relire avant en")


@dataclass(frozen=True, slots=True)
class Head:
    """The first screen. ``results`` says in words what the key figures do not."""

    id: str
    trail: tuple[Crumb, ...]
    title: Markup
    kind: Markup
    kind_id: str
    collection: Link
    spotlight: Link | None
    archived: bool
    unpublished: str
    """« Brouillon », « Soumise »: only who reviews the sheet sees it."""
    review_due: str
    """The day, whole, after which a living sheet waits for its review."""
    summary: Markup
    figures: tuple[Figure, ...]
    who: tuple[Link, ...]
    who_kind: Markup
    where: tuple[Link, ...]
    when: str
    results: Link
    themes: tuple[Link, ...]
    download: Link | None
    proof: tuple[DateView, ...]
    """When it was reviewed, then what it rests on."""
    about: str
    """The anchor of the section that says more of both."""
    change: str
    """The way to the form, with the sheet in it."""
    reports: bool
    """Whether the foot of the page says how to report an error."""


@dataclass(frozen=True, slots=True)
class Tags:
    """One line of the classification."""

    label: str
    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    title: Link
    publisher: Link | None
    page: str
    deduced: bool
    text: Markup


@dataclass(frozen=True, slots=True)
class DateView:
    """What happened to the sheet and when: in words, and as ``datetime``; ``by`` is who reviewed it."""

    label: str
    shown: str
    date: str
    by: Markup


@dataclass(frozen=True, slots=True)
class Cite:
    """How to cite the sheet: in words, and as files."""

    words: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """Where the sheet comes from and how fresh it is."""

    remarks: tuple[RemarkView, ...]
    notes: tuple[NoteView, ...]
    tags: tuple[Tags, ...]
    sources: tuple[SourceView, ...]
    authors: str
    licence: Markup
    dates: tuple[DateView, ...]
    previous: Link | None
    next: Link | None
    collection: Link
    position: str
    cite: Cite


def render(catalogue: Catalogue, glossary: Glossary) -> Iterator[Output]:
    """The page of every sheet."""
    near = neighbours(catalogue)
    places = [(sheets, rank) for sheets in catalogue.sheets_by_collection.values() for rank in range(len(sheets))]
    yield from spread(lambda place: _page(*place, near, catalogue, glossary), places)


def render_one(identifier: str, near: Near, catalogue: Catalogue, glossary: Glossary) -> Output:
    """The page of one sheet, ``near`` being the sheets to read with each."""
    siblings = catalogue.sheets_by_collection[catalogue.sheets[identifier].collection]
    rank = next(rank for rank, sheet in enumerate(siblings) if sheet.id == identifier)
    return _page(siblings, rank, near, catalogue, glossary)


def _page(siblings: Sequence[Sheet], rank: int, near: Near, catalogue: Catalogue, glossary: Glossary) -> Output:
    sheet = siblings[rank]
    notes = known_notes(sheet, catalogue)
    desk = PageContext(catalogue, addresses.sheet(sheet.id), glossary, notes, near[sheet.id])
    page = Page(desk.address, sheet.title, sheet.summary, changed=days.updated(sheet, desk.catalogue))
    page.picture = desk.picture(addresses.collection(sheet.collection))
    shown = sections.sections(sheet, desk)
    about = desk.anchors.take("a-propos")
    page.add_html(fill("sheet_head", head=_head(sheet, shown, desk, about)))
    for section in shown:
        page.add_heading(section.label, section.anchor, written=sections.is_written(section, sheet, desk.catalogue))
        page.add_html(fill("section", section=section))
    foot = _foot(sheet, siblings, rank, notes, shown, desk)
    if foot.notes:
        page.add_heading(_("Notes"), desk.anchors.take("notes"))
        page.add_html(fill("notes", notes=foot.notes))
    page.add_heading(_("À propos de cette fiche"), about)
    page.add_html(fill("sheet_foot", foot=foot))
    page.add_html(linked_data.script(sheet, desk.catalogue))
    return page.output()


def known_notes(sheet: Sheet, catalogue: Catalogue) -> dict[int, Note]:
    """The notes a sheet may call: its collection's, then its own, which win."""
    notes = {note.id: note for note in catalogue.collections[sheet.collection].notes}
    return {**notes, **{note.id: note for note in sheet.notes}}


def _head(sheet: Sheet, shown: Sequence[Section], desk: PageContext, about: str) -> Head:
    collection = desk.collection(sheet.collection)
    lead = desk.catalogue.organisations[sheet.organisation]
    # The figures are drawn again, with their notes and terms explained, in their section.
    silent = PageContext(desk.catalogue, desk.address)
    return Head(
        id=sheet.id,
        trail=bricks.trail(desk, (_("Fiches"), addresses.SHEETS)),
        title=desk.text.line(sheet.title),
        kind=desk.label("kinds", sheet.kind),
        kind_id=sheet.kind.replace("_", "-"),
        collection=collection,
        spotlight=spotlight(sheet, desk),
        archived=sheet.status == "archived",
        unpublished=desk.label("statuses", sheet.status) if sheet.status in {"draft", "submitted"} else "",
        review_due=last_day(sheet.review_due).isoformat() if sheet.review_due and sheet.status == "published" else "",
        summary=desk.text.line(sheet.summary),
        figures=figures.figures(sheet.headlines[:KEY_FIGURES], silent),
        who=desk.organisations(sheet.leads),
        who_kind=desk.label("organisation-kinds", lead.kind),
        where=desk.places(sheet.territory),
        when=words.sentence(stories.period(sheet.period, desk)),
        results=_results(sheet, shown, desk),
        themes=desk.themes(sheet),
        download=desk.download(),
        proof=tuple(_proof(sheet, desk)),
        about=about,
        change=desk.href(addresses.change(sheet.id)),
        reports=desk.catalogue.site.reports,
    )


def _proof(sheet: Sheet, desk: PageContext) -> Iterator[DateView]:
    """The review, then the first source and how many others there are."""
    yield from (item for item in dates(sheet, desk) if item.label in map(_, _REVIEWED))
    for source in sources(sheet, desk)[:1]:
        more = words.count(len(sheet.sources) - 1, "autre") if len(sheet.sources) > 1 else ""
        parts = (source.title.label, source.page, more)
        yield DateView(_("D’après"), Markup(", ").join(told(part) for part in parts if part), "", Markup())


def spotlight(sheet: Sheet, desk: PageContext) -> Link | None:
    """The part of its collection that presents the sheet."""
    parts = desk.catalogue.collections[sheet.collection].parts
    part = next((part for part in parts if part.id == sheet.spotlight), None)
    if part is None:
        return None
    name = desk.label("part-kinds", part.kind) if part.kind == "spotlight" else desk.text.line(part.title)
    label = Written("{} {}").format(name, part.number) if part.number else name
    return Link(label, f"{desk.href(addresses.collection(sheet.collection))}#{part.id}")


def _results(sheet: Sheet, shown: Sequence[Section], desk: PageContext) -> Link:
    """How many figures there are, or why there are none, with the way to them."""
    anchors = (section.anchor for section in shown for field in section.fields if field.field == "indicators")
    href = f"#{anchor}" if (anchor := next(anchors, "")) else None
    if sheet.measured:
        return Link(words.count(len(sheet.measured), "indicateur chiffré", "indicateurs chiffrés"), href)
    if sheet.not_measured:
        return Link(Markup("{}{}").format(_("Non mesurés\u00a0: "), desk.text.line(sheet.not_measured)))
    return Link(_("Suivis, mais non publiés"), href) if sheet.indicators else Link(_("Pas de résultat chiffré"))


def _foot(
    sheet: Sheet,
    siblings: Sequence[Sheet],
    rank: int,
    notes: dict[int, Note],
    shown: Sequence[Section],
    desk: PageContext,
) -> Foot:
    licence = desk.catalogue.licence_of(sheet)
    return Foot(
        remarks=sections.remarks_elsewhere(sheet, shown, desk),
        notes=bricks.notes(desk, notes, always=[note.id for note in sheet.notes]),
        tags=tuple(_tags(sheet, desk)),
        sources=sources(sheet, desk),
        authors=Written(", ").join(desk.text.line(author) for author in sheet.authors),
        licence=desk.label("licences", licence) if licence else Markup(),
        dates=tuple(dates(sheet, desk)),
        previous=desk.sheet(siblings[rank - 1]) if rank else None,
        next=desk.sheet(siblings[rank + 1]) if rank + 1 < len(siblings) else None,
        collection=desk.collection(sheet.collection),
        position=_("Fiche {rank} sur {total}", rank=rank + 1, total=len(siblings)),
        cite=_cite(sheet, desk),
    )


def _cite(sheet: Sheet, desk: PageContext) -> Cite:
    known = (
        ("BibTeX", addresses.bibtex(sheet.id)),
        ("RIS", addresses.ris(sheet.id)),
    )
    return Cite(citing.plain(sheet, desk.catalogue), tuple(Link(label, desk.href(path)) for label, path in known))


def dates(sheet: Sheet, desk: PageContext) -> Iterator[DateView]:
    """What happened to the sheet and when. A change (a comma, a link) is no review: both days are said."""
    known = (
        (_ADDED, sheet.added_on, Markup()),
        (_CHANGED, desk.catalogue.changed.get(sheet.id), Markup()),
        (_REVIEWED, sheet.reviewed_on, desk.text.line(sheet.reviewed_by)),
        (_DUE, sheet.review_due, Markup()),
    )
    for labels, date, by in known:
        if date:
            yield DateView(_label(labels, date), words.date(date), date, by)


def sources(sheet: Sheet, desk: PageContext) -> tuple[SourceView, ...]:
    """Where the facts of the sheet come from."""
    documents = {document.id: document for document in desk.catalogue.collections[sheet.collection].documents}
    return tuple(_source(citation, documents, desk) for citation in sheet.sources)


def _label(labels: tuple[str, str], date: str) -> str:
    """« Vérifiée le 15 juin 2024 », but « Vérifiée en juin 2024 »."""
    return _(labels[0] if date.count("-") == 2 else labels[1])


def _source(citation: Citation, documents: dict[str, Document], desk: PageContext) -> SourceView:
    document = documents[citation.document]
    return SourceView(
        title=Link(desk.text.line(document.title), document.url),
        publisher=desk.organisation(document.publisher) if document.publisher else None,
        page=words.page(citation.page) if citation.page is not None else "",
        deduced=citation.deduced,
        text=desk.text.line(citation.text),
    )


def _tags(sheet: Sheet, desk: PageContext) -> Iterator[Tags]:
    if sheet.themes:
        yield Tags(_("Thématiques"), desk.themes(sheet))
    for label, vocabulary, terms in (
        (_("Secteurs"), "sectors", sheet.sectors),
        (_("Publics"), "audiences", sheet.audiences),
        (_("Leviers"), "levers", sheet.levers),
    ):
        if terms:
            yield Tags(label, tuple(Link(desk.label(vocabulary, term)) for term in terms))
    if sheet.keywords:
        yield Tags(_("Mots-clés"), tuple(Link(desk.text.line(keyword)) for keyword in sheet.keywords))
