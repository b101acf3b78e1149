"""Records that come again → the draft that each became, so that no draft ever takes the text of another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from builder.importing.record import Record
from builder.nearest import fold

_WORD: Final = re.compile(r"\w{4,}")
_ENOUGH: Final = 0.5
"""Share of its words that a draft and a record must have in common for one to be the other, corrected."""
_MOST: Final = 40_000
"""Pairs that are compared, of records and drafts that bear the same names: beyond, none is taken for another."""


@dataclass(frozen=True, slots=True)
class Before:
    """A draft of an earlier run.

    ``path`` is None once it left the folder; ``like`` is empty, too, when nothing says any more what it held.
    """

    stem: str
    path: Path | None
    keys: frozenset[str]
    like: str = ""
    words: frozenset[str] = frozenset()


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words that tell a text from another."""
    return frozenset(fold(word) for text in texts for word in _WORD.findall(text))


def returned(records: Sequence[Record], before: Sequence[Before]) -> dict[int, Before]:
    """Which draft each record became, by its rank; those that are new are not there.

    The key decides. Where it is that of the content, which someone corrected, a draft of the same names is the same one
    only if they share their words, and each draft goes to one record.

    Args:
        records: of one run, each with a key of its own.
        before: the drafts of the runs before.
    """
    by_key: dict[str, Before] = {}
    for draft in before:
        for key in draft.keys:
            by_key.setdefault(key, draft)
    found = {place: by_key[record.key] for place, record in enumerate(records) if record.key in by_key}
    used = {draft.stem for draft in found.values()}
    drafts: dict[str, list[Before]] = defaultdict(list)
    for draft in before:
        if draft.like and draft.path and draft.stem not in used:
            drafts[draft.like].append(draft)
    places: dict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        if place not in found and record.like in drafts:
            places[record.like].append(place)
    for like, several in places.items():
        found |= _nearest(like, {place: words_of(records[place].texts) for place in several}, drafts[like])
    return found


def _nearest(like: str, wanted: dict[int, frozenset[str]], drafts: Sequence[Before]) -> dict[int, Before]:
    if len(wanted) * len(drafts) > _MOST:
        return {}
    named = words_of([like])
    pairs = [
        (_shared(words - named, draft.words - named), place, draft)
        for place, words in wanted.items()
        for draft in drafts
    ]
    found: dict[int, Before] = {}
    used: set[str] = set()
    for share, place, draft in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if share >= _ENOUGH and place not in found and draft.stem not in used:
            found[place] = draft
            used.add(draft.stem)
    return found


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    longest = max(len(one), len(other))
    return len(one & other) / longest if longest else 1.0
