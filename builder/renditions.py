"""The versions of a picture that pages show: no wider than needed, as WebP, without what cameras write beside it."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Final

import PIL
from PIL import Image, ImageCms, ImageOps

from builder.keeping import name_of, write
from builder.output import Output, Picture, Rendition
from builder.pictures import FORMATS, kind_of

WIDTHS: Final = (480, 960, 1440)
"""In points: a phone's column, a text's column, the same on a dense screen."""
QUALITY: Final = 80
"""Of WebP, from 0 to 100; photographs keep their grain, and weigh a third of the JPEG they come from."""
_DAMAGED: Final = Exception
"""What Pillow raises of a picture that it cannot read to its end: anything, as its formats are many."""
_SPACE: Final = slice(16, 20)
"""Where a profile names the colours that it is for."""
_RECIPE: Final = f"{WIDTHS} {QUALITY} {PIL.__version__} 2".encode()


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
        with Image.open(BytesIO(content), formats=FORMATS) as original:
            width, height = _upright(original)
            moves = kind_of(original) != "JPEG" and getattr(original, "is_animated", False)
            wanted = () if moves else _widths(width)
            found = _renditions(original, content, wanted, kept)
        outputs += (Output(_path(name, points), file=path) for points, path in found)
        pictures[name] = Picture(width, height, tuple(Rendition(_path(name, points), points) for points, _ in found))
    return pictures, outputs


def sizes(folder: Path, names: Iterable[str]) -> dict[str, Picture]:
    """The size of every picture of a folder, without any version."""
    found = {}
    for name in names:
        with Image.open(folder / name, formats=FORMATS) as original:
            found[name] = Picture(*_upright(original), ())
    return found


def _renditions(original: Image.Image, content: bytes, widths: Iterable[int], kept: Path) -> list[tuple[int, Path]]:
    """The file of each version, by its width; none of a damaged picture, of which browsers show what they can."""
    try:
        return [(points, _rendition(original, content, points, kept)) for points in widths]
    except _DAMAGED:
        return []


def _path(name: str, width: int) -> str:
    return f"assets/media/{name}.{width}.webp"


def _upright(original: Image.Image) -> tuple[int, int]:
    """Width and height as a reader sees it: cameras write which way they were held."""
    try:
        turned = original.getexif().get(0x0112, 1) in range(5, 9)
    except _DAMAGED:
        turned = False
    return (original.height, original.width) if turned else original.size


def _widths(width: int) -> tuple[int, ...]:
    """The versions of a picture of this width: none is larger than it."""
    return tuple(points for points in WIDTHS if points < width) + ((width,) if width <= WIDTHS[-1] else ())


def _rendition(original: Image.Image, content: bytes, width: int, kept: Path) -> Path:
    """The file of one version, made unless it was before."""
    path = kept / f"{name_of((_RECIPE, b'%d' % width, content))}.webp"
    if not path.exists():
        shown = displayable(original)
        shown.thumbnail((width, shown.height))
        made = BytesIO()
        shown.save(made, "WEBP", quality=QUALITY, method=6, icc_profile=shown.info.get("icc_profile"))
        write(path, made.getvalue())
    return path


def displayable(original: Image.Image) -> Image.Image:
    """A picture as screens show it: upright, in red, green and blue, of 8 bits each, with the profile of these alone.

    Raises:
        OSError: it is damaged.
    """
    upright = ImageOps.exif_transpose(original)
    profile = original.info.get("icc_profile") or b""
    if upright.mode.startswith("I"):  # greys of 16 bits, which Pillow would cut at the 255 darkest of 65,535
        upright = upright.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    shown = _seen(upright, profile) or upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    shown.info = {"icc_profile": profile} if profile[_SPACE] == b"RGB " and original.mode != "CMYK" else {}
    return shown


def _seen(picture: Image.Image, profile: bytes) -> Image.Image | None:
    """Inks as their own profile says that they look; None where none does."""
    if picture.mode != "CMYK" or profile[_SPACE] != b"CMYK":
        return None
    try:
        return ImageCms.profileToProfile(picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        return None
