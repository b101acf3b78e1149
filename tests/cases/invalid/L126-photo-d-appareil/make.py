import pathlib

from PIL import Image


def make(root: pathlib.Path) -> None:
    for name in ("IMG_1234.JPG", "2024/atelier.jpg"):
        path = root / "content" / "media" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (20, 20)).save(path, "JPEG")
