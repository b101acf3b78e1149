"""The index of the documents: what Pagefind makes of their keys, and a browser asks for.

Pagefind's search takes a time that grows as the square of the sheets that have a word. In a large catalogue, a key that
many sheets have is therefore indexed under as many names as there are parts, and the browser adds their answers up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import lru_cache, partial
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
    common = frozenset(parts.common)
    whole = pieces.index(
        [
            document.weighted(partial(_closed, part=rank // MANY, common=common))
            for rank, document in enumerate(documents)
        ]
    )
    files = {path: content for path, content in whole.files.items() if any(fnmatch(path, kept) for kept in KEPT)}
    return files, whole.names, parts


def _in_parts(documents: Sequence[Document]) -> Parts:
    number = -(-len(documents) // MANY)
    found = ((document.title, *document.keys.values()) for document in documents)
    sheets = Counter(key for groups in found for keys in groups for key in keys.split())
    return Parts(number, tuple(sorted(key for key, count in sheets.items() if count > MANY)))


def _closed(key: str, part: int, common: Container[str]) -> str:
    return _held(f"{key}{PART}{part}{END}" if key in common else f"{key}{END}")


@lru_cache(maxsize=200_000)
def _held(word: str) -> str:
    return word.translate(DIGITS)
