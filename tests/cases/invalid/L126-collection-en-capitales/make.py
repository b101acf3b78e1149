import pathlib


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "collections" / "panorama"
    (folder / "collection.yaml").rename(folder / "Collection.yaml")
