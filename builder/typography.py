"""French typography for plain text: apostrophes, non-breaking spaces, ellipses.

Authors type ordinary spaces and straight apostrophes; the reader gets the rules of the Imprimerie nationale's
*Lexique des règles typographiques*: a thin non-breaking space before « ; ! ? », a full one before « : » and inside
guillemets, non-breaking groups of three digits.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.numbers import format_decimal

from builder.languages import spoken

NBSP = "\u00a0"
THIN = "\u202f"

RULES: Final[tuple[tuple[str, re.Pattern[str], str], ...]] = (
    ("'", re.compile(r"(?<=\w)'"), "’"),
    ("...", re.compile(r"\.\.\."), "…"),
    (";", re.compile(r"[ \u00a0](?=;)"), THIN),
    ("!", re.compile(r"[ \u00a0](?=!)"), THIN),
    ("?", re.compile(r"[ \u00a0](?=\?)"), THIN),
    (" :", re.compile(r" (?=:(?:\s|$))"), NBSP),
    (" »", re.compile(r" (?=»)"), NBSP),
    ("« ", re.compile(r"(?<=«) "), NBSP),
    ("", re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), THIN),
    (" %", re.compile(r"(?<=\d) (?=%)"), NBSP),
    (" €", re.compile(r"(?<=\d) (?=€)"), NBSP),
    (" [^", re.compile(r" (?=\[\^\d+\])"), THIN),
    ("n°", re.compile(r"(?<=\bn°) ?(?=\d)"), NBSP),
)
"""What a text must hold for a rule to say anything of it, which is quick to look for; the rule."""


_LITTLE: Final = re.compile(
    r" (?:à|au|aux|avec|chez|dans|d[’']|de|des|du|en|entre|hors|ou|par|pour|sans|sous|sur|vers)\b"
)
_ALWAYS_S: Final = re.compile(
    "mois|fois|temps|pays|tiers|avis|permis|(?:par|con|se|dis)?cours|bus|corps|accès|succès|procès|progrès|repas|"
    "congrès|bois|poids|relais|palais|colis|devis|tapis|rendez-vous|plus|moins|tous|gros"
)
"""Words that end in s when there is one of them too."""
_DECIMALS: Final = 10


@lru_cache(maxsize=100_000)  # the same labels, names and titles come on every page
def french(text: str) -> str:
    """Return ``text`` with French spacing and apostrophes; idempotent."""
    for sign, pattern, replacement in RULES:
        if sign in text:
            text = pattern.sub(replacement, text)
    return text


def singular(unit: str) -> str:
    """A unit as it follows 0 or 1: « équivalents temps plein » → « équivalent temps plein ».

    Words after the first little word belong to something else (« réunions des comités » → « réunion des comités »).
    """
    counted, little, rest = _LITTLE.search(unit), "", ""
    if counted:
        unit, little, rest = unit[: counted.start()], counted[0], unit[counted.end() :]
    words = (word[:-1] if word.endswith("s") and not _ALWAYS_S.fullmatch(word) else word for word in unit.split(" "))
    return " ".join(words) + little + rest


def number(value: int | float) -> str:
    """A number as readers of the spoken language write it: in French, 10296 → « 10 296 », 20.5 → « 20,5 »."""
    # As it was typed: what a float really holds has a tail that nobody wrote.
    exact = Decimal(repr(round(value, _DECIMALS) + 0)).normalize() if isinstance(value, float) else Decimal(value)
    if not spoken().is_source:
        return str(format_decimal(exact, f"#,##0.{'#' * _DECIMALS}", spoken().locale))
    text = f"{exact:,f}"
    return text.replace(",", THIN).replace(".", ",").replace("-", "\u2212")
