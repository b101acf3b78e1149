"""French typography for plain text: apostrophes, non-breaking spaces, ellipses.

Authors type ordinary spaces and straight apostrophes; the reader gets the rules of the Imprimerie nationale's
*Lexique des règles typographiques*: a thin non-breaking space before « ; ! ? », a full one before « : » and inside
guillemets, non-breaking groups of three digits.
"""

from __future__ import annotations

import re

NBSP = "\u00a0"
THIN = "\u202f"

RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"[ \u00a0](?=[;!?])"), THIN),
    (re.compile(r" (?=:(?:\s|$))"), NBSP),
    (re.compile(r" (?=»)"), NBSP),
    (re.compile(r"(?<=«) "), NBSP),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), THIN),
    (re.compile(r"(?<=\d) (?=[%€])"), NBSP),
    (re.compile(r" (?=\[\^\d+\])"), THIN),
    (re.compile(r"(?<=\bn°) (?=\d)"), NBSP),
)


def french(text: str) -> str:
    """Return ``text`` with French spacing and apostrophes; idempotent."""
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


def number(value: int | float) -> str:
    """A number as French readers write it: 10296 → « 10 296 », 20.5 → « 20,5 »."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.10f}".rstrip("0").rstrip(".")
    return text.replace(",", THIN).replace(".", ",").replace("-", "\u2212")
