"""What workbooks hold: a page that says what they are, then the tables, with texts that fit a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from builder.exports import dictionary
from builder.exports.columns import Cell
from builder.exports.published import Published
from builder.exports.tables import TABLES

LONGEST: Final = 32_000
"""Signs of a text, as Excel counts them: a cell holds 32,767, and a picture sign (« 😀 ») is two."""
_CUT: Final = " […] (texte coupé : voir le fichier JSON)"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet of a workbook; ``rows`` are made as they are written."""

    name: str
    header: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


def leaves(published: Published) -> Iterator[Leaf]:
    """The leaves of a workbook, in order."""
    yield Leaf("lisez-moi", dictionary.HEADER, dictionary.rows(published))
    for table in TABLES:
        names = tuple(made.name for made in table.columns)
        yield Leaf(table.name, names, (tuple(map(fitting, row)) for row in table.rows(published)))


def fitting(value: Cell) -> Cell:
    """A value as a cell of Excel can hold it: of a longer text, the program says that the file is damaged."""
    if not isinstance(value, str) or len(value) <= LONGEST // 2:
        return value
    signs = value.encode("utf-16-le")
    kept = signs[: 2 * (LONGEST - len(_CUT))].decode("utf-16-le", errors="ignore")
    return value if len(signs) <= 2 * LONGEST else kept + _CUT
