"""Which sign separates the cells of a CSV file: the one that cuts its records alike, quotation marks understood."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from typing import Final

_CANDIDATES: Final = ";\t|,"
"""Those that prose holds least come first."""
_SAMPLE: Final = 200
"""Records that are looked at."""
_FARTHEST: Final = 500_000
"""Characters among which they are."""
_NAMES: Final = {";": "points-virgules", "\t": "tabulations", "|": "barres verticales", ",": "virgules"}
_TOLD: Final = re.compile(r'"?sep=(.)"?\n')
"""A first line that Excel reads and does not show."""
_LONE: Final = 0.3
"""Share of its records that a separator must cut alike, else the file has one column."""


def separator(text: str) -> str:
    """The sign that separates the cells of a text; one that it does not hold, where it has one column.

    Each candidate cuts the first records; the best cuts most of them in as many cells, the first one too. A wrong one
    shows by quotation marks that close in the middle of a cell, and by cells that start with a space, as words do after
    a comma.
    """
    if told := _TOLD.match(text):
        return told[1]
    scores = {sign: _score(text[:_FARTHEST], sign) for sign in _CANDIDATES}
    best = max(scores, key=lambda sign: scores[sign])
    return best if scores[best][0] >= _LONE else "\x1f"


def without_told(text: str) -> str:
    """The text, its line ``sep=;`` left empty, so that rows keep their numbers."""
    return _TOLD.sub("\n", text, count=1) if _TOLD.match(text) else text


def name_of(sign: str) -> str:
    """What people call a separator, in the plural."""
    return _NAMES.get(sign, f"« {sign} »")


def _score(text: str, sign: str) -> tuple[float, int]:
    records = [record for record in _cut(text, sign, strict=False) if any(cell.strip() for cell in record)]
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0.0, 0
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    score = times / len(records)
    if len(records[0]) == 1:
        score /= 2
    if len(_cut(text, sign, strict=True)) < len(records):
        score /= 2
    after = [cell for record in records for cell in record[1:] if cell.strip()]
    if sum(cell.startswith(" ") for cell in after) * 2 > len(after):
        score /= 2
    return score, width


def _cut(text: str, sign: str, *, strict: bool) -> list[list[str]]:
    """The first records; up to the first mistake."""
    records: list[list[str]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=strict)
        records.extend(itertools.islice(reader, _SAMPLE))
    except csv.Error:
        pass
    return records
