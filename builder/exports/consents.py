"""Whose details may leave: nothing of a person who withdrew their consent, or gave it for a time that is over."""

from __future__ import annotations

from datetime import date
from typing import Final

from builder.formats import last_day
from builder.model import Contact

DETAILS: Final = ("name", "email", "phone", "url")
"""What tells a person, or leads to them."""
_SILENT: Final = frozenset({"withdrawn", "ended"})


def may_be_told(contact: Contact, day: date) -> bool:
    """Whether the details of a contact may be published on ``day``."""
    consent = contact.consent
    if consent is None:
        return True
    return consent.basis not in _SILENT and (consent.expires is None or last_day(consent.expires) >= day)


def may_be_listed(contact: Contact, day: date) -> bool:
    """Whether a contact may be put in a list of contacts: its consent is written, and still holds."""
    return contact.consent is not None and may_be_told(contact, day)
