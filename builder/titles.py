"""The titles of every sheet, in a data file that the reader's browser loads when they start to choose one by its title.

It is a file of its own, so that 10,000 sheets do not weigh on any page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from builder import addresses
from builder.model import Catalogue
from builder.output import Output
from builder.typography import french


def render(catalogue: Catalogue) -> Iterator[Output]:
    """``[[id, title], …]`` in plain words: ``assets/js/selection/picker.js`` writes them as text."""
    pairs = [[sheet.id, french(sheet.title)] for sheet in catalogue.sheets.values()]
    yield Output(addresses.TITLES, json.dumps(pairs, ensure_ascii=False, separators=(",", ":")) + "\n")
