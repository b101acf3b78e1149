"""The files of open data, each named and described once: for the page, the OpenAPI document and the DCAT catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from builder.exports import places

_EUROPE: Final = "http://publications.europa.eu/resource/authority/file-type/"


@dataclass(frozen=True, slots=True)
class File:
    """``name`` stays what it is; ``format`` is a term of the European list of file types; ``short`` is for readers."""

    name: str
    path: str
    title: str
    description: str
    short: str
    media_type: str
    format: str

    @property
    def format_iri(self) -> str:
        """Its format, as DCAT-AP names formats."""
        return f"{_EUROPE}{self.format}"


def _csv(name: str, title: str, description: str) -> File:
    return File(f"{name}_csv", places.table(name), title, description, "CSV", "text/csv", "CSV")


def _json(name: str, path: str, title: str, description: str) -> File:
    return File(name, path, title, description, "JSON", "application/json", "JSON")


FILES: Final = (
    File(
        "workbook_xlsx", places.WORKBOOK, "Classeur Excel", "Les quatre tableaux et leur dictionnaire.",
        "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX",
    ),
    File(
        "workbook_ods", places.OPEN_WORKBOOK, "Classeur LibreOffice", "Les quatre tableaux et leur dictionnaire.",
        "ODS", "application/vnd.oasis.opendocument.spreadsheet", "ODS",
    ),
    _csv("sheets", "Fiches", "Une ligne par fiche."),
    _csv("indicators", "Valeurs des indicateurs", "Une ligne par nombre : valeur, part, comparaison ou cible."),
    _csv("stakeholders", "Parties prenantes", "Une ligne par partie prenante."),
    _csv("contacts", "Contacts", "Une ligne par contact dont l'accord de publication est écrit et court encore."),
    _csv("dictionary", "Dictionnaire des données", "Une ligne par colonne des tableaux, tirée du schéma des fiches."),
    _json("sheets_json", places.SHEETS_JSON, "Toutes les fiches", "Les fiches entières, telles que leurs fichiers."),
    File(
        "sheets_jsonl", places.SHEETS_LINES, "Toutes les fiches, en lignes", "Une fiche JSON par ligne.",
        "JSON Lines", "application/jsonl", "JSON",
    ),
    File(
        "sheets_geojson", places.GEOJSON, "Fiches sur une carte",
        "Un point par lieu : les coordonnées écrites, sinon le centre du département ou de la région.",
        "GeoJSON", "application/geo+json", "GEOJSON",
    ),
    _json("collections", places.COLLECTIONS, "Collections", "Les recueils et leurs parties."),
    _json("organisations", places.ORGANISATIONS, "Structures", "Le registre des structures que nomment les fiches."),
    _json("vocabularies", places.VOCABULARIES, "Vocabulaires", "Les termes admis, avec leurs libellés français."),
)  # fmt: skip
