"""Titles of columns that announce what has no place in a draft: health, justice, children, a home."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import yaml

from builder.importing.asking import WHOLE, spaced

_HOME: Final = "domicile"
_ONLINE: Final = (" mail ", " email ", " e mail ", " courriel ", " electronique ", " internet ", " web ")
"""Words after which an address is no home."""


@lru_cache(maxsize=4_000)  # each row asks again for its columns
def sensitive(title: str) -> str:
    """What a title speaks of, in French, where it is such a thing; else nothing."""
    words = spaced(title)
    for kind, several in _words().items():
        if kind == _HOME and any(word in words for word in _ONLINE):
            continue
        if any(_begins(words, begun) for begun in several):
            return kind
    return ""


def _begins(words: str, begun: str) -> bool:
    if begun.startswith(WHOLE):
        return words == begun.removeprefix(WHOLE)
    return begun in words


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Kind → beginnings of folded words, each after a space; one that ends with a space is a whole word."""
    told: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("sensitive.yaml").read_text(encoding="utf-8"))
    return {kind: tuple(map(_folded, several)) for kind, several in told.items()}


def _folded(begun: str) -> str:
    if begun.startswith(WHOLE):
        return WHOLE + spaced(begun.removeprefix(WHOLE))
    return spaced(begun) if begun.endswith(" ") else spaced(begun)[:-1]
