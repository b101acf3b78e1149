"""What a draft owes to whom: each passage with its place, what was done of it, and what is left to confirm."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from builder.drafting import Known
from builder.importing.pictures import Picture

BLOCK: Final = "import"
"""The key of a draft that holds all this. The schema of sheets does not know it: a draft cannot pass for a sheet."""


def measured(text: str) -> int:
    """The letters and digits of a text: what must come out as it came in. Spaces, bullets and dashes may change."""
    return sum(char.isalnum() for char in text)


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a file and where they stand: ``page`` and ``line``, or ``row`` and ``column``.

    ``items`` are those of a list that is set without bullets, one a line or more; ``rank`` is how much it stands out;
    ``lines`` are those that its author started, where there are several; ``whole`` is the row of a table with the heads
    of its columns, which are told once.
    """

    text: str
    place: Mapping[str, int | str] = field(default_factory=dict)
    items: tuple[Passage, ...] = field(default=(), compare=False)
    rank: float = field(default=0.0, compare=False)
    lines: tuple[Passage, ...] = field(default=(), compare=False)
    whole: str = field(default="", compare=False)

    def told(self) -> dict[str, Any]:
        """As it is written in a draft."""
        return {**self.place, "passage": self.text}


@dataclass(slots=True)
class Record:
    """One draft being made. ``data`` is the sheet; the rest tells where it comes from.

    ``placed``, ``unplaced`` and ``set_aside`` share everything that came in, so that their measures add up.
    """

    known: Known
    source: str
    key: str = ""
    """What recognises it when it comes again; no other record of its run has it."""
    like: str = ""
    """The names that it keeps when its content is corrected; others may bear them."""
    entered: int = 0
    """Letters and digits that came in, counted where they were read."""
    data: dict[str, Any] = field(default_factory=lambda: {"status": "draft"})
    placed: list[tuple[str, Passage]] = field(default_factory=list)
    unplaced: list[tuple[Passage, str]] = field(default_factory=list)
    set_aside: list[Passage] = field(default_factory=list)
    withheld: list[tuple[str, str]] = field(default_factory=list)
    """Columns whose answer stays out of the draft, with what they speak of, or the question whose answer is no."""
    doubts: list[tuple[str, Passage, str, Any]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What its file holds that was not read, and why."""

    def place(self, key: str, passage: Passage) -> None:
        """Say that some words are in a field."""
        self.placed.append((key, passage))

    def doubt(self, key: str, passage: Passage, why: str, proposed: Any = None) -> None:
        """Ask a person to confirm what a field says, or should say; ``proposed`` is what was recognised."""
        self.doubts.append((key, passage, why, proposed))

    def leave(self, passage: Passage, why: str) -> None:
        """Keep words that found no field."""
        self.unplaced.append((passage, why))

    def withhold(self, passage: Passage, why: str) -> None:
        """Count words that have no place in a draft, and keep nothing of them."""
        self.set_aside.append(passage)
        self.withheld.append((str(passage.place.get("column", "")), why))

    @property
    def texts(self) -> list[str]:
        """All that the draft holds of the file, headings left out."""
        return [passage.text for key, passage in self.placed if key != "heading"] + [p.text for p, _ in self.unplaced]

    def digest(self) -> str:
        """Of the same words at the same columns, the same sixteen signs; nothing of what the draft does not hold."""
        held = [p for key, p in self.placed if key != "heading"] + [p for p, _ in self.unplaced]
        told = sorted((str(passage.place.get("column", "")), passage.text) for passage in held)
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode(errors="surrogatepass")).hexdigest()[:16]

    @property
    def characters(self) -> dict[str, int]:
        """Letters and digits: read, then placed, unplaced and set aside by the map, which add up to the first."""
        return {
            "read": self.entered,
            "placed": _sum(passage for _, passage in self.placed),
            "unplaced": _sum(passage for passage, _ in self.unplaced),
            "set_aside": _sum(self.set_aside),
        }

    def block(self) -> dict[str, Any]:
        """What is written under ``import`` in the draft."""
        made: dict[str, Any] = {"source": self.source, "key": self.key}
        made |= {"like": self.like} if self.like else {}
        made["characters"] = self.characters
        if self.remarks:
            made["remarks"] = self.remarks
        if self.doubts:
            made["to_confirm"] = [
                {
                    "field": key,
                    "why": f"à confirmer : {why}",
                    **({"proposed": proposed} if proposed is not None else {}),
                    **passage.told(),
                }
                for key, passage, why, proposed in self.doubts
            ]
        if self.unplaced:
            made["unplaced"] = [{**passage.told(), "why": why} for passage, why in self.unplaced]
        made["passages"] = [{"field": key, **passage.told()} for key, passage in self.placed]
        return made


def _sum(passages: Iterable[Passage]) -> int:
    return sum(measured(passage.text) for passage in passages)
