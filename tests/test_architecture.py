"""The house: imports run one way, the engine and the terminal are known in one place each."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

BUILDER = ROOT / "builder"
LAYERS = (
    {"compiled", "keeping", "languages", "places", "spread"},
    {
        "typography",
        "nearest",
        "output",
        "addresses",
        "scalars",
        "formats",
        "mailboxes",
        "policy",
        "stylesheets",
    },
    {"model", "history", "consents", "publishing", "dumping"},
    {"bounds", "followed", "glossary", "tables"},
    {"diagnostics", "text"},
    {"messages", "catalogue", "characters", "related", "facets", "reports", "dates", "licences", "data_themes"},
    {"mended_lines"},
    {"yaml_errors", "positions"},
    {"fast_reading", "tree"},
    {"source", "pictures"},
    {"schema", "renditions", "typed_dates"},
    {"examples", "own_examples"},
    {"shapes", "parties"},
    {"meant"},
    {"settling", "misnamed", "project", "needs"},
    {"conformity", "handwritten", "bundle", "rules", "help_pages", "pages", "titles", "writing", "drafting", "care"},
    {"departed"},
    {"importing"},
    {"search", "printing", "forms", "reference", "editions", "skeleton"},
    {"exports", "checking", "theme_errors"},
    {"pipeline", "stamping", "settings_errors", "page_errors"},
    {"settings", "unchanged", "preview"},
    {"site"},
    {"serving"},
    {"mkdocs_hook"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
RANK = {module: rank for rank, layer in enumerate(LAYERS) for module in layer}
MODULES = sorted(path for path in BUILDER.rglob("*.py"))


def room(path: Path) -> str:
    """The module of the first level that a file belongs to."""
    return path.relative_to(BUILDER).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms that a file imports."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "builder":
            rooms |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("builder."):
            rooms.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            rooms |= {name.name.split(".")[1] for name in node.names if name.name.startswith("builder.")}
    return rooms


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BUILDER)))
def test_imports_only_run_upstream(path: Path) -> None:
    if room(path) == "__init__":
        return
    mine = room(path)
    assert mine in RANK, f"{mine} has no place in the order of the house"
    for other in imported(path) - {mine}:
        assert RANK[other] < RANK[mine], f"{mine} imports {other}, which comes after it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BUILDER)))
def test_the_engine_and_the_terminal_are_guests(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if room(path) not in {"settings", "site", "serving", "mkdocs_hook"}:
        assert "import mkdocs" not in source and "from mkdocs" not in source
    if room(path) not in {"__main__", "cli", "commands"}:
        tree = ast.parse(source)
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert not any(isinstance(call, ast.Name) and call.id in {"print", "exit", "quit"} for call in calls)
        assert "sys.exit" not in source


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BUILDER)))
def test_rooms_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 310


def test_no_drawer() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "helpers", "misc", "common"}]
