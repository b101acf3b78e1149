"""What a passage under no heading is about, by its own words: proposed, never placed; for documents without any."""

from __future__ import annotations

import re
from typing import Final

from builder.importing.sections import FRONT, LOOSE, Found

MOST: Final = 60
"""Paragraphs beyond which a document without headings is no sheet, but a report to be cut by hand."""
WHY: Final = "un passage sans rubrique, proposé ici d'après ses mots"
_CONTACTS: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|\b0[1-9](?:[ .]?\d\d){4}\b", re.IGNORECASE)
_FUNDING: Final = re.compile(
    r"^\W{0,5}avec le (?:soutien|concours) |\b(?:co)?financée?s? par\b|\bsubvention\w*|\d\s?(?:€|euros)", re.IGNORECASE
)
_OBSTACLES: Final = re.compile(
    r"\b(?:difficultés? rencontrée|se heurte\w* à|(?:principa\w+|premiers?) (?:freins?|difficultés?|obstacles?))",
    re.IGNORECASE,
)
_OBJECTIVES: Final = re.compile(
    r"\b(?:vis(?:e|ent|ait|aient) à|(?:a|ont|avait) pour (?:objectif|but|ambition|finalité|mission)"
    r"|permet(?:tre|tent)? (?:de|d['’]|aux?)|l['’]objectif (?:est|était))",
    re.IGNORECASE,
)
_STAKEHOLDERS: Final = re.compile(r"\b(?:partenaires?|en partenariat avec|aux côtés d)", re.IGNORECASE)
_IMPACT: Final = re.compile(
    r"\d\s?%|\d\s[^\W\d_]{1,30}\b[^.;:]{0,60}\b(?:ont|sont|a été|ont été)\b|\b(?:progress|augment|double)\w*",
    re.IGNORECASE,
)
_NEXT_STEPS: Final = re.compile(
    r"\b(?:à l['’]avenir|prochaine\w*|d['’]ici (?:à )?20\d\d|(?:prévoi\w+|envisage\w*|souhaite\w*) (?:de|d['’]))",
    re.IGNORECASE,
)
_FIELDS: Final = {
    "contacts": _CONTACTS,
    "funding": _FUNDING,
    "obstacles": _OBSTACLES,
    "objectives": _OBJECTIVES,
    "stakeholders": _STAKEHOLDERS,
    "impact": _IMPACT,
    "next_steps": _NEXT_STEPS,
}
"""The first that is found, in this order: an address says more than a verb."""


def has_no_heading(sheet: Found) -> bool:
    """Whether nothing but their own words says what the passages of a sheet are about."""
    return not sheet.keys() and sum(len(part.paragraphs) for part in sheet.parts if part.key in {FRONT, LOOSE}) <= MOST


def reaches(text: str) -> bool:
    """Whether words hold how to reach someone, wherever they stand."""
    return _CONTACTS.search(text) is not None


def clue(text: str) -> str | None:
    """The field that the words of a passage point to."""
    return next((key for key, pattern in _FIELDS.items() if pattern.search(text)), None)
