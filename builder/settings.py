"""The settings of a project, over those of the toolbox: a project says only what is its own."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from builder import places, settings_errors, theme_errors
from builder.publishing import BuildError
from builder.theme_errors import Look

_REFUSED: Final = "Le site n'a pas été construit : corrigez mkdocs.yml, puis relancez."
_SHARED: Final = (
    "docs_dir", "theme", "extra_css", "extra_javascript", "plugins", "markdown_extensions", "nav", "not_in_nav",
    "validation",
)  # fmt: skip
"""What a project takes from the toolbox when it says nothing: never a name, an address, or where proposals go."""
_EXTRA: Final = ("generator", "page_css", "preload_fonts")
_PAGES: Final = Path("content") / "pages"
_ASKED: Final = {"accessibilite.md": Path("content") / "accessibility.yaml"}
"""Generated pages that only a project with this file has."""
_EXTENSIONS: Final = frozenset({"plugins", "markdown_extensions"})
_ADDED: Final = ("extra_css", "extra_javascript")
"""Lists to which a project adds its own; other lists are replaced."""


def read(root: Path, **chosen: Any) -> MkDocsConfig:
    """The settings of a project, completed; ``chosen`` wins over both.

    Raises:
        BuildError: they cannot be read, or the engine refuses some; the message says each one, and where.
    """
    path = root / "mkdocs.yml"
    if said := settings_errors.unreadable(path):
        raise BuildError(f"{said}\n\n{_REFUSED}")
    refused: dict[str, object] = {}
    while True:  # the engine stops at the first setting that it refuses: the others are read without it
        config = MkDocsConfig(config_file_path=str(path))
        with path.open("rb") as file:
            config.load_file(file)
        config.load_dict({**_in_place_of(refused), **inherited(root, without=refused), **chosen})
        errors, warnings = config.validate()
        found = {key: problem for key, problem in errors if key not in refused}
        if not found:
            break
        refused |= found
    problems = [pair for key, said in refused.items() for pair in _each(path, key, said)]
    ours = [*settings_errors.misused(config.extra), *theme_errors.misused(_look(path, config, refused))]
    if "site_dir" not in refused and _elsewhere(path):
        ours.append((("site_dir",), settings_errors.ELSEWHERE))
    if said := settings_errors.refused(path, [*problems, *warnings], ours, config):
        raise BuildError(f"{said}\n{_REFUSED}")
    return config


def _elsewhere(path: Path) -> bool:
    """Whether a project asks for its site in another folder than the one where it is published."""
    asked = _load(path).get("site_dir")
    return isinstance(asked, str) and Path(os.path.normpath(path.parent / asked)) != path.parent / "site"


def _each(path: Path, key: str, said: object) -> Iterator[tuple[str, object]]:
    """What the engine refuses in a setting: of a list of extensions, it names the first one only."""
    named = _load(path).get(key) if key in _EXTENSIONS else ()
    items = [{name: own} for name, own in named.items()] if isinstance(named, dict) else named
    problems: list[object] = []
    for item in items if isinstance(items, list) else ():
        config = MkDocsConfig(config_file_path=str(path))
        config.load_dict({"site_name": "Essai", "theme": "material", "docs_dir": str(path.parent), key: [item]})
        problems += (problem for name, problem in config.validate()[0] if name == key)
    yield from ((key, problem) for problem in problems or [said])


def _look(path: Path, config: MkDocsConfig, refused: Collection[str]) -> Look:
    """What a project says of the look of its pages, but for what the engine refused."""
    own = {key: value for key, value in _load(path).items() if key not in refused}
    theme, extra = _group(own, "theme"), _group(own, "extra")
    pages = _group(extra, "page_css")
    lists: list[tuple[tuple[str, ...], Any]] = [((key,), own.get(key)) for key in _ADDED]
    lists.append((("extra", "preload_fonts"), extra.get("preload_fonts")))
    lists += ((("extra", "page_css", str(page)), files) for page, files in pages.items())
    folders = [Path(folder) for folder in (*config.theme.dirs, str(config.docs_dir))]
    return Look(theme if config.theme.name == "material" else {}, lists, [*folders, places.THEME])


def _group(settings: Mapping[str, Any], key: str) -> dict[str, Any]:
    group = settings.get(key)
    return group if isinstance(group, dict) else {}


def _in_place_of(refused: Iterable[str]) -> dict[str, Any]:
    """What the engine accepts where it refused a setting."""
    default = MkDocsConfig()
    return {key: "Essai" if key == "site_name" else default[key] for key in refused}


def inherited(root: Path, without: Collection[str] = ()) -> dict[str, Any]:
    """The settings of a project that are, wholly or in part, the toolbox's; none for the toolbox itself.

    Nothing either when they cannot be read: the engine then says why.

    Args:
        root: the project.
        without: its settings that are left out: the engine refuses them.
    """
    if root.resolve() == places.HOME:
        return {}
    try:
        own = {key: value for key, value in _load(root / "mkdocs.yml").items() if key not in without}
    except (OSError, yaml.YAMLError):
        return {}
    ours = _load(places.HOME / "mkdocs.yml")
    given: dict[str, Any] = {key: ours[key] for key in _SHARED if key in ours}
    given["theme"] = {key: value for key, value in ours["theme"].items() if key != "custom_dir"}
    given["extra"] = {key: ours["extra"][key] for key in _EXTRA if key in ours["extra"]}
    given["hooks"] = [str(places.HOME / "builder" / "mkdocs_hook.py")]
    given["nav"] = list(_nav(ours["nav"], root))
    merged = {key: _over(own[key], value) if key in own else value for key, value in given.items()}
    for key in _ADDED:
        added = own.get(key) or []
        merged[key] = (
            [*given[key], *(item for item in added if item not in given[key])] if isinstance(added, list) else added
        )
    if isinstance(merged["markdown_extensions"], list | Mapping):
        merged["markdown_extensions"] = dict(_named(merged["markdown_extensions"]))
    return merged


def _named(extensions: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Each extension and its settings; the engine empties a list's own mappings, and serving reads them twice."""
    if isinstance(extensions, Mapping):
        yield from extensions.items()
        return
    for item in extensions:
        yield from item.items() if isinstance(item, Mapping) else [(item, {})]


def _nav(items: Iterable[Any], root: Path) -> Iterator[Any]:
    """Our menu without the pages that the project has not: written by hand, or made of a file."""
    for item in items:
        title, inside = next(iter(item.items())) if isinstance(item, Mapping) else (None, item)
        if isinstance(inside, list):
            if kept := list(_nav(inside, root)):
                yield {title: kept}
        elif inside in _ASKED:
            if (root / _ASKED[inside]).is_file():
                yield item
        elif (root / _PAGES / inside).is_file() or not (places.HOME / _PAGES / inside).is_file():
            yield item


def _load(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        data = yaml_load(file)
    return data if isinstance(data, dict) else {}


def _over(own: Any, ours: Any) -> Any:
    """The project's value; of two groups of settings, both, the project's first."""
    if not (isinstance(own, Mapping) and isinstance(ours, Mapping)):
        return own
    return {**ours, **{key: _over(value, ours[key]) if key in ours else value for key, value in own.items()}}
