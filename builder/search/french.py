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


_NUMBERS: Final[Mapping[str, int]] = RULES["numbers"]
_OWN, _SPELT, _PLAIN, _NUMBER, _BASE = 1, 2, 3, 4, 6
"""Groups of :data:`_TOKEN`: a compound of stop words that is a word of its own (« bien-être »), several words that may
be one number, a word of letters alone, a whole number, an inclusive word without its endings."""
_SAID: Final = f"(?:{'|'.join(_NUMBERS)})(?!{RULES['letter']})"
_ALONE: Final = rf"{RULES['letter']}++(?![0-9·(./-])"
"""Most words: what the patterns after it would find too, after they tried everything else."""
_READ: Final = (
    _pattern("own"),
    rf"{_SAID}(?:(?:[ -]et)?[ -]{_SAID}){{1,11}}",
    _ALONE,
    *map(_pattern, ("number", "inclusive", "dotted", "word")),
)
_TOKEN: Final = re.compile("|".join(f"({pattern})" for pattern in _READ))
_PARTS: Final = re.compile(_SAID)
_EMPTY: Final = STOP_WORDS | _NUMBERS.keys()
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
        elif found[_SPELT]:
            for spelt, one, other in _numbers(folded, first, past):
                if spelt not in STOP_WORDS:
                    yield Word(key(spelt), places[one], places[other - 1] + 1)
            continue
        elif found[_OWN]:
            spelt = found[0].replace(" ", "").replace("-", "")
        else:
            spelt = found[_BASE] or found[0].replace(".", "")
        if spelt not in STOP_WORDS or (len(spelt) > 1 and text[start:end].isupper()):  # « AI » is no verb
            yield Word(key(spelt), start, end)
    for found in _COMPOUND.finditer(folded):
        parts = found[0].replace("'", "-").split("-")
        if not _EMPTY.issuperset(parts):
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
    if _NUMBERS.get(folded, 0) > 1:
        return str(_NUMBERS[folded])
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


def _numbers(folded: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The numbers that words say there, in figures, and their places; alone, a word stays itself."""
    said = list(_PARTS.finditer(folded, start, end))
    while said:
        (start, end), value, taken = said[0].span(), _NUMBERS[said[0][0]], 1
        while taken < len(said) and value > 1 and (more := _with(value, _NUMBERS[said[taken][0]])):
            value, end, taken = more, said[taken].end(), taken + 1
        yield (str(value) if taken > 1 else said[0][0]), start, end
        said = said[taken:]


def _with(value: int, more: int) -> int:
    """The number that two make when they follow each other in letters: 25 for 20 and 5, 80 for 4 and 20; else 0."""
    rest = value % 100
    if more == 1000:
        return value * 1000 if value < 1000 else 0
    if more == 100:
        return value + 100 if value % 1000 == 0 else value + rest * 99 if 1 < rest < 20 and value % 1000 == rest else 0
    if (rest, more) == (4, 20):
        return value + 76
    follows = (
        rest == 0
        or (rest == 10 and 6 < more < 10)
        or (rest > 10 and rest % 10 == 0 and more < (20 if rest in (60, 80) else 10))
    )
    return value + more if follows else 0
