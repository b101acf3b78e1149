"""A text with headings → its parts: « Titre : Réunir les acteurs », « ## Contexte », « Objectifs »."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from builder.nearest import fold

_HEADING: Final = re.compile(
    r"\s*(?:#{1,6}\s*)?(?:\*\*|__)?(?P<title>[^:\n]{2,60}?)(?:\*\*|__)?\s*(?::\s*(?P<rest>.*))?$"
)


def sections(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each heading with the text under it, in order.

    A line is a heading when it says, alone or before a colon, the name of a field; or when it is marked with ``#``.

    Args:
        text: what someone wrote, in a word processor or a message.
        known: the folded names of the fields.
    """
    title = ""
    lines: list[str] = []
    for line in text.splitlines():
        match = _HEADING.fullmatch(line)
        named = match is not None and (fold(match["title"]) in known or fold(match["title"]).rstrip("s") in known)
        if match is not None and (named or line.lstrip().startswith("#")):
            if title or "".join(lines).strip():
                yield title, _joined(lines)
            title, lines = match["title"].strip(), [match["rest"] or ""]
        else:
            lines.append(line)
    if title or "".join(lines).strip():
        yield title, _joined(lines)


def _joined(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines).strip())
