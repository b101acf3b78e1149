"""The rows of a survey → drafts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.drafting import Known
from builder.drafting.answers import meant, understand
from builder.examples import slug
from builder.importing.filling import fill
from builder.importing.mapping import Map
from builder.importing.record import Passage, Record, measured
from builder.importing.tables import Row, Table
from builder.nearest import fold, nearest

_NOT_TICKED: Final = frozenset(map(fold, ("", "non", "no", "0", "n", "false", "faux")))
_FIRST: Final = ("title", "organisation")
"""Fields that others lean on: a contact belongs to the organisation that answers."""


def drafts(table: Table, made: Map, known: Known, source: str) -> Iterator[Record]:
    """One draft a row, in the order of the rows.

    Args:
        table: the answers.
        made: which column answers which field.
        known: the project.
        source: the name of the file, for who reads the draft.
    """
    for row in table.rows:
        yield _draft(table, row, made, known, source)


def _draft(table: Table, row: Row, made: Map, known: Known, source: str) -> Record:
    record = Record(known, source, entered=sum(map(measured, row.cells)))
    answers: dict[str, list[Passage]] = {}
    for title, cell in zip(table.columns, row.cells, strict=True):
        if not cell:
            continue
        passage = Passage(cell, {"row": row.number, "column": title})
        target = made.columns.get(title)
        if title in made.columns and target is None:
            record.set_aside.append(passage)
        elif target is None:
            record.leave(passage, "colonne sans champ")
        elif target.term:
            _tick(record, target.field, target.term, passage)
        else:
            answers.setdefault(target.field, []).append(passage)
    for name, value in made.sheet.items():
        form = "kinds" if name == "kind" else name
        record.data[name] = understand(form, value, known)
    for key in sorted(answers, key=lambda key: key not in _FIRST):
        if key == "organisation":
            _organisation(record, answers[key])
        else:
            fill(record, key, answers[key], made.values.get(key))
    _name(record, made, table, row)
    return record


def _tick(record: Record, key: str, term: str, passage: Passage) -> None:
    """A ticked box is a term; what the box says is counted as it is written."""
    if fold(passage.text) in _NOT_TICKED:
        record.set_aside.append(passage)
        return
    record.place(key, passage)
    if term not in record.data.setdefault(key, []):
        record.data[key].append(term)


def _organisation(record: Record, passages: list[Passage]) -> None:
    """The organisation of the registry that an answer names; never one that only looks like it."""
    for passage in passages:
        found = meant(passage.text, record.known.organisations)
        if found and "organisation" not in record.data:
            record.data["organisation"] = found
            record.place("organisation", passage)
            continue
        close = nearest(passage.text, {name: name for name in record.known.organisations})
        why = "structure absente du registre" + (f" ; peut-être « {close} »" if close and not found else "")
        record.leave(passage, f"organisation : {why}")
        record.doubt("organisation", passage, why)


def _name(record: Record, made: Map, table: Table, row: Row) -> None:
    """The identifier of the draft, and the key by which its row is recognised when it comes again."""
    number = row.cells[table.columns.index(made.key)] if made.key else ""
    title = str(record.data.get("title", ""))
    if not title:
        where = Passage("", {"row": row.number, "column": ""})
        record.doubt("title", where, "aucun titre dans la réponse")
    record.data["id"] = slug(title)[:80].strip("-") or f"{slug(made.survey)}-{slug(number) or row.number}"
    record.key = f"{made.survey}/{number or record.data['id']}"
