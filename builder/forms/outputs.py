"""What the form needs on the site: its page, its data, and the file of each sheet that it may open again."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from builder import addresses, examples
from builder.forms import page
from builder.forms.around import around
from builder.forms.shared import shared
from builder.model import Catalogue
from builder.output import Output
from builder.project import Checked, Entry


def render(checked: Checked, catalogue: Catalogue) -> Iterator[Output]:
    """Every file of the form, from a project without errors."""
    yield page.render(checked.schemas, catalogue)
    data = {**knowledge(checked), "profiles": _profiles(catalogue)}
    yield Output(addresses.FORM_DATA, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    for entry in checked.project.of("sheet"):
        if entry.id in catalogue.sheets:
            yield Output(addresses.sheet_file(entry.id), _published(entry))


def knowledge(checked: Checked) -> dict[str, Any]:
    """Everything that the browser needs to judge a sheet, as JSON; the project may have errors."""
    return {**shared(checked.schemas), "around": around(checked)}


def _profiles(catalogue: Catalogue) -> dict[str, list[tuple[str, list[str]]]]:
    """The headings of each collection, in reading order, with the fields each one holds."""
    return {
        key: [(heading.label, list(heading.fields)) for heading in collection.headings]
        for key, collection in catalogue.collections.items()
    }


def _published(entry: Entry) -> str:
    """The file of a sheet as its author wrote it; without the coordinates that a person asked to withdraw."""
    withdrawn = [
        contact for contact in entry.data.get("contacts", ()) if contact.get("consent", {}).get("basis") == "withdrawn"
    ]
    if not withdrawn:
        return entry.source.text
    kept = copy.deepcopy(entry.data)
    for contact in kept["contacts"]:
        if contact.get("consent", {}).get("basis") == "withdrawn":
            for key in ("name", "email", "phone", "url"):
                contact.pop(key, None)
    return examples.dump(kept) + "\n"
