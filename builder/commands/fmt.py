"""``toolbox fmt``: the files of content/ in one order and with one way to quote, their comments kept."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from builder import writing
from builder.checking import schemas_of
from builder.commands import PROBLEMS, must_exist
from builder.diagnostics import on_one_line
from builder.project import Project, read_project, shown


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Dire les fichiers à mettre en forme, sans les écrire.")
@click.pass_obj
def fmt(root: Path, paths: tuple[Path, ...], only_check: bool) -> None:
    """Mettre en forme les fichiers, tous ou seulement PATHS, sans en changer le sens : ordre, guillemets."""
    project = read_project(root)
    schemas = schemas_of(project)
    files = chosen(project, paths)
    changed, refused = [], []
    for path, kind in files:
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        try:
            text = writing.formatted(content, shown(path, root), kind, schemas)
        except writing.Unreadable:
            refused.append(shown(path, root))
            continue
        if text.encode() != content:
            changed.append(shown(path, root))
            if not only_check:
                path.write_bytes(text.encode())
    for file in changed:
        click.echo(f"{on_one_line(file)} : {'à mettre' if only_check else 'mis'} en forme")
    for file in refused:
        said = "laissé tel quel, sa lecture laisse un doute (toolbox check dit lequel)"
        click.echo(f"{on_one_line(file)} : {said}", err=True)
    click.echo(_said(len(files), len(changed), only_check))
    sys.exit(PROBLEMS if refused or (changed and only_check) else 0)


def chosen(project: Project, paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """The files that ``paths`` name or that stand under them, with their kind; by default all those of the project.

    Outside ``content/``, a file is taken for a sheet.

    Raises:
        Misuse: a path does not exist.
    """
    must_exist(paths)
    inside = [(project.root / entry.file, entry.kind) for entry in project.entries]
    if not paths:
        return inside
    wanted = [path.resolve() for path in paths]
    files = [(path, kind) for path, kind in inside if any(path.resolve().is_relative_to(place) for place in wanted)]
    content = (project.root / "content").resolve()
    for path in paths:
        found = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        files += [(file, "sheet") for file in found if not file.resolve().is_relative_to(content)]
    return files


def _said(files: int, changed: int, only_check: bool) -> str:
    read = f"{files} fichiers relus" if files > 1 else f"{files} fichier relu"
    if not changed:
        return f"{read}, rien à mettre en forme."
    if only_check:
        return f"{read}, {changed} à mettre en forme : lancez « toolbox fmt »."
    return f"{read}, {changed} mis en forme."
