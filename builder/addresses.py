"""The addresses of the site's pages: one place that knows them, so that they can stay what they are."""

from __future__ import annotations

from typing import Final

HOME: Final = ""
SHEETS: Final = "fiches/"
LIST: Final = "liste/"
COLLECTIONS: Final = "collections/"
THEMES: Final = "thematiques/"
TERRITORIES: Final = "territoires/"
ORGANISATIONS: Final = "structures/"
GLOSSARY: Final = "glossaire/"
ACCESSIBILITY: Final = "accessibilite/"
FIGURES: Final = "chiffres/"
LESSONS: Final = "enseignements/"
VOICES: Final = "paroles/"
GAPS: Final = "manques/"
COMPARE: Final = "comparer/"
PANORAMA: Final = "panorama/"
TITLES: Final = "assets/data/titles.json"
PRESS: Final = "assets/typst/press.json"
CONTRIBUTE: Final = "contribuer/"
PROPOSE: Final = "proposer/"
FORM_DATA: Final = "assets/data/form.json"
OPEN_DATA: Final = "donnees/"
DATA_DICTIONARY: Final = "donnees/dictionnaire/"
EMBED_HELP: Final = "donnees/integrer/"
EMBED: Final = "integrer/"
FEEDS: Final = "flux/"
NEW_FEED: Final = "nouvelles.xml"
UPDATED_FEED: Final = "mises-a-jour.xml"
REVIEWS: Final = "flux/relectures.ics"
HELP_MESSAGES: Final = "aide/messages/"
GUIDE: Final = "guide/rubriques/"
WRITTEN: Final = (CONTRIBUTE, GUIDE)
"""Pages written by hand to which generated ones lead: a network may not have them."""
REFERENCE: Final = "guide/reference/"

_FRONTS: Final = frozenset({"index", "README"})
"""Names of files that the engine takes for the front of their folder."""


def sheet_list(number: int) -> str:
    """Address of a page of the list of sheets, counted from 1."""
    return SHEETS if number == 1 else f"{LIST}{number}/"


def sheet(identifier: str) -> str:
    """Address of a sheet's page, from the root of the site."""
    return f"{SHEETS}{identifier}/"


def change(identifier: str) -> str:
    """The form with a sheet in it."""
    return f"{PROPOSE}?fiche={identifier}"


def sheet_file(identifier: str) -> str:
    """The YAML file of a sheet, beside its page."""
    return f"{SHEETS}{identifier}/{identifier}.yaml"


def collection(identifier: str) -> str:
    """Address of a collection's page."""
    return f"{COLLECTIONS}{identifier}/"


def pdf(address: str) -> str:
    """Path of the PDF of a page, beside it and named after it: ``fiches/x/`` has ``fiches/x/x.pdf``."""
    return f"{address}{address.rstrip('/').rpartition('/')[2]}.pdf"


def picture(address: str) -> str:
    """Path of the picture that goes with the address of a page: that of its PDF, in its way."""
    return f"{pdf(address).removesuffix('.pdf')}.png" if address else "assets/partage.png"


def booklet_of(identifier: str) -> str:
    """Path of what a browser needs of a sheet to print it in a booklet."""
    return f"{sheet(identifier)}print.json"


def open_sheet(identifier: str) -> str:
    """The JSON file of a sheet, in the first version of open data."""
    return f"{OPEN_DATA}v1/sheets/{identifier}.json"


def bibtex(identifier: str) -> str:
    """The reference of a sheet, for BibTeX."""
    return f"{sheet(identifier)}{identifier}.bib"


def ris(identifier: str) -> str:
    """The reference of a sheet, for Zotero, EndNote and others."""
    return f"{sheet(identifier)}{identifier}.ris"


def feeds_of(address: str) -> str:
    """The folder of the feeds of a page: ``thematiques/x/`` has ``flux/thematiques/x/``."""
    return f"{FEEDS}{address}"


def theme(identifier: str) -> str:
    """Address of a theme's page."""
    return f"{THEMES}{identifier}/"


def department(code: str) -> str:
    """Address of a department's page; ``code`` is the INSEE code (62, 2A)."""
    return f"{TERRITORIES}{code.lower()}/"


def region(code: str) -> str:
    """Address of a region's page. INSEE gives regions and departments the same numbers (32 is Hauts-de-France and
    Gers), so that a region's code is prefixed: ``r32``."""
    return f"{TERRITORIES}r{code}/"


def organisation(identifier: str) -> str:
    """Address of an organisation's page."""
    return f"{ORGANISATIONS}{identifier}/"


def root_of(address: str) -> str:
    """The relative way from a page back to the site's root: ``fiches/x/`` gives ``../../``."""
    return "../" * address.count("/") or "./"


def source_path(address: str) -> str:
    """The Markdown file that the site engine turns into ``address``: ``fiches/x/`` comes from ``fiches/x.md``.

    Section fronts (``fiches/``) are ``index.md`` of their folder, and so is a page whose name would be taken for one:
    an organisation called « index » was shown in the place of all of them.
    """
    if address == HOME:
        return "index.md"
    front = address in {SHEETS, COLLECTIONS, THEMES, TERRITORIES, ORGANISATIONS}
    if front or address.rstrip("/").rpartition("/")[2] in _FRONTS:
        return f"{address}index.md"
    return f"{address.rstrip('/')}.md"
