"""A file being changed: its data, and the comments and choices that follow each value where it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from builder.diagnostics import Path
from builder.positions import value_at
from builder.writing.layout import Choices
from builder.writing.remarks import Remarks


class NameTaken(Exception):
    """A file already has the key that another would be renamed to: only its author knows which to keep."""


@dataclass(slots=True)
class Draft:
    """One file. Change it by the methods only: they keep its comments tied to what they speak of."""

    kind: str
    file: str
    data: dict[str, Any]
    remarks: Remarks
    choices: Choices
    changed: bool = False

    def at(self, path: Path) -> Any:
        """The value at ``path``, or None."""
        return value_at(self.data, path)

    def rename(self, path: Path, key: str) -> None:
        """Give the key at ``path`` another name, in its place.

        Raises:
            NameTaken: the file has both; the exception names it.
        """
        around = self.at(path[:-1])
        if key in around:
            raise NameTaken(self.file)
        pairs = [(key if name == path[-1] else name, value) for name, value in around.items()]
        around.clear()
        around.update(pairs)
        self._retie(path, lambda place: (*path[:-1], key, *place[len(path) :]))

    def replace(self, path: Path, value: Any) -> None:
        """Put another value at ``path``."""
        self.at(path[:-1])[path[-1]] = value
        self.choices.typed = {place: raw for place, raw in self.choices.typed.items() if place != path}
        self.changed = True

    def take(self, path: Path) -> Any:
        """Remove an item of a list and give it; what was said of it is now said of the list."""
        around, place = path[:-1], path[-1]
        if not isinstance(place, int):
            raise TypeError("only an item of a list is taken")
        value = self.at(around).pop(place)
        self._retie(path, lambda _: around)
        size = len(around)

        def shifted(found: Path) -> Path:
            step = found[size]
            return (*around, step - 1, *found[size + 1 :]) if isinstance(step, int) and step > place else found

        self._retie(around, shifted, inside=True)
        return value

    def drop_empty(self, path: Path, heir: Path) -> None:
        """Remove a key whose list became empty; ``heir`` is the place its comments go to."""
        if self.at(path) == []:
            del self.at(path[:-1])[path[-1]]
            self._retie(path, lambda _: heir)

    def add(self, path: Path, item: Any) -> None:
        """Add an item at the end of the list at ``path``, which is made if there is none; never twice."""
        found = self.at(path)
        if found is None:
            self.at(path[:-1])[path[-1]] = [item]
        elif item not in found:
            found.append(item)
        self.changed = True

    def _retie(self, start: Path, place: Callable[[Path], Path], *, inside: bool = False) -> None:
        """Tie to ``place(path)`` what is tied to ``start`` and under it, or only under it."""
        size = len(start)

        def moved(path: Path) -> Path:
            return place(path) if path[:size] == start and len(path) >= size + inside else path

        remarks, choices = self.remarks, self.choices
        for name in ("before", "after"):
            gathered: dict[Path, list[str]] = {}
            for path, lines in getattr(remarks, name).items():
                gathered.setdefault(moved(path), []).extend(lines)
            setattr(remarks, name, gathered)
        beside: dict[Path, str] = {}
        for path, words in remarks.beside.items():
            if (target := moved(path)) in beside:
                remarks.before.setdefault(target, []).append(words)
            else:
                beside[target] = words
        remarks.beside = beside
        choices.typed = {moved(path): raw for path, raw in choices.typed.items()}
        choices.flow = {moved(path) for path in choices.flow}
        choices.one_line = {moved(path) for path in choices.one_line}
        choices.blocks = {moved(path) for path in choices.blocks}
        self.changed = True
