"""Facts that contradict each other: shares and totals, dates, « aucun » beside something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, TypeGuard

from builder.diagnostics import Diagnostic, Path
from builder.formats import bounds, first_day
from builder.messages import phrase
from builder.nearest import fold
from builder.project import Checked, Entry
from builder.typography import number

_NUANCED: Final = 0.05
"""Share of the total within which rounded parts may miss it."""


def shares(checked: Checked) -> Iterator[Diagnostic]:
    """A breakdown that does not make its total; a part larger than the whole."""
    for entry, path, value in checked.bricks("value"):
        total = value.get("value")
        if not _is_number(total) or entry.explained(path):
            continue
        parts = _numbers(value.get("breakdown"))
        if len(parts) > 1 and not _adds_up(total, parts, value):
            place = (*path, "breakdown")
            yield entry.problem("C401", place, key=True, sum=number(_tidy(sum(parts))), total=number(total))
        for index, part in enumerate(value.get("including") or () if isinstance(value.get("including"), list) else ()):
            if isinstance(part, dict) and _is_number(part.get("value")) and part["value"] > total >= 0:
                place = (*path, "including", index, "value")
                label, amount = str(part.get("label", "")), number(part["value"])
                yield entry.problem("C402", place, label=label, part=amount, total=number(total))


def _adds_up(total: float, parts: list[float], value: dict[str, Any]) -> bool:
    """Exact for counts; parts with decimals may each be rounded; a nuance (« environ ») leaves some slack."""
    nuanced = "qualifier" in value or any(isinstance(p, dict) and "qualifier" in p for p in value.get("breakdown", ()))
    decimals = max((len(str(part).partition(".")[2]) for part in (total, *parts) if isinstance(part, float)), default=0)
    rounded = len(parts) * 0.5 * 10**-decimals if decimals or total == 100 else 0
    return abs(sum(parts) - total) <= max(rounded, abs(total) * _NUANCED if nuanced else 0) + 1e-9


def _tidy(value: float) -> int | float:
    return int(value) if float(value).is_integer() else round(value, 6)


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _numbers(parts: Any) -> list[float]:
    items = parts if isinstance(parts, list) else []
    return [item["value"] for item in items if isinstance(item, dict) and _is_number(item.get("value"))]


def values(checked: Checked) -> Iterator[Diagnostic]:
    """Values and targets without a date, twice at one date, or out of order."""
    for entry, path, indicator in checked.bricks("indicator"):
        label = str(indicator.get("label", phrase("indicator")))
        target, measured = indicator.get("target"), indicator.get("values")
        explained = entry.explained(path)
        if isinstance(target, dict) and "date" not in target and not explained:
            yield entry.problem("C403", (*path, "target"), key=True, label=label)
        seen: dict[str, int] = {}
        previous: date | None = None
        for index, value in enumerate(measured if isinstance(measured, list) else ()):
            when = value.get("date") if isinstance(value, dict) else None
            if isinstance(value, dict) and when is None and "undated" not in value:
                yield entry.problem("C404", (*path, "values", index), label=label)
            if not isinstance(when, str) or explained:
                continue
            if when in seen:
                yield entry.problem("C408", (*path, "values", index, "date"), label=label, value=when)
            start = _day(bounds(when)[0])
            if start and previous and start < previous:
                yield entry.problem("C410", (*path, "values", index, "date"), label=label)
            seen[when], previous = index, start or previous


def repeated(checked: Checked) -> Iterator[Diagnostic]:
    """One indicator written twice in a file, with two values at one date."""
    seen: dict[tuple[str, str, str], tuple[Any, Path]] = {}
    for entry, path, indicator in checked.bricks("indicator"):
        for value in indicator["values"] if isinstance(indicator.get("values"), list) else ():
            if not isinstance(value, dict) or not isinstance(value.get("date"), str) or entry.explained(path):
                continue
            key = (entry.file, fold(str(indicator.get("label"))), value["date"])
            known, place = seen.setdefault(key, (value.get("value"), path))
            if place != path and known != value.get("value"):
                line = entry.source.span(place).line
                yield entry.problem("C411", (*path, "label"), label=str(indicator.get("label")), line=line)


def _day(text: Any) -> date | None:
    try:
        return first_day(text) if isinstance(text, str) else None
    except ValueError:
        return None


_ORDERED: Final = (("start", "end"), ("reviewed_on", "review_due"), ("added_on", "review_due"), ("date", "expires"))


def dates(checked: Checked) -> Iterator[Diagnostic]:
    """An end before its beginning."""
    for entry in checked.project.entries:
        for path, value, field in entry.nodes:
            if isinstance(value, dict):
                for first, last in _ORDERED:
                    yield from _order(checked, entry, path, value, first, last)
            elif "partial-date-or-period" in field.formats and isinstance(value, str) and "/" in value:
                start, end = bounds(value)
                if _before(end, start):
                    last, first = phrase("the_end"), phrase("the_start")
                    yield entry.problem("C407", path, later_label=last, later=end, earlier_label=first, earlier=start)


def _order(
    checked: Checked, entry: Entry, path: Path, value: dict[str, Any], first: str, last: str
) -> Iterator[Diagnostic]:
    if first in value and last in value and _before(value[last], value[first]):
        labels = [checked.schemas.field(entry.kind, (*path, key)).title for key in (last, first)]
        yield entry.problem(
            "C407",
            (*path, last),
            later_label=phrase("a_date", label=labels[0]),
            later=str(value[last]),
            earlier_label=phrase("a_date", label=labels[1]),
            earlier=str(value[first]),
        )


def _before(late: Any, early: Any) -> bool:
    """Whether a date surely comes before another, as far as both say (2024 is not before 2024-06)."""
    if not (_day(late) and _day(early)):
        return False
    precision = min(len(late), len(early))
    return bool(late[:precision] < early[:precision])


_NOTHING: Final = re.compile(
    r"^\s*(?:néant|rien à signaler|sans objet|r\.?a\.?s\.?|aucune?s?|pas d[e'’]\s?\w+)\b|"
    r"\b(?:aucune?|nul(?:le)?)\s+(?:obstacle|frein|difficulté|limite|point de vigilance|problème)",
    re.IGNORECASE,
)
_STILL: Final = re.compile(
    r"\b(?:l['’]|le |la |un |seul |principal |principale )\s?"
    r"(?:obstacle|frein|difficulté|limite|problème)\b[^.]{0,60}\b(?:reste|demeure|plus|majeur|principal|important)|"
    r"\bprincipal(?:e)?\s+(?:obstacle|frein|difficulté|limite|problème)",
    re.IGNORECASE,
)


_LISTED: Final = ("obstacles", "vigilance_points", "success_factors", "next_steps", "impact", "feedback")


def nothing_beside_something(checked: Checked) -> Iterator[Diagnostic]:
    """« Aucun obstacle » in a list that goes on to give one."""
    for entry in checked.project.of("sheet"):
        texts: dict[str, list[tuple[Path, str]]] = {key: [] for key in _LISTED}
        for path, value, _ in entry.nodes:
            if path and path[0] in texts and isinstance(value, str) and path[-1] != "title":
                texts[str(path[0])].append((path, value))
        for key, listed in texts.items():
            if entry.explained((key,)):
                continue
            for path, text in listed:
                if (match := _NOTHING.search(text)) and (len(listed) > 1 or _STILL.search(text[match.end() :])):
                    label = checked.schemas.field("sheet", (key,)).title
                    shown = text.strip().split(".")[0]
                    yield entry.problem("C405", path, value=shown, label=label, name=key)
                    break
