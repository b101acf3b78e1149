"""Sheets made by chance, always the same for a seed: well formed from the schema, then spoilt as hands do."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

HOSTILE = (
    "non", "Yes", "on", "y", "null", "~", "true", "12:30", "01", "1e3", ".5", "+5", "0x1F", "1_000", ".inf",
    "2024", "2024-06-15", "2024-06", "2021/2023", "#", "# titre", "a # b", "a: b", "a:", ":", "- a", "-",
    "--- a", "...", "? a", "[a", "{a", "a]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a", '"a"', "\\",
    "C:\\projets", " espace", "espace ", "a  b", "«\u00a0été\u00a0»", "l’eau", "🙂", "👩🏽‍🔧", "a\nb", "a\n\nb",
    "a\n", "\na", "a\n  b\nc", "- un\n- deux", "a \nb", "key: value\nautre: valeur", "un\u00adtiret", "\u200b",
    "a\u202eb", "\ufeffa", "\ufffd", "\u00a0clé: x", "a\n\u00a0\u00a0clé: x", "a\u2028b", "a\u0085b",
    "tab\tici", "fin\r", "a\x07b", "%", "0", "-1", "1.0", "20,5", "a" * 300, "mot " * 60, "«", "<<", "=",
    "<b>gras</b>", "Égalité",
)  # fmt: skip
"""Texts that YAML readers, screens or people take for something else."""

PROSE = (
    "Le secteur peine à recruter et ses équipes sont peu mixtes.",
    "Une agglomération réunit **cinquante partenaires** autour d'un plan.",
    "Le CORIF forme les équipes.\n\n- un diagnostic ;\n- un plan d'action.",
    "Aujourd'hui, le réseau compte 135 membres.[^17]",
    "Aucun obstacle.",
    "L'obstacle principal reste la mobilité.",
    "We Ker et la société Stef agissent depuis dix ans.",
    "[Le guide](https://exemple.fr/guide.pdf) de la démarche",
    "La fusion de de deux structures, pour 10 145 49410 euros",
)
FORMS = {
    "id": ("galilee", "corif", "stef-mixup", "une-fiche", "inconnu"),
    "partial-date": ("2024", "2024-06", "2024-06-15", "2030"),
    "partial-date-or-period": ("2024", "2021/2023", "2023-12/2024-02"),
    "web-url": ("https://exemple.fr/guide", "http://exemple.fr"),
    "email": ("contact@exemple.fr", "prenom.nom@exemple.fr"),
    "phone": ("02 99 78 00 78",),
    "page": ("12-15", "3"),
    "media-file": ("atelier.jpg",),
}


class Maker:
    """Makes values from the bundled schema of a sheet."""

    def __init__(self, schema: dict[str, Any], rng: random.Random) -> None:
        self.schema, self.rng = schema, rng

    def sheet(self) -> dict[str, Any]:
        data = self._object(self.schema, 0)
        return {**data, "id": f"fiche-{self.rng.randrange(10_000)}", "kind": self.rng.choice(("brief", "case_study"))}

    def _node(self, node: dict[str, Any]) -> dict[str, Any]:
        if "$ref" in node:
            return {**self._node(self.schema["$defs"][node["$ref"].rpartition("/")[2]]), **node}
        return node

    def value(self, node: dict[str, Any], depth: int) -> Any:
        node = self._node(node)
        types = [node["type"]] if isinstance(node["type"], str) else node["type"]
        if "const" in node:
            return node["const"]
        if "enum" in node:
            return self.rng.choice(node["enum"])
        kind = "string" if depth > 4 and "string" in types else self.rng.choice(types)
        if kind == "object":
            return self._object(node, depth)
        if kind == "array":
            return self._array(node, depth)
        if kind == "boolean":
            return True
        if kind in {"integer", "number"}:
            low, high = int(node.get("minimum", -50)), int(node.get("maximum", 5000))
            return (
                self.rng.randint(low, high)
                if kind == "integer" or self.rng.random() < 0.7
                else round(self.rng.uniform(low, high), 2)
            )
        return self._text(node)

    def _text(self, node: dict[str, Any]) -> str:
        if form := FORMS.get(node.get("format", "")):
            return self.rng.choice(form)
        text = self.rng.choice(PROSE if self.rng.random() < 0.6 else HOSTILE)
        if node.get("contentMediaType"):
            return text if text.strip() else "Texte"
        return (" ".join(text.split()) or "Ligne")[: node.get("maxLength", 500)].strip() or "Ligne"

    def _array(self, node: dict[str, Any], depth: int) -> list[Any]:
        size = max(node.get("minItems", 1), self.rng.choice((1, 1, 2, 3)))
        items = [self.value(node["items"], depth + 1) for _ in range(size)]
        return [item for i, item in enumerate(items) if item not in items[:i]] if node.get("uniqueItems") else items

    def _object(self, node: dict[str, Any], depth: int) -> dict[str, Any]:
        chance = 0.5 if depth == 0 else 0.35 if depth < 3 else 0.1
        either = [branch["required"][0] for branch in node.get("oneOf", ())]
        chosen = {self.rng.choice(either)} if either else set()
        must = set(node.get("required", ())) | chosen
        keys = [k for k in node["properties"] if k in must or (k not in either and self.rng.random() < chance)]
        keys = keys or [self.rng.choice(list(node["properties"]))]
        return {key: self.value(node["properties"][key], depth + 1) for key in keys}


def spoilt(data: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """The sheet with one to four mistakes: a value of another kind, a key lost, misnamed or foreign, an item twice."""
    data = copy.deepcopy(data)
    for _ in range(rng.randint(1, 4)):
        places = list(_places(data))
        parent, key = rng.choice(places)
        match rng.randrange(7):
            case 0:
                del parent[key]
            case 1 if isinstance(parent, dict):
                parent[rng.choice(("titre", "Contexte", "x", "12", "email ", key + "s", key[:-1]))] = parent.pop(key)
            case 2 if isinstance(parent, list):
                parent.insert(key, copy.deepcopy(parent[key]))
            case 3:
                parent[key] = rng.choice(
                    (
                        None,
                        True,
                        0,
                        12,
                        20.5,
                        2.0,
                        -3,
                        [],
                        {},
                        [1, 2],
                        {"a": "b"},
                        {"un mot": "puis un autre"},
                        "",
                        "  ",
                    )
                )
            case _:
                parent[key] = rng.choice(HOSTILE)
    return data


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key, child in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(child, dict | list):
            yield from _places(child)
