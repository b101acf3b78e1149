"""A key that the schema does not know: misspelt, cut by a comma, or the rest of the text above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from builder import examples, meant, parties, shapes
from builder.diagnostics import Path
from builder.dumping import dump
from builder.messages import phrase, suggested
from builder.nearest import called, fold, nearest
from builder.positions import value_at
from builder.schema import Schemas
from builder.source import Source

_NAME: Final = re.compile(r"[a-z_]+")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_ALIKE: Final = 5
"""First letters that two words have in common, which say the same of them."""
_LISTED: Final = 24
"""Keys of a block that are listed; of more, those that a name may stand for."""
_TERMS: Final = 12
"""Terms of a list that are named."""
_SHORT: Final = 4
"""Words of a name; more are a sentence."""
_FEW: Final = 3
"""Points of a group that a correction shows."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, the corrected lines, and what else would be told of the same mistake: where, and under which name."""

    words: str
    example: str = ""
    follows: tuple[tuple[Path, str], ...] = ()
    unknown: tuple[tuple[Path, str], ...] = ()
    """The right place of the value, and what it says that is no term there."""
    within: tuple[tuple[Path, str, str], ...] = ()
    """The keys inside it that the lines leave out, what to do with each, and its own line."""


def advice(source: Source, schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice:
    """What to say of ``key``, which the schema does not know in ``value``, the block at ``path`` of a file."""
    known = schemas.properties(kind, path)
    if apart := _apart(schemas, kind, value, path, key):
        return apart
    if whole := shapes.sentence(value):
        if "string" in schemas.field(kind, path).types:
            return Advice(phrase("sentence"), examples.entry(path, whole))
        if "title" in known and path and isinstance(path[-1], int):
            return Advice(phrase("sentence"), examples.entry(path, {"title": whole}), ((path, "title"),))
    if named := _named_group(value, path, known):
        return named
    if cut := _cut(source, value, path, key):
        before, example = cut
        return Advice(phrase("cut_by_comma"), example, (((*path, before), "S204"),))
    close = meant.closest(schemas, kind, path, key, value[key])
    plain = close and not schemas.field(kind, (*path, close)).types & {"object", "array"}
    if plain and (wrapped := _wrapped(schemas, kind, value, path, key)):
        return wrapped
    if close and close not in value and (lower := _lower(source, schemas, kind, value, path, key, close)):
        return lower
    if close and close not in value:
        return _renamed(source, schemas, kind, path, key, close, value[key])
    if close:
        line = source.key_span((*path, close)).line
        return Advice(phrase("already", key=close, title=known[close], line=line))
    if wrapped := _wrapped(schemas, kind, value, path, key):
        return wrapped
    if home := _home(source, schemas, kind, value, path, key) or _level(source, schemas, kind, value, path, key):
        return home
    here = source.key_span((*path, key))
    rest = not path and not _NAME.fullmatch(key) and any(source.key_span((name,)) < here for name in value)
    return Advice(phrase("rest_of_text" if rest else "keys_to_choose", known=choices(schemas, kind, path, key)))


def choices(schemas: Schemas, kind: str, path: Path, key: str) -> str:
    """The keys of the block at ``path`` to choose from, for a name that is none: of many, those alike."""
    known = schemas.properties(kind, path)
    if len(known) <= _LISTED:
        return phrase("among", known=", ".join(known))
    said = _words(key) if len(key.split()) <= _SHORT else set()
    near = [
        phrase("titled_key", key=name, title=title)
        for name, title in known.items()
        if said & _words(" ".join((name, title, *schemas.field(kind, (*path, name)).also)))
    ]
    return phrase("among_near", known=", ".join(near)) if near else phrase("in_guide")


def term(schemas: Schemas, kind: str, place: Path, value: str) -> tuple[str, str, str]:
    """What a text should be where it is no term of the list of ``place``: the list, what to do, and the lines."""
    field = schemas.field(kind, place)
    vocabulary = field.vocabulary or ""
    close = nearest(value, schemas.names(vocabulary))
    labels = schemas.labels(vocabulary)
    title = (schemas.vocabularies.get(vocabulary) or {}).get("title") or field.title
    if several := meant.terms_in_one(schemas, kind, place, value):
        return title, phrase("several_terms"), dump(several)
    if close:
        return title, suggested(close, labels[close], line=True), examples.entry(place, close)
    listed = ", ".join(f"{identifier} ({labels[identifier]})" for identifier in list(labels)[:_TERMS])
    advice = phrase("to_choose", listed=f"{listed}{'…' if len(labels) > _TERMS else '.'}")
    return title, advice, examples.of_key(place[-1], field)


def _words(text: str) -> set[str]:
    """The beginnings of the words of a name that say something."""
    return {fold(word)[:_ALIKE] for word in _WORD.findall(text)}


def _renamed(source: Source, schemas: Schemas, kind: str, path: Path, key: str, close: str, value: Any) -> Advice:
    """The value under its right name, and the names that it holds."""
    here, place = (*path, key), (*path, close)
    field = schemas.field(kind, place)
    right, unknown = meant.written(source, schemas, kind, here, place, value)
    shown = "" if unknown and not right else examples.renamed(close, right, field)
    line = "" if shown or (unknown and not right) else _line(source, path, key, close)
    lost = tuple(((*place, 0) if "array" in field.types else place, term) for term in unknown)
    return Advice(
        suggested(close, field.title, line=bool(shown or line) and shown != examples.of_key(close, field)),
        shown or line or examples.of_key(close, field),
        ((path, close),),
        lost,
        tuple(within(source, schemas, kind, here, place, value, whole=bool(line))),
    )


def within(
    source: Source, schemas: Schemas, kind: str, path: Path, place: Path, value: Any, *, whole: bool
) -> Iterator[tuple[Path, str, str]]:
    """Of the keys of a value that a correction holds: those that it leaves out, each with what to do, and its line.

    Args:
        source: the file.
        schemas: the schemas.
        kind: the kind of file.
        path: where the value is.
        place: where it should be.
        value: the value.
        whole: whether the correction holds no more than the name of the value: each wrong name inside is told.
    """
    found = list(meant.misnamed(schemas, kind, path, place, value))
    if isinstance(value, dict) and len(value) == sum(
        right is None and len(where) == len(path) + 1 for where, _, right in found
    ):
        return  # it is no such block
    for where, home, right in found:
        if right is None:
            yield where, phrase("keys_to_choose", known=choices(schemas, kind, home, str(where[-1]))), ""
        elif whole:
            title = schemas.properties(kind, home)[right]
            line = _line(source, where[:-1], str(where[-1]), right)
            yield where, suggested(right, title, line=bool(line)), line


def _apart(schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice | None:
    """An item whose name and value are what two of its keys should hold: « - 2022: 12 », « - Un guide : https://… »."""
    if len(value) != 1 or not path or not isinstance(path[-1], int):
        return None
    known = schemas.properties(kind, path)
    link = shapes.linked(known, key, value[key])
    made = [link] if link else shapes.by_key(schemas, known, value) or parties.parties(schemas, kind, path, value)
    if not made:
        return None
    return Advice(phrase("apart"), dump(made), tuple((path, name) for name in made[0]))


def _named_group(value: Mapping[str, Any], path: Path, known: Mapping[str, str]) -> Advice | None:
    """Points below the name of their group: « - Pour les associations: », then a list."""
    ((name, points), *others) = value.items()
    if others or not {"title", "points"} <= known.keys() or not path or not isinstance(path[-1], int):
        return None
    if not isinstance(points, list) or not points or not all(isinstance(point, str) for point in points):
        return None
    return Advice(phrase("group"), examples.entry(path, {"title": name.strip(), "points": points[:_FEW]}))


def _lower(
    source: Source, schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str, close: str
) -> Advice | None:
    """What was to stand in an item of the list that has almost its name: a « value » beside « values »."""
    inner = schemas.properties(kind, (*path, close, 0))
    if key not in inner or isinstance(value[key], dict | list):
        return None
    known = schemas.properties(kind, path)
    right: dict[str, Any] = {}
    for name in value:
        if name in inner and name not in known:
            written, _ = meant.written(source, schemas, kind, (*path, name), (*path, close, 0, name), value[name])
            right[name] = value[name] if written is None else written
    words = phrase("inside", key=close, title=known[close])
    return Advice(words, dump({close: [right]}), ((path, close),))


def _line(source: Source, path: Path, key: str, right: str) -> str:
    """The line of a key as it is, but for its name; nothing between braces, where a line holds more than one."""
    span = source.key_span((*path, key))
    line = source.lines[span.line - 1]
    before, rest = line[: span.column - 1], line[span.column - 1 :]
    colon = rest.find(":", len(key))
    return f"{right}{rest[colon:].rstrip()}" if colon >= 0 and not before.strip(" -") else ""


def _home(source: Source, schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice | None:
    """The only block of this place that has such a key: « region » stands in « territory »."""
    known = schemas.properties(kind, path)
    inside = {name: meant.held(schemas, kind, (*path, name), key) for name in known}
    listed = {name: meant.held(schemas, kind, (*path, name, 0), key) for name in known}

    def fits(name: str) -> bool:
        right, place = (inside[name], (*path, name)) if inside[name] else (listed[name], (*path, name, 0))
        address = right and "web-url" in schemas.field(kind, (*place, right)).formats
        return bool(right) and not (address and " " in str(value[key]).strip())  # « adresse: 12 rue des Lilas »

    homes = [name for name in known if fits(name)]
    beside = [name for name in homes if any(called({name: name}, one) for one in value if one not in known)]
    if len(homes) > 1 and len(beside) == 1:  # « date » beside « value », which goes to « values » and says so
        return Advice(phrase("inside", key=beside[0], title=known[beside[0]]))
    if len(homes) != 1:
        return None
    (name,) = homes
    example = "" if name in value else examples.of_key(name, schemas.field(kind, (*path, name)))
    if inside[name] and example:
        block: dict[str, Any] = {}
        for one in value:
            right = None if one in known else meant.held(schemas, kind, (*path, name), one)
            if right:
                written, _ = meant.written(source, schemas, kind, (*path, one), (*path, name, right), value[one])
                block |= {right: value[one] if written is None else written}
        wanted = {right: schemas.field(kind, (*path, name, right)).types for right in block}
        right_kind = all(isinstance(block[right], dict) for right in block if wanted[right] == {"object"})
        example = dump({name: block}) if right_kind else example
    return Advice(phrase("inside", key=name, title=known[name]), example)


def _level(
    source: Source, schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str
) -> Advice | None:
    """The place of a key that lost its shift, below a name that holds nothing, or that was shifted too far."""
    known, here = schemas.properties(kind, path), source.key_span((*path, key))
    above = [name for name in value if source.key_span((*path, name)) < here and name in known]
    last = max(above, key=lambda name: source.key_span((*path, name)), default=None)
    if last is not None and value[last] is None and key in schemas.properties(kind, (*path, last)):
        block = {
            name: value[name] for name in value if name not in known and name in schemas.properties(kind, (*path, last))
        }
        return Advice(phrase("inside", key=last, title=known[last]), dump({last: block}), (((*path, last), "S208"),))
    for length in range(len(path) - 1, -1, -1):
        held = value_at(source.data, path[:length])
        if key in schemas.properties(kind, path[:length]) and isinstance(held, dict) and key not in held:
            written = examples.entry((key,), value[key]) if not isinstance(value[key], dict | list) else ""
            return Advice(phrase("outside", key=key, title=schemas.field(kind, path[:length]).title), written)
    return None


def _wrapped(schemas: Schemas, kind: str, value: Mapping[str, Any], path: Path, key: str) -> Advice | None:
    """A name put above all that was to stand here: ``fiche:``, then the sheet."""
    inner, known = value[key], schemas.properties(kind, path)
    held = [name for name in inner if name in known] if isinstance(inner, dict) else []
    if len(held) < 2 or 2 * len(held) <= len(inner) or not value.keys().isdisjoint(held):
        return None
    short = [name for name in held if not isinstance(inner[name], dict | list)][:2]
    example = dump({name: inner[name] for name in short}) if short else ""
    return Advice(phrase("wrapped"), example, tuple((path, name) for name in held))


def _cut(source: Source, value: Mapping[str, Any], path: Path, key: str) -> tuple[str, str] | None:
    """The key whose value a comma between braces cut in two, and that value as meant: ``{date: 2020, value: 20,5}``."""
    here, keys = source.key_span((*path, key)), list(value)
    line = source.lines[here.line - 1]
    if value[key] is not None or len(keys) > meant.MOST or not line[: here.column - 1].rstrip().endswith(","):
        return None
    spans = {name: source.key_span((*path, name)) for name in keys}
    left = [name for name, span in spans.items() if span.line == here.line and span.column < here.column]
    before = max(left, key=lambda name: spans[name].column, default=None)
    if before is None or isinstance(value[before], dict | list):
        return None
    text = line[source.span((*path, before)).column - 1 : here.column - 1] + key
    number = examples.number(text)
    return before, examples.entry((before,), text if number is None else number)
