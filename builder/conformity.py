"""JSON Schema errors → diagnostics on the right line, in French.

Everything is worked out from the failing keyword, its value and the offending instance; the library's English sentence
is never read. One mistake makes one problem: what follows from it at the same place is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, Final

from builder import examples, meant, misnamed, shapes
from builder.diagnostics import Diagnostic, Path, Span, unannounced
from builder.dumping import dump
from builder.messages import diagnostic, excerpt, phrase
from builder.schema import Field, Schemas
from builder.settling import settle
from builder.source import Source
from builder.typography import number

_FORMAT_CODES: Final = {
    "id": "S211",
    "term-id": "S211",
    "partial-date": "S212",
    "partial-date-or-period": "S212",
    "email": "S213",
    "web-url": "S214",
    "phone": "S216",
    "page": "S217",
    "line": "S224",
}
_TYPE_CODES: Final = {"string": "S203", "number": "S204", "integer": "S204", "array": "S205", "object": "S206"}
MAX_PROBLEMS: Final = 200
"""Problems of one file after which the others are only counted: nobody reads more, and each costs a suggestion."""
_EMPTIED: Final = frozenset({"L109", "L110", "L137"})
"""What costs a value its content or its type: nothing more is said of it."""
_ESCAPED: Final = re.compile(r"\\[xuUN]")
"""Where a text may hold what only an escape can: the controls on which validators disagree."""
_RECEIVED: Final = {int: "number", float: "number", bool: "boolean", list: "list", dict: "block"}


def conform(source: Source, kind: str, schemas: Schemas) -> list[Diagnostic]:
    """Settle the ambiguous scalars of a file by what its schema wants, then report all that the schema refuses.

    Changes ``source.data`` in place: a date written without quotes becomes its text, a ``yes`` where a boolean is
    wanted becomes true.
    """
    if source.data is None:
        return []
    return _Conformity(source, kind, schemas).run()


@dataclass(frozen=True, slots=True)
class _Failure:
    """What a schema refused: the keyword, what it wanted, what it got, and the format expected there."""

    keyword: str
    wanted: Any
    value: Any
    form: str
    conditional: bool


class _Conformity:
    def __init__(self, source: Source, kind: str, schemas: Schemas) -> None:
        self.source, self.kind, self.schemas = source, kind, schemas
        self.found: dict[tuple[Path, str], Diagnostic] = {}
        self.settled = {problem.path for problem in source.diagnostics if problem.code in _EMPTIED}
        self.renamed: set[tuple[Path, str]] = set()
        self.untold = 0

    @property
    def room(self) -> int:
        """How many problems may still be told."""
        return max(0, MAX_PROBLEMS - len(self.found))

    def run(self) -> list[Diagnostic]:
        """Every problem of the file, one a mistake."""
        for problem in settle(self.source, self.kind, self.schemas):
            self.found[problem.path, problem.code] = problem
            self.settled.add(problem.path)
        if not _ESCAPED.search(self.source.text) and self.schemas.accepts(self.kind, self.source.data):
            return list(self.found.values())
        for error in self.schemas.validator(self.kind).iter_errors(self.source.data):
            path = tuple(error.absolute_path)
            if not self.room:
                self.untold += 1
            elif path not in self.settled:
                failure = _Failure(
                    keyword=str(error.validator),
                    wanted=error.validator_value,
                    value=error.instance,
                    form=str(error.schema.get("format", "")) if isinstance(error.schema, dict) else "",
                    conditional="then" in error.absolute_schema_path,
                )
                handler = _HANDLERS.get(failure.keyword, _Conformity._other)
                handler(self, failure, path, self.schemas.field(self.kind, path))
        if self.untold:
            self.add("S225", (), _first_line(self.source), count=number(self.untold))
        # a key that was misnamed is not missing as well
        return [
            found
            for (path, once), found in self.found.items()
            if not any((path, key) in self.renamed for key in once.split())
        ]

    def add(self, code: str, path: Path, span: Span, *, example: str = "", once: str = "", **params: Any) -> None:
        """Report, unless this place already has this problem (``once`` tells problems of one place apart)."""
        example = self.source.in_place(path, example)
        problem = diagnostic(code, self.source.file, span, path=path, example=example, **params)
        self.found.setdefault((path, once or code), problem)

    def add_wrong(
        self, code: str, path: Path, field: Field, *, example: str = "", sure: bool = False, **params: Any
    ) -> None:
        """Report a wrong value: with what it should be, where that is known; else with an example, told as one."""
        self.add(code, path, self.source.span(path), label=field.title, example=example, **params)
        if path and not sure and example == examples.of_key(path[-1], field):
            self.found[path, code] = _unsure(self.found[path, code])

    # One handler a keyword

    def _required(self, failure: _Failure, path: Path, field: Field) -> None:
        # jsonschema raises one error a missing key, and names it in its message only: find it again.
        for key in failure.wanted:
            if key in failure.value or (not path and key in self.source.unreadable):
                continue
            wanted = self.schemas.field(self.kind, (*path, key))
            span = self.source.key_span(path) if path else _first_line(self.source)
            told = {"name": key, "label": wanted.title, "reason": self._needed_by(failure, field)}
            name = failure.value.get("label", failure.value.get("term"))
            name = name if path else PurePosixPath(self.source.file).stem
            made = examples.slug(str(name)) if key == "id" and name else ""
            example = examples.entry(("id",), made) if made else examples.of_key(key, wanted)
            self.add("S201", path, span, once=key, example=example, **told)

    def _needed_by(self, failure: _Failure, field: Field) -> str:
        if failure.conditional and isinstance(failure.value, dict):
            term = next((t for t in self.schemas.terms("kinds") if t["id"] == failure.value.get("kind")), {})
            return phrase("needed_by_kind", label=term.get("label", failure.value.get("kind")))
        return phrase("needed_by", title=field.title)

    def _unknown_keys(self, failure: _Failure, path: Path, _: Field) -> None:
        known = self.schemas.properties(self.kind, path)
        unknown = [key for key in failure.value if key not in known]
        self.untold += max(0, len(unknown) - self.room)
        for key in unknown[: self.room]:
            said = misnamed.advice(self.source, self.schemas, self.kind, failure.value, path, key)
            self.renamed.update(said.follows)
            child = (*path, key)
            span, example = self.source.key_span(child), self.source.in_place(path, said.example)
            self.add("S202", child, span, name=key, advice=said.words, example=example)
            for place, term in said.unknown:
                self._unknown(child, term, place)
            self._within(said.within)

    def _within(self, keys: Iterable[tuple[Path, str, str]]) -> None:
        for path, advice, example in islice(keys, self.room):
            self.add("S202", path, self.source.key_span(path), name=path[-1], advice=advice, example=example)

    def _type(self, failure: _Failure, path: Path, field: Field) -> None:
        value = failure.value
        if value is None:
            self.add("S208", path, self.source.key_span(path), label=field.title)
            return
        wanted = failure.wanted if isinstance(failure.wanted, list) else [failure.wanted]
        code = _TYPE_CODES.get(wanted[0], "S207")
        if failure.form == "page":
            self._pattern(replace(failure, value=_listed(value)), path, field)
            return
        raw = self.source.raw.get(path)
        text = (str(value) if raw is None else raw) if code == "S205" else ""
        items, unknown = meant.items_meant(self.schemas, self.kind, path, text, self.source.told_by_line(path, text))
        right = meant.reshaped(self.source, self.schemas, self.kind, path, path, value)
        whole = "" if right is None else examples.entry(path, right)
        if not whole and code in {"S203", "S204"} and (two := shapes.beside(self.schemas, self.kind, path, value)):
            whole = dump(two)
        made = whole or examples.of_type(path, value, raw, wanted[0], field, items)
        example = made or (examples.of_key(path[-1], field) if path else "")
        if code == "S203" and isinstance(value, dict):
            example = examples.entry(path, said) if (said := shapes.sentence(value)) else example
        received = _received(value, self.source, path)
        number_kind, sure = phrase("whole_number" if wanted[0] == "integer" else "number"), bool(made) and not unknown
        self.add_wrong(code, path, field, received=received, wanted=number_kind, example=example, sure=sure)
        for term in unknown[: self.room] if isinstance(value, str) else ():
            self._unknown(path, term, (*path, 0))
        if right is not None:
            self._within(misnamed.within(self.source, self.schemas, self.kind, path, path, value, whole=False))

    def _enum(self, failure: _Failure, path: Path, field: Field) -> None:
        if not isinstance(failure.value, str):
            return  # the type error says it
        if not failure.value.strip():
            self.add("S208", path, self.source.span(path), label=field.title)
        else:
            self._unknown(path, failure.value, path)

    def _unknown(self, path: Path, value: str, place: Path) -> None:
        """Report what is no term of the list of ``place``, where ``path`` should have put it."""
        vocabulary, advice, example = misnamed.term(self.schemas, self.kind, place, value)
        told = {"value": value, "vocabulary": vocabulary, "advice": advice, "example": example}
        self.add("S209", path, self.source.span(path), once=f"S209 {value}", **told)

    def _pattern(self, failure: _Failure, path: Path, field: Field) -> None:
        value, form, span = failure.value, failure.form, self.source.span(path)
        if not value.strip():
            self.add("S208", path, span, once="S208", label=field.title)
        elif form == "web-url" and value.startswith("#"):
            self.add("S215", path, span, value=value)
        elif form in _FORMAT_CODES:
            period = phrase("or_period") if form == "partial-date-or-period" else ""
            two = shapes.beside(self.schemas, self.kind, path, value)
            example = dump(two) if two else examples.of_form(path, value, form, field)
            sure = bool(two or examples.meant(value, form))
            self.add_wrong(_FORMAT_CODES[form], path, field, value=value, period=period, example=example, sure=sure)
        elif form != "term":
            example = examples.of_form(path, value, form, field)
            self.add("S218", path, span, value=value, label=field.title, description=field.description, example=example)

    def _too_long(self, failure: _Failure, path: Path, field: Field) -> None:
        length, limit = len(failure.value), failure.wanted
        excess = phrase("characters" if length - limit > 1 else "character", count=number(length - limit))
        params = {"label": field.title, "length": number(length), "limit": number(limit), "excess": excess}
        self.add("S210", path, self.source.span(path), example=examples.of_key(path[-1], field), **params)

    def _bound(self, failure: _Failure, path: Path, field: Field) -> None:
        bound = phrase("at_least" if failure.keyword == "minimum" else "at_most", limit=failure.wanted)
        self.add("S219", path, self.source.span(path), label=field.title, value=failure.value, bound=bound)

    def _count(self, failure: _Failure, path: Path, field: Field) -> None:
        if not failure.value:
            self.add("S208", path, self.source.key_span(path), label=field.title)
            return
        bound = phrase("at_least" if failure.keyword.startswith("min") else "at_most", limit=failure.wanted)
        length = phrase("elements" if len(failure.value) > 1 else "element", count=len(failure.value))
        self.add("S221", path, self.source.span(path), label=field.title, length=length, bound=bound)

    def _repeated(self, failure: _Failure, path: Path, field: Field) -> None:
        for index, item in enumerate(failure.value):
            if self.room and item is not None and item in failure.value[:index]:
                place = (*path, index)
                self.add("S220", place, self.source.span(place), value=str(item), label=field.title)

    def _one_of(self, failure: _Failure, path: Path, field: Field) -> None:
        keys = [key for branch in failure.wanted for key in branch.get("required", ())]
        if not isinstance(failure.value, dict) or (not path and self.source.unreadable & set(keys)):
            return
        present = [key for key in keys if key in failure.value]
        span = self.source.key_span(path) if path else _first_line(self.source)
        titles = {key: self.schemas.field(self.kind, (*path, key)).title for key in keys}
        if present:
            names = phrase("and").join(phrase("key", key=key) for key in present)
            self.add("S223", path, self.source.key_span((*path, present[-1])), choices=names)
            return
        names = phrase("or").join(phrase("titled_key", key=key, title=titles[key]) for key in keys)
        example = examples.of_key(keys[0], self.schemas.field(self.kind, (*path, keys[0])))
        reason = self._needed_by(failure, field)
        self.add("S222", path, span, once=" ".join(keys), choices=names, reason=reason, example=example)

    def _other(self, failure: _Failure, path: Path, field: Field) -> None:
        if failure.keyword == "const" and not isinstance(failure.value, type(failure.wanted)):
            return  # the type error says it
        example = examples.of_key(path[-1], field) if path else ""
        description = field.description or phrase("refused")
        self.add("S299", path, self.source.span(path), label=field.title, description=description, example=example)


_HANDLERS: Final[dict[str, Callable[[_Conformity, _Failure, Path, Field], None]]] = {
    "required": _Conformity._required,
    "additionalProperties": _Conformity._unknown_keys,
    "type": _Conformity._type,
    "enum": _Conformity._enum,
    "pattern": _Conformity._pattern,
    "format": _Conformity._pattern,
    "maxLength": _Conformity._too_long,
    "minimum": _Conformity._bound,
    "maximum": _Conformity._bound,
    "minItems": _Conformity._count,
    "maxItems": _Conformity._count,
    "minProperties": _Conformity._count,
    "minLength": _Conformity._count,
    "uniqueItems": _Conformity._repeated,
    "oneOf": _Conformity._one_of,
    "anyOf": _Conformity._one_of,
}


def _unsure(problem: Diagnostic) -> Diagnostic:
    return replace(problem, fix=unannounced(problem.fix))


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _received(value: Any, source: Source, path: Path) -> str:
    if isinstance(value, str):
        return phrase("received_text", value=excerpt(value, 60))
    name = phrase(f"received_{_RECEIVED[type(value)]}")
    raw = source.raw.get(path)
    return phrase("received_raw", received=name, raw=raw) if raw is not None else name


def _first_line(source: Source) -> Span:
    """Where to say that a whole file lacks something: its first key."""
    return min(source.keys.values(), default=Span())
