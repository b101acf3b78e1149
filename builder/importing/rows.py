"""Tables under a heading: partners beside what they do, steps, sums and figures are one line a row, or a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.drafting.answers import DETAIL
from builder.importing.lines import Line
from builder.importing.passages import RESULTS

COLUMNS: Final = re.compile(
    r"^\W*(?:(?:nom|type)s? d\w*['’ ]?\s?(?:la |l['’])?)?"
    r"(?:structures?|organismes?|partenaires?|acteurs?|noms?|institutions?|rôles?|fonctions?|missions?|contributions?"
    r"|apports?|implications?|actions?|soutiens?|types?|statuts?)"
    r"(?: (?:dans|pour) (?:le|la|l['’]|ce|cette)[^.:]{0,30})?\W*$",
    re.IGNORECASE,
)
"""What stands at the head of the columns of a table of partners."""
PLANNED: Final = re.compile(
    r"^\W*(?:les? |la |l['’])?(?:dates?|périodes?|quand|calendrier|échéances?|délais?|durées?|étapes?|phases?"
    r"|actions?|quoi|qui|responsables?|pilotes?|acteurs?|contenus?|description|tâches?|jalons?|livrables?"
    r"|commentaires?|statut|n°)\W*$",
    re.IGNORECASE,
)
"""What stands at the head of the columns of a table of steps."""
WHEN: Final = re.compile(
    r"^\W*(?:\d|(?:(?:courant|début|fin|mi|dès|depuis|de|avant|après)[ -])?(?:phases?|étapes?|temps|semaines?|mois"
    r"|jours?|années?|trimestre|semestre|t[1-4]|printemps|été|automne|hiver|début|fin|janvier|février|mars|avril|mai"
    r"|juin|juillet|août|septembre|octobre|novembre|décembre|20\d\d)\b)",
    re.IGNORECASE,
)
"""How a step begins: its date, or its number."""
DOES: Final = re.compile(
    r"^\W*(?:\d|(?:met|mise?|prête?|suit|suivi|aide|point|organise|organisation|porte|portage|portée?|pilote|membre"
    r"|gère|gestion|relais|relaie|forme|formation|expertise|ingénierie)\b"
    r"|(?:financ|subvention|anim|accompagn|accueil|orient|repér|repèr|mobilis|pilota|co-?pilot|coordi|coordo|fourni"
    r"|apport|particip|assur|soutien|appui|appuy|conseill|partenaire|prescri|prestat|bénéfici|communi[cq]|diffus"
    r"|évalu)[^\W\d_]*\b)",
    re.IGNORECASE,
)
"""How what a partner does begins, and no name."""
DATED: Final = re.compile(r"\b(?:19|20)\d\d\b")
AIMED: Final = re.compile(r"objecti|cible|prévi|attendu|visé|potentiel", re.IGNORECASE)
"""What was not measured."""
AMOUNT: Final = re.compile(
    r"^[+-]?\d{1,3}(?:(?:[ \u00a0\u202f]\d{3})+|\d*)(?:,\d{1,4}|\.\d{1,2})?"
    r"[ \u00a0\u202f]?(?:%|€|[^\W\d_][^\d,;:()]{0,40})?$"
)
"""One number and its unit, and nothing else."""
HEADS: Final = "titres de colonnes d'un tableau"
"""Why lines are kept apart."""
TWO: Final = 2
"""Rows of a table of figures that stand above what they count."""
SUMS: Final = frozenset({"funding"})
_KNOWN: Final = {"stakeholders": COLUMNS, "contacts": DETAIL, "steps": PLANNED}

Grid = Mapping[tuple[int, int], Sequence[Line]]
"""The lines of each cell that says something, by its row and its column."""


def rows(held: Sequence[Line], key: str, *, labels: bool) -> Iterator[Line]:
    """A table under a heading, each of its rows as one line: « CORIF : anime les ateliers »; nothing for another one.

    Args:
        held: its lines.
        key: the field that the heading above it names.
        labels: whether it asks for fields: then only the heads of its columns may say otherwise.

    Under « Contacts », each person is one line, be it a row or a column; in a budget, each row, without any head. So
    are the dates of steps, what partners do, and figures, which go with the heads of their columns.
    """
    grid: dict[tuple[int, int], list[Line]] = {}
    for line in held:
        if line.text and line.cell and not line.aside:
            grid.setdefault(line.cell[1:], []).append(line)
    if not grid or (labels and key not in {"stakeholders", "contacts"}):
        return
    if key in RESULTS:
        yield from _counted(grid) or _figures(grid)
        return
    first = [cell for (_, column), cell in sorted(grid.items()) if not column]
    top = _by_row(grid)[0]
    people = key == "contacts" and all(_is_head(cell, key) for cell in first)
    steps = key == "steps" and len(top) > 1 and all(WHEN.match(cell[0].text) for cell in top)
    if people or (steps and sum(bool(WHEN.match(cell[0].text)) for cell in first) < 2):
        grid = _turned(grid)
    told = _by_row(grid)
    headed = len(told[0]) > 1 and all(_is_head(cell, key) for cell in told[0])
    if len(told[0]) < 2 or not (headed or (not labels and _is_listed(told, key))):
        return
    for cell in told[0] if headed else ():
        yield from (replace(line, aside=HEADS) for line in cell)
    for cells in told[headed:]:
        words = [_words(cell, ", ") for cell in cells]
        joint = ", " if key == "contacts" else " : "
        text = joint.join(filter(None, [words[0], ", ".join(words[1:])]))
        yield replace(cells[0][0], text=text, typed=key in SUMS | {"steps"} or cells[0][0].typed)
        yield replace(cells[0][0], text="")


def _by_row(grid: Grid) -> list[list[Sequence[Line]]]:
    """The cells of each row that says something, from left to right."""
    told: dict[int, list[Sequence[Line]]] = {}
    for (row, _), cell in sorted(grid.items()):
        told.setdefault(row, []).append(cell)
    return [*told.values()]


def _turned(grid: Grid) -> dict[tuple[int, int], list[Line]]:
    return {(column, row): [*cell] for (row, column), cell in grid.items()}


def _is_head(cell: Sequence[Line], key: str) -> bool:
    return key in _KNOWN and len(cell) == 1 and _KNOWN[key].match(cell[0].text) is not None


def _is_listed(told: Sequence[Sequence[Sequence[Line]]], key: str) -> bool:
    """Whether the rows of a table without heads say one thing each: a sum, a step, what a partner does."""
    firsts = [cells[0][0].text for cells in told if len(cells) > 1]
    beside = [cells[1][0].text for cells in told if len(cells) > 1]
    if key in SUMS:
        return sum(any(map(str.isdigit, cells[-1][0].text)) for cells in told) * 2 > len(told)
    if key == "steps":
        return sum(bool(WHEN.match(text)) for text in firsts) * 2 > len(told)
    whole = len(beside) * 2 > len(told) and len(beside) > 2 * sum(map(_does, firsts))
    return key == "stakeholders" and whole and sum(map(_does, beside)) * 2 >= len(beside)


def _does(text: str) -> bool:
    return text[:1].islower() or DOES.match(text) is not None


def _counted(grid: Grid) -> list[Line]:
    """Figures side by side above what they count, each with its words; nothing for another table."""
    told = _by_row(grid)
    if len(told) != TWO or len(told[0]) != len(told[1]) or any(_has_digits(cell) for cell in told[1]):
        return []
    if not all(AMOUNT.match(_words(cell)) for cell in told[0]) or any(DATED.match(_words(cell)) for cell in told[0]):
        return []
    pairs = zip(*told, strict=True)
    made = [replace(cell[0], text=f"{_words(cell)} {_words(under)}", typed=True) for cell, under in pairs]
    return [one for line in made for one in (line, replace(line, text=""))]


def _has_digits(cell: Sequence[Line]) -> bool:
    return any(map(str.isdigit, cell[0].text))


def _words(cell: Sequence[Line], between: str = " ") -> str:
    return between.join(line.text for line in cell)


def _figures(grid: Grid) -> Iterator[Line]:
    """Rows of figures: what each counts, then its figures, with the heads of columns; years may be down the side."""
    if _years(grid) < 1 and _years(_turned(grid)) > 1:
        grid = _turned(grid)
    top, *under = sorted({row for row, _ in grid})
    sides = sorted({column for _, column in grid})
    columns = sides[1:]
    if not under or not columns or any((row, sides[0]) not in grid for row in under):
        return
    values = [grid[row, column] for row in under for column in columns if (row, column) in grid]
    said = {column: _words(grid[top, column]) for column in columns if (top, column) in grid}
    dated = any(map(DATED.search, said.values()))
    bare = not dated and any(map(str.isdigit, "".join(said.values())))
    sides_told = [grid[row, sides[0]] for row in (top, *under) if (row, sides[0]) in grid]
    labelled = (top, sides[0]) in grid and not any(map(_has_digits, sides_told))
    if sum(map(_has_digits, values)) * 2 <= len(values) or (bare and not labelled):
        return
    headed = not bare and (dated or len(columns) > 1 or (top, sides[0]) not in grid)
    for cell in (cell for (row, _), cell in sorted(grid.items()) if row == top and headed):
        yield from (replace(line, aside=HEADS) for line in cell)
    for row in under if headed else sorted({row for row, column in grid if column == sides[0]}):
        label = _words(grid[row, sides[0]]).rstrip(" :\u00a0")
        cells = {at: _words(grid[row, at], ", ") for at in columns if (row, at) in grid}
        first = grid[row, sides[0]][0]
        whole = " ; ".join(_told(said.get(at, ""), text) for at, text in cells.items()) if headed else ""
        text = " : ".join(filter(None, [label, " ; ".join(cells.values())]))
        yield replace(first, text=text, whole=f"{label.replace(':', ' ')} : {whole}" if whole else "", typed=True)
        yield replace(first, text="")


def _years(grid: Grid) -> int:
    """How many heads of columns, the first apart, tell a year."""
    top = min(row for row, _ in grid)
    heads = [cell for (row, _), cell in sorted(grid.items()) if row == top][1:]
    return sum(len(cell) == 1 and DATED.search(cell[0].text) is not None for cell in heads)


def _told(head: str, text: str) -> str:
    """A figure with what the head of its column says: its date, else its words."""
    years = DATED.findall(head)
    if len(years) == 1 and not AIMED.search(head) and AMOUNT.match(text):
        return f"{text} en {years[0]}"
    return f"{head} : {text}" if head else text
