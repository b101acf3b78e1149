"""``python -m builder`` is the ``toolbox`` command."""

import sys


def run() -> None:
    """The command, whose modules take half a second to load: an interruption meanwhile is no accident either."""
    try:
        from builder.cli import run as command  # noqa: PLC0415 - within reach of the interruption
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrompu.\n")
        sys.exit(130)
    command()


if __name__ == "__main__":
    run()
