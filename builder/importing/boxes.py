"""Boxes to tick, in a document: what is ticked is an answer, what is not is none, wherever the box stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from builder.importing.record import Passage, measured

TICKED: Final = "☒"
EMPTY: Final = "☐"
NOT_TICKED: Final = "case non cochée"
_BOX: Final = re.compile("[☑☒⊠✅☐□❏❑❒⬜◻]")
_EMPTY: Final = re.compile("[☐□❏❑❒⬜◻]")


def answered(passages: Sequence[Passage], *, closed: bool) -> tuple[list[Passage], list[Passage]]:
    """What passages answer, boxes left out, and what they hold that is not ticked.

    Args:
        passages: those of a field.
        closed: whether the field only takes the terms of a list. Elsewhere, empty boxes that start each item, none of
            them ticked, are the bullets of a list.
    """
    found = [_options(passage.text) for passage in passages]
    drawn = [options for options in found if any(box for box, _ in options)]
    none = all(_EMPTY.fullmatch(box) for options in drawn for box, _ in options if box)
    if not drawn or (none and not closed and all(len(options) == 1 for options in drawn)):
        return [*passages], []
    kept: list[Passage] = []
    left: list[Passage] = []
    for passage, options in zip(passages, found, strict=True):
        if not any(box for box, _ in options):
            kept.append(passage)
            continue
        for box, words in options:
            into = left if box and _EMPTY.fullmatch(box) else kept
            into.extend([replace(passage, text=words, items=())] if measured(words) else [])
    return kept, left


def _options(text: str) -> list[tuple[str, str]]:
    """The words of a text with the box before each, or after each where the text ends with one; ``""`` for none."""
    boxes = _BOX.findall(text)
    words = [one.strip() for one in _BOX.split(text)]
    if not boxes or words[0] == "" or words[-1]:
        options = [*zip(["", *boxes], words, strict=True)]
    else:
        options = [*zip([*boxes, ""], words, strict=True)]
    return [(box, one) for box, one in options if box or one]
