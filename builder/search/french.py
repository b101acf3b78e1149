"""Words as French readers look for them: without accents, elisions, gender, number or inclusive endings.

The rules are data (``french.json``), which the browser reads too (``french.js``): a word is worth the same key on both
sides, which a test checks. Keys are not stems of linguistics, only what two spellings of a word have in common:
« salarié·e·s », « Salariées » and ``salarie`` are ``salari``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final, NamedTuple

RULES: Final[Mapping[str, Any]] = json.loads(files("builder.search").joinpath("french.json").read_text("utf-8"))
END: Final[str] = RULES["end"]
"""Closes each key in the index, where a search finds all that starts with what is asked."""
NAME: Final[str] = RULES["name"]
"""Comes after the letters of an acronym that the content names: no ordinary word has its key."""
PART: Final[str] = RULES["part"]
"""Comes between a key that many sheets have and the number of the part of the catalogue that a sheet is in."""
PAIR: Final[str] = RULES["pair"]
"""Comes before two glued keys of another name of a term: « salon » is no start of « salon de l'emploi »."""
DIGITS: Final = str.maketrans("0123456789", RULES["digits"])
"""What stands for digits in the index, where a word would be cut at a digit."""
STOP_WORDS: Final = frozenset(RULES["stop"].split())


def _pattern(name: str) -> str:
    text: str = RULES[name]
    return text.replace("(?:S)", f"(?:{RULES['feminine']})").replace("L", RULES["letter"])


_OWN, _PLAIN, _NUMBER, _BASE = 1, 2, 3, 5
"""Groups of :data:`_TOKEN`: a compound of stop words that is a word of its own (« bien-être »), a word of letters
alone, a whole number, an inclusive word without its endings."""
_ALONE: Final = rf"{RULES['letter']}++(?![0-9·(./-])"
"""Most words: what the patterns after it would find too, after they tried everything else."""
_READ: Final = (_pattern("own"), _ALONE, *map(_pattern, ("number", "inclusive", "dotted", "word")))
_TOKEN: Final = re.compile("|".join(f"({pattern})" for pattern in _READ))
_COMPOUND: Final = re.compile(f"(?<!{RULES['letter']})(?:{_pattern('compound')})")
"""From the start of a word on: from the others of its letters, it would be tried for nothing."""
_DOUBLED: Final = re.compile(r"([aeiouy])([bcdfglmnprstvz])\2")
"""What most people hesitate to write: « dévelop(p)er », « il(l)ettrisme », « hôtel(l)erie »."""


class Word(NamedTuple):
    """A word of a text. ``key`` is what it is looked for by; ``start`` and ``end`` are its place in the text, composed
    (NFC)."""

    key: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text that are worth looking for, in order; compounds then come glued (``we-ker``: ``weker``)."""
    text = unicodedata.normalize("NFC", text)
    folded, places = fold(text)
    for found in _TOKEN.finditer(folded):
        first, past = found.span()
        start, end = places[first], places[past - 1] + 1
        if found.lastindex == _PLAIN:
            spelt = found[0]
        elif found[_NUMBER]:
            yield Word(_number(found[0]), start, end)
            continue
        elif found[_OWN]:
            spelt = found[0].replace(" ", "").replace("-", "")
        else:
            spelt = found[_BASE] or found[0].replace(".", "")
        if spelt not in STOP_WORDS or (len(spelt) > 1 and text[start:end].isupper()):  # « AI » is no verb
            yield Word(key(spelt), start, end)
    for found in _COMPOUND.finditer(folded):
        parts = found[0].replace("'", "-").split("-")
        if not STOP_WORDS.issuperset(parts):
            yield Word(key("".join(parts)), places[found.start()], places[found.end() - 1] + 1)


@lru_cache(maxsize=100_000)  # names and labels come in many sheets
def keys(text: str) -> tuple[str, ...]:
    """The keys of a text, in order, each as often as it comes."""
    return tuple(word.key for word in words(text))


def pairs(keys: Sequence[str]) -> tuple[str, ...]:
    """Each two keys that follow each other, glued: what tells « France Travail » from a text about work in France."""
    return tuple(f"{first}{second}" for first, second in pairwise(keys))


def fold(text: str) -> tuple[str, Sequence[int]]:
    """Lower case without accents; apostrophes, hyphens and interpuncts of one kind; any other sign is a space.

    Returns:
        The folded text and, for each of its characters, the place in ``text`` of the one it comes from.
    """
    folded = text.translate(_FOLDED)
    if _FOLDED.uneven.isdisjoint(text):  # a sign for each, as in most texts
        return folded, range(len(text))
    return folded, [place for place, char in enumerate(text) for _ in _FOLDED[ord(char)]]


class _Folded(dict[int, str]):
    """What each sign becomes, by its number, as texts bring it; ``uneven`` are those that do not become one sign."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        lower = chr(code).lower()
        if lower in RULES["fold"]:
            folded = str(RULES["fold"][lower])
        else:
            folded = "".join(map(_keep, unicodedata.normalize("NFKD", lower)))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        self[code] = folded
        return folded


_FOLDED: Final = _Folded()


def _keep(char: str) -> str:
    if char in RULES["kept"] or char in "0123456789":
        return char
    category = unicodedata.category(char)
    return char if category[0] == "L" else "" if category == "Mn" else " "


@cache
def key(folded: str) -> str:
    """What a folded word is looked for by: masculine, singular, a verb without its ending, no consonant twice."""
    if folded in RULES["same"]:
        return str(RULES["same"][folded])
    for ending, replacement, shortest in RULES["endings"]:
        if len(folded) >= shortest and folded.endswith(ending):
            return _DOUBLED.sub(r"\1\2", folded.removesuffix(ending) + replacement)
    stem = folded[:-1] if len(folded) > 2 and folded[-1] in "sx" else folded
    stem = (stem.rstrip("e") or stem) if len(stem) > 3 else stem  # « Eeee ! » is nothing but an ending
    if len(stem) > 5 and stem.endswith("er") and not stem.endswith("ier"):
        stem = stem[:-2]
    if len(stem) > 3:
        stem = _DOUBLED.sub(r"\1\2", stem)
    if stem.endswith("qu"):
        return f"{stem[:-2]}c"
    return f"{stem[:-1]}v" if len(stem) > 3 and stem.endswith("f") else stem


def _number(folded: str) -> str:
    """« 12 500 » is ``12500``, « 4,5 » is ``4v5`` (a point or a comma would split it)."""
    return folded.replace(" ", "").replace(",", "v").replace(".", "v")
