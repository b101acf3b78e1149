"""What a renderer makes: a file of the site, before any engine or disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the tree that the site engine builds.

    ``path`` is relative to the tree, with forward slashes: ``.md`` files become pages, others are copied. A large file
    that is on disk already is named by ``file``; its ``content`` is empty then.
    """

    path: str
    content: str | bytes = b""
    file: Path | None = None
    matter: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What engines are told of a page apart from its text."""

    def packed(self) -> Output:
        """The same, as bytes: a large file waits in half the room."""
        return replace(self, content=self.content.encode()) if isinstance(self.content, str) else self

    @property
    def body(self) -> str:
        """The text of a page: thousands are held as bytes, which take half the room of a string."""
        return self.content if isinstance(self.content, str) else self.content.decode()

    @property
    def text(self) -> str:
        """The same, under its front matter, as engines read it."""
        return f"---\n{_front(self.matter)}---\n\n{self.body}" if self.matter else self.body

    def read(self) -> bytes:
        """What to write at ``path``."""
        if self.file is not None:
            return self.file.read_bytes()
        return self.content if isinstance(self.content, bytes) and not self.matter else self.text.encode()


def _front(matter: Mapping[str, Any]) -> str:
    front: str = yaml.safe_dump(dict(matter), allow_unicode=True, sort_keys=False, width=10_000)
    return front


@dataclass(frozen=True, slots=True)
class Site:
    """The site that outputs are made for.

    ``url`` is the absolute address of its root, with its last slash; without settings, a reserved name stands for it.
    """

    name: str = "Boîte à pratiques"
    url: str = "https://boite-a-pratiques.example/"
    description: str = ""
    email: str = ""
    """The mailbox of its editors, where there is one."""
    reports: bool = False
    """Whether its sheets say, at their foot, how to report an error."""
    repository: str = ""
    """The address of its forge, where there is one."""
    language: str = "fr"
    """The code of the language of its interface."""
    content_language: str = "fr"
    """The code of the language that its contributors write in."""
    data_theme: str = "SOCI"
    """What its open data are about, by the European list of themes of data."""
    lacking: frozenset[str] = frozenset()
    """The addresses of :data:`builder.addresses.WRITTEN` where it has no page."""
    home: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Words of its home page, over the toolbox's own (see :data:`builder.pages.home.WORDS`)."""

    def absolute(self, address: str) -> str:
        """The absolute address of a page or a file of the site."""
        return f"{self.url}{address}"


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers: its path in the site, its number of pages, its size in bytes."""

    path: str
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Rendition:
    """One version of a picture: its path in the site, its width in points."""

    path: str
    width: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages show it.

    ``width`` and ``height`` are those of the original, in points, once turned the way it was taken.
    """

    width: int
    height: int
    renditions: tuple[Rendition, ...] = ()
