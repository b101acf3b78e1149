"""The sheets, the collections, the organisations and the vocabularies as JSON, as their files say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from builder import addresses
from builder.exports import places
from builder.exports.published import Published
from builder.output import Output


def render(published: Published) -> Iterator[Output]:
    """All the sheets in one file, in lines, one a file; and what they refer to."""
    texts = [text_of(data) for _, data in published.sheets]
    yield Output(places.SHEETS_JSON, _file("sheets", "sheet", texts, published))
    yield Output(places.SHEETS_LINES, "".join(f"{text}\n" for text in texts))
    for (sheet, _), text in zip(published.sheets, texts, strict=True):
        yield Output(addresses.open_sheet(sheet.id), f"{text}\n")
    parts = f',"parts":{text_of(published.parts)}'
    collections = [text_of(data) for data in published.collections]
    yield Output(places.COLLECTIONS, _file("collections", "collection", collections, published, parts))
    for path, key, kind, items in (
        (places.ORGANISATIONS, "organisations", "organisation", published.organisations),
        (places.VOCABULARIES, "vocabularies", "vocabulary", published.vocabularies),
    ):
        yield Output(path, _file(key, kind, [text_of(item) for item in items], published))


def _file(key: str, kind: str, texts: list[str], published: Published, more: str = "") -> str:
    """An envelope that says what is inside, and its items, one a line; ``more`` is added at its end."""
    site = published.catalogue.site
    head = {
        "version": places.VERSION,
        "site": site.url,
        "schema": site.absolute(f"{places.SCHEMA}{kind}.schema.json"),
        "updated": published.day.isoformat(),
        "count": len(texts),
    }
    items = ",\n".join(texts)
    return f'{text_of(head)[:-1]},"{key}":[\n{items}\n]{more}}}\n'


def text_of(value: Any) -> str:
    """A value as JSON, on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
