"""A picture of each kind, declared by a sheet; what systems leave behind is not told about."""

import pathlib

from PIL import Image


def make(root: pathlib.Path) -> None:
    media = root / "content" / "media"
    media.mkdir()
    for name in ("atelier.jpg", "carte.png", "plan-d-action.webp"):
        Image.new("RGB", (24, 16), "teal").save(media / name)
    for name in (".DS_Store", "Thumbs.db"):
        (media / name).write_bytes(b"\0")
    (root / "content" / ".DS_Store").write_bytes(b"\0")
    (root / "content" / "sheets" / "panorama" / "essai.yaml~").write_bytes(b"\0")
