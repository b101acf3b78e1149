"""A sheet → the plain tree that the Typst templates read: the same views as its page, with links made for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder import addresses
from builder.model import Collection, Note, Sheet
from builder.pages import bricks, cards, figures, sections, stories, words
from builder.pages import sheet as sheet_page
from builder.pages.context import PageContext
from builder.printing.nodes import Setter
from builder.printing.workshop import Workshop
from builder.text import is_safe_link

Tree = dict[str, Any]
"""A JSON object; the templates say what they read of it."""


class Links:
    """Where the links of one document lead: to its own anchors first, else to the web, else nowhere.

    Args:
        scope: the anchors of one piece of the document by the address they stand for.
        anchors: those of the whole document.
        followed: receives the anchors that are met.
    """

    def __init__(self, scope: Mapping[str, str], anchors: Mapping[str, str], followed: set[str]) -> None:
        self._scope = scope
        self._anchors = anchors
        self._followed = followed

    def __call__(self, href: str) -> str | None:
        """Where ``href`` leads on paper."""
        anchor = self._scope.get(href) or self._anchors.get(href)
        if anchor:
            self._followed.add(anchor)
            return f"#{anchor}"
        return href if is_safe_link(href) or href.startswith("http://") else None


class Compositor:
    """Sets sheets in type for one document.

    Args:
        workshop: what it shares with others.
        back: whether the document ends with the terms it explains and the organisations it names.
    """

    def __init__(self, workshop: Workshop, *, back: bool = False) -> None:
        self.workshop = workshop
        self.catalogue = workshop.catalogue
        self.imprint = workshop.imprint
        self.followed: set[str] = set()
        """The anchors met so far."""
        self._glossary = workshop.glossary if back else None
        self._anchors: Mapping[str, str] = workshop.anchors if back else {}

    def setter(self, scope: Mapping[str, str] | None = None) -> Setter:
        """What turns views into trees; ``scope`` adds the anchors of one piece, such as a sheet's notes."""
        return Setter(Links(scope or {}, self._anchors, self.followed), self.workshop.printable)

    def desk(self, address: str, notes: Mapping[int, Note]) -> PageContext:
        """A writer's desk whose links are absolute."""
        return PageContext(self.catalogue, address, self._glossary, notes, root=self.imprint.site_url)

    def sheet(self, sheet: Sheet, shared_notes: Mapping[int, str] | None = None) -> Tree:
        """Everything that is printed of a sheet.

        Args:
            sheet: the sheet.
            shared_notes: anchors of the notes that the document prints at its end; the others follow the sheet.
        """
        collection = self.catalogue.collections[sheet.collection]
        known = sheet_page.known_notes(sheet, self.catalogue)
        own = {note.id for note in sheet.notes}
        shared = {number: anchor for number, anchor in (shared_notes or {}).items() if number not in own}
        scope = {f"#note-{number}": shared.get(number, f"{sheet.id}.note-{number}") for number in known}
        desk = self.desk(addresses.sheet(sheet.id), known)
        shown = sections.sections(sheet, desk)
        remarks = sections.remarks_elsewhere(sheet, shown, desk)
        listed = [note for note in bricks.notes(desk, known, always=own) if note.id not in shared]
        setter = self.setter(scope)
        tree = {
            "layout": layout(sheet, collection),
            "colour": self.workshop.shades[collection.id],
            "support": self.support(collection, setter),
            **self._head(sheet, collection, setter),
            "sections": setter.tree(shown),
            "remarks": setter.tree(remarks),
            "notes": [{**setter.tree(note), "anchor": f"{sheet.id}.note-{note.id}"} for note in listed],
            "about": self._about(sheet, setter),
        }
        return {**tree, "remark_count": remark_count(tree)}

    def _head(self, sheet: Sheet, collection: Collection, setter: Setter) -> Tree:
        silent = PageContext(self.catalogue, addresses.sheet(sheet.id), root=self.imprint.site_url)
        spotlight = sheet_page.spotlight(sheet, silent)
        places = silent.places(sheet.territory)
        where = [one for one in places if one is places[0] or not words.tells(places[0].label, one.label)]
        return {
            "id": sheet.id,
            "anchor": f"fiche-{sheet.id}",
            "kind": sheet.kind,
            "kind_label": setter.tree(silent.label("kinds", sheet.kind)),
            "title": setter.words(sheet.title),
            "summary": setter.words(sheet.summary),
            "archived": sheet.status == "archived",
            "collection": setter.words(collection.title),
            "series": setter.tree(cards.collection_card(collection, silent).series),
            "spotlight": setter.tree(spotlight.label) if spotlight else "",
            "figures": setter.tree(figures.figures(sheet.headlines[: sheet_page.KEY_FIGURES], silent)),
            "who": setter.tree(silent.organisations(sheet.leads)),
            "where": setter.tree(where),
            "when": setter.tree(words.sentence(stories.period(sheet.period, silent))),
            "themes": setter.tree([theme.label for theme in silent.themes(sheet)]),
        }

    def _about(self, sheet: Sheet, setter: Setter) -> Tree:
        desk = PageContext(self.catalogue, addresses.sheet(sheet.id), root=self.imprint.site_url)
        licence = self.catalogue.licence_of(sheet)
        online = self.imprint.sheet(sheet.id)
        return {
            **self.online(online, setter.words(online)),
            "dates": [
                [setter.words(item.label), setter.words(item.shown), setter.tree(item.by)]
                for item in sheet_page.dates(sheet, desk)
            ],
            "sources": setter.tree(sheet_page.sources(sheet, desk)),
            "authors": setter.words(", ".join(sheet.authors)),
            "licence": setter.tree(desk.label("licences", licence)) if licence else "",
        }

    def online(self, address: str, shown: str) -> Tree:
        """The way to what a document says, on the web: a link and its code; both are empty without an address."""
        if not address:
            return {"url": "", "qr": ""}
        return {"url": [{"t": "a", "href": address, "c": [shown]}], "qr": self.workshop.code(address)}

    def support(self, collection: Collection, setter: Setter) -> Tree:
        """Who supports a collection: the line at the foot of its sheets."""
        desk = PageContext(self.catalogue, "", root=self.imprint.site_url)
        parties = [party for group in bricks.by_role(collection.supporters, desk) for party in group.parties]
        return {
            "supporters": [setter.tree(party.name.label) for party in parties],
            "programme": setter.words(collection.programme or ""),
        }


def sheet_document(sheet: Sheet, workshop: Workshop) -> Tree:
    """The document of one sheet."""
    compositor = Compositor(workshop)
    catalogue, imprint = workshop.catalogue, workshop.imprint
    collection = catalogue.collections[sheet.collection]
    setter = compositor.setter()
    return {
        "kind": "sheet",
        "tokens": dict(imprint.tokens),
        "site": setter.words(imprint.site_name),
        "title": setter.words(sheet.title),
        "description": setter.words(sheet.summary),
        "author": setter.words(catalogue.organisations[collection.publisher].name),
        "date": day(sheet.reviewed_on or sheet.added_on or collection.published_on),
        "sheet": compositor.sheet(sheet),
    }


def remark_count(tree: Any) -> int:
    """How many notes of the editors a tree holds, wherever they stand."""
    count, left = 0, [tree]
    while left:
        node = left.pop()
        if isinstance(node, dict):
            count += len(node.get("remarks", ())) + bool(node.get("editor_note"))
            node = node.values()
        left += [item for item in node if isinstance(item, dict | list)]
    return count


def layout(sheet: Sheet, collection: Collection) -> str:
    """Which template prints a sheet: a brief is always compact."""
    if sheet.kind == "brief":
        return "brief"
    return "one_page" if collection.one_page else "spotlight"


def day(date: str | None) -> list[int]:
    """A partial date as year, month, day, the first ones where unknown; 2000-01-01 when there is none."""
    numbers = [int(number) for number in (date or "2000").split("-")]
    return [*numbers, 1, 1][:3]
