import pathlib


def make(root: pathlib.Path) -> None:
    rest = "suite, jusqu'à la fin de la ligne, qui n'est pas si longue"
    names = "".join(f'  - "Nom {number}" {rest}\n' for number in range(300))
    text = f"id: lilas\nname: Les Lilas\nkind: association\naliases:\n{names}"
    (root / "content" / "organisations" / "lilas.yaml").write_text(text, encoding="utf-8")
