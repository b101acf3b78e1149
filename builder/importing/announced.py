"""Lists that a sentence announces by the name of a field: « Ses axes d'intervention sont les suivants : » → that field.

The heading above still holds what is around them. Each is marked to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.importing.record import Passage
from builder.importing.scrambled import is_listed
from builder.importing.sections import Found, Part

_TELLING: Final = frozenset({"context", "origin", "description"})
"""Fields of plain telling, in which a list may be announced as something else."""
_LONGEST: Final = 300
"""Characters at the end of a text in which a sentence announces a list."""
_SENTENCE_END: Final = re.compile(r"[.!?]\s")
_DESCRIPTION: Final = re.compile(
    r"\b(?:axes|domaines|modes|champs|modalités) (?:d['’](?:intervention|action|accompagnement)|de travail)\b"
    r"|\b(?:actions?|activités|interventions?|accompagnements?|offres?)\b[^.:]{0,80}"
    r"\b(?:s['’](?:articul|organis)\w+ autour|se déclin\w+|sont les suivant\w+)\b",
    re.IGNORECASE,
)
_OBJECTIVES: Final = re.compile(
    r"\b(?:objectifs?|buts?|ambitions?|finalités?)\b|\bvis(?:e|ent|ait) à ?:", re.IGNORECASE
)
_STEPS: Final = re.compile(r"\bétapes\b", re.IGNORECASE)
_STAKEHOLDERS: Final = re.compile(r"\b(?:partenaires|parties prenantes)\b", re.IGNORECASE)
_SUCCESS_FACTORS: Final = re.compile(
    r"\b(?:clés?|facteurs?) (?:du succès|de (?:la )?(?:réussite|succès))\b", re.IGNORECASE
)
_FIELDS: Final = {
    "description": _DESCRIPTION,
    "objectives": _OBJECTIVES,
    "steps": _STEPS,
    "stakeholders": _STAKEHOLDERS,
    "success_factors": _SUCCESS_FACTORS,
}
WHY: Final = "la rubrique, d'après la phrase qui annonce cette liste"


def by_announcement(sheet: Found) -> None:
    """Give each announced list a part of its own, and what follows it back to the part it stands in."""
    sheet.parts = [made for part in sheet.parts for made in (_cut(part) if part.key in _TELLING else (part,))]


def _cut(part: Part) -> Iterator[Part]:
    told, current = part.paragraphs, part
    part.paragraphs = []
    place = 0
    while place < len(told):
        key = field_of(told[place].text)
        end = place + 1
        while key and end < len(told) and is_listed(told[end]):
            end += 1
        if key in {None, part.key} or end == place + 1:
            current.paragraphs.append(told[place])
            place += 1
            continue
        alone = not _SENTENCE_END.search(told[place].text)
        if not alone:
            current.paragraphs.append(told[place])
        taken = [item for passage in told[place + (not alone) : end] for item in (passage.items or (passage,))]
        yield current
        yield Part(str(key), Passage(""), taken, rank=part.rank, moved=list(taken), why=WHY)
        current = Part(part.key, Passage(""), rank=part.rank)
        place = end
    if current is part or current.paragraphs:
        yield current


def field_of(text: str) -> str | None:
    """The field that the last sentence of a text names, when it ends with a colon."""
    if not text.endswith(":"):
        return None
    last = text[-_LONGEST:][max(text[-_LONGEST:].rfind(mark) for mark in ".!?") + 1 :]
    return next((key for key, pattern in _FIELDS.items() if pattern.search(last)), None)
