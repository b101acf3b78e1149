"""What a picture of ``content/media`` may be: the kind its name says, small enough, and silent on where it was taken.

Only the headers are read: nothing is decoded, so that a picture made to fill the memory fills nothing.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Final

from PIL import Image
from PIL.ExifTags import GPS, IFD

from builder.diagnostics import Diagnostic, Span
from builder.messages import diagnostic
from builder.typography import number

NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*\.(?:jpe?g|png|webp)")
KINDS: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
FORMATS: Final = tuple(sorted(set(KINDS.values())))
"""Those that Pillow may try: it has others that run a program of the machine (PostScript) to read a picture."""
MAX_BYTES: Final = 8 * 1024 * 1024
MAX_PIXELS: Final = 25_000_000
"""About 100 MB once decoded, in readers' browsers and where sheets are printed."""
Image.MAX_IMAGE_PIXELS = None  # ours is lower, and says how big a picture is
_PLACE_IN_XMP: Final = re.compile(
    rb"(?i:GPSL(?:at|ongt?)itude)|photoshop:City|Iptc4xmpCore:Location|Location(?:Created|Shown)"
)
"""Drones write « drone-dji:GpsLatitude », and once « GpsLongtitude »."""
_PLACE_IN_IPTC: Final = re.compile(rb"\x1c\x02[\x5a\x5c](?!\0\0)")
"""A city, or a place within it, as newsrooms and their software write it."""
_IPTC: Final = 0x0404
"""Its number among the resources of Photoshop."""
_PLACE_IN_VIDEO: Final = re.compile(rb"\xa9xyz.{4}[+-]\d{2}|com\.apple\.quicktime\.location\.ISO6709", re.DOTALL)
"""Of the seconds that a phone films around a photo, and puts after it."""
_COPIED: Final = "Raw profile type "
"""How ImageMagick calls, in a PNG, the metadata of what the PNG was made from."""
_PLACES_IN_EXIF: Final = frozenset({GPS.GPSLatitude, GPS.GPSLongitude, GPS.GPSDestLatitude, GPS.GPSDestLongitude})
_EXIF: Final = re.compile(rb"Exif\0\0(?=II|MM)")
_MOST_EXIF: Final = 20
"""Of one file: a phone writes the picture, a small one, a second view of the same."""
_LONGEST_EXIF: Final = 65_536


def problems(path: Path, file: str) -> Iterator[Diagnostic]:
    """Why a picture may not be published.

    Args:
        path: where it is on disk; a regular file.
        file: how to call it in messages.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        yield diagnostic("L135", file, Span(), size=_megabytes(size), limit=_megabytes(MAX_BYTES))
        return
    content = path.read_bytes()
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            right, pixels = kind_of(picture) == KINDS[path.suffix], picture.width * picture.height
            placed = _tells_its_place(picture.info, content)
    except Exception:  # whatever a reader of strangers' files stumbles on, it is no picture of ours
        right, pixels, placed = False, 0, False
    if not right:
        yield diagnostic("L134", file, Span(), kind=KINDS[path.suffix].replace("WEBP", "WebP"))
    elif pixels > MAX_PIXELS:
        yield diagnostic("L135", file, Span(), size=_megapixels(pixels), limit=_megapixels(MAX_PIXELS))
    elif placed:
        yield diagnostic("L136", file, Span())


def kind_of(picture: Image.Image) -> str:
    """What a picture is, as Pillow names kinds; a JPEG that holds a second view, as phones write them, still is one."""
    return "JPEG" if picture.format == "MPO" else str(picture.format)


def _tells_its_place(info: Mapping[str | tuple[int, int], Any], content: bytes) -> bool:
    """Whether the metadata, in EXIF, XMP or IPTC, say where the picture was taken."""
    texts = {str(key): value for key, value in info.items() if isinstance(value, str)}
    copied = {key: _unfolded(text) for key, text in texts.items() if key.startswith(_COPIED)}
    newsroom = copied.get(f"{_COPIED}iptc", b"") + info.get("photoshop", {}).get(_IPTC, b"")
    searched = b"".join((content, *copied.values(), *(text.encode() for text in texts.values())))
    return (
        _located(info.get("exif") or _late_exif(content))
        or any(map(_located_beside, _exifs(searched)))
        or bool(_PLACE_IN_XMP.search(searched.replace(b"\0", b"")))  # which may be written on two bytes a letter
        or bool(_PLACE_IN_VIDEO.search(content))
        or bool(_PLACE_IN_IPTC.search(newsroom))
    )


def _unfolded(text: str) -> bytes:
    """Metadata that a program copied in a text of a PNG: a name, a length, then figures."""
    try:
        return bytes.fromhex("".join(text.split()[2:]))
    except ValueError:
        return b""


def _late_exif(content: bytes) -> bytes:
    """Metadata that a PNG has after its points, which Pillow would decode all to reach."""
    _, found, rest = content.partition(b"eXIf")
    return rest if found and content.startswith(b"\x89PNG") else b""


def _exifs(content: bytes) -> Iterator[bytes]:
    """Every block of a file: those of a second view stand after the first picture, where Pillow does not look."""
    for found in islice(_EXIF.finditer(content), _MOST_EXIF):
        yield content[found.start() : found.start() + _LONGEST_EXIF]


def _located_beside(exif: bytes) -> bool:
    """The same of a block that may be cut: the picture itself is no less one."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return _located(exif)
    except Exception:
        return False


def _located(exif: bytes) -> bool:
    """Whether a block gives a place: many cameras without a receiver write the version of such a block, and no more."""
    tags = Image.Exif()
    if exif:
        tags.load(exif)
    return not _PLACES_IN_EXIF.isdisjoint(tags.get_ifd(IFD.GPSInfo))


def _megabytes(size: int) -> str:
    return f"{number(round(size / 1024 / 1024, 1))} Mo"


def _megapixels(pixels: int) -> str:
    return f"{number(pixels // 1_000_000)} millions de points"
