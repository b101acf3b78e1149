"""The columns of the table of sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from builder import addresses
from builder.exports import flat
from builder.exports.columns import Cell, Column, column
from builder.exports.published import Published
from builder.model import Catalogue, Sheet, departments_of


def _labels(field: str, vocabulary: str, title: str) -> Column:
    """The French labels of a list of terms."""

    def value(sheet: Sheet, published: Published) -> str:
        return flat.joined(published.catalogue.term(vocabulary, term).label for term in getattr(sheet, field))

    return column(f"{field}_labels", value, words=(f"{title} en français", f"Les libellés de la colonne {field}."))


def _terms(field: str) -> Column:
    return column(field, lambda sheet, _: flat.joined(getattr(sheet, field)))


def _points(field: str) -> Column:
    return column(field, lambda sheet, _: flat.points(getattr(sheet, field)) or None)


def _plain(field: str) -> Column:
    return column(field, lambda sheet, _: getattr(sheet, field))


def _date(field: str) -> Column:
    return column(field, lambda sheet, _: getattr(sheet, field), kind="date")


def _inside(field: str, key: str, kind: Any = "text") -> Column:
    """A key of a block, empty where the block is."""
    name = f"{field}_{key}"
    return column(name, lambda sheet, _: getattr(getattr(sheet, field), key, None), kind=kind, field=(field, key))


def _coordinate(key: str) -> Column:
    def value(sheet: Sheet, _: Published) -> Cell:
        territory = sheet.territory
        return getattr(territory.coordinates, key) if territory and territory.coordinates else None

    return column(key, value, kind="number", field=("territory", "coordinates", key))


def _places(
    name: str, title: str, found: Callable[[Sheet, Catalogue], tuple[str, ...]], vocabulary: str, what: str
) -> tuple[Column, Column]:
    """The codes and the names of the regions or departments of a sheet, initiatives and zooms included."""
    return (
        column(
            name,
            lambda sheet, published: flat.joined(found(sheet, published.catalogue)),
            words=(title, f"Codes {what} (ceux de l'INSEE en France), initiatives et zooms compris."),
        ),
        column(
            f"{name}_labels",
            lambda sheet, published: flat.joined(
                published.catalogue.term(vocabulary, code).label for code in found(sheet, published.catalogue)
            ),
            words=(f"{title} en toutes lettres", f"Les noms de la colonne {name}."),
        ),
    )


def _pdf(sheet: Sheet, published: Published) -> str | None:
    catalogue = published.catalogue
    found = catalogue.downloads.get(addresses.sheet(sheet.id))
    return catalogue.site.absolute(found.path) if found else None


COLUMNS: Final = (
    _plain("id"),
    column(
        "url",
        lambda sheet, published: published.catalogue.site.absolute(addresses.sheet(sheet.id)),
        kind="url",
        words=("Adresse de la page", "La page de la fiche."),
    ),
    _plain("kind"),
    column(
        "kind_label",
        lambda sheet, published: published.catalogue.term("kinds", sheet.kind).label,
        words=("Type en français", "Le libellé de la colonne kind."),
    ),
    _plain("status"),
    _plain("title"),
    _plain("summary"),
    _plain("collection"),
    column(
        "collection_title",
        lambda sheet, published: published.catalogue.collections[sheet.collection].title,
        words=("Titre de la collection", "Le titre du recueil où la fiche paraît."),
    ),
    _plain("organisation"),
    column(
        "organisation_name",
        lambda sheet, published: published.catalogue.organisations[sheet.organisation].name,
        words=("Nom de la structure porteuse", "Le nom de la structure au registre."),
    ),
    column(
        "organisation_kind",
        lambda sheet, published: published.catalogue.organisations[sheet.organisation].kind,
        words=("Type de la structure porteuse", "Un terme du vocabulaire organisation-kinds."),
    ),
    _terms("co_organisations"),
    _terms("themes"),
    _labels("themes", "themes", "Thématiques"),
    _terms("sectors"),
    _labels("sectors", "sectors", "Secteurs"),
    _terms("audiences"),
    _labels("audiences", "audiences", "Publics"),
    _terms("levers"),
    _labels("levers", "levers", "Leviers"),
    _terms("keywords"),
    *_places("regions", "Régions", lambda sheet, catalogue: catalogue.regions_of(sheet), "regions", "des régions"),
    *_places("departments", "Départements", lambda sheet, _: departments_of(sheet), "departments", "des départements"),
    _inside("territory", "label"),
    column(
        "municipalities",
        lambda sheet, _: flat.joined(sheet.territory.municipalities) if sheet.territory else None,
        field=("territory", "municipalities"),
    ),
    _coordinate("latitude"),
    _coordinate("longitude"),
    _inside("period", "start", "date"),
    _inside("period", "end", "date"),
    _inside("period", "status"),
    _plain("context"),
    _points("origin"),
    _points("objectives"),
    _plain("description"),
    column("steps", lambda sheet, _: flat.steps(sheet.steps) or None),
    column("initiatives", lambda sheet, _: flat.initiatives(sheet.initiatives) or None),
    _points("governance"),
    _inside("funding", "text"),
    _inside("funding", "amount", "number"),
    _inside("funding", "period"),
    _plain("not_measured"),
    _points("impact"),
    _points("feedback"),
    _points("success_factors"),
    _points("obstacles"),
    _points("vigilance_points"),
    _points("next_steps"),
    _date("added_on"),
    _date("reviewed_on"),
    _date("review_due"),
    _terms("authors"),
    column(
        "licence",
        lambda sheet, published: published.catalogue.licence_of(sheet),
        words=("Licence", "La licence du texte : celle de la fiche, sinon celle de sa collection."),
    ),
    column(
        "json",
        lambda sheet, published: published.catalogue.site.absolute(addresses.open_sheet(sheet.id)),
        kind="url",
        words=("Fiche entière en JSON", "Tout ce que dit la fiche, y compris ce que ce tableau ne montre pas."),
    ),
    column("pdf", _pdf, kind="url", words=("Fiche en PDF", "Vide quand la fiche n'est pas imprimée.")),
)
