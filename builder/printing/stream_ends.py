"""Makes the end of every stream of a PDF unmistakable.

A PDF ends each stream by a line break that is not part of it. Typst writes a line feed; where the compressed data
happens to end by a carriage return (one stream in 256), a checker that takes both for one line break counts a byte too
few, and finds that the file breaks PDF/A. Writing the line break in full there leaves no doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

_DOUBTFUL: Final = re.compile(rb"(?<=\r)\nendstream\b")
_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE: Final = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY: Final = 20
"""Bytes of an entry of the cross-reference table: ten digits, a space, five digits, a space, a letter, a line break."""


def spelled_out(pdf: bytes) -> bytes:
    """The same PDF, in which no stream's end can be taken for another.

    Raises:
        ValueError: the file has no single cross-reference table, which Typst always writes.
    """
    places = [match.start() for match in _DOUBTFUL.finditer(pdf)]
    if not places:
        return pdf
    start = _START.search(pdf)
    table = _TABLE.match(pdf, int(start[1])) if start else None
    if start is None or table is None:
        raise ValueError("no single cross-reference table")
    first, last = table.end(), table.end() + int(table[1]) * _ENTRY
    entries = [pdf[at : at + _ENTRY] for at in range(first, last, _ENTRY)]
    moved = b"".join(_moved(entry, places) for entry in entries)
    body = _DOUBTFUL.sub(b"\r\nendstream", pdf[: table.start()])
    trailer = pdf[last : start.start(1)]
    return body + pdf[table.start() : first] + moved + trailer + str(len(body)).encode() + pdf[start.end(1) :]


def _moved(entry: bytes, places: list[int]) -> bytes:
    """An entry of the table, after one byte was added at each of ``places``."""
    if entry[17:18] != b"n":
        return entry
    offset = int(entry[:10])
    return b"%010d" % (offset + bisect_left(places, offset)) + entry[10:]
