"""The places of a file, each with its words, its example and the places inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from builder import examples
from builder.diagnostics import Path
from builder.needs import alternatives, needed
from builder.pages.words import sentence
from builder.reference.natures import limits, nature
from builder.reference.vocabularies import anchor as list_anchor
from builder.schema import Schemas
from builder.typography import french

_ALWAYS: Final = "obligatoire"


@dataclass(frozen=True, slots=True)
class Place:
    """One field. ``must`` says when it is required, ``list_anchor`` leads to its terms, and ``same_as`` to the place
    that has the same fields, described earlier."""

    anchor: str
    key: str
    title: str
    description: str
    must: str
    nature: str
    limits: tuple[str, ...]
    list_anchor: str
    example: tuple[str, ...]
    places: tuple[Place, ...]
    same_as: tuple[str, str] | None
    either: tuple[str, ...]


class Places:
    """The places of every kind of file, in the order of the schemas; the same structure is described once."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self._known: dict[tuple[str, ...], tuple[str, str]] = {}
        self._of: dict[str, tuple[Place, ...]] = {}

    def of(self, kind: str) -> tuple[Place, ...]:
        """The fields of a kind of file; those of the first level are where a structure is best described."""
        if kind not in self._of:
            for key in self.schemas.properties(kind, ()):
                self._own(kind, (key,))
            self._of[kind] = self._inside(kind, ())
        return self._of[kind]

    def _inside(self, kind: str, path: Path) -> tuple[Place, ...]:
        required = self._required(kind, path)
        return tuple(
            self._place(kind, (*path, key), required.get(key, "")) for key in self.schemas.properties(kind, path)
        )

    def _place(self, kind: str, path: Path, must: str) -> Place:
        field, item = self.schemas.field(kind, path), self.schemas.field(kind, (*path, 0))
        key = str(path[-1])
        anchor, inner, known = self._own(kind, path)
        own = known is not None and known[0] == anchor
        vocabulary = field.vocabulary or item.vocabulary
        return Place(
            anchor=anchor,
            key=key,
            title=french(field.title),
            description=french(field.description),
            must=must,
            nature=sentence(french(nature(field, item))),
            limits=tuple(limits(self.schemas.at(kind, path))),
            list_anchor=list_anchor(vocabulary) if vocabulary and vocabulary in self.schemas.vocabularies else "",
            example=tuple(examples.of_key(key, field).splitlines()),
            places=self._inside(kind, inner) if own else (),
            same_as=None if own else known,
            either=self._either(kind, inner) if own else (),
        )

    def _own(self, kind: str, path: Path) -> tuple[str, Path, tuple[str, str] | None]:
        """The anchor of a place, where the fields inside it are, and the anchor and title of the place, this one or an
        earlier one, that describes them; None where there are none."""
        anchor = "-".join((kind, *(step for step in path if isinstance(step, str))))
        inner = path if self.schemas.properties(kind, path) else (*path, 0)
        keys = tuple(self.schemas.properties(kind, inner))
        title = french(self.schemas.field(kind, path).title)
        return anchor, inner, self._known.setdefault(keys, (anchor, title)) if keys else None

    def _required(self, kind: str, path: Path) -> dict[str, str]:
        """When each place inside ``path`` is required."""
        if kind == "sheet" and path == ():
            others = alternatives(self.schemas)
            return {key: self._for_kinds(kinds, others.get(key, ())) for key, kinds in needed(self.schemas).items()}
        document = [self.schemas.documents[f"{kind}.schema.json"]] if path == () else self.schemas.at(kind, path)[:2]
        return {key: _ALWAYS for node in document for key in node.get("required", ())}

    def _for_kinds(self, kinds: tuple[str, ...], others: tuple[str, ...]) -> str:
        labels = self.schemas.labels("kinds")
        if set(kinds) >= set(labels):
            return _ALWAYS
        unless = f", sauf {' ou '.join(others)}" if others else ""
        return french(
            f"obligatoire : {', '.join(label.lower() for kind, label in labels.items() if kind in kinds)}{unless}"
        )

    def _either(self, kind: str, path: Path) -> tuple[str, ...]:
        """Of which places one is enough: organisation, name."""
        branches = [
            branch["required"]
            for node in self.schemas.at(kind, path)
            for keyword in ("oneOf", "anyOf")
            for branch in node.get(keyword, ())
            if "required" in branch
        ]
        return tuple(dict.fromkeys(key for keys in branches for key in keys))
