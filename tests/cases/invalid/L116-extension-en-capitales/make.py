import pathlib


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "sheets" / "panorama"
    for name in ("Ma Fiche.YAML", "Une autre"):
        (folder / name).write_text("id: ma-fiche\n", encoding="utf-8")
