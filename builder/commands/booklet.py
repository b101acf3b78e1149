"""``toolbox booklet``: the booklet of chosen sheets."""

from __future__ import annotations

from pathlib import Path

import click

from builder import pipeline, site
from builder.commands import Misuse
from builder.commands.telling import sound
from builder.nearest import nearest_of


@click.command()
@click.argument("sheets", metavar="ID...", nargs=-1, required=True)
@click.option("--title", default="Mon panorama", show_default=True, help="Titre de la couverture.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default="panorama.pdf", show_default=True,
    help="Fichier à écrire.",
)  # fmt: skip
@click.pass_obj
def booklet(root: Path, sheets: tuple[str, ...], title: str, output: Path) -> None:
    """Écrire le livret PDF des fiches choisies, dans l'ordre donné : couverture, sommaire, fiches, index."""
    report = sound(root)
    known = pipeline.catalogue(report).sheets
    for sheet in sheets:
        if sheet not in known:
            close = nearest_of(sheet, known)
            hint = f" Vouliez-vous dire « {close} » ?" if close else ""
            raise Misuse(f"Aucune fiche publiée ne s'appelle « {sheet} ».{hint}")
    chosen = list(dict.fromkeys(sheets))
    made, lost = pipeline.print_chosen(report, site.imprint(root), chosen, title)
    output.write_bytes(made)
    for name in lost:
        click.echo(
            f"L’image « {name} » ne s’imprime pas, son texte de remplacement la remplace : enregistrez-la à nouveau.",
            err=True,
        )
    click.echo(f"{len(chosen)} fiches dans {output}." if len(chosen) > 1 else f"Une fiche dans {output}.")
