"""Text as Windows writes it: CRLF everywhere, and one file with the CR of old Macintosh."""

import pathlib


def make(root: pathlib.Path) -> None:
    for path in sorted((root / "content").rglob("*.yaml")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    old = root / "content" / "organisations" / "galilee.yaml"
    old.write_bytes(old.read_bytes().replace(b"\r\n", b"\r"))
