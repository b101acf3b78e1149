"""Values written in another shape than the one wanted, which say all that it asks: a year for a period."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from builder import examples
from builder.diagnostics import Path
from builder.nearest import called, fold
from builder.schema import Schemas
from builder.typed_dates import typed_date, typed_period

_EUROS: Final = re.compile(r"€|euro", re.IGNORECASE)
_PAGES: Final = re.compile(r"([0-9]{1,4}) ?[-–/à] ?([0-9]{1,4})")
_FIGURES: Final = re.compile(r"[0-9]{1,4}")
_POINT: Final = re.compile(r"(-?[0-9]{1,2}\.[0-9]{1,9})\s{0,3}[,; ]\s{0,3}(-?[0-9]{1,3}\.[0-9]{1,9})")
"""A point as maps give it to be copied."""
_UNTIL_NOW: Final = re.compile(
    r"(?P<start>\S.{3,30}?) ?(?:[-–/à]|jusqu['’]à) ?(?:aujourd['’]hui|ce jour|maintenant|en cours|présent)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"(?:https?://(?:www\.)?|www\.)(?P<host>[\w.-]{3,80})(?:[/?#]\S{0,500})?")
_NAMED: Final = re.compile(
    r"\[(?P<bracketed>[^\[\]\n]{1,300})\]\((?P<target>https?://[^\s()]{1,500})\)"
    r"|(?P<name>[^\s\[\](][^\n\[\](]{0,300}?)\s{0,3}[-–—:,(]\s{0,3}(?P<address>https?://[^\s()]{1,500})\)?"
)
"""An address and its name, in Markdown or as one writes: « Le guide : https://… », « Le guide (https://…) »."""
_GLUED: Final = re.compile(r"(?:^|(?<=\s))(?P<key>[a-z_]{2,30}) ?:(?=\S)")
"""A rubric without a space after its colon."""
_AIMED: Final = re.compile(
    r"(?P<number>\S.{0,30}?) (?:en|d['’]ici(?: à| fin)?|pour|à l['’]horizon|à fin|fin|avant) (?P<date>\S.{3,20})",
    re.IGNORECASE,
)
"""A number and its date: « 200 en 2026 »."""
_DATED: Final = re.compile(
    r"(?P<date>[^:()]{4,20}?)\s{0,3}:\s{0,3}(?P<number>\S.{0,30})|(?P<counted>\S[^()]{0,30}?)\s{0,3}\((?P<day>[^()]{4,20})\)"
)
"""« 2022 : 12 », « 12 (2022) »."""
_STILL: Final = re.compile(
    r"(?:jusqu['’])?(?:à )?(?:aujourd['’]hui|ce jour|maintenant|présent|(?:toujours )?en cours)", re.I
)
_BEGINS: Final = re.compile(r"[\"«“]?\s?[A-ZÀ-ÖØ-ÞŒ0-9]")
_GOES_ON: Final = re.compile(r"[,:(]$|\b(?:à|au|aux|avec|de|des|du|en|et|la|le|les|ou|par|pour|sur|un|une)$")
_QUALIFIED: Final = re.compile(r"(?P<said>[^0-9]{1,20}?)\s{0,3}(?P<number>[0-9].{0,60})")
_SIGNS: Final = {
    ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "up_to", "~": "about", "≈": "about",
}  # fmt: skip
"""The signs of nuances."""
_NOW: Final = "en cours"
"""The progress of what has a beginning, and goes on."""


def block(
    schemas: Schemas, kind: str, path: Path, place: Path, value: Any, raws: Mapping[Path, str]
) -> dict[str, Any] | None:
    """The block that a value at ``path`` was meant for at ``place``; None where that is not sure."""
    keys = schemas.properties(kind, place)
    if isinstance(value, list):
        dates = [typed_date(one if isinstance(one, str) else raws.get((*path, at), "")) for at, one in enumerate(value)]
        if {"start", "end"} <= keys.keys() and len(dates) == 2 and "" < dates[0] <= dates[1]:
            return {"start": dates[0], "end": dates[1]}
        if {"latitude", "longitude"} == keys.keys():
            return _point(", ".join(map(str, value)))
        names = [one if isinstance(one, str) else raws.get((*path, at), "") for at, one in enumerate(value)]
        return _territory(schemas, kind, place, names) if names and all(names) else None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = value.strip() if isinstance(value, str) else ""
    if {"start", "end"} <= keys.keys() and (start := typed_date(text or raws.get(path, ""))):
        return {"start": start}
    amount = value if not isinstance(value, str) else examples.number(text) if _EUROS.search(text) else None
    if "amount" in keys and amount is not None:
        return {"amount": amount}
    if keys.keys() >= {"value", "date"}:
        dated = dated_number(text) if isinstance(value, str) else {"value": value}
        if dated:
            return dated
    if {"first", "last"} == keys.keys() and (pages := _PAGES.fullmatch(text)):
        return {"first": int(pages[1]), "last": int(pages[2])}
    if {"id", "label"} <= keys.keys() and text and (made := examples.slug(text)):
        return {"id": made, "label": text}
    if not text:
        return _territory(schemas, kind, place, [raws.get(path, "")])
    if {"latitude", "longitude"} == keys.keys():
        return _point(text)
    return (
        _parted(schemas, kind, place, text)
        or linked(keys, "", text)
        or _term(schemas, kind, place, text)
        or _territory(schemas, kind, place, [text])
    )


def dated_number(text: str) -> dict[str, Any] | None:
    """« 50 % », « 200 en 2026 », « 2022 : 12 » or « 12 (2022) »."""
    aimed, dated = _AIMED.fullmatch(text), _DATED.fullmatch(text)
    date = typed_date(aimed["date"]) if aimed else typed_date(dated["date"] or dated["day"]) if dated else ""
    said = aimed["number"] if aimed else (dated["number"] or dated["counted"]) if dated else ""
    number = examples.number(said if date else text)
    return None if number is None else {"date": date, "value": number} if date else {"value": number}


def _parted(schemas: Schemas, kind: str, place: Path, text: str) -> dict[str, Any] | None:
    """A block whose rubrics have no space after their colons, and so were read as one text."""
    keys, found = schemas.properties(kind, place), list(_GLUED.finditer(text))
    if not found or found[0].start() or not all(match["key"] in keys for match in found):
        return None
    ends = [*(match.start() for match in found[1:]), len(text)]
    held = {match["key"]: text[match.end() : end].strip() for match, end in zip(found, ends, strict=True)}
    numbers = {key: examples.number(said) for key, said in held.items() if _numeric(schemas, kind, (*place, key))}
    return held | {key: number for key, number in numbers.items() if number is not None}


def _numeric(schemas: Schemas, kind: str, place: Path) -> bool:
    return not {"number", "integer"}.isdisjoint(schemas.field(kind, place).types)


def sentence(value: Any) -> str:
    """The sentence that someone probably meant when « mot : suite », unquoted, was read as a block."""
    if not isinstance(value, dict) or len(value) != 1:
        return ""
    ((name, text),) = value.items()
    written = isinstance(text, str) and " " in name + text and not re.fullmatch(r"[a-z_]+", name)
    return f"{name} : {text}" if written else ""


def _point(text: str) -> dict[str, Any] | None:
    point = _POINT.fullmatch(text)
    return {"latitude": float(point[1]), "longitude": float(point[2])} if point else None


def linked(keys: Mapping[str, str], title: str, text: Any) -> dict[str, str] | None:
    """A link that was written as one text, or as its name and its address; its site is its name where it has none."""
    if not isinstance(text, str) or not {"title", "url"} <= keys.keys():
        return None
    if not title and (named := _NAMED.fullmatch(text.strip())):
        return {"title": named["bracketed"] or named["name"], "url": named["target"] or named["address"]}
    address = _ADDRESS.fullmatch(text.strip())
    scheme = "" if "://" in text else "https://"
    return {"title": title or address["host"], "url": f"{scheme}{text.strip()}"} if address else None


def required(schemas: Schemas, kind: str, place: Path) -> set[str]:
    """What a block must say."""
    return {key for node in schemas.at(kind, place) for key in node.get("required", ())}


def _term(schemas: Schemas, kind: str, place: Path, text: str) -> dict[str, Any] | None:
    """The only term that a block needs, or a beginning and « until now »: « en cours », « 2021 - aujourd'hui »."""
    wanted = required(schemas, kind, place)
    now = _UNTIL_NOW.fullmatch(text)
    start = typed_date(now["start"]) if now else ""
    for key in schemas.properties(kind, place):
        names = _terms(schemas, kind, (*place, key)) if wanted <= {key} and key != "region" else {}
        if fold(text) in names:
            return {key: names[fold(text)]}
        if start and fold(_NOW) in names:
            return {"start": start, key: names[fold(_NOW)]}
    return None


def _terms(schemas: Schemas, kind: str, place: Path) -> dict[str, str]:
    """The terms of the list of a place, each by its names, folded."""
    return {fold(name): term for name, term in schemas.names(schemas.field(kind, place).vocabulary or "").items()}


def beside(schemas: Schemas, kind: str, path: Path, value: Any) -> dict[str, Any] | None:
    """What one value was to say in other keys: « environ 12 » is a number and its nuance, an end « en cours » none."""
    home, key = schemas.properties(kind, path[:-1]), path[-1] if path else ""
    if key == "end" and "status" in home and isinstance(value, str) and _STILL.fullmatch(value.strip()):
        term = _terms(schemas, kind, (*path[:-1], "status")).get(fold(_NOW))
        return {"status": term} if term else None
    if isinstance(value, list) and len(value) > 1 and all(isinstance(one, str) for one in value):
        return {str(key): value[0], f"co_{key}s": value[1:]} if f"co_{key}s" in home else None
    counted = isinstance(value, str) and "qualifier" in home and _numeric(schemas, kind, path)
    said = _QUALIFIED.fullmatch(value.strip()) if counted else None
    number = examples.number(said["number"]) if said else None
    if said is None or number is None:
        return None
    names = _terms(schemas, kind, (*path[:-1], "qualifier"))
    word = said["said"].strip()
    begun = [term for name, term in names.items() if len(fold(word)) > 2 and name.startswith(fold(word))]
    term = names.get(fold(word), begun[0] if len(set(begun)) == 1 else None) if fold(word) else _SIGNS.get(word)
    return {str(key): number, "qualifier": term} if term in names.values() else None


def apart(path: Path, several: list[str], around: Any) -> Any:
    """Names written as one at ``path``, in the block ``around``: each in its own rubric, or in an item of its own."""
    if path == ("organisation",):
        return {"organisation": several[0], "co_organisations": several[1:]}
    item = isinstance(around, dict) and len(path) > 1 and isinstance(path[-2], int)
    return [{**around, path[-1]: one} for one in several] if item else several


def are_items(lines: Sequence[str]) -> bool:
    """Whether each line of a text is one of its items: a sentence goes on with a small letter, or after a comma."""
    return len(lines) > 1 and all(map(_BEGINS.match, lines)) and not any(map(_GOES_ON.search, lines[:-1]))


def only(schemas: Schemas, kind: str, place: Path) -> str:
    """The text that is all that a block must say; nothing where there is no such one."""
    wanted = required(schemas, kind, place)
    return next((key for key in ("title", "text") if wanted == {key}), "")


def _territory(schemas: Schemas, kind: str, place: Path, names: list[str]) -> dict[str, Any] | None:
    """Names that are terms of the list of one key, or of its items: « [Nord, Pas-de-Calais] » are departments."""
    keys = schemas.properties(kind, place)
    if not {"region", "departments"} <= keys.keys():
        return None
    for key, listed in (("departments", True), ("region", False)):
        terms = _terms(schemas, kind, (*place, key, 0) if listed else (*place, key))
        found = [terms[fold(name)] for name in names if fold(name) in terms]
        if len(found) == len(names) and (listed or len(names) == 1):
            return {key: list(dict.fromkeys(found)) if listed else found[0]}
    towns = len(names) > 1 and not any(map(_FIGURES.search, names))
    return {"municipalities": list(dict.fromkeys(names))} if towns and "municipalities" in keys else None


def by_key(schemas: Schemas, keys: Mapping[str, str], value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The items of a list that was written as a block, whose keys say what an item should: « {2022: 12, 2023: 20} »."""
    names = list(value)
    if all(map(_dated, names)):
        names.sort(key=_dated)
    elif all(map(_FIGURES.fullmatch, names)):
        names.sort(key=int)
    made: list[dict[str, Any] | None] = []
    for key in names:
        held = value[key]
        name, text = key.strip(), held if isinstance(held, str) and held.strip() and "\n" not in held else ""
        number = examples.number(held) if isinstance(held, str) else None if isinstance(held, bool) else held
        made.append(_item(schemas, keys, name, text, number if isinstance(number, int | float) else None))
    return [item for item in made if item] if made and all(made) else None


def _dated(name: str) -> str:
    return typed_period(name) or typed_date(name)


def _item(
    schemas: Schemas, keys: Mapping[str, str], name: str, text: str, number: float | None
) -> dict[str, Any] | None:
    """An item that says a name and what it holds, in the keys of its own; None where they are not for these."""
    made, rubric = examples.slug(name), called(schemas.properties("sheet", ()), name)
    shapes: tuple[tuple[set[str], bool, Callable[[], dict[str, Any]]], ...] = (
        ({"date", "value"}, bool(_dated(name)) and number is not None, lambda: {"date": _dated(name), "value": number}),
        ({"title", "date"}, bool(_dated(name) and text), lambda: {"title": text, "date": _dated(name)}),
        ({"label", "values"}, number is not None, lambda: {"label": name, "values": [{"value": number}]}),
        ({"id", "term"}, bool(made and text), lambda: {"id": made, "term": name, "definition": text}),
        ({"id", "label"}, bool(made and text), lambda: {"id": made, "label": text}),
        ({"label", "fields"}, bool(text and rubric), lambda: {"label": text, "fields": [rubric]}),
        ({"id", "text"}, bool(_FIGURES.fullmatch(name) and text), lambda: {"id": int(name), "text": text}),
    )  # fmt: skip
    return next((make() for wanted, fits, make in shapes if wanted <= keys.keys() and fits), None)
