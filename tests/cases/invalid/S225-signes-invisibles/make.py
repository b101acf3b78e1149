import pathlib


def make(root: pathlib.Path) -> None:
    path = root / "content" / "sheets" / "panorama" / "corif-accompagnement.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("forme les équipes", "forme\u200b les équipes" * 150), encoding="utf-8")
