"""The map of a survey: which column answers which field, in a small YAML file that people correct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from builder.drafting import Known, Unclear
from builder.drafting.answers import understand
from builder.importing.cells import Table, Where
from builder.importing.refusals import Refused
from builder.nearest import nearest
from builder.source import parse
from builder.writing.words import quoted, word

UNPLACED: Final = "unplaced"
PARTS: Final = ("name", "role", "consent")
_KEYS: Final = ("survey", "tab", "titles", "key", "sheet", "columns", "values")


@dataclass(frozen=True, slots=True)
class Target:
    """What a column answers: a field, one term of it for a box to tick, or ``unplaced`` to keep it without a field."""

    field: str
    term: str = ""
    part: str = ""
    """A key of a contact: ``name``, ``role``, or ``consent`` for whether the person agrees."""

    @property
    def told(self) -> str:
        """As a map says it."""
        return f"{self.field}.{self.part}" if self.part else self.field


@dataclass(frozen=True, slots=True)
class Map:
    """``columns`` without a target are set aside; those that are not named stay in each draft, unplaced."""

    survey: str
    key: str
    sheet: Mapping[str, str]
    columns: Mapping[str, Target | None]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    where: Where = field(default_factory=Where)
    """The tab and the row of titles, where the file does not say them well enough."""


def read_where(path: Path) -> Where:
    """Where the map of a survey says that its answers are.

    Raises:
        Refused: the map cannot be read.
    """
    data = _data(path)
    titles = data.get("titles") or 0
    if not isinstance(titles, int) or titles < 0:
        raise Refused(f"« {path.name} », titles : écrivez le numéro de la ligne des titres, 3 par exemple.")
    return Where(str(data.get("tab") or ""), titles)


def read_map(path: Path, table: Table, known: Known) -> Map:
    """The map of a survey.

    Raises:
        Refused: it cannot be read, or names a column, a field or a term that does not exist.
    """
    data = _data(path)
    columns = {title: _target(path, title, told, known) for title, told in _pairs(path, data, "columns").items()}
    key = str(data.get("key") or "")
    for title in (*columns, *([key] if key else [])):
        if title not in table.columns:
            raise Refused(f"« {path.name} » : aucune colonne ne s'appelle « {title} »{_close(title, table.columns)}.")
    values = {name: _values(path, name, told, known) for name, told in _pairs(path, data, "values").items()}
    sheet = {str(name): str(value) for name, value in _pairs(path, data, "sheet").items()}
    for name, value in sheet.items():
        _check_given(path, name, value, known)
    return Map(str(data.get("survey") or path.stem), key, sheet, columns, values, table.where)


def _data(path: Path) -> dict[str, Any]:
    source = parse(path.read_bytes(), path.name)
    errors = [problem for problem in source.diagnostics if problem.severity == "error"]
    if errors or not isinstance(source.data, dict):
        told = f", ligne {errors[0].span.line} : {errors[0].message}" if errors else " : ce n'est pas une carte."
        raise Refused(f"« {path.name} »{told}")
    for name in source.data:
        if name not in _KEYS:
            raise Refused(f"« {path.name} » : « {name} » n'y a pas de sens ; une carte contient {', '.join(_KEYS)}.")
    return source.data


def _pairs(path: Path, data: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name) or {}
    if not isinstance(value, dict):
        raise Refused(f"« {path.name} » : sous « {name} », écrivez des lignes « nom : valeur ».")
    return value


def target_of(told: str) -> Target:
    """« contacts.name », « title » as a target."""
    name, _, part = told.partition(".")
    return Target(name, part=part)


def _target(path: Path, title: str, told: Any, known: Known) -> Target | None:
    if told is None:
        return None
    if told in (UNPLACED, *(f"contacts.{part}" for part in PARTS)):
        return target_of(told)
    target = Target(str(told.get("field")), str(told.get("term", ""))) if isinstance(told, dict) else Target(str(told))
    fields = known.schemas.properties("sheet", ())
    if target.field not in fields:
        raise Refused(f"« {path.name} », colonne « {title} » : le champ « {target.field} » n'existe pas"
                      f"{_close(target.field, fields)}.")  # fmt: skip
    if target.term and target.term not in {term["id"] for term in known.schemas.terms(target.field)}:
        raise Refused(f"« {path.name} », colonne « {title} » : « {target.term} » n'est pas un terme de {target.field}.")
    return target


def _values(path: Path, name: str, told: Any, known: Known) -> dict[str, str]:
    terms = [str(term["id"]) for term in known.schemas.terms(name)]
    found = {str(words): str(value) for words, value in (told or {}).items() if value}
    for words, value in found.items():
        if terms and value not in terms:
            raise Refused(f"« {path.name} », « {words} » : « {value} » n'est pas un terme de {name}"
                          f"{_close(value, terms)}.")  # fmt: skip
    return found


def _check_given(path: Path, name: str, value: str, known: Known) -> None:
    forms = {"kind": "kinds", "collection": "collection", "organisation": "organisation"}
    if name not in forms:
        raise Refused(f"« {path.name} » : sous « sheet », écrivez kind, collection ou organisation, et non « {name} ».")
    try:
        understand(forms[name], value, known)
    except Unclear as reason:
        raise Refused(f"« {path.name} », {name} : {reason}.") from reason


def _close(wrong: str, names: Any) -> str:
    found = nearest(wrong, {str(name): str(name) for name in names})
    return f" ; peut-être « {found} »" if found else ""


def written(made: Map, remarks: Mapping[str, str], unknown: Mapping[str, Mapping[str, list[str]]]) -> str:
    """The text of a map, with a remark beside the columns that someone should look at."""
    lines = ["# Carte d'un sondage : à gauche les colonnes, à droite les champs d'une fiche. Corrigez, puis importez.",
             "# null : colonne écartée. unplaced, ou colonne effacée d'ici : gardée dans chaque brouillon, sans champ.",
             "# Si son titre parle de santé, justice, enfants, domicile… une colonne n'est gardée que si elle est ici.",
             f"survey: {word(made.survey)}"]  # fmt: skip
    lines += [f"tab: {quoted(made.where.tab)}  # onglet lu"] if made.where.tab else []
    lines += [f"titles: {made.where.titles}  # ligne des titres"] if made.where.titles else []
    lines += [f"key: {quoted(made.key) if made.key else 'null'}", "sheet:"]
    lines += [f"  {name}: {word(value)}" for name, value in made.sheet.items()]
    lines.append("columns:")
    for title, target in made.columns.items():
        told = "null" if target is None else target.told
        if target and target.term:
            told = f"{{field: {word(target.field)}, term: {word(target.term)}}}"
        lines.append(f"  {quoted(title)}: {told}" + (f"  # {remarks[title]}" if title in remarks else ""))
    left = [f"  # {quoted(title)}: {remark}" for title, remark in remarks.items() if title not in made.columns]
    lines += left
    if any(unknown.values()):
        lines += ["# Réponses qui ne sont dans aucune liste : écrivez après les deux-points le terme voulu.", "values:"]
    for name, words in unknown.items():
        lines += [f"  {word(name)}:"] if words else []
        for told_word, near in words.items():
            lines.append(f"    {quoted(told_word)}: null" + (f"  # proches : {', '.join(near)}" if near else ""))
    return "\n".join(lines) + "\n"
