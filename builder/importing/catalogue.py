"""Other toolboxes poured into this one: what is free is added, what clashes is told, nothing is written over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from builder.importing.toolboxes import Item, settled
from builder.nearest import fold
from builder.project import Project
from builder.schema import Schemas
from builder.source import parse
from builder.writing import Unreadable, new_sheet, opened, rewritten
from builder.writing.layout import Layout

_GROWING: Final = {"vocabulary", "glossary"}
"""Files to which another toolbox may add terms; those that are there stay as they are."""

State = Literal["new", "same", "grown", "clash", "refused"]


@dataclass(frozen=True, slots=True)
class Pulled:
    """What became of one thing; ``why`` is for a clash, a refusal or a doubt."""

    item: Item
    state: State
    why: str = ""


@dataclass(slots=True)
class _Here:
    """What this toolbox holds, as it grows."""

    root: Path
    schemas: Schemas
    held: dict[tuple[str, str], tuple[str, dict[str, Any]]]
    """Kind and identifier → who brought it, and its data."""
    names: dict[str, str]
    """Folded names of organisations → identifier."""
    media: dict[str, bytes] = field(default_factory=dict)


def pull(items: Iterable[Item], project: Project, schemas: Schemas, *, write: bool = True) -> Iterator[Pulled]:
    """Add what other toolboxes hold.

    Args:
        items: of one or several sources, what is referred to first.
        project: this toolbox.
        schemas: its schemas.
        write: False only tells.
    """
    here = _here(project, schemas)
    for item in items:
        yield _pulled(item, here, write)


def _here(project: Project, schemas: Schemas) -> _Here:
    held = {}
    names: dict[str, str] = {}
    for entry in project.entries:
        if entry.source.data is not None:
            identifier = {"part": f"{entry.folder}/{entry.stem}", "glossary": "glossary"}.get(entry.kind, entry.id)
            held[entry.kind, identifier] = ("cette boîte", settled(entry, schemas))
            if entry.kind == "organisation":
                names |= dict.fromkeys(_names(entry.data), entry.id)
    folder = project.root / "content" / "media"
    return _Here(project.root, schemas, held, names, {name: (folder / name).read_bytes() for name in project.media})


def _names(data: Mapping[str, Any]) -> set[str]:
    aliases = data.get("aliases")
    every = [data.get("name"), data.get("expansion"), *(aliases if isinstance(aliases, list) else [])]
    return {fold(name) for name in every if isinstance(name, str) and len(fold(name)) > 2}


def _pulled(item: Item, here: _Here, write: bool) -> Pulled:
    if not item.named:
        return Pulled(item, "refused", "cet identifiant ne peut pas nommer un fichier")
    if item.kind == "media":
        return _media(item, here, write)
    key = (item.kind, f"{item.folder}/{item.id}" if item.kind == "part" else item.id)
    if key in here.held:
        owner, data = here.held[key]
        if _same(data, item.data):
            return Pulled(item, "same")
        if item.kind in _GROWING:
            return _grown(item, here, key, write)
        different = sorted(name for name in data.keys() | item.data.keys() if data.get(name) != item.data.get(name))
        return Pulled(item, "clash", f"existe déjà dans {owner}, avec d'autres valeurs : {', '.join(different)}")
    twins = [here.names[name] for name in sorted(_names(item.data)) if name in here.names]
    if item.kind == "organisation" and twins:
        return Pulled(item, "clash", f"« {item.data.get('name')} » est déjà là, sous l'identifiant « {twins[0]} »")
    return _new(item, here, key, write)


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return json.dumps(one, sort_keys=True, default=str) == json.dumps(other, sort_keys=True, default=str)


def _new(item: Item, here: _Here, key: tuple[str, str], write: bool) -> Pulled:
    path = here.root / "content" / item.place
    if path.exists() or path.is_symlink():
        return Pulled(item, "clash", f"le fichier {item.place} existe déjà")
    try:
        content = item.content or _text(item, here.schemas).encode()
    except (TypeError, ValueError, RecursionError):
        return Pulled(item, "refused", "ces données ne s'écrivent pas en YAML sans rien changer")
    here.held[key] = (item.source, item.data)
    if item.kind == "organisation":
        here.names |= {name: item.id for name in _names(item.data) if name not in here.names}
    if write:
        _write(path, content)
    return Pulled(item, "new")


def _text(item: Item, schemas: Schemas) -> str:
    """The file of what comes as JSON, which must say the same once read again.

    Raises:
        ValueError: it does not.
    """
    text = new_sheet(item.data, schemas) if item.kind == "sheet" else Layout(item.kind, schemas).write(item.data)
    again = parse(text.encode(), item.place)
    if not isinstance(again.data, dict) or any(problem.severity == "error" for problem in again.diagnostics):
        raise ValueError(item.place)
    return text


def _grown(item: Item, here: _Here, key: tuple[str, str], write: bool) -> Pulled:
    """Add the terms that are not there; a term that is there keeps what it says."""
    owner, data = here.held[key]
    ours = {term.get("id"): term for term in _terms(data)}
    wanted = [term for term in _terms(item.data) if term.get("id") not in ours]
    clashing = [str(term["id"]) for term in _terms(item.data) if term.get("id") in ours and ours[term["id"]] != term]
    told = f"termes déjà définis autrement dans {owner}, gardés : {', '.join(clashing)}" if clashing else ""
    if not wanted:
        return Pulled(item, "clash" if clashing else "same", told)
    path = here.root / "content" / item.place
    if write:
        try:
            draft = opened(path.read_bytes(), item.place, item.kind, here.schemas)
            for term in wanted:
                draft.add(("terms",), term)
            text = rewritten(draft, here.schemas)
        except (Unreadable, OSError):
            return Pulled(item, "clash", "ce fichier ne peut pas être complété sans perdre quelque chose")
        path.write_text(text, encoding="utf-8")
    here.held[key] = (owner, {**data, "terms": [*_terms(data), *wanted]})
    return Pulled(item, "clash" if clashing else "grown", told or f"{len(wanted)} termes ajoutés")


def _terms(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    terms = data.get("terms")
    several = terms if isinstance(terms, list) else []
    return [term for term in several if isinstance(term, dict) and isinstance(term.get("id"), str)]


def _media(item: Item, here: _Here, write: bool) -> Pulled:
    if item.id in here.media:
        same = here.media[item.id] == item.content
        return Pulled(item, "same" if same else "clash", "" if same else f"une autre image s'appelle « {item.id} »")
    here.media[item.id] = item.content or b""
    if write:
        _write(here.root / "content" / item.place, item.content or b"")
    return Pulled(item, "new")


def _write(path: Path, content: bytes) -> None:
    """A new file: never one that is there, never through a link."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
