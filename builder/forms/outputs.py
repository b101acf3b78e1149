"""What the form needs on the site: its page, its data, and the file of each sheet that it may open again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from builder import addresses
from builder.consents import is_silent, silenced
from builder.forms import page
from builder.forms.around import around
from builder.forms.bringing import bringing
from builder.forms.shared import shared
from builder.model import Catalogue
from builder.output import Output
from builder.project import Checked, Entry
from builder.schema import Schemas
from builder.writing import new_sheet


def render(checked: Checked, catalogue: Catalogue, day: date) -> Iterator[Output]:
    """Every file of the form, from a project without errors, as it may be published on ``day``."""
    yield page.render(checked.schemas, catalogue)
    data = {**knowledge(checked, day), "profiles": _profiles(catalogue)}
    yield Output(addresses.FORM_DATA, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    for entry in checked.project.of("sheet"):
        if entry.id in catalogue.sheets:
            yield Output(addresses.sheet_file(entry.id), _published(entry, checked.schemas, day))


def knowledge(checked: Checked, day: date) -> dict[str, Any]:
    """Everything that the browser may know on ``day`` to judge a sheet, as JSON; the project may have errors."""
    return {**shared(checked.schemas), "around": around(checked, day), "bring": bringing(checked)}


def _profiles(catalogue: Catalogue) -> dict[str, list[tuple[str, list[str]]]]:
    """The headings of each collection, in reading order, with the fields each one holds."""
    return {
        key: [(heading.label, list(heading.fields)) for heading in collection.headings]
        for key, collection in catalogue.collections.items()
    }


def _published(entry: Entry, schemas: Schemas, day: date) -> str:
    """The file of a sheet as its author wrote it; without the details of those who do not agree, or no more."""
    silent = [is_silent(contact, day) for contact in entry.data.get("contacts", [])]
    return new_sheet(silenced(entry.data, silent), schemas) if any(silent) else entry.source.text
