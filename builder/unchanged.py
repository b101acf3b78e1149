"""Whether a build would make the site that is there already: all that shapes it, as one hash.

Nothing else is kept between two builds but the PDFs, so that nothing can be stale: either the whole site is what these
very bytes made, or it is made again. The note of what made it is written last; a build that is killed leaves none that
speaks of what it published.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from builder import history, places
from builder.consents import publication_day
from builder.keeping import write

NOTE: Final = Path(".build") / "published.json"
_OURS: Final = ("builder", "docs_overrides", "schema", "mkdocs.yml")
_NO_INPUT: Final = frozenset({"site", "node_modules", "__pycache__"})
"""Folders of a project that no build reads, with those whose name starts with a dot."""
_ELSEWHERE: Final = ("!ENV", "INHERIT", "!relative")
"""What makes settings depend on more than the files of the project."""
_ENVIRONMENT: Final = ("SOURCE_DATE_EPOCH", "TOOLBOX_ENGINE_ALONE")


def fingerprint(root: Path, *, drafts: bool) -> str:
    """A hash of everything that the site of a project is made of; empty where that cannot be known."""
    settings = root / "mkdocs.yml"
    if settings.is_file() and any(word in settings.read_text("utf-8", "replace") for word in _ELSEWHERE):
        return ""
    total = hashlib.sha256()
    for known in (drafts, publication_day(), sys.version, history.head(root), *map(os.environ.get, _ENVIRONMENT)):
        total.update(f"{known}\n".encode())
    total.update(_versions())
    for folder in {root.resolve(): None, **{places.HOME / name: None for name in _OURS}}:
        for path in _files(folder):
            total.update(f"{path}\0".encode("utf-8", "surrogateescape"))
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def told(root: Path, made_of: str) -> str | None:
    """What the last build said to its authors, if the published site is what ``made_of`` makes; else None."""
    try:
        note = json.loads((root / NOTE).read_text("utf-8"))
        whole = (root / "site" / "index.html").is_file() and (root / "site").resolve().name == note["release"]
        return str(note["told"]) if made_of and whole and note["made_of"] == made_of else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(root: Path, made_of: str, said: str) -> None:
    """Note what the site that has just been published was made of, in one step; without room for it, nothing."""
    note = {"made_of": made_of, "release": (root / "site").resolve().name, "told": said}
    with suppress(OSError):
        write(root / NOTE, json.dumps(note).encode())


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for here, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name not in _NO_INPUT and not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if Path(here, name).is_file())


@cache
def _versions() -> bytes:
    return "\n".join(sorted({f"{found.name} {found.version}" for found in distributions()})).encode()
