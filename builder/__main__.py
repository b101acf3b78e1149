"""``python -m builder`` is the ``toolbox`` command."""

import gc
import sys


def run() -> None:
    """The command. Its modules take a while to load: an interruption meanwhile is no accident either.

    Python does not look for objects that name each other: what a command makes stays until its end, which is near, and
    each look goes over it all, a sixth of a large build.
    """
    gc.disable()
    try:
        from builder.cli import run as command  # noqa: PLC0415 - within reach of the interruption
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrompu.\n")
        sys.exit(130)
    command()


if __name__ == "__main__":
    run()
