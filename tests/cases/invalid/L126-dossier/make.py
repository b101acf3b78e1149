import pathlib

from tests.casing import ESSAY


def make(root: pathlib.Path) -> None:
    other = root / "content" / "sheets" / "Mon Dossier"
    other.mkdir()
    (other / "essai.yaml").write_text(ESSAY, encoding="utf-8")
