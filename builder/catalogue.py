"""Checked data → the :class:`~builder.model.Catalogue`: where dictionaries stop."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cattrs import Converter

from builder.consents import DETAILS, UNTOLD, WITHDRAWN, gives_away, is_over
from builder.model import (
    ENDED,
    Accessibility,
    Catalogue,
    Collection,
    Contact,
    Criterion,
    GlossaryTerm,
    Judgement,
    Number,
    Organisation,
    Point,
    Sheet,
    Statement,
    Topic,
    Vocabulary,
)

PUBLISHED = frozenset({"published", "archived"})
"""The statuses whose sheets are on the site."""

Data = Mapping[str, Any]


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for union in (Number, int | str | None, Number | None):
        converter.register_structure_hook(union, lambda value, _: value)
    structure = converter.get_structure_hook(Point)
    converter.register_structure_hook(
        Point, lambda value, cls: Point(text=value) if isinstance(value, str) else structure(value, cls)
    )
    return converter


_CONVERTER = _converter()


def assemble(
    *,
    sheets: Iterable[tuple[str, Data]],
    collections: Iterable[Data],
    parts: Iterable[tuple[str, Data]],
    organisations: Iterable[Data],
    vocabularies: Iterable[Data],
    glossary: Iterable[Data],
    heading_titles: Mapping[str, str],
    drafts: bool = False,
) -> Catalogue:
    """Build the catalogue from the data of files that passed every check.

    Args:
        sheets: for each sheet file, the name of its folder (its collection) and its data.
        collections: data of the ``collection.yaml`` files.
        parts: for each part file, its collection and its data.
        organisations: data of the organisation files.
        vocabularies: data of the vocabulary files.
        glossary: data of the glossary's terms.
        heading_titles: ordinary French heading of each sheet field.
        drafts: whether to keep the sheets that are not published yet.
    """
    part_data = {(collection, data["id"]): data for collection, data in parts}
    by_collection = {
        data["id"]: _CONVERTER.structure(
            {**data, "parts": [part_data[data["id"], part] for part in data["parts"]]}, Collection
        )
        for data in sorted(collections, key=lambda data: str(data["id"]))
    }
    read = [sheet for folder, data in sheets if (sheet := sheet_of(folder, data)).status in PUBLISHED or drafts]
    return Catalogue(
        sheets={sheet.id: sheet for sheet in _reading_order(read, by_collection)},
        collections=by_collection,
        organisations={
            item.id: item
            for item in sorted((_CONVERTER.structure(data, Organisation) for data in organisations), key=_name)
        },
        vocabularies={item.id: item for item in (_CONVERTER.structure(data, Vocabulary) for data in vocabularies)},
        glossary=tuple(_CONVERTER.structure(data, GlossaryTerm) for data in glossary),
        heading_titles=heading_titles,
    )


def sheet_of(folder: str, data: Data) -> Sheet:
    """A sheet from the data of its file, which passed every check, and the name of its folder."""
    return _CONVERTER.structure({**data, "collection": folder}, Sheet)


def statement(data: Data, topics: Iterable[tuple[str, str, Mapping[str, str]]]) -> Statement:
    """The declaration of accessibility, with all the criteria of the standard.

    Args:
        data: data of the file.
        topics: key and title of each topic, with the titles of its criteria by number.
    """
    declared = _CONVERTER.structure(data, Accessibility)
    unsaid = Judgement(status="not_assessed", comment="")
    found = []
    for key, title, titles in topics:
        said = declared.criteria.get(key, {})
        criteria = (Criterion(number, words, said.get(number, unsaid)) for number, words in titles.items())
        found.append(Topic(title, tuple(criteria)))
    return Statement(declared, tuple(found))


def discreet(catalogue: Catalogue, today: date) -> Catalogue:
    """The catalogue without the details of those who do not agree, or no more on ``today``, to their publication.

    Done here rather than in pages, so that nothing that is made of the catalogue can tell them.
    """
    return replace(catalogue, sheets={sheet.id: discreet_sheet(sheet, today) for sheet in catalogue.sheets.values()})


def discreet_sheet(sheet: Sheet, today: date) -> Sheet:
    """The same for one sheet."""
    contacts = tuple(_silenced(contact, today) for contact in sheet.contacts)
    silent = [before for before, after in zip(sheet.contacts, contacts, strict=True) if before is not after]
    if not silent:
        return sheet
    details = [value for contact in silent for key in DETAILS if (value := getattr(contact, key))]
    notes = tuple(note for note in sheet.editor_notes if not gives_away(note.about, note.text, details))
    return replace(sheet, contacts=contacts, editor_notes=notes)


def _silenced(contact: Contact, today: date) -> Contact:
    consent = contact.consent
    if consent is None or not is_over(consent.basis, consent.expires, today):
        return contact
    told = consent if consent.basis == WITHDRAWN else replace(consent, basis=ENDED)
    nothing: dict[str, Any] = dict.fromkeys(UNTOLD)
    return replace(contact, **nothing, consent=told)


def _name(organisation: Organisation) -> str:
    return sort_key(organisation.name)


def sort_key(text: str) -> str:
    """A key that sorts names as French readers expect: without accents, case or punctuation."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if char.isalnum() or char == " ").strip()


def _reading_order(sheets: list[Sheet], collections: Mapping[str, Collection]) -> list[Sheet]:
    """By collection, then as its parts list them, then the sheets no part lists, by identifier."""
    rank = {}
    for number, collection in enumerate(collections.values()):
        listed = [sheet for part in collection.parts for sheet in part.all_sheets()]
        rank.update({(collection.id, sheet): (number, place) for place, sheet in enumerate(listed)})
    unlisted = (len(collections), 0)
    return sorted(
        sheets, key=lambda sheet: (sheet.collection, rank.get((sheet.collection, sheet.id), unlisted), sheet.id)
    )
