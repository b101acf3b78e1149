"""Which row of a table holds the titles of its columns: tools write lines above it, or codes beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.importing.asking import KEYS, TECHNICAL, asked, question_of
from builder.nearest import fold

_NEARLY_ALL: Final = 0.6
_LONGEST: Final = 160
"""Letters of a title, beyond which a cell is an answer."""
_CODE: Final = re.compile(r"[A-Za-z]\w*(?:\[\w+\])*", re.ASCII)
_LABELS: Final = 3
"""Titles in the first column from which it may hold those of all answers."""
_FIGURES: Final = re.compile(r"[\s.,:/%+-]*\d[\d\s.,:/%+-]*")
"""A number, a day, an hour, a telephone number: no title."""


def title_row(rows: Sequence[Sequence[str]]) -> tuple[int, bool]:
    """The rank of the row of titles among the first filled rows, and whether their words say so.

    Words that surveys use for titles tell it; without them, the first row that is nearly as full as the others. A row
    of codes gives way to the questions under it.
    """
    for place, row in enumerate(rows[:-1]):
        if is_codes(row) and _asks(rows[place + 1]):
            return place + 1, True
    filled = [sum(map(bool, row)) for row in rows]
    full = [count >= max(filled) * _NEARLY_ALL for count in filled]
    told = [place for place, row in enumerate(rows) if _is_told(row)]
    if told:
        return next((place for place in told if full[place]), told[0]), True
    first = next((place for place, count in enumerate(filled) if count > 1), 0)
    under = rows[first + 1] if first + 1 < len(rows) else ()
    if not full[first] and full[first + 1] and not any(map(_FIGURES.fullmatch, under)):
        return first + 1, False
    return first, full[first] and first == 0


def across(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The rows of a table whose first column asks and whose other columns answer, turned; none of any other table."""
    asking = [row[0] for row in rows if row[0]]
    known = recognised(asking)
    if known < _LABELS or known * 2 < len(asking) or any(map(_is_told, rows[:_LABELS])) or len(rows[0]) < 2:
        return []
    width = max(map(len, rows))
    turned = [tuple(row[place] if place < len(row) else "" for row in rows) for place in range(width)]
    return [row for row in turned if any(row)]


def in_groups(above: Sequence[str], titles: tuple[str, ...], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Titles with the question above them, « Publics [Jeunes] », as far as they are boxes that answers tick or not."""
    made = list(titles)
    question = ""
    for place, title in enumerate(titles):
        question = (above[place] if place < len(above) else "") or question
        if not {row[place] for row in rows if place < len(row)} <= {"", "X", "x"}:
            question = ""
        if question and title and title != question:
            made[place] = f"{question} [{title}]"
    return tuple(made)


def with_choices(titles: Sequence[str], under: Sequence[str]) -> tuple[str, ...]:
    """Titles with the choice under each, « Publics [Jeunes] », where the row under them only holds those of questions.

    A question of several choices has its title over the first one: the columns without a title all have a choice, the
    questions of one column have none. Nothing where the row is an answer.
    """
    ahead = [*titles[1:], "no question"]
    open_ended = [bool(title) and bool(following) for title, following in zip(titles, ahead, strict=True)]
    chosen = [place < len(under) and bool(under[place]) for place in range(len(titles))]
    if all(titles) or not titles[0] or any(map(bool.__eq__, chosen, open_ended)) or any(map(_FIGURES.fullmatch, under)):
        return ()
    made: list[str] = []
    question = ""
    for title, choice in zip(titles, under, strict=False):
        question = title or question
        made.append(f"{question} [{choice}]" if choice else title)
    return (*made, *titles[len(made) :])


def recognised(row: Sequence[str]) -> int:
    """How many cells are titles that surveys use."""
    return sum(map(_is_title, row))


def is_codes(row: Sequence[str]) -> bool:
    """Whether a row holds the codes of questions, as LimeSurvey writes them: « id », « G01Q02[SQ001] »."""
    cells = [cell for cell in row if cell]
    told = sum(any(char.isdigit() for char in cell) or fold(cell) in TECHNICAL for cell in cells)
    return len(cells) > 1 and all(map(_CODE.fullmatch, cells)) and told * 2 >= len(cells)


def _is_told(row: Sequence[str]) -> bool:
    count = recognised(row)
    return count > 1 and count * 2 >= sum(map(bool, row))


def _asks(row: Sequence[str]) -> bool:
    """Whether a row under codes holds their questions, and no answer."""
    cells = [cell for cell in row if cell]
    words = sum(" " in cell or _is_title(cell) for cell in cells)
    return bool(cells) and words * 2 >= len(cells) and not any(map(_FIGURES.fullmatch, cells))


def _is_title(cell: str) -> bool:
    if not cell or len(cell) > _LONGEST or cell.endswith((".", "…")):
        return False
    question = question_of(cell)
    return fold(question) in KEYS | TECHNICAL or asked(question) is not None
