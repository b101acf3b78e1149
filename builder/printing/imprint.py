"""What the printer is told of the site, without knowing the engine that makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from builder import addresses
from builder.printing.tokens import tokens

TEMPLATES: Final = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where printed sheets come from.

    Args:
        site_name: printed at the foot of pages.
        site_url: absolute address of the site's root, with its last slash; empty when the site has none yet: nothing
            then says where to read the sheet online.
        fonts: the folder of the fonts, the only ones used.
        media: the folder of the pictures that sheets show.
        compiler: the folder of the compiler for browsers, if the site offers one.
        tokens: the colours and typefaces of the site (see :mod:`builder.printing.tokens`).
        pdf: whether the site offers the PDF of each sheet and collection; without them, readers still make booklets of
            their own.
    """

    site_name: str
    site_url: str
    fonts: Path
    media: Path = field(default_factory=Path)
    compiler: Path | None = None
    tokens: Mapping[str, Any] = field(default_factory=tokens, hash=False)
    pdf: bool = True

    def online(self, address: str) -> str:
        """The absolute address of a page of the site, or an empty string."""
        return f"{self.site_url}{address}" if self.site_url else ""

    def sheet(self, identifier: str) -> str:
        """The absolute address of a sheet's page, or an empty string."""
        return self.online(addresses.sheet(identifier))
