"""The reference of the guide: everything that each kind of file may hold, read from the schemas that check it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder import addresses
from builder.needs import GROUPS, grouped
from builder.output import Output
from builder.pages.page import Page
from builder.pages.templating import fill
from builder.reference.places import Places
from builder.reference.vocabularies import lists
from builder.schema import KINDS, Schemas
from builder.typography import french

_DESCRIPTION: Final = "Chaque champ de chaque fichier : ce qu’il attend, s’il est obligatoire, un exemple à recopier."


def render(schemas: Schemas, *, guide: bool = True) -> Iterator[Output]:
    """The page of the reference; ``guide`` says whether there is one to lead to."""
    page = Page(addresses.REFERENCE, "Référence des champs", french(_DESCRIPTION))
    places = Places(schemas)
    page.add_html(fill("reference_head", kinds=[(kind, _title(schemas, kind)) for kind in KINDS], guide=guide))
    page.add_heading(_title(schemas, "sheet"), "sheet")
    page.add_html(fill("reference_kind", description=french(_document(schemas, "sheet", "description"))))
    for group, keys in grouped(schemas).items():
        shown = [place for place in places.of("sheet") if place.key in keys]
        page.add_html(fill("reference_places", title=GROUPS[group], anchor=f"sheet-groupe-{group}", places=shown))
    for kind in KINDS[1:]:
        page.add_heading(_title(schemas, kind), kind)
        page.add_html(fill("reference_kind", description=french(_document(schemas, kind, "description"))))
        page.add_html(fill("reference_places", title="", anchor="", places=places.of(kind)))
    page.add_heading("Listes de termes", "listes")
    page.add_html(fill("reference_lists", lists=list(lists(schemas))))
    yield page.output()


def _document(schemas: Schemas, kind: str, word: str) -> str:
    return str(schemas.documents[f"{kind}.schema.json"][word])


def _title(schemas: Schemas, kind: str) -> str:
    return french(_document(schemas, kind, "title"))
