"""The addresses of open data. They are a promise: what is at ``donnees/v1/`` keeps its form; another form is ``v2``."""

from __future__ import annotations

from typing import Final

from builder import addresses

VERSION: Final = "1"
DATA: Final = f"{addresses.OPEN_DATA}v{VERSION}/"
SHEETS_JSON: Final = f"{DATA}sheets.json"
SHEETS_LINES: Final = f"{DATA}sheets.jsonl"
COLLECTIONS: Final = f"{DATA}collections.json"
ORGANISATIONS: Final = f"{DATA}organisations.json"
VOCABULARIES: Final = f"{DATA}vocabularies.json"
WORKBOOK: Final = f"{DATA}sheets.xlsx"
OPEN_WORKBOOK: Final = f"{DATA}sheets.ods"
GEOJSON: Final = f"{DATA}sheets.geojson"
OPENAPI: Final = f"{DATA}openapi.json"
DICTIONARY: Final = f"{DATA}dictionary.csv"
DCAT_JSON: Final = f"{DATA}catalog.jsonld"
DCAT_TURTLE: Final = f"{DATA}catalog.ttl"
SCHEMA: Final = "schema/1/"
"""Where the schemas are, as their ``$id`` says."""


def table(name: str) -> str:
    """The CSV file of a table."""
    return f"{DATA}{name}.csv"
