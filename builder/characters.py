"""Bytes → text, and the characters and lines that have no place in a content file, typed or escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from builder.diagnostics import Span

Finding = tuple[str, Span, dict[str, Any]]
"""A code of ``wording.yaml``, its place and its parameters."""

MAX_TOLD: Final = 100
"""Characters of one sort that are told one by one; the others are counted."""
_OTHER: Final = (
    ("kind_office", (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")),
    ("kind_pdf", (b"%PDF-",)),
    ("kind_picture", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")),
    ("kind_page", (b"<!DOCTYPE", b"<!doctype", b"<html")),
)
"""How files that are no text begin, and pages saved as one."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BIDI: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""All that Unicode lets programs ignore (Default_Ignorable_Code_Point), for it can hold a whole text that nobody sees;
but what joins or parts letters of some languages, and tells how an emoji is drawn."""
_LOST: Final = re.compile(r"\ufffd|[ÃÂ][\u00a0-\u00bf‰€ˆŠ‡”™›œ]|â€[™œ¦“”\u009d]|Å“")
"""A letter that a conversion lost, or read in another encoding: « � », « Ã© »."""
HARD_SPACES: Final = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
"""Spaces that only look like spaces: YAML counts them as letters."""
_ORDINARY: Final = str.maketrans(dict.fromkeys(HARD_SPACES, " "))
_HARD_INDENT: Final = re.compile(
    rf"^ *[{HARD_SPACES}][ {HARD_SPACES}]*"
    rf"(?=(?:-[ {HARD_SPACES}]+)?[A-Za-z_]+[{HARD_SPACES}]?:(?:[ {HARD_SPACES}]|$)|-[ {HARD_SPACES}])",
    re.MULTILINE,
)
_GAP: Final = rf"[{HARD_SPACES}][ {HARD_SPACES}]*"
_HARD_GAP: Final = re.compile(
    rf"^ *(?:- +)*(?:-{_GAP}(?:[A-Za-z_]+:{_GAP})?|[A-Za-z_]+:{_GAP})(?=[^\s#])",
    re.MULTILINE,
)
"""A dash, or the colon of a key, with a space after it that YAML counts as a letter."""
GLUED: Final = re.compile(rf"(?P<key>[A-Za-z_]+)[ {HARD_SPACES}]?:[{HARD_SPACES}]+(?P<value>[^{HARD_SPACES}\n][^\n]*)")
"""The same between brackets, where it makes one key of both."""
_CONFLICT: Final = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: [^\n]*)?$|^={7}$", re.MULTILINE)
"""What git leaves in a file that two people changed."""
_FENCE: Final = re.compile(r"^```[ \t]*(?:[A-Za-z]+[ \t]*)?$", re.MULTILINE)
"""What stands around a text that a message or a page showed as code."""
_DASHES: Final = re.compile(r"^--- *$", re.MULTILINE)
_CONTENT: Final = re.compile(r"^(?![#%]|---(?: |$)| *$)", re.MULTILINE)
_ID: Final = re.compile(r"^id:", re.MULTILINE)
_NAMED: Final = frozenset({"L103", "L127", "L124"})
"""What is found sign by sign, each told by its number."""
_FOLDERS: Final = re.compile(r"[\x07\x08\x0b-\x0d]")
"""What « a », « b », « v », « f » and « r » become after the backslashes of a Windows path, and nowhere else."""
_HALF: Final = re.compile(r"[\ud800-\udfff]")
_BROUGHT: Final = re.compile("|".join(found.pattern for found in (_CONTROL, _BIDI, _INVISIBLE)))
_COMMENT: Final = re.compile(r"(?<![ \t])[ \t]+(?=#(?:[^\s#]| [0-9]))")


_AT_EDGE: Final = re.compile(r"^(?!#|---)\S", re.MULTILINE)
_DASHED: Final = re.compile(r"- {1,9}[A-Za-z_\"'][^\n:]{0,80}:(?:\s|$)")


def other_kind(content: bytes) -> str | None:
    """The phrase that names what a file is, where its first bytes say that it is none of ours."""
    return next((kind for kind, starts in _OTHER if content.startswith(starts)), None)


def decode(content: bytes) -> tuple[str, list[Finding]]:
    """UTF-8, with or without a byte-order mark; otherwise a finding, and the text as Windows would have written it."""
    if encoding := _by_pairs(content):
        return with_ends(content.decode(encoding, errors="replace")), [("L102", Span(), {})]
    findings: list[Finding] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        findings.append(("L102", Span(line, column, line, column + 1), {}))
        text = content.decode("cp1252", errors="replace")
    return with_ends(text), findings


def _by_pairs(content: bytes) -> str:
    """The encoding of a file of which every letter takes two bytes, with or without a byte-order mark; else nothing."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    nulls = (content[1::2].count(0), content[::2].count(0))
    most = max(nulls)
    if 4 * most <= len(content) or min(nulls) > most // 8:
        return ""
    return "utf-16-le" if nulls[0] == most else "utf-16-be"


def with_ends(text: str) -> str:
    """A text whose lines end as ours do, whatever the system that wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def readable(text: str) -> tuple[str, list[Finding]]:
    """The text with what would stop the reading blanked, place for place, and everything found on the way."""
    findings = list(_findings(text))
    for pattern in (_HARD_INDENT, _HARD_GAP):
        text = pattern.sub(lambda match: match.group().translate(_ORDINARY), text)
    for _code, pattern, first in _lines_apart(text):
        text = text[:first] + pattern.sub(lambda match: " " * len(match.group()), text[first:])
    return _CONTROL.sub(" ", text).replace("\t", "  "), findings


def printable(line: str) -> str:
    """A line as a message may show it: without signs that act on a terminal."""
    return _BIDI.sub(" ", _CONTROL.sub(" ", line))


def _findings(text: str) -> Iterator[Finding]:
    signs = (("L103", _CONTROL), ("L127", _BIDI), ("L124", _INVISIBLE), ("L125", _LOST))
    for code, pattern in (*signs, ("L129", _HARD_INDENT), ("L107", re.compile(r"\t+"))):
        yield from _told(code, text, pattern.finditer(text))
    for match in islice(_HARD_GAP.finditer(text), MAX_TOLD):
        start = next(place for place, sign in enumerate(match.group()) if sign in HARD_SPACES)
        yield "L129", _span_at(text, match.start() + start, 1), {}
    for code, pattern, first in _lines_apart(text):
        yield from _told(code, text, pattern.finditer(text, first))


def _told(code: str, text: str, found: Iterator[re.Match[str]]) -> Iterator[Finding]:
    """What was found of one sort, one by one, then how many more there are."""
    for match in islice(found, MAX_TOLD):
        params = {"char": f"U+{ord(match.group()):04X}"} if code in _NAMED else {}
        yield code, _span_at(text, match.start(), len(match.group())), params
    if number := sum(1 for _ in found):
        yield "S225", Span(), {"count": number}


def _lines_apart(text: str) -> Iterator[tuple[str, re.Pattern[str], int]]:
    """The sorts of lines that a text has and no sheet is made of: code, pattern, and from which offset.

    « --- » is one of them in the midst of a sheet; not where a second sheet begins, which is read no further.
    """
    if "<<<<<<<" in text or ">>>>>>>" in text:
        yield "L138", _CONFLICT, 0
    if "```" in text:
        yield "L139", _FENCE, 0
    content = _CONTENT.search(text)
    first = _DASHES.search(text, content.start()) if content else None
    if first and not (_ID.search(text, 0, first.start()) and _ID.search(text, first.end())):
        yield "L112", _DASHES, first.start()


def undashed(text: str) -> tuple[str, int]:
    """The text of a file whose rubrics are the items of a list, with blanks for their dashes; the first line.

    0 where it is no such file. What follows a dash stays in its column.
    """
    first = _AT_EDGE.search(text)
    if first is None or first[0] != "-":
        return text, 0  # any file but a few, told by its first lines
    lines = text.split("\n")
    edge = [number for number, line in enumerate(lines) if line[:1].strip() and not line.startswith(("#", "---"))]
    if not all(_DASHED.match(lines[number]) for number in edge):
        return text, 0
    for number in edge:
        lines[number] = " " + lines[number][1:]
    return "\n".join(lines), edge[0] + 1


def unescaped(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A text read between double quotes, without halves of letters; the code of each sign that nobody may type."""
    if not _BROUGHT.search(text):
        return text, []
    sorts = (("L103", _CONTROL), ("L127", _BIDI), ("L124", _INVISIBLE), ("L122", _FOLDERS))
    found = {sign: code for code, signs in sorts for sign in signs.findall(text)}
    return _HALF.sub("\ufffd", text), sorted((code, sign) for sign, code in found.items())


def taken_for_comment(line: str, end: int) -> int | None:
    """Where, after an unquoted text that ends at offset ``end`` of a line, a comment begins that was meant as its rest.

    « Opération #MeToo » and « Le lot # 1 » are; « Un titre # à revoir » has a comment.
    """
    match = _COMMENT.match(line, end)
    return match.end() if match else None


def _span_at(text: str, offset: int, length: int) -> Span:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + length)
