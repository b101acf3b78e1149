"""The JSON Schemas: loading them with the vocabularies they refer to, and asking them what belongs at a path.

A schema names a vocabulary by ``$ref: "vocabulary/themes.json"``; that resource is made here from
``content/vocabularies/themes.yaml``, so that a term is written once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path as FilePath
from typing import Any, Final
from urllib.parse import quote

import jsonschema_rs
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from builder.diagnostics import Path
from builder.formats import FORMATS
from builder.messages import wordings

Node = Mapping[str, Any]
"""A schema object."""
Nodes = Sequence[tuple[str, Node]]
"""The schemas of one place, each with the file it stands in."""

BASE: Final = "https://boite-a-pratiques.example/schema/1/"
KINDS: Final = ("sheet", "collection", "part", "organisation", "vocabulary", "glossary", "accessibility")
"""The kinds of files, each with its schema ``<kind>.schema.json``."""


_END: Final = re.compile(r"(?<!\\)\$")


@dataclass(frozen=True, slots=True)
class Field:
    """What the schemas say of one place: French words for people, and what it may hold."""

    also: tuple[str, ...]
    """Other names that people give to the key, in French."""
    title: str
    description: str
    hint: str
    """The description for who fills the form, who writes no YAML."""
    examples: tuple[Any, ...]
    types: frozenset[str]
    formats: frozenset[str]
    reference: str | None
    """What kind of thing the identifier names: ``organisation``, ``sheet``, ``note``…"""
    brick: str | None
    """The shared structure that stands here: ``indicator``, ``contact``, ``period``…"""
    person: bool
    vocabulary: str | None
    markdown: bool


Described = tuple[Path, Any, Field]
"""Where a value is, the value, and what its schema says of it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a kind of file, and the places met inside: they are the same in thousands of files."""

    path: Path
    about: Field
    inside: dict[str | int, _Place] = field(default_factory=dict)


class Schemas:
    """The schemas of one project.

    Args:
        folder: the ``schema/`` folder.
        vocabularies: for each vocabulary, its data; one that could not be read accepts every term, so that its
            breakage does not condemn the files that use it.

    Raises:
        OSError, json.JSONDecodeError: a schema file is missing or broken (a developer's mistake, not a contributor's).
    """

    def __init__(self, folder: FilePath, vocabularies: Mapping[str, Node]) -> None:
        self.vocabularies = vocabularies
        self.wordings = wordings()
        paths = sorted(folder.glob("*.schema.json"))
        self.documents: dict[str, Node] = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in paths}
        self._targets: dict[str, Any] = {}
        self._places: dict[str, _Place] = {}
        self._compiled: dict[str, jsonschema_rs.Validator] = {}

    @cached_property
    def _registry(self) -> Registry[Any]:
        resources = []
        for name, document in self.documents.items():
            own = {
                key: value for key, value in document.items() if key != "$schema"
            }  # it would call the stock validator
            resources.append((BASE + name, DRAFT202012.create_resource(own)))
        for name, schema in self._vocabulary_schemas():
            resources.append((name, DRAFT202012.create_resource(schema)))
        return Registry().with_resources(resources)

    @cached_property
    def _compiled_registry(self) -> jsonschema_rs.Registry:
        documents = ((BASE + name, dict(document)) for name, document in self.documents.items())
        return jsonschema_rs.Registry([*documents, *self._vocabulary_schemas()], draft=jsonschema_rs.Draft202012)

    def _vocabulary_schemas(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for name in self.vocabulary_names():
            yield f"{BASE}vocabulary/{quote(name, errors='replace')}.json", dict(self.vocabulary_schema(name))

    def vocabulary_names(self) -> list[str]:
        """Every vocabulary that exists or that a schema refers to, in order."""
        refs = (node["$ref"] for document in self.documents.values() for node in _nodes(document) if "$ref" in node)
        named = {ref.removeprefix("vocabulary/").removesuffix(".json") for ref in refs if ref.startswith("vocabulary/")}
        return sorted(named | set(self.vocabularies))

    def vocabulary_schema(self, name: str) -> Node:
        """The schema of the terms of a vocabulary: an enumeration with its French labels."""
        vocabulary = self.vocabularies.get(name)
        terms = _terms(vocabulary)
        schema: dict[str, Any] = {"title": (vocabulary or {}).get("title", name), "type": "string", "format": "term"}
        if terms and all("id" in term for term in terms):  # else the one that lost its own may be meant
            schema["enum"] = [str(term["id"]) for term in terms]
            schema["x-labels"] = [str(term.get("label", term["id"])) for term in terms]
        return {**schema, "x-vocabulary": name}

    def validator(self, kind: str) -> Draft202012Validator:
        """The validator of one kind of file."""
        reference = {"$ref": f"{BASE}{kind}.schema.json"}
        validator: Draft202012Validator = _Validator(reference, registry=self._registry, format_checker=FORMATS)
        return validator

    def accepts(self, kind: str, data: Any) -> bool:
        """Whether a file of this kind surely has nothing to mend: a hundred times as fast as :meth:`validator`.

        It may refuse what the validator accepts (it knows more formats), never the other way round but for one thing:
        to it, the controls U+001C to U+001F and U+0085 are no spaces.
        """
        if kind not in self._compiled:
            self._compiled[kind] = jsonschema_rs.Draft202012Validator(
                {"$ref": f"{BASE}{kind}.schema.json"},
                registry=self._compiled_registry,
                formats={name: partial(_is_of, name) for name in FORMATS.checkers},
                validate_formats=True,
            )
        return self._compiled[kind].is_valid(data)

    def resolve(self, node: Node, reference: str) -> tuple[str, Node]:
        """The schema a ``$ref`` leads to, and the file it stands in."""
        name, _, pointer = reference.partition("#")
        home = name or node.get("x-home", "")
        if home.startswith("vocabulary/"):
            return home, self.vocabulary_schema(home.removeprefix("vocabulary/").removesuffix(".json"))
        target: Any = self.documents[home]
        for step in filter(None, pointer.split("/")):
            target = target[step]
        return home, target

    def at(self, kind: str, path: Path) -> list[Node]:
        """Every schema that applies at ``path`` in a file of this kind, nearest words first."""
        home = f"{kind}.schema.json"
        nodes: Nodes = list(self.expanded(home, self.documents[home]))
        for step in path:
            nodes = self.inside(nodes, step)
        return [node for _, node in nodes]

    def inside(self, nodes: Nodes, step: str | int) -> Nodes:
        """The schemas of what stands at ``step`` in what ``nodes`` describe."""
        return [found for home, node in nodes for found in self._step(home, node, step)]

    def _step(self, home: str, node: Node, step: str | int) -> Iterator[tuple[str, Node]]:
        child = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        if isinstance(child, dict):
            yield from self.expanded(home, child)

    def expanded(self, home: str, node: Node) -> Iterator[tuple[str, Node]]:
        """A schema of the file ``home`` and all that it refers to, each with the file it stands in."""
        yield home, node
        if "$ref" in node:
            at, target = self.resolve({"x-home": home}, node["$ref"])
            yield from self.expanded(at, target)
        for keyword in ("allOf", "anyOf", "oneOf"):
            for branch in node.get(keyword, ()):
                yield from self.expanded(home, branch)
        if "then" in node:
            yield from self.expanded(home, node["then"])

    def field(self, kind: str, path: Path) -> Field:
        """The words and the expectations of one place; list indexes in ``path`` are all alike."""
        place = self._whole(kind)
        for step in path:
            place = self._inside(kind, place, step)
        return place.about

    @staticmethod
    def _describe(nodes: list[Node], path: Path) -> Field:
        def first(keyword: str) -> Any:
            return next((node[keyword] for node in nodes if keyword in node), None)

        def every(keyword: str) -> Iterator[str]:
            for node in nodes:
                value = node.get(keyword, ())
                yield from (value,) if isinstance(value, str) else value

        return Field(
            also=tuple(first("x-also") or ()),
            title=first("title") or str(path[-1] if path else ""),
            description=first("description") or "",
            hint=first("x-hint") or first("description") or "",
            examples=tuple(first("examples") or ()),
            types=frozenset(every("type")),
            formats=frozenset(every("format")),
            reference=first("x-reference"),
            brick=first("x-brick"),
            person=bool(first("x-person")),
            vocabulary=first("x-vocabulary"),
            markdown=any(node.get("contentMediaType") == "text/markdown" for node in nodes),
        )

    def described(self, kind: str, data: Any) -> list[Described]:
        """Every value of a file of this kind, itself included."""
        found: list[Described] = []

        def visit(path: Path, value: Any, place: _Place) -> None:
            found.append((path, value, place.about))
            items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            for step, inner in items:
                known = self._inside(kind, place, step)
                if isinstance(inner, dict | list):
                    visit((*path, step), inner, known)
                else:  # most values
                    found.append(((*path, step), inner, known.about))

        visit((), data, self._whole(kind))
        return found

    def _whole(self, kind: str) -> _Place:
        if kind not in self._places:
            self._places[kind] = _Place((), self._describe(self.at(kind, ()), ()))
        return self._places[kind]

    def _inside(self, kind: str, place: _Place, step: str | int) -> _Place:
        alike = step if isinstance(step, str) else 0
        known = place.inside.get(alike)
        if known is None:
            path = (*place.path, alike)
            known = place.inside[alike] = _Place(path, self._describe(self.at(kind, path), path))
        return known

    def properties(self, kind: str, path: Path) -> dict[str, str]:
        """The keys allowed in the mapping at ``path``, with their French titles, in schema order."""
        keys = (key for node in self.at(kind, path) for key in node.get("properties", {}))
        return {key: self.field(kind, (*path, key)).title for key in dict.fromkeys(keys)}

    def names(self, vocabulary: str) -> dict[str, str]:
        """What people call the terms of a vocabulary (identifier, label, synonyms), and the identifier of each."""
        names: dict[str, str] = {}
        for term in self.terms(vocabulary):
            for name in (term["id"], term.get("label", ""), *(term.get("synonyms") or ())):
                names.setdefault(str(name), term["id"])
        return names

    def labels(self, vocabulary: str) -> dict[str, str]:
        """The label of each term of a vocabulary, by identifier, in order."""
        return {term["id"]: str(term.get("label", term["id"])) for term in self.terms(vocabulary)}

    def terms(self, vocabulary: str) -> list[Node]:
        """The terms of a vocabulary, as read."""
        return [term for term in _terms(self.vocabularies.get(vocabulary)) if isinstance(term.get("id"), str)]


def _to_the_end(pattern: str) -> str:
    """A pattern whose ``$`` is the very end, as JSON Schema means it; Python's also stands before a last newline."""
    return _END.sub(r"\\Z", pattern)


def _pattern(_: Draft202012Validator, pattern: str, value: object, __: Node) -> Iterator[ValidationError]:
    if isinstance(value, str) and not re.search(_to_the_end(pattern), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


_Validator: Final[Any] = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def _is_of(form: str, text: str) -> bool:
    return FORMATS.conforms(text, form)


def _terms(vocabulary: Node | None) -> list[Node]:
    terms = (vocabulary or {}).get("terms")
    return [term for term in terms if isinstance(term, dict)] if isinstance(terms, list) else []


def _nodes(value: Any) -> Iterable[Node]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from _nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from _nodes(child)
