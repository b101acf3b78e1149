import pathlib


def make(root: pathlib.Path) -> None:
    (root / "content" / "sheets" / "autres").symlink_to("/etc")
