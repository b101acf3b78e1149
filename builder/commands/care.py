"""``toolbox care``: what published content needs today."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from builder import checking
from builder.care import Concern, calendar, report
from builder.care.links import Manners, broken, outside_links
from builder.commands import PROBLEMS

_STYLES = {"text": report.as_text, "json": report.as_json, "markdown": report.as_markdown}


@click.command()
@click.option("--format", "style", type=click.Choice(list(_STYLES)), default="text", show_default=True)
@click.option("--links/--no-links", default=True, help="Demander chaque lien extérieur, un par un et sans hâte.")
@click.option("--ahead", type=click.IntRange(0, 730), default=60, show_default=True, help="Jours d'avance.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), default=lambda: f"{date.today():%Y-%m-%d}",
    show_default="aujourd'hui", help="Jour où se placer.",
)  # fmt: skip
@click.option(
    "--pause", type=click.FloatRange(0, 60), default=1.0, show_default=True, help="Secondes entre deux demandes."
)
@click.option("--private", is_flag=True, help="Demander aussi les adresses de réseaux privés (intranet).")
@click.pass_obj
def care(root: Path, style: str, links: bool, ahead: int, today: datetime, pause: float, private: bool) -> None:
    """Dire ce qui demande du soin : relectures dues, accords échus, liens morts. Sort par 1 s'il y en a."""
    checked = checking.check(root).checked
    margin = timedelta(days=ahead)
    found: list[Concern] = [*calendar.reviews(checked, today.date(), margin)]
    found += calendar.consents(checked, today.date(), margin)
    if links:
        asked = outside_links(checked)
        click.echo(f"{len(asked)} liens à demander…", err=True)
        found += broken(asked, Manners(pause=pause, private=private))
    click.echo(_STYLES[style](found))
    sys.exit(PROBLEMS if found else 0)
