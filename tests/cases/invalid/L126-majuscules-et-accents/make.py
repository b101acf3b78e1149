import pathlib

from tests.casing import ESSAY, write_sheet


def make(root: pathlib.Path) -> None:
    write_sheet(root, ESSAY.replace("id: essai", "id: egalite-amiens"), "Égalité Amiens")
