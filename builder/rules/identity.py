"""Identifiers: one each, the name of the file, not too close to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from builder import examples
from builder.diagnostics import Diagnostic, Path
from builder.messages import phrase
from builder.nearest import fold
from builder.project import Checked, Entry

_ADDRESSED: Final = ("sheet", "collection", "organisation", "vocabulary", "part")


def unique_ids(checked: Checked) -> Iterator[Diagnostic]:
    """Two files, or two items of one list, with the same identifier."""
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in sorted(checked.project.entries, key=lambda entry: entry.id != entry.natural_id):
        if entry.kind in _ADDRESSED and entry.source.data is not None:
            scope = (entry.kind, entry.folder if entry.kind == "part" else "", entry.id)
            if scope in seen:
                yield entry.problem("R310", ("id",), value=entry.id, other=phrase("other_file", file=seen[scope].file))
            else:
                seen[scope] = entry
        yield from _unique_items(entry)


def _unique_items(entry: Entry) -> Iterator[Diagnostic]:
    for name in ("terms", "notes", "documents"):
        seen: dict[str, Path] = {}
        for index, item in enumerate(entry.listed(name)):
            path = (name, index, "id")
            value = entry.get(path)
            if not isinstance(item, dict) or not isinstance(value, str | int):
                continue
            key = fold(str(value))
            if key in seen:
                line = entry.source.span(seen[key]).line
                yield entry.problem("R310", path, value=str(value), other=phrase("other_item", line=line))
            seen.setdefault(key, path)


def ids_match_files(checked: Checked) -> Iterator[Diagnostic]:
    """An identifier that is not the name of its file."""
    for entry in checked.project.entries:
        named = fold(entry.natural_id) and examples.slug(entry.natural_id) == entry.natural_id
        if entry.kind in _ADDRESSED and "id" in entry.data and entry.id != entry.natural_id and named:
            example = examples.entry(("id",), entry.natural_id)
            yield entry.problem("R311", ("id",), value=entry.id, stem=entry.natural_id, example=example)


def close_ids(checked: Checked) -> Iterator[Diagnostic]:
    """Identifiers that differ by case, accents or punctuation only."""
    seen: dict[tuple[str, str, str], Entry] = {}
    for entry in checked.project.entries:
        if entry.kind not in _ADDRESSED:
            continue
        for name in dict.fromkeys((entry.id, entry.natural_id)):
            key = (entry.kind, entry.folder if entry.kind == "part" else "", fold(name))
            other = seen.setdefault(key, entry)
            if other is not entry and name not in {other.id, other.natural_id}:
                yield entry.problem("R312", ("id",), value=name, other=other.id)


_MOVING: Final = ("sheet", "collection", "organisation")


def former_ids(checked: Checked) -> Iterator[Diagnostic]:
    """An identifier that already leads elsewhere, as a former one; a former one that still is, or that two claim."""
    for kind in _MOVING:
        entries = list(checked.project.of(kind))
        claimed: dict[str, Entry] = {}
        for entry in entries:
            for index, value in enumerate(entry.listed("former_ids")):
                if not isinstance(value, str):
                    continue
                other = claimed.setdefault(value, entry)
                if value == entry.id:
                    yield entry.problem("R310", ("former_ids", index), value=value, other=phrase("this_file"))
                elif other is not entry:
                    said = phrase("former_of", file=other.file)
                    yield entry.problem("R310", ("former_ids", index), value=value, other=said)
        for entry in entries:
            if (other := claimed.get(entry.id, entry)) is not entry:
                said = phrase("former_of", file=other.file)
                yield entry.problem("R310", ("id",), value=entry.id, other=said)


_NAMED: Final = {"glossary": ("term", "aliases"), "vocabulary": ("label",)}


def terms(checked: Checked) -> Iterator[Diagnostic]:
    """Two terms of a glossary, or of a vocabulary, with one name."""
    for entry in checked.project.entries:
        seen: dict[str, tuple[int, Path]] = {}
        for index, item in enumerate(entry.listed("terms") if entry.kind in _NAMED else ()):
            for path, name in _names(item, _NAMED[entry.kind]):
                rank, place = seen.setdefault(" ".join(name.casefold().split()), (index, ("terms", index, *path)))
                if rank != index and entry.get(("terms", rank, "id")) != item.get("id"):
                    line = entry.source.span(place).line
                    yield entry.problem("C412", ("terms", index, *path), value=name, line=line)


def _names(item: Any, keys: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for key in keys if isinstance(item, dict) else ():
        value = item.get(key)
        if isinstance(value, str):
            yield (key,), value
        for rank, name in enumerate(value if isinstance(value, list) else ()):
            if isinstance(name, str):
                yield (key, rank), name


def titles(checked: Checked) -> Iterator[Diagnostic]:
    """Two sheets with one title."""
    seen: dict[str, Entry] = {}
    for entry in checked.project.of("sheet"):
        title = entry.data.get("title")
        if isinstance(title, str) and fold(title):
            other = seen.setdefault(fold(title), entry)
            if other is not entry and not entry.explained(("title",)):
                yield entry.problem("C409", ("title",), other=other.file)
