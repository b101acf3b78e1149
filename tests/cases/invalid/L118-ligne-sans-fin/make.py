import pathlib


def make(root: pathlib.Path) -> None:
    long = "des fleurs et des fruits, " * 60
    text = f"id: lilas\nname: Les Lilas\nkind: association\ndescription: Un jardin : {long}fin.\n"
    (root / "content" / "organisations" / "lilas.yaml").write_text(text, encoding="utf-8")
