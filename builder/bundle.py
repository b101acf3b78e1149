"""The schemas with everything they refer to inside, for editors: ``schema/bundled/<kind>.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from builder.own_examples import of_catalogue
from builder.project import identifiers, read_project
from builder.schema import BASE, KINDS, Node, Schemas


def update(root: Path, source: Path, *, write: bool) -> list[str]:
    """Bring the bundled schemas up to date.

    Args:
        root: the project, which gives its vocabularies and receives the copies.
        source: the folder of the schemas, the project's or the toolbox's.
        write: whether to write them, or only to tell which are stale.

    Returns:
        The names of the files that were missing or different.
    """
    project = read_project(root)
    schemas = of_catalogue(source, project.vocabularies, identifiers(project), stand_in=False)
    folder = root / "schema" / "bundled"
    stale = []
    for name, text in bundled(schemas):
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if write:
                folder.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    return stale


def bundled(schemas: Schemas) -> Iterator[tuple[str, str]]:
    """Name and text of each self-contained schema."""
    for kind in KINDS:
        yield f"{kind}.schema.json", json.dumps(whole(schemas, kind), ensure_ascii=False, indent=2) + "\n"


def whole(schemas: Schemas, kind: str) -> dict[str, Any]:
    """The schema of one kind of file, with all that it refers to inside."""
    name = f"{kind}.schema.json"
    document = dict(schemas.documents[name])
    definitions: dict[str, Any] = dict(document.pop("$defs", {}))
    pending = [document, *definitions.values()]
    while pending:
        for reference in _references(pending.pop()):
            key = _key(reference)
            if not reference.startswith("#") and key not in definitions:
                _, target = schemas.resolve({"x-home": "common.schema.json"}, reference)
                definitions[key] = target
                pending.append(target)
            elif reference.startswith("#/$defs/") and reference.count("/") == 2 and key not in definitions:
                definitions[key] = schemas.documents["common.schema.json"]["$defs"][key]
                pending.append(definitions[key])
    made: dict[str, Any] = _localise({**document, "$id": f"{BASE}bundled/{name}"})
    if definitions:
        made["$defs"] = {key: _localise(value) for key, value in sorted(definitions.items())}
    return made


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for child in value.values():
            yield from _references(child)
    elif isinstance(value, list):
        for child in value:
            yield from _references(child)


def _key(reference: str) -> str:
    """The name of a definition: ``id`` for ``…#/$defs/id``, ``roles`` for ``vocabulary/roles.json``."""
    return reference.rpartition("/")[2].removesuffix(".json")


def _localise(node: Node | Any) -> Any:
    """The same schema with every reference turned to its own ``$defs``."""
    if isinstance(node, Mapping):
        return {key: _local(value) if key == "$ref" else _localise(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_localise(item) for item in node]
    return node


def _local(reference: str) -> str:
    return reference if reference.count("/") > 2 else f"#/$defs/{_key(reference)}"
