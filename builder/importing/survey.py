"""The rows of a survey → drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.drafting import Known
from builder.drafting.answers import meant, understand
from builder.drafting.questions import FORMS
from builder.examples import slug
from builder.importing.agreement import Agreement
from builder.importing.asking import CONSENT
from builder.importing.cells import Row, Table
from builder.importing.contacting import is_of_a_person, put_contacts, settle_agreement, still_reaches
from builder.importing.filling import fill, indicator
from builder.importing.mapping import UNPLACED, Map, Target
from builder.importing.record import Passage, Record, measured
from builder.importing.sensitive import sensitive
from builder.nearest import fold, nearest_of

_NOT_TICKED: Final = frozenset(map(fold, ("", "non", "no", "0", "n", "false", "faux")))
_NO_ANSWER: Final = frozenset(
    map(fold, ("n/a", "na", "nc", "n/c", "nsp", "sans objet", "non renseigné", "non concerné", "pas de réponse", "xxx"))
)
"""What people type in a box that they have nothing to say in, as does a sign by itself."""
_NOBODY: Final = frozenset(map(fold, ("anonymous", "anonyme")))
_FIRST: Final = ("title", "organisation")
"""Fields that others lean on: a contact belongs to the organisation that answers."""


def drafts(table: Table, made: Map, known: Known, source: str) -> Iterator[Record]:
    """One draft a row, in the order of the rows, each with a key of its own.

    Args:
        table: the answers.
        made: which column answers which field.
        known: the project.
        source: the name of the file, for who reads the draft.
    """
    numbers = _numbers(table, made)
    seen: Counter[str] = Counter()
    for row in table.rows:
        record = _draft(table, row, made, known, source, numbers)
        seen[record.key] += 1
        if seen[record.key] > 1:  # the very same answer, twice
            record.key = f"{record.key}/{seen[record.key]}"
        yield record


def without_silent(table: Table, made: Map) -> tuple[Table, list[str]]:
    """A table without the rows that answer nothing, as those of who only opened a survey; and where they stood."""
    columns = [(place, made.columns.get(title)) for place, title in enumerate(table.columns)]
    asked = [
        place
        for place, target in columns
        if (target or table.columns[place] not in made.columns) and not (target and target.told == CONSENT)
    ]
    said = [any(measured(row.cells[place]) for place in asked) for row in table.rows]
    kept = tuple(row for row, says in zip(table.rows, said, strict=True) if says)
    return replace(table, rows=kept), [row.told for row, says in zip(table.rows, said, strict=True) if not says]


def repeated(table: Table, made: Map) -> dict[str, list[str]]:
    """What several answers say in the column that should tell them apart, with their rows."""
    rows: dict[str, list[str]] = {}
    place = table.columns.index(made.key) if made.key else -1
    for row in table.rows if made.key else ():
        rows.setdefault(row.cells[place], []).append(row.told)
    return {number: several for number, several in rows.items() if len(several) > 1 or not number}


def _numbers(table: Table, made: Map) -> Mapping[str, str]:
    """Row → what its column of numbers says, where no other row says the same."""
    if not made.key:
        return {}
    place = table.columns.index(made.key)
    times = Counter(row.cells[place] for row in table.rows)
    return {row.told: row.cells[place] for row in table.rows if row.cells[place] and times[row.cells[place]] == 1}


def _draft(table: Table, row: Row, made: Map, known: Known, source: str, numbers: Mapping[str, str]) -> Record:
    record = Record(known, source, entered=sum(map(measured, row.cells)))
    answers: dict[str, list[Passage]] = {}
    agreements = list(_agreements(table, row, made))
    refusal = next((agreement.question for agreement, _ in agreements if agreement.withholds), "")
    for title, cell in zip(table.columns, row.cells, strict=True):
        target = made.columns.get(title)
        if not cell or (target and target.told == CONSENT):
            continue
        passage = Passage(cell, {**row.place, "column": title})
        if (title in made.columns and target is None) or (
            _is_of_nobody(cell) and target and target.field == "contacts"
        ):
            record.set_aside.append(passage)
        elif why := _kept_out(title, cell, target, refusal):
            record.withhold(passage, why)
        elif target is None or target.field == UNPLACED:
            record.leave(passage, "colonne sans champ")
        elif target.term:
            _tick(record, target.field, target.term, passage)
        elif fold(cell) in _NO_ANSWER or not measured(cell):
            record.leave(passage, "rien n'est répondu")
        else:
            answers.setdefault(target.told, []).append(_one_a_line(passage, target.field))
    for name, value in made.sheet.items():
        form = "kinds" if name == "kind" else name
        record.data[name] = understand(form, value, known)
    _fill(record, answers, made)
    for agreement, passage in agreements:
        settle_agreement(record, agreement, passage)
    if refusal:
        still_reaches(record, answers)
    named = " ".join(passage.text for passage in answers.get("organisation", ()))
    _name(record, made, row, numbers.get(row.told, ""), named)
    return record


def _one_a_line(passage: Passage, key: str) -> Passage:
    """The answers to a question of several choices, « Un bus;Un vélo; » from Microsoft Forms, one a line."""
    if FORMS.get(key, "points") in {"points", "parties"} and passage.text.endswith(";"):
        return Passage("\n".join(item.strip() for item in passage.text.split(";") if item.strip()), passage.place)
    return passage


def _is_of_nobody(cell: str) -> bool:
    """Whether a tool wrote that who answers is not known."""
    return fold(cell) in _NOBODY


def _kept_out(title: str, cell: str, target: Target | None, refusal: str) -> str:
    """Why an answer has no place in the draft: the question not answered by yes, else what its title speaks of."""
    if refusal and is_of_a_person(title, target, cell):
        return refusal
    return sensitive(title) if target is None else ""


def _fill(record: Record, answers: Mapping[str, Sequence[Passage]], made: Map) -> None:
    """The fields of a draft: the organisation first, since a contact is one of its own; who answers last."""
    for key in sorted(answers, key=lambda key: key not in _FIRST):
        if key == "organisation":
            _organisation(record, answers[key])
        elif key == "indicators" and not _tells_no_figure(answers[key]):
            for passage in answers[key]:
                indicator(record, passage)
        elif key.partition(".")[0] != "contacts":
            fill(record, key, answers[key], made.values.get(key))
    put_contacts(record, {key.partition(".")[2]: answers[key] for key in answers if key.startswith("contacts")})


def _tells_no_figure(passages: Sequence[Passage]) -> bool:
    """Whether answers without any figure, to a question on indicators, say why there is none."""
    asked = all("indicateur" in fold(str(passage.place.get("column", ""))) for passage in passages)
    return asked and not any(char.isdigit() for passage in passages for char in passage.text)


def _agreements(table: Table, row: Row, made: Map) -> Iterator[tuple[Agreement, Passage]]:
    """The answers on consent, the empty ones too."""
    for title, cell in zip(table.columns, row.cells, strict=True):
        target = made.columns.get(title)
        if target and target.told == CONSENT:
            yield Agreement(title, cell), Passage(cell, {**row.place, "column": title})


def _tick(record: Record, key: str, term: str, passage: Passage) -> None:
    """A ticked box is a term; what the box says is counted as it is written."""
    if fold(passage.text) in _NOT_TICKED:
        record.set_aside.append(passage)
        return
    record.place(key, passage)
    if term not in record.data.setdefault(key, []):
        record.data[key].append(term)


def _organisation(record: Record, passages: Sequence[Passage]) -> None:
    """The organisation of the registry that an answer names; never one that only looks like it."""
    for passage in passages:
        found = meant(passage.text, record.known.organisations)
        if found and "organisation" not in record.data:
            record.data["organisation"] = found
            record.place("organisation", passage)
            continue
        close = nearest_of(passage.text, record.known.organisations)
        why = "structure absente du registre" + (f" ; peut-être « {close} »" if close and not found else "")
        record.leave(passage, f"organisation : {why}")
        record.doubt("organisation", passage, why)


def _name(record: Record, made: Map, row: Row, number: str, organisation: str) -> None:
    """The identifier of the draft, and the key by which its answer is recognised when it comes again.

    The key is the number of the answer, else what the draft holds of it: neither depends on the rows around it.
    Someone who corrects an answer that has no number keeps its title and its organisation.
    """
    title = str(record.data.get("title", ""))
    if not title:
        where = Passage("", {**row.place, "column": ""})
        record.doubt("title", where, "aucun titre dans la réponse")
    record.data["id"] = slug(title) or f"{slug(made.survey) or 'sondage'}-{slug(number) or row.number}"
    record.key = f"{made.survey}/{number or record.digest()}"
    if title and not number:
        record.like = "/".join(filter(None, (made.survey, slug(title) or title, slug(organisation))))
