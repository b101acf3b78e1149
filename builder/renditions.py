"""The versions of a picture that pages show: no wider than needed, as WebP, without what cameras write beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Final

import PIL
from PIL import Image, ImageOps

from builder.output import Output, Picture, Rendition

WIDTHS: Final = (480, 960, 1440)
"""In points: a phone's column, a text's column, the same on a dense screen."""
QUALITY: Final = 80
"""Of WebP, from 0 to 100; photographs keep their grain, and weigh a third of the JPEG they come from."""
_RECIPE: Final = f"{WIDTHS} {QUALITY} {PIL.__version__} 1"


def render(folder: Path, names: Iterable[str], kept: Path) -> tuple[dict[str, Picture], list[Output]]:
    """Every picture of a folder in the sizes that pages need.

    Args:
        folder: where the pictures are, each known to be one (:func:`builder.pictures.problems`).
        names: their names.
        kept: where versions are kept by the hash of what they are made of, from one build to the next.

    Returns:
        What pages say of each, by its name, and the files.
    """
    pictures, outputs = {}, []
    for name in names:
        content = (folder / name).read_bytes()
        outputs.append(Output(f"assets/media/{name}", content))
        with Image.open(BytesIO(content)) as original:
            width, height = _upright(original)
            wanted = () if getattr(original, "is_animated", False) else _widths(width)
            found = [(points, _rendition(original, content, points, kept)) for points in wanted]
        outputs += (Output(_path(name, points), file=path) for points, path in found)
        pictures[name] = Picture(width, height, tuple(Rendition(_path(name, points), points) for points in wanted))
    return pictures, outputs


def _path(name: str, width: int) -> str:
    return f"assets/media/{name}.{width}.webp"


def _upright(original: Image.Image) -> tuple[int, int]:
    """Width and height as a reader sees it: cameras write which way they were held."""
    turned = original.getexif().get(0x0112, 1) in range(5, 9)
    return (original.height, original.width) if turned else original.size


def _widths(width: int) -> tuple[int, ...]:
    """The versions of a picture of this width: none is larger than it."""
    return tuple(points for points in WIDTHS if points < width) + ((width,) if width <= WIDTHS[-1] else ())


def _rendition(original: Image.Image, content: bytes, width: int, kept: Path) -> Path:
    """The file of one version, made unless it was before."""
    name = hashlib.sha256(f"{_RECIPE} {width} ".encode() + content).hexdigest()
    path = kept / f"{name}.webp"
    if not path.exists():
        kept.mkdir(parents=True, exist_ok=True)
        shown = ImageOps.exif_transpose(original).convert("RGBA" if original.has_transparency_data else "RGB")
        shown.thumbnail((width, shown.height))
        aside = path.with_suffix(".part")
        shown.save(aside, "WEBP", quality=QUALITY, method=6, icc_profile=original.info.get("icc_profile"))
        aside.replace(path)
    return path
