import pathlib

from PIL import Image

TEXT = """id: essai
kind: brief
title: "Un essai"
summary: "Une fiche d'essai."
organisation: galilee
"""


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "sheets" / "panorama"
    (folder / "essai.yaml").write_text(
        TEXT + 'media:\n  - {file: ateliers.jpg, alt: "Un atelier"}\n  - {file: zzz.png, alt: "Une carte"}\n',
        encoding="utf-8",
    )
    media = root / "content" / "media"
    media.mkdir()
    Image.new("RGB", (24, 16), "teal").save(media / "atelier.jpg")
