"""Rows of figures under years, in a text: « Femmes 12 31 48 » goes with « Indicateur 2022 2023 2024 » above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from builder.importing.headings import heading
from builder.importing.lines import LABEL, Line
from builder.importing.rows import AMOUNT, HEADS

_CELLS: Final = re.compile(r"\t| ?\| ?")
"""What parts the cells of a table that was pasted, or that Markdown draws."""
_BEGUN: Final = re.compile(r"^- ")
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")
_TWO: Final = 2


def with_years(lines: Sequence[Line], names: Mapping[str, str]) -> Iterator[Line]:
    """Lines; a row of figures under years has them, and the first cell of the years may be a heading.

    Args:
        lines: in order.
        names: known headings.
    """
    years: list[str] = []
    for line, under in pairwise([*lines, Line("", 0)]):
        first, *cells = _CELLS.split(_BEGUN.sub("", line.text))
        figures = len(cells) == len(years) and all(AMOUNT.match(cell) for cell in cells)
        if len(cells) >= _TWO and all(map(_YEAR.match, cells)) and _CELLS.search(under.text):
            years = cells
            found = heading(first, names)
            if first and found:
                yield replace(line, text=first, level=LABEL)
            elif first:
                yield replace(line, text=first, aside=HEADS)
            yield replace(line, text=" ".join(cells), aside=HEADS)
        elif years and first and figures:
            whole = " ; ".join(f"{cell} en {year}" for cell, year in zip(cells, years, strict=True))
            yield replace(line, text=f"{first} : {' ; '.join(cells)}", whole=f"{first} : {whole}", typed=True)
            yield replace(line, text="")
        else:
            years = years if not line.text else []
            yield line
