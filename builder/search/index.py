"""Runs Pagefind on the documents, and keeps of what it makes only what a browser asks for.

Pagefind names each page of its index by a hash: the file shown for a result takes that name, in place of Pagefind's own
fragment, so that a browser goes from a result to its sheet without any table.

Pagefind's search takes a time that grows as the square of the sheets that have a word. In a large catalogue, a key that
many sheets have is therefore indexed under as many names as there are parts, and the browser adds their answers up.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from pathlib import PurePath
from typing import Final

from builder.search import pagefind
from builder.search.documents import Document
from builder.search.french import END, PART

KEPT: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "index/*")
"""What a browser asks for; the rest is ready-made interfaces."""
_LANGUAGE: Final = "unknown"
"""Keys are no words of a language: nothing to stem."""
_SIGNATURE: Final = b"pagefind_dcd"
"""The first bytes of each of Pagefind's files, once unzipped."""


_DIGITS: Final = str.maketrans("0123456789", "abcdefghij")
MANY: Final = 1000
"""Sheets in one part of the catalogue: about 7 ms of search in a browser."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How a large catalogue is searched: ``common`` keys are indexed once for each of so many ``parts``."""

    parts: int
    common: tuple[str, ...]


def build(documents: Sequence[Document]) -> tuple[dict[str, bytes], tuple[str, ...], Parts]:
    """Index ``documents``.

    Returns:
        The files of the index by path, each document's name in it, and its parts.

    Raises:
        SearchError: Pagefind is missing, or refused.
    """
    parts = _in_parts(documents)
    common = frozenset(parts.common)
    html = (
        document.html(partial(_closed, part=_letters(rank // MANY), common=common))
        for rank, document in enumerate(documents)
    )
    made = pagefind.files(html, _LANGUAGE)
    names = {rank: name for name, rank in _fragments(made)}
    files = {path: content for path, content in made.items() if any(fnmatch(path, kept) for kept in KEPT)}
    if len(names) != len(documents):
        raise pagefind.SearchError(f"L’index de recherche a perdu {len(documents) - len(names)} fiches.")
    return files, tuple(names[rank] for rank in range(len(documents))), parts


def _in_parts(documents: Sequence[Document]) -> Parts:
    number = -(-len(documents) // MANY)
    found = ((document.title, *document.keys.values()) for document in documents)
    sheets = Counter(key for groups in found for keys in groups for key in keys.split())
    return Parts(number, tuple(sorted(key for key, count in sheets.items() if count > MANY)))


def _closed(key: str, part: str, common: Container[str]) -> str:
    return f"{key}{PART}{part}{END}" if key in common else f"{key}{END}"


def _letters(part: int) -> str:
    """A number in letters: Pagefind would cut a word where a digit comes."""
    return str(part).translate(_DIGITS)


def _fragments(made: Mapping[str, bytes]) -> Iterator[tuple[str, int]]:
    """Name and rank of each page of the index."""
    for path, content in made.items():
        if path.endswith(".pf_fragment"):
            said = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
            yield PurePath(path).stem, int(PurePath(said["url"]).stem)
