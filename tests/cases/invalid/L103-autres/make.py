import pathlib

TEXT = """id: essai
kind: brief
title: "Un essai"
summary: "Une fiche d'essai."
organisation: galilee
"""


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "sheets" / "panorama"
    (folder / "essai.yaml").write_bytes(TEXT.replace("Un essai", "Un\x1b[31m essai\x85").encode())
