"""What the rules ask of the other files when they judge one sheet: names, notes, titles, persons, mailboxes.

Lists keep the order of the project, since some rules speak on the later of two files. Nothing that the site does not
publish leaves: of unpublished sheets, the identifier only; of contacts whose consent is over, nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from builder.consents import is_silent
from builder.diagnostics import Path
from builder.project import Checked, Entry
from builder.rules import people, references, spelling

_HIDDEN = ("draft", "submitted")


def around(checked: Checked, day: date) -> dict[str, Any]:
    """Everything that a sheet may meet in the other files as published on ``day``, as JSON."""
    return {
        "names": {kind: _names(checked, kind) for kind in ("organisation", "sheet", "collection")},
        "collections": [_collection(checked, entry) for entry in checked.project.of("collection")],
        "organisations": [_organisation(entry) for entry in checked.organisations.values()],
        "sheets": [_sheet(entry) for entry in checked.project.of("sheet")],
        "lists": [
            {"folder": part.folder, "part": part.natural_id, "sheets": [name for _, name in listed]}
            for part in checked.project.of("part")
            if (listed := list(references.listed_sheets(part)))
        ],
        "registry": [
            {
                "fold": key,
                "form": form,
                "id": entry.id,
                "name": str(entry.data.get("name", entry.id)),
                "file": entry.file,
            }
            for key, _, form, entry in spelling.registry(checked)
        ],
        "persons": list(_persons(checked, day)),
        "mailboxes": [
            {"email": email, "organisation": organisation, "file": entry.file}
            for entry, path, contact in checked.bricks("contact")
            if _shown(entry, path, day) and (email := people.text_of(contact, "email").lower())
            if (organisation := people.text_of(contact, "organisation")) in checked.organisations
        ],
        "media": sorted(checked.project.media),
    }


def _names(checked: Checked, kind: str) -> list[tuple[str, str]]:
    names = references.names(checked, next(checked.project.of(kind)), kind) if any(checked.project.of(kind)) else {}
    if kind != "sheet":
        return list(names.items())
    hidden = {entry.id for entry in checked.project.of("sheet") if entry.data.get("status") in _HIDDEN}
    return [(name, target) for name, target in names.items() if target not in hidden or name == target]


def _collection(checked: Checked, entry: Entry) -> dict[str, Any]:
    """A collection; what its file could not give is null, so that nothing is said about it."""
    return {
        "id": entry.natural_id,
        "title": str(entry.data.get("title") or entry.natural_id),
        "short_title": str(entry.data.get("short_title") or ""),
        "notes": None if entry.lost("notes") else sorted(references.note_ids(entry)),
        "documents": [
            {"id": str(item.get("id")), "title": str(item.get("title")), "pages": item.get("pages")}
            for item in entry.groups("documents")
        ],
        "names": {
            "part": list(references.names(checked, entry, "part").items()),
            "document": None if entry.lost("documents") else list(references.names(checked, entry, "document").items()),
        },
    }


def _organisation(entry: Entry) -> dict[str, Any]:
    data = entry.data
    return {
        "id": entry.id,
        "name": str(data.get("name") or entry.id),
        "aliases": people.texts_of(data.get("aliases")) + people.texts_of([data.get("acronym"), data.get("expansion")]),
        "domains": people.texts_of(data.get("email_domains")),
        "part_of": data.get("part_of"),
        "reachable": any(data.get(key) for key in ("email", "phone", "website")),
    }


def _sheet(entry: Entry) -> dict[str, Any]:
    """``published`` sheets have a page, and so a file that the form may open."""
    shown = entry.data.get("status") not in _HIDDEN
    title = entry.data.get("title")
    former = people.texts_of(entry.data.get("former_ids"))
    return ({"former": former} if former else {}) | {
        "id": entry.id,
        "stem": entry.natural_id,
        "folder": entry.folder,
        "file": entry.file,
        "published": shown,
        "title": title if shown and isinstance(title, str) else "",
    }


def _persons(checked: Checked, day: date) -> Iterator[dict[str, Any]]:
    for entry in checked.project.entries:
        for rank, (path, value, field) in enumerate(entry.nodes):
            if field.person and isinstance(value, str) and _shown(entry, path, day):
                yield {
                    "name": value,
                    "organisation": people.employer(entry, path),
                    "file": entry.file,
                    "line": entry.source.line(path, rank),
                    "explained": entry.explained(path),
                }


def _shown(entry: Entry, path: Path, day: date) -> bool:
    """Whether the site shows what is at ``path``: not in an unpublished sheet, nor in a contact without consent."""
    if entry.data.get("status") in _HIDDEN:
        return False
    contact = entry.get(path[:2]) if path[:1] == ("contacts",) else None
    return not (isinstance(contact, dict) and is_silent(contact, day))
