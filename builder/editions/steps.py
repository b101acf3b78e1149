"""The steps of a migration: small, named by what they do, over every file at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from builder.diagnostics import Path
from builder.schema import Schemas
from builder.writing.draft import Draft

Step = Callable[[Sequence[Draft], Schemas], None]
"""Changes the files of a content, by the methods of :class:`Draft` only."""


@dataclass(frozen=True, slots=True)
class RenamedKey:
    """A key has another name. ``inside`` leads from the root of the file to what holds it; ``"*"`` is every item."""

    kind: str
    old: str
    new: str
    inside: tuple[str, ...] = ()

    def __call__(self, drafts: Sequence[Draft], schemas: Schemas) -> None:
        """Do it."""
        for draft in drafts:
            if draft.kind == self.kind:
                for path in list(_reached(draft.data, self.inside)):
                    if self.old in draft.at(path):
                        draft.rename((*path, self.old), self.new)


@dataclass(frozen=True, slots=True)
class RenamedTerm:
    """A term has another identifier, in its vocabulary and wherever it is used."""

    vocabulary: str
    old: str
    new: str

    def __call__(self, drafts: Sequence[Draft], schemas: Schemas) -> None:
        """Do it."""
        for draft in drafts:
            for path, value in list(_leaves(draft.data)):
                defined = draft.kind == "vocabulary" and draft.data.get("id") == self.vocabulary and path[-1] == "id"
                if value == self.old and ((len(path) > 1 and defined) or self._used(draft, path, schemas)):
                    draft.replace(path, self.new)

    def _used(self, draft: Draft, path: Path, schemas: Schemas) -> bool:
        return schemas.field(draft.kind, path).vocabulary == self.vocabulary


@dataclass(frozen=True, slots=True)
class MovedTerm:
    """A term left a vocabulary for another: sheets say it under ``target``, no longer under ``source``.

    Both are names of vocabularies, and the keys of sheets that list their terms.
    """

    term: str
    source: str
    target: str

    def __call__(self, drafts: Sequence[Draft], schemas: Schemas) -> None:
        """Do it."""
        for draft in drafts:
            terms = draft.data.get(self.source)
            if draft.kind == "sheet" and isinstance(terms, list) and self.term in terms:
                draft.add((self.target,), draft.take((self.source, terms.index(self.term))))
                draft.drop_empty((self.source,), (self.target,))
        lists = {draft.data.get("id"): draft for draft in drafts if draft.kind == "vocabulary"}
        if self.source in lists and self.target in lists:
            known = [term.get("id") for term in lists[self.source].data.get("terms", ())]
            if self.term in known:
                entry = lists[self.source].take(("terms", known.index(self.term)))
                lists[self.target].add(("terms",), entry)


def _reached(value: Any, inside: tuple[str, ...], path: Path = ()) -> Iterator[Path]:
    """The groups of keys that ``inside`` leads to."""
    if not inside:
        if isinstance(value, dict):
            yield path
    elif inside[0] == "*" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _reached(item, inside[1:], (*path, index))
    elif isinstance(value, dict) and inside[0] in value:
        yield from _reached(value[inside[0]], inside[1:], (*path, inside[0]))


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value that holds no other."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in pairs:
        yield from _leaves(child, (*path, step))
    if not isinstance(value, dict | list):
        yield path, value
