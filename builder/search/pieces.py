"""Pagefind's index, made in pieces, each of the words of one stretch of the alphabet, then joined.

Pagefind holds each word of each page several times: 2.2 GB for ten thousand sheets. A piece takes its share of it, and
as many are made at a time as there are cores. Every piece has the same pages in the same order, so that the files of
words need no change. Only Pagefind's table is made anew (in CBOR): the pages, of which each piece counted some words,
and the files of words.

Pagefind names each page of its index by a hash: the file shown for a result takes that name, in place of Pagefind's own
fragment, so that a browser goes from a result to its sheet without any table.
"""

from __future__ import annotations

import gzip
import json
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import Any, Final

import cbor2

from builder.search import pagefind
from builder.search.documents import html

Weighted = Mapping[float, Sequence[str]]
"""The words of a page by weight."""
MOST: Final = 1_500_000
"""Words of pages in one piece, for which Pagefind takes about 1.1 GB."""
_LANGUAGE: Final = "unknown"
"""Keys are no words of a language: nothing to stem."""
_SILENCE: Final = "_"
"""What a page says in a piece where it has no word, for it would have no number there: nobody can ask for it."""
_NOTHING: Final[Weighted] = {1: [_SILENCE]}
_SIGNATURE: Final = b"pagefind_dcd"
"""The first bytes of each of Pagefind's files, once unzipped."""
_ENTRY: Final = "pagefind-entry.json"
_OF_ITS_OWN: Final = (".pf_meta", ".pf_index", ".pf_fragment", _ENTRY)
"""What a piece has of its own: other files are the same in all."""


@dataclass(frozen=True, slots=True)
class Index:
    """The files of an index by path, and the name of each page in it."""

    files: Mapping[str, bytes]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words from ``first`` to ``last``."""

    first: str
    last: str


def index(pages: Sequence[Weighted]) -> Index:
    """The index of some pages.

    Raises:
        SearchError: Pagefind is missing, or refused.
    """
    stretches = _stretches(Counter(word for page in pages for words in page.values() for word in words))
    if len(stretches) < 2:
        return _piece(pages)
    shares = [_shares(page, stretches) for page in pages]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pieces = list(pool.map(_piece, zip(*shares, strict=True)))
    silent = [sum(share is _NOTHING for share in page) for page in shares]
    return _joined(pieces, stretches, silent)


def _stretches(words: Counter[str]) -> list[_Stretch]:
    """The alphabet in as few stretches as may be, of about as many words of pages each."""
    share = -(-words.total() // max(1, -(-words.total() // MOST)))
    met, found = 0, dict[int, list[str]]()
    for word in sorted(words):
        found.setdefault(met // share, []).append(word)
        met += words[word]
    return [_Stretch(held[0], held[-1]) for held in found.values()]


def _shares(page: Weighted, stretches: Sequence[_Stretch]) -> list[Weighted]:
    """What a page says in each piece."""
    firsts = [stretch.first for stretch in stretches[1:]]
    shares: list[dict[float, list[str]]] = [{weight: [] for weight in page} for _ in stretches]
    for weight, words in page.items():
        for word in words:
            shares[bisect_right(firsts, word)][weight].append(word)
    return [share if any(share.values()) else _NOTHING for share in shares]


def _piece(pages: Sequence[Weighted]) -> Index:
    files = pagefind.files(map(html, pages), _LANGUAGE)
    names = {rank: name for name, rank in _fragments(files)}
    if len(names) != len(pages):
        raise pagefind.SearchError(f"L’index de recherche a perdu {len(pages) - len(names)} fiches.")
    return Index(files, tuple(names[rank] for rank in range(len(pages))))


def _fragments(made: Mapping[str, bytes]) -> Iterator[tuple[str, int]]:
    """Name and rank of each page of the index."""
    for path, content in made.items():
        if path.endswith(".pf_fragment"):
            said = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
            yield PurePath(path).stem, int(PurePath(said["url"]).stem)


def _joined(pieces: Sequence[Index], stretches: Sequence[_Stretch], silent: Sequence[int]) -> Index:
    """One index; ``silent`` is in how many pieces each page says nothing."""
    version, _, _, *rest = _table(pieces[0])
    names = _short(["".join(own) for own in zip(*(piece.names for piece in pieces), strict=True)])
    counts = [-less for less in silent]
    parts: list[list[str]] = []
    files = {path: content for path, content in pieces[0].files.items() if not path.endswith(_OF_ITS_OWN)}
    for rank, (piece, stretch) in enumerate(zip(pieces, stretches, strict=True)):
        _, pages, own, *_ = _table(piece)
        ends = {own[0][0], own[-1][1]} - {_SILENCE}
        if [name for name, _ in pages] != list(piece.names) or not ends <= {stretch.first, stretch.last}:
            raise pagefind.SearchError("L’index de recherche n’a pas pu être assemblé : Pagefind a changé.")
        counts = [known + count for known, (_, count) in zip(counts, pages, strict=True)]
        own[0][0], own[-1][1] = stretch.first, stretch.last
        parts += ([first, last, f"{name}-{rank}"] for first, last, name in own)
        files |= {f"index/{name}-{rank}.pf_index": piece.files[f"index/{name}.pf_index"] for _, _, name in own}
    table = cbor2.dumps([version, [list(page) for page in zip(names, counts, strict=True)], parts, *rest])
    name = f"{_LANGUAGE}_{sha256(table).hexdigest()[:15]}"
    entry = json.loads(pieces[0].files[_ENTRY])
    entry["languages"][_LANGUAGE]["hash"] = name
    files[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    files[f"pagefind.{name}.pf_meta"] = gzip.compress(_SIGNATURE + table, mtime=0)
    return Index(files, tuple(names))


def _table(piece: Index) -> list[Any]:
    """Pagefind's table: its version, its pages (name, words), its files of words (first, last, name), and more."""
    (content,) = (content for path, content in piece.files.items() if path.endswith(".pf_meta"))
    table: list[Any] = cbor2.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return table


def _short(texts: Sequence[str]) -> list[str]:
    """A name for each text, seven signs long as Pagefind's own, more where two would be alike."""
    taken: dict[str, None] = {}
    for text in texts:
        whole = sha256(text.encode()).hexdigest()
        name = next(name for end in range(7, 65) if (name := f"{_LANGUAGE}_{whole[:end]}") not in taken)
        taken[name] = None
    return list(taken)
