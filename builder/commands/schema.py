"""``toolbox schema``: the self-contained schemas, for editors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder import bundle
from builder.checking import schema_folder
from builder.commands import PROBLEMS


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Dire si la copie est à jour, sans l'écrire.")
@click.pass_obj
def schema(root: Path, only_check: bool) -> None:
    """Écrire schema/bundled/ : les schémas complets, pour les éditeurs."""
    stale = bundle.update(root, schema_folder(root), write=not only_check)
    if stale and only_check:
        click.echo(f"À refaire par « toolbox schema » : {', '.join(stale)}")
        sys.exit(PROBLEMS)
    click.echo(f"{len(stale)} fichiers mis à jour." if stale else "La copie des schémas est à jour.")
