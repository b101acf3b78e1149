"""QR codes of addresses, as SVG, kept from one build to the next: making them was half the preparation of a sheet."""

from __future__ import annotations

import hashlib
import io
import json
import os
from importlib.metadata import version
from pathlib import Path
from typing import Final

import segno

KEPT: Final = "codes.txt"
"""The file of the codes, beside what is printed."""
_OPTIONS: Final = {"border": 2, "xmldecl": False, "nl": False, "light": "#fff"}
"""With the quiet margin that readers need."""


class Codes:
    """Makes codes, and remembers those that it made.

    Args:
        file: where they are kept; nowhere by default.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._kept = _read(file) if file else {}
        self._used: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        """The code of an address."""
        if address not in self._used:
            self._used[address] = self._kept.get(address) or _draw(address)
        return self._used[address]

    def keep(self) -> None:
        """Write those that were asked for, in one step, when they are not what is kept already."""
        if self._file is None or self._used == self._kept:
            return
        text = json.dumps(self._used, ensure_ascii=False)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        aside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        aside.write_text(f"{_seal(text)}\n{text}", encoding="utf-8")
        aside.replace(self._file)


def _read(file: Path) -> dict[str, str]:
    """What is kept; nothing when it is damaged, or made by another version."""
    try:
        seal, _, text = file.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    kept: dict[str, str] = json.loads(text) if seal == _seal(text) else {}
    return kept


def _seal(text: str) -> str:
    made = (version("segno"), repr(_OPTIONS), text)
    return hashlib.sha256("\n".join(made).encode()).hexdigest()


def _draw(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", **_OPTIONS)
    return out.getvalue().decode("ascii")
