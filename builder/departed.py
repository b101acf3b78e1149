"""The addresses that a change of the content leaves without a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from builder import addresses
from builder.catalogue import PUBLISHED
from builder.project import Checked, Project

_PAGES: Final = {
    "sheet": addresses.sheet,
    "collection": addresses.collection,
    "organisation": addresses.organisation,
}


class Departed(NamedTuple):
    """A page that no file makes any more: its address, the file that made it, its identifier."""

    address: str
    file: str
    id: str


def departed(before: Project, checked: Checked) -> Iterator[Departed]:
    """What had a page before, and has none now, nor is a former name of what has one."""
    for kind, address in _PAGES.items():
        now = {name for entry in checked.project.of(kind) for name in (entry.id, *map(str, entry.listed("former_ids")))}
        for entry in before.of(kind):
            shown = kind != "sheet" or entry.data.get("status", "published") in PUBLISHED
            if shown and entry.id not in now:
                yield Departed(address(entry.id), entry.file, entry.id)
