import pathlib

from PIL import Image

from tests.casing import ESSAY, write_sheet


def make(root: pathlib.Path) -> None:
    write_sheet(
        root, ESSAY + 'media:\n  - {file: ateliers.jpg, alt: "Un atelier"}\n  - {file: zzz.png, alt: "Une carte"}\n'
    )
    media = root / "content" / "media"
    media.mkdir()
    Image.new("RGB", (24, 16), "teal").save(media / "atelier.jpg")
