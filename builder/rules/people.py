"""Contacts: consent, doubles, addresses that belong to someone else or do not match the name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any, Final

from builder.consents import DETAILS, WITHDRAWN
from builder.diagnostics import Diagnostic, Path
from builder.dumping import dump
from builder.messages import phrase
from builder.nearest import fold
from builder.project import Checked, Entry

ROLE_WORDS: Final = frozenset(
    """
    accueil admin administration agence asso association bonjour bureau centre communication conseil contact
    contacts courrier direction emploi equipe formation info infos insertion mail mairie maire mission presse
    projet recrutement relation relations reseau rh secretariat service services siege support territoire
    """.split()  # noqa: SIM905 - fifty words read better as a text
)
_PERSONAL: Final = re.compile(r"[a-z]{2,}(?:-[a-z]+)?[._][a-z]{2,}(?:-[a-z]+)*[0-9]{0,4}")
_FULL_NAME: Final = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)? [A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\b")
_CLOSE: Final = 0.82


def contacts(checked: Checked) -> Iterator[Diagnostic]:
    """Contacts written twice, persons without consent, names and addresses that do not match."""
    for entry, path, contact in checked.bricks("contact"):
        yield from _double(entry, path, contact)
        yield from _consent(entry, path, contact)
        yield from _mismatch(entry, path, contact)
        yield from _unreachable(checked, entry, path, contact)


def text_of(contact: dict[str, Any], key: str) -> str:
    value = contact.get(key)
    return value if isinstance(value, str) else ""


def _double(entry: Entry, path: Path, contact: dict[str, Any]) -> Iterator[Diagnostic]:
    def identity(other: dict[str, Any]) -> tuple[str, ...]:
        return tuple(fold(text_of(other, key)) for key in ("organisation", "name", "email", "phone", "url"))

    if not any(identity(contact)[1:]):
        return
    for index in range(int(path[-1])):
        other = entry.get((*path[:-1], index))
        if isinstance(other, dict) and identity(other) == identity(contact) and not _apart(contact, other):
            line = entry.source.span((*path[:-1], index)).line
            yield entry.problem("P504", path, line=line)
            return


def _apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two contacts are two services that one switchboard answers for."""
    roles = {fold(text_of(contact, "role")) for contact in (one, other)}
    return len(roles) == 2 and "" not in roles and not text_of(one, "name")


def _consent(entry: Entry, path: Path, contact: dict[str, Any]) -> Iterator[Diagnostic]:
    if consent := contact.get("consent"):
        if isinstance(consent, dict) and consent.get("basis") == WITHDRAWN:
            kept = [key for key in DETAILS if text_of(contact, key)]
            yield from (entry.problem("P513", (*path, key), key=True) for key in kept[:1])
        return
    local = text_of(contact, "email").partition("@")[0].lower()
    personal = _PERSONAL.fullmatch(local) and not ROLE_WORDS & set(re.split(r"[._-]", local))
    name = text_of(contact, "name")
    if name or personal:
        who = name or text_of(contact, "email")
        example = dump({"consent": {"basis": "given", "date": "2026-05-04"}})
        yield entry.problem("P506", (*path, "name" if name else "email"), who=who, example=example)


def _mismatch(entry: Entry, path: Path, contact: dict[str, Any]) -> Iterator[Diagnostic]:
    """An address one letter away from a name that the sheet gives, as ``mlacuer@`` for Maude Lachuer."""
    local = fold(text_of(contact, "email").partition("@")[0])
    if len(local) < 5 or entry.explained(path):
        return
    candidates = {}
    for _, value, field in entry.nodes:
        if isinstance(value, str) and (field.person or field.markdown):
            for name in [value] if field.person else _FULL_NAME.findall(value):
                candidates.update(dict.fromkeys(_local_parts(name), name))
    if local in candidates:
        return
    close = difflib.get_close_matches(local, candidates, n=1, cutoff=_CLOSE)
    if close:
        yield entry.problem("P505", (*path, "email"), value=text_of(contact, "email"), name=candidates[close[0]])


def _unreachable(checked: Checked, entry: Entry, path: Path, contact: dict[str, Any]) -> Iterator[Diagnostic]:
    registered = checked.organisations.get(text_of(contact, "organisation"))
    if registered is None or entry.explained(path) or any(text_of(contact, key) for key in ("email", "phone", "url")):
        return
    if not any(registered.data.get(key) for key in ("email", "phone", "website")):
        yield entry.problem("P511", path, organisation=_name(registered))


def _local_parts(name: str) -> Iterator[str]:
    """The ways an address may be made from a name."""
    words = list(filter(None, map(fold, name.split())))
    if len(words) >= 2:
        first, last = words[0], "".join(words[1:])
        yield from (first + last, last + first, first[0] + last, last + first[0], last)


_SENSITIVE: Final = re.compile(
    r"\b(?:incarcér|prison|détention|détenue?|garde à vue|condamn|juge|procureur|addict|drogue|alcool|dépressi|suicid|"
    r"hospitalis|psychiatr|maladie|cancer|handicap|viol(?:ée?|eur)?\b|violences conjugales|foyer|famille d['’]accueil|"
    r"aide sociale à l['’]enfance|placée? (?:en|à|chez)|mineure?s? isolée?s?|sans-papiers)",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(r"\b(?:je|moi|me|mon|ma|mes)\b|\b[jm]['’]", re.IGNORECASE)


def testimonies(checked: Checked) -> Iterator[Diagnostic]:
    """Signed words on health, justice or childhood: printed elsewhere or not, they are not ours to publish."""
    for entry in checked.project.of("sheet"):
        for index, quote in enumerate(entry.listed("quotes")):
            text = text_of(quote, "text") if isinstance(quote, dict) else ""
            if not _FIRST_PERSON.search(text) or not text_of(quote, "author"):
                continue
            if match := _SENSITIVE.search(text):
                word = re.search(rf"{re.escape(match.group())}\w*", text)
                shown = word.group() if word else match.group()
                yield entry.problem("P512", ("quotes", index, "text"), within=shown, value=shown)


def affiliations(checked: Checked) -> Iterator[Diagnostic]:
    """A person given for two organisations."""
    seen: dict[str, tuple[Entry, Path, str]] = {}
    for entry in checked.project.entries:
        for path, value, field in entry.nodes:
            organisation = employer(entry, path) if field.person and isinstance(value, str) else ""
            if organisation not in checked.organisations or len(str(value).split()) < 2:
                continue
            first, place, other = seen.setdefault(fold(value), (entry, path, organisation))
            explained = entry.explained(path) or first.explained(place)
            if not explained and not _same_house(checked, organisation, other):
                yield entry.problem(
                    "P510",
                    path,
                    value=value,
                    organisation=_name(checked.organisations[organisation]),
                    other=_name(checked.organisations[other]),
                    place=phrase("place", file=first.file, line=first.source.span(place).line),
                )


def employer(entry: Entry, path: Path) -> str:
    """The organisation written nearest above a person."""
    for length in range(len(path) - 1, 0, -1):
        around = entry.get(path[:length])
        if isinstance(around, dict) and isinstance(around.get("organisation"), str):
            return str(around["organisation"])
    return ""


def mailboxes(checked: Checked) -> Iterator[Diagnostic]:
    """A mailbox of another organisation, or given for two of them."""
    owners = {
        domain.lower(): entry
        for entry in checked.organisations.values()
        for domain in texts_of(entry.data.get("email_domains"))
    }
    users: dict[str, tuple[Entry, str]] = {}
    for entry, path, contact in checked.bricks("contact"):
        email, organisation = text_of(contact, "email").lower(), text_of(contact, "organisation")
        if not email or organisation not in checked.organisations:
            continue
        owner = owners.get(email.partition("@")[2])
        place = (*path, "email")
        if owner is not None and not _same_house(checked, owner.id, organisation):
            if not entry.explained(path):
                user = _name(checked.organisations[organisation])
                yield entry.problem("P503", place, value=email, owner=_name(owner), organisation=user)
            continue
        other, user = users.setdefault(email, (entry, organisation))
        if not _same_house(checked, user, organisation) and not entry.explained(path):
            other_user = phrase("mailbox", name=_name(checked.organisations[user]), file=other.file)
            yield entry.problem("P507", place, value=email, other=other_user)


def _same_house(checked: Checked, one: str, other: str) -> bool:
    """Whether two organisations are the same, or parts of the same."""
    return bool(_house(checked, one) & _house(checked, other))


def _house(checked: Checked, organisation: str) -> set[str]:
    house = {organisation}
    while (entry := checked.organisations.get(organisation)) and isinstance(entry.data.get("part_of"), str):
        organisation = entry.data["part_of"]
        if organisation in house:
            break
        house.add(organisation)
    return house


def _name(entry: Entry) -> str:
    return str(entry.data.get("name") or entry.id)


def texts_of(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
