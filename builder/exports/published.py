"""What leaves: the data of the published files as their authors wrote them, without what must stay.

Sheets keep the order of their keys and the form of their values, so that a JSON file turned into YAML is the sheet
again.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from builder.catalogue import PUBLISHED
from builder.consents import silenced
from builder.exports.consents import may_be_told
from builder.model import Catalogue, Sheet
from builder.project import Checked, Entry
from builder.schema import Schemas

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that the exports are made of.

    ``sheets`` are the sheets' data in the order of the catalogue; ``day`` is the day of the content, on which
    consents hold or not; drafts are in none of its parts, even in a preview that shows them.
    """

    catalogue: Catalogue
    schemas: Schemas
    day: date
    sheets: tuple[tuple[Sheet, Data], ...]
    collections: tuple[Data, ...]
    parts: Mapping[str, tuple[Data, ...]]
    """The parts of each collection, in reading order."""
    organisations: tuple[Data, ...]
    vocabularies: tuple[Data, ...]


def published(checked: Checked, catalogue: Catalogue, day: date) -> Published:
    """What leaves of a project without errors."""
    files = {entry.id: entry for entry in checked.project.of("sheet")}
    if any(sheet.status not in PUBLISHED for sheet in catalogue.sheets.values()):
        shown = {name: sheet for name, sheet in catalogue.sheets.items() if sheet.status in PUBLISHED}
        catalogue = replace(catalogue, sheets=shown)
    told = catalogue.sheets
    parts = {(part.folder, part.id): _among(told, part.data) for part in checked.project.of("part")}
    return Published(
        catalogue=catalogue,
        schemas=checked.schemas,
        day=day,
        sheets=tuple((sheet, _among(told, sheet_data(files[sheet.id], sheet, day))) for sheet in told.values()),
        collections=tuple(entry.data for entry in checked.project.of("collection")),
        parts={
            entry.id: tuple(parts[entry.natural_id, name] for name in entry.data["parts"])
            for entry in checked.project.of("collection")
        },
        organisations=tuple(entry.data for entry in checked.project.of("organisation")),
        vocabularies=tuple(entry.data for entry in checked.project.of("vocabulary")),
    )


def sheet_data(entry: Entry, sheet: Sheet, day: date) -> Data:
    """The data of a sheet as they leave: its collection, which its folder may tell alone, is written; contacts who do
    not agree keep their organisation and their role, and no note gives them away."""
    data = entry.data
    if "collection" not in data:
        items = list(data.items())
        place = 1 + next(index for index, (key, _) in enumerate(items) if key == "organisation")
        data = dict([*items[:place], ("collection", sheet.collection), *items[place:]])
    silent = [not may_be_told(contact, day) for contact in sheet.contacts]
    return silenced(data, silent) if any(silent) else data


def _among(told: Container[str], data: Data) -> Data:
    """Data that name no sheet but those ``told``: another would give a draft away, and lead whoever has these files to
    nothing."""
    kept = dict(data)
    if "related" in data:
        kept["related"] = [item for item in data["related"] if item["sheet"] in told]
    if "sheets" in data:
        kept["sheets"] = [sheet for sheet in data["sheets"] if sheet in told]
    if "resources" in data:
        kept["resources"] = [
            item if item.get("sheet", "") in told else {key: value for key, value in item.items() if key != "sheet"}
            for item in data["resources"]
        ]
    return {key: value for key, value in kept.items() if value or key not in ("related", "sheets")}
