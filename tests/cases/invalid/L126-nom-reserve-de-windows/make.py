import pathlib

SHEET = """id: aux
kind: brief
title: "Un essai"
summary: "Une fiche d'essai."
organisation: con
"""
ORGANISATION = """id: con
name: "Centre d'orientation numérique"
kind: association
"""


def make(root: pathlib.Path) -> None:
    content = root / "content"
    (content / "sheets" / "panorama" / "aux.yaml").write_text(SHEET, encoding="utf-8")
    (content / "organisations" / "con.yaml").write_text(ORGANISATION, encoding="utf-8")
    (content / "media").mkdir()
    (content / "media" / "com1.png").write_bytes(b"")
