"""``toolbox migrate``: brings content to the current edition of the schemas, its comments kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder import diagnostics, editions
from builder.checking import schema_folder
from builder.commands import PROBLEMS
from builder.diagnostics import on_one_line
from builder.project import read_project, shown
from builder.schema import Schemas
from builder.source import read as read_source
from builder.typography import french


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Dire ce qui changerait, sans l'écrire.")
@click.pass_obj
def migrate(root: Path, only_check: bool) -> None:
    """Amener le contenu à l'édition des schémas que suit ce programme, sans perdre un commentaire."""
    found, wrong = editions.read(root, editions.EDITIONS)
    current = editions.EDITIONS[-1].number
    if found is None or found > current:
        wrong = wrong or editions.problems(root, editions.EDITIONS)
        lines = read_source(root / editions.FILE, editions.FILE).lines
        click.echo(diagnostics.as_text(wrong, {editions.FILE: lines}), err=True)
        sys.exit(PROBLEMS)
    if found == current:
        click.echo(french(f"Rien à migrer : le contenu suit l'édition {current}, celle de ce programme."))
        return
    schemas = Schemas(schema_folder(root), read_project(root).vocabularies)
    plan = editions.plan(root, found, schemas, editions.EDITIONS)
    if plan.refused:
        _refuse(plan.refused)
    for step in plan.steps:
        click.echo(french(f"Édition {step}"))
    for path, text in plan.texts.items():
        told = french(f"{{path}} : {'à changer' if only_check else 'changé'}")
        click.echo(told.format(path=on_one_line(shown(path, root))))
        if not only_check:
            path.write_bytes(text.encode())
    if only_check:
        click.echo(french(f"{_files(len(plan.texts))} à changer : lancez « toolbox migrate »."))
        sys.exit(PROBLEMS)
    click.echo(
        french(f"{_files(len(plan.texts))} à l'édition {current}. Relisez les changements, puis « toolbox check ».")
    )


def _refuse(files: tuple[str, ...]) -> None:
    for file in files:
        told = french("{file} : sa lecture laisse un doute, corrigez-le d'abord.")
        click.echo(told.format(file=on_one_line(file)), err=True)
    click.echo(french("Rien n'a été écrit."), err=True)
    sys.exit(PROBLEMS)


def _files(number: int) -> str:
    return f"{number} fichiers" if number > 1 else f"{number} fichier"
