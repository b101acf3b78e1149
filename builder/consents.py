"""How long the details of a person may be published: while they agree, until the day they said."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from builder.formats import last_day

DETAILS: Final = ("name", "email", "phone", "url")
"""What a contact tells of a person."""

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
