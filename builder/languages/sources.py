"""Every message of the toolbox, found in its templates, scripts, Python, menu and schema by the code that says them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

from builder.languages import menus, scripts, templates
from builder.languages.messages import Message, reads_as_words

SPOKEN_PYTHON: Final = (
    "builder/pages", "builder/text.py", "builder/tables.py", "builder/facets.py", "builder/related.py",
    "builder/model/accessibility.py", "builder/exports/data_page.py", "builder/exports/embed.py",
    "builder/exports/files.py", "builder/exports/tables.py", "builder/search/elsewhere.py",
)  # fmt: skip
"""The Python whose words readers meet on pages."""
FRENCH_ONLY: Final = frozenset(
    {
        "builder/pages/templates/form.html.j2",
        "builder/pages/templates/form_bring.html.j2",
        "builder/pages/templates/form_controls.html.j2",
        "builder/pages/templates/reference_head.html.j2",
        "builder/pages/templates/reference_kind.html.j2",
        "builder/pages/templates/reference_lists.html.j2",
        "builder/pages/templates/reference_places.html.j2",
    }
)
"""Templates whose words stay French: the form and the guide's reference, which speak with contributors."""
_SAYING: Final = frozenset({"_", "N_"})
_COUNTING: Final = frozenset({"count", "plural"})


def messages(home: Path, settings: Mapping[str, Any], titles: Iterable[str]) -> tuple[Message, ...]:
    """Each message once, with the files that say it, in the order of the files.

    Args:
        home: the toolbox's own folder.
        settings: its ``mkdocs.yml``.
        titles: the French titles of the fields of a sheet, and of the topics of the grid of accessibility.
    """
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for path, message, many in chain(_met(home, settings), (("schema", title, "") for title in titles)):
        known, files = found.setdefault(message, ("", {}))
        files[path] = None
        found[message] = (known or many, files)
    return tuple(Message(message, many, tuple(files)) for message, (many, files) in found.items())


def _met(home: Path, settings: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    yield from (("mkdocs.yml", message, "") for message in menus.messages(settings))
    for path in _templates(home):
        yield from ((path, message, "") for message in templates.messages((home / path).read_text("utf-8")))
    for path in _python(home):
        tree = ast.parse((home / path).read_text("utf-8"))
        yield from ((path, *message) for message in python_messages(tree))
    for path in _scripts(home):
        yield from ((path, message, "") for message in scripts.messages((home / path).read_text("utf-8")))


def _templates(home: Path) -> Iterator[str]:
    found = (*(home / "builder").rglob("*.j2"), *(home / "docs_overrides").rglob("*.html"))
    yield from (path for path in _relative(home, found) if path not in FRENCH_ONLY)


def _python(home: Path) -> Iterator[str]:
    for name in SPOKEN_PYTHON:
        path = home / name
        yield from _relative(home, path.rglob("*.py") if path.is_dir() else [path])


def _scripts(home: Path) -> Iterator[str]:
    theme = home / "docs_overrides"
    found = (path for path in theme.rglob("*.js") if scripts.has_words(path.relative_to(theme).as_posix()))
    yield from _relative(home, found)


def _relative(home: Path, paths: Iterable[Path]) -> list[str]:
    return sorted(path.relative_to(home).as_posix() for path in paths)


def python_messages(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The messages of a module: what ``_`` and ``N_`` are given, and the nouns that are counted with their plurals."""
    for call in _calls(tree):
        name, words = _name(call), [_text(argument) for argument in call.args]
        if name in _SAYING and words and words[0]:
            yield words[0], ""
        elif name in _COUNTING and len(words) > 1 and words[1]:
            yield words[1], (words[2] if len(words) > 2 else "") or f"{words[1]}s"


def unmarked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The literals of a module that read as words and that nothing says in the spoken language, with their lines."""
    said = {id(node) for call in _calls(tree) if _name(call) in _SAYING | _COUNTING for node in ast.walk(call)}
    said |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in said and (text := _text(node)) and reads_as_words(text):
            yield node.lineno, text


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
