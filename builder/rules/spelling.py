"""Names written in two ways: organisations of the registry, and persons."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from builder import examples
from builder.diagnostics import Diagnostic, Path
from builder.messages import phrase
from builder.nearest import fold
from builder.project import Checked, Entry
from builder.schema import Field

_WORD: Final = re.compile(r"\w+")
_CAPITAL: Final = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]\w*")
"""A word that may start with a capital."""
_MOST_WORDS: Final = 7
_GAP: Final = re.compile(r"[\s'’.&/·-]{1,3}")
"""What may stand between two words of one name."""
_CLOSE: Final = 0.8
_LITERAL: Final = frozenset({"editor_note", "editor_notes", "url", "aliases", "email", "website", "synonyms"})


@dataclass(slots=True)
class _Known:
    """The forms under which an organisation is known."""

    entry: Entry
    forms: set[str] = field(default_factory=set)


def registry(checked: Checked) -> Iterator[tuple[str, Path, str, Entry]]:
    for entry in checked.organisations.values():
        names: dict[Path, Any] = {(key,): entry.data.get(key) for key in ("name", "acronym", "expansion")}
        names |= {("aliases", i): alias for i, alias in enumerate(entry.listed("aliases"))}
        for path, name in names.items():
            if isinstance(name, str) and fold(name):
                yield fold(name), path, _typed(name), entry


def _typed(text: str) -> str:
    """A name as typed, whatever the apostrophe and the spaces."""
    return " ".join(text.replace("’", "'").replace("‑", "-").split())


def organisations(checked: Checked) -> Iterator[Diagnostic]:
    """Two entries of the registry with one name; a text or a list that writes a known name in another way."""
    known: dict[str, _Known] = {}
    twice: set[tuple[str, str]] = set()
    for key, path, form, entry in registry(checked):
        found = known.setdefault(key, _Known(entry))
        if found.entry is not entry and (key, entry.file) not in twice:
            twice.add((key, entry.file))
            yield entry.problem("P509", path, value=form, other=found.entry.file)
        found.forms.add(form)
    starts = {key[:length] for key in known for length in range(1, len(key) + 1)}
    for entry in checked.project.entries:
        if entry.kind not in {"organisation", "vocabulary", "glossary"}:
            yield from _in_texts(entry, known, starts)
            yield from _in_parties(entry, known)


def _in_parties(entry: Entry, known: Mapping[str, _Known]) -> Iterator[Diagnostic]:
    for path, value, place in entry.nodes:
        name = value.get("name") if place.brick == "party" and isinstance(value, dict) else None
        if isinstance(name, str) and (found := known.get(fold(name))):
            example = examples.entry(("organisation",), found.entry.id)
            yield entry.problem("P508", (*path, "name"), value=name, id=found.entry.id, example=example)


def _in_texts(entry: Entry, known: Mapping[str, _Known], starts: Container[str]) -> Iterator[Diagnostic]:
    reported: set[str] = set()
    for path, value, place in entry.nodes:
        if not isinstance(value, str) or not _is_prose(path, place):
            continue
        if path[-1] == "name" and fold(value) in known:
            continue  # a party that should be named by its identifier
        for form, found in _mentions(_typed(value), known, starts):
            name = found.entry.data.get("name")  # without it, that it is missing is told
            if name and form not in found.forms and form not in reported and not entry.explained(path):
                reported.add(form)
                yield entry.problem("P501", path, within=form, value=form, name=str(name), registry=found.entry.file)


def _is_prose(path: Path, place: Field) -> bool:
    if _LITERAL & set(path) or place.reference or place.vocabulary or place.person:
        return False
    if path[:1] == ("quotes",) or path[-2:-1] == ("keywords",):
        return False
    return place.markdown or "line" in place.formats


def _mentions(text: str, known: Mapping[str, _Known], starts: Container[str]) -> Iterator[tuple[str, _Known]]:
    """The names of the registry in a text, as written there, the longest first at each place."""
    done = 0
    for capital in _CAPITAL.finditer(text):
        start = capital.start()
        if start < done or fold(capital[0]) not in starts or not text[start].isupper():
            continue
        words = list(_run(text, start))
        folded = [fold(word[0]) for word in words]
        for length in range(len(words), 0, -1):
            found = known.get("".join(folded[:length]))
            if found is not None:
                done = words[length - 1].end()
                yield text[start:done], found
                break


def _run(text: str, start: int) -> Iterator[re.Match[str]]:
    """The words that may make one name: no comma, parenthesis or full sentence stop between them."""
    end = start
    for word in islice(_WORD.finditer(text, start), _MOST_WORDS):
        if word.start() > start and not _GAP.fullmatch(text, end, word.start()):
            return
        yield word
        end = word.end()


def persons(checked: Checked) -> Iterator[Diagnostic]:
    """Two spellings of what is probably one person's name."""
    seen: dict[str, dict[str, tuple[Entry, Path]]] = {}
    places = ((entry, path, value) for entry in checked.project.entries for path, value, f in entry.nodes if f.person)
    for entry, path, value in places:
        name = _typed(value) if isinstance(value, str) else ""
        for bucket in _buckets(name):
            others = seen.setdefault(bucket, {})
            twin = next((other for other in others if other != name and _same_person(name, other)), None)
            others.setdefault(name, (entry, path))
            if twin is None:
                continue
            first, place = others[twin]
            if not entry.explained(path) and not first.explained(place):
                yield entry.problem("P502", path, value=name, other=twin, place=_place(first, place))
            break


def _place(entry: Entry, path: Path) -> str:
    return phrase("place", file=entry.file, line=entry.source.span(path).line)


def _buckets(name: str) -> list[str]:
    """People are compared with those who share their first name or their last: never all with all."""
    words = [fold(word) for word in name.split()]
    return [f"prénom {words[0]}", f"nom {words[-1]}"] if len(words) > 1 else []


@lru_cache(maxsize=100_000)
def _same_person(one: str, other: str) -> bool:
    if fold(one) == fold(other):
        return True
    return _differ_once(one, other) and difflib.SequenceMatcher(None, fold(one), fold(other)).ratio() >= 0.9


def _differ_once(one: str, other: str) -> bool:
    """Only one word differs, and it is close: Horent and Horrent, not Marie Martin and Marine Martin-Petit."""
    ones, others = one.split(), other.split()
    if len(ones) != len(others):
        return False
    pairs = [(fold(a), fold(b)) for a, b in zip(ones, others, strict=True) if fold(a) != fold(b)]
    return len(pairs) == 1 and difflib.SequenceMatcher(None, *pairs[0]).ratio() >= _CLOSE
