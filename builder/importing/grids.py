"""Tables of word processors: labels beside their texts are headings; partners beside their roles are one a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from builder.drafting.answers import DETAIL
from builder.importing.columns import by_heads
from builder.importing.headings import LONG, asked, heading
from builder.importing.lines import LABEL, Line

COLUMNS: Final = re.compile(
    r"^\W*(?:(?:nom|type)s? d\w*['’ ]?\s?(?:la |l['’])?)?"
    r"(?:structures?|organismes?|partenaires?|acteurs?|noms?|institutions?|rôles?|fonctions?|missions?|contributions?"
    r"|apports?|implications?|actions?|soutiens?|types?|statuts?)\W*$",
    re.IGNORECASE,
)
"""What stands at the head of the columns of a table of partners."""
_HEADS: Final = {"stakeholders": COLUMNS, "contacts": DETAIL}
_SUMS: Final = frozenset({"funding"})
_LISTED: Final = frozenset({"stakeholders", "funding", "indicators", "impact", "steps", "contacts"})
"""Fields whose tables hold names and figures."""
HEADS: Final = "titres de colonnes d'un tableau"
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
        other = key in _SUMS and (headed or (table is not None and labelled[table]))
        if table is not None and not other and (told := [*_rows(held, key)]):
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
            if line.text and not line.aside and (found := heading(line.text, names)):
                key = found[0]
        after = max((line.page, line.number) for line in held) if table is not None else after
        made += held
    return made


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
    """The lines of a table under a heading whose fields hold figures or names: « Région » in a budget is no heading."""
    cells = Counter(line.cell for line in held if line.text)
    rows = Counter(cell[1] for cell in cells if cell)
    for line in held:
        alone = line.text and line.cell and cells[line.cell] == 1 < rows[line.cell[1]]
        yield replace(line, typed=True) if alone and key in _LISTED and _is_bare(line, names) else line


def _rows(held: Sequence[Line], key: str) -> Iterator[Line]:
    """Each row as one line: « CORIF : anime les ateliers »; nothing for a table whose columns have no known heads.

    Under « Contacts », each person is one line, be it a row or a column; in a budget, each row, without any head.
    """
    if key not in _HEADS and key not in _SUMS:
        return
    grid: dict[tuple[int, int], list[Line]] = {}
    for line in held:
        if line.text and line.cell:
            grid.setdefault(line.cell[1:], []).append(line)
    if key == "contacts" and all(_known_head(cell, key) for (_, column), cell in grid.items() if not column):
        grid = {(column, row): cell for (row, column), cell in grid.items()}
    rows = {row: [cell for (other, _), cell in sorted(grid.items()) if other == row] for row, _ in sorted(grid)}
    heads = next(iter(rows.values()), [])
    sums = key in _SUMS and sum(any(map(str.isdigit, cells[-1][0].text)) for cells in rows.values()) * 2 > len(rows)
    if len(heads) < 2 or not (sums or all(_known_head(cell, key) for cell in heads)):
        return
    for cell in () if sums else heads:
        yield from (replace(line, aside=HEADS) for line in cell)
    for told in [*rows.values()][0 if sums else 1 :]:
        words = [", ".join(line.text for line in cell) for cell in told]
        joint = ", " if key == "contacts" else " : "
        text = joint.join(filter(None, [words[0], ", ".join(words[1:])]))
        yield replace(told[0][0], text=text, typed=sums or told[0][0].typed)
        yield replace(told[0][0], text="")


def _known_head(cell: Sequence[Line], key: str) -> bool:
    return key in _HEADS and len(cell) == 1 and _HEADS[key].match(cell[0].text) is not None
