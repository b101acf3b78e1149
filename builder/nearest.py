"""The name that someone probably meant."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

_WORD: Final = 5
_HALF: Final = 0.5
_LETTERS: Final = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters whose sign Unicode does not take apart."""
_LEAST: Final = 3
"""Letters of a first word that says something: « À » is no « À relire avant le »."""


def nearest(wrong: str, names: Mapping[str, str]) -> str | None:
    """What the closest of ``names`` stands for, or None when nothing is close.

    Args:
        wrong: what was written.
        names: for each name people may have in mind (identifier, label, synonym), what to write.
    """
    folded: dict[str, str] = {}
    for name, target in names.items():
        folded.setdefault(fold(name), target)
    key = fold(wrong)
    if key in folded:
        return folded[key]
    close = difflib.get_close_matches(key, folded, n=1, cutoff=0.73)
    if close and not _alike_at_start_only(key, close[0]):
        return folded[close[0]]
    if len(key) < _LEAST:
        return None
    by_word = {target for name, target in names.items() if key in (fold(word) for word in name.split()[:1])}
    return by_word.pop() if len(by_word) == 1 else None  # « structure » for « Structure porteuse »


def nearest_of(wrong: str, names: Iterable[str]) -> str | None:
    """The closest of some names that stand for themselves, or None; see :func:`nearest`."""
    return nearest(wrong, {name: name for name in names})


def nearest_key(wrong: str, titles: Mapping[str, str]) -> str | None:
    """The key whose name or title is closest, or None; see :func:`nearest`."""
    return nearest(wrong, {key: key for key in titles} | {title: key for key, title in titles.items()})


def _alike_at_start_only(one: str, other: str) -> bool:
    """Whether the names have a long first word in common, and nothing else: two associations are not each other."""
    same = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rests = one[same:], other[same:]
    return min(map(len, rests)) >= _WORD and difflib.SequenceMatcher(None, *rests).ratio() < _HALF


@lru_cache(maxsize=100_000)  # the words of a language come again and again
def fold(text: str) -> str:
    """Letters and digits only, without case or accents: « Étude de cas » and ``etude_de_cas`` are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in decomposed if char.isalnum())


def fold_singular(text: str) -> str:
    """:func:`fold`, without a last s: « Communes » and « commune » are the same."""
    return fold(text).removesuffix("s")


def called(properties: Mapping[str, str], key: str) -> str | None:
    """The key of a block that a name is, or almost: « région », « Communes », « department »."""
    if key in properties:
        return key
    said = fold_singular(key)
    alike = (name for name, title in properties.items() if said in {fold_singular(name), fold_singular(title)})
    return next(alike, None) if said else None
