"""Looks for an input that breaks what must hold, guided by the coverage of the loader, the checker and the text gate.

    python -m tests.harden.fuzz 600        # seconds

What breaks something is shortened by hand and kept in ``tests/trust/seeds/``, where it stays a case.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
WATCHED = ("builder", "markdown", "yaml")


def start(arguments: list[str], seconds: int) -> None:
    """Fuzz until the time is over; a failure ends the process, with its input in ``.build/``."""
    with atheris.instrument_imports(include=list(WATCHED)):
        from tests.trust.invariants import checks, loads, shows, writes  # noqa: PLC0415 - once watched

    def one(data: bytes) -> None:
        way, content = (data[0] % 4, data[1:]) if data else (0, b"")
        if way == 0:
            loads(content)
        elif way == 1:
            checks(content)
        elif way == 2:
            writes(content)
        else:
            shows(content.decode("utf-8", errors="replace"))

    kept = ROOT / ".build"
    kept.mkdir(exist_ok=True)
    arguments = [*arguments, f"-artifact_prefix={kept}/"]
    atheris.Setup([*arguments, f"-max_total_time={seconds}", "-max_len=2000", "-timeout=60", "-rss_limit_mb=1500"], one)
    atheris.Fuzz()


def corpus(folder: Path) -> None:
    """The first inputs: our cases, our seeds, a few hostile strings, each for the way it is meant for."""
    from tests.trust.strings import strings  # noqa: PLC0415

    made: list[bytes] = []
    files = [*(ROOT / "tests/cases").rglob("essai.yaml"), *(ROOT / "tests/trust/seeds").iterdir()]
    for path in files:
        content = path.read_bytes()
        if len(content) < 2000:
            made += [bytes([way]) + content for way in (0, 1, 2)]
    made += [b"\x03" + text.encode() for text in strings(0, 400)]
    for number, content in enumerate(made):
        (folder / f"{number:05}").write_bytes(content)


def main(seconds: int) -> None:
    """Fuzz from a corpus of our own."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        corpus(Path(folder))
        start([sys.argv[0], folder], seconds)


if __name__ == "__main__":
    main(int(sys.argv[1]))
