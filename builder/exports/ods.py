"""The tables as an OpenDocument spreadsheet (ODF 1.3), written as it goes.

Our own writer: ``odfdo``, the library that is kept up, takes a quarter of a millisecond a cell, hence minutes for a
large catalogue. A cell has a type and a text, and no formula can be said. The tests read the file back with a library.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from builder.exports import places
from builder.exports.columns import Cell
from builder.exports.published import Published
from builder.exports.workbook_rows import Leaf, leaves
from builder.output import Output

_TYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP file can say."""
_SPACES: Final = re.compile("  +|\t")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""
_MANIFEST: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    "<office:body><office:spreadsheet>"
)
_FOOT: Final = "</office:spreadsheet></office:body></office:document-content>"


def render(published: Published) -> Iterator[Output]:
    """The workbook, the same bytes for the same content."""
    content = chain([_HEAD], (piece for leaf in leaves(published) for piece in _leaf(leaf)), [_FOOT])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        # The type comes first and uncompressed, so that a program can tell the file by its beginning.
        _add(archive, "mimetype", [_TYPE], zipfile.ZIP_STORED)
        _add(archive, "content.xml", content, zipfile.ZIP_DEFLATED)
        _add(archive, "META-INF/manifest.xml", [_MANIFEST], zipfile.ZIP_DEFLATED)
    yield Output(places.OPEN_WORKBOOK, file.getvalue())


def _add(archive: zipfile.ZipFile, name: str, pieces: Iterable[str], compression: int) -> None:
    """A file of the archive, written as its pieces come: whole, ten thousand sheets would take half a gigabyte."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.create_system = 0  # the same bytes on every system
    with archive.open(entry, "w") as file:
        for piece in pieces:
            file.write(piece.encode())


def _leaf(leaf: Leaf) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(leaf.name)}>"
    yield f'<table:table-column table:number-columns-repeated="{len(leaf.header)}"/>'
    yield f"<table:table-header-rows>{_row(leaf.header)}</table:table-header-rows>"
    for row in leaf.rows:
        yield _row(row)
    yield "</table:table>"


def _row(row: Iterable[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, bool):
        truth = "true" if value else "false"
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{truth}"/>'
    if isinstance(value, int | float):
        shown = repr(value)
        return (
            f'<table:table-cell office:value-type="float" office:value="{shown}">'
            f"<text:p>{shown.replace('.', ',')}</text:p></table:table-cell>"
        )
    lines = "".join(f"<text:p>{_text(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _text(line: str) -> str:
    """A line as XML; spaces in a row and tabs are elements, which readers would lose otherwise."""
    safe = escape(_CONTROLS.sub("", line))
    if safe[:1] == " ":
        safe = f"<text:s/>{safe[1:]}"
    return _SPACES.sub(_space, safe)


def _space(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f' <text:s text:c="{len(found[0]) - 1}"/>'
