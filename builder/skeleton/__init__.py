"""The files of a new toolbox: a network's own content and settings, no code.

Three sources: ``files/`` beside this module; what is the same for every network, taken from the toolbox's own content
and pipelines; and the name, written as data. Neither the builder nor the theme nor the schemas are copied: a project
takes them from the installed toolbox, so that it gains what the next version brings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from builder.examples import slug
from builder.writing.words import quoted, word

_FILES: Final = Path(__file__).resolve().parent / "files"
_TEMPLATE: Final = ".template"
"""What ends the name of the files where the words of the network go."""
_ORGANISATION: Final = "content/organisations/organisation.yaml"
OWN_VOCABULARIES: Final = frozenset({"audiences", "levers", "sectors", "themes"})
"""Each network's own words; every other list is the same for all, or relied on by the pages."""
_TAKEN: Final = (
    ".ci/care-issue",
    ".ci/check-proposal",
    ".editorconfig",
    ".gitattributes",
    ".github/ISSUE_TEMPLATE/*",
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".github/dependabot.yml",
    ".github/workflows/*.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".gitlab/*/*.md",
    ".pre-commit-config.yaml",
    ".vscode/*.json",
    "content/pages/contribuer.md",
    "content/pages/guide/*.md",
    "content/vocabularies/*.yaml",
)
"""Files of the toolbox that every network starts with, as they are."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to write; ``path`` is relative to the new project."""

    path: str
    content: bytes
    executable: bool = False


def files(home: Path, name: str, edition: int) -> Iterator[File]:
    """Every file of a new project, in path order.

    Args:
        home: the folder of the toolbox.
        name: what the network calls its toolbox; any text on one line.
        edition: the edition of the schemas that its content follows.
    """
    organisation = slug(name) or "notre-reseau"
    words = {"name": quoted(name), "organisation": word(organisation), "edition": str(edition)}
    return iter(sorted((*_own(words, organisation), *_taken(home)), key=lambda file: file.path))


def _own(words: Mapping[str, str], organisation: str) -> Iterator[File]:
    for path in sorted(_FILES.rglob("*")):
        if path.is_dir():
            continue
        place = path.relative_to(_FILES).as_posix()
        if path.suffix != _TEMPLATE:
            yield File(place, path.read_bytes())
            continue
        target = place.removesuffix(_TEMPLATE)
        if target == _ORGANISATION:
            target = f"content/organisations/{organisation}.yaml"
        yield File(target, Template(path.read_text(encoding="utf-8")).substitute(words).encode())


def _taken(home: Path) -> Iterator[File]:
    for pattern in _TAKEN:
        for path in sorted(home.glob(pattern)):
            place = path.relative_to(home)
            if place.parent.name != "vocabularies" or path.stem not in OWN_VOCABULARIES:
                yield File(place.as_posix(), path.read_bytes(), executable=place.parts[0] == ".ci")
    for picture in ("logo.svg", "favicon.svg"):
        yield File(f"brand/assets/{picture}", (home / "docs_overrides" / "assets" / picture).read_bytes())
