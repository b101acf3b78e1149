"""Bytes of a stranger's file → text: as an old Mac or Unix wrote it, or read in another encoding, if letters say so."""

from __future__ import annotations

import re
from typing import Final

from builder.characters import decode, with_ends

_FRENCH: Final = frozenset("àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ’‘“”«»–—…•°€·")
_OLD_MAC: Final = "mac_roman"
"""What Excel for Mac writes in a CSV file that is not said to be in UTF-8."""
_UNIX: Final = "iso8859-15"
"""What Unix programs wrote before UTF-8: as Windows does, but for a few letters."""
_OF_UNIX: Final = re.compile("[½¼](?=[uUiIcCnN])|¤")
"""How « œu » and « € » come out where it is taken for the encoding of Windows, whose signs of the middle it lacks."""
_OF_WINDOWS: Final = re.compile(rb"[\x80-\x9f]")
_TWICE: Final = re.compile(r"[ÃÂ][\u0080-\u00bfŠ‰€™œ]|â€")
"""Letters of UTF-8 that a program read as those of Windows, then wrote again: « Ã© »."""
_UNUSED: Final = re.compile("([\x81\x8d\x8f\x90\x9d])")
"""Bytes that stand for no letter of Windows."""
_LEAST: Final = 2


def text_of(content: bytes) -> str:
    """The text of some bytes: in UTF-8, on two bytes a letter, else as Windows, Unix or an old Mac would write it."""
    text, found = decode(content)
    if found and _OF_UNIX.search(text) and not _OF_WINDOWS.search(content):
        return with_ends(content.decode(_UNIX))
    if found and "\0" not in text:
        return max((text, with_ends(content.decode(_OLD_MAC, errors="replace"))), key=_likeness)
    return _once(text) if len(_TWICE.findall(text)) >= _LEAST else text


def _likeness(text: str) -> int:
    """How much the letters beyond ASCII are those of French, less those that are not."""
    beyond = [sign for sign in text if sign > "\x7f" and not sign.isspace()]
    french = sum(sign in _FRENCH for sign in beyond)
    return french - (len(beyond) - french)


def _once(text: str) -> str:
    """A text without the second reading of its letters, where all of them had one; else as it is."""
    parts = _UNUSED.split(text)
    try:
        written = [part.encode("latin-1" if _UNUSED.fullmatch(part) else "cp1252") for part in parts]
        return b"".join(written).decode("utf-8")
    except UnicodeError:
        return text
