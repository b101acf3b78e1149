"""Checks a project under attack in a process of its own: what it answers, what it takes, what it opens.

    python -m tests.trust.attacked PROJECT

Prints one JSON object: ``problems`` (file, code, line, message), ``seconds`` of processor, ``megabytes`` at most,
``opened`` (files read outside the project, but Python's own), ``network`` (what was tried).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from builder import checking
from builder.places import HOME

checking.check(HOME / "tests" / "cases" / "base")  # what is loaded once is nobody's attack
project = Path(sys.argv[1]).resolve()
opened: list[str] = []
network: list[str] = []
ours = [Path(place).resolve() for place in (project, HOME, sys.prefix, sys.base_prefix)]


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Keep what is opened elsewhere, and every attempt to speak to another machine."""
    if event == "open" and isinstance(arguments[0], str | bytes):
        path = Path(arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]).resolve()
        if not any(path.is_relative_to(place) for place in ours):
            opened.append(str(path))
    elif event.startswith("socket."):
        network.append(event)


sys.addaudithook(watch)
start = time.process_time()
report = checking.check(project)
seconds = time.process_time() - start
sys.stdout.write(
    json.dumps(
        {
            "problems": [[one.file, one.code, one.span.line, one.message] for one in report.diagnostics],
            "seconds": round(seconds, 2),
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "opened": opened,
            "network": network,
        }
    )
)
