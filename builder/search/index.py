"""The index of the documents: what Pagefind makes of their keys, and a browser asks for.

Pagefind's search takes a time that grows as the square of the sheets that have a word. In a large catalogue, a key that
many sheets have is therefore indexed under as many names as there are parts, and the browser adds their answers up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import chain
from typing import Final

from builder.search import pieces
from builder.search.documents import Document
from builder.search.french import DIGITS, END, PART

KEPT: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "index/*")
"""What a browser asks for; the rest is ready-made interfaces."""
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
    whole = pieces.index(
        [document.weighted(closed) for closed, group in _by_part(documents, parts) for document in group]
    )
    files = {path: content for path, content in whole.files.items() if any(fnmatch(path, kept) for kept in KEPT)}
    return files, whole.names, parts


def _in_parts(documents: Sequence[Document]) -> Parts:
    number = -(-len(documents) // MANY)
    sheets = Counter(chain.from_iterable(document.indexed for document in documents))
    return Parts(number, tuple(sorted(key for key, count in sheets.items() if count > MANY)))


def _by_part(documents: Sequence[Document], parts: Parts) -> Iterator[tuple[Callable[[str], str], Sequence[Document]]]:
    """The documents of each part, and what its keys are in the index."""
    for part in range(parts.parts):
        common = {key: f"{key}{PART}{part}{END}".translate(DIGITS) for key in parts.common}
        yield _Closed(common).__getitem__, documents[part * MANY : (part + 1) * MANY]


class _Closed(dict[str, str]):
    """Keys as the index holds them: those it is made with, any other as it is met."""

    def __missing__(self, key: str) -> str:
        closed = self[key] = f"{key}{END}".translate(DIGITS)
        return closed
