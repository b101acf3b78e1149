"""A byte-order mark at the head of every file, as some editors add."""

import pathlib


def make(root: pathlib.Path) -> None:
    for path in sorted((root / "content").rglob("*.yaml")):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
