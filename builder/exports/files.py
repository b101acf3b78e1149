"""The files of open data, each named and described once: for the page, the OpenAPI document and the DCAT catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from builder.exports import places
from builder.languages import N_

_EUROPE: Final = "http://publications.europa.eu/resource/authority/file-type/"
_LINES: Final = "application/jsonl"


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
    def registered(self) -> bool:
        """Whether IANA lists its media type: JSON Lines has a usual one, which nobody registered."""
        return self.media_type != _LINES

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
        "workbook_xlsx", places.WORKBOOK, N_("Classeur Excel"),
        N_("Les quatre tableaux et leur dictionnaire."),
        "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX",
    ),
    File(
        "workbook_ods", places.OPEN_WORKBOOK, N_("Classeur LibreOffice"),
        N_("Les quatre tableaux et leur dictionnaire."),
        "ODS", "application/vnd.oasis.opendocument.spreadsheet", "ODS",
    ),
    _csv("sheets", N_("Fiches"), N_("Une ligne par fiche.")),
    _csv("indicators", N_("Valeurs des indicateurs"), N_("Une ligne par nombre : valeur, part, comparaison ou cible.")),
    _csv("stakeholders", N_("Parties prenantes"), N_("Une ligne par partie prenante.")),
    _csv("contacts", N_("Contacts"),
         N_("Une ligne par contact publié avec son accord, en cours, ou repris de ce que sa structure publie.")),
    _csv("dictionary", N_("Dictionnaire des données"),
         N_("Une ligne par colonne des tableaux, tirée du schéma des fiches.")),
    _json("sheets_json", places.SHEETS_JSON, N_("Toutes les fiches"),
         N_("Les fiches entières, telles que leurs fichiers.")),
    File(
        "sheets_jsonl", places.SHEETS_LINES, N_("Toutes les fiches, en lignes"), N_("Une fiche JSON par ligne."),
        "JSON Lines", _LINES, "JSON",
    ),
    File(
        "sheets_geojson", places.GEOJSON, N_("Fiches sur une carte"),
        N_("Un point par lieu : les coordonnées écrites, sinon le centre du département ou de la région."),
        "GeoJSON", "application/geo+json", "GEOJSON",
    ),
    _json("collections", places.COLLECTIONS, N_("Collections"), N_("Les recueils et leurs parties.")),
    _json("organisations", places.ORGANISATIONS, N_("Structures"),
         N_("Le registre des structures que nomment les fiches.")),
    _json("vocabularies", places.VOCABULARIES, N_("Vocabulaires"),
         N_("Les termes admis, avec leurs libellés français.")),
)  # fmt: skip
