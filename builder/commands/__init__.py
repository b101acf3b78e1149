"""The commands, one module each; with ``cli.py``, the only place that prints or exits."""

from __future__ import annotations

from typing import Final

import click

OK: Final = 0
PROBLEMS: Final = 1
"""The exit code of a command that found something to mend."""


class Misuse(click.UsageError):
    """A misuse that we word ourselves."""
