"""The files that search needs on the site, under ``assets/search/``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Final

from builder import facets
from builder.dates import published
from builder.facets import Facet
from builder.model import Catalogue, Sheet
from builder.output import Output
from builder.pages.sheet_list import in_order
from builder.search import index
from builder.search.concepts import Concepts
from builder.search.documents import Document, documents
from builder.search.elsewhere import elsewhere
from builder.search.french import RULES, fold, keys

FOLDER: Final = "assets/search"


def render(catalogue: Catalogue, pages: Iterable[Output]) -> Iterator[Output]:
    """The index, what it shows, the facets, the rules of words, the words that exist, and where else.

    Args:
        catalogue: everything that is published.
        pages: the site's generated pages, sheets among them.
    """
    sheets = in_order(catalogue)
    concepts = Concepts(catalogue)
    by_path = {page.path: page for page in pages}
    made = list(documents(catalogue, sheets, by_path, concepts))
    files, names, parts = index.build(made)
    yield from (Output(f"{FOLDER}/{name}", content) for name, content in files.items())
    yield from (Output(f"{FOLDER}/sheets/{name}.json", done.shown) for name, done in zip(names, made, strict=True))
    table = _table(sheets, names, facets.facets(catalogue, sheets), catalogue)
    yield Output(f"{FOLDER}/catalogue.json", _json(table))
    yield Output(f"{FOLDER}/words.json", _json(_words(made)))
    yield Output(f"{FOLDER}/elsewhere.json", _json(elsewhere(catalogue, by_path, concepts, made)))
    rules = {key: value for key, value in RULES.items() if key != "about"}
    own = {"names": concepts.names.written, "homographs": _homographs(made), "absent": _absent(made, catalogue)}
    yield Output(f"{FOLDER}/french.json", _json({**rules, **own, "sheets": len(made), **asdict(parts)}))


def _table(sheets: Sequence[Sheet], names: Sequence[str], found: Iterable[Facet], catalogue: Catalogue) -> object:
    """One row a sheet, in the order of the catalogue: its name in the index, its dates, its values of each facet."""
    return {
        "names": names,
        "reviewed": [sheet.reviewed_on or "" for sheet in sheets],
        "published": [published(sheet, catalogue) for sheet in sheets],
        "facets": {facet.name: _facet(facet) for facet in found},
    }


def _facet(facet: Facet) -> object:
    """A facet; ``unlisted`` are the labels of the values that an address may hold and no box of the catalogue has."""
    unlisted = facet.others if facet.narrows else (*facet.values, *facet.others)
    return {
        "label": facet.label,
        "values": [value.id for value in facet.values],
        "rows": facet.rows,
        "unlisted": {value.id: value.label for value in unlisted},
    }


def _homographs(made: Iterable[Document]) -> list[str]:
    """The acronyms that sheets also say as ordinary words: asked in lower case, they may be either."""
    return sorted({met for document in made for met in document.homographs.split()})


def _absent(made: Sequence[Document], catalogue: Catalogue) -> list[str]:
    """The names, folded, of departments and regions that no sheet comes from or names: « Gard » is no « garde »."""
    used = {"departments": catalogue.sheets_by_department, "regions": catalogue.sheets_by_region}
    terms = ((term, used[name]) for name in used for term in catalogue.vocabularies[name].terms)
    names = {name for term, places in terms if term.id not in places for name in (term.label, *term.synonyms)}
    forms = {name: {f"{keys(name)[0]} {name.lower()}"} if name.isalpha() else set(keys(name)) for name in names}
    looked_for = frozenset(chain.from_iterable(forms.values()))
    written: set[str] = set()
    for document in made if names else ():
        said = looked_for.intersection(chain(document.words.splitlines(), document.indexed))
        written.update(name for name, wanted in forms.items() if wanted <= said)
    return sorted(fold(name)[0] for name in names - written)


def _words(made: Iterable[Document]) -> list[list[object]]:
    """Each word that sheets use, in its most frequent spelling, and how many sheets use it."""
    spellings = Counter(chain.from_iterable(document.words.splitlines() for document in made))
    best: dict[str, tuple[int, str]] = {}
    total: Counter[str] = Counter()
    for word, count in spellings.items():
        key, spelling = word.split()
        total[key] = max(total[key], count)
        best[key] = max(best.get(key, (0, "")), (count, spelling))
    return [[spelling, total[key]] for key, (_, spelling) in sorted(best.items())]


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
