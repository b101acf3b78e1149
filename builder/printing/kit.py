"""What a reader's browser needs to print a booklet of its own with the very templates of the site.

The compiler and the fonts are files of the theme; the manifest names them with their size and hash, so that a browser
can keep them, and carries what is made here: the templates and the characters that the fonts draw. Each sheet comes
with the booklet that it would make alone: the browser only has to put several together
(``assets/js/press/document.js``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from builder import addresses
from builder.model import Sheet
from builder.output import Download, Output
from builder.printing.booklet import panorama_document
from builder.printing.glyphs import Glyphs
from builder.printing.imprint import TEMPLATES, Imprint
from builder.printing.workshop import Workshop

COMPILER: Final = "typst_ts_web_compiler_bg.wasm.gz"
"""Typst's compiler for browsers, of the same version as the one that prints the site (tested)."""


@dataclass(frozen=True, slots=True)
class Kit:
    """The files of the kit, and what a browser loads before its first booklet."""

    outputs: tuple[Output, ...]
    download: Download


def manifest(imprint: Imprint) -> Kit | None:
    """What every booklet needs; None where the site has no compiler."""
    compiler = imprint.compiler and imprint.compiler / COMPILER
    if not (compiler and compiler.is_file()):
        return None
    fonts = imprint.font_files
    told = {
        "typst": version("typst"),
        "compiler": _file(compiler),
        "fonts": [_file(font) for font in fonts],
        "templates": {file.name: file.read_text(encoding="utf-8") for file in sorted(TEMPLATES.glob("*.typ"))},
        "drawn": list(_ranges(Glyphs(imprint.fonts).drawn)),
    }
    output = Output(addresses.PRESS, _json(told))
    size = len(output.read()) + sum(file.stat().st_size for file in (compiler, *fonts))
    return Kit((output,), Download(addresses.PRESS, 0, size))


def booklet_of(sheet: Sheet, workshop: Workshop, plates: Mapping[str, Path] = MappingProxyType({})) -> str:
    """The booklet of one sheet, as JSON, and where the site has the pictures that it shows, by their name.

    Args:
        sheet: the sheet.
        workshop: where its document is made.
        plates: what its pictures are printed from.
    """
    document = panorama_document([sheet], "", workshop)
    return _json({"document": document, "pictures": {name: _picture(name, file) for name, file in plates.items()}})


def pictures_made(plates: Mapping[str, Path]) -> Iterator[Output]:
    """The files that the site has only because browsers print with them."""
    for name, file in plates.items():
        if file.name != name:
            yield Output(_picture(name, file), file=file)


def _picture(name: str, plate: Path) -> str:
    return f"assets/media/{name}" if plate.name == name else f"assets/media/{name}.print{plate.suffix}"


def _file(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {"path": f"assets/{path.parent.name}/{path.name}", "size": len(content), "hash": digest[:16]}


def _ranges(numbers: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The first and last number of each unbroken run."""
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
