"""The static addresses of open data as an OpenAPI 3.1 document: what to ask, and what comes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from builder.exports import files, places
from builder.exports.published import Published
from builder.output import Output

_ENVELOPE: Final = {
    "version": {"type": "string", "description": "La version des adresses et de leur forme."},
    "site": {"type": "string", "format": "uri", "description": "L'adresse du site."},
    "schema": {"type": "string", "format": "uri", "description": "Le schéma de chaque élément."},
    "updated": {"type": "string", "format": "date", "description": "Le dernier jour dont parlent les fiches."},
    "count": {"type": "integer", "minimum": 0, "description": "Le nombre d'éléments."},
}
_SCHEMAS: Final = f"../../{places.SCHEMA}bundled/"
"""From the OpenAPI document to the schemas."""
_ENVELOPES: Final = {
    places.SHEETS_JSON: ("sheets", "sheet"),
    places.COLLECTIONS: ("collections", "collection"),
    places.ORGANISATIONS: ("organisations", "organisation"),
    places.VOCABULARIES: ("vocabularies", "vocabulary"),
}


def render(published: Published) -> Iterator[Output]:
    """The description of every file."""
    site = published.catalogue.site
    document = {
        "openapi": "3.1.1",
        "info": {
            "title": f"{site.name} : données ouvertes",
            "version": f"{places.VERSION}.0.0",
            "description": "Des fichiers à des adresses stables. Aucun service ne calcule de réponse : tout se "
            "télécharge entier, sans clé ni limite.",
        },
        "servers": [{"url": site.url.rstrip("/")}],
        "paths": {
            **{f"/{one.path}": _path(one) for one in files.FILES},
            f"/{places.DATA}sheets/{{id}}.json": _sheet_path(published),
        },
        "components": {"schemas": _components()},
    }
    yield Output(places.OPENAPI, json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _path(one: files.File) -> dict[str, Any]:
    schema: dict[str, Any] = {}
    if one.path in _ENVELOPES:
        schema = {"$ref": f"#/components/schemas/{_ENVELOPES[one.path][0].capitalize()}"}
    content = {"schema": schema} if schema else {}
    return {
        "get": {
            "operationId": one.name,
            "summary": one.title,
            "description": one.description,
            "responses": {"200": {"description": one.title, "content": {one.media_type: content}}},
        }
    }


def _sheet_path(published: Published) -> dict[str, Any]:
    examples = [sheet.id for sheet, _ in published.sheets[:1]]
    identifier = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "L'identifiant de la fiche, qui est dans l'adresse de sa page.",
        "schema": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "examples": examples},
    }
    found = {
        "description": "La fiche",
        "content": {"application/json": {"schema": {"$ref": f"{_SCHEMAS}sheet.schema.json"}}},
    }
    return {
        "parameters": [identifier],
        "get": {
            "operationId": "sheet",
            "summary": "Une fiche",
            "description": "Tout ce que dit la fiche, dans l'ordre et la forme de son fichier YAML.",
            "responses": {"200": found, "404": {"description": "Aucune fiche publiée n'a cet identifiant."}},
        },
    }


def _components() -> dict[str, Any]:
    made = {}
    for key, kind in _ENVELOPES.values():
        items = {"type": "array", "items": {"$ref": f"{_SCHEMAS}{kind}.schema.json"}}
        parts = {
            "parts": {"type": "object", "description": "Les parties de chaque collection, dans l'ordre de lecture."}
        }
        made[key.capitalize()] = {
            "type": "object",
            "required": [*_ENVELOPE, key],
            "properties": {**_ENVELOPE, key: items, **(parts if key == "collections" else {})},
        }
    return made
