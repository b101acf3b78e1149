"""Another toolbox, or its open data → what it holds: sheets, and all that they refer to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from builder.importing.aside import bounded
from builder.importing.limits import MOST_ROWS, check_file
from builder.importing.refusals import Refused
from builder.project import Entry, read_project
from builder.schema import Schemas
from builder.settling import settle

ORDER: Final = ("vocabulary", "organisation", "collection", "part", "glossary", "sheet", "media")
"""What is referred to comes before what refers to it."""
_LISTS: Final = {"sheets": "sheet", "collections": "collection", "organisations": "organisation",
                 "vocabularies": "vocabulary"}  # fmt: skip
"""The lists of open data, and what they hold."""
_STEM: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEDIA: Final = re.compile(r"[a-z0-9][a-z0-9_-]*\.(?:jpg|jpeg|png|webp)")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a source. ``folder`` is its collection; ``content`` its file as written, where it has one."""

    kind: str
    id: str
    folder: str
    data: dict[str, Any]
    source: str
    content: bytes | None = None

    @property
    def place(self) -> str:
        """Its file, in ``content/``."""
        return {
            "sheet": f"sheets/{self.folder}/{self.id}.yaml",
            "collection": f"collections/{self.id}/collection.yaml",
            "part": f"collections/{self.folder}/{self.id}.yaml",
            "organisation": f"organisations/{self.id}.yaml",
            "vocabulary": f"vocabularies/{self.id}.yaml",
            "glossary": "glossary.yaml",
            "media": f"media/{self.id}",
        }[self.kind]

    @property
    def named(self) -> bool:
        """Whether its names may be those of files."""
        if self.kind == "media":
            return bool(_MEDIA.fullmatch(self.id))
        names = [self.id, *([self.folder] if self.kind in {"sheet", "part"} else [])]
        return all(_STEM.fullmatch(name) and len(name) <= 100 for name in names)


def items(source: Path, schemas: Schemas) -> list[Item]:
    """Everything of a source, what is referred to first.

    Args:
        source: the folder of a toolbox or of its site, or a file of open data (``.json``, ``.jsonl``).
        schemas: to read YAML as a toolbox does.

    Raises:
        Refused: it is none of these, or cannot be read.
    """
    if (source / "content").is_dir():
        found = list(_toolbox(source, schemas))
    elif source.is_dir():
        inside = next(
            (folder for folder in (source, source / "donnees" / "v1") if (folder / "sheets.json").is_file()), None
        )
        if inside is None:
            raise Refused(f"« {source} » n'est ni une boîte (content/), ni des données ouvertes (sheets.json).")
        found = [
            item for name in _LISTS if (inside / f"{name}.json").is_file() for item in _file(inside / f"{name}.json")
        ]
    else:
        found = _file(source)
    if len(found) > MOST_ROWS:
        raise Refused(f"« {source.name} » compte plus de {MOST_ROWS} éléments : importez-le en plusieurs fois.")
    return sorted(found, key=lambda item: ORDER.index(item.kind))


def _toolbox(root: Path, schemas: Schemas) -> Iterator[Item]:
    project = read_project(root)
    for entry in project.entries:
        path = root / entry.file
        if entry.source.data is not None and entry.kind in ORDER:  # a statement of accessibility is its own site's
            identifier = entry.stem if entry.kind in {"part", "glossary"} else entry.id
            yield Item(entry.kind, identifier, entry.folder, settled(entry, schemas), str(root), path.read_bytes())
    for name in sorted(project.media):
        path = root / "content" / "media" / name
        check_file(path)
        yield Item("media", name, "", {}, str(root), path.read_bytes())


def settled(entry: Entry, schemas: Schemas) -> dict[str, Any]:
    """The data of a file as the toolbox means them: the same whether it comes from YAML or from JSON."""
    settle(entry.source, entry.kind, schemas)
    return {"collection": entry.folder, **entry.data} if entry.kind == "sheet" else entry.data


def _file(path: Path) -> list[Item]:
    check_file(path)
    return bounded(_told, path)


def _told(path: Path) -> list[Item]:
    """What a file of open data holds; read aside, for its objects may be more than the memory."""
    return list(_items(path))


def _items(path: Path) -> Iterator[Item]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        lines = text.splitlines() if path.suffix == ".jsonl" else [text]
        told = [json.loads(line, parse_constant=_no_number) for line in lines if line.strip()]
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Refused(f"« {path.name} » n'est pas du JSON lisible, en UTF-8 : exportez-le à nouveau.") from error
    whole = (
        told[0] if len(told) == 1 and isinstance(told[0], dict) and _LISTS.keys() & told[0].keys() else {"sheets": told}
    )
    for name, kind in _LISTS.items():
        for data in _mappings(path, whole.get(name, [])):
            yield _item(path, kind, data, str(data.get("collection", "")))
    parts = whole.get("parts") or {}
    for folder, several in parts.items() if isinstance(parts, dict) else ():
        for data in _mappings(path, several):
            yield _item(path, "part", data, str(folder))


def _mappings(path: Path, several: Any) -> list[dict[str, Any]]:
    if not isinstance(several, list) or not all(isinstance(data, dict) for data in several):
        raise Refused(f"« {path.name} » ne contient pas de fiches : des objets JSON étaient attendus.")
    return several


def _item(path: Path, kind: str, data: dict[str, Any], folder: str) -> Item:
    if not isinstance(data.get("id"), str):
        raise Refused(
            f"« {path.name} » : un élément n'a pas d'identifiant (id). Un JSON qui n'est pas celui d'une boîte "
            "s'importe avec une carte : toolbox import survey."
        )
    return Item(kind, data["id"], folder, data, path.name)


def _no_number(name: str) -> None:
    raise ValueError(name)
