"""What a passage names in passing: dated figures, departments, addresses, organisations. Proposed, never decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from builder.drafting import Known
from builder.formats import MONTHS

_YEAR: Final = r"(?:19|20)\d{2}"
_DATE: Final = re.compile(
    rf"\b(?P<span>(?:entre|de)\s+)?(?P<year>{_YEAR})"
    rf"(?:(?(span)(?:\s*[-/–]\s*|\s+(?:et|à)\s+)|\s*[-/–]\s*)(?P<end>{_YEAR}))?\b",
    re.IGNORECASE,
)
"""A year or a period: « 2024-2026 », « entre 2021 et 2023 »."""
_FIGURE: Final = re.compile(
    r"(?<![\w,.-])(?P<value>[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+|[+-]?\d+)(?P<decimals>,\d+|\.\d{1,2}(?!\d))?"
    r"[ \u00a0\u202f]?(?P<unit>%|€|[^\W\d_]+(?:['’-][^\W\d_]+)*(?:\s+(?:d[eu]s?|en)\s+[^\W\d_]+)?)?"
)
_URL: Final = re.compile(r"https?://[^\s,;()<>«»\"]+[^\s,;()<>«»\".!?]")
_NO_COUNT: Final = re.compile(
    r"[+-]?\d+(?:ers?|[eè]res?|n?de?s?|[eè]mes?|es?)\b|\d{1,2}[ \u00a0]?h(?:\d|[ \u00a0]\d|\b(?= (?:à|et) \d))"
    r"|\d+(?:[ \u00a0]?(?:bis|ter))?,? (?:rue|avenue|boulevard|place|chemin|allée|quai|route|impasse|cours)\b"
    r"|\d{5} (?=[A-ZÀ-Þ])|0\d[ .]?\d"
)
"""A rank, an hour, an address, a telephone number: « 1er mars », « 9 h 30 », « 25 rue de la Gare, 59000 Lille »."""
_NUMBERED: Final = re.compile(
    r"(?:\b(?:articles?|pages?|p\.|salle|axe|étape|phase|lot|fiche|action|numéro)|n°)[ \u00a0]?$", re.IGNORECASE
)
"""What numbers things, before a number that counts nothing."""
_HOUR: Final = re.compile(r"\b(?:à|de|dès|vers|entre|et)[ \u00a0]$", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[,;:](?!\d)|\b(?:contre|puis|tandis que|alors que)\b|\bet\b(?=\s+\d)")
_COMPARED: Final = re.compile(r"\b(?:contre|tandis que|alors que)\b")
_TODAY: Final = re.compile(r"\b(?:aujourd['’]hui|actuellement|désormais|à ce jour)\b")
_SENTENCE: Final = re.compile(r"[^.!?;\n]+(?:[.,]\d+[^.!?;\n]*)*")
_AMBIGUOUS: Final = frozenset(
    (
     "Ain", "Aisne", "Allier", "Aube", "Aude", "Cher", "Creuse", "Drôme", "Eure", "Gard", "Indre", "Isère", "Jura",
     "Landes", "Loire", "Loiret", "Lot", "Manche", "Marne", "Meuse", "Nièvre", "Nord", "Oise", "Orne",
     "Paris", "Rhône", "Sarthe", "Somme", "Tarn", "Var", "Vienne", "Yonne"
    )
)  # fmt: skip
"""Departments whose name is also a river, a town, a first name or a word: only read after « département »."""

_LONGEST: Final = 2000
"""Characters beyond which words without a full stop are no sentence."""
_HEAD: Final = 60
"""Characters in which a text names who it tells of."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number read in a sentence, with the year that stands nearest to it; ``date`` is empty when it gives none."""

    value: int | float
    unit: str
    date: str
    sentence: str


def figures(text: str, undated: bool = False) -> Iterator[Figure]:
    """The dated figures of a text: numbers of sentences that give a year.

    Args:
        text: sentences.
        undated: whether to give the numbers of sentences without any year too, with their unit.

    A year is that of the clause of the number, else the only one of the sentence, else the last one before. What a
    clause says of today is not dated.
    """
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if len(sentence) > _LONGEST:
            continue
        dates = list(_DATE.finditer(sentence))
        taken = [date.span() for date in dates]
        for found in _FIGURE.finditer(sentence) if dates or undated else ():
            start, end = found.span("value")
            if any(start < stop and first < end for first, stop in taken) or not (found["unit"] or found["decimals"]):
                continue
            unit = (found["unit"] or "").strip()
            if unit.lower() in MONTHS or (unit == "h" and _HOUR.search(sentence[:start][-9:])):
                continue
            if _NO_COUNT.match(sentence, start) or _NUMBERED.search(sentence[:start][-20:]):
                continue  # « le 12 mars 2026 », « à 9 h 30 »
            date = _date_of(start, found.end(), sentence, dates) if dates else None
            if date is not None or (undated and not dates and found["unit"]):
                told = "/".join(filter(None, date.group("year", "end"))) if date else ""
                yield Figure(number(found), "" if unit == "en" else unit, told, " ".join(sentence.split()))


def _date_of(start: int, end: int, sentence: str, dates: list[re.Match[str]]) -> re.Match[str] | None:
    opened = sentence.rfind("(", 0, start)
    if opened > sentence.rfind(")", 0, start) and not any(date.start() > opened for date in dates):
        # Words in brackets comment the main clause: not what it is compared to (« contre 20 % en 2020 »).
        start = end = next((stop.start() - 1 for stop in _COMPARED.finditer(sentence, 0, opened)), opened)
    stops = [0, *(stop.start() for stop in _CLAUSE.finditer(sentence)), len(sentence)]
    first = max(stop for stop in stops if stop <= start)
    last = min(stop for stop in stops if stop >= end)
    inside = [date for date in dates if first <= date.start() < last]
    if inside:
        return next((date for date in inside if date.start() >= end), inside[-1])
    if _TODAY.search(sentence, first, last):
        return None
    return dates[0] if len(dates) == 1 else next((date for date in reversed(dates) if date.end() <= start), None)


def number(match: re.Match[str]) -> int | float:
    """The value of a figure as French writes it."""
    whole = re.sub(r"[ \u00a0\u202f+]", "", match["value"])
    return float(whole + match["decimals"].replace(",", ".")) if match["decimals"] else int(whole)


def links(text: str) -> list[str]:
    """The addresses of pages that a text gives."""
    return list(dict.fromkeys(_URL.findall(text)))


def departments(text: str, known: Known) -> list[str]:
    """The codes of the departments that a text names without a doubt."""
    found = []
    plain = text.replace("’", "'")
    for term in known.schemas.terms("departments"):
        label = str(term.get("label", ""))
        if label.replace("’", "'") not in plain:
            continue
        name = re.escape(label).replace("'", "['’]")
        before = r"\b[Dd]épartement (?:d[eu] (?:la |l['’])?|des |du )" if label in _AMBIGUOUS else r"(?<![\w-])"
        numbered = rf"(?<![\w-]){name} \({term['id']}\)"
        if label and re.search(rf"{before}{name}(?![\w-])|{numbered}", text):
            found.append(str(term["id"]))
    return found


def territory(codes: list[str], known: Known) -> dict[str, Any]:
    """Departments with the region they share."""
    parents = {str(term["id"]): str(term.get("parent", "")) for term in known.schemas.terms("departments")}
    regions = {parents[code] for code in codes}
    return {**({"region": regions.pop()} if len(regions) == 1 and all(regions) else {}), "departments": codes}


def organisations(text: str, names: Mapping[str, str]) -> dict[str, int]:
    """The organisations of the registry that a text names, and how often; a name within a longer one does not count."""
    counted: dict[str, int] = {}
    for match in _pattern(names).finditer(text):
        target = names[match.group().replace("’", "'")]
        counted[target] = counted.get(target, 0) + 1
    return counted


def told_of(text: str, names: Mapping[str, str]) -> str | None:
    """The organisation of the registry that a text tells of: the one that its first words name, else the only one."""
    counted = organisations(text[:_HEAD], names) or organisations(text, names)
    return next(iter(counted)) if len(counted) == 1 or _pattern(names).search(text[:_HEAD]) else None


def _pattern(names: Mapping[str, str]) -> re.Pattern[str]:
    usable = [name for name in names if len(name) > 3 or (len(name) > 2 and name.isupper())]
    told = sorted((name for name in usable if any(char.isupper() for char in name)), key=len, reverse=True)
    every = "|".join(re.escape(name).replace("'", "['’]") for name in told)
    return re.compile(rf"(?<![\w-])(?:{every or '(?!)'})(?![\w-])")
