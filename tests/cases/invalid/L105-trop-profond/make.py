import pathlib

TEXT = """id: essai
kind: brief
title: "Un essai"
summary: "Une fiche d'essai."
organisation: galilee
"""


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "sheets" / "panorama"
    (folder / "essai.yaml").write_text(TEXT + "objectives: " + "[" * 22 + "]" * 22 + "\n", encoding="utf-8")
