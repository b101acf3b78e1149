import pathlib


def make(root: pathlib.Path) -> None:
    folder = root / "content" / "sheets" / "panorama"
    (folder / "essai.yaml").write_bytes(
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml\xff\xfe: [\n\x00\x05: {\n"
    )
