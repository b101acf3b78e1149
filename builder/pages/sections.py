"""The sections of a sheet: its own headings, else its collection's, then whatever else the sheet says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.languages import N_, _
from builder.model import Catalogue, Heading, Quote, Sheet
from builder.pages import bricks, stories
from builder.pages.bricks import RemarkView
from builder.pages.context import PageContext
from builder.pages.fields import MAKERS, Block
from builder.pages.stories import QuoteView
from builder.pages.words import slug

_LISTS = frozenset({"text", "points"})
_CARRIERS = MAKERS.keys() - {"related"}
"""The fields a quote may stand after; related sheets may all be unpublished, and their field with them."""
_VOICES = N_("Paroles")


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field in its section. ``title`` is its ordinary name, when it needs one to stand apart from what precedes."""

    field: str
    title: str
    block: Block | None
    quotes: tuple[QuoteView, ...]
    remarks: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (plain words, not yet escaped), its anchor, and its fields."""

    label: str
    anchor: str
    fields: tuple[FieldView, ...]


def sections(sheet: Sheet, page: PageContext) -> tuple[Section, ...]:
    """The sections that have something to show, in reading order."""
    headings = profile(sheet, page.catalogue)
    made = (_section(heading, sheet, page) for heading in headings)
    return tuple(section for section in made if section.fields)


def remarks_elsewhere(sheet: Sheet, shown: Iterable[Section], page: PageContext) -> tuple[RemarkView, ...]:
    """The editors' notes about fields that no section shows (title, territory, period…), and those about none."""
    fields = {field.field for section in shown for field in section.fields}
    return tuple(
        bricks.remark(note, page, about=_(field_title(note.about, page.catalogue)) if note.about else "")
        for note in sheet.editor_notes
        if note.about not in fields
    )


def profile(sheet: Sheet, catalogue: Catalogue) -> tuple[Heading, ...]:
    """The sheet's headings, else its collection's, then one for each field that neither lists."""
    chosen = sheet.headings or catalogue.collections[sheet.collection].headings
    listed = {field for heading in chosen for field in heading.fields}
    rest = [Heading(label=_(_title(field, catalogue)), fields=(field,)) for field in MAKERS if field not in listed]
    if "quotes" not in listed:
        rest.insert(_place_of("zooms", rest), Heading(label=_(_VOICES), fields=("quotes",)))
    return (*chosen, *rest)


def is_written(section: Section, sheet: Sheet, catalogue: Catalogue) -> bool:
    """Whether the heading of a section is its network's own, rather than the toolbox's."""
    chosen = sheet.headings or catalogue.collections[sheet.collection].headings
    return any(heading.label == section.label for heading in chosen)


def field_title(field: str, catalogue: Catalogue) -> str:
    """The ordinary French name of a field."""
    return catalogue.heading_titles.get(field) or field


def _title(field: str, catalogue: Catalogue) -> str:
    """The heading of a field alone. What says that none is measured has a name for writers only."""
    return field_title("indicators" if field == "not_measured" else field, catalogue)


def _place_of(field: str, headings: list[Heading]) -> int:
    return next((place for place, heading in enumerate(headings) if heading.fields == (field,)), 0)


def _section(heading: Heading, sheet: Sheet, page: PageContext) -> Section:
    fields = tuple(_fields(heading, sheet, page))
    if not fields:
        return Section(heading.label, "", ())
    anchor = page.anchors.take(slug(field_title(heading.fields[0], page.catalogue)))
    return Section(heading.label, anchor, fields)


def _fields(heading: Heading, sheet: Sheet, page: PageContext) -> Iterator[FieldView]:
    before = ""
    for field in heading.fields:
        block = MAKERS[field](sheet, page) if field in MAKERS else None
        quotes = tuple(stories.quote(quote, page) for quote in _quotes(field, sheet) if block or field == "quotes")
        if block or quotes:
            apart = block is not None and {before, block.kind} <= _LISTS
            yield FieldView(
                field=field,
                title=_(field_title(field, page.catalogue)) if apart else "",
                block=block,
                quotes=quotes,
                remarks=tuple(bricks.remark(note, page) for note in sheet.editor_notes if note.about == field),
            )
            before = block.kind if block else before


def _quotes(field: str, sheet: Sheet) -> Iterator[Quote]:
    """The quotes that stand after a field: those about it; under ``quotes``, those that no other field carries."""
    for quote in sheet.quotes:
        carried = quote.about in _CARRIERS and bool(getattr(sheet, quote.about))
        if quote.about == field if carried else field == "quotes":
            yield quote
