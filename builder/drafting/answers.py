"""What people's words mean: names become identifiers, lines become lists, figures become dated values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from builder.examples import slug
from builder.nearest import fold, nearest_of
from builder.project import Entry, Project
from builder.schema import Schemas

_BULLET: Final = re.compile(r"^\s*(?:[-*•–—]|\d+[.)])\s+")
_EMAIL: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_URL: Final = re.compile(r"https?://[^\s,;()]+")
_PHONE: Final = re.compile(r"\+?[0-9](?:[ .()-]{0,2}[0-9]){7,14}")
_REACHING: Final = (("email", _EMAIL), ("url", _URL), ("phone", _PHONE))
_NAME: Final = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’-]{1,30}"
_CIVIL: Final = r"(?:M\.|Mme|Mlle|Monsieur|Madame) "
_PERSON: Final = re.compile(
    rf"(?=.*[a-zß-öø-ÿ])(?:(?:{_CIVIL})?{_NAME}(?: (?:(?:de|du|la|le) |d['’])?{_NAME}){{1,2}}|{_CIVIL}{_NAME})"
)
_OFFICE: Final = re.compile(
    r"\b(?:accueil|administrat|agence|antenne|assistant|association|bureau|cabinet|cellule|centre|chambre|charg[ée]|chef|"
    r"collège|comité|conseil|coordinat|coopérative|délégu|département|direct|emploi|entreprise|équipe|espace|fédération|"
    r"fondation|formation|groupe|insertion|institut|lycée|mairie|maison|maître|mission|mixité|observatoire|pôle|"
    r"président|programme|projet|référent|région|relation|réseau|respons|ressources|secrétar|service|siège|société|"
    r"standard|syndicat|territoire|union|université|ville)",
    re.IGNORECASE,
)
"""What names a service or a function, whatever its capitals: « Mission Locale », « Directrice Générale »."""
DETAIL: Final = re.compile(
    r"^(?:votre |vos |nom du |nom de la )?(?P<detail>noms?(?: et prénoms?)?|prénoms?(?: et noms?)?|fonctions?|poste|"
    r"référente?s?|structure|organisme|(?:adresse )?(?:e-?mails?|mails?|courriels?|mél)|"
    r"adresse (?:électronique|de messagerie)|t[ée]l(?:éphones?)?\b\.?|portable|mobile|site(?: internet| web)?)"
    r"(?: (?:du |de la |des |de l['’])?(?:contact|référente?|responsable|personne(?: référente?| à contacter)?)s?)?"
    r"[ \u00a0]*(?::\s*|$)",
    re.IGNORECASE,
)
"""What a line of a contact says it is: « Nom : », « Tél. : », or a label alone."""
_PARTY: Final = re.compile(r"(?P<name>[^(:]+?)\s*(?:\((?P<role>[^)]+)\))?\s*(?::\s*(?P<detail>.+))?")
_VALUE: Final = re.compile(
    r"(?P<value>-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+|-?\d{1,15})(?P<decimals>[.,]\d+)?\s*"
    r"(?P<unit>%|€|[^\W\d_][^,;\d(]*?)?\s*(?:\b(?:en|fin|depuis)\s+|\()(?P<date>\d{4})\)?"
)


_CODED: Final = re.compile(r"\s?\((?:\d{2,3}|2[AB])\)$")
"""The number of a department after its name: « Nord (59) »."""
_ASIDE: Final = re.compile(r"[(|]|\)\s*$|\s[/–—-]\s")
"""Between the name of a person and a role, where no comma is."""


class Unclear(Exception):
    """Words that do not say what the field holds; the message says what to write instead, in French."""


@dataclass(frozen=True)
class Known:
    """What a project can recognise: names people may write → what to write in a sheet."""

    schemas: Schemas
    organisations: Mapping[str, str]
    collections: Mapping[str, str]
    sheets: frozenset[str]
    keys: Mapping[str, str]
    """Folded headings → the field of a sheet."""

    @classmethod
    def of(cls, project: Project, schemas: Schemas) -> Known:
        """What a project knows, read as it stands: what cannot be read is not known."""
        keys: dict[str, str] = {}
        for entry in (*project.of("sheet"), *project.of("collection")):  # a sheet may have headings of its own
            for heading in entry.groups("headings"):
                if isinstance(heading.get("fields"), list) and heading["fields"]:
                    keys[fold(str(heading.get("label", "")))] = str(heading["fields"][0])
        fields = schemas.properties("sheet", ())
        for key in fields:  # what a network calls its own lists of terms
            vocabulary = schemas.vocabularies.get(schemas.field("sheet", (key, 0)).vocabulary or "", {})
            keys |= {fold(str(vocabulary[word])): key for word in ("title", "singular") if vocabulary.get(word)}
        for key, title in fields.items():
            keys |= {fold(key): key, fold(title): key}
        return cls(
            schemas=schemas,
            organisations=_names(project.of("organisation"), ("name", "acronym", "expansion", "aliases")),
            collections=_names(project.of("collection"), ("title", "short_title")),
            sheets=frozenset(entry.id for entry in project.of("sheet")),
            keys=keys | {key.rstrip("s"): field for key, field in keys.items()},
        )

    def term(self, vocabulary: str, words: str) -> str | None:
        """The term that someone means, by its identifier, label or synonyms."""
        return meant(words, self.schemas.names(vocabulary))


def meant(words: str, names: Mapping[str, str]) -> str | None:
    """What a name stands for, whatever its case, accents or plural: « Ville d'Arras » is never taken for Calais."""
    folded: dict[str, str] = {}
    for name, target in names.items():
        folded.setdefault(fold(name), target)
        folded.setdefault(fold(name).rstrip("s"), target)
    return folded.get(fold(words)) or folded.get(fold(words).rstrip("s"))


def _names(entries: Iterable[Entry], keys: tuple[str, ...]) -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in entries:
        written = [entry.data.get(key) for key in keys]
        every = [name for value in written for name in (value if isinstance(value, list) else [value])]
        for name in (entry.id, *every):
            if isinstance(name, str) and name:
                names.setdefault(name, entry.id)
    return names


def understand(form: str, words: str, known: Known, organisation: str = "") -> Any:
    """The value that some words stand for.

    Args:
        form: how the field is answered, a value of ``questions.FORMS``.
        words: what was said.
        known: what can be recognised.
        organisation: who leads the practice, for a contact that names nobody.

    Raises:
        Unclear: they do not say it.
    """
    words = words.strip()
    if not words:
        raise Unclear("rien n'est écrit")
    reader = _READERS.get(form)
    if reader is not None:
        return reader(words, known)
    if form == "contacts":
        return [_contact(line, known, organisation) for line in _lines(words)]
    return list(dict.fromkeys(_term(form, name, known) for name in _listed(words)))


def _text(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.splitlines()) + "\n" if "\n" in words else words


def _lines(words: str) -> list[str]:
    return [" ".join(_BULLET.sub("", line).split()) for line in words.splitlines() if line.strip()]


def _listed(words: str) -> list[str]:
    return [" ".join(item.split()) for line in _lines(words) for item in re.split(r"[,;]", line) if item.strip()]


def _term(vocabulary: str, words: str, known: Known) -> str:
    found = known.term(vocabulary, words)
    if found is None:
        raise Unclear(f"« {words} » n'est pas dans la liste : {', '.join(known.schemas.labels(vocabulary).values())}")
    return found


def _collection(words: str, known: Known) -> str:
    found = meant(words, known.collections)
    if found is None:
        raise Unclear(f"« {words} » n'est pas une collection : {', '.join(sorted(set(known.collections.values())))}")
    return found


def _id(words: str) -> str:
    if not (made := slug(words)):
        raise Unclear(f"« {words} » n'est pas un identifiant : des minuscules sans accent, des chiffres et des tirets")
    return made


def _organisation(words: str, known: Known) -> str:
    found = meant(words, known.organisations)
    if found is None:
        close = nearest_of(words, known.organisations)
        hint = f" ; peut-être « {close} »" if close else ""
        raise Unclear(f"« {words} » n'est pas au registre des structures (content/organisations){hint}")
    return found


def _territory(words: str, known: Known) -> dict[str, Any]:
    """Departments and region by their names; what is neither is the territory's usual name."""
    departments, regions, label = [], [], []
    parents = {str(term["id"]): str(term.get("parent", "")) for term in known.schemas.terms("departments")}
    areas = known.schemas.labels("regions")
    exact = {title: code for code, title in known.schemas.labels("departments").items()}
    for name in _listed(words):
        bare = _CODED.sub("", name)
        if name in parents or (found := next((n for n in exact if fold(n) == fold(bare)), "")):
            departments.append(name if name in parents else exact[found])
        elif found := next((code for code, title in areas.items() if fold(title) == fold(bare)), ""):
            regions.append(found)
        else:
            label.append(name)
    regions += [parents[code] for code in departments if parents[code]]
    if len(set(regions)) > 1:
        regions = []
    made: dict[str, Any] = {"region": regions[0]} if regions else {}
    made |= {"departments": list(dict.fromkeys(departments))} if departments else {}
    return made | ({"label": ", ".join(label)} if label else {})


def _party(line: str, known: Known) -> dict[str, str]:
    match = _PARTY.fullmatch(line)
    if match is None:
        raise Unclear(f"« {line} » : écrivez un nom, puis son rôle entre parenthèses")
    found = meant(match["name"], known.organisations)
    party = {"organisation": found} if found else {"name": match["name"]}
    party |= {"role": _term("roles", match["role"], known)} if match["role"] else {}
    return party | ({"detail": match["detail"]} if match["detail"] else {})


def _indicators(words: str) -> list[dict[str, Any]] | str:
    """Dated figures; a sentence without any figure is the reason why nothing is measured."""
    if not re.search(r"\d", words):
        return " ".join(words.split())
    return [_indicator(line) for line in _lines(words)]


def _indicator(line: str) -> dict[str, Any]:
    label, colon, rest = line.partition(":")
    values = [_VALUE.search(part) for part in re.split(r"[;,](?!\d)", rest)] if colon else []
    if not values or any(match is None for match in values):
        raise Unclear(f"« {line} » : écrivez le libellé, deux-points, puis des valeurs datées (19 en 2020, 87 en 2024)")
    found = [match for match in values if match is not None]
    units = [match["unit"].strip() for match in found if match["unit"] and match["unit"].strip()]
    shown = [{"date": match["date"], "value": _number(match)} for match in found]
    return {"label": label.strip(), **({"unit": units[0]} if units else {}), "values": shown}


def _number(match: re.Match[str]) -> int | float:
    whole = re.sub(r"[ \u00a0\u202f]", "", match["value"])
    return float(whole + match["decimals"].replace(",", ".")) if match["decimals"] else int(whole)


def _contact(line: str, known: Known, organisation: str) -> dict[str, str]:
    """Addresses are recognised, the organisation looked for; of what remains, a person's name is no role."""
    contact: dict[str, str] = {}
    for key, pattern in _REACHING:
        if match := pattern.search(line):
            contact[key] = match.group()
            line = line.replace(match.group(), ",", 1)
    told = (DETAIL.sub("", part.strip()).strip(" :-–—/|•") for part in re.split(r"[,;]", line))
    parts = [piece for part in told if part for piece in _apart(part, known)]
    named = parts if contact else parts[:1]  # without an address, a text that names an organisation is no contact
    place, found = next(
        ((place, target) for place, part in enumerate(named) if (target := meant(part, known.organisations))), (0, None)
    )
    owner = found or organisation
    if not (found or contact):
        said = f"« {' '.join(parts)} » : " if parts else ""
        raise Unclear(f"{said}écrivez une structure, puis une adresse ou un téléphone")
    if not owner:
        raise Unclear(
            "de quelle structure est ce contact ? écrivez-la avant l'adresse, comme au registre des structures"
        )
    others = [*parts[:place], *parts[place + 1 :]] if found else parts
    name = next((part for part in others if is_person(part)), "")
    role = ", ".join(part for part in others if part != name)
    ordered = {"organisation": owner, **({"role": role} if role else {}), **({"name": name} if name else {})}
    return ordered | {key: contact[key] for key in ("email", "phone", "url") if key in contact}


def _apart(part: str, known: Known) -> list[str]:
    """« Zoé Martin (directrice) » as a name and a role, where what comes first is a person or an organisation."""
    first, *rest = [piece.strip() for piece in _ASIDE.split(part)]
    if not rest or meant(part, known.organisations) or not (is_person(first) or meant(first, known.organisations)):
        return [part]
    return [piece for piece in (first, *rest) if piece]


def reaching(line: str) -> frozenset[str]:
    """How some words reach someone: ``email``, ``phone``, ``url``."""
    return frozenset(key for key, pattern in _REACHING if pattern.search(line))


def is_only_reaching(line: str) -> bool:
    """Whether some words are an address or a number, and nothing else."""
    for _, pattern in _REACHING:
        line = pattern.sub("", line)
    return not any(map(str.isalnum, line))


def is_person(words: str) -> bool:
    """Whether some words are a person's name, as « Zoé Martin » or « Mme Martin »; when in doubt they are not."""
    return bool(_PERSON.fullmatch(words)) and not _OFFICE.search(words)


_READERS: Final[Mapping[str, Callable[[str, Known], Any]]] = {
    "line": lambda words, _: " ".join(words.split()),
    "text": lambda words, _: _text(words),
    "points": lambda words, _: _lines(words),
    "words": lambda words, _: _listed(words),
    "id": lambda words, _: _id(words),
    "kinds": lambda words, known: _term("kinds", words, known),
    "organisation": _organisation,
    "organisations": lambda words, known: [_organisation(name, known) for name in _listed(words)],
    "collection": _collection,
    "territory": _territory,
    "parties": lambda words, known: [_party(line, known) for line in _lines(words)],
    "indicators": lambda words, _: _indicators(words),
}
"""How the answer to each form is read; another form is a vocabulary, of which several terms are given."""
