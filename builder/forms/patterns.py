"""Python's regular expressions, said in JavaScript's: a pattern is written once, and means the same on both sides.

The two languages differ on what a letter, a space, a digit or the end of a text is. The translation spells out Python's
meaning, for the ``v`` flag of JavaScript (nested classes). Source: the ``re`` documentation; ECMAScript 2024, §22.2.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = r"\p{L}\p{N}_"
_SPACE: Final = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SETS: Final = {"w": _WORD, "d": r"\p{Nd}", "s": _SPACE}
_INSIDE: Final = {
    "w": rf"[{_WORD}]",
    "W": rf"[^{_WORD}]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": f"[{_SPACE}]",
    "S": f"[^{_SPACE}]",
}
_BOUNDARY: Final = rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_PLAIN_ESCAPES: Final = frozenset("tnrfv0")
_SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")
_CLASS_SYNTAX: Final = frozenset("()[]{}/-\\|")
END: Final = r"(?=\n?(?![\s\S]))"
"""What ``$`` means to Python: the end of the text, or its last line feed."""
_DOUBLED: Final = frozenset("&!#$%*+,.:;<=>?@^`~")
"""Signs that the ``v`` flag reserves inside a class when they are doubled; harmless once escaped."""
_FLAGS: Final = ((re.IGNORECASE, "i"), (re.MULTILINE, "m"))
_SUPPORTED: Final = re.IGNORECASE | re.MULTILINE | re.UNICODE


def exported(pattern: re.Pattern[str]) -> dict[str, str]:
    """A compiled pattern as ``{source, flags}`` for JavaScript's ``RegExp``.

    Raises:
        ValueError: it uses something that has no translation here.
    """
    if pattern.flags & ~_SUPPORTED:
        raise ValueError(f"flags of {pattern.pattern}")
    multiline = bool(pattern.flags & re.MULTILINE)
    flags = "".join(letter for flag, letter in _FLAGS if pattern.flags & flag)
    return {"source": translated(pattern.pattern, multiline=multiline), "flags": flags + "v"}


def translated(source: str, *, multiline: bool = False) -> str:
    """The text of a pattern, for the ``v`` flag; ``u`` does as well unless a class holds \\W, \\S or \\D."""
    out: list[str] = []
    place = 0
    while place < len(source):
        sign = source[place]
        if sign == "\\":
            out.append(_escape(source[place + 1]))
            place += 2
            if out[-1] in {r"\x", r"\u"}:
                width = 2 if out[-1] == r"\x" else 4
                out[-1] += source[place : place + width]
                place += width
        elif sign == "[":
            text, place = _class(source, place + 1)
            out.append(text)
        elif sign == "$":
            out.append(r"(?=\n|(?![\s\S]))" if multiline else END)
            place += 1
        elif sign == "^" and multiline:
            out.append(r"(?<=\n|(?<![\s\S]))")
            place += 1
        elif source.startswith("(?P<", place):
            out.append("(?<")
            place += 4
        elif source.startswith("(?", place) and source[place + 2] not in ":=!<":
            raise ValueError(f"group of {source}")
        else:
            out.append(r"[^\n]" if sign == "." else rf"\{sign}" if sign == "/" else sign)
            place += 1
    return "".join(out)


def _escape(letter: str) -> str:
    """What follows a backslash, outside a class."""
    if letter in _INSIDE:
        return _INSIDE[letter]
    if letter == "b":
        return _BOUNDARY
    if letter in "AZBa":
        raise ValueError(f"\\{letter}")
    if letter in _PLAIN_ESCAPES or letter in "xu" or letter in _SYNTAX or letter.isdigit():
        return f"\\{letter}"
    return letter  # Python lets any sign be escaped, JavaScript only those with a meaning


def _class(source: str, place: int) -> tuple[str, int]:
    """A class from after its bracket: its translation, and where it ends."""
    out = ["["]
    if source[place] == "^":
        out.append("^")
        place += 1
    first = place
    while source[place] != "]" or place == first:
        sign = source[place]
        if sign == "\\":
            letter = source[place + 1]
            place += 2
            if letter in "xu":
                width = 2 if letter == "x" else 4
                out.append(f"\\{letter}{source[place : place + width]}")
                place += width
            else:
                plain = f"\\{letter}" if letter in _PLAIN_ESCAPES else _literal(letter)
                out.append(_SETS.get(letter) or _INSIDE.get(letter) or plain)
        else:
            between = first < place and source[place + 1] != "]"
            doubled = sign in _DOUBLED and source[place + 1] == sign
            out.append("-" if sign == "-" and between else f"\\{sign}" if doubled else _literal(sign))
            place += 1
    return "".join(out) + "]", place + 1


def _literal(sign: str) -> str:
    return f"\\{sign}" if sign in _CLASS_SYNTAX else sign
