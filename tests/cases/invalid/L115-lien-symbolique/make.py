import pathlib


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "sheets" / "panorama"
    (folder / "essai.yaml").symlink_to("/etc/passwd")
