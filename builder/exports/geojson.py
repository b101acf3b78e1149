"""The sheets on a map (GeoJSON, RFC 7946): a point or points where they take place, no geometry where nobody said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder import addresses
from builder.exports import places
from builder.exports.geography import positions
from builder.exports.json_files import text_of
from builder.exports.published import Published
from builder.model import Sheet, departments_of
from builder.output import Output


def render(published: Published) -> Iterator[Output]:
    """One feature a sheet."""
    features = ",\n".join(text_of(_feature(sheet, published)) for sheet, _ in published.sheets)
    yield Output(places.GEOJSON, f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n')


def _feature(sheet: Sheet, published: Published) -> dict[str, Any]:
    catalogue = published.catalogue
    known = positions(sheet, catalogue)
    geometry: dict[str, Any] | None = None
    if len(known) == 1:
        geometry = {"type": "Point", "coordinates": known[0][0]}
    elif known:
        geometry = {"type": "MultiPoint", "coordinates": [position for position, _ in known]}
    return {
        "type": "Feature",
        "id": sheet.id,
        "geometry": geometry,
        "properties": {
            "id": sheet.id,
            "title": sheet.title,
            "summary": sheet.summary,
            "url": catalogue.site.absolute(addresses.sheet(sheet.id)),
            "json": catalogue.site.absolute(addresses.open_sheet(sheet.id)),
            "kind": sheet.kind,
            "collection": sheet.collection,
            "organisation": catalogue.organisations[sheet.organisation].name,
            "themes": list(sheet.themes),
            "territory": sheet.territory.label if sheet.territory else None,
            "departments": list(departments_of(sheet)),
            "regions": list(catalogue.regions_of(sheet)),
            "precision": [precision for _, precision in known],
        },
    }
