"""``python -m builder`` is the ``toolbox`` command."""

from builder.cli import run

run()
