"""Wording of dates, periods, counts and lists, in the spoken language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date

from babel.dates import format_date, format_skeleton
from markupsafe import Markup

from builder.formats import MONTHS
from builder.languages import _, spoken
from builder.languages import plural as noun
from builder.nearest import fold
from builder.typography import NBSP, number


def date(text: str) -> str:
    """A partial date: 2024 → « 2024 », 2024-06 → « juin 2024 », 2024-06-15 → « 15 juin 2024 »."""
    year, month, day = [*text.split("-"), "", ""][:3]
    if not month:
        return year
    if not spoken().is_source:
        when, locale = Date(int(year), int(month), int(day or 1)), spoken().locale
        return format_date(when, "long", locale) if day else format_skeleton("yMMMM", when, locale=locale)
    name = MONTHS[int(month) - 1]
    if not day:
        return f"{name}{NBSP}{year}"
    ordinal = "1er" if int(day) == 1 else str(int(day))
    return f"{ordinal}{NBSP}{name} {year}"


def phone(text: str) -> str:
    """A telephone number that no line end cuts."""
    return text.replace(" ", NBSP)


def dialled(phone: str) -> str:
    """The signs of a telephone number that are dialled."""
    return "".join(char for char in phone if char.isdigit() or char == "+")


def span(text: str) -> str:
    """A date or a period: 2021/2023 → « 2021-2023 », 2022-08/2024-12 → « d’août 2022 à décembre 2024 »."""
    start, slash, end = text.partition("/")
    if not slash:
        return date(start)
    if len(start) == len(end) == 4:
        return f"{start}-{end}"
    return f"{_from(start)} {_to(end)}"


def when(text: str) -> str:
    """A date or a period inside a sentence: « en 2020 », « le 15 juin 2024 », « d’août 2022 à décembre 2024 »."""
    if "/" in text:
        return _("en {date}", date=span(text)) if len(text) == 9 else span(text)
    return _("le {date}", date=date(text)) if _is_day(text) else _("en {date}", date=date(text))


def period(start: str | None, end: str | None) -> str:
    """A start and an end, either of which may be unknown; an empty string when both are."""
    if start and end:
        return date(start) if start == end else span(f"{start}/{end}")
    if start:
        known = _("depuis le {date}") if _is_day(start) else _("depuis {date}")
        return known.format(date=date(start))
    if end:
        known = _("jusqu’au {date}") if _is_day(end) else _("jusqu’en {date}")
        return known.format(date=date(end))
    return ""


def _from(text: str) -> str:
    if _is_day(text):
        return _("du {date}", date=date(text))
    name = date(text)
    return _("d’{date}", date=name) if name[0] in "ao" else _("de {date}", date=name)


def _to(text: str) -> str:
    return _("au {date}", date=date(text)) if _is_day(text) else _("à {date}", date=date(text))


def _is_day(text: str) -> bool:
    return text.count("-") == 2


def count(quantity: int, singular: str, plural: str | None = None) -> str:
    """« 0 fiche », « 1 fiche », « 14 fiches »."""
    return f"{number(quantity)}{NBSP}{noun(quantity, singular, plural or singular + 's')}"


def size(octets: int) -> str:
    """« 42 ko », « 1,3 Mo »: thousands of bytes, as French readers count."""
    if octets < 1_000_000:
        return _("{size}\u00a0ko", size=number(max(1, round(octets / 1000))))
    return _("{size}\u00a0Mo", size=number(round(octets / 1_000_000, 1)))


def glue(unit: str) -> Markup:
    """What stands between a number and its short unit: before « % », what the spoken language has there."""
    alone = not spoken().is_source and unit == "%" and "0%" in spoken().locale.percent_formats[None].pattern
    return Markup() if alone else Markup("&nbsp;")


def enumeration(items: Sequence[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    if len(items) < 2:
        return "".join(items)
    return _("{first} et {last}", first=", ".join(items[:-1]), last=items[-1])


def sentence(text: str) -> str:
    """The same with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def page(value: int | str) -> str:
    """« p. 12 », « p. 21-25 »."""
    return _("p.\u00a0{page}", page=value)


def tells(text: str, name: str) -> bool:
    """Whether a text says a name whole: « antennes des Hauts-de-France » tells « Hauts-de-France », no « France »."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def slug(text: str) -> str:
    """An anchor made of a text: « Clés de réussite » → ``cles-de-reussite``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "section"


def other_names(names: Iterable[str], known: Iterable[str | None]) -> Iterator[str]:
    """The ``names`` that say another one than ``known``: « WE-KER » tells nothing to who reads « We Ker »."""
    told = {fold(name or "") for name in known}
    for name in names:
        if fold(name) not in told:
            told.add(fold(name))
            yield name
