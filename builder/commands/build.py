"""``toolbox build``: the whole site, unless it is there already."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder import unchanged
from builder.commands import PROBLEMS

if TYPE_CHECKING:
    from builder.printing import Imprint, Printed


@click.command()
@click.option("--drafts", is_flag=True, help="Montrer aussi les brouillons et les fiches soumises, pour les relire.")
@click.pass_obj
def build(root: Path, drafts: bool) -> None:
    """Vérifier, construire le site et le publier dans site/."""
    made_of = unchanged.fingerprint(root, drafts=drafts)
    if (told := unchanged.told(root, made_of)) is not None:
        click.echo(told, err=True)
        click.echo("Rien n'a changé depuis la dernière construction : le site est à jour.")
        return
    said, published = _built(root, drafts=drafts)
    unchanged.remember(root, made_of, said)
    index = published / "index.html"
    click.echo(f"Le site est prêt : lancez « make serve » pour le voir, ou ouvrez {index}, sans la recherche.")


def _built(root: Path, *, drafts: bool) -> tuple[str, Path]:
    """Build: what was said to the authors, and the published folder. Loading it all takes a second."""
    from builder import checking, history, pipeline, publishing, site  # noqa: PLC0415
    from builder.commands.telling import bar, explain, show  # noqa: PLC0415
    from builder.printing import BOOKLET, PressError  # noqa: PLC0415

    report = replace(checking.check(root), drafts=drafts)
    said = [explain(report)]
    if not report.ok:
        click.echo("Le site n'a pas été reconstruit.", err=True)
        sys.exit(PROBLEMS)

    def press(imprint: Imprint) -> Printed:
        if imprint.pdf:
            click.echo("Impression des fiches…", err=True)
        try:
            printed = pipeline.print_all(report, imprint, bar, tidy=True)
        except PressError as error:
            without = "Pour un site sans PDF, écrivez « pdf: false » sous « extra », dans mkdocs.yml."
            raise publishing.BuildError(f"Un document ne peut pas être imprimé. {error}. {without}") from error
        said.insert(0, show(printed.diagnostics, report))
        if imprint.pdf:
            made = len(printed.outputs)
            click.echo(f"{made} PDF prêt{'s' if made > 1 else ''}.", err=True)
            for collection in printed.unbound:
                click.echo(
                    f"Collection « {collection} » : trop de fiches pour un livret ({BOOKLET} au plus).", err=True
                )
        return printed

    published = site.build(report, lambda line: click.echo(line, err=True), press)
    if silent := history.untold(root):
        click.echo(silent, err=True)
        said.append(f"\n{silent}")
    return "".join(said), published
