"""How long the details of a person may be published: while they agree, until the day they said."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from builder.formats import last_day

DETAILS: Final = ("name", "email", "phone", "url")
"""What a contact tells of a person."""

UNTOLD: Final = (*DETAILS, "editor_note")
"""What leaves with a person who no longer agrees: a note about a contact often says who it is, and where."""

WITHDRAWN: Final = "withdrawn"
"""The ground of a consent that was taken back."""


class UnknownDay(ValueError):
    """``SOURCE_DATE_EPOCH`` is not a number of seconds."""


def publication_day() -> date:
    """The day for which consents are judged: today's in UTC, or the one of ``SOURCE_DATE_EPOCH`` for who builds a
    site again as it was (source: reproducible-builds.org).

    The only clock that publishing reads: the same content gives the same bytes until a consent ends.

    Raises:
        UnknownDay: the variable is not a number of seconds since 1970.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.now(UTC) if written is None else datetime.fromtimestamp(int(written), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UnknownDay(written) from error
    return moment.date()


def is_over(basis: str | None, expires: str | None, today: date) -> bool:
    """Whether a person no longer agrees: withdrawn, or given until a day (a partial date lasts until its end) that is
    past."""
    return basis == WITHDRAWN or (expires is not None and last_day(expires) < today)


def is_silent(contact: Mapping[str, Any], today: date) -> bool:
    """The same of a contact as a file holds it, which may be faulty: what cannot be read does not agree."""
    consent = contact.get("consent")
    if not isinstance(consent, dict):
        return False
    basis, expires = consent.get("basis"), consent.get("expires")
    try:
        return is_over(basis, None if expires is None else str(expires), today)
    except ValueError:
        return True


def gives_away(about: str | None, text: str, details: Iterable[str]) -> bool:
    """Whether an editor's note of a sheet may tell who is behind some contacts.

    Args:
        about: the field that the note speaks of, if it says.
        text: its words.
        details: what the contacts told; found however it is spaced or punctuated.
    """
    return about == "contacts" or any(_said(detail).search(text) for detail in details)


def silenced(data: Mapping[str, Any], silent: Sequence[bool]) -> dict[str, Any]:
    """The data of a valid sheet without what gives away the ``silent`` ones of its contacts.

    These keep their organisation, their role and the ground of their consent. Keys keep their order.
    """
    contacts = list(zip(data["contacts"], silent, strict=True))
    details = [contact[key] for contact, hushed in contacts if hushed for key in DETAILS if key in contact]
    notes = data.get("editor_notes", [])
    kept = {
        "contacts": [_without(contact) if hushed else contact for contact, hushed in contacts],
        "editor_notes": [note for note in notes if not gives_away(note.get("about"), note["text"], details)],
    }
    return {key: kept.get(key, value) for key, value in data.items() if kept.get(key, True)}


def _without(contact: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in contact.items() if key not in UNTOLD}


def _said(detail: str) -> re.Pattern[str]:
    words = re.findall(r"[^\W_]+", detail)
    spaced = r"[\W_]{0,9}".join(words) or "(?!)"  # a detail without a word is said nowhere
    return re.compile(rf"(?<![^\W_]){spaced}(?![^\W_])", re.IGNORECASE)
