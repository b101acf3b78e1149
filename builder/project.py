"""The files of a project: found, read, and known by kind and identifier."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, Final

from builder import pictures
from builder.diagnostics import Diagnostic, Path, Span
from builder.examples import ID, slug
from builder.messages import diagnostic, suggestion
from builder.nearest import nearest
from builder.positions import value_at
from builder.schema import Described, Schemas
from builder.source import Source, read
from builder.spread import spread

_IGNORED: Final = re.compile(r"\.|.*~$|#.*#$|Thumbs\.db$|desktop\.ini$")
_ALMOST: Final = re.compile(r"(?P<stem>[^.]+)(?:\.(?:yml|YAML|YML|json|ya?ml\.txt))?")
"""A name of which only the end is another."""
_FREE: Final = frozenset({"pages", "drafts"})
"""Folders of ``content/`` whose files are not data: hand-written pages, imported drafts."""
_NOT_DATA: Final = frozenset({"README.md", "LICENCE.md"})
_INSIDE: Final = {"collection": ("documents", "document"), "glossary": ("terms", "term")}
"""Lists of things that other files name, by the kind of file that holds them: their key, and what they are."""
_OF_TERMS: Final = frozenset({"glossary", "vocabulary"})
"""The kinds of files that are mostly a list."""
_PLACES: Final = {
    "sheets": "sheets", "fiches": "sheets", "collections": "collections", "recueils": "collections",
    "organisations": "organisations", "structures": "organisations", "vocabularies": "vocabularies", "drafts": "drafts",
    "brouillons": "drafts", "glossary": "glossary.yaml", "accessibility": "accessibility.yaml",
}  # fmt: skip
"""Where people put what they write as YAML, and what they call it."""
_EDITION: Final = ("edition.yaml",)
"""What says the edition of the schemas; :mod:`builder.editions` reads it."""


@dataclass(slots=True)
class Entry:
    """One data file: how it reads, what kind it is, and what its schema says of each of its values."""

    source: Source
    kind: str
    stem: str
    folder: str
    schemas: Schemas | None = None
    _nodes: list[Described] = field(default_factory=list)

    @property
    def nodes(self) -> list[Described]:
        """Its values, found when they are first asked for: by the processes that check, and few others."""
        if not self._nodes and self.schemas is not None and self.source.data is not None:
            self._nodes = self.schemas.described(self.kind, self.source.data)
        return self._nodes

    @property
    def file(self) -> str:
        """Its path relative to the project."""
        return self.source.file

    @property
    def data(self) -> dict[str, Any]:
        """Its data; empty when it could not be read."""
        return self.source.data or {}

    @property
    def id(self) -> str:
        """Its identifier as written, or the name of its file (its folder, for a collection)."""
        written = self.data.get("id")
        return written if isinstance(written, str) and written else self.natural_id

    @property
    def natural_id(self) -> str:
        """The identifier its place on disk gives it."""
        return self.folder if self.kind == "collection" else self.stem

    def lost(self, key: str) -> bool:
        """Whether a list could not be read, is none, or has items without a name: what it lacks then says nothing."""
        unreadable = self.source.data is None or key in self.source.unreadable
        items = self.data.get(key, [])
        named = int if key == "notes" else str
        return (
            unreadable
            or not isinstance(items, list)
            or any(not isinstance(item, dict) or not isinstance(item.get("id"), named) for item in items)
        )

    def get(self, path: Path) -> Any:
        """The value at ``path``, or None."""
        return value_at(self.source.data, path)

    def listed(self, key: str) -> list[Any]:
        """The items of a list of the first level; none where there is no list."""
        items = self.data.get(key)
        return items if isinstance(items, list) else []

    def groups(self, key: str) -> list[dict[str, Any]]:
        """Those of them that are groups of keys."""
        return [item for item in self.listed(key) if isinstance(item, dict)]

    def problem(self, code: str, path: Path, *, key: bool = False, within: str = "", **params: Any) -> Diagnostic:
        """A problem of this file, on the value at ``path``, on its key, or on the words ``within`` the value."""
        span = self.source.key_span(path) if key else self.source.span_of_words(path, within)
        return diagnostic(code, self.file, span, path=path, **params)

    def explained(self, path: Path) -> bool:
        """Whether an editor's note speaks of this place: on the value, around it, or about its whole field."""
        for length in range(len(path), 0, -1):
            around = self.get(path[:length])
            if isinstance(around, dict) and around.get("editor_note"):
                return True
        return bool(path) and any(note.get("about") == path[0] for note in self.groups("editor_notes"))


@dataclass(slots=True)
class Project:
    """Every data file of ``content/``, readable or not."""

    root: FilePath
    entries: list[Entry]
    misplaced: list[Diagnostic] = field(default_factory=list)
    media: frozenset[str] = frozenset()

    def of(self, kind: str) -> Iterator[Entry]:
        """The files of one kind, in path order."""
        return (entry for entry in self.entries if entry.kind == kind)

    @property
    def vocabularies(self) -> dict[str, dict[str, Any]]:
        """The data of each vocabulary, by identifier."""
        read = {entry.id: entry for entry in self.of("vocabulary")}
        return {name: {} if "terms" in entry.source.unreadable else entry.data for name, entry in read.items()}


def read_project(root: FilePath, extra: Sequence[FilePath] = ()) -> Project:
    """Read every data file of ``root/content``, and the ``extra`` files (sheets that live elsewhere).

    Never follows a link, never leaves ``root/content`` but for ``extra``.
    """
    project = Project(root, [])
    media: set[str] = set()
    found: list[tuple[FilePath, str, str, tuple[str, ...]]] = []
    for path in _files(root / "content", project, root):
        relative = path.relative_to(root / "content").parts
        file = path.relative_to(root).as_posix()
        if path.name in _NOT_DATA:
            continue
        if relative[0] == "media":
            project.misplaced += _picture(path, file, relative)
            media |= {path.name} if len(relative) == 2 and path.suffix in pictures.KINDS else set()
        elif relative[0] not in _FREE and relative != _EDITION:
            kind = _kind(relative)
            if kind is None:
                project.misplaced.append(_misplaced(file, relative))
            else:
                found.append((path, file, kind, relative))
                project.misplaced += _bad_name(file, relative)
    found += ((path, shown(path, root), "sheet", path.parts) for path in extra)
    project.entries += spread(lambda each: _entry(*each), found)
    project.media = frozenset(media)
    return project


def identifiers(project: Project) -> dict[str, tuple[str, ...]]:
    """What files may name in a project, by kind of thing; of sheets, those that are published come first."""
    found: dict[str, list[str]] = {"media": sorted(project.media)}
    for entry in sorted(project.entries, key=lambda entry: entry.data.get("status", "published") != "published"):
        name = entry.natural_id if entry.kind in {"collection", "part"} else entry.id
        if ID.fullmatch(name):
            found.setdefault(entry.kind, []).append(name)
        key, kind = _INSIDE.get(entry.kind, ("", ""))
        for item in entry.groups(key):
            if ID.fullmatch(str(item.get("id"))):
                found.setdefault(kind, []).append(str(item["id"]))
    return {kind: tuple(names) for kind, names in found.items()}


def _files(folder: FilePath, project: Project, root: FilePath) -> Iterator[FilePath]:
    for current, folders, names in os.walk(folder):
        here = FilePath(current)
        for name in [*folders, *names]:
            path = here / name
            if path.is_symlink() and not name.startswith("."):  # the engine publishes those of « pages »
                project.misplaced.append(diagnostic("L115", path.relative_to(root).as_posix(), Span()))
        folders[:] = sorted(name for name in folders if not _IGNORED.match(name) and not (here / name).is_symlink())
        yield from (here / n for n in sorted(names) if not _IGNORED.match(n) and not (here / n).is_symlink())


def _picture(path: FilePath, file: str, relative: tuple[str, ...]) -> Iterator[Diagnostic]:
    if path.suffix.lower() not in pictures.KINDS or len(relative) != 2:
        yield _misplaced(file, relative)
    elif not (pictures.NAME.fullmatch(path.name) and ID.match(path.name)):
        right = (slug(path.stem) or "image") + path.suffix.lower()
        yield diagnostic("L126", file, Span(), name=path.name, suggestion=suggestion(ID.match(right) and right))
    elif path.is_file():
        yield from pictures.problems(path, file)
    else:
        yield diagnostic("L115", file, Span())


def _kind(relative: tuple[str, ...]) -> str | None:
    """What a file of ``content/`` is, by its place."""
    if not relative[-1].endswith(".yaml"):
        return None
    match relative:
        case ("sheets", _, _):
            return "sheet"
        case ("collections", _, name) if name.lower() == "collection.yaml":
            return "collection"
        case ("collections", _, _):
            return "part"
        case ("organisations", _):
            return "organisation"
        case ("vocabularies", _):
            return "vocabulary"
        case ("glossary.yaml",):
            return "glossary"
        case ("accessibility.yaml",):
            return "accessibility"
        case _:
            return None


def _entry(path: FilePath, file: str, kind: str, relative: tuple[str, ...]) -> Entry:
    folder = relative[-2] if len(relative) > 1 else ""
    return Entry(read(path, file, "terms" if kind in _OF_TERMS else ""), kind, path.name.removesuffix(".yaml"), folder)


def _misplaced(file: str, relative: tuple[str, ...]) -> Diagnostic:
    name = relative[-1]
    picture = FilePath(name).suffix.lower() in pictures.KINDS
    home = nearest(relative[0].removesuffix(".yaml"), _PLACES)
    if relative[0] != "media" and (stem := _ALMOST.fullmatch(name)):
        reason = "Les fichiers de la boîte se terminent par « .yaml »."
        advice = f"Renommez-le « {slug(stem['stem']) or stem['stem']}.yaml »."
    elif relative[0] == "media" and not picture:
        reason = "Seules les images JPEG, PNG et WebP se montrent partout sans danger."
        advice = "Exportez-le en image, posée directement dans content/media, ou supprimez-le."
    elif picture:
        reason = "Les images se rangent dans content/media, sans sous-dossier, et les fiches les y trouvent."
        advice = "Déplacez l'image dans content/media."
    elif not name.endswith(".yaml"):
        reason = "Les fichiers de la boîte se terminent par « .yaml »."
        advice = "Supprimez-le, ou rangez-le hors du dossier content."
    elif home == "sheets":
        reason = "Une fiche se range dans le dossier de sa collection : content/sheets/<collection>/<id>.yaml."
        advice = "Déplacez-la dans le dossier de sa collection."
    elif home == "collections":
        reason = "Une collection a son dossier : content/collections/<id>/collection.yaml, et un fichier par partie."
        advice = "Déplacez-le dans le dossier d'une collection."
    else:
        reason = "Chaque sorte de fichier a son dossier : sheets, collections, organisations, vocabularies…"
        advice = "Déplacez-le dans le bon dossier, ou supprimez-le."
        if home:
            advice = f"Nommez-le content/{home}." if "." in home else f"Rangez-le directement dans content/{home}."
    return diagnostic("L116", file, Span(), reason=reason, advice=advice)


def _bad_name(file: str, relative: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in [*relative[1:-1], relative[-1].removesuffix(".yaml")]:
        if not ID.fullmatch(name):
            right = slug(name)
            yield diagnostic("L126", file, Span(), name=name, suggestion=suggestion(right))


def shown(path: FilePath, root: FilePath) -> str:
    """How to call a file in messages: relative to the project where it is inside."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


class Checked:
    """A project with its schemas: what the rules across files read."""

    def __init__(self, project: Project, schemas: Schemas) -> None:
        self.project = project
        self.schemas = schemas
        for entry in project.entries:
            entry.schemas = schemas

    def bricks(self, brick: str) -> Iterator[tuple[Entry, Path, dict[str, Any]]]:
        """Every shared structure of this name (``contact``, ``indicator``…): its file, its place, its data."""
        for entry in self.project.entries:
            for path, value, place in entry.nodes:
                if place.brick == brick and isinstance(value, dict):
                    yield entry, path, value

    @cached_property
    def organisations(self) -> dict[str, Entry]:
        """The registry, by identifier."""
        return {entry.id: entry for entry in self.project.of("organisation")}

    @cached_property
    def collections(self) -> dict[str, Entry]:
        """The collections, by the name of their folder, which their sheets and parts share."""
        return {entry.natural_id: entry for entry in self.project.of("collection")}

    @cached_property
    def sheets(self) -> dict[str, Entry]:
        """The sheets, by identifier."""
        return {entry.id: entry for entry in self.project.of("sheet")}
