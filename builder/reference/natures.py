"""What a place holds, in words: « une date », « deux à six termes », « 160 signes au plus »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from builder.schema import Field, Node
from builder.typography import NBSP

_FORMATS: Final[Mapping[str, str]] = {
    "domain": "un nom de domaine",
    "email": "une adresse électronique",
    "id": "un identifiant : minuscules sans accent, chiffres et tirets",
    "line": "une ligne de texte",
    "media-file": "le nom d'un fichier de content/media",
    "page": "un numéro de page, ou deux séparés par un tiret",
    "partial-date": "une date : 2024, 2024-06 ou 2024-06-15",
    "partial-date-or-period": "une date, ou deux séparées par une barre : 2021/2023",
    "phone": "un numéro de téléphone",
    "term": "un terme de la liste",
    "term-id": "l'identifiant d'un terme",
    "web-url": "une adresse web complète",
}
_REFERENCES: Final[Mapping[str, str]] = {
    "collection": "l'identifiant d'une collection",
    "document": "l'identifiant d'un document de la collection",
    "field": "le nom d'un champ de la fiche",
    "media": "le nom d'une image de content/media",
    "note": "le numéro d'une note",
    "organisation": "l'identifiant d'une structure du registre",
    "part": "l'identifiant d'une partie de la collection",
    "section": "le nom d'un champ de la fiche",
    "sheet": "l'identifiant d'une fiche",
    "term": "l'identifiant d'un terme de la même liste",
}


def nature(place: Field, item: Field) -> str:
    """What a value is; ``item`` is what stands in it when it is a list.

    Raises:
        KeyError: the schemas use a format or a reference that has no words here.
    """
    if "array" in place.types:
        return f"une liste ; chaque élément : {nature(item, item)}"
    if place.types == {"object", "string"}:
        return "un texte, ou un bloc de champs"
    if "object" in place.types:
        return "un bloc de champs"
    if place.reference:
        return _REFERENCES[place.reference]
    if place.markdown:
        return "un texte en Markdown simple"
    if place.formats:
        return _FORMATS[min(place.formats)]
    if "boolean" in place.types:
        return "true (oui) ou false (non)"
    if "integer" in place.types:
        return "un nombre entier"
    return "un nombre" if "number" in place.types else "un texte"


def limits(nodes: list[Node]) -> Iterator[str]:
    """How long or how many, as the checks count; the schema nearest to the place says."""
    for keyword, words in _LIMITS.items():
        value = next((node[keyword] for node in nodes if keyword in node), None)
        if value is not None and value != _OBVIOUS.get(keyword):
            yield words.format(f"{value:n}" if isinstance(value, int) else str(value).replace(".", ","))


_LIMITS: Final[Mapping[str, str]] = {
    "minLength": f"{{}}{NBSP}signes au moins",
    "maxLength": f"{{}}{NBSP}signes au plus",
    "minItems": f"{{}}{NBSP}éléments au moins",
    "maxItems": f"{{}}{NBSP}éléments au plus",
    "minimum": f"{{}}{NBSP}au moins",
    "maximum": f"{{}}{NBSP}au plus",
}
_OBVIOUS: Final[Mapping[str, Any]] = {"minItems": 1, "minLength": 1}
"""What an empty list or text is not: an empty place is left out."""
