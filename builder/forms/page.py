"""The page « Proposer une fiche »."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from builder import addresses
from builder.forms.fields import Control, form
from builder.model import Catalogue
from builder.needs import GROUPS
from builder.output import Output
from builder.pages.page import Page
from builder.pages.templating import fill
from builder.schema import Schemas
from builder.typography import french

_DESCRIPTION: Final = "Racontez une pratique en vingt minutes, avec un formulaire qui vérifie au fur et à mesure."

_SUGGESTED: Final = ("departments", "document", "organisation", "part", "regions", "section", "sheet")
"""What fields suggest while one types; ``assets/js/form/known.js`` fills these lists."""


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    title: str
    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """``items`` are the templates of the items of lists, by name."""

    root: str
    guide: str
    written: str
    """How to write a sheet by hand; these two addresses are empty where the network has not the page."""
    kind: Control
    groups: tuple[Group, ...]
    items: tuple[tuple[str, Control], ...]
    suggested: tuple[str, ...] = _SUGGESTED


def render(schemas: Schemas, catalogue: Catalogue) -> Output:
    """The page of the form."""
    made = form(schemas)
    controls = {name: [_settled(one, catalogue) for one in group] for name, group in made.groups.items()}
    kind = next(one for one in controls["identity"] if one.control == "kind")
    root = addresses.root_of(addresses.PROPOSE)
    lacking = catalogue.site.lacking
    view = FormPage(
        root=root,
        guide="" if addresses.GUIDE in lacking else root + addresses.GUIDE,
        written="" if addresses.CONTRIBUTE in lacking else root + addresses.CONTRIBUTE,
        kind=kind,
        groups=tuple(
            Group(name, title, tuple(one for one in controls.get(name, ()) if one is not kind))
            for name, title in GROUPS.items()
        ),
        items=tuple((name, _settled(one, catalogue)) for name, one in sorted(made.items.items())),
    )
    page = Page(addresses.PROPOSE, "Proposer une fiche", _DESCRIPTION, hide=("navigation", "toc"))
    page.add_html(fill("form", form=view))
    return page.output()


def _settled(one: Control, catalogue: Catalogue) -> Control:
    """A control typeset for readers, with the lists that only the catalogue knows."""
    return replace(
        one,
        title=french(one.title),
        item_title=french(one.item_title),
        either=french(one.either),
        hint=french(one.hint),
        example=french(one.example),
        children=tuple(_settled(child, catalogue) for child in one.children),
        terms=tuple(_typeset(_choices(one, catalogue))),
        control="choice" if one.control == "reference" and one.of in {"collection", "field"} else one.control,
    )


def _choices(one: Control, catalogue: Catalogue) -> Iterable[tuple[str, str, str]]:
    if one.of == "collection" and one.control == "reference":
        return [(key, item.title, "") for key, item in catalogue.collections.items()]
    if one.of in {"field", "section"} and one.control == "reference":
        return [(key, title, "") for key, title in catalogue.heading_titles.items()]
    return one.terms


def _typeset(terms: Iterable[tuple[str, str, str]]) -> Iterable[tuple[str, str, str]]:
    return ((value, french(label), french(description)) for value, label, description in terms)
