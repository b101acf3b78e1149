"""The string formats of the schemas that a pattern alone cannot check."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from jsonschema import FormatChecker

FORMATS: Final = FormatChecker(formats=())
"""Only our own formats: those of the library vary with what is installed."""

_DATE: Final = re.compile(r"((?:1[0-9]|20)[0-9]{2})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
"""2204 and 0224 are 2024 mistyped."""
HOST: Final = r"[A-Za-z0-9À-ÖØ-öø-ÿŒœ_-]{1,63}(?:\.[A-Za-z0-9À-ÖØ-öø-ÿŒœ_-]{1,63}){1,30}"
"""The name of a site as people read it here: no letter of another alphabet that looks like one of ours, no sign that
a browser understands in its own way. Names in other alphabets are written as browsers copy them (« xn-- »)."""
_HOST: Final = re.compile(HOST)
_PAGE: Final = re.compile(r"[0-9]{1,9}")
MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def first_day(text: str) -> date:
    """The first day of a partial date: 2024, 2024-06 or 2024-06-15.

    Raises:
        ValueError: it is not a partial date, or no such day exists.
    """
    match = _DATE.fullmatch(text)
    if match is None or (match.group(3) and not match.group(2)):
        raise ValueError(text)
    return date(int(match.group(1)), int(match.group(2) or 1), int(match.group(3) or 1))


def last_day(text: str) -> date:
    """The last day of a partial date: « 2024 » lasts until the 31st of December.

    Raises:
        ValueError: it is not a partial date, or no such day exists.
    """
    first = first_day(text)
    if text.count("-") == 2:
        return first
    month = first.month if "-" in text else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def bounds(text: str) -> tuple[str, str]:
    """The two ends of a date or period (``2021/2023``); a date is both of its own ends."""
    start, _, end = text.partition("/")
    return start, end or start


def pages_of(text: str) -> list[int]:
    """The first and last pages that a text such as « 12-15 » names, or the only one."""
    return [int(number) for number in text.split("-") if _PAGE.fullmatch(number)]


@FORMATS.checks("partial-date", raises=ValueError)
def _partial_date(value: object) -> bool:
    return not isinstance(value, str) or bool(first_day(value))


@FORMATS.checks("partial-date-or-period", raises=ValueError)
def _partial_date_or_period(value: object) -> bool:
    return not isinstance(value, str) or all(first_day(part) for part in value.split("/", 1))


@FORMATS.checks("web-url", raises=ValueError)
def _web_url(value: object) -> bool:
    if not isinstance(value, str):
        return True
    parts = urlsplit(value)
    known = parts.port is None or bool(parts.port)  # to ask is to refuse what is no port
    host = parts.netloc.partition(":")[0]
    return parts.scheme in {"http", "https"} and bool(_HOST.fullmatch(host)) and known and parts.username is None


@FORMATS.checks("page")
def _page(value: object) -> bool:
    return not isinstance(value, str) or pages_of(value) == sorted(pages_of(value))
