"""``toolbox serve``: the site while one writes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder import publishing, site
from builder.commands import PROBLEMS


@click.command()
@click.pass_obj
def serve(root: Path) -> None:
    """Montrer le site pendant qu'on écrit, sur http://127.0.0.1:8000/, jusqu'à Ctrl+C."""
    try:
        site.serve(root)
    except publishing.BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(PROBLEMS)
