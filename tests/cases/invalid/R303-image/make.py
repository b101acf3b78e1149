import pathlib

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
    (media / "atelier.jpg").write_bytes(b"\xff\xd8\xff")
