"""QR codes of addresses, as SVG, kept from one build to the next: making them was half the preparation of a sheet."""

from __future__ import annotations

import hashlib
import io
import json
from importlib.metadata import version
from typing import Final

import segno

_OPTIONS: Final = {"border": 2, "xmldecl": False, "nl": False, "light": "#fff"}
"""With the quiet margin that readers need."""


class Codes:
    """Makes codes, and remembers those that it made.

    Args:
        kept: what :meth:`text` gave an earlier time; codes are made again where it is damaged.
    """

    def __init__(self, kept: str = "") -> None:
        self._kept = _read(kept)
        self._used: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        """The code of an address."""
        if address not in self._used:
            self._used[address] = self._kept.get(address) or _draw(address)
        return self._used[address]

    def text(self) -> str:
        """Those that were asked for, to be kept."""
        codes = json.dumps(self._used, ensure_ascii=False)
        return f"{_seal(codes)}\n{codes}"


def _read(text: str) -> dict[str, str]:
    """What is kept; nothing when it is damaged, or made by another version."""
    seal, _, codes = text.partition("\n")
    kept: dict[str, str] = json.loads(codes) if seal == _seal(codes) else {}
    return kept


def _seal(codes: str) -> str:
    made = (version("segno"), repr(_OPTIONS), codes)
    return hashlib.sha256("\n".join(made).encode()).hexdigest()


def _draw(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", **_OPTIONS)
    return out.getvalue().decode("ascii")
