import pathlib


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "vocabularies"
    (folder / "themes.yaml").rename(folder / "theme.yaml")
    text = (folder / "theme.yaml").read_text(encoding="utf-8")
    (folder / "theme.yaml").write_text(text.replace("id: themes", "id: theme"), encoding="utf-8")
