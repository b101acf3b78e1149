"""What is wrong in what a project's ``mkdocs.yml`` says of its look, which the engine takes as it is.

Files that are not there, colours and options that the theme has not: pages would lack them, and nobody would know why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from builder.nearest import fold, nearest, nearest_of

Told = tuple[tuple[str | int, ...], str]
"""The keys of a setting, and what is wrong in it."""
_KNOWN: Final = (
    "name", "custom_dir", "language", "font", "favicon", "logo", "features", "palette", "icon", "direction", "locale",
    "static_templates",
)  # fmt: skip
_FEATURES: Final = (
    "announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy",
    "content.code.select", "content.footnote.tooltips", "content.lazy", "content.tabs.link", "content.tooltips",
    "header.autohide", "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.instant",
    "navigation.instant.prefetch", "navigation.instant.preview", "navigation.instant.progress", "navigation.path",
    "navigation.prune", "navigation.sections", "navigation.tabs", "navigation.tabs.sticky", "navigation.top",
    "navigation.tracking", "search.highlight", "search.share", "search.suggest", "toc.follow", "toc.integrate",
)  # fmt: skip
"""The options of Material 9.7, from its templates and its scripts."""
_COLOURS: Final = (
    "red", "pink", "purple", "deep-purple", "indigo", "blue", "light-blue", "cyan", "teal", "green", "light-green",
    "lime", "yellow", "amber", "orange", "deep-orange", "brown", "grey", "blue-grey", "black", "white", "custom",
)  # fmt: skip
_IN_FRENCH: Final = {
    "rouge": "red", "rose": "pink", "violet": "purple", "bleu": "blue", "bleu clair": "light-blue", "turquoise": "teal",
    "vert": "green", "vert clair": "light-green", "jaune": "yellow", "ambre": "amber", "marron": "brown",
    "gris": "grey", "noir": "black", "blanc": "white",
}  # fmt: skip
_MODES: Final = {"clair": "default", "light": "default", "jour": "default", "defaut": "default"} | dict.fromkeys(
    ("sombre", "dark", "nuit"), "slate"
)
"""What people call the two schemes of the theme; a network may have made others."""
_PALETTE: Final = "une apparence est attendue. Par exemple : « {key}: {{scheme: default, primary: custom}} »."
_NO_COLOUR: Final = (
    "« {value} » n'est pas une couleur du thème. {meant}Les vôtres s'écrivent dans une feuille de style (--tb-brand), "
    "avec « {key}: custom » ici."
)
_MEANT: Final = "Vouliez-vous dire « {right} » ?"
_ABSENT: Final = "le fichier « {value} » n'existe ni dans le dossier du thème (custom_dir) ni dans celui des pages."
_ONE_FILE: Final = "le nom d'un fichier est attendu. Par exemple : « {key}: assets/logo.svg »."
_LIST: Final = "une liste est attendue : un tiret par élément."


@dataclass(frozen=True, slots=True)
class Look:
    """What a project's pages look like.

    Args:
        theme: the settings of the theme, completed; none where the engine refused them.
        listed: lists of files to load, each with the keys of its setting.
        folders: where the files of the site are.
    """

    theme: Mapping[str, Any]
    listed: Iterable[tuple[tuple[str, ...], Any]]
    folders: Sequence[Path]


def misused(look: Look) -> Iterator[Told]:
    """What is wrong, with the keys that lead to it."""
    for key, value in look.theme.items():
        if key not in _KNOWN and (right := nearest_of(key, _KNOWN)):
            yield ("theme", key), f"ce réglage n'existe pas. {_MEANT.format(right=right)}"
        elif key in {"favicon", "logo"} and value:
            yield from _file(("theme", key), value, look.folders)
        elif key == "features":
            yield from _features(value)
        elif key == "palette" and value:
            yield from _palette(value, look.folders)
    for keys, names in look.listed:
        for rank, name in enumerate(names) if isinstance(names, list) else ():
            path = name.get("path") if isinstance(name, Mapping) else name
            yield from _file((*keys, rank), path, look.folders)


def _file(keys: tuple[str | int, ...], name: Any, folders: Iterable[Path]) -> Iterator[Told]:
    if not isinstance(name, str) or not name.strip():
        yield keys, _ONE_FILE.format(key=keys[-1])
    elif "://" not in name and not any((folder / name.partition("?")[0]).is_file() for folder in folders):
        yield keys, _ABSENT.format(value=name)


def _features(value: Any) -> Iterator[Told]:
    if not isinstance(value, list):
        yield ("theme", "features"), _LIST
        return
    for rank, name in enumerate(value):
        if name not in _FEATURES:
            right = nearest_of(str(name), _FEATURES)
            advice = _MEANT.format(right=right) if right else "Supprimez-la."
            yield ("theme", "features", rank), f"« {name} » n'est pas une option du thème. {advice}"


def _palette(value: Any, folders: Sequence[Path]) -> Iterator[Told]:
    for rank, one in enumerate(value if isinstance(value, list) else [value]):
        keys: tuple[str | int, ...] = ("theme", "palette", rank) if isinstance(value, list) else ("theme", "palette")
        if not isinstance(one, Mapping):
            yield keys, _PALETTE.format(key="palette")
            continue
        if right := _MODES.get(fold(str(one.get("scheme", "")))):
            yield (*keys, "scheme"), f"« {one['scheme']} » n'est pas un mode du thème. {_MEANT.format(right=right)}"
        for key in ("primary", "accent"):
            yield from _colour((*keys, key), one.get(key, "custom"), _COLOURS)
        icon = one["toggle"].get("icon") if isinstance(one.get("toggle"), Mapping) else None
        if icon and not any((folder / ".icons" / f"{icon}.svg").is_file() for folder in folders):
            yield (*keys, "toggle", "icon"), f"le thème n'a pas d'icône « {icon} »."


def _colour(keys: tuple[str | int, ...], value: Any, known: Collection[str]) -> Iterator[Told]:
    if str(value).replace(" ", "-") in known:
        return
    right = nearest(str(value), {name: name for name in known} | _IN_FRENCH)
    meant = f"{_MEANT.format(right=right)} " if right else ""
    yield keys, _NO_COLOUR.format(value=value, meant=meant, key=keys[-1])
