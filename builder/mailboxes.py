"""E-mail addresses in pages: readers, their browsers and their voices read them; programs that gather them do not.

Each letter is written by its number, which needs no script: a page still works where scripts do not run.
"""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_SCRIPT: Final = re.compile(r"(<script\b[^>]*>.*?</script>)", re.DOTALL | re.IGNORECASE)


def sealed(html: str) -> str:
    """A page in which no address is written in full; what it shows, and where its links lead, are the same."""
    if not _may_have(html):
        return html
    parts = _SCRIPT.split(html)
    parts[::2] = [_ADDRESS.sub(_by_number, part) if "@" in part else part for part in parts[::2]]
    parts[1::2] = [_ADDRESS.sub(_in_json, part) if "json" in part[:60] else part for part in parts[1::2]]
    return "".join(parts)


def _may_have(html: str) -> bool:
    """Whether a letter or a digit, or what an address may have there, comes before an « @ »: quick to tell."""
    at = html.find("@")
    while at >= 0:
        if html[at - 1 : at].isalnum() or html[at - 1 : at] in "._%+-":
            return True
        at = html.find("@", at + 1)
    return False


def _by_number(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in found.group())


def _in_json(found: re.Match[str]) -> str:
    return found.group().replace("@", "\\u0040").replace(".", "\\u002e")
