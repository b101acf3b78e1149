"""Tables of word processors: labels beside their texts are headings; partners beside their roles are one a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from builder.drafting.answers import DETAIL
from builder.importing.columns import by_heads
from builder.importing.headings import LONG, asked, heading, opening
from builder.importing.lines import LABEL, Line
from builder.importing.rows import rows

_LISTED: Final = frozenset({"stakeholders", "funding", "indicators", "impact", "steps", "contacts"})
"""Fields whose tables hold names and figures."""
HINT: Final = "consigne, à côté d'une rubrique"
"""Why lines of tables are kept apart."""
SHORT: Final = 60
"""The longest label, in characters; a question may be longer."""
TWICE: Final = 2
"""Known headings from which a column of a table holds labels."""
MAIN: Final = frozenset({"title", "context", "objectives", "description"})
"""Fields of which a sheet has one each: a table of labels that asks for them again is another sheet."""


def arranged(lines: Sequence[Line], names: Mapping[str, str]) -> list[Line]:
    """The lines of a document, those of its tables told as what they are.

    Args:
        lines: in order.
        names: known headings.
    """
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell:
            tables.setdefault(line.cell[0], []).append(line)
    labelled = {number: _labelled(held, names) for number, held in tables.items()}
    made: list[Line] = []
    key = ""
    seen: set[str] = set()
    begun: set[int] = set()
    after = (0, 0)
    for table, group in groupby(lines, lambda line: line.cell[0] if line.cell else None):
        held = list(group)
        headed = _headed(held, tables[table], names) if table is not None else []
        asks = bool(headed or (table is not None and labelled[table]))
        if table is not None and (told := [*rows(held, key, labels=asks)]):
            held = told
        elif table is not None and (told := headed):
            held, seen = _begun(told, {line.asks for line in told if line.asks and not line.again}, seen, after)
        elif table is not None and labelled[table]:
            held = [labelled[table].get(line.number, line) if line.text else line for line in held]
            if table not in begun:
                held, seen = _begun(held, _keys(labelled[table].values(), names), seen, after)
            begun.add(table)
        elif table is not None:
            held = [*_plain(held, key, names)]
        for line in held:
            if line.text and not line.aside:
                key = _named(line, names) or ("" if 0 < line.level < LABEL else key)
        after = max((line.page, line.number) for line in held) if table is not None else after
        made += held
    return made


def _named(line: Line, names: Mapping[str, str]) -> str | None:
    """The field that a line is the heading of; one that its file marks may go on with other words."""
    found = heading(line.text, names)
    return found[0] if found else opening(line.text, names) if 0 < line.level < LABEL else None


def _headed(held: Sequence[Line], whole: Sequence[Line], names: Mapping[str, str]) -> list[Line]:
    """A table whose columns have headings, where no other table stands within it."""
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in held:
        if line.cell and line.text:
            cells.setdefault(line.cell[1:], []).append(line)
    alone = len(held) == len(whole) and len({row for row, _ in cells}) > 1 and len({column for _, column in cells}) > 1
    return by_heads(cells, names) if alone and not any(line.aside for line in held) else []


def _begun(held: list[Line], keys: set[str], seen: set[str], after: tuple[int, int]) -> tuple[list[Line], set[str]]:
    """A table of labels, told to start a sheet if one asked for the same before it; and what was asked for since."""
    again = keys & seen
    if not again & MAIN or len(again) * 2 <= len(keys):
        return held, seen | keys
    first = next(place for place, line in enumerate(held) if line.text and not line.aside)
    return [*held[:first], replace(held[first], after=after), *held[first + 1 :]], keys


def _keys(lines: Iterable[Line], names: Mapping[str, str]) -> set[str]:
    return {found[0] for line in lines if line.level == LABEL and (found := heading(line.text, names))}


def _labelled(held: Sequence[Line], names: Mapping[str, str]) -> dict[int, Line]:
    """Lines of a table whose first columns hold labels, by their numbers: labels, and what explains them.

    Labels are known headings at least twice in a column, with a cell beside. A table whose cells hold both the heading
    and its text only lays a page out: its lines are those of any text.
    """
    rows: dict[int, dict[int, list[Line]]] = {}
    for line in held:
        if line.cell:
            rows.setdefault(line.cell[1], {}).setdefault(line.cell[2], []).extend([line] if line.text else [])
    asking = [
        (row, column, cell, beyond)
        for row, cells in rows.items()
        for (column, cell), beyond in _and_next(cells)
        if cell and _short(cell[0].text)
    ]
    beside = [(row, column, cell, told) for row, column, cell, told in asking if told is not None]
    fields = {(column, key) for _, column, cell, _ in beside if (key := asked(cell[0].text, names))}
    counts = Counter(column for column, _ in fields)
    if max(counts.values(), default=0) < TWICE or any(_is_block(cell, told, names) for _, _, cell, told in beside):
        return {}
    labels = [one for one in beside if one[1] in counts or one[1] < min(counts)]
    filled = sum(bool(told) for _, _, _, told in labels) * 2 > len(labels)
    made: dict[int, Line] = {}
    for _, _, cell, _ in labels:
        made |= {line.number: replace(line, aside=HINT) for line in cell[1:] if filled}
        made |= _label(cell, names) if filled else _label(cell[:1], names)
    paired = {row for row, *_ in labels}
    values = (line for line in held if line.cell and line.cell[1] in paired and line.number not in made)
    made |= {line.number: replace(line, typed=True) for line in values if _is_bare(line, names)}
    for row, _, cell, _ in asking:  # the name of a group of rows, which stands alone above them
        if len(rows[row]) == len(cell) == 1 and row + 1 in paired and (row - 1 in paired or row == min(rows)):
            made |= _label(cell, names)
    if any(line.asks == "contacts" for line in made.values()):
        made |= {number: replace(line, asks="contacts") for number, line in made.items() if _is_detail(line)}
    return made


def _is_detail(line: Line) -> bool:
    """Whether a label asks for a detail of a person: « Nom », « Fonction »."""
    return line.level == LABEL and not line.asks and DETAIL.fullmatch(line.text) is not None


def _and_next(
    cells: Mapping[int, list[Line]],
) -> Iterator[tuple[tuple[int, list[Line]], list[Line] | None]]:
    """The cells of a row from left to right, each with the next one."""
    told = sorted(cells.items())
    return zip(told, [*(cell for _, cell in told[1:]), None], strict=True)


def _is_bare(line: Line, names: Mapping[str, str]) -> bool:
    """Whether an answer only has the words of a heading: « Région », among those who pay."""
    return not line.strong and not line.level and ":" not in line.text and heading(line.text, names) is not None


def _short(text: str) -> bool:
    return len(text) <= SHORT or (len(text) <= LONG and text.endswith("?"))


def _is_block(cell: Sequence[Line], told: Sequence[Line], names: Mapping[str, str]) -> bool:
    """Whether two cells side by side both hold a heading and its text."""
    return all(len(one) > 1 and heading(one[0].text, names) for one in (cell, told))


def _label(cell: Sequence[Line], names: Mapping[str, str]) -> dict[int, Line]:
    """The label that a cell holds; one that is cut between two lines is made whole."""
    first = cell[0]
    whole = " ".join(line.text for line in cell)
    if len(cell) > 1 and not heading(first.text, names) and heading(whole, names):
        cut = {line.number: replace(line, text="", aside="") for line in cell[1:]}
        return {**cut, first.number: replace(first, text=whole, level=LABEL)}
    return {first.number: replace(first, level=LABEL, asks=asked(first.text, names) or "")}


def _plain(held: Sequence[Line], key: str, names: Mapping[str, str]) -> Iterator[Line]:
    """The lines of a table that is none of the others: some of its words are no headings.

    « Région » is none in a budget, nor « Objectif » at the head of a column, among others of no field.
    """
    cells = Counter(line.cell for line in held if line.text)
    rows = Counter(cell[1] for cell in cells if cell)
    top = min(rows, default=0)
    for line in held:
        alone = line.text and line.cell and cells[line.cell] == 1 < rows[line.cell[1]]
        heads = line.cell and line.cell[1] == top and len(rows) > 1 and rows[top] > TWICE and heading(line.text, names)
        bare = alone and (heads or (key in _LISTED and _is_bare(line, names)))
        yield replace(line, typed=True) if bare else line
