import pathlib

TEXT = """id: essai
kind: brief
title: "Un essai"
summary: "Une fiche d'essai."
organisation: galilee
"""


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "sheets" / "panorama"
    (folder / "Égalité Amiens.yaml").write_text(TEXT.replace("id: essai", "id: egalite-amiens"), encoding="utf-8")
