"""What search engines and archives read in a sheet's page: schema.org, as JSON-LD in a block that no browser runs."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from builder import addresses, dates, licences
from builder.model import Catalogue, Sheet, Territory
from builder.pages import citing
from builder.typography import french

_UNSAFE: Final = re.compile("[<>&\u2028\u2029]")
"""What HTML or scripts may read otherwise; as escapes, JSON means the same."""

Node = dict[str, Any]


def script(sheet: Sheet, catalogue: Catalogue) -> str:
    """The block, as HTML on one line; search leaves it out."""
    text = json.dumps(article(sheet, catalogue), ensure_ascii=False, separators=(",", ":"))
    safe = _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return f'<script type="application/ld+json" data-search-exclude>{safe}</script>'


def article(sheet: Sheet, catalogue: Catalogue) -> Node:
    """The sheet as a schema.org ``Article``. Persons are not in it."""
    site = catalogue.site
    collection = catalogue.collections[sheet.collection]
    address = site.absolute(addresses.sheet(sheet.id))
    terms = [catalogue.term("themes", theme).label for theme in sheet.themes]
    made: Node = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": french(sheet.title),
        "description": french(sheet.summary),
        "inLanguage": site.content_language,
        "datePublished": dates.published(sheet, catalogue),
        "dateModified": dates.updated(sheet, catalogue),
        "author": [{"@type": "Organization", "name": name} for name in citing.authors(sheet, catalogue)],
        "publisher": {"@type": "Organization", "name": site.name, "url": site.url},
        "license": licences.ADDRESSES.get(catalogue.licence_of(sheet) or ""),
        "isPartOf": {
            "@type": "Collection",
            "name": french(collection.title),
            "url": site.absolute(addresses.collection(collection.id)),
        },
        "about": [_organisation(name, catalogue) for name in sheet.leads],
        "keywords": [french(word) for word in (*terms, *sheet.keywords)],
        "spatialCoverage": _place(sheet.territory, catalogue),
        "temporalCoverage": _period(sheet),
        "image": _picture(sheet, catalogue),
        "encoding": _files(sheet, catalogue),
    }
    return {key: value for key, value in made.items() if value}


def _picture(sheet: Sheet, catalogue: Catalogue) -> str | None:
    address = addresses.sheet(sheet.id)
    return catalogue.site.absolute(addresses.picture(address)) if address in catalogue.pictures else None


def _organisation(identifier: str, catalogue: Catalogue) -> Node:
    known = catalogue.organisations[identifier]
    address = catalogue.site.absolute(addresses.organisation(identifier))
    made = {"@type": "Organization", "@id": address, "name": known.name, "url": known.website}
    return {key: value for key, value in made.items() if value}


def _place(territory: Territory | None, catalogue: Catalogue) -> list[Node]:
    if territory is None:
        return []
    names = [catalogue.term("departments", code).label for code in territory.departments]
    names += [catalogue.term("regions", territory.region).label] if territory.region else []
    places: list[Node] = [{"@type": "AdministrativeArea", "name": name} for name in names]
    if territory.label or territory.coordinates:
        usual: Node = {"@type": "Place", "name": french(territory.label or ", ".join(names))}
        if (point := territory.coordinates) is not None:
            usual["geo"] = {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}
        places.insert(0, usual)
    return places


def _period(sheet: Sheet) -> str:
    """An ISO 8601 interval; « .. » is an end that is not known."""
    period = sheet.period
    if period is None or not (period.start or period.end):
        return ""
    return f"{period.start or '..'}/{period.end or '..'}"


def _files(sheet: Sheet, catalogue: Catalogue) -> list[Node]:
    site = catalogue.site
    found = [(addresses.open_sheet(sheet.id), "application/json")]
    printed = catalogue.downloads.get(addresses.sheet(sheet.id))
    found += [(printed.path, "application/pdf")] if printed else []
    return [
        {"@type": "MediaObject", "contentUrl": site.absolute(path), "encodingFormat": media} for path, media in found
    ]
