"""An interview: the marks of who speaks, and the questions, which are its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from builder.importing.headings import BULLET, COUNTED, INLINES, LONG, asked, heading
from builder.importing.lines import ENDED, Line

SPEAKER: Final = "les marques de qui parle, dans un entretien"
_SPEAKER: Final = re.compile(
    r"^(?:(?P<asks>[Qq](?:uestion)?)|(?P<tells>[Rr](?:éponse|ép)?)) ?\d{0,2}[ \u00a0]?[.:)–—-]{1,2}\s+(?=\S)"
    r"|^(?P<name>[^\W\d_a-zà-ÿ][^.:?!;\t\d]{1,44}?)[ \u00a0\u202f]?:\s+(?=\S)"
)
"""Before what someone says: « Q1. », « Réponse : », « Lucie Exemple : »."""
_TWICE: Final = 2
_ASKS: Final = "q"
_TELLS: Final = "r"


def unspoken(lines: Sequence[Line], names: Mapping[str, str]) -> Iterator[Line]:
    """The lines of a document, without the marks of who speaks where one side asks three questions.

    Args:
        lines: in order.
        names: known headings, which nobody is.
    """
    said = [line for line in lines if line.text and not (line.aside or line.cell or line.typed or line.level)]
    labels = {id(line): label for line in said if (label := _label(line.text, names))}
    every = Counter(labels.values())
    asking = Counter(label for line in said if (label := labels.get(id(line), "")) and line.text.endswith("?"))
    askers = {
        label for label, times in asking.items() if times >= INLINES and (label == _ASKS or times == every[label])
    }
    after = [labels.get(id(line), "") for asks, line in pairwise(said) if labels.get(id(asks)) in askers]
    speakers = askers | {label for label, times in Counter(after).items() if label and times >= _TWICE and askers}
    marks: dict[str, list[str]] = {}
    for line in said:
        if (label := labels.get(id(line), "")) in speakers and (found := _SPEAKER.match(line.text)):
            marks.setdefault(label, []).append(found[0].strip())
    for line in lines:
        label = labels.get(id(line), "")
        found = _SPEAKER.match(line.text)
        if label not in speakers or found is None:
            yield line
            continue
        if told := marks.pop(label, []):
            yield replace(line, text=" ".join(told), aside=SPEAKER)
        yield replace(line, text=line.text[found.end() :])


def _label(text: str, names: Mapping[str, str]) -> str:
    """Who says a line: one that asks, whatever the question, one that answers, or a name that is no heading."""
    found = _SPEAKER.match(text)
    if found is None or (found["name"] and heading(text, names)):
        return ""
    return _ASKS if found["asks"] else _TELLS if found["tells"] else found["name"].casefold()


def questions(lines: Sequence[Line], names: Mapping[str, str]) -> list[Line]:
    """The questions that are headings: three or more, each alone above its answer, two of them on a known field."""
    said = [Line("", 0), *(line for line in lines if not (line.aside or line.cell or line.typed)), Line("", 0)]
    found = []
    for place, line in enumerate(said):
        if not _is_question(line):
            continue
        above = said[place - 1]
        under = next((one for one in said[place + 1 : place + 3] if one.text), line)
        begins = not above.text or bool(ENDED.search(above.text)) or line.strong
        if begins and not under.text.endswith("?"):
            found.append(line)
    known = sum(asked(line.text, names) is not None for line in found)
    return found if len(found) >= INLINES and known >= _TWICE else []


def _is_question(line: Line) -> bool:
    text = line.text
    listed = BULLET.match(text) and not COUNTED.match(text)
    return text.endswith("?") and len(text) <= LONG and not text[0].islower() and not listed
