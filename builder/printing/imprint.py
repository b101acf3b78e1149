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
        fonts: the folder of the toolbox's fonts, which draw what the network's do not.
        media: the folder of the pictures that sheets show.
        compiler: the folder of the compiler for browsers, if the site offers one.
        tokens: the colours and typefaces of the site (see :mod:`builder.printing.tokens`).
        pdf: whether the site offers the PDF of each sheet and collection; without them, readers still make booklets of
            their own.
        own_fonts: the folder of the network's fonts, if it has some; no other font is used.
    """

    site_name: str
    site_url: str
    fonts: Path
    media: Path = field(default_factory=Path)
    compiler: Path | None = None
    tokens: Mapping[str, Any] = field(default_factory=tokens, hash=False)
    pdf: bool = True
    own_fonts: Path | None = None

    @property
    def font_folders(self) -> list[Path]:
        """The folders of fonts, the network's first."""
        return [self.own_fonts, self.fonts] if self.own_fonts else [self.fonts]

    @property
    def font_files(self) -> list[Path]:
        """The files of every font, the network's in place of the toolbox's that have their name."""
        found = {file.name: file for folder in reversed(self.font_folders) for file in folder.glob("*.otf")}
        return [found[name] for name in sorted(found)]

    def online(self, address: str) -> str:
        """The absolute address of a page of the site, or an empty string."""
        return f"{self.site_url}{address}" if self.site_url else ""

    def sheet(self, identifier: str) -> str:
        """The absolute address of a sheet's page, or an empty string."""
        return self.online(addresses.sheet(identifier))
