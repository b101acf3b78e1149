"""Tables of word processors: labels beside their texts are headings; partners beside their roles are one a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from builder.importing.headings import heading
from builder.importing.lines import Line

COLUMNS: Final = re.compile(
    r"^\W*(?:(?:nom|type)s? d\w*['’ ]?\s?(?:la |l['’])?)?"
    r"(?:structures?|organismes?|partenaires?|acteurs?|noms?|institutions?|rôles?|fonctions?|missions?|contributions?"
    r"|apports?|implications?|actions?|soutiens?|types?|statuts?)\W*$",
    re.IGNORECASE,
)
"""What stands at the head of the columns of a table of partners."""
HEADS: Final = "titres de colonnes d'un tableau"
LABEL: Final = 9
"""The level of a label: under every heading that the file marks."""
SHORT: Final = 60
"""The longest label, in characters."""
_TWICE: Final = 2
"""Known headings from which the first column of a table holds labels."""


def arranged(lines: Sequence[Line], names: Mapping[str, str]) -> list[Line]:
    """The lines of a document, those of its tables told as what they are.

    Args:
        lines: in order.
        names: known headings.
    """
    made: list[Line] = []
    key = ""
    for table, group in groupby(lines, lambda line: line.cell[0] if line.cell else None):
        held = list(group)
        if table is not None:
            held = list(_labelled(held, names) or (_rows(held) if key == "stakeholders" else ()) or held)
        for line in held:
            if line.text and not line.aside and (found := heading(line.text, names)):
                key = found[0]
        made += held
    return made


def _labelled(held: Sequence[Line], names: Mapping[str, str]) -> list[Line]:
    """A table whose first column holds labels, which are known headings at least twice; nothing for another table."""
    first = [line for line in held if line.text and line.cell and line.cell[2] == 0]
    beside = {line.cell[1] for line in held if line.text and line.cell and line.cell[2] > 0}
    labels = [line for line in first if line.cell and line.cell[1] in beside and len(line.text) <= SHORT]
    if sum(heading(line.text, names) is not None for line in labels) < _TWICE:
        return []
    told = set(map(id, labels))
    return [replace(line, level=LABEL) if id(line) in told else line for line in held]


def _rows(held: Sequence[Line]) -> Iterator[Line]:
    """Each row as one line: « CORIF : anime les ateliers »; nothing for a table whose columns have no known heads."""
    rows = [list(row) for _, row in groupby(held, lambda line: line.cell[1] if line.cell else 0)]
    heads = [line for line in rows[0] if line.text] if rows else []
    if len(heads) < 2 or not all(COLUMNS.match(line.text) for line in heads):
        return
    for line in rows[0]:
        yield replace(line, aside=HEADS) if line.text else line
    for row in rows[1:]:
        cells: dict[int, list[Line]] = {}
        for line in row:
            if line.text and line.cell:
                cells.setdefault(line.cell[2], []).append(line)
        told = [", ".join(line.text for line in cell) for cell in cells.values()]
        if told:
            first = next(iter(cells.values()))[0]
            yield replace(first, text=" : ".join([told[0], ", ".join(told[1:])]) if told[1:] else told[0])
            yield replace(first, text="")
