import pathlib

TITLE = "La coop\u00e9\u00adra\u200btion \U000e0041\U000e0042\u061c\u3164"
TEXT = """id: essai
kind: brief
title: "Un essai"
summary: "Une fiche d'essai."
organisation: galilee
"""


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "sheets" / "panorama"
    (folder / "essai.yaml").write_text(TEXT.replace("Un essai", TITLE), encoding="utf-8")
