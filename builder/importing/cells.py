"""The cells of a file as they are read → a table: titles, answers, and what was left around them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from builder.importing.limits import MOST_COLUMNS, MOST_ROWS
from builder.importing.refusals import Refused
from builder.importing.title_rows import across, in_groups, is_codes, title_row, with_choices
from builder.messages import excerpt

ABOVE: Final = 4
"""Filled rows among which the titles of the columns are looked for."""
_TOTAL: Final = re.compile(r"(?:sous-)?totaux|(?:sous-)?total(?: général)?", re.IGNORECASE)
_SHOWN: Final = 5
"""Columns and cells that are named, beyond which they are counted."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a person says that the answers are; what is empty or 0 is looked for."""

    tab: str = ""
    titles: int = 0
    """The row of the titles of columns, counted from 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer; ``number`` is its row in its tab, counted from 1, titles included; ``tab`` where several are read."""

    number: int
    cells: tuple[str, ...]
    tab: str = ""

    @property
    def place(self) -> dict[str, int | str]:
        """As a draft tells it."""
        return {**({"tab": self.tab} if self.tab else {}), "row": self.number}

    @property
    def told(self) -> str:
        """As a sentence tells it: « 12 », « 12 (Nord) »."""
        return f"{self.number} ({self.tab})" if self.tab else str(self.number)


@dataclass(frozen=True, slots=True)
class Table:
    """The columns, whose titles are made unique, and the rows, each as long as there are columns.

    ``told`` says in French what was taken and what was left, ``where`` what a map must hold to take it again.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    told: tuple[str, ...] = ()
    where: Where = Where()

    def column(self, title: str) -> list[str]:
        """The values of a column that are not empty."""
        place = self.columns.index(title)
        return [row.cells[place] for row in self.rows if row.cells[place]]


def table_of(name: str, lines: Iterable[Sequence[str]], where: Where, how: str = "") -> Table:
    """The table that some rows hold.

    Args:
        name: the file, for messages.
        lines: its rows, the empty ones too.
        where: what a person said of them.
        how: what else to say of how they were read (« onglet « Réponses » »).

    Raises:
        Refused: there is no answer, or too many, or a row does not fit its titles.
    """
    every = ((number, _cells(line)) for number, line in enumerate(lines, 1))
    filled: Iterator[_Line] = ((number, cells) for number, cells in every if any(cells))
    first = [] if where.titles else list(itertools.islice(filled, MOST_COLUMNS + 1))
    if len(first) <= MOST_COLUMNS and (turned := across([cells for _, cells in first])):
        filled = iter(enumerate(turned, 1))
        how = ", ".join(filter(None, (how, "une réponse par colonne")))
    else:
        filled = itertools.chain(first, filled)
    if where.titles:
        above, (number, cells), rest = _given(name, filled, where.titles)
        sure = True
    else:
        above, (number, cells), rest, sure = _found(name, filled)
    if len(cells) > MOST_COLUMNS:
        raise Refused(f"« {name} » compte plus de {MOST_COLUMNS} colonnes : gardez celles qui servent.")
    under = list(itertools.islice(rest, MOST_ROWS + 1))
    if above and not is_codes(above[-1][1]):
        cells = in_groups(above[-1][1], cells, [line for _, line in under])
    if under and (whole := with_choices(cells, under[0][1])):
        cells = whole
        del under[0]
    sums = [line for line in under if _is_total(line[1])]
    under = [line for line in under if not _is_total(line[1])]
    told = f"titres à la ligne {number}"
    if not sure:
        told += " (à vérifier ; sinon, relancez avec --titles et le numéro de la bonne ligne)"
    titles, rows, unnamed = _filled_columns(_unique(cells), cells, list(_rows(name, len(cells), under)))
    read = ", ".join(filter(None, (counted(rows, "réponse"), counted(titles, "colonne"), how, told)))
    said = [f"Lu : {read}."]
    said += [f"Ligne {line}, laissée : {quoted_cells(left)}." for line, left in (*above, *sums)]
    if unnamed:
        said.append(f"Colonnes sans titre, mais avec des réponses : {quoted_cells(unnamed)}.")
    return Table(titles, tuple(rows), tuple(said), Where(where.tab, where.titles if sure else number))


def _is_total(cells: Sequence[str]) -> bool:
    """Whether a row sums the others: « Total », then figures."""
    said = [cell for cell in cells if cell]
    return (
        len(said) > 1
        and _TOTAL.fullmatch(said[0]) is not None
        and not any(char.isalpha() for cell in said[1:] for char in cell)
    )


def counted(several: Sequence[object], name: str) -> str:
    """« 1 réponse », « 3 réponses »."""
    return f"{len(several)} {name}{'s' if len(several) > 1 else ''}"


def quoted_cells(cells: Iterable[str]) -> str:
    """« un », « deux » et 3 autres."""
    shown = [cell for cell in cells if cell]
    more = f" et {len(shown) - _SHOWN} autres" if len(shown) > _SHOWN else ""
    return ", ".join(f"« {excerpt(cell, 60)} »" for cell in shown[:_SHOWN]) + more


_Line = tuple[int, tuple[str, ...]]


def _given(name: str, filled: Iterator[_Line], wanted: int) -> tuple[list[_Line], _Line, Iterator[_Line]]:
    above: list[_Line] = []
    for number, cells in filled:
        if number == wanted:
            return above, (number, cells), filled
        if number > wanted:
            break
        above.append((number, cells))
    if not above:
        raise Refused(f"« {name} » ne contient aucune réponse.")
    raise Refused(f"« {name} » : la ligne {wanted} est vide ou n'existe pas. Dites celle des titres des colonnes.")


def _found(name: str, filled: Iterator[_Line]) -> tuple[list[_Line], _Line, Iterator[_Line], bool]:
    first = list(itertools.islice(filled, ABOVE))
    if not first:
        raise Refused(f"« {name} » ne contient aucune réponse.")
    start, sure = title_row([cells for _, cells in first])
    left = first[:start]
    after = start + 1
    if after < len(first) and is_codes(first[after][1]) and not is_codes(first[start][1]):
        left = [*left, first[after]]
        after += 1
    return left, first[start], itertools.chain(first[after:], filled), sure


def _rows(name: str, width: int, lines: Iterable[_Line]) -> Iterator[Row]:
    for place, (number, cells) in enumerate(lines):
        if place >= MOST_ROWS:
            raise Refused(f"« {name} » compte plus de {MOST_ROWS} réponses : découpez-le en plusieurs fichiers.")
        if any(cells[width:]):
            raise Refused(
                f"« {name} », ligne {number} : plus de cellules que de titres de colonnes. "
                "Un séparateur ou un guillemet manque sans doute à cette ligne."
            )
        yield Row(number, (*cells, *[""] * width)[:width])


def _filled_columns(
    titles: Sequence[str], cells: Sequence[str], rows: Sequence[Row]
) -> tuple[tuple[str, ...], list[Row], list[str]]:
    """The table without its columns that have neither title nor answer; and those that only lack a title."""
    answered = [any(row.cells[place] for row in rows) for place in range(len(titles))]
    kept = [place for place, cell in enumerate(cells) if cell or answered[place]]
    unnamed = [titles[place] for place in kept if not cells[place]]
    held = [Row(row.number, tuple(row.cells[place] for place in kept)) for row in rows]
    return tuple(titles[place] for place in kept), held, unnamed


def _cells(line: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line)


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    """Titles of columns; a repeated one takes its rank, an empty one its place."""
    seen: dict[str, int] = {}
    titles = []
    for place, cell in enumerate(cells, 1):
        title = " ".join(cell.split()) or f"Colonne {place}"
        seen[title] = seen.get(title, 0) + 1
        titles.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return tuple(titles)
