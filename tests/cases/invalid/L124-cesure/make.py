import pathlib

from tests.casing import ESSAY, write_sheet

TITLE = "La coop\u00e9\u00adra\u200btion \U000e0041\U000e0042\u061c\u3164"


def make(root: pathlib.Path) -> None:
    write_sheet(root, ESSAY.replace("Un essai", TITLE))
