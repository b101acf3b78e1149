import pathlib

TEXT = """id: lilas
name: "Les Lilas"
kind: association
description: "Un jardin où l'on s'entraide, tout près de la gare."
"""


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "organisations"
    (folder / "lilas.yaml").write_bytes(TEXT.encode("utf-16-le"))
    plain = TEXT.replace("ilas", "ys").replace("où", "ou").replace("è", "e")
    (folder / "lys.yaml").write_bytes(plain.encode("utf-16-be"))
