"""``toolbox generate``: the tree of pages, for another engine."""

from __future__ import annotations

from pathlib import Path

import click

from builder import pipeline, site
from builder.commands.telling import bar, sound


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--zensical", is_flag=True, help="Écrire les liens comme Zensical les lit.")
@click.pass_obj
def generate(root: Path, folder: Path, zensical: bool) -> None:
    """Écrire dans FOLDER l'arbre de pages que le moteur du site transforme."""
    report = sound(root)
    printed = pipeline.print_all(report, site.imprint(root), bar)
    outputs = pipeline.render(report, printed, site.identity(root))
    number = site.write_tree(root, map(site.for_zensical, outputs) if zensical else outputs, folder)
    click.echo(f"{number} fichiers écrits dans {folder}.")
