"""How commands are called, told in French: click's help, and what is wrong with a command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import click

from builder.commands import Misuse
from builder.nearest import nearest_of

_FRENCH: Final = {
    "Commands": "Commandes",
    "Positional arguments": "Arguments",
    "Show this message and exit.": "Cette aide.",
}
"""Click's own words; the help of each command is ours."""


class Help(click.HelpFormatter):
    """The help of a command."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How it is called."""
        super().write_usage(prog, args, prefix or "Emploi : ")

    def write_heading(self, heading: str) -> None:
        """The name of a list."""
        super().write_heading(f"{_FRENCH.get(heading, heading)} ")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of commands or options."""
        said = [(name, _FRENCH.get(words, words).replace("[default: ", "[par défaut : ")) for name, words in rows]
        super().write_dl(said, col_max, col_spacing)


def misuse(error: click.ClickException) -> str:
    """What is wrong with a command line, and the command whose help says what is right."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    called = context.command_path if context else "toolbox"
    return f"{_wrong(error, context, called)}\nEssayez « {called} --help »."


def _wrong(error: click.ClickException, context: click.Context | None, called: str) -> str:
    command = context.command if context else None
    match error:
        case Misuse():
            return error.message
        case click.exceptions.NoSuchCommand(command_name=name) if context and isinstance(command, click.Group):
            close = nearest_of(name, command.list_commands(context))
            return f"« {called} » n'a pas de commande « {name} »." + (
                f" Vouliez-vous dire « {close} » ?" if close else ""
            )
        case click.NoSuchOption(option_name=name, possibilities=close):
            return f"« {called} » n'a pas d'option {name}." + (f" Vouliez-vous dire {close[0]} ?" if close else "")
        case click.BadOptionUsage(option_name=name):
            return f"La valeur de {name} manque, ou est de trop."
        case click.MissingParameter(param=parameter) if parameter is not None:
            return f"Il manque {parameter.human_readable_name.rstrip('.')}."
        case click.BadParameter(param=parameter) if parameter is not None:
            return f"{parameter.opts[0]} attend {_expected(parameter.type)}."
        case _ if isinstance(command, click.Group):
            return "Il manque une commande."
        case _:
            return f"« {called} » ne prend pas tout ce qui suit."


def _expected(kind: click.ParamType[Any]) -> str:
    match kind:
        case click.Choice(choices=choices):
            return f"l'un de ces mots : {', '.join(choices)}"
        case click.DateTime():
            return "une date, écrite comme 2026-01-31"
        case click.Path(exists=exists, file_okay=files, dir_okay=folders):
            said = "un chemin" if files and folders else "un fichier" if files else "un dossier"
            return said + (" qui existe" if exists else "")
        case click.IntRange(min=low, max=high) | click.FloatRange(min=low, max=high):
            return f"un nombre à partir de {low:g}" if high is None else f"un nombre de {low:g} à {high:g}"
        case _:
            return "une autre valeur"
