"""What is wrong in a project's ``mkdocs.yml``, in French and with its line: the engine says it in English, without.

Only the words of the engine are here; which settings it knows is its own affair.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import yaml

from builder import data_themes, diagnostics, source
from builder.diagnostics import on_one_line
from builder.nearest import nearest_of
from builder.pages import home
from builder.theme_errors import Told
from builder.typography import NBSP, french

ELSEWHERE: Final = (
    "le site est toujours publié dans le dossier « site » du projet. Supprimez cette ligne ; pour le mettre "
    "ailleurs, copiez ce dossier une fois le site construit."
)
"""What to say of a site asked for elsewhere."""
_SAID: Final = (
    (r"Required configuration not provided\.", "ce réglage manque. Par exemple : « {key}: Ma boîte à pratiques »."),
    (r"The URL isn't valid.*", "l'adresse doit être entière. Par exemple : « {key}: https://exemple.fr/ »."),
    (r"The path '(.*)' isn't an existing (?:file or )?directory\.?", "le dossier « {0} » n'existe pas."),
    (r"The path '(.*)' isn't an existing file\.?", "le fichier « {0} » n'existe pas."),
    (r"Expected type: <class '(?:str|mkdocs.*)'> but .*", "un texte est attendu. Mettez-le entre guillemets."),
    (r"Expected a (?:multiline )?string.*", "un texte est attendu. Mettez-le entre guillemets."),
    (
        r"The '(?:docs|site)_dir' should not be within .*",
        "le site écraserait les pages. Donnez-lui un autre dossier : « site_dir: site ».",
    ),
    (
        r"Expected nav item .*|Expected nav to be a list, got None.*",
        "chaque ligne du menu est un titre et son fichier. Par exemple : « - Accueil: index.md ».",
    ),
    (r"Expected type: <class 'bool'> but received: .*", "écrivez true ou false, sans guillemets."),
    (
        r"Invalid .* configuration.*|Expected (?:type: .*list|nav to be a list|a list of items).*",
        "une liste est attendue : un tiret par élément.",
    ),
    (r".*(?:Expected type: .*dict|mapping \(dict\)|key/value pairs).*", "des réglages sont attendus sous celui-ci."),
    (r"Must be a string of format 'IP:PORT'", "écrivez une adresse et un port : « {key}: 127.0.0.1:8001 »."),
    (
        r"The \"(.*)\" plugin is not installed",
        "l'extension « {0} » n'est pas installée. Corrigez son nom, ou supprimez-la : la boîte n'en demande aucune.",
    ),
    (
        r"Plugin '(?:material/)?(.*?)' option '(.*?)': Unrecognised configuration name: .*",
        "l'extension « {0} » n'a pas de réglage « {1} ». Corrigez son nom, ou supprimez-le.",
    ),
    (
        r"(?:Sub-option '\w+': )+Expected one of \[.*\], got '?(.*?)'?",
        "« {0} » n'est pas accepté. Écrivez warn, info ou ignore.",
    ),
    (r"The path set in custom_dir \('(.*)'\) does not exist\.", "le dossier « {0} », de custom_dir, n'existe pas."),
    (
        r"Failed to load extension '([^']*)'(?!.*ModuleNotFoundError).*",
        "l'extension « {0} » n'a pas l'un des réglages qui lui sont donnés. Corrigez son nom, ou supprimez-le.",
    ),
    (
        r"Failed to load extension '(.*?)'.*",
        "l'extension « {0} » n'est pas installée. Corrigez son nom, ou supprimez-la.",
    ),
    (r"Unrecognised theme name: '?(.*?)'?\. .*", "le thème « {0} » n'est pas installé. Écrivez « name: material »."),
)
"""What the engine says → what to say; it may say more, which is then quoted."""
_FREE: Final = frozenset({"L101", "L109", "L110", "L111", "L113", "L114"})
"""What settings may hold and sheets may not: anchors, tags, keys without letters."""
_INNER: Final = re.compile(r"Sub-option '(\w+)'")
_REFUSED: Final = "ce réglage n'est pas accepté. Le moteur du site en dit :"
_UNKNOWN: Final = re.compile(r"Unrecognised configuration name: .*", re.DOTALL)
_GROUPS: Final = {
    "home": tuple(home.WORDS),
    "contribution": ("forge", "repository", "branch", "email", "review_within"),
}
"""The settings of ours, under « extra », that hold others."""
_SWITCH: Final = "« {value} » n'est ni true ni false. Écrivez « {name}: false » ou « {name}: true »."
_TYPES: Final = {
    "pdf": (bool, _SWITCH),
    "stamping": (bool, _SWITCH),
    "page_css": (
        dict,
        "une page, puis la liste de ses feuilles. Par exemple : « fiches/: [assets/a.css] ».",
    ),
    "preload_fonts": (list, "une liste est attendue : un tiret par élément."),
}
"""Our other settings, under « extra », and what to say of a value of another type."""
_FORMS: Final = {
    "forge": ("github|gitlab|forgejo", "« {value} » n'est pas une forge connue. Écrivez github, gitlab ou forgejo."),
    "repository": (r"https?://\S+", "l'adresse doit être entière. Par exemple : « {name}: https://exemple.fr/a/b »."),
    "email": (r"[^\s@]+@[^\s@]+", "une adresse seule est attendue. Par exemple : « {name}: redaction@exemple.fr »."),
    "content_language": (
        r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        "« {value} » n'est pas le code d'une langue. Par exemple : « {name}: en ».",
    ),
    "data_theme": (
        "|".join(data_themes.LABELS),
        "« {value} » n'est pas un thème de données européen. Par exemple, pour la santé : « {name}: HEAL ».",
    ),
}
_WORDS: Final = ("content_language", "data_theme")
"""Our settings, under « extra », that hold one word, of a form above."""
_OURS: Final = (*_GROUPS, *_TYPES, *_WORDS)


def unreadable(path: Path) -> str:
    """Why a file holds no settings, every error of its YAML; nothing when it does."""
    if not path.is_file():
        return f"{path.name} manque dans ce dossier : les réglages du site y sont."
    read = source.parse(path.read_bytes(), path.name)
    if found := [problem for problem in read.diagnostics if problem.severity == "error" and problem.code not in _FREE]:
        own = (replace(problem, example="") if problem.illustrated else problem for problem in found)  # not a sheet's
        return diagnostics.as_text(diagnostics.once(own), {path.name: read.lines})
    if isinstance(read.data, dict) and read.data:
        return _unreadable_below(path, read.data.get("INHERIT"))
    return french(f"{path.name}:1: des réglages sont attendus. Par exemple : « site_name: Ma boîte à pratiques ».")


def _unreadable_below(path: Path, name: object) -> str:
    """Why the file whose settings a file takes up holds none; nothing when it does, or when it takes up none."""
    if name is None:
        return ""
    below = path.parent / str(name)
    if below.is_file() and below.resolve() != path.resolve():
        return unreadable(below)
    said = f"le fichier « {name} », que celui-ci complète, n'existe pas. Corrigez son nom, ou supprimez la ligne."
    return f"{path.name}:{line_of(path, 'INHERIT')}: INHERIT{NBSP}: {french(said)}"


def refused(path: Path, problems: Iterable[tuple[str, object]], ours: Iterable[Told], known: Collection[str]) -> str:
    """What is refused, one line each, in the order of the file.

    Args:
        path: the file of settings.
        problems: the settings, and what the engine says of each.
        ours: what we say of others, in French.
        known: the settings that the engine has.
    """
    by_engine = (
        (line_of(path, *keys), keys, _french(on_one_line(keys[0]), on_one_line(str(said)), known))
        for key, said in problems
        for keys in [(key, *_INNER.findall(str(said)))]
    )
    told = ((line_of(path, *keys), [key for key in keys if isinstance(key, str)], french(said)) for keys, said in ours)
    found = sorted((line, ", ".join(keys), said) for line, keys, said in (*by_engine, *told))
    return "\n".join(f"{path.name}:{line}: {on_one_line(keys)}{NBSP}: {said}" for line, keys, said in found)


def misused(extra: Mapping[str, Any]) -> Iterator[Told]:
    """What is wrong in our own settings, with those of the toolbox: each setting, and what to say of it."""
    for keys, said in _own(extra):
        yield ("extra", *keys), said


def _own(extra: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, value in extra.items():
        if name in _GROUPS and isinstance(value, dict):
            yield from (((name, str(key)), said) for key, word in value.items() if (said := _word(name, key, word)))
        elif name in _GROUPS and value:
            known = ", ".join(_GROUPS[name])
            yield (name,), f"des réglages sont attendus sous celui-ci, décalés de deux espaces, parmi : {known}."
        elif name in _TYPES and not isinstance(value, _TYPES[name][0]):
            yield (name,), _TYPES[name][1].format(name=name, value=value)
        elif name in _WORDS and value is not None and (said := _formed(name, value)):
            yield (name,), said
        elif name not in _OURS and (right := nearest_of(str(name), _OURS)):
            yield (str(name),), f"ce réglage n'existe pas. Vouliez-vous dire « {right} » ?"


def _word(group: str, key: Any, value: object) -> str:
    """What is wrong in one setting of a group; nothing where it is as it should be."""
    known = _GROUPS[group]
    if key not in known:
        right = nearest_of(str(key), known)
        meant = f"Vouliez-vous dire « {right} » ?" if right else f"Les mots possibles : {', '.join(known)}."
        return f"« {key} » n'existe pas. {meant}"
    if isinstance(value, list | dict) or value is None:
        return "un texte est attendu. Mettez-le entre guillemets, ou supprimez la ligne."
    return _formed(key, value)


def _formed(key: str, value: object) -> str:
    form, words = _FORMS.get(key, (".*", ""))
    return "" if re.fullmatch(form, str(value), re.DOTALL) else words.format(name=key, value=value)


def _french(key: str, said: str, known: Collection[str]) -> str:
    if _UNKNOWN.fullmatch(said):
        close = nearest_of(key, (name for name in known if name != key))
        advice = f"Vouliez-vous dire « {close} » ?" if close else "Supprimez-le ; ce qui est à vous va sous « extra »."
        if key in _OURS:
            advice = "Il va sous « extra », décalé de deux espaces."
        return french(f"ce réglage n'existe pas. {advice}")
    for pattern, words in _SAID:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return french(words.format(*found.groups(), key=key))
    return f"{french(_REFUSED)} {said}"


def line_of(path: Path, *keys: str | int) -> int:
    """The line of a setting in a file, or of the one that holds it; 1 where the file does not have it."""
    node = yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    line = 1
    for key in keys:
        if isinstance(key, int) and isinstance(node, yaml.SequenceNode) and key < len(node.value):
            node = node.value[key]
            line = node.start_mark.line + 1
            continue
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next(((name, value) for name, value in pairs if name.value == key), None)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line
