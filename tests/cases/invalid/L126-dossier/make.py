import pathlib

TEXT = """id: essai
kind: brief
title: "Un essai"
summary: "Une fiche d'essai."
organisation: galilee
"""


def make(root: pathlib.Path) -> None:
    other = root / "content" / "sheets" / "Mon Dossier"
    other.mkdir()
    (other / "essai.yaml").write_text(TEXT, encoding="utf-8")
