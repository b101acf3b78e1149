"""Passages → the value of a field: texts as they are, lists term by term, the rest by ``drafting`` and to confirm."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from builder.drafting import Unclear
from builder.drafting.answers import meant, understand
from builder.drafting.questions import FORMS
from builder.importing.headings import BULLET, DASHES, PICTURED
from builder.importing.record import Passage, Record
from builder.nearest import fold

VOCABULARIES: Final = frozenset({"themes", "sectors", "audiences", "levers"})
LONGEST: Final = {"title": 160, "summary": 500, "not_measured": 400, "keywords": 80}
"""What the schema admits, in characters."""
SHORT: Final = 160
"""The longest title of a step."""
_STOP: Final = re.compile(r"\s*[.:;(](?:\s|$)|\s*\(")
_BULLET: Final = re.compile(rf"^\s*(?:[☐□❏❑❒⬜◻{DASHES}]+|[o§])\s+|^\s*[–•-](?=[^\W\d_])|{PICTURED.pattern}")
_STRUCTURED: Final = frozenset({"funding", "steps", "initiatives", "quotes", "zooms", "resources", "period"})
"""Lists and groups of several keys."""
_PARTS: Final = re.compile(r"[,;\n|]+")
_FEW: Final = 8
_LONG: Final = 60
"""Words and characters of the longest term that somebody writes in a list."""
_WHY: Final = {
    "contacts": "la structure, la fonction, et l'accord de la personne nommée",
    "stakeholders": "le rôle de chaque structure",
    "indicators": "chaque valeur avec sa date et son unité",
    "territory": "les départements et la région",
}


def points(text: str) -> list[str]:
    """Lines without their bullets; their numbers stay, since they may mean something."""
    return [" ".join(_BULLET.sub("", line).split()) for line in text.splitlines() if measurable(line)]


def measurable(line: str) -> bool:
    """Whether a line says something."""
    return any(char.isalnum() for char in line)


def fill(record: Record, key: str, passages: Sequence[Passage], values: Mapping[str, str] | None = None) -> None:
    """Put passages in a field, or keep them for a person with the reason why not.

    Args:
        record: the draft.
        key: a field of sheets.
        passages: its words, in order.
        values: for some words, the term that the map of a survey gives.
    """
    form = FORMS.get(key, "points")
    if key in VOCABULARIES:
        _terms(record, key, passages, values or {})
    elif key in _STRUCTURED:
        _structured(record, key, passages)
    elif form in {"line", "text", "points", "words"}:
        _words(record, key, form, passages)
    else:
        _interpreted(record, key, form, passages, values or {})


def indicator(record: Record, passage: Passage) -> None:
    """« Libellé : 19 en 2020 » is an indicator; other words are kept as they are, under impact."""
    try:
        value = understand("indicators", without_bullet(passage.whole or passage.text), record.known)
    except Unclear:
        value = ""
    if isinstance(value, list):
        record.data.setdefault("indicators", []).extend(value)
        record.place("indicators", passage)
        record.doubt("indicators", passage, "chaque valeur avec sa date et son unité")
    else:
        fill(record, "impact", [passage])
        record.doubt("indicators", passage, "un indicateur, ou la raison de ne pas en avoir")


def without_bullet(text: str) -> str:
    """A line without what makes it an item."""
    return BULLET.sub("", PICTURED.sub("", text)).lstrip("-•*→– ")


def _words(record: Record, key: str, form: str, passages: Sequence[Passage]) -> None:
    """Texts, as they came; a second text for a field that holds one line is kept aside."""
    if form in {"line", "text"}:
        whole = "\n\n".join(passage.text.strip() for passage in passages)
        before = record.data.get(key)
        text = " ".join(whole.split()) if form == "line" else (f"{before}\n\n{whole}" if before else whole)
        if form == "line" and (before or len(text) > LONGEST.get(key, 500)):
            why = "une valeur est déjà là" if before else f"plus de {LONGEST.get(key, 500)} caractères"
            for passage in passages:
                record.leave(passage, f"{key} : {why}")
            return
        record.data[key] = text
    else:
        made = [
            point
            for passage in passages
            for point in (points(passage.whole or passage.text) if form == "points" else listed(passage.text))
        ]
        if made:  # an empty form has its bullets
            record.data[key] = list(dict.fromkeys([*record.data.get(key, []), *made]))
    for passage in passages:
        record.place(key, passage)
        if key == "authors":
            record.doubt(key, passage, "l'accord de la personne nommée")


def _structured(record: Record, key: str, passages: Sequence[Passage]) -> None:
    """A list of things of several keys: the first key takes each line, a person finishes."""
    lines = [line for passage in passages for line in points(passage.text)]
    short = [line for line in lines if len(line) <= SHORT]
    match key:
        case "funding":
            told = [record.data.get(key, {}).get("text", ""), *(passage.text.strip() for passage in passages)]
            record.data[key] = {"text": "\n\n".join(filter(None, told))}
        case "quotes":
            record.data[key] = [*record.data.get(key, []), *({"text": line} for line in lines)]
        case "zooms" if len(short) == len(lines):
            record.data[key] = [*record.data.get(key, []), *({"title": line} for line in lines)]
        case "steps" | "initiatives":
            record.data[key] = [*record.data.get(key, []), *_titled(lines)]
        case _:
            for passage in passages:
                record.leave(passage, f"{key} : à écrire à la main")
                record.doubt(key, passage, "à écrire à la main")
            return
    for passage in passages:
        record.place(key, passage)
        record.doubt(key, passage, "le découpage")


def _titled(lines: Sequence[str]) -> list[dict[str, str]]:
    """Titles with their texts: a short line is a title, a long one the text of the title above, else its own."""
    made: list[dict[str, str]] = []
    for line in lines:
        if len(line) <= SHORT:
            made.append({"title": line})
        elif made and "text" not in made[-1] and not made[-1]["title"].endswith((".", "!", "?")):
            made[-1]["text"] = line
        else:
            made.append({"title": beginning(line), "text": line})
    return made


def beginning(text: str) -> str:
    """The first words of a text, in place of its title: up to a mark, else as many whole words as a title admits."""
    before = _STOP.split(text, maxsplit=1)[0]
    if 8 <= len(before) <= SHORT:
        return before
    return f"{text[:SHORT].rpartition(' ')[0] or text[:SHORT]}…"


def is_prose(text: str) -> bool:
    """Whether words under the heading of a closed list are sentences, whose commas part no terms."""
    return (text.endswith(".") and len(text.split()) > _FEW) or any(len(item) > _LONG for item in _PARTS.split(text))


def listed(text: str) -> list[str]:
    """The items of a list on one line or several."""
    return [" ".join(_BULLET.sub("", item).split()) for item in _PARTS.split(text) if measurable(item)]


def _terms(record: Record, key: str, passages: Sequence[Passage], values: Mapping[str, str]) -> None:
    for passage in passages:
        whole = term(record, key, passage.text, values)
        for item in [passage.text] if whole or is_prose(passage.text) else listed(passage.text):
            found = whole or term(record, key, item, values)
            part = Passage(item, passage.place)
            if found is None:
                near = nearest_terms(record, key, item)
                why = "aucun terme de la liste" + (f" ; proches : {', '.join(near)}" if near else "")
                record.leave(part, f"{key} : {why}")
                record.doubt(key, part, why)
                continue
            record.place(key, part)
            if found not in record.data.setdefault(key, []):
                record.data[key].append(found)


def term(record: Record, key: str, words: str, values: Mapping[str, str]) -> str | None:
    """The term that some words name, by the map first."""
    return meant(words, values) or record.known.term(key, words)


def nearest_terms(record: Record, key: str, words: str) -> list[str]:
    """The identifiers of the three terms whose names come close to some words."""
    names: dict[str, str] = {}
    for known in record.known.schemas.terms(key):
        for name in (known.get("label", ""), *known.get("synonyms", ()), known["id"]):
            names.setdefault(fold(str(name)), str(known["id"]))
    wanted = fold(words)
    close = difflib.get_close_matches(wanted, names, n=10, cutoff=0.5)
    within = [name for name in names if len(name) > 4 and (name in wanted or (len(wanted) > 4 and wanted in name))]
    return list(dict.fromkeys(names[name] for name in [*within, *close]))[:3]


def _is_place(passage: Passage) -> bool:
    """Whether words may name a place, and tell nothing of it."""
    return len(passage.text) <= SHORT and not passage.text.endswith(".")


def _interpreted(record: Record, key: str, form: str, passages: Sequence[Passage], values: Mapping[str, str]) -> None:
    if form == "territory":
        for passage in passages:
            if not _is_place(passage):
                record.leave(passage, "territory : un texte, et non un lieu")
                record.doubt(key, passage, "un texte, et non un lieu")
        passages = [*filter(_is_place, passages)]
        if not passages:
            return
    words = "\n".join(passage.text for passage in passages)
    separator = ", " if form in {"contacts", "territory"} else "\n"
    told = values.get(words) or separator.join(" ".join(passage.text.split()) for passage in passages)
    try:
        if key in record.data:
            raise Unclear("une valeur est déjà là")
        value: Any = understand(form, told if form in {"contacts", "territory"} else words, record.known,
                                str(record.data.get("organisation", "")))  # fmt: skip
    except Unclear as reason:
        for passage in passages:
            record.leave(passage, f"{key} : {reason}")
            record.doubt(key, passage, str(reason))
        return
    record.data["not_measured" if key == "indicators" and isinstance(value, str) else key] = value
    for passage in passages:
        record.place(key, passage)
        if key in _WHY:
            record.doubt(key, passage, _WHY[key])
