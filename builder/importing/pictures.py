"""The pictures of a document, in the formats that a sheet admits, each with the place it stood at."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image

from builder.importing.lines import Line
from builder.pictures import FORMATS, kind_of

MOST_PICTURES: Final = 60
MOST_BYTES: Final = 40 * 2**20
"""Of all the pictures that are taken out of one document."""
MOST_PIXELS: Final = 40_000_000
_SMALLEST: Final = 48
"""Pixels of its shorter side under which a picture is a bullet, a line or an icon."""
_SUFFIXES: Final = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
"""What a sheet admits; the rest becomes PNG."""
_ALSO: Final = ("BMP", "DIB", "GIF", "JPEG2000", "TIFF")
"""What documents hold besides."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture. ``suffix`` is empty where it cannot be read; ``number`` is that of the line that it follows."""

    content: bytes
    suffix: str
    number: int
    page: int = 0
    alt: str = ""
    """The words that the document gives in its place."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file."""

    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...] = ()
    remarks: tuple[str, ...] = ()
    """What the file holds that was not read, and why."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A picture as the file holds it."""

    content: bytes
    number: int
    page: int = 0
    alt: str = ""


def taken(found: Iterable[Raw]) -> tuple[Picture, ...]:
    """The pictures worth showing, once each, within bounds: neither logos that come again nor ornaments."""
    kept: dict[str, Picture] = {}
    total = 0
    for raw in found:
        key = hashlib.sha256(raw.content).hexdigest()
        if key in kept or len(kept) >= MOST_PICTURES:
            continue
        for content, suffix in _admitted(raw.content):
            total += len(content)
            if total <= MOST_BYTES:
                kept[key] = Picture(content, suffix, raw.number, raw.page, " ".join(raw.alt.split()))
    return tuple(kept.values())


def _admitted(content: bytes) -> Iterator[tuple[bytes, str]]:
    """A picture as a sheet admits it; one that nobody can read comes without a suffix, to be told of."""
    try:
        with Image.open(io.BytesIO(content), formats=(*FORMATS, *_ALSO)) as image:
            if min(image.size) < _SMALLEST:
                return
            if image.width * image.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            if suffix := _SUFFIXES.get(kind_of(image)):
                image.verify()
                yield content, suffix
                return
            made = io.BytesIO()
            image.convert("RGBA").save(made, "PNG")
            yield made.getvalue(), ".png"
    except Exception:  # whatever stops a reader of damaged files, this picture alone is told
        yield b"", ""
