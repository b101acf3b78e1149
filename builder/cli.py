"""The command line: arguments, printing and exit codes. With ``commands/``, the only place that prints or exits."""

from __future__ import annotations

import os
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from builder import publishing
from builder.commands import PROBLEMS, Misuse, usage
from builder.consents import UnknownDay
from builder.places import HOME

MISUSE, ACCIDENT = 2, 3
_COMMANDS: Final = {
    "booklet": "booklet",
    "build": "build",
    "care": "care",
    "check": "check",
    "explain": "explain",
    "fmt": "fmt",
    "generate": "generate",
    "import": "bring_in",
    "init": "init",
    "migrate": "migrate",
    "new": "new",
    "schema": "schema",
    "serve": "serve",
}
"""The commands, and the module of ``builder.commands`` that has each one, under its own name."""

_HELP: Final = "builder.cli.help"
_ANYWHERE: Final = frozenset({"init", "explain"})
"""Those that need no project."""


def run() -> None:
    """The ``toolbox`` command: misuse and accidents end in a French sentence, never in a traceback."""
    click.Context.formatter_class = usage.Help
    try:
        main.main(prog_name="toolbox", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Interrompu.", err=True)
        sys.exit(130)
    except UnknownDay as error:
        click.echo(f"SOURCE_DATE_EPOCH vaut « {error} », qui n'est pas un nombre de secondes depuis 1970.", err=True)
        sys.exit(MISUSE)
    except publishing.BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(PROBLEMS)
    except click.ClickException as error:
        click.echo(usage.misuse(error), err=True)
        sys.exit(MISUSE)
    except OSError as error:
        if os.environ.get("TOOLBOX_DEBUG"):
            raise
        click.echo(publishing.accident(error), err=True)
        sys.exit(ACCIDENT)
    except Exception as error:
        if os.environ.get("TOOLBOX_DEBUG"):
            raise
        click.echo(f"Erreur inattendue ({type(error).__name__}). Aucun fichier n'a été modifié.", err=True)
        click.echo("Relancez avec TOOLBOX_DEBUG=1 pour le détail, et signalez-la.", err=True)
        sys.exit(ACCIDENT)


class _Commands(click.Group):
    """Commands whose modules are loaded when they are asked for: all together take a second."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Those of the group; whether help is asked for is noted, since no project is needed for it."""
        ctx.meta[_HELP] = bool({"-h", "--help"} & set(args))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them."""
        if (name := _COMMANDS.get(cmd_name)) is None:
            return None
        command: click.Command = getattr(import_module(f"builder.commands.{name}"), name)
        return command


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
        context.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Dire sa version.")
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Dossier du projet (celui qui contient content/). Par défaut, le dossier courant ou l'un de ses parents.",
)
@click.pass_context
def main(context: click.Context, project: Path | None) -> None:
    """Boîte à pratiques : des fiches YAML vérifiées, un site, des données ouvertes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without UTF-8 must not crash on an accent
            stream.reconfigure(encoding="utf-8", errors="replace")
    start = Path.cwd()
    context.obj = project or next((folder for folder in (start, *start.parents) if (folder / "content").is_dir()), None)
    if context.obj is None and context.invoked_subcommand not in _ANYWHERE and not context.meta[_HELP]:
        raise Misuse(
            f"Aucun dossier content/ dans {start} ni au-dessus. Placez-vous dans le projet, ou donnez --project."
        )
