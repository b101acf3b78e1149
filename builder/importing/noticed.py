"""What someone should know of the answers of a survey, that no single draft tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from builder.examples import slug
from builder.importing.asking import SENT, question_of
from builder.importing.cells import Table, quoted_cells
from builder.importing.mapping import Map
from builder.importing.record import Record
from builder.importing.store import Kept
from builder.importing.survey import repeated
from builder.nearest import fold

_MOST: Final = 8
"""Rows or repetitions that are named, beyond which they are counted."""


def noticed(table: Table, made: Map, kept: Sequence[Kept]) -> Iterator[str]:
    """Sentences in French: what was taken of the file, then what recognises its answers.

    Args:
        table: the answers.
        made: the map that they went by.
        kept: what became of each row, in the order of the rows.
    """
    records = [one.record for one in kept]
    yield from table.told[1:]
    yield from _left_out(table, records)
    yield from _left_in(table, kept)
    yield from _unfinished(table)
    yield from _same_names(table, made, records)


def silent(rows: Sequence[str]) -> str:
    """What is told of rows that answer nothing."""
    return f"Aucune réponse, {rows_of(rows)} : pas de brouillon."


def _unfinished(table: Table) -> Iterator[str]:
    """Answers that someone began and did not send, where the tool of the survey tells them."""
    for place, column in enumerate(table.columns):
        empty = [row.told for row in table.rows if not row.cells[place]]
        if fold(question_of(column)) in SENT and 0 < len(empty) < len(table.rows):
            yield (
                f"Colonne « {column} » vide, {rows_of(empty)} : une réponse commencée et non envoyée, sans doute. "
                "Son brouillon est fait ; à vous de voir s'il sert."
            )


def _left_out(table: Table, records: Sequence[Record]) -> Iterator[str]:
    """What stayed out of the drafts for the sake of the people who answered."""
    refused: dict[str, dict[str, None]] = defaultdict(dict)
    details: dict[str, list[str]] = defaultdict(list)
    spoken: dict[tuple[str, str], int] = Counter()
    for row, record in zip(table.rows, records, strict=True):
        for column, why in record.withheld:
            if why in table.columns:
                refused[why][row.told] = None
                details[why].append(column)
            else:
                spoken[column, why] += 1
    for question, rows in refused.items():
        yield (
            f"Colonne « {question} », {rows_of([*rows])} : pas d'accord, donc pas de coordonnées dans les "
            f"brouillons ({quoted_cells(dict.fromkeys(details[question]))})."
        )
    for (column, kind), times in spoken.items():
        yield (
            f"Colonne « {column} », qui parle de {kind} : {times} réponse{'s' if times > 1 else ''} hors des "
            "brouillons, que lirait qui lit le dépôt. Pour la prendre, dites dans la carte son champ, ou unplaced."
        )


def _left_in(table: Table, kept: Sequence[Kept]) -> Iterator[str]:
    """Files that are not written over, though they may hold the details of someone who does not agree, or no longer."""
    for one in kept:
        if one.state in {"edited", "sheet"} and any(why in table.columns for _, why in one.record.withheld):
            yield f"« {one.path.name} » n'est pas récrit : s'il contient ces coordonnées, retirez-les à la main."


def _same_names(table: Table, made: Map, records: Sequence[Record]) -> Iterator[str]:
    """Answers that nothing tells apart but their content."""
    same = repeated(table, made)
    for number, rows in list(same.items())[:_MOST]:
        told = f"« {number} » revient aux {rows_of(rows)}" if number else f"réponses sans numéro : {rows_of(rows)}"
        yield f"Colonne « {made.key} » : {told}. Chacune a son brouillon, reconnu à son contenu."
    if len(same) > _MOST:
        yield f"… et {len(same) - _MOST} autres numéros qui reviennent."
    titled: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, str] = {}
    for row, record in zip(table.rows, records, strict=True):
        title = str(record.data.get("title", ""))
        titled[slug(title) or title].append(row.told)
        titles.setdefault(slug(title) or title, title)
    untitled = titled.pop("", [])
    same_titles = [(titles[name], rows) for name, rows in titled.items() if len(rows) > 1]
    for title, rows in same_titles[:_MOST]:
        yield f"Même titre, « {title} », aux {rows_of(rows)} : chaque réponse a son brouillon."
    if len(same_titles) > _MOST:
        yield f"… et {len(same_titles) - _MOST} autres titres qui reviennent."
    if untitled and not made.key:
        yield (
            f"L{rows_of(untitled)[1:]} : ni numéro ni titre. Une telle réponse, corrigée puis importée à "
            "nouveau, donne un autre brouillon. Si une colonne numérote les réponses, nommez-la dans la carte, "
            "après « key »."
        )


def rows_of(rows: Sequence[str]) -> str:
    """« ligne 4 », « lignes 2, 3 et 12 autres »."""
    shown = ", ".join(rows[:_MOST])
    return f"ligne{'s' if len(rows) > 1 else ''} {shown}" + (
        f" et {len(rows) - _MOST} autres" if len(rows) > _MOST else ""
    )
