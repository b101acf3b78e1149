"""A heading and its passages → the field of a sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from builder.drafting import Known, Unclear
from builder.drafting.answers import DETAIL, is_only_reaching, is_person, meant, reaching, understand
from builder.importing import recognising
from builder.importing.filling import LONGEST, SHORT, fill, indicator, listed, term, without_bullet
from builder.importing.headings import NAMES, PICTURED
from builder.importing.passages import RESULTS
from builder.importing.record import Passage, Record
from builder.importing.sections import Part
from builder.nearest import fold

_BETWEEN: Final = re.compile(r" ?[,;/&+] ?| et ")
_COMMAS: Final = re.compile(r"\s*,(?![^(]{0,200}\))\s*")
_SEMICOLONS: Final = re.compile(r"\s*;(?![^(]{0,200}\))\s*")
"""Between the names of a list, but not within brackets."""
_ACRONYM: Final = re.compile(r"[A-ZÀ-Þ]{2,}\b")
_BODY: Final = re.compile(
    r"(?:association|agence|caisse|centre|chambre|club|collège|comité|crèche|commune|communauté|conseil|département|entreprise"
    r"|fédération|fondation|lycée|mairie|maison|métropole|mission|pôle|rectorat|région|réseau|syndicat|université|ville)"
    r"s?\b",
    re.IGNORECASE,
)
"""What begins the name of a body."""
_THE: Final = re.compile(r"^(?:(?:les?|la|une?|des|du)\s+|l['’]\s*)", re.IGNORECASE)
"""Before the name of a body, in a list: « la CAF, le centre social »."""
_GOES_ON: Final = re.compile(
    r"(?:qui|dont|où|avec|pour|par|en|afin|puis|ainsi)\b|[^\W\d_]+(?:ent|er|ant)\s", re.IGNORECASE
)
"""What goes on with a sentence, and names nobody."""
_WORDS: Final = 6
"""Words of the longest name, in a list of bodies."""
_ROLE: Final = re.compile(r"[^\d.!?:;@]{3,90}")
"""A line that may say what someone does: no sentence, no address."""
_HELPED: Final = "ce qui a aidé, et non un levier de la liste"
_NOBODY: Final = "?"
"""In place of the organisation of a contact that names none: left out of the draft."""


def put(record: Record, part: Part) -> None:
    """Fill the field that a heading names, each kind of field in its own way, or keep the passages for a person.

    But contacts: one person's details may be under several labels.
    """
    if part.key == "contacts":
        return
    if part.key in RESULTS and any(passage.whole for passage in part.paragraphs):
        for passage in part.paragraphs:
            indicator(record, passage)
    elif part.key == "stakeholders":
        _parties(record, part.paragraphs)
    elif part.key == "indicators" and _tells_no_figure(record, part):
        fill(record, "not_measured", part.paragraphs)
        record.doubt("not_measured", part.paragraphs[0], "la raison de ne rien mesurer, ou un indicateur à écrire")
    elif part.key == "indicators":
        for passage in part.paragraphs:
            indicator(record, passage)
    elif part.key == "zooms" and part.paragraphs:
        text = "\n\n".join(passage.text for passage in part.paragraphs)
        record.data.setdefault("zooms", []).append({"title": part.title.text, "text": text})
        for passage in part.paragraphs:
            record.place("zooms", passage)
        record.doubt("zooms", part.paragraphs[0], "la structure et le territoire du zoom")
    elif part.paragraphs:
        only = 1 if part.key in {"title", "organisation"} else None  # what follows a name is no part of it
        fill(record, part.key, part.paragraphs[:only])
        for passage in part.paragraphs[only:] if only else ():
            record.leave(passage, f"{part.key} : une valeur est déjà là")


def with_what_helped(record: Record, part: Part) -> None:
    """Under « Leviers », which most people say of what helped, words that name no lever of the list are just that."""
    told = [item for passage in part.paragraphs for item in (passage.text, *listed(passage.text))]
    if part.key == "levers" and told and not any(term(record, "levers", item, {}) for item in told):
        part.key, part.moved, part.why = "success_factors", part.paragraphs, _HELPED


def _parties(record: Record, passages: Sequence[Passage]) -> None:
    """Who takes part: a known name becomes its organisation, another one stays as it is written."""
    for passage in passages:
        words = without_bullet(passage.text).strip()
        if names := _several(words, record.known) or _one_a_line(passage, record.known):
            record.data.setdefault("stakeholders", []).extend(names)
            record.place("stakeholders", passage)
            record.doubt("stakeholders", passage, "les structures et leur rôle")
            continue
        party = _party(words, record.known)
        if len(party.get("name", "")) > LONGEST["title"]:
            _party_told(record, passage, words)
            continue
        record.data.setdefault("stakeholders", []).append(party)
        record.place("stakeholders", passage)
        record.doubt("stakeholders", passage, "la structure et son rôle")


def _several(words: str, known: Known) -> list[dict[str, str]]:
    """The parties of a line that only enumerates names: known ones, one short word each, else bodies."""
    words = " ".join(words.split())
    items = [item for item in _BETWEEN.split(words.rstrip(".")) if item]
    found = [meant(item, known.organisations) for item in items]
    if len(items) > 1 and (all(found) or NAMES.match(words)):
        return [{"organisation": one} if one else {"name": item} for item, one in zip(items, found, strict=True)]
    marks = _SEMICOLONS if ";" in words else _COMMAS
    *first, last = [item for item in marks.split(words.rstrip(".;")) if item] or [""]
    both = last.split(" et ")
    told = [*first, *(both if first and all(_is_body(one, known) for one in both) else [last])]
    short = all(len(one) <= SHORT and (_is_body(one, known) or not is_person(one)) for one in told)
    bodies = all(_is_body(one, known) or (len(told) > 2 and one[:1].isupper()) for one in told) or _mostly(told, known)
    return [_party(one, known) for one in told] if len(told) > 1 and short and (";" in words or bodies) else []


def _one_a_line(passage: Passage, known: Known) -> list[dict[str, str]]:
    """The parties of lines that a narrow box seems to cut, where each names a body."""
    bodies = [one.text for one in passage.items if _is_body(one.text, known)]
    return [_party(one, known) for one in bodies] if bodies and len(bodies) == len(passage.items) else []


def _is_body(words: str, known: Known) -> bool:
    """Whether some words name an organisation: a known one, an acronym, « mission locale »."""
    bare = _THE.sub("", words)
    return bool(meant(bare, known.organisations) or _ACRONYM.match(bare) or _BODY.match(bare))


def _mostly(told: Sequence[str], known: Known) -> bool:
    """Whether most of three short names or more are those of bodies, and none goes on with the one before."""
    brief = all(len(one.split()) <= _WORDS and not _GOES_ON.match(one) for one in told)
    return len(told) > 2 and brief and sum(_is_body(one, known) for one in told) * 2 > len(told)


def _party(words: str, known: Known) -> dict[str, str]:
    """Who some words name, with the role in brackets."""
    try:
        party: dict[str, str] = understand("parties", words.replace("\n", " "), known)[0]
    except Unclear:
        party = {"name": words}
    bare = _THE.sub("", words)
    found = meant(bare, known.organisations)
    return {"organisation": found, **({"role": party["role"]} if "role" in party else {})} if found else party


def _party_told(record: Record, passage: Passage, words: str) -> None:
    """A text on one organisation of the registry is its detail; one on several waits for a person."""
    if target := recognising.told_of(words, record.known.organisations):
        record.data.setdefault("stakeholders", []).append({"organisation": target, "detail": " ".join(words.split())})
        record.place("stakeholders", passage)
        record.doubt("stakeholders", passage, "la structure, d'après le texte, et son rôle")
        return
    counted = recognising.organisations(words, record.known.organisations)
    record.leave(passage, "stakeholders : un texte, et non un nom")
    record.doubt("stakeholders", passage, "structures nommées dans ce texte", sorted(counted) or None)


def put_contacts(record: Record, told: Sequence[tuple[str, Passage]]) -> None:
    """Passages, each with the label above or beside it: the details of one person are one contact."""
    times = Counter(label for label, _ in told)
    group: list[tuple[str, Passage]] = []
    kinds: frozenset[str] = frozenset()
    for label, passage in told:
        lines = ", ".join(line.text.rstrip(",;") for line in passage.lines or (passage,))
        words = " ".join(PICTURED.sub("", lines).split())
        labelled = DETAIL.fullmatch(label) is not None
        words = f"{label.strip(' :')} : {words}" if labelled else words
        several = labelled and times[label] > 1  # a column of addresses, beside one of names
        said = frozenset[str]() if several else _details(words, record.known)
        if kinds == {"nom"} and not (said or several) and _ROLE.fullmatch(words):
            said = frozenset({"fon"})  # what stands under a name, as its label would say: « fonction »
        if group and (not said or not kinds or said & kinds):
            _contact(record, group)
            group, kinds = [], frozenset()
        group.append((words, passage))
        kinds |= said
        if not said:
            _contact(record, group)
            group = []
    if group:
        _contact(record, group)


def _details(words: str, known: Known) -> frozenset[str]:
    """Which details of a contact a line gives and nothing else; a name, or an organisation, begins one."""
    reached = reaching(words)
    if label := DETAIL.match(words):
        return reached or frozenset({fold(label["detail"])[:3]})
    if reached:
        return reached if is_only_reaching(words) else frozenset()
    first = re.split(r"[,;(–]| - ", words, maxsplit=1)[0].strip()
    return frozenset({"nom"}) if is_person(first) or meant(first, known.organisations) else frozenset()


def _contact(record: Record, group: Sequence[tuple[str, Passage]]) -> None:
    try:
        made = understand("contacts", ", ".join(words for words, _ in group), record.known, _NOBODY)
    except Unclear as reason:
        for _, passage in group:
            record.leave(passage, f"contacts : {reason}")
            record.doubt("contacts", passage, str(reason))
        return
    told = [{key: value for key, value in contact.items() if value != _NOBODY} for contact in made]
    record.data.setdefault("contacts", []).extend(told)
    for _, passage in group:
        record.place("contacts", passage)
        record.doubt("contacts", passage, "la structure, la fonction, et l'accord de la personne nommée")


def _tells_no_figure(record: Record, part: Part) -> bool:
    """Whether words under « Indicateurs » say why there is no figure, or what will be counted."""
    told = " ".join(passage.text for passage in part.paragraphs)
    free = "indicators" not in record.data and "not_measured" not in record.data
    said = bool(told) and not any(char.isdigit() for char in told) and len(told) <= LONGEST["not_measured"]
    return free and said and fold(part.title.text).startswith("indicateur")
