"""The page « Données ouvertes »: every file with its size, the licence, the day, and how to use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from builder import addresses, dates, licences
from builder.exports import files, places
from builder.exports.dcat import licences as licences_of
from builder.exports.published import Published
from builder.exports.tables import TABLES
from builder.languages import N_, _
from builder.output import Output
from builder.pages import words
from builder.pages.context import Link, PageContext
from builder.pages.listing import listing
from builder.pages.templating import fill
from builder.typography import french

_TITLE: Final = N_("Données ouvertes")
_LEAD: Final = N_("Toutes les fiches, à télécharger et à réutiliser : tableurs, JSON, cartes, flux.")


@dataclass(frozen=True, slots=True)
class FileView:
    """``size`` is in words."""

    link: Link
    format: str
    size: str
    description: str


@dataclass(frozen=True, slots=True)
class Example:
    """Lines to copy; ``code`` keeps its line ends as character references, which Markdown leaves alone."""

    title: str
    code: Markup


@dataclass(frozen=True, slots=True)
class DataPage:
    """``ways`` are the descriptions for programs, ``feeds`` what one subscribes to."""

    files: tuple[FileView, ...]
    sheets: str
    updated: str
    licence: Link
    each_sheet: str
    examples: tuple[Example, ...]
    ways: tuple[FileView, ...]
    feeds: tuple[Link, ...]
    dictionary: str
    embed: str


def render(published: Published, sizes: Mapping[str, int]) -> Iterator[Output]:
    """The page; ``sizes`` are those of the files, in bytes, by path."""
    catalogue = published.catalogue
    desk = PageContext(catalogue, addresses.OPEN_DATA)
    day = "" if published.day == dates.UNKNOWN else published.day.isoformat()
    view = DataPage(
        files=tuple(
            FileView(
                Link(french(_(one.title)), desk.href(one.path)),
                one.short,
                words.size(sizes[one.path]),
                french(_(one.description)),
            )
            for one in files.FILES
        ),
        sheets=words.count(len(published.sheets), "fiche"),
        updated=words.date(day) if day else "",
        licence=_licence(published, desk),
        each_sheet=catalogue.site.absolute(addresses.open_sheet("identifiant")),
        examples=tuple(_examples(catalogue.site.url)),
        ways=tuple(_ways(desk, sizes)),
        feeds=tuple(_feeds(desk)),
        dictionary=desk.href(addresses.DATA_DICTIONARY),
        embed=desk.href(addresses.EMBED_HELP),
    )
    page = listing(desk, _(_TITLE), _(_LEAD), french(_(_LEAD)))
    page.changed = day
    for part, title, anchor in (
        ("files", _("Télécharger"), "telecharger"),
        ("read", _("Lire ces fichiers"), "lire"),
        ("examples", _("Exemples"), "exemples"),
        ("ways", _("Pour les programmes et les catalogues"), "programmes"),
        ("feeds", _("S’abonner"), "s-abonner"),
        ("promise", _("Ce qui reste stable, ce qui ne sort pas"), "promesse"),
    ):
        page.add_heading(title, anchor)
        page.add_html(fill("open_data", data=view, part=part))
    yield page.output()
    yield _dictionary(published)


def _licence(published: Published, desk: PageContext) -> Link:
    found = licences_of(published.catalogue)
    if found == [""]:
        return Link(french(_("Les fiches ne disent pas leur licence.")))
    if len(found) != 1 or not found[0]:
        return Link(french(_("Celle que dit chaque fiche : colonne licence.")))
    return Link(desk.label("licences", found[0]), licences.ADDRESSES.get(found[0]))


def _ways(desk: PageContext, sizes: Mapping[str, int]) -> Iterator[FileView]:
    known = (
        ("OpenAPI 3.1", places.OPENAPI, "JSON", _("Toutes ces adresses, décrites pour les programmes.")),
        (_("Schéma d'une fiche"), f"{places.SCHEMA}bundled/sheet.schema.json", "JSON Schema",
         _("Ce que dit une fiche.")),
        (_("Catalogue DCAT-AP en JSON-LD"), places.DCAT_JSON, "JSON-LD",
         _("Pour les catalogues de données comme data.gouv.fr.")),
        (_("Catalogue DCAT-AP en Turtle"), places.DCAT_TURTLE, "Turtle", _("Le même.")),
    )  # fmt: skip
    for title, path, form, what in known:
        yield FileView(Link(french(title), desk.href(path)), form, words.size(sizes[path]), what)


def _feeds(desk: PageContext) -> Iterator[Link]:
    for label, path in (
        (_("Nouvelles fiches (Atom)"), f"{addresses.FEEDS}{addresses.NEW_FEED}"),
        (_("Fiches mises à jour (Atom)"), f"{addresses.FEEDS}{addresses.UPDATED_FEED}"),
        (_("Relectures à faire (iCalendar, pour la rédaction)"), addresses.REVIEWS),
    ):
        yield Link(label, desk.href(path))
    catalogue = desk.catalogue
    for theme in catalogue.sheets_by_theme:
        address = f"{addresses.feeds_of(addresses.theme(theme))}{addresses.NEW_FEED}"
        yield Link(desk.label("themes", theme), desk.href(address))
    for key, collection in catalogue.collections.items():
        address = f"{addresses.feeds_of(addresses.collection(key))}{addresses.NEW_FEED}"
        yield Link(desk.text.line(collection.short_title or collection.title), desk.href(address))


def _examples(root: str) -> Iterator[Example]:
    table = f"{root}{places.table('indicators')}"
    known = (
        (_("En ligne de commande"), f"curl -O {root}{places.WORKBOOK}"),
        (
            "R",
            f'library(readr)\nindicateurs <- read_csv2("{table}")\n'
            'aggregate(value ~ indicator + date, data = subset(indicateurs, part == "value"), FUN = sum)',
        ),
        (
            _("Python et pandas"),
            f'import pandas as pd\n\nindicateurs = pd.read_csv("{table}", sep=";", decimal=",")\n'
            'indicateurs[indicateurs["part"] == "value"][["sheet", "indicator", "date", "value"]]',
        ),
        ("jq", f"curl -s {root}{places.SHEETS_LINES} | jq -r '[.id, .title] | @tsv'"),
    )
    for title, code in known:
        yield Example(title, Markup(str(escape(code)).replace("\n", "&#10;")))  # noqa: S704 - escaped


def _dictionary(published: Published) -> Output:
    desk = PageContext(published.catalogue, addresses.DATA_DICTIONARY)
    title = _("Dictionnaire des données")
    lead = _("Chaque colonne des tableaux ouverts, dans les mots du schéma des fiches.")
    page = listing(desk, title, lead, lead, (_(_TITLE), addresses.OPEN_DATA))
    for table in TABLES:
        rows = [
            (
                made.name,
                desk.text.line(made.title(published.schemas)),
                desk.text.line(made.description(published.schemas)),
                made.vocabulary(published.schemas),
            )
            for made in table.columns
        ]
        page.add_heading(_(table.title), table.name)
        file = Link(f"{table.name}.csv", desk.href(places.table(table.name)))
        page.add_html(fill("data_dictionary", row=french(_(table.row)), file=file, rows=rows))
    return page.output()
