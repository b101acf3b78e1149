"""Whose details may leave: nothing of a person who withdrew their consent, or gave it for a time that is over."""

from __future__ import annotations

from datetime import date

from builder.consents import is_over
from builder.model import ENDED, Contact


def may_be_told(contact: Contact, day: date) -> bool:
    """Whether the details of a contact may be published on ``day``; the catalogue says whose consent ended before."""
    consent = contact.consent
    return consent is None or not (consent.basis == ENDED or is_over(consent.basis, consent.expires, day))


def may_be_listed(contact: Contact, day: date) -> bool:
    """Whether a contact may be put in a list of contacts: the ground on which it is published (agreement given, or
    details that its organisation publishes itself) is written, and still holds."""
    return contact.consent is not None and may_be_told(contact, day)
