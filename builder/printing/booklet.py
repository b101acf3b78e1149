"""Booklets: a whole collection as its publisher orders it, or the sheets that a reader chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from builder import addresses
from builder.model import Collection, Note, Organisation, Part, Sheet
from builder.pages import bricks, cards, parts, words
from builder.pages import collection as collection_page
from builder.pages.context import PageContext
from builder.printing.document import Compositor, Tree, day
from builder.printing.nodes import Setter
from builder.printing.workshop import Workshop
from builder.text import PageText


def collection_document(
    collection: Collection, workshop: Workshop, fits: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
) -> Tree:
    """The booklet of a collection: cover, contents, parts and their sheets, notes, glossary, index.

    Args:
        collection: the collection.
        workshop: what it shares with others.
        fits: how the one-page sheets that were printed alone fit their page, by identifier.
    """
    compositor = Compositor(workshop, back=True)
    catalogue, imprint = workshop.catalogue, workshop.imprint
    shared = {note.id: f"note-{note.id}" for note in collection.notes}
    setter = compositor.setter({f"#note-{number}": anchor for number, anchor in shared.items()})
    notes = {note.id: note for note in collection.notes}
    desk = compositor.desk(addresses.collection(collection.id), notes)
    shelf = _Shelf(compositor, shared, fits)
    chapters = [_chapter(part, desk, setter, shelf) for part in collection.parts]
    rest = [
        shelf.place(sheet) for sheet in catalogue.sheets_by_collection[collection.id] if sheet.id not in shelf.placed
    ]
    online = imprint.online(addresses.collection(collection.id))
    card = cards.collection_card(collection, desk)
    return {
        **_document(collection.title, collection.summary or collection.title, compositor, setter),
        "author": setter.words(catalogue.organisations[collection.publisher].name),
        "authority": setter.words(collection.authority or ""),
        "colour": workshop.shades[collection.id],
        "date": day(collection.published_on or max((s.reviewed_on or "" for s in shelf.sheets), default="")),
        "when": setter.tree(words.sentence(card.date)),
        "series": setter.tree(card.series),
        "volume": setter.tree(card.volume),
        "summary": setter.tree(card.summary),
        "support": compositor.support(collection, setter),
        "parts": chapters,
        "sheets": rest,
        "notes": _notes(desk, notes, setter),
        "documents": setter.tree([collection_page.document(item, desk) for item in collection.documents]),
        "remarks": setter.tree([bricks.remark(note, desk) for note in collection.editor_notes]),
        "licence": setter.tree(desk.label("licences", collection.licence)) if collection.licence else "",
        **compositor.online(online, setter.words(online)),
        **_back(compositor, setter),
    }


def panorama_document(sheets: Sequence[Sheet], title: str, workshop: Workshop) -> Tree:
    """The booklet of a reader's own selection, in the order given.

    Args:
        sheets: the chosen sheets.
        title: the title of the cover, in the reader's own words.
        workshop: what it shares with others.
    """
    compositor = Compositor(workshop, back=True)
    imprint = workshop.imprint
    setter = compositor.setter()
    shelf = _Shelf(compositor, {}, {})
    placed = [shelf.place(sheet) for sheet in sheets]
    dates = [date for sheet in sheets if (date := sheet.reviewed_on or sheet.added_on)]
    count = words.count(len(sheets), "fiche")
    return {
        **_document(title, f"{count} de {imprint.site_name}.", compositor, setter),
        "author": setter.words(imprint.site_name),
        "authority": "",
        "colour": imprint.tokens["covers"][0],
        "date": day(max(dates, default=None)),
        "when": "",
        "series": "",
        "volume": "",
        "summary": setter.words(f"Une sélection de {count}"),
        "support": {"supporters": [], "programme": ""},
        "parts": [],
        "sheets": placed,
        "notes": [],
        "documents": [],
        "remarks": [],
        "licence": "",
        **compositor.online(imprint.site_url, imprint.site_url),
        **_back(compositor, setter),
    }


def _document(title: str, description: str, compositor: Compositor, setter: Setter) -> Tree:
    return {
        "kind": "booklet",
        "tokens": dict(compositor.imprint.tokens),
        "title": setter.words(title),
        "description": setter.words(description),
        "site": setter.words(compositor.imprint.site_name),
    }


class _Shelf:
    """The sheets of a booklet, each printed once: where a second part lists it again, it is only pointed at."""

    def __init__(
        self, compositor: Compositor, shared_notes: Mapping[int, str], fits: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self._compositor = compositor
        self._shared_notes = shared_notes
        self._fits = fits
        self.placed: set[str] = set()
        self.sheets: list[Sheet] = []

    def place(self, sheet: Sheet) -> Tree:
        """The sheet, or a pointer to it."""
        if sheet.id in self.placed:
            return {
                "layout": "pointer",
                "anchor": f"fiche-{sheet.id}",
                "title": self._compositor.setter().words(sheet.title),
            }
        self.placed.add(sheet.id)
        self.sheets.append(sheet)
        own_collection = not self._shared_notes or sheet.collection == self.sheets[0].collection
        tree = self._compositor.sheet(sheet, self._shared_notes if own_collection else {})
        return tree | {"fit": self._fits[sheet.id]} if sheet.id in self._fits else tree


def _chapter(part: Part, desk: PageContext, setter: Setter, shelf: _Shelf) -> Tree:
    known = desk.catalogue.sheets
    view = parts.section(part, desk, level=3)
    return {
        "anchor": f"partie-{part.id}",
        "kind": part.kind,
        "number": part.number,
        "kicker": setter.tree(collection_page.kicker(part, desk)),
        **_with_sheets(setter.tree(view), shelf, known),
    }


def _with_sheets(section: Tree, shelf: _Shelf, known: Mapping[str, Sheet]) -> Tree:
    """The section with whole sheets where its page shows cards."""
    return {
        **section,
        "sheets": [shelf.place(known[card["id"]]) for card in section["sheets"]],
        "sections": [_with_sheets(child, shelf, known) for child in section["sections"]],
    }


def _notes(desk: PageContext, notes: dict[int, Note], setter: Setter) -> list[Any]:
    listed = bricks.notes(desk, notes, always=notes)
    return [{**setter.tree(note), "anchor": f"note-{note.id}"} for note in listed]


def _back(compositor: Compositor, setter: Setter) -> Tree:
    """The glossary of the terms explained in the booklet, and the index of the organisations it links.

    ``rank`` is their order, whatever the booklet: a browser puts several of them together.
    """
    catalogue, plain = compositor.catalogue, PageText(compositor.imprint.site_url)
    glossary = [
        {
            "anchor": f"terme-{term.id}",
            "term": setter.words(term.term),
            "expansion": setter.words(term.expansion or ""),
            "text": setter.tree(plain.inline(term.definition)),
            "source": setter.words(term.source or ""),
            "rank": rank,
        }
        for rank, term in enumerate(sorted(catalogue.glossary, key=lambda term: term.term.casefold()))
        if f"terme-{term.id}" in compositor.followed
    ]
    known = compositor.workshop.index
    named = sorted((known[anchor] for anchor in compositor.followed if anchor in known), key=itemgetter(0))
    index = [
        {"anchor": f"structure-{item.id}", "name": setter.words(_index_name(item)), "rank": rank}
        for rank, item in named
    ]
    return {"glossary": glossary, "index": index}


def _index_name(organisation: Organisation) -> str:
    """The name and the acronym, which some names already hold."""
    name, acronym = organisation.name, organisation.acronym
    return f"{name} ({acronym})" if acronym and acronym not in name.split() else name
