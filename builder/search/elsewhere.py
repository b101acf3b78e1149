"""Where the other pages of the site say a word that no sheet says: the glossary, collections, organisations, and what
the site is for besides reading: proposing a sheet, open data, accessibility."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import chain, islice
from typing import Final

from builder import addresses
from builder.languages import _
from builder.model import Catalogue
from builder.output import Output
from builder.search.concepts import Concepts
from builder.search.documents import Document
from builder.search.texts import sections

_MOST = 3
_USES: Final = (
    addresses.PROPOSE,
    addresses.OPEN_DATA,
    addresses.EMBED_HELP,
    addresses.COMPARE,
    addresses.ACCESSIBILITY,
)
"""Pages that are known by their titles: their texts are about the site. Open data are what one downloads, too."""
Place = tuple[str, str]
"""What a link says, and the address it leads to, from the root of the site."""


def elsewhere(
    catalogue: Catalogue, pages: Mapping[str, Output], concepts: Concepts, made: Sequence[Document]
) -> Mapping[str, object]:
    """The ``places`` and, for each of the ``keys`` that no sheet has, the numbers of the first of them to say it."""
    found: dict[str, dict[Place, None]] = {}
    for place, texts in _places(catalogue, pages):
        for text in filter(None, texts):
            for key in concepts.names.keys(text):
                found.setdefault(key, {})[place] = None
    told = set(chain.from_iterable(document.indexed for document in made))
    places: dict[Place, int] = {}
    keys = {
        key: [places.setdefault(place, len(places)) for place in islice(said, _MOST)]
        for key, said in sorted(found.items())
        if key not in told
    }
    return {"places": list(places), "keys": keys}


def _places(catalogue: Catalogue, pages: Mapping[str, Output]) -> Iterator[tuple[Place, Iterable[str | None]]]:
    """The places of the site that are no sheet, and their texts; those that are about a word first."""
    for term in catalogue.glossary:
        place = (_("{term} (glossaire)", term=term.term), f"{addresses.GLOSSARY}#{term.id}")
        yield place, term.names
    for address in _USES:
        if page := pages.get(addresses.source_path(address)):
            title = unescape(page.matter["title"])
            yield (title, address), (title, page.matter["description"] if address == addresses.OPEN_DATA else None)
    for organisation in catalogue.organisations.values():
        territory = organisation.territory
        around = (territory.label, *territory.municipalities) if territory else ()
        place = organisation.name, addresses.organisation(organisation.id)
        yield place, (*organisation.names, organisation.description, *around)
    for collection in catalogue.collections.values():
        address = addresses.collection(collection.id)
        for section in sections(pages[addresses.source_path(address)].body):
            place = section.heading or collection.title, f"{address}#{section.anchor}".removesuffix("#")
            yield place, (section.heading, section.text)
