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
EMPTY_BOX: Final = re.compile("[☐□❏❑❒⬜◻]")


def answered(passages: Sequence[Passage], *, closed: bool) -> tuple[list[Passage], list[Passage]]:
    """What passages answer, boxes left out, and what they hold that is not ticked.

    Args:
        passages: those of a field.
        closed: whether the field only takes the terms of a list. Elsewhere, empty boxes that start each item, none of
            them ticked, are the bullets of a list.
    """
    found = [options(passage.text) for passage in passages]
    drawn = [told for told in found if any(box for box, _ in told)]
    none = all(EMPTY_BOX.fullmatch(box) for told in drawn for box, _ in told if box)
    if not drawn or (none and not closed and all(len(told) == 1 for told in drawn)):
        return [*passages], []
    kept: list[Passage] = []
    left: list[Passage] = []
    for passage, told in zip(passages, found, strict=True):
        if not any(box for box, _ in told):
            kept.append(passage)
            continue
        for box, words in told:
            into = left if box and EMPTY_BOX.fullmatch(box) else kept
            into.extend([replace(passage, text=words, items=(), lines=())] if measured(words) else [])
    return kept, left


def options(text: str) -> list[tuple[str, str]]:
    """The words of a text with the box before each, or after each where the text ends with one; ``""`` for none."""
    boxes = _BOX.findall(text)
    words = [one.strip() for one in _BOX.split(text)]
    if not boxes or words[0] == "" or words[-1]:
        told = [*zip(["", *boxes], words, strict=True)]
    else:
        told = [*zip([*boxes, ""], words, strict=True)]
    return [(box, one) for box, one in told if box or one]
