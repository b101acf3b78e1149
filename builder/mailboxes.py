"""E-mail addresses in pages: readers, their browsers and their voices read them; programs that gather them do not.

Each letter is written by its number, which needs no script: a page still works where scripts do not run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

_BEFORE: Final = re.compile(r"[A-Za-z0-9._%+-]+\Z")
_AFTER: Final = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_LONGEST: Final = 64
"""Signs before the « @ »."""
_SCRIPT: Final = re.compile(r"(<script\b[^>]*>.*?</script>)", re.DOTALL | re.IGNORECASE)


def sealed(html: str) -> str:
    """A page in which no address is written in full; what it shows, and where its links lead, are the same."""
    if not any(_addresses(html)):
        return html
    parts = _SCRIPT.split(html)
    parts[::2] = (_said(part, _by_number) for part in parts[::2])
    parts[1::2] = (_said(part, _in_json) if "json" in part[:60] else part for part in parts[1::2])
    return "".join(parts)


def _addresses(html: str) -> Iterator[tuple[int, int]]:
    """Where addresses begin and end, looked for around each « @ »: from the left, every word would be tried."""
    end = 0
    at = html.find("@")
    while at >= 0:
        after = _AFTER.match(html, at)
        before = _BEFORE.search(html[max(end, at - _LONGEST) : at]) if after else None
        if after and before:
            end = after.end()
            yield at - len(before.group()), end
        at = html.find("@", max(end, at + 1))


def _said(text: str, as_told: Callable[[str], str]) -> str:
    pieces = []
    done = 0
    for start, end in _addresses(text):
        pieces += [text[done:start], as_told(text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def _by_number(address: str) -> str:
    return "".join(f"&#{ord(char)};" for char in address)


def _in_json(address: str) -> str:
    return address.replace("@", "\\u0040").replace(".", "\\u002e")
