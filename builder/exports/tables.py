"""The tables: what a row of each one is, and what each column holds. CSV files and workbooks are made of them.

A column named after a field of the schema takes its French title and description from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from builder.diagnostics import Path
from builder.exports import row_sources, sheet_columns
from builder.exports.columns import Cell, Column, column
from builder.exports.published import Published
from builder.languages import N_

Kind = Literal["sheets", "indicators", "stakeholders", "contacts"]


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is in addresses, ``title`` for readers; ``row`` says in French what one row is."""

    name: Kind
    title: str
    row: str
    columns: tuple[Column, ...]
    items: Callable[[Published], Iterable[Any]]

    def rows(self, published: Published) -> Iterator[tuple[Cell, ...]]:
        """The rows, in the order of the catalogue, lazily."""
        for item in self.items(published):
            yield tuple(made.value(item, published) for made in self.columns)


def _sheet_of(*fields: str) -> tuple[Column, ...]:
    """What tells the sheet of a row."""
    known = {made.name: made for made in sheet_columns.COLUMNS}
    return tuple(known[name].seen_from("sheet", "sheet" if name == "id" else f"sheet_{name}") for name in fields)


def _plain(field: Path, name: str = "", kind: Literal["text", "number", "boolean", "date"] = "text") -> Column:
    """A column whose value is the field of the same name of the row's source."""
    attribute = str(field[-1])
    return column(name or attribute, lambda row, _: getattr(row.item, attribute), kind=kind, field=field)


_CASE: Final = (
    column(
        "case_kind",
        lambda row, _: row.case_kind,
        words=("Où dans la fiche", "sheet : la fiche elle-même ; initiative, zoom : une action ou un cas particulier."),
    ),
    column(
        "case_title",
        lambda row, _: row.case_title,
        words=("Titre de l'initiative ou du zoom", "Vide quand la ligne concerne la fiche entière."),
    ),
)

INDICATORS: Final = Table(
    "indicators",
    N_("Valeurs des indicateurs"),
    N_("une valeur d'indicateur, avec ses parts, ses comparaisons et sa cible"),
    (
        *_sheet_of("id", "title", "url"),
        *_CASE,
        column("indicator", lambda row, _: row.indicator.label, field=("indicators", 0, "label")),
        column("unit", lambda row, _: row.indicator.unit, field=("indicators", 0, "unit")),
        column(
            "part",
            lambda row, _: row.part,
            words=(
                "Nature de la ligne",
                "value : la valeur elle-même ; breakdown, including : une de ses parts ; comparison : ce à quoi la "
                "source la compare ; target : la cible.",
            ),
        ),
        column("part_label", lambda row, _: row.label, words=("Nom de la part", "Ce que compte une part.")),
        column("date", lambda row, _: row.date, kind="period", field=("indicators", 0, "values", 0, "date")),
        column(
            "value",
            lambda row, _: row.value,
            kind="number",
            field=("indicators", 0, "values", 0, "value"),
            words=("", "Le nombre. Les fichiers CSV l'écrivent avec une virgule pour les décimales."),
        ),
        column("qualifier", lambda row, _: row.qualifier, field=("indicators", 0, "values", 0, "qualifier")),
        column("text", lambda row, _: row.text, field=("indicators", 0, "values", 0, "text")),
        column("source", lambda row, _: row.indicator.source, field=("indicators", 0, "source")),
        column("editor_note", lambda row, _: row.indicator.editor_note, field=("indicators", 0, "editor_note")),
    ),
    row_sources.values,
)

STAKEHOLDERS: Final = Table(
    "stakeholders",
    N_("Parties prenantes"),
    N_("une partie prenante d'une fiche, d'une initiative, d'un zoom ou d'un financement"),
    (
        *_sheet_of("id", "title", "url"),
        *_CASE,
        column(
            "field",
            lambda row, _: row.field,
            words=("Champ", "Le champ de la fiche d'où vient la ligne : stakeholders, funders ou partners."),
        ),
        _plain(("stakeholders", 0, "organisation")),
        column(
            "name",
            lambda row, published: row_sources.party_name(row.item, published),
            words=("Nom", "Le nom de la structure au registre, sinon celui qu'écrit la fiche."),
        ),
        _plain(("stakeholders", 0, "role")),
        column(
            "role_label",
            lambda row, published: published.catalogue.term("roles", row.item.role).label if row.item.role else None,
            words=("Rôle en français", "Le libellé du rôle."),
        ),
        _plain(("stakeholders", 0, "detail")),
    ),
    row_sources.parties,
)

CONTACTS: Final = Table(
    "contacts",
    N_("Contacts"),
    N_("un contact publié avec son accord, en cours, ou repris de ce que sa structure publie"),
    (
        *_sheet_of("id", "title", "url"),
        _plain(("contacts", 0, "organisation")),
        column(
            "organisation_name",
            lambda row, published: published.catalogue.organisations[row.item.organisation].name,
            words=("Nom de la structure", "Le nom de la structure au registre."),
        ),
        _plain(("contacts", 0, "role")),
        _plain(("contacts", 0, "name")),
        _plain(("contacts", 0, "email")),
        _plain(("contacts", 0, "phone")),
        column("contact_url", lambda row, _: row.item.url, field=("contacts", 0, "url")),
        column("consent_basis", lambda row, _: row.item.consent.basis, field=("contacts", 0, "consent", "basis")),
        column(
            "consent_date",
            lambda row, _: row.item.consent.date,
            kind="date",
            field=("contacts", 0, "consent", "date"),
        ),
        column(
            "consent_expires",
            lambda row, _: row.item.consent.expires,
            kind="date",
            field=("contacts", 0, "consent", "expires"),
        ),
    ),
    row_sources.contacts,
)

SHEETS: Final = Table(
    "sheets",
    N_("Fiches"),
    N_("une fiche"),
    sheet_columns.COLUMNS,
    lambda published: (sheet for sheet, _ in published.sheets),
)

TABLES: Final = (SHEETS, INDICATORS, STAKEHOLDERS, CONTACTS)
