"""The commands, one module each; with ``cli.py``, the only place that prints or exits."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

OK: Final = 0
PROBLEMS: Final = 1
"""The exit code of a command that found something to mend."""


class Misuse(click.UsageError):
    """A misuse that we word ourselves."""


def must_exist(paths: Iterable[Path]) -> None:
    """Refuse a path where nothing is; a link that leads nowhere is something.

    Raises:
        Misuse: it names the first one.
    """
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise Misuse(f"« {path} » n'existe pas : vérifiez le chemin.")
