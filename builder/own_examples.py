"""Examples that a catalogue would accept: the schemas' own name our organisations and our terms, which other catalogues
do not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from builder.diagnostics import Diagnostic
from builder.fast_reading import LOADER
from builder.messages import Wording, wordings
from builder.schema import Node, Nodes, Schemas

Identifiers = Mapping[str, Sequence[str]]
"""The identifiers of a catalogue, by the kind of thing they name; the first is the one to show."""
_NONE: Final = object()
"""What takes the place of an identifier that nothing can replace."""


def of_catalogue(
    folder: FilePath, vocabularies: Mapping[str, Node], identifiers: Identifiers, *, stand_in: bool = True
) -> Schemas:
    """The schemas and the wordings of one catalogue; see :class:`OwnExamples`."""
    schemas = Schemas(folder, vocabularies)
    own = OwnExamples(schemas, identifiers, stand_in=stand_in)
    schemas.documents, schemas.wordings = own.documents(), own.wordings()
    return schemas


def illustrated(problem: Diagnostic, schemas: Schemas) -> Diagnostic:
    """A problem; where its example is its code's own, as this catalogue would write it."""
    common, own = wordings()[problem.code].right, schemas.wordings[problem.code].right
    return replace(problem, example=own) if problem.example == common != own else problem


class OwnExamples:
    """Puts what a catalogue has where examples name what it has not; what it has, they keep naming.

    Args:
        schemas: the schemas, whose vocabularies are the catalogue's.
        identifiers: what else the catalogue has; examples stay as they are for a kind of which it has nothing yet.
        stand_in: whether its first identifier is the example; else examples that it would refuse are left out, for a
            text that must not change with each new file.
    """

    def __init__(self, schemas: Schemas, identifiers: Identifiers, *, stand_in: bool = True) -> None:
        self._schemas, self._identifiers, self._stand_in = schemas, identifiers, stand_in
        self._taken: dict[str, dict[str, str]] = {}

    def documents(self) -> dict[str, Node]:
        """The documents of the schemas, with examples of this catalogue."""
        return {home: self._document(home, document) for home, document in self._schemas.documents.items()}

    def _document(self, home: str, document: Node) -> Node:
        changed: dict[str, Any] = self._changed(home, document)
        kind = home.removesuffix(".schema.json")
        own = changed.get("properties", {}).get("id")
        if own and kind in self._identifiers:  # an identifier is that of a file of this very kind
            own["examples"] = self._kept(self._identifier(kind, value) for value in own.get("examples", ()))
        return changed

    def _changed(self, home: str, value: Any) -> Any:
        if isinstance(value, list):
            return [self._changed(home, item) for item in value]
        if not isinstance(value, dict):
            return value
        made = {key: self._changed(home, inner) for key, inner in value.items() if key != "examples"}
        if isinstance(value.get("examples"), list):
            nodes = list(self._schemas.expanded(home, value))
            kept = self._kept(self._example(nodes, example) for example in value["examples"])
            made |= {"examples": kept} if kept else {}
        else:
            made |= {"examples": value["examples"]} if "examples" in value else {}
        return {key: made[key] for key in value if key in made}

    @staticmethod
    def _kept(values: Iterable[Any]) -> list[Any]:
        kept: list[Any] = []
        for value in values:
            if value is not _NONE and value not in kept:
                kept.append(value)
        return kept

    def _example(self, nodes: Nodes, value: Any) -> Any:
        """An example as this catalogue would write it, or nothing."""
        if isinstance(value, str):
            return self._named(nodes, value)
        if isinstance(value, list):
            items = [self._example(self._schemas.inside(nodes, 0), item) for item in value]
            return self._kept(items) or _NONE
        if isinstance(value, dict):
            made = {key: self._example(self._schemas.inside(nodes, key), inner) for key, inner in value.items()}
            return _NONE if any(inner is _NONE for inner in made.values()) else made
        return value

    def _named(self, nodes: Nodes, value: str) -> Any:
        for _, node in nodes:
            if "x-reference" in node:
                return self._identifier(node["x-reference"], value)
            if "x-vocabulary" in node:
                terms = [term["id"] for term in self._schemas.terms(node["x-vocabulary"])]
                return self._chosen(value, terms, stand_in=True)
        return value

    def _identifier(self, kind: str, value: str) -> Any:
        return self._chosen(value, self._identifiers.get(kind, ()), stand_in=self._stand_in)

    def _chosen(self, value: str, known: Sequence[str], *, stand_in: bool) -> Any:
        """One of the catalogue's; two that differ in the schemas differ here too, as long as there are enough."""
        if value in known or not known:
            return value
        if not stand_in:
            return _NONE
        taken = self._taken.setdefault(known[0], {})
        return taken.setdefault(value, known[len(taken) % len(known)])

    def wordings(self) -> dict[str, Wording]:
        """Every wording; where its example is lines of a sheet, with what this catalogue has."""
        return {code: self._wording(wording) for code, wording in wordings().items()}

    def _wording(self, wording: Wording) -> Wording:
        lines = _lines(wording.right)
        whole = list(self._schemas.expanded("sheet.schema.json", self._schemas.documents["sheet.schema.json"]))
        changed = dict(_replaced(lines, self._example(whole, lines)))
        if not changed:
            return wording
        word = re.compile(rf"(?<![\w@.-])(?:{'|'.join(map(re.escape, changed))})(?![\w-]|\.\w)")
        right, wrong = (word.sub(lambda match: changed[match.group()], text) for text in (wording.right, wording.wrong))
        return replace(wording, right=right, wrong=wrong)


def _lines(text: str) -> dict[str, Any]:
    """The data of an example, if it is lines of YAML with keys."""
    try:
        data = yaml.load(text, LOADER)  # noqa: S506 - safe, both
    except yaml.YAMLError:
        return {}
    return data if isinstance(data, dict) else {}


def _replaced(before: Any, after: Any) -> Iterator[tuple[str, str]]:
    """The texts of an example that changed."""
    if isinstance(before, dict | list) and isinstance(after, type(before)):
        for one, other in zip(_values(before), _values(after), strict=False):
            yield from _replaced(one, other)
    elif isinstance(before, str) and isinstance(after, str) and before != after:
        yield before, after


def _values(block: Any) -> Iterable[Any]:
    return block.values() if isinstance(block, dict) else block
