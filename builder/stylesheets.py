"""One stylesheet for readers, made of those that people write: a page then waits for one file instead of twenty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

import rcssmin

FOLDER: Final = PurePosixPath("assets/css")
BUNDLE: Final = str(FOLDER / "site.css")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The text of the stylesheet, and the names of all that a page then links, in order."""

    text: str
    linked: tuple[str, ...]


def bundle(names: Sequence[str], folders: Sequence[Path]) -> Bundle:
    """Put stylesheets together, without comments, in their order.

    A stylesheet elsewhere than in ``assets/css`` (its relative addresses would not hold), or that imports others, stays
    by itself, after.

    Args:
        names: as under ``extra_css``.
        folders: where to look for each, the first that has it.
    """
    texts, apart = [], []
    for name in names:
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        text = path.read_text(encoding="utf-8") if path and PurePosixPath(name).parent == FOLDER else "@import"
        if "@import" in text or "@charset" in text:
            apart.append(name)
        else:
            texts.append(str(rcssmin.cssmin(text)))
    return Bundle("\n".join(texts) + "\n", ((BUNDLE,) if texts else ()) + tuple(apart))
