"""What pictures are printed from: their own files, or others made of them where paper cannot have them as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final

import PIL
from PIL import Image

from builder.keeping import name_of, write
from builder.pictures import FORMATS
from builder.renditions import displayable

QUALITY: Final = 92
"""Of JPEG, from 0 to 100."""
_RECIPE: Final = f"{QUALITY} {PIL.__version__} 1".encode()
_FOR_PRESSES: Final = "CMYK"
"""Inks: PDF/A wants the profile of the press that they are meant for, and few pictures have one."""


class Plates:
    """The files that pictures are printed from.

    Args:
        media: the folder of the pictures.
        kept: where those that are made are kept, by the hash of what they are made of.
    """

    def __init__(self, media: Path, kept: Path) -> None:
        self._media = media
        self._kept = kept
        self.used: set[str] = set()
        """The names of what was made, without what follows the dot."""

    def of(self, names: Iterable[str]) -> dict[str, Path]:
        """The file of each picture, by its name; those of which nothing can be read are left out."""
        return self._those(names, self._plate)

    def anew(self, names: Iterable[str]) -> dict[str, Path]:
        """The same, all made again: nothing is left in them that a printer could refuse."""
        return self._those(names, self._remade)

    def _those(self, names: Iterable[str], make: Callable[[Path], Path]) -> dict[str, Path]:
        found = {}
        for name in names:
            with suppress(Exception):  # whatever stops a reader of damaged files, this picture alone is not shown
                found[name] = make(self._media.resolve() / name)
        return found

    def _plate(self, path: Path) -> Path:
        with Image.open(path, formats=FORMATS) as picture:
            return self._remade(path) if picture.mode == _FOR_PRESSES else path

    def _remade(self, path: Path) -> Path:
        content = path.read_bytes()
        name = name_of([_RECIPE, content])
        with Image.open(BytesIO(content), formats=FORMATS) as original:
            kind, suffix = ("JPEG", "jpg") if original.format == "JPEG" else ("PNG", "png")
            file = self._kept / f"{name}.{suffix}"
            if not file.is_file():
                held = BytesIO()
                displayable(original).save(held, kind, quality=QUALITY)
                write(file, held.getvalue())
        self.used.add(name)
        return file.resolve()
