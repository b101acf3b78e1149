"""Who answers a survey → a contact of the draft, or nothing of it where the person did not agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from builder.importing.agreement import Agreement
from builder.importing.asking import CONSENT, asked, question_of
from builder.importing.filling import fill
from builder.importing.mapping import UNPLACED, Target
from builder.importing.proposing import EMAIL
from builder.importing.record import Passage, Record

KEYS: Final = ("name", "role")
"""Keys of a contact that a column may hold alone; the others are recognised wherever they are written."""
REACHES: Final = re.compile(rf"{EMAIL.pattern}|" r"(?:\+\d{2,3}|\b0)[ .-]?[1-9](?:[ .-]?\d{2}){4}\b")
"""An e-mail address or a French telephone number."""


def is_of_a_person(title: str, target: Target | None, cell: str) -> bool:
    """Whether a column holds the details of who answers: by its field, else by its title or what is in it."""
    if target is not None and target.field != UNPLACED:
        return target.field == "contacts"
    named = asked(question_of(title)) or ""
    return (named.startswith("contacts") and named != CONSENT) or bool(REACHES.search(cell))


def put_contacts(record: Record, told: Mapping[str, Sequence[Passage]]) -> None:
    """The contact of a draft: addresses first, then the name and the role that have a column of their own.

    Args:
        record: the draft; its organisation is known by now.
        told: passages by the key of a contact that they answer, those that answer none under "".
    """
    if plain := told.get(""):
        fill(record, "contacts", plain)
    for key in KEYS:
        if several := told.get(key):
            _put(record, key, several)


def _put(record: Record, key: str, passages: Sequence[Passage]) -> None:
    organisation = record.data.get("organisation")
    if "contacts" not in record.data and organisation:
        record.data["contacts"] = [{"organisation": organisation}]
    contact = next(iter(record.data.get("contacts", ())), None)
    if contact is None or key in contact:
        why = "une valeur est déjà là" if contact else "la structure n'est pas au registre"
        for passage in passages:
            record.leave(passage, f"contacts : {why}")
        return
    contact[key] = " ".join(" ".join(passage.text.split()) for passage in passages)
    for passage in passages:
        record.place("contacts", passage)
    if key == "name":
        record.doubt("contacts", passages[0], "l'accord de la personne nommée")


def settle_agreement(record: Record, agreement: Agreement, passage: Passage) -> None:
    """What an answer on consent leaves in the draft: a consent to date, a refusal to respect, else its words."""
    said = f"« {agreement.question} » : {f'« {agreement.answer} »' if agreement.answer else 'aucune réponse'}"
    if agreement.said == "given" and record.data.get("contacts"):
        for contact in record.data["contacts"]:
            contact["consent"] = {"basis": "given"}
        record.place("contacts", passage)
        record.doubt("contacts", passage, "la date de l'accord, et ce qu'il permet")
        return
    if passage.text:
        record.leave(passage, "un accord, ou un refus")
    if agreement.withholds and agreement.on_details:
        why = f"pas d'accord ({said}), donc pas de coordonnées ; mettez celles de la structure"
        record.doubt("contacts", passage, why)
    elif agreement.withholds:
        record.doubt("status", passage, f"pas d'accord de la personne ({said}) : ne publiez rien sans lui")


def still_reaches(record: Record, answers: Mapping[str, Sequence[Passage]]) -> None:
    """Ask to look at the texts that hold an address, when the person did not agree."""
    for key, passages in answers.items():
        for passage in passages:
            if REACHES.search(passage.text):
                record.doubt(key, passage, "une adresse ou un téléphone, sans l'accord de la personne : retirez-les")
