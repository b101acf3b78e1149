"""What an unquoted YAML scalar means, and whether every reader agrees on it.

YAML 1.1 (PyYAML), YAML 1.2 (most other tools) and people read `no`, `12:30`, `01` or `1e3` differently. Only what all
read alike is given a type; the rest keeps its text with an :class:`Ambiguity`, and the schema decides.
Source: YAML 1.1 type repository (bool, int, float, timestamp) and YAML 1.2.2, section 10.3.2 (core schema).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, Literal


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A scalar that readers do not agree on.

    ``kind`` is what it may be taken for; ``reading`` names the phrase that says it, and ``number`` fills it; ``value``
    is the typed value when no two typed readings exist, to be accepted where the schema wants that very type.
    """

    kind: Literal["boolean", "number", "date"]
    reading: str
    value: bool | int | float | str | None = None
    number: int | float | None = None


_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")

_THOUSANDS: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]00")
"""« 25.000 », « 3.500 »: nobody writes 25 or 3.5 so."""

_TRUE_WORDS: Final = frozenset({"yes", "on", "y"})
_FALSE_WORDS: Final = frozenset({"no", "off", "n"})
_FRENCH_WORDS: Final = {"oui": True, "vrai": True, "non": False, "faux": False}
_DATE: Final = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?)?)?"
)
_SEXAGESIMAL: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_LEADING_ZERO: Final = re.compile(r"[-+]?0[0-9_]+(?:\.[0-9_]*)?")
_BASE: Final = re.compile(r"[-+]?0(?:x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)")
_EXPONENT: Final = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)[eE][-+]?[0-9]+")
_LOOSE: Final = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)")
_LONGEST: Final = 20
"""Signs of a number in base 60 beyond which it has more digits than can be told."""
_SPECIAL: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def resolve(text: str) -> tuple[Any, Ambiguity | None]:
    """The value of an unquoted scalar: None, bool, int, float or str, and the doubt about it if any."""
    if text in _NULL:
        return None, None
    if text in _BOOL:
        return _BOOL[text], None
    if _INT.fullmatch(text) and len(text) <= 15:
        return int(text), None
    if _FLOAT.fullmatch(text) and len(text) <= 20 and not _THOUSANDS.fullmatch(text):
        return float(text), None
    return text, _doubt(text)


def _doubt(text: str) -> Ambiguity | None:
    word = text.lower()
    if word in _TRUE_WORDS or word in _FALSE_WORDS:
        truth = word in _TRUE_WORDS
        return Ambiguity("boolean", "reading_true" if truth else "reading_false", truth)
    if word in _FRENCH_WORDS:
        return Ambiguity("boolean", "reading_true" if _FRENCH_WORDS[word] else "reading_false")
    if not text or text[0] not in "0123456789+-.":
        return None
    if _THOUSANDS.fullmatch(text):
        return Ambiguity("number", "reading_number", number=_number(text))
    if _DATE.fullmatch(text):
        return Ambiguity("date", "reading_date", text)
    if _SEXAGESIMAL.fullmatch(text):
        if len(text) > _LONGEST:
            return Ambiguity("number", "reading_some_number")
        return Ambiguity("number", "reading_base_60", number=_base_60(text))
    if _LEADING_ZERO.fullmatch(text):
        return Ambiguity("number", "reading_leading_zero")
    if _BASE.fullmatch(text):
        return Ambiguity("number", "reading_base")
    if _SPECIAL.fullmatch(text):
        return Ambiguity("number", "reading_special")
    if _EXPONENT.fullmatch(text) or _LOOSE.fullmatch(text):
        value = _number(text)
        return Ambiguity("number", "reading_some_number" if value is None else "reading_number", value, value)
    return None


def _number(text: str) -> int | float | None:
    """The value of a loosely written number, unless it is too large to be one."""
    value = float(text.replace("_", ""))
    if abs(value) > 1e15:
        return None
    return int(value) if value.is_integer() else value


def _base_60(text: str) -> int:
    total = 0
    for group in text.replace("_", "").lstrip("+-").split(":"):
        total = total * 60 + int(float(group or 0))
    return -total if text.startswith("-") else total
