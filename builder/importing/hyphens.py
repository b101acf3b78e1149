"""Words cut at the end of a line, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST: Final = re.compile(r"[\w@./-]+-$")
_FIRST: Final = re.compile(r"^[\w@./-]+")


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """The whole words of a document: those that tell how a cut one is spelled."""
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line))


def join(lines: Sequence[str], known: frozenset[str]) -> str:
    """Lines as one text: a hyphen that ends a line goes, unless the document writes the word with it."""
    text = ""
    for line in lines:
        if not text:
            text = line
            continue
        last, first = _LAST.search(text), _FIRST.match(line)
        if not (last and first) or not text[-2:-1].isalpha() or not line[0].islower():
            text += ("" if last and first and "@" in last[0] else " ") + line
        elif _keeps(last[0], first[0], known):
            text += line
        else:
            text = text[:-1] + line
    return text


def _keeps(last: str, first: str, known: frozenset[str]) -> bool:
    """Whether the hyphen belongs to the word."""
    if "@" in last + first or "/" in last + first:
        return True
    with_it, without = f"{last}{first}".casefold().strip(".,"), f"{last[:-1]}{first}".casefold().strip(".,")
    if without in known:
        return False
    return with_it in known or "-" in last[:-1]
