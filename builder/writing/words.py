"""How one value is written, so that every reader of YAML reads what was typed.

The form writes by the same rules in the browser, with the patterns and the limits below (``forms/shared.py``): words of
one piece bare, texts of several lines as blocks, the rest between double quotes. Only what YAML cannot hold is escaped:
other invisible signs stay, so that checking reports them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from builder.characters import HARD_SPACES
from builder.scalars import resolve

LONG_TEXT: Final = 80
"""Length beyond which a text of one paragraph is written as a block, when its author chose nothing."""
LONGEST_LINE: Final = 110
"""Length from which a list of terms is written one a line, the space before it included."""
_BARE: Final = re.compile(r"[a-z][a-z0-9_-]*")
_ESCAPED: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SHORT: Final = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_NO_BLOCK: Final = re.compile(rf"(?<![\s\S])\s|\t|^[{HARD_SPACES}]|[^\S\n]$", re.MULTILINE)
"""What a block would lose, or would not show: a first space, a tab, a false space that starts a line, spaces that end
one."""


def word(text: str) -> str:
    """A text on one line: bare when no reader can take it for something else."""
    value, ambiguity = resolve(text)
    return text if _BARE.fullmatch(text) and isinstance(value, str) and ambiguity is None else quoted(text)


def quoted(text: str) -> str:
    """A text between double quotes, on one line."""
    signs = (_SHORT.get(sign) or (f"\\u{ord(sign):04X}" if _ESCAPED.match(sign) else sign) for sign in text)
    return f'"{"".join(signs)}"'


def plain(value: Any) -> str:
    """A value that is no text: a number, a truth value, nothing."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if whole else value)  # as the browser, which knows one kind of number


def fits_block(text: str) -> bool:
    """Whether a text comes back from a block as it was."""
    return text != "" and not _NO_BLOCK.search(text) and not _ESCAPED.search(text)


def length(text: str) -> int:
    """In UTF-16 units, as the browser counts."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def block(text: str) -> tuple[str, Iterator[str]]:
    """The sign that opens a block and the lines of it: what follows the last word is nothing, one line end or more."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    sign = "|-" if ends == 0 else "|" if ends == 1 else "|+"
    return sign, iter([*body.split("\n"), *[""] * max(0, ends - 1)])
