"""What the browser needs to read a text or a Word file as :mod:`builder.importing` does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from builder.catalogue import PUBLISHED
from builder.drafting import Known
from builder.drafting.questions import FORMS
from builder.importing import filling, grids, headings, lines, sections
from builder.project import Checked

LARGEST_FILE: Final = 10 * 2**20
"""Bytes of a file that is dropped on the form."""
LARGEST_INSIDE: Final = 40 * 2**20
"""Bytes that its text may unpack to."""
LONGEST_TEXT: Final = 200_000
"""Characters of a text: fifty full pages, ten times the longest sheet."""
MOST_LINES: Final = 20_000
"""Lines of a text, the empty ones counted: four hundred a page."""


def bringing(checked: Checked) -> dict[str, Any]:
    """Headings and limits, as JSON; the headings of sheets that are not published stay here."""
    project = checked.project
    # While one writes, a status may be anything.
    shown = [one for one in project.entries if one.kind != "sheet" or one.data.get("status") in [*PUBLISHED]]
    known = Known.of(replace(project, entries=shown), checked.schemas)
    return {
        "headings": headings.headings(known),
        "forms": FORMS,
        "limits": {
            "alike": sections.ALIKE,
            "few": sections.FEW,
            "heading": headings.LONG,
            "inline": headings.INLINE,
            "inlines": headings.INLINES,
            "label": grids.SHORT,
            "twice": grids.TWICE,
            "main": sorted(grids.MAIN),
            "level_of_labels": lines.LABEL,
            "long": headings.LONG,
            "longest": filling.LONGEST,
            "short": filling.SHORT,
            "together": [sorted(alike) for alike in headings.TOGETHER],
            "file": LARGEST_FILE,
            "inside": LARGEST_INSIDE,
            "text": LONGEST_TEXT,
            "lines": MOST_LINES,
        },
    }
