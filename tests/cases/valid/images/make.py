"""A picture of each kind, declared by a sheet; what systems leave behind is not told about."""

import pathlib


def make(root: pathlib.Path) -> None:
    media = root / "content" / "media"
    media.mkdir()
    for name in ("atelier.jpg", "carte.png", "plan-d-action.webp", ".DS_Store", "Thumbs.db"):
        (media / name).write_bytes(b"\xff\xd8\xff")
    (root / "content" / ".DS_Store").write_bytes(b"\0")
    (root / "content" / "sheets" / "panorama" / "essai.yaml~").write_bytes(b"\0")
