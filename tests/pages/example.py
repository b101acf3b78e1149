"""A catalogue made by hand that uses every field there is, and ways to look into it and into its pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape
from typing import Any

from builder.catalogue import assemble
from builder.model import Catalogue, Party
from builder.output import Output

TITLES = {
    "context": "Contexte", "origin": "Origine", "objectives": "Objectifs", "description": "Description",
    "steps": "Étapes", "initiatives": "Initiatives", "stakeholders": "Parties prenantes", "governance": "Gouvernance",
    "funding": "Financement", "indicators": "Indicateurs", "not_measured": "Sans indicateur", "impact": "Impact",
    "feedback": "Retours", "success_factors": "Clés de réussite", "obstacles": "Obstacles",
    "vigilance_points": "Points de vigilance", "next_steps": "Suites", "quotes": "Citations", "zooms": "Zooms",
    "resources": "Ressources", "media": "Images", "related": "Fiches liées", "contacts": "Contacts",
    "territory": "Territoire",
}  # fmt: skip

PARTIES = [
    {
        "organisation": "partner-body",
        "role": "partner",
        "detail": "Détail du partenaire.",
        "editor_note": "Remarque A.",
    },
    {"name": "Groupe sans fiche", "role": "lead"},
    {"name": "Sans rôle"},
]
INDICATORS = [
    {
        "label": "Femmes formées",
        "unit": "femmes",
        "values": [
            {
                "date": "2020",
                "value": 19,
                "text": "au départ",
                "breakdown": [{"label": "à l'est", "value": 11}, {"label": "à l'ouest", "value": 8}],
                "including": [{"label": "en reconversion", "value": 7}],
                "comparison": [{"label": "apprentis", "value": 41}],
            },
            {
                "date": "2021/2023",
                "value": 10296,
                "qualifier": "about",
                "breakdown": [{"label": "au nord", "value": 10000}, {"label": "au sud", "value": 296}],
                "including": [{"label": "en alternance", "value": 153, "qualifier": "about"}],
                "comparison": [{"label": "hommes formés", "value": 32.5}],
            },
        ],
        "target": {"date": "2030", "value": 12000, "qualifier": "about", "text": "ambition affichée"},
        "source": "Suivi interne",
        "note": 1,
        "editor_note": "Remarque sur l'indicateur.",
    },
    {
        "label": "Part de femmes",
        "unit": "%",
        "values": [{"date": "2020", "value": 20.5}, {"date": "2024", "value": 22}],
    },
    {"label": "Réunions", "values": [{"value": 6, "undated": True}]},
    {"label": "Taux d'emploi", "not_measured": "Le suivi commence."},
]
POINTS = ["Un point simple.", {"title": "Un groupe", "text": "Son texte.", "points": ["Un sous-point [^2]."]}]
TERRITORY = {
    "region": "32", "departments": ["62"], "label": "Le Calaisis", "municipalities": ["Calais"],
    "coordinates": {"latitude": 50.9, "longitude": 1.8},
}  # fmt: skip
RESOURCE = {
    "title": "Le guide", "kind": "guide", "url": "https://exemple.fr/guide", "producers": ["partner-body"],
    "date": "2023-05", "description": "Ce qu'on y trouve.", "sheet": "short", "editor_note": "Remarque de ressource.",
}  # fmt: skip

FULL = {
    "id": "full", "kind": "case_study", "title": "Une fiche pleine", "summary": "Tout y est.", "collection": "volume",
    "organisation": "lead-body", "co_organisations": ["other-body"], "spotlight": "lumiere",
    "themes": ["mixite"], "sectors": ["industrie"], "audiences": ["femmes"], "levers": ["embauche"],
    "keywords": ["rôle modèle"], "territory": TERRITORY,
    "period": {"start": "2022-08", "end": "2024-12", "status": "ongoing"},
    "context": "Le **contexte** du QPV [^1].", "origin": POINTS, "objectives": POINTS, "description": "La description.",
    "steps": [{"title": "Première étape", "text": "Son récit.", "date": "2024-06-15"}],
    "initiatives": [{
        "title": "Le forum", "text": "Un forum.", "points": POINTS, "date": "2024", "territory": TERRITORY,
        "partners": PARTIES, "indicators": INDICATORS, "editor_note": "Remarque de forum.",
    }],
    "stakeholders": PARTIES, "governance": POINTS,
    "funding": {"text": "Sur fonds propres.", "amount": 25000, "period": "2024/2026", "funders": PARTIES},
    "indicators": INDICATORS, "not_measured": "Rien d'autre n'est mesuré.", "impact": POINTS, "feedback": POINTS,
    "success_factors": POINTS, "obstacles": POINTS, "vigilance_points": POINTS, "next_steps": POINTS,
    "quotes": [
        {"text": "Une parole placée.", "author": "Ada Exemple", "role": "directrice", "organisation": "lead-body",
         "about": "obstacles", "editor_note": "Remarque de parole."},
        {"text": "Une parole orpheline."},
    ],
    "zooms": [{
        "title": "Le cas du port", "organisation": "other-body", "territory": TERRITORY, "period": {"start": "2023"},
        "text": "Son récit.", "points": POINTS, "partners": PARTIES, "indicators": INDICATORS,
        "editor_note": "Remarque de zoom.",
    }],
    "resources": [RESOURCE],
    "media": [{"file": "atelier.jpg", "alt": "Douze personnes", "caption": "L'atelier", "credit": "© Ville"}],
    "notes": [{"id": 2, "text": "INSEE, 2022.", "kind": "study", "url": "https://insee.fr/", "editor_note": "Rem. 2."}],
    "related": [{"sheet": "short", "relation": "see_also", "text": "Le même port."}],
    "contacts": [
        {"organisation": "lead-body", "role": "chargée de mission", "name": "Ada Exemple", "email": "a@exemple.fr",
         "phone": "02 99 78 00 78", "url": "https://exemple.fr/contact", "editor_note": "Remarque de contact.",
         "consent": {"basis": "given", "date": "2026-05-04", "expires": "2028-05-04"}},
        {"organisation": "lead-body", "name": "Personne Retirée", "email": "retiree@exemple.fr",
         "consent": {"basis": "withdrawn"}},
    ],
    "editor_notes": [
        {"about": "obstacles", "kind": "contradiction", "text": "Remarque sur les obstacles."},
        {"about": "territory", "text": "Remarque sur le territoire."},
        {"text": "Remarque générale."},
    ],
    "status": "archived", "added_on": "2026-11-01", "reviewed_on": "2026-11-21", "review_due": "2027",
    "reviewed_by": "Le service relecteur",
    "authors": ["Une autrice"],
    "sources": [{"document": "doc", "page": "21-25", "deduced": True, "text": "Le contexte."}], "licence": "open",
    "former_ids": ["former-sheet"],
}  # fmt: skip
SHORT = {
    "id": "short", "kind": "brief", "title": "Une brève", "summary": "Peu de chose.", "organisation": "other-body",
    "themes": ["mixite"], "context": "Le contexte.", "obstacles": ["Un obstacle."], "description": "La description.",
    "headings": [{"label": "Ce qui freine", "fields": ["obstacles"]}, {"label": "Le décor", "fields": ["context"]}],
}  # fmt: skip
SECTION = {
    "title": "Une section", "text": "Son texte [^1].", "points": POINTS, "chain": ["Une cause", "Un effet"],
    "figures": INDICATORS, "definitions": [{"term": "qpv", "text": "Un quartier."}],
    "actors": [{"organisation": "partner-body", "text": "Agit.", "editor_note": "Remarque d'acteur."}],
    "resources": [RESOURCE],
    "thanks": [
        {"organisation": "partner-body", "people": [{"name": "Bo", "role": "élu", "editor_note": "Remarque de nom."}]},
        {"name": "Les participants"},
    ],
    "sheets": ["full"], "editor_note": "Remarque de section.",
}  # fmt: skip
PART = {
    **SECTION, "id": "lumiere", "kind": "spotlight", "number": 1, "kicker": "Coup de projecteur", "page": 12,
    "title": "Sous la lumière", "sections": [{**SECTION, "sections": [{"title": "Plus bas"}]}],
}  # fmt: skip
COLLECTION = {
    "id": "volume", "title": "Un volume de pratiques", "short_title": "Le volume", "summary": "Un recueil.",
    "series": {"title": "La série", "volume": 1, "themes": ["Un thème de série"]}, "publisher": "lead-body",
    "authority": "Une autorité", "published_on": "2025-07", "territory": TERRITORY, "programme": "Un programme",
    "colour": "#33567a", "one_page": True,
    "supporters": PARTIES, "licence": "open", "former_ids": ["former-set"],
    "documents": [{"id": "doc", "title": "Le document", "publisher": "lead-body", "date": "2025-07",
                   "url": "https://exemple.fr/doc", "pages": {"first": 1, "last": 37}}],
    "headings": [
        {"label": "Freins", "fields": ["obstacles"]},
        {"label": "Constat(s)", "fields": ["context", "origin"]},
        {"label": "Rien ici", "fields": ["nothing"]},
    ],
    "parts": ["lumiere"], "notes": [{"id": 1, "text": "Une source commune."}, {"id": 2, "text": "Une autre [^1]."}],
    "editor_notes": [{"about": "documents", "kind": "contradiction", "text": "Remarque de volume."}],
}  # fmt: skip
ORGANISATIONS: list[dict[str, Any]] = [
    {"id": "lead-body", "name": "Corps porteur", "kind": "asso", "acronym": "CP", "expansion": "Corps qui porte",
     "aliases": ["Le corps"], "description": "Il porte.", "territory": TERRITORY, "website": "https://exemple.fr/",
     "email": "contact@exemple.fr", "phone": "02 00 00 00 00", "email_domains": ["exemple.fr"],
     "editor_note": "Remarque de structure."},
    {"id": "other-body", "name": "Autre corps", "kind": "asso", "part_of": "lead-body", "former_ids": ["former-body"]},
    {"id": "partner-body", "name": "Corps allié", "kind": "asso"},
]  # fmt: skip
GLOSSARY = [
    {"id": "qpv", "term": "QPV", "expansion": "quartier prioritaire", "aliases": ["quartiers prioritaires"],
     "definition": "Un territoire.", "source": "La loi", "organisation": "partner-body"}
]  # fmt: skip


def _vocabulary(name: str, *terms: tuple[str, ...]) -> dict[str, Any]:
    keys = ("id", "label", "parent")
    listed: list[dict[str, Any]] = [dict(zip(keys, term, strict=False)) for term in terms]
    listed[0] |= {"description": f"Ce que dit {name}.", "synonyms": ["un synonyme"]}
    head = {"id": name, "title": name, "singular": name, "description": "Une liste.", "source": "Nous"}
    return head | {"terms": listed}


VOCABULARIES = [
    _vocabulary("kinds", ("case_study", "Étude de cas"), ("brief", "Brève")),
    _vocabulary("themes", ("mixite", "Mixité")),
    _vocabulary("sectors", ("industrie", "Industrie")),
    _vocabulary("audiences", ("femmes", "Femmes")),
    _vocabulary("levers", ("embauche", "Embauche")),
    _vocabulary("roles", ("lead", "Pilote"), ("partner", "Partenaire")),
    _vocabulary("regions", ("32", "Hauts-de-France")),
    _vocabulary("departments", ("62", "Pas-de-Calais", "32"), ("32", "Gers", "76")),
    _vocabulary("qualifiers", ("about", "environ")),
    _vocabulary("progress", ("ongoing", "En cours")),
    _vocabulary("relations", ("see_also", "Voir aussi")),
    _vocabulary("resource-kinds", ("guide", "Guide")),
    _vocabulary("note-kinds", ("study", "Étude")),
    _vocabulary("editor-note-kinds", ("contradiction", "Contradiction")),
    _vocabulary("consent-bases", ("given", "Accord donné"), ("withdrawn", "Accord retiré")),
    _vocabulary("licences", ("open", "Licence Ouverte")),
    _vocabulary("part-kinds", ("spotlight", "Coup de projecteur")),
    _vocabulary("organisation-kinds", ("asso", "Association")),
]


def example() -> Catalogue:
    """The catalogue."""
    return assemble(
        sheets=[("volume", FULL), ("volume", SHORT)],
        collections=[COLLECTION],
        parts=[("volume", PART)],
        organisations=ORGANISATIONS,
        vocabularies=VOCABULARIES,
        glossary=GLOSSARY,
        heading_titles=TITLES,
    )


_NOT_TEXT = frozenset({
    "id", "kind", "organisation", "co_organisations", "collection", "spotlight", "sectors", "audiences", "levers",
    "region", "departments", "qualifier", "status", "start", "end", "date", "period", "published_on", "file", "url",
    "website", "email", "phone", "email_domains", "producers", "sheet", "relation", "basis", "expires", "about",
    "document", "page", "licence", "added_on", "reviewed_on", "review_due", "fields", "term", "parent", "part_of",
    "publisher", "sheets", "synonyms", "colour", "former_ids",
})  # fmt: skip


def is_text(owner: object, name: str) -> bool:
    """Whether a field holds words for readers rather than a reference, a code, a date or an address."""
    if type(owner).__name__ == "GlossaryTerm" and name == "term":
        return True
    if type(owner).__name__ == "Sheet" and name == "themes":
        return False
    return name not in _NOT_TEXT and not (isinstance(owner, Party) and name == "role")


def texts(value: object) -> Iterator[str]:
    """Every text of a value of the model, in depth."""
    for owner, name, inner in walk(value):
        if is_text(owner, name) and isinstance(inner, str):
            yield inner


def walk(value: object) -> Iterator[tuple[object, str, object]]:
    """Every field of a value of the model: its owner, its name, each of its values."""
    for field in fields(value) if is_dataclass(value) else ():
        content = getattr(value, field.name)
        for inner in content if isinstance(content, tuple) else (content,):
            yield value, field.name, inner
            yield from walk(inner)


def rewrite(value: Any, change: Callable[[str], str]) -> Any:
    """The same value with every text changed."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new: dict[str, Any] = {}
    for field in fields(value):
        content = getattr(value, field.name)
        if isinstance(content, str) and is_text(value, field.name):
            new[field.name] = change(content)
        elif isinstance(content, tuple):
            text = is_text(value, field.name)
            new[field.name] = tuple(
                change(item) if isinstance(item, str) and text else rewrite(item, change) for item in content
            )
        else:
            new[field.name] = rewrite(content, change)
    return replace(value, **new)


def rewritten(catalogue: Catalogue, change: Callable[[str], str]) -> Catalogue:
    """The same catalogue with every text of every file changed."""

    def all_of(group: Any) -> Any:
        return {key: rewrite(item, change) for key, item in group.items()}

    return replace(
        catalogue,
        sheets=all_of(catalogue.sheets),
        collections=all_of(catalogue.collections),
        organisations=all_of(catalogue.organisations),
        vocabularies=all_of(catalogue.vocabularies),
        glossary=tuple(rewrite(term, change) for term in catalogue.glossary),
    )


def by_path(outputs: Iterator[Output]) -> dict[str, str]:
    """Pages by path."""
    return {output.path: output.text for output in outputs if output.path.endswith(".md")}


def visible(page: str) -> str:
    """What a page says, alternative texts included, without front matter, tags, note calls or spaces."""
    body = page.split("\n---\n", 1)[1]
    body = re.sub(r'<sup class="note-call">.*?</sup>', "", body)
    body = re.sub(r'<[^<>]*?\balt="([^"]*)"[^<>]*>', r"\1", body)
    return squeeze(unescape(re.sub(r"<[^<>]*>", "", body)))


def squeeze(text: str) -> str:
    """A text without any space."""
    return re.sub(r"\s+", "", text)
