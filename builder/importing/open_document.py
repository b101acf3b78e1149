"""An OpenDocument text → its lines and pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from builder.importing.lines import Line, tidied
from builder.importing.pictures import Document, Raw, taken
from builder.importing.refusals import missing_library

_EVERY: Final = "(//text:p | //text:h)[not(ancestor::text:p) and not(ancestor::text:tracked-changes)]"


def read_open_document(path: Path) -> Document:
    """The lines and pictures of a .odt."""
    try:
        import odfdo  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise missing_library("odfdo") from error
    lines: list[Line] = []
    pictures: list[Raw] = []
    document = odfdo.Document(str(path))
    with ZipFile(path) as archive:
        inside = set(archive.namelist())
        for element in document.body.xpath(_EVERY):
            if not isinstance(element, odfdo.Element):
                continue
            level = _level(element)
            listed = element.parent is not None and element.parent.tag == "text:list-item"
            for number, line in enumerate((*element.text_recursive.split("\n"), ""), len(lines) + 1):
                bullet = "- " if listed and line.strip() else ""
                lines.append(Line(bullet + tidied(line), number, level=level if line.strip() else 0))
            for frame in element.get_elements("descendant::draw:frame"):
                for image in frame.get_elements("descendant::draw:image"):
                    name = str(image.get_attribute("xlink:href") or "").removeprefix("./")
                    if name in inside:
                        pictures.append(Raw(archive.read(name), len(lines), alt=_alt(frame)))
    return Document(tuple(lines), taken(pictures))


def _level(element: Any) -> int:
    if element.tag != "text:h":
        return 0
    told = str(element.get_attribute("text:outline-level") or "1")
    return int(told) if told.isdigit() and told != "0" else 1


def _alt(frame: Any) -> str:
    """What the author wrote in place of a picture."""
    told = (frame.get_element(f"descendant::svg:{name}") for name in ("desc", "title"))
    return next((str(one.text_recursive) for one in told if one is not None), "")
