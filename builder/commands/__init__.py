"""The commands of those who write and keep sheets, one module each; with ``cli.py``, the only place that prints."""

from __future__ import annotations

from typing import Final

import click

PROBLEMS: Final = 1
"""The exit code of a command that found something to mend."""


class Misuse(click.UsageError):
    """A misuse that we word ourselves."""
