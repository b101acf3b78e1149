"""What printing found, told where it is written: shapes that the fonts lack, pictures that cannot be read,
sheets longer than their page."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any, Final

from builder.diagnostics import Diagnostic
from builder.model import Catalogue
from builder.printing import Printed
from builder.printing.glyphs import Glyphs
from builder.printing.press import Proof
from builder.project import Checked, Entry

COLUMNS: Final = 2
"""A one-page sheet has two columns: what is cut in one spares half as much of the page."""
LINE: Final = 11.0
"""Height of a line of the smallest body, in points."""
SHORTENED_AT_MOST: Final = 0.6
"""Nobody cuts more than this share of a field: beyond, the next longest field is named as well."""


def problems(printed: Printed, checked: Checked, catalogue: Catalogue, glyphs: Glyphs) -> Iterator[Diagnostic]:
    """Everything that printing has to say to authors."""
    for entry in checked.project.entries:
        if entry.kind != "sheet" or entry.id in catalogue.sheets:
            yield from _missing_shapes(entry, glyphs)
    for proof in printed.proofs:
        if proof.needed > proof.room:
            yield _overflow(proof, checked.sheets[proof.sheet], catalogue)
    for identifier, lost in printed.lost.items():
        entry = checked.sheets[identifier]
        for rank, medium in enumerate(entry.data["media"]):
            if medium["file"] in lost:
                yield entry.problem("I703", ("media", rank, "file"), value=medium["file"])


def _missing_shapes(entry: Entry, glyphs: Glyphs) -> Iterator[Diagnostic]:
    for path, value, _ in entry.nodes:
        if isinstance(value, str) and not value.isascii():
            for char in glyphs.missing(value):
                yield entry.problem("I701", path, within=char, value=char, number=f"U+{ord(char):04X}")


def _overflow(proof: Proof, entry: Entry, catalogue: Catalogue) -> Diagnostic:
    """The fields to shorten, the longest first, until the sheet fits."""
    heights: dict[str, float] = {}
    for name, height in proof.fields:
        heights[name] = heights.get(name, 0) + height
    excess = COLUMNS * (proof.needed - proof.room)
    wanted, cuts = excess, []
    for name in sorted(heights, key=lambda name: -heights[name]):
        spared = min(wanted, heights[name] * SHORTENED_AT_MOST)
        signs = ceil(_length(entry.data.get(name)) * spared / heights[name] / 10) * 10
        cuts.append(f"« {catalogue.heading_titles.get(name, name)} » ({name}) d'environ {signs} signes")
        wanted -= spared
        if wanted <= 0:
            break
    longest = max(heights, key=lambda name: heights[name])
    advice = f"Raccourcissez {', '.join(cuts)}."
    return entry.problem("I702", (longest,), key=True, lines=ceil(excess / LINE), advice=advice)


def _length(value: Any) -> int:
    """Characters of all the texts of a value."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(_length(item) for item in value.values())
    if isinstance(value, list):
        return sum(_length(item) for item in value)
    return 0
