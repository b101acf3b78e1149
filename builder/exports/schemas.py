"""The JSON Schemas at the address that their ``$id`` gives, so that a validator that asks for it gets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from builder import bundle
from builder.exports import places
from builder.exports.published import Published
from builder.output import Output
from builder.schema import BASE


def render(published: Published) -> Iterator[Output]:
    """The schemas, the vocabularies that they name, and the self-contained copies.

    Their ``$id`` starts with the address of this very site; references between them are relative, and follow.
    """
    schemas = published.schemas
    home = published.catalogue.site.absolute(places.SCHEMA)
    for name, document in sorted(schemas.documents.items()):
        yield Output(f"{places.SCHEMA}{name}", _json({**document, "$id": f"{home}{name}"}))
    for name in schemas.vocabulary_names():
        path = f"vocabulary/{name}.json"
        document = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{home}{path}",
            **schemas.vocabulary_schema(name),
        }
        yield Output(f"{places.SCHEMA}{path}", _json(document))
    for name, text in bundle.bundled(schemas):
        yield Output(f"{places.SCHEMA}bundled/{name}", text.replace(f'"$id": "{BASE}', f'"$id": "{home}', 1))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
