"""Realistic catalogues of any size, always the same for a size and a seed.

Each sheet is a real one of this project whose fields come from other real sheets, so that lengths, lists and rare
fields are distributed as theirs are. One word in fifteen is replaced by an invented one, drawn as words are in a
language (a few often, most rarely), lest ten thousand sheets have the vocabulary of fifteen.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).resolve().parent.parent
INVENTED: Final = 30_000
SHARE: Final = 1 / 15
ORGANISATIONS: Final = 4
"""Sheets for each invented organisation."""
_OWN: Final = frozenset({"id", "kind", "sources", "headings", "related", "spotlight", "notes", "media"})
"""Fields that a sheet keeps from no other."""
_CLASSIFIED: Final = {"themes": 4, "sectors": 3, "audiences": 4, "levers": 4}
_WORD: Final = re.compile(r"\b[a-zà-ÿ]{5,}\b")
_CALL: Final = re.compile(r"\[\^\d+\]")
_SYLLABLES: Final = tuple(a + b for a in ("b", "ch", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "pl", "tr")
                          for b in ("a", "e", "i", "o", "u", "ou", "an", "on", "é"))  # fmt: skip


def write(target: Path, number: int, seed: int = 1) -> Path:
    """Write a project of ``number`` sheets in ``target``, which must not exist, and return it."""
    content = target / "content"
    for name in ("vocabularies", "organisations", "pages"):
        shutil.copytree(ROOT / "content" / name, content / name)
    for name in ("glossary.yaml", "accessibility.yaml", "LICENCE.md"):
        shutil.copy(ROOT / "content" / name, content / name)
    for name in ("schema", "docs_overrides", "builder"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    maker = _Maker(random.Random(seed), content)  # noqa: S311
    for collection in maker.collections:
        folder = content / "collections" / collection
        folder.mkdir(parents=True)
        settings = yaml.safe_load((ROOT / "content/collections" / collection / "collection.yaml").read_text("utf-8"))
        settings["parts"] = ["avant-propos"]
        part = {"id": "avant-propos", "kind": "foreword", "title": "Avant-propos", "text": "Une collection de mesure."}
        (folder / "avant-propos.yaml").write_text(_dump(part), encoding="utf-8")
        (folder / "collection.yaml").write_text(_dump(settings), encoding="utf-8")
        (content / "sheets" / collection).mkdir(parents=True)
    for organisation in range(-(-number // ORGANISATIONS)):
        maker.organisation(organisation)
    for rank in range(number):
        maker.sheet(rank)
    return target


class _Maker:
    def __init__(self, rng: random.Random, content: Path) -> None:
        self.rng = rng
        self.content = content
        paths = sorted((ROOT / "content/sheets").rglob("*.yaml"))
        self.sources = [(path.parent.name, yaml.safe_load(path.read_text("utf-8"))) for path in paths]
        self.collections = sorted({collection for collection, _ in self.sources})
        self.terms = {name: _terms(name) for name in (*_CLASSIFIED, "organisation-kinds", "departments")}
        self.invented = list(_invented(rng))
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(INVENTED)))
        self.made: list[str] = []

    def organisation(self, rank: int) -> None:
        words = [word.capitalize() for word in self.rng.choices(self.invented, k=self.rng.randint(1, 3))]
        identifier = f"structure-{rank}"
        data = {
            "id": identifier,
            "name": f"{' '.join(words)} {rank}",
            "kind": self.rng.choice(self.terms["organisation-kinds"]),
        }
        (self.content / "organisations" / f"{identifier}.yaml").write_text(_dump(data), encoding="utf-8")
        self.made.append(identifier)

    def sheet(self, rank: int) -> None:
        collection, base = self.rng.choice(self.sources)
        data = {key: base[key] for key in base if key not in {"headings", "related", "spotlight", "notes", "media"}}
        alike = [sheet for _, sheet in self.sources if sheet["kind"] == base["kind"]]
        for key in [key for key in data if key not in _OWN]:
            data[key] = self.rng.choice([sheet[key] for sheet in alike if key in sheet])
        data |= {"id": f"fiche-{rank}", "organisation": self.rng.choice(self.made), "co_organisations": []}
        data["title"] = f"{data['title']} {' '.join(self.words(3))} {rank}"
        for name, most in _CLASSIFIED.items():
            data[name] = self.rng.sample(self.terms[name], self.rng.randint(1, most))
        data["territory"] = {"departments": self.rng.sample(self.terms["departments"], self.rng.choice((1, 1, 1, 2)))}
        data["sources"] = base["sources"]  # they cite documents of the collection
        for year in ("added_on", "reviewed_on"):
            data[year] = f"{self.rng.randint(2019, 2026)}-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}"
        data.pop("review_due", None)
        path = self.content / "sheets" / collection / f"fiche-{rank}.yaml"
        path.write_text(_dump(self.reworded({key: value for key, value in data.items() if value})), encoding="utf-8")

    def words(self, number: int) -> list[str]:
        return self.rng.choices(self.invented, cum_weights=self.weights, k=number)

    def reworded(self, data: Any, key: str = "") -> Any:
        """The same data, one word in fifteen of its sentences replaced, without calls of notes."""
        if isinstance(data, dict):
            return {name: self.reworded(value, name) for name, value in data.items()}
        if isinstance(data, list):
            return [self.reworded(item, key) for item in data]
        if isinstance(data, str) and " " in data:
            return _WORD.sub(
                lambda word: self.words(1)[0] if self.rng.random() < SHARE else word[0], _CALL.sub("", data)
            )
        return data


def _terms(name: str) -> list[str]:
    return [
        term["id"] for term in yaml.safe_load((ROOT / f"content/vocabularies/{name}.yaml").read_text("utf-8"))["terms"]
    ]


def _invented(rng: random.Random) -> Iterator[str]:
    known: set[str] = set()
    while len(known) < INVENTED:
        word = "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))
        if word not in known:
            known.add(word)
            yield word


class _Dumper(yaml.CSafeDumper):
    """Quotes what looks like a number: codes and dates are texts."""


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if text[:1].isdigit() else None)


_Dumper.add_representer(str, _text)


def _dump(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
