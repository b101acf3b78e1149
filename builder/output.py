"""What a renderer makes: a file of the site, before any engine or disk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the tree that the site engine builds.

    ``path`` is relative to the tree, with forward slashes: ``.md`` files become pages, others are copied.
    """

    path: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers: its path in the site, its number of pages, its size in bytes."""

    path: str
    pages: int
    size: int
