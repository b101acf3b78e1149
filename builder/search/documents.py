"""A sheet as search sees it: what Pagefind indexes, and what its interface shows of a result."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from builder import addresses
from builder.model import Catalogue, Sheet
from builder.output import Output
from builder.pages.cards import sheet_card
from builder.pages.context import PageContext
from builder.pages.page import html_block
from builder.pages.templating import fill
from builder.search.concepts import Concepts, Occurrence
from builder.search.french import PAIR, Word, pairs
from builder.search.texts import Section, sections
from builder.spread import spread
from builder.typography import french

_TITLE, _HEAD, _PAIRS, _OFTEN, _MEANT_PAIRS, _TEXT, _MEANT, _NEAR = 10, 6, 4, 3, 2, 1.5, 1, 0.3
"""Weights (Pagefind's, 0 to 10) of the title, the summary and the controlled terms, the pairs of keys of both, what is
said often, the pairs of other names, what is said, what is said in other words, the synonyms of the terms."""
_OFTEN_TIMES: Final = 3


@dataclass(frozen=True, slots=True)
class Document:
    """What search needs of a sheet, as few long strings rather than thousands of short ones.

    ``title`` and ``keys`` are its keys, those of the title and the others by weight, with spaces between; ``shown`` is
    what its result shows; ``words`` are its words as written, each on a line after its key; ``homographs`` are the
    acronyms that it says as ordinary words, with spaces between.
    """

    sheet: str
    title: str
    keys: Mapping[float, str]
    shown: bytes
    words: str
    homographs: str = ""

    @property
    def indexed(self) -> list[str]:
        """The keys that it is found by, whatever their weight, each once."""
        return [key for keys in (self.title, *self.keys.values()) for key in keys.split()]

    def weighted(self, closed: Callable[[str], str]) -> dict[float, list[str]]:
        """Its keys as the index holds them (``closed``), by weight: each once, so that the index stays small."""
        return {weight: list(map(closed, keys.split())) for weight, keys in {_TITLE: self.title, **self.keys}.items()}


def html(weighted: Mapping[float, Sequence[str]]) -> str:
    """A page that Pagefind reads, of words by weight."""
    lines = (
        f'<{tag} data-pagefind-weight="{weight}">{escape(" ".join(words))}</{tag}>'
        for weight, words in weighted.items()
        for tag in ["h1" if weight == _TITLE else "p"]
    )
    return f"<html><body>{''.join(lines)}</body></html>"


def documents(
    catalogue: Catalogue, sheets: Iterable[Sheet], pages: Mapping[str, Output], concepts: Concepts
) -> Iterator[Document]:
    """The documents of ``sheets``; ``pages`` are the generated pages by path, ``concepts`` those of the catalogue."""
    desk = PageContext(catalogue, addresses.SHEETS)

    def document(sheet: Sheet) -> Document:
        page = sections(pages[addresses.source_path(addresses.sheet(sheet.id))].body)
        return _document(sheet, page, concepts, desk)

    yield from spread(document, tuple(sheets))


def _document(sheet: Sheet, page: tuple[Section, ...], concepts: Concepts, desk: PageContext) -> Document:
    words, keys = concepts.names.words, concepts.names.keys
    title = tuple(words(sheet.title))
    labels = [sheet.summary, *sheet.keywords, *_labels(sheet, desk.catalogue)]
    read = [tuple(words(section.text)) for section in page]
    occurrences = [tuple(concepts.occurrences(section.text, found)) for section, found in zip(page, read, strict=True)]
    profile = sheet.headings or desk.catalogue.collections[sheet.collection].headings
    own = {keys(heading.label) for heading in profile}
    headings = [said if (said := keys(section.heading)) in own else () for section in page]
    meant = [_meant(*section) for section in zip(page, headings, read, occurrences, strict=True)]
    others = concepts.of_terms(sheet)
    near = {key: label for label, names in others.items() for name in names for key in concepts.alone(name)}
    together = {pair: label for label, names in others.items() for name in names for pair in pairs(keys(name))}
    counts = Counter(word.key for found in read for word in found)
    named = [keys(text) for text in (sheet.title, *labels[1:])]
    weighted: dict[float, Iterable[str]] = {
        _HEAD: keys(" · ".join(labels)),
        _PAIRS: [pair for name in named for pair in pairs(name)],
        _OFTEN: [key for key, times in counts.items() if times >= _OFTEN_TIMES],
        _MEANT_PAIRS: [
            *(pair for section in occurrences for occurrence in section for pair in occurrence.pairs),
            *(f"{PAIR}{pair}" for pair in together),
        ],
        _TEXT: counts,
        _MEANT: [key for section in meant for key in section],
        _NEAR: near,
    }
    shown = {
        "card": html_block(fill("card", card=sheet_card(sheet, desk))),
        "sections": [[section.anchor, section.heading, section.text] for section in page],
        "meant": [{**named, **said} for named, said in zip(_placed({**together, **near}, page), meant, strict=True)],
    }
    texts = [(sheet.title, title), *((section.text, found) for section, found in zip(page, read, strict=True))]
    return Document(
        sheet=sheet.id,
        title=" ".join(dict.fromkeys(word.key for word in title)),
        keys=_once(weighted, {word.key for word in title}),
        shown=json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode(),
        words="\n".join(sorted({line for text, found in texts for line in _as_written(text, found)})),
        homographs=" ".join(sorted({met for text, found in texts for met in concepts.names.homographs(text, found)})),
    )


def _placed(others: Mapping[str, str], page: Sequence[Section]) -> list[dict[str, str]]:
    """Other names of terms, each in the section that writes the term and as it writes it: the head, the foot, where
    levers and audiences stand, or another; in the head where none does."""
    found: list[dict[str, str]] = [{} for _ in page]
    places = (0, *reversed(range(len(page))))
    for label in dict.fromkeys(others.values()):
        written = french(label)
        place = next((place for place in places if written in page[place].text), 0)
        found[place].update({key: written for key, named in others.items() if named == label})
    return found


def _labels(sheet: Sheet, catalogue: Catalogue) -> Iterator[str]:
    """The controlled terms of a sheet and the names of who leads it, in words."""
    for vocabulary, ids in (
        ("themes", sheet.themes),
        ("sectors", sheet.sectors),
        ("audiences", sheet.audiences),
        ("levers", sheet.levers),
    ):
        yield from (catalogue.term(vocabulary, identifier).label for identifier in ids)
    for identifier in (sheet.organisation, *sheet.co_organisations):
        organisation = catalogue.organisations[identifier]
        yield from (name for name in (organisation.name, organisation.acronym, *organisation.aliases) if name)


def _meant(
    section: Section, heading: tuple[str, ...], found: tuple[Word, ...], occurrences: tuple[Occurrence, ...]
) -> dict[str, str]:
    """The keys that the text of a section does not write but means, each with the words that mean it; those of the
    ``heading`` that its author gave it are among them: « vigilance »."""
    written = {word.key for word in found}
    meant = {key: section.heading for key in heading if key not in written}
    for occurrence in occurrences:
        for key in occurrence.keys:
            if key not in written:
                meant.setdefault(key, section.text[occurrence.start : occurrence.end])
    return meant


def _once(weighted: Mapping[float, Iterable[str]], taken: set[str]) -> Mapping[float, str]:
    """Each key under its greatest weight only, those ``taken`` under none."""
    kept: dict[float, str] = {}
    for weight in sorted(weighted, reverse=True):
        own = set(weighted[weight]) - taken
        kept[weight] = " ".join(sorted(own))
        taken = taken | own
    return kept


def _as_written(text: str, found: Iterable[Word]) -> Iterator[str]:
    """Key and spelling of the words that may be suggested to someone who misspells them."""
    for key, spelling in {(key, text[start:end]) for key, start, end in found}:
        if len(spelling) > 3 and spelling.isalpha():
            yield f"{key} {spelling if spelling.isupper() else spelling.lower()}"
