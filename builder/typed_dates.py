"""Dates and periods as people type them → as ours are written."""

from __future__ import annotations

import re

from builder.formats import MONTHS, first_day
from builder.nearest import fold

_FRENCH_DATE = re.compile(
    r"(?:le |au )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?"
    r"(?:([0-9]{1,2})(?:er)?[ /.-])?([0-9]{1,2}|[a-zéû]+\.?)[ /.-]([0-9]{4})"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?")
_YEAR = re.compile(r"(?:en |l['’]année |année |courant )?([0-9]{4})(?:\.0)?")
_SHORT_YEAR = re.compile(r"([0-3]?[0-9])[/.]([01]?[0-9])[/.]([0-4][0-9])")
"""« 15/06/22 », of this century."""
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_ROUGH_YEAR = re.compile(
    r"(?:fin |début |mi[ -]|printemps |été |automne |hiver )?((?:1[0-9]|20)[0-9]{2})\s?(?:\*|\([^()0-9]{1,30}\))?"
)
"""A part of a year that has no date of ours, or a year with a remark."""
_HOUR = re.compile(
    r"(?<=[0-9])[t ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?$"
)
"""What workbooks and programs write after a day."""
_FRENCH_PERIOD = re.compile(r"(?:de )?([0-9]{4})(?: ?[-–/] ?| à | et )([0-9]{4})")
_FRENCH_SPAN = re.compile(r"(?:du |de |d['’])?(?P<start>\S.{2,30}?) (?:au|à|[-–]) (?P<end>\S.{3,30})")
_MONTHS = re.compile(r"(?P<start>[a-zéû]{3,9}\.?) ?[-–/] ?(?P<end>[a-zéû]{3,9}\.? [0-9]{4})")
_DAYS = re.compile(
    r"(?:du |les )?(?P<start>[0-9]{1,2})(?: au | ?[-–] ?)(?P<end>[0-9]{1,2} (?P<month>[a-zéû]{3,9}\.? [0-9]{4}))"
)
_SCHOOL_YEAR = re.compile(r"([0-9]{2})([0-9]{2}) ?[/–-] ?([0-9]{2})")
_QUARTER = re.compile(
    r"(?:(?P<before>[0-9]{4})[ -]?)?"
    r"(?:(?:(?P<rank>[1-4])(?:er|nd|i?[eè]me|e)|(?P<word>premier|second|deuxième|troisième|quatrième)) "
    r"(?P<part>tri|se)mestre|(?P<sign>[tqs])(?P<number>[1-4]))(?:[ -]?(?:de )?(?P<after>[0-9]{4}))?"
)
_RANKS = {"premier": 1, "second": 2, "deuxième": 2, "troisième": 3, "quatrième": 4}


def typed_date(text: str) -> str:
    """« 15/06/2024 », « juin 2024 », « 2024/6/15 » or « en 2024 » as a date of ours, or nothing."""
    told = _HOUR.sub("", text.strip().lower())
    if match := _YEAR.fullmatch(told):
        year, month, day = match[1], None, None
    elif match := _FRENCH_DATE.fullmatch(told):
        day, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(told):
        year, month, day = match.groups()
    elif match := _SHORT_YEAR.fullmatch(told):
        year, month, day = f"20{match[3]}", match[2], match[1]
    elif match := _COMPACT.fullmatch(told):
        year, month, day = match.groups()
    else:
        return ""
    number = int(month) if month and month.isdecimal() else _month(month or "")
    if month and number is None:
        return ""
    if number and day and number > 12 >= int(day):  # 12/31/2025
        number, day = int(day), str(number)
    written = "-".join([year, *(f"{int(part):02}" for part in (number, day) if part is not None)])
    try:
        first_day(written)
    except ValueError:
        return ""
    return written


def rough_year(text: str) -> str:
    """The year of « fin 2023 » or of « 2023 (provisoire) », which no date says better; or nothing."""
    match = _ROUGH_YEAR.fullmatch(text.strip().lower())
    return match[1] if match else ""


def _month(name: str) -> int | None:
    """The number of a month, written without its accents or cut: « fevrier », « nov. »; none for « jui »."""
    found = [number for number, month in enumerate(MONTHS, 1) if fold(month).startswith(fold(name))]
    return found[0] if len(found) == 1 else None


def typed_period(text: str) -> str:
    """« 2021 - 2023 », « 2021/22 » or « T1 2024 » as a period of ours, or nothing."""
    told = text.strip().lower()
    if match := _FRENCH_PERIOD.fullmatch(told):
        return _between(typed_date(match[1]), typed_date(match[2]))
    if match := _DAYS.fullmatch(told):
        return _between(typed_date(f"{match['start']} {match['month']}"), typed_date(match["end"]))
    if match := _FRENCH_SPAN.fullmatch(told) or _MONTHS.fullmatch(told):
        start = typed_date(match["start"]) or typed_date(f"{match['start']} {told[-4:]}")
        return _between(start, typed_date(match["end"]))
    if match := _QUARTER.fullmatch(told):
        return _quarter(match)
    match = _SCHOOL_YEAR.fullmatch(told)  # « 2021/12 » would rather be a month
    return f"{match[1]}{match[2]}/{match[1]}{match[3]}" if match and match[3] > max(match[2], "12") else ""


def _between(start: str, end: str) -> str:
    return f"{start}/{end}" if start and start <= end else ""


def _quarter(match: re.Match[str]) -> str:
    """The months of a quarter, or of half a year."""
    year, rank = match["before"] or match["after"], _RANKS.get(match["word"]) or int(match["rank"] or match["number"])
    length = 6 if match["part"] == "se" or match["sign"] == "s" else 3
    if not year or (match["before"] and match["after"]) or rank * length > 12:
        return ""
    return f"{year}-{(rank - 1) * length + 1:02}/{year}-{rank * length:02}"
