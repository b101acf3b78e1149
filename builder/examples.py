"""Corrected examples: a few lines of YAML, made from the author's own value when it can be saved."""

from __future__ import annotations

import re
from typing import Any

import yaml

from builder.diagnostics import Path
from builder.nearest import fold
from builder.scalars import resolve
from builder.schema import Field


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists under their key, as our files do."""
        return super().increase_indent(flow, False)


_LONG = 8
"""Lines beyond which an example hides the message."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?\d[\d \u00a0\u202f]*(?:[.,]\d+)?")
_DIGIT_SPACE = re.compile(r"[ \u00a0\u202f]")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BARE_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")
_PAGE = re.compile(r"[1-9]\d*")
_SLUG_GAP = re.compile(r"[\s'’_./·-]+")
_PLAIN = re.compile(r"[a-z][a-z0-9_-]*|[0-9]{4}(?:-[0-9]{2}){0,2}")


def _represent(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    safe = _PLAIN.fullmatch(value) and resolve(value)[1] is None and isinstance(resolve(value)[0], str)
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if safe else '"')


def _represent_number(dumper: yaml.SafeDumper, value: float) -> yaml.ScalarNode:
    """Without « .0 »: the browser, which gives the same examples, knows one kind of number."""
    return dumper.represent_int(int(value)) if value.is_integer() else dumper.represent_float(value)


_Dumper.add_representer(str, _represent)
_Dumper.add_representer(float, _represent_number)


def dump(value: Any) -> str:
    """YAML as our files are written."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=False)
    return text.removesuffix("...\n").rstrip()


def entry(path: Path, value: Any) -> str:
    """``key: value`` for the last key of ``path``, or ``- value`` for a list item."""
    if path and isinstance(path[-1], str):
        return dump({path[-1]: value})
    return dump([value])


def of_key(key: str | int, field: Field) -> str:
    """The first example of a field, under its key."""
    if not field.examples:
        return ""
    return dump({key: field.examples[0]}) if isinstance(key, str) else dump([field.examples[0]])


def renamed(key: str, value: Any, field: Field) -> str:
    """The author's value under its right name, unless it is a long block."""
    text = entry((key,), value)
    return text if text.count("\n") < _LONG else of_key(key, field)


def of_type(path: Path, value: Any, raw: str | None, wanted: str, field: Field) -> str:
    """The value in the wanted type when that is obvious, else the field's example."""
    if wanted == "string" and raw is not None:
        return entry(path, raw)
    if wanted == "array" and isinstance(value, str | int | float) and "object" not in field.types:
        first = field.examples[0] if field.examples else []
        if not first or not isinstance(first[0], dict | list):
            return entry(path, [raw if raw is not None else value])
    if wanted == "array" and isinstance(value, dict) and set(value) & _keys(field):
        return entry(path, [value])
    if wanted == "object" and isinstance(value, str) and "organisation" in _keys(field) and _ID.fullmatch(value):
        return entry(path, {"organisation": value})
    if wanted in {"number", "integer"} and isinstance(value, str) and (number := _number(value)) is not None:
        return entry(path, number)
    return of_key(path[-1], field) if path else ""


def _keys(field: Field) -> set[str]:
    """The keys that the field's example shows, or the example's first item."""
    example = field.examples[0] if field.examples else None
    example = example[0] if isinstance(example, list) and example else example
    return set(example) if isinstance(example, dict) else set()


def _number(text: str) -> int | float | None:
    match = _NUMBER.search(text)
    if match is None:
        return None
    number = _DIGIT_SPACE.sub("", match.group()).replace(",", ".")
    return float(number) if "." in number else int(number)


_FRENCH_DATE = re.compile(r"(?:(\d{1,2})(?:er)?[ /.-])?(\d{1,2}|[a-zéû]+)[ /.-](\d{4})")
_FRENCH_PERIOD = re.compile(r"(?:de )?(\d{4})(?: ?[-–] ?| à | et )(\d{4})")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905


def _date(text: str) -> str:
    """« 15/06/2024 » or « juin 2024 » as a date of ours, or nothing."""
    match = _FRENCH_DATE.fullmatch(text.strip().lower())
    if match is None:
        return ""
    day, month, year = match.groups()
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1 if month in MONTHS else 0
    if not 1 <= number <= 12 or not 1 <= int(day or 1) <= 31:
        return ""
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def of_form(path: Path, value: str, form: str, field: Field) -> str:
    """The value in the wanted form when that is obvious, else the field's example."""
    if form in {"id", "term-id"} and fold(value):
        return entry(path, slug(value))
    if form == "line":
        return entry(path, " ".join(value.split()))
    if form.startswith("partial-date") and (date := _date(value)):
        return entry(path, date)
    if form == "partial-date-or-period" and (match := _FRENCH_PERIOD.fullmatch(value.strip())):
        return entry(path, "/".join(match.groups()))
    if form == "email" and (match := _EMAIL.search(value)):
        return entry(path, match.group())
    if form == "web-url" and _BARE_ADDRESS.fullmatch(value):
        return entry(path, f"https://{value}")
    if form == "page" and (numbers := _PAGE.findall(value)):
        return entry(path, "-".join(sorted(numbers[:2], key=int)))
    return of_key(path[-1], field) if path else ""


def slug(text: str) -> str:
    """An identifier made from a title: « Égalité à Amiens » gives ``egalite-a-amiens``."""
    return "-".join(filter(None, (fold(word) for word in _SLUG_GAP.split(text))))[:80].strip("-")
