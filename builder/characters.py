"""Bytes → text, and the characters that have no place in a content file."""

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
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BIDI: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff]")
HARD_SPACES: Final = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
"""Spaces that only look like spaces: YAML counts them as letters."""
_HARD_INDENT: Final = re.compile(
    rf"^ *[{HARD_SPACES}][ {HARD_SPACES}]*(?=(?:- +)?[A-Za-z_]+[{HARD_SPACES}]?:(?: |$)|- )", re.MULTILINE
)


def decode(content: bytes) -> tuple[str, list[Finding]]:
    """UTF-8, with or without a byte-order mark; otherwise a finding, and the text as Windows would have written it."""
    findings: list[Finding] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        findings.append(("L102", Span(line, column, line, column + 1), {}))
        text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def readable(text: str) -> tuple[str, list[Finding]]:
    """The text with what would stop the reading blanked, place for place, and everything found on the way."""
    findings = list(_findings(text))
    text = _HARD_INDENT.sub(lambda match: " " * len(match.group()), text)
    return _CONTROL.sub(" ", text).replace("\t", "  "), findings


def _findings(text: str) -> Iterator[Finding]:
    for code, pattern in (("L103", _CONTROL), ("L127", _BIDI), ("L124", _INVISIBLE)):
        found = pattern.finditer(text)
        for match in islice(found, MAX_TOLD):
            yield code, _span_at(text, match.start(), 1), {"char": f"U+{ord(match.group()):04X}"}
        yield from _untold(found)
    for code, pattern in (("L125", re.compile("\ufffd")), ("L129", _HARD_INDENT), ("L107", re.compile(r"\t+"))):
        found = pattern.finditer(text)
        for match in islice(found, MAX_TOLD):
            yield code, _span_at(text, match.start(), len(match.group())), {}
        yield from _untold(found)


def _untold(left: Iterator[re.Match[str]]) -> Iterator[Finding]:
    if number := sum(1 for _ in left):
        yield "S225", Span(), {"count": number}


def _span_at(text: str, offset: int, length: int) -> Span:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + length)
