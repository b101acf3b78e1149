"""The organisations: an index by kind, and a page for each with every place where the catalogue names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder import addresses, dates
from builder.catalogue import sort_key
from builder.languages import N_, Written, _
from builder.model import Catalogue, Collection, Organisation, Section, Sheet
from builder.output import Output
from builder.pages import cards, words
from builder.pages.bricks import Crumb, trail
from builder.pages.context import Link, PageContext
from builder.pages.listing import listing
from builder.pages.page import Page
from builder.pages.templating import fill

_OTHER_ROLES = {
    "zoom": N_("Cas présenté"),
    "quote": N_("Parole rapportée"),
    "contact": N_("Contact"),
    "resource": N_("Auteur d’une ressource"),
}


@dataclass(frozen=True, slots=True)
class OrganisationView:
    trail: tuple[Crumb, ...]
    name: Markup
    kind: Link
    acronym: Markup
    expansion: Markup
    aliases: Markup
    description: Markup
    places: tuple[Link, ...]
    website: str | None
    email: str | None
    phone: Markup
    phone_href: str
    part_of: Link | None
    components: tuple[Link, ...]
    editor_note: Markup


@dataclass(frozen=True, slots=True)
class CollectionTie:
    """What an organisation is to a collection: its publisher, a supporter, thanked by it…"""

    collection: Link
    ties: str


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of organisation and its members, with how many sheets name each."""

    id: str
    label: Markup
    description: Markup
    members: tuple[tuple[Link, Markup, str], ...]


def render(catalogue: Catalogue) -> Iterator[Output]:
    """The page ``structures/`` and each organisation's."""
    yield _index(catalogue)
    components = _components(catalogue)
    for organisation in catalogue.organisations.values():
        yield _page(organisation, components.get(organisation.id, ()), catalogue)


def _components(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for organisation in catalogue.organisations.values():
        if organisation.part_of:
            found[organisation.part_of] = (*found.get(organisation.part_of, ()), organisation.id)
    return found


def _index(catalogue: Catalogue) -> Output:
    desk = PageContext(catalogue, addresses.ORGANISATIONS)
    description = _("Qui porte, accompagne et finance les pratiques, par type de structure.")
    count = words.count(len(catalogue.organisations), "structure")
    lead = _("{structures}, par type.", structures=count)
    page = listing(desk, _("Structures"), description, lead)
    for term in catalogue.vocabularies["organisation-kinds"].terms:
        members = [item for item in catalogue.organisations.values() if item.kind == term.id]
        if members:
            page.add_heading(term.label, desk.anchors.take(term.id), written=True)
            rows = tuple(_member(item, desk) for item in sorted(members, key=lambda item: sort_key(item.name)))
            view = KindView(term.id, desk.text.line(term.label), desk.text.line(term.description), rows)
            page.add_html(fill("organisations", kind=view))
    return page.output()


def _member(organisation: Organisation, desk: PageContext) -> tuple[Link, Markup, str]:
    sheets = len(desk.catalogue.appearances.get(organisation.id, ()))
    count = words.count(sheets, "fiche") if sheets else ""
    name, place = desk.organisation(organisation.id), desk.place_name(organisation.territory)
    return name, Markup() if words.tells(name.label, place) else place, count


def _page(organisation: Organisation, components: tuple[str, ...], catalogue: Catalogue) -> Output:
    desk = PageContext(catalogue, addresses.organisation(organisation.id))
    kind = catalogue.term("organisation-kinds", organisation.kind).label
    said = _("{name} ({kind}).", name=organisation.name, kind=kind)
    found = catalogue.appearances.get(organisation.id, ())
    if found:
        count = words.count(len(found), "fiche")
        said = _("{name} ({kind}) : {count}.", name=organisation.name, kind=kind, count=count)
    page = Page(desk.address, organisation.name, said)
    page.changed = dates.latest((sheet for sheet, _ in found), catalogue)
    page.add_html(fill("organisation", organisation=_view(organisation, components, desk)))
    order = list(labels := _roles(catalogue))
    together: dict[tuple[str, ...], list[Sheet]] = {}
    for sheet, roles in found:  # once, under all the roles that it gives
        together.setdefault(tuple(sorted(_main(roles), key=order.index)), []).append(sheet)
    for roles in sorted(together, key=lambda roles: [order.index(role) for role in roles]):
        label = " · ".join(labels[role] for role in roles)
        page.add_heading(label, desk.anchors.take(words.slug(label)), written=_OTHER_ROLES.keys().isdisjoint(roles))
        page.add_html(fill("cards", list=cards.sheet_list(together[roles], desk)))
    ties = tuple(_ties(organisation.id, desk))
    if ties:
        page.add_heading(_("Dans les collections"), desk.anchors.take("collections"))
        page.add_html(fill("ties", ties=ties))
    return page.output()


def _main(roles: tuple[str, ...]) -> tuple[str, ...]:
    """The roles to show a sheet under: how it is merely named says nothing more when it has a role of the practice."""
    played = tuple(role for role in roles if role not in _OTHER_ROLES or role == "zoom")
    return played or roles


def _roles(catalogue: Catalogue) -> dict[str, str]:
    written = {term.id: term.label for term in catalogue.vocabularies["roles"].terms}
    return {**written, **{role: _(label) for role, label in _OTHER_ROLES.items()}}


def _view(organisation: Organisation, components: tuple[str, ...], desk: PageContext) -> OrganisationView:
    line = desk.text.line
    kind = Link(
        desk.label("organisation-kinds", organisation.kind),
        f"{desk.href(addresses.ORGANISATIONS)}#{organisation.kind}",
    )
    phone = organisation.phone or ""
    known = (organisation.name, organisation.acronym, organisation.expansion)
    return OrganisationView(
        trail=trail(desk, (_("Structures"), addresses.ORGANISATIONS)),
        name=line(organisation.name),
        kind=kind,
        acronym=line(organisation.acronym),
        expansion=line(organisation.expansion),
        aliases=Written(", ").join(line(alias) for alias in words.other_names(organisation.aliases, known)),
        description=desk.text.block(organisation.description),
        places=desk.places(organisation.territory),
        website=organisation.website,
        email=organisation.email,
        phone=line(words.phone(phone)),
        phone_href=words.dialled(phone),
        part_of=desk.organisation(organisation.part_of) if organisation.part_of else None,
        components=desk.organisations(components),
        editor_note=desk.text.block(organisation.editor_note),
    )


def _ties(identifier: str, desk: PageContext) -> Iterator[CollectionTie]:
    for collection in desk.catalogue.collections.values():
        ties = list(_ties_to(identifier, collection, desk))
        if ties:
            yield CollectionTie(desk.collection(collection.id), words.sentence(words.enumeration(ties)))


def _ties_to(identifier: str, collection: Collection, desk: PageContext) -> Iterator[str]:
    if collection.publisher == identifier:
        yield _("éditeur")
    for party in collection.supporters:
        if party.organisation == identifier:
            yield desk.catalogue.term("roles", party.role or "supporter").label.lower()
    named = [section for part in collection.parts for section in _all_sections(part)]
    if any(actor.organisation == identifier for section in named for actor in section.actors):
        yield _("présentée parmi les acteurs")
    if any(identifier in resource.producers for section in named for resource in section.resources):
        yield _("autrice d’une ressource")
    if any(thanks.organisation == identifier for section in named for thanks in section.thanks):
        yield _("remerciée")


def _all_sections(section: Section) -> Iterator[Section]:
    yield section
    for child in section.sections:
        yield from _all_sections(child)
