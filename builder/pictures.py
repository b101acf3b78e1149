"""What a picture of ``content/media`` may be: the kind its name says, small enough, and silent on where it was taken.

Only the headers are read: nothing is decoded, so that a picture made to fill the memory fills nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from PIL.ExifTags import IFD

from builder.diagnostics import Diagnostic, Span
from builder.messages import diagnostic
from builder.typography import number

NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*\.(?:jpe?g|png|webp)")
KINDS: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
MAX_BYTES: Final = 8 * 1024 * 1024
MAX_PIXELS: Final = 25_000_000
"""About 100 MB once decoded, in readers' browsers and where sheets are printed."""
Image.MAX_IMAGE_PIXELS = None  # ours is lower, and says how big a picture is
_PLACE_IN_XMP: Final = re.compile(rb"exif:GPSL(?:at|ong)itude|photoshop:City|Iptc4xmpCore:Location|LocationCreated")


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
        with Image.open(BytesIO(content), formats=sorted(set(KINDS.values()))) as picture:
            right, pixels = picture.format == KINDS[path.suffix], picture.width * picture.height
            texts = "".join(value for value in picture.info.values() if isinstance(value, str)).encode()
            placed = _tells_its_place(picture.info.get("exif") or _late_exif(content), content + texts)
    except Exception:  # whatever a reader of strangers' files stumbles on, it is no picture of ours
        right, pixels, placed = False, 0, False
    if not right:
        yield diagnostic("L134", file, Span(), kind=KINDS[path.suffix].replace("WEBP", "WebP"))
    elif pixels > MAX_PIXELS:
        yield diagnostic("L135", file, Span(), size=_megapixels(pixels), limit=_megapixels(MAX_PIXELS))
    elif placed:
        yield diagnostic("L136", file, Span())


def _late_exif(content: bytes) -> bytes:
    """Metadata that a PNG has after its points, which Pillow would decode all to reach."""
    _, found, rest = content.partition(b"eXIf")
    return rest if found and content.startswith(b"\x89PNG") else b""


def _tells_its_place(exif: bytes, content: bytes) -> bool:
    """Whether the metadata, in EXIF or in XMP, say where the picture was taken."""
    tags = Image.Exif()
    if exif:
        tags.load(exif)
    return bool(tags.get_ifd(IFD.GPSInfo)) or bool(_PLACE_IN_XMP.search(content))


def _megabytes(size: int) -> str:
    return f"{number(round(size / 1024 / 1024, 1))} Mo"


def _megapixels(pixels: int) -> str:
    return f"{number(pixels // 1_000_000)} millions de points"
