"""The words of scripts, translated when they are published: scripts stay plain French, and carry no table.

A message is a string, or a template with its ``${…}``, that reads as words; and each string that ``count(…)`` counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from babel.messages.jslexer import Token, tokenize

from builder.languages.messages import Say, heard, reads_as_words, rewritten

_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_COUNTING: Final = "count"
FOLDER: Final = "assets/js/"
SILENT: Final = ("bring", "check", "form")
"""Folders of scripts whose words stay French: those of the form, which speaks with its contributors."""
DATA: Final = frozenset(
    {
        "find/french.js",
        "selection/clean.js",
        "press/document.js",
        "press/standards.js",
        "press/title.js",
        "press/worker.js",
    }
)
"""Scripts whose literals are not for readers: rules of French, names of elements, names of files."""


def has_words(path: str) -> bool:
    """Whether a file of the site is a script of ours with words for readers."""
    name = path.removeprefix(FOLDER)
    return name != path and name.endswith(".js") and name.split("/")[0] not in SILENT and name not in DATA


def messages(source: str) -> Iterator[str]:
    """Every message of a script."""
    yield from heard(lambda say: translated(source, say))


def translated(source: str, say: Say) -> str:
    """A script with its messages said by ``say``."""
    pieces: list[str] = []
    at = 0
    for start, token, counted in _literals(source):
        quote = token.value[0]
        text = _plain(token.value[1:-1])
        said = say(text) if counted or reads_as_words(text) else text
        if quote == "`":
            said = rewritten(said, str, lambda place: translated(place, say))
        if said != text:
            pieces += (source[at:start], quote, _escaped(said, quote), quote)
            at = start + len(token.value)
    return "".join((*pieces, source[at:]))


def _literals(source: str) -> Iterator[tuple[int, Token, bool]]:
    """Each literal of a script, where it starts, and whether it is a noun that is counted."""
    at, depth, counting, before = 0, 0, [-1], ""
    for token in tokenize(source):
        start = source.index(token.value, at)
        at = start + len(token.value)
        if token.type in {"string", "template_string"}:
            yield start, token, counting[-1] == depth
        elif token.value in {"(", ")"}:
            depth += 1 if token.value == "(" else -1
            if token.value == "(" and before == _COUNTING:
                counting.append(depth)
            elif counting[-1] > depth:
                counting.pop()
        before = token.value


def _plain(text: str) -> str:
    """The text of a literal; escapes inside ``${…}`` belong to its code."""
    return rewritten(text, lambda part: _ESCAPE.sub(_sign, part), str)


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else {"n": "\n", "t": "\t"}.get(found[2], found[2])


def _escaped(text: str, quote: str) -> str:
    def written(part: str) -> str:
        return part.replace("\\", "\\\\").replace(quote, f"\\{quote}").replace("\n", "\\n")

    return rewritten(text, written, str) if quote == "`" else written(text)
