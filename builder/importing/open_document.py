"""An OpenDocument text → its lines and pictures: boxes and notes by themselves, without comments and deleted words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from builder.importing.left_out import remarks
from builder.importing.limits import count
from builder.importing.lines import FURNITURE, HIDDEN, Line, masked, written
from builder.importing.pictures import Document, Raw, taken
from builder.importing.refusals import missing_library

_EVERY: Final = (
    "(//text:p | //text:h)[not(ancestor::office:annotation) and not(ancestor::text:tracked-changes)]"
)  # fmt: skip
_MASTERS: Final = "//style:master-page//text:p | //style:master-page//text:h"
_UNSEEN: Final = "//style:style[style:text-properties/@text:display='none']/@style:name"
_BOLD: Final = "//style:style[style:text-properties/@fo:font-weight='bold']/@style:name"
_AROUND_ROWS: Final = frozenset(f"table:table-{name}" for name in ("header-rows", "rows", "row-group"))
_PLACE: Final = "table:style-name"
"""The attribute of a cell that holds its place, once it is read: its own is of no use here."""
_WITHIN: Final = ("office:", "draw:", "dr3d:", "svg:", "text:note", "text:number")
"""What stands in a paragraph without being its text: comments, boxes and notes, whose paragraphs come in their turn."""
_SIGNS: Final = {"text:s": " ", "text:tab": " ", "text:line-break": "\n"}


@dataclass(slots=True)
class _Told:
    """The words of a paragraph, those that nobody sees, where its links lead, and which of its signs are bold."""

    words: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    masks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Styles:
    """Names of the styles whose letters nobody sees, and of those that are bold."""

    unseen: frozenset[str]
    bold: frozenset[str]


def read_open_document(path: Path) -> Document:
    """The lines and pictures of a .odt."""
    try:
        import odfdo  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise missing_library("odfdo") from error
    lines: list[Line] = []
    pictures: list[Raw] = []
    document = odfdo.Document(str(path))
    parts = (document.content, document.styles)
    unseen, bold = (frozenset(str(name) for part in parts for name in part.xpath(one)) for one in (_UNSEEN, _BOLD))
    styles = _Styles(unseen, bold)
    for number, table in enumerate(document.body.xpath("//table:table")):
        _mark(table, number)
    with ZipFile(path) as archive:
        inside = set(archive.namelist())
        for element in document.body.xpath(_EVERY):
            if not isinstance(element, odfdo.Element):
                continue
            lines += _lines(element, styles, len(lines))
            for frame in _own(element, "draw:frame"):
                for image in frame.get_elements("draw:image"):
                    name = str(image.get_attribute("xlink:href") or "").removeprefix("./")
                    if name in inside:
                        pictures.append(Raw(archive.read(name), len(lines), alt=_alt(frame)))
    for element in document.styles.xpath(_MASTERS):
        told = _Told()
        _read(element, styles, told, hidden=False, strong=False)
        lines += written("".join([*told.words, *told.hidden]), len(lines), aside=FURNITURE)
    comments = len(document.body.xpath("//office:annotation"))
    changes = bool(document.body.xpath("//text:changed-region"))
    return Document(tuple(lines), taken(pictures), tuple(remarks(comments=comments, changes=changes)))


def _mark(table: Any, number: int) -> None:
    """Write on each cell of a table its place: the table, its row and its column, those that are covered counted."""
    for row, line in enumerate(_rows(table)):
        column = 0
        for cell in line.children:
            times = str(cell.get_attribute("table:number-columns-repeated") or "")
            cell.set_attribute(_PLACE, f"{number} {row} {column}")
            column += count(times, 1)


def _rows(node: Any) -> Iterator[Any]:
    for child in node.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in _AROUND_ROWS:
            yield from _rows(child)


def _cell(element: Any) -> tuple[int, int, int] | None:
    """The place of the cell around a paragraph."""
    around = element.parent
    while around is not None and around.tag != "table:table-cell":
        around = around.parent
    told = str(around.get_attribute(_PLACE)).split() if around is not None else []
    return (int(told[0]), int(told[1]), int(told[2])) if len(told) == 3 and all(map(str.isdigit, told)) else None


def _lines(element: Any, styles: _Styles, before: int) -> Iterator[Line]:
    """The lines of a paragraph, the addresses of its links, then what it hides."""
    told = _Told()
    _read(element, styles, told, hidden=_is_hidden(element), strong=False)
    cell = _cell(element)
    text = "".join(told.words)
    listed = element.parent is not None and element.parent.tag == "text:list-item"
    shown = [link for link in dict.fromkeys(told.links) if link.startswith("http") and link not in text]
    made = list(
        written(
            text,
            before,
            shown,
            level=_level(element),
            listed=listed,
            cell=cell,
            mask="".join(told.masks),
        )
    )
    yield from made
    yield from written("".join(told.hidden), before + len(made), aside=HIDDEN, cell=cell)


def _read(element: Any, styles: _Styles, told: _Told, *, hidden: bool, strong: bool) -> None:
    style = element.get_attribute("text:style-name")
    hidden = hidden or element.tag == "text:hidden-text" or style in styles.unseen
    strong = strong or style in styles.bold
    into = told.hidden if hidden else told.words
    masks: list[str] = [] if hidden else told.masks
    if element.tag in _SIGNS:
        into.append(_SIGNS[element.tag])
        masks.append(masked(into[-1], strong=strong))
        return
    if element.tag == "text:a":
        told.links.append(str(element.get_attribute("xlink:href") or ""))
    texts = [element.text or ""]
    into.append(texts[0])
    masks.append(masked(texts[0], strong=strong))
    for child in element.children:
        if not child.tag.startswith(_WITHIN):
            _read(child, styles, told, hidden=hidden, strong=strong)
        texts.append(child.tail or "")
        into.append(texts[-1])
        masks.append(masked(texts[-1], strong=strong))


def _is_hidden(element: Any) -> bool:
    """Whether nobody sees a paragraph: by a field in it, or by a section or a style around it."""
    around = element.parent
    while around is not None:
        if around.tag == "text:section" and around.get_attribute("text:display") in {"none", "condition"}:
            return True
        around = around.parent
    fields = element.get_elements("descendant::text:hidden-paragraph")
    return any(str(one.get_attribute("text:is-hidden")).lower() == "true" for one in fields)


def _own(element: Any, tag: str) -> Iterator[Any]:
    """The frames of a paragraph, and not those of the boxes within it."""
    for child in element.children:
        if child.tag == tag:
            yield child
        elif child.tag not in {"text:p", "text:h"}:
            yield from _own(child, tag)


def _level(element: Any) -> int:
    if element.tag != "text:h":
        return 0
    return count(str(element.get_attribute("text:outline-level") or ""), 1) or 1


def _alt(frame: Any) -> str:
    """What the author wrote in place of a picture."""
    told = (frame.get_element(f"descendant::svg:{name}") for name in ("desc", "title"))
    return next((str(one.text_recursive) for one in told if one is not None), "")
