"""``toolbox check``: every problem of the files, in one run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from builder import checking, diagnostics, reports
from builder.commands import OK, PROBLEMS, Misuse, must_exist
from builder.commands.telling import bar, seen
from builder.commands.waiting import tell_waiting
from builder.departed import Departed, departed
from builder.diagnostics import Diagnostic
from builder.project import read_project, shown

_STYLES = ["text", "json", "github", "gitlab", "markdown"]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(_STYLES), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Les avertissements comptent comme des erreurs.")
@click.option("--print", "printing", is_flag=True, help="Imprimer aussi les fiches, pour dire celles qui débordent.")
@click.option(
    "--before",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Un dossier qui tient le content d'avant : dire les adresses qui ne mèneraient plus à rien.",
)
@click.pass_obj
def check(root: Path, paths: tuple[Path, ...], style: str, strict: bool, printing: bool, before: Path | None) -> None:
    """Vérifier les fichiers : tous, ou seulement PATHS (fichiers ou dossiers)."""
    must_exist(paths)
    extra, inside = _split(root, paths)
    report = checking.check(root, extra)
    entries = report.checked.project.entries
    all_found = (*report.diagnostics, *(_printed(report) if printing and report.ok else ()))
    found = [d for d in all_found if not paths or _concerns(d.file, inside)]
    files = sum(not paths or _concerns(entry.file, inside) for entry in entries)
    if style == "json":
        click.echo(diagnostics.as_json(found, files))
    elif style == "github":
        if found:
            click.echo(diagnostics.as_github(found))
    elif style == "gitlab":
        click.echo(reports.as_gitlab(found))
    elif style == "markdown":
        click.echo(reports.as_markdown(found, files, _departed(before, report)), nl=False)
    else:
        if found:
            click.echo(diagnostics.as_text(found, {entry.file: entry.source.lines for entry in entries}) + "\n")
        click.echo(diagnostics.count(found, files))
        for one in _departed(before, report):
            click.echo(seen(reports.farewell(*one)))
        tell_waiting(root, paths)
    sys.exit(PROBLEMS if diagnostics.has_errors(found) or (strict and found) else OK)


def _departed(before: Path | None, report: checking.Report) -> Sequence[Departed]:
    """The pages that what was published before has, and this project has not."""
    return list(departed(read_project(before), report.checked)) if before else []


def _printed(report: checking.Report) -> Sequence[Diagnostic]:
    """What printing finds, for who asks: its modules take as long to load as the files to be checked."""
    from builder import pipeline, site  # noqa: PLC0415

    imprint = replace(site.imprint(report.checked.project.root), pdf=True)
    return pipeline.print_all(report, imprint, bar).diagnostics


def _split(root: Path, paths: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """The files to read besides ``content/``, and what the report should keep, as shown paths."""
    content = (root / "content").resolve()
    extra: list[Path] = []
    kept: list[str] = []
    for path in paths:
        resolved = path.resolve()
        if resolved.is_relative_to(content):
            kept.append(resolved.relative_to(root.resolve()).as_posix())
        elif content.is_relative_to(resolved):
            kept.append("content")
        else:
            found = _written_in(path) if path.is_dir() else [path]
            extra += found
            kept += [shown(file, root) for file in found]
    return extra, kept


def _written_in(folder: Path) -> list[Path]:
    """The files of a folder that someone meant as YAML.

    Raises:
        Misuse: there is none, which is no success.
    """
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".yaml", ".yml"})
    if not found:
        raise Misuse(f"« {folder} » ne contient aucun fichier .yaml : rien n’a été vérifié.")
    return found


def _concerns(file: str, kept: Sequence[str]) -> bool:
    return any(file == path or file.startswith(f"{path}/") for path in kept)
