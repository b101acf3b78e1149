"""Corrected examples: a few lines of YAML, made from the author's own value when it can be saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from builder.diagnostics import Path
from builder.dumping import dump
from builder.formats import HOST
from builder.nearest import fold
from builder.schema import Field
from builder.typed_dates import rough_year, typed_date, typed_period

_LONG = 8
"""Lines beyond which an example hides the message."""
_LITERAL = "{}: |"
"""How a rubric begins whose text stands below."""
ID = re.compile(r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?![a-z0-9-]))[a-z0-9]+(?:-[a-z0-9]+)*")
"""Files have it as a name. Windows keeps some for its devices: it clones no repository that has a file of this name."""
_NUMBER = re.compile(
    r"(?P<minus>[−–-])?(?P<whole>[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,4}|[0-9]{1,15})"
    r"(?:[.,](?P<decimals>[0-9]{1,9}))?"
    r"(?:[ \u00a0\u202f]?[%‰€]|[ \u00a0\u202f]+(?!mill|[kmKM]?€|[kKmM]d|(?:[kmKM]|cents?|dizaines?|sur|et|ou|à)\b)"
    r"[^\W\d_][^\d]{0,60})?"
)
"""A number and its unit; not one that its unit multiplies, nor two numbers."""
_DIGIT_SPACE = re.compile(r"[ \u00a0\u202f]")
_MARK = re.compile(r"[•●▪◦‣*–—→➔➜➡►▶▸➤✅✔✓☑☐■□★👉🔹🔸-]\ufe0f?(?=\s*\S)")
_RANK = re.compile(r"(?:^|\s{1,9})(?:[1-9][0-9]?[.)]|[a-h]\))\s+")
_LISTED = re.compile(r"\s{0,9}[,;]\s{0,9}")
_BAR = re.compile(r"\s{1,9}[/|–—-]\s{1,9}")
_TAGS = re.compile(r"\s{0,9}#(?=\w)")
_ARROW = re.compile(r"\s{0,9}(?:[-=]>|→|⇒|➔)\s{0,9}")
_JOINED = re.compile(r"\s{1,9}et\s{1,9}|\s{0,9}/\s{0,9}")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”")
_EMAIL = re.compile(r"(?<![\w.%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?![\w-])")
_AT = re.compile(r"\s{0,9}[(\[] ?(?:at|AT|arobase) ?[)\]]\s{0,9}")
_DOT = re.compile(r"\s{0,9}[(\[] ?(?:dot|DOT|point) ?[)\]]\s{0,9}")
"""How pages hide the signs of an address."""
_PHONE = re.compile(r"(?<![0-9+])(?:\(?(?P<plus>\+[0-9]{1,3})\)?|0)(?:[ .()-]{0,3}[0-9]){7,13}(?![0-9])")
_SINCE = re.compile(r"(?:depuis|à partir de|dès) (?P<start>\S.{3,30})", re.IGNORECASE)
_BARE_ADDRESS = re.compile(rf"{HOST}(/\S*)?")
_SCHEME = re.compile(rf"(?P<scheme>https?)\s*(?::\s*)?/{{1,3}}\s*(?P<rest>{HOST}(?:/[^\s<>\"]*)?)")
"""An address whose « :// » is badly typed."""
_DOMAIN = re.compile(r"(?:https?://)?(?:[^\s@/]*@)?(?:www\.)?(?P<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/\S*)?")
_PICTURE = re.compile(r"(?:.*[/\\])?(?P<stem>[^/\\]+)\.(?P<kind>jpe?g|png|webp)", re.IGNORECASE)
_PAGE = re.compile(r"(?<![0-9])[1-9][0-9]{0,4}(?![0-9])")
_SEVERAL = re.compile(r"\bet\b|[,;&]")
"""« 12 et 15 » are two pages, and not those between them."""
_LINK = re.compile(rf"(?:[^<>\[\]]{{0,300}}<|\[[^\]]*\]\()(?P<address>https?://{HOST}(?:[/:?#][^\s<>()]*)?)[>)]")
"""An address that a mail or a page made a link of."""
_SLUG_GAP = re.compile(r"[\s'’_./·-]+")
_SLUG_LOST = re.compile(r"[^a-z0-9]+")
_MOST = 2000
"""Characters of a text beyond which it is no identifier, date nor address."""
_CODE = re.compile(r"[0-9]{1,3}")
_ENDING = re.compile(r"\.ya?ml$")


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
    """The author's value under its right name; nothing where it is long, for its name alone is to change."""
    one = field.types == {"array"} and not isinstance(value, dict | list)
    if isinstance(value, dict | list):
        value = fitting(key, value, field)
    shown = _keys(field)
    items = value if isinstance(value, list) and field.types == {"array"} and shown else []
    stranger = any(not isinstance(item, dict) or not shown & set(item) for item in items)
    if value is None or (one and shown) or stranger or (field.types == {"object"} and not isinstance(value, dict)):
        return of_key(key, field)
    if isinstance(value, str) and value.startswith(_LITERAL.format(key)):
        return value
    text = entry((key,), [value] if one else value)
    return text if text.count("\n") < _LONG and "\\n" not in text.replace('\\n"', "") else ""


def of_type(path: Path, value: Any, raw: str | None, wanted: str, field: Field, items: Sequence[str]) -> str:
    """The value in the wanted type when that is obvious, else nothing.

    Args:
        path: where the value is.
        value: what was read.
        raw: how it is written, where that is no plain text.
        wanted: the type.
        field: what the schema says of the place.
        items: the items that the value would make, where a list is wanted.
    """
    if wanted == "string" and raw is not None:
        return entry(path, _with_zeros(raw, field))
    if wanted == "array" and items and isinstance(value, str | int | float) and "object" not in field.types:
        first = field.examples[0] if field.examples else []
        if not first or not isinstance(first[0], dict | list):
            return entry(path, items)
    if isinstance(value, dict | list) and path and (right := fitting(path[-1], value, field)) is not None:
        return right if isinstance(right, str) and right.startswith(_LITERAL.format(path[-1])) else entry(path, right)
    if wanted == "object" and isinstance(value, str) and (right := block(value, field)):
        return entry(path, right)
    if wanted == "object" and isinstance(value, str) and "organisation" in _keys(field) and ID.fullmatch(value):
        return entry(path, {"organisation": value})
    if wanted == "object" and isinstance(value, str) and path and isinstance(path[-1], int):
        shown = _keys(field)
        if "id" not in shown and (key := next((name for name in ("title", "text") if name in shown), "")):
            return entry(path, {key: value})
    if wanted in {"number", "integer"} and isinstance(value, str) and (amount := number(value)) is not None:
        return entry(path, amount)
    return ""


def fitting(key: str | int, value: dict[str, Any] | list[Any], field: Field) -> Any:
    """A block or a list in the type that a field wants; nothing where that is not obvious.

    Several texts of a list make one text with a list in it: the lines of the rubric, which no value could be."""
    kinds, known = field.types, _keys(field)
    if isinstance(value, dict):
        if kinds == {"string"} and field.formats <= {"line", "id"} and not field.vocabulary and len(value) == 1:
            (value,) = value.values()  # a text under a name that it needs not
            one = value if isinstance(value, str) and value.strip() and "\n" not in value else ""
            return slug(one) or None if "id" in field.formats else one or None
        return value if "object" in kinds else [value] if "array" in kinds and set(value) & known else None
    if "array" in kinds:
        return value
    if "object" in kinds and all(isinstance(item, dict) and set(item) <= known for item in value):
        keys = [name for item in value for name in item]
        return {name: item[name] for item in value for name in item} if len(set(keys)) == len(keys) > 0 else None
    texts = [item for item in value if isinstance(item, str) and item.strip() and "\n" not in item]
    if "string" not in kinds or len(texts) < len(value) or not texts:
        return None
    whole = "\n  - ".join([_LITERAL.format(key), *texts]) if field.markdown and isinstance(key, str) else None
    return texts[0] if len(texts) == 1 else whole


def pointed(path: Path, parts: list[str], field: Field, *, grouped: bool) -> str:
    """A text and the points below it, as the field has them: a list, a group, or a text with a list in it.

    Args:
        path: where the text is.
        parts: its beginning, then each point.
        field: what the schema says of the place.
        grouped: whether a group of points may stand there.
    """
    if grouped:
        return entry(path, {"title": parts[0].rstrip(" :"), "points": parts[1:]})
    item = bool(path) and isinstance(path[-1], int)
    blocks = field.types and not field.types & {"string", "array"}
    if path and (blocks or (field.types == {"array"} and _keys(field))):
        return of_key(path[-1], field)
    if item or "array" in field.types:
        return dump(parts) if item else entry(path, parts)
    if not field.markdown:
        return entry(path, " - ".join(parts)) if field.types else ""
    return "\n".join([_LITERAL.format(path[-1]), f"  {parts[0]}", "", *(f"  - {part}" for part in parts[1:])])


def block(text: str, field: Field) -> dict[str, str]:
    """The block that a text was meant for: « 2021-2023 » where a start and an end are wanted."""
    known = _keys(field)
    if known == {"text"} or {"region", "label"} <= known:
        return {"text" if known == {"text"} else "label": text} if text.strip() and "\n" not in text else {}
    if "start" not in known:
        return {}
    if since := _SINCE.fullmatch(text.strip()):
        start = typed_date(since["start"])
        return {"start": start} if start else {}
    start, _, end = typed_period(text).partition("/")
    return {"start": start, "end": end} if end else {}


def _with_zeros(raw: str, field: Field) -> str:
    """A code as its list writes it: a workbook makes 2 of « 02 »."""
    shown = str(field.examples[0]) if field.vocabulary and field.examples else ""
    return raw.zfill(len(shown)) if _CODE.fullmatch(raw) and _CODE.fullmatch(shown) else raw


def _keys(field: Field) -> set[str]:
    """The keys that the field's example shows, or the example's first item."""
    example = field.examples[0] if field.examples else None
    example = example[0] if isinstance(example, list) and example else example
    return set(example) if isinstance(example, dict) else set()


def items(text: str, *, names: bool) -> list[str]:
    """The items of a list that was written as one text: with signs of its own, or between commas if they are names."""
    mark = _MARK.match(text.strip())
    if text.strip()[:2] in {"1.", "1)", "a)"} and len(_RANK.split(text.strip())) > 2:
        parts = _RANK.split(text.strip())
    elif mark:
        parts = re.split(rf"(?:^|\s{{1,9}}){re.escape(mark.group())}\s*", text.strip())
    elif names:
        signs = (_TAGS, _BAR, _ARROW) if not _LISTED.search(text) else (_ARROW,)
        parts = next((sign for sign in signs if len(sign.split(text)) > 2 - (sign is _ARROW)), _LISTED).split(text)
    else:
        parts = [text]
    parts = [part.strip() for part in parts]
    return [part[1:-1] if _QUOTED.fullmatch(part) else part for part in parts if part] or [text]


def terms(text: str, known: Callable[[str], str | None], sure: Callable[[str], bool]) -> list[str]:
    """The terms that an item of a list was meant for, or the item: « 59 et 62 » makes two.

    Args:
        text: the item.
        known: the term that is nearest to a text, if any.
        sure: whether a text is the very name of a term.
    """
    parts = _JOINED.split(text)
    apart = len(parts) > 1 and all(map(sure, parts)) and not sure(text)
    whole = None if apart else known(text)
    several = [known(part) for part in parts] if whole is None else []
    found = [term for term in several if term is not None]
    return found if len(found) == len(several) > 1 else [whole or text]


def number(text: str) -> int | float | None:
    """The number that a text writes, with or without its unit; None where another reader could read another one."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    whole, decimals = _DIGIT_SPACE.sub("", match["whole"]), match["decimals"]
    if decimals and len(decimals) == 3 and whole.strip("0") and len(whole) <= 3:
        return None  # « 1.200 » is twelve hundred to some, and to others one and a bit
    amount = float(f"{whole}.{decimals}") if decimals else int(whole)
    return -amount if match["minus"] else amount


def of_form(path: Path, value: str, form: str, field: Field) -> str:
    """The value in the wanted form when that is obvious, else the field's example."""
    if right := meant(value, form):
        return entry(path, right)
    return of_key(path[-1], field) if path else ""


def meant(value: str, form: str) -> str:
    """A text in the wanted form, or nothing where that is not obvious."""
    if form != "line" and len(value) > _MOST:
        return ""
    match form:
        case "id" | "term-id":
            return slug(value)
        case "line":
            return " ".join(value.split())
        case "partial-date":
            return typed_date(value) or rough_year(value)
        case "partial-date-or-period":
            return typed_period(value) or typed_date(value) or rough_year(value)
        case "email":
            found = set(_EMAIL.findall(_DOT.sub(".", _AT.sub("@", value))))
            return found.pop() if len(found) == 1 else ""
        case "phone":
            return _phone(value)
        case "web-url":
            return _address(value)
        case "domain":
            domain = _DOMAIN.fullmatch(value.strip().lower())
            return domain["domain"] if domain else ""
        case "media-file":
            picture = _PICTURE.fullmatch(value.strip())
            return f"{slug(picture['stem']) or 'image'}.{picture['kind'].lower()}" if picture else ""
        case "page":
            return _pages(value)
    return ""


def _phone(value: str) -> str:
    """The only number that a text gives, without what goes around; nothing where it has other figures."""
    found = [match.group() for match in _PHONE.finditer(value)]
    same = len({fold(number) for number in found}) == 1 and not _CODE.search(_PHONE.sub("", value))
    return found[0].replace("(+", "+").replace(")", "", found[0].startswith("(+")) if same else ""


def _address(value: str) -> str:
    if _BARE_ADDRESS.fullmatch(value):
        return f"https://{value}"
    if scheme := _SCHEME.fullmatch(value):
        return f"{scheme['scheme']}://{scheme['rest']}"
    return link["address"] if (link := _LINK.fullmatch(value)) else ""


def _pages(text: str) -> str:
    """The page, or the first and the last ones, that a text names; nothing where it names others."""
    numbers = sorted(_PAGE.findall(text), key=int)
    apart = _SEVERAL.search(text) and len(numbers) == 2 and int(numbers[1]) - int(numbers[0]) > 1
    return "" if apart or len(numbers) > 2 else "-".join(numbers)


def slug(text: str) -> str:
    """An identifier made from a title: « Égalité à Amiens » gives ``egalite-a-amiens``; nothing where none can be."""
    words = (_SLUG_LOST.sub("", fold(word)) for word in _SLUG_GAP.split(_ENDING.sub("", text)))
    made = "-".join(filter(None, words))[:80].strip("-")
    return made if ID.fullmatch(made) else ""
