"""A Word file → its lines and pictures: boxes, cells and notes, without what is deleted, told twice or a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from builder.importing.boxes import EMPTY, TICKED
from builder.importing.left_out import remarks
from builder.importing.limits import count
from builder.importing.lines import FURNITURE, HIDDEN, PROMPT, Line, masked, written
from builder.importing.packages import opened
from builder.importing.pictures import Document, Raw, taken
from builder.importing.refusals import missing_library

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_ALT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DOCUMENT: Final = "/word/document.xml"
_NOTES: Final = {"footnote": "/word/footnotes.xml", "endnote": "/word/endnotes.xml"}
_MARGINS: Final = re.compile(r"/word/(?:header|footer)\d*\.xml")
_LEVEL: Final = re.compile(r"(?:heading|titre|title)\s*(\d?)")
_SIGNS: Final = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "sym": " ", "noBreakHyphen": "-"}
"""What stands for a sign among the words; a symbol of a font of pictures is only a white, unless it is a box."""
_BOXES: Final = {
    **dict.fromkeys(("wingdings F0FE", "wingdings F0FD", "wingdings 2 F052", "wingdings 2 F053"), TICKED),
    **dict.fromkeys(("wingdings F0A8", "wingdings F06F", "wingdings F071", "wingdings 2 F0A3"), EMPTY),
}
_AROUND_ROWS: Final = frozenset(f"{_WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""What may stand between a table and its rows, or a row and its cells: fields of forms, tracked changes."""
_GONE: Final = frozenset({f"{_WORD}moveFrom", f"{_WORD}del"})
"""What an author took away, and which Word still shows struck out."""
_OFF: Final = frozenset({"0", "false", "none", "off"})


@dataclass(frozen=True, slots=True)
class _Part:
    """What the paragraphs of a part of the file refer to."""

    styles: Mapping[str, str]
    unseen: Set[str]
    links: Mapping[str, str]
    pictures: Mapping[str, bytes]


def read_word(path: Path) -> Document:
    """The lines and pictures of a .docx."""
    try:
        import docx  # noqa: PLC0415  an optional extra
        from docx.opc.oxml import parse_xml  # noqa: PLC0415
    except ImportError as error:
        raise missing_library("python-docx") from error
    document = opened(path, docx.Document)
    styles = {style.style_id: str(style.name) for style in document.styles}
    unseen = {style.style_id for style in document.styles if _is_on(style.element, "vanish")}
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    within = {name: _part(styles, unseen, part.rels) for name, part in parts.items() if name.startswith("/word/")}
    notes = {
        (kind, note.get(f"{_WORD}id")): note
        for kind, name in _NOTES.items()
        if name in parts
        for note in parse_xml(parts[name].blob).iter(f"{_WORD}{kind}")
    }
    lines: list[Line] = []
    pictures: list[Raw] = []
    cells = _cells(document.element)
    for paragraph in _paragraphs(document.element):
        lines += _lines(paragraph, within[_DOCUMENT], len(lines), cells)
        pictures += _pictures(paragraph, within[_DOCUMENT], len(lines))
        for kind, name in _NOTES.items():
            for called in paragraph.iter(f"{_WORD}{kind}Reference"):
                if _own(called, paragraph) and (note := notes.pop((kind, called.get(f"{_WORD}id")), None)) is not None:
                    for told in _paragraphs(note):
                        lines += _lines(told, within[name], len(lines), {})
    said = set()
    for name in sorted(filter(_MARGINS.fullmatch, parts)):
        for told in _paragraphs(parse_xml(parts[name].blob)):
            words = _words(told, within[name])
            text = "".join([*words.seen, *words.hidden, *words.prompts])
            lines += written(text, len(lines), aside=FURNITURE) if text not in said else ()
            said.add(text)
    comments = sum(
        len(list(parse_xml(parts[name].blob).iter(f"{_WORD}comment"))) for name in parts if name == "/word/comments.xml"
    )
    changes = next(document.element.iter(*_GONE, f"{_WORD}ins"), None) is not None
    return Document(tuple(lines), taken(pictures), tuple(remarks(comments=comments, changes=changes)))


def _part(styles: Mapping[str, str], unseen: Set[str], relations: Mapping[str, Any]) -> _Part:
    outside = {key: relation for key, relation in relations.items() if relation.is_external}
    inside = {key: relation.target_part for key, relation in relations.items() if key not in outside}
    return _Part(
        styles,
        unseen,
        {key: relation.target_ref for key, relation in outside.items()},
        {key: part.blob for key, part in inside.items() if "image" in str(part.content_type)},
    )


def _paragraphs(root: Any) -> Iterator[Any]:
    """Every paragraph, those of boxes included, without the copies for older readers."""
    for paragraph in root.iter(f"{_WORD}p"):
        if not any(around.tag == _FALLBACK for around in paragraph.iterancestors()):
            yield paragraph


def _cells(root: Any) -> dict[Any, tuple[int, int, int]]:
    """Each cell of a table → its table, its row and its column, those that a wide cell covers counted."""
    found: dict[Any, tuple[int, int, int]] = {}
    for number, table in enumerate(root.iter(f"{_WORD}tbl")):
        for row, line in enumerate(_held(table, "tr")):
            column = 0
            for cell in _held(line, "tc"):
                found[cell] = (number, row, column)
                told = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
                column += _number(told) if told is not None else 1
    return found


def _held(node: Any, name: str) -> Iterator[Any]:
    """The rows of a table, the cells of a row."""
    for child in node.iterchildren():
        if child.tag == f"{_WORD}{name}":
            yield child
        elif child.tag in _AROUND_ROWS:
            yield from _held(child, name)


def _number(node: Any) -> int:
    return count(str(node.get(f"{_WORD}val")), 0)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a paragraph, those that nobody sees or wrote, where its links lead, and which signs are bold."""

    seen: list[str]
    hidden: list[str]
    prompts: list[str]
    links: list[str]
    masks: list[str]


def _own(node: Any, paragraph: Any) -> bool:
    """Whether a node is of this paragraph, and not of one in a box within it."""
    return next(node.iterancestors(f"{_WORD}p")) is paragraph


def _words(paragraph: Any, part: _Part) -> _Words:
    words = _Words([], [], [], [], [])
    unseen = _style(paragraph, "pStyle") in part.unseen
    for node in paragraph.iter(*(f"{_WORD}{name}" for name in ("t", "hyperlink", "ffData", *_SIGNS))):
        if not _own(node, paragraph) or any(around.tag in _GONE for around in node.iterancestors()):
            continue  # a text box within: its own paragraphs come in their turn
        name = node.tag.removeprefix(_WORD)
        if name == "hyperlink":
            key = node.get(f"{_RELATIONS}id")
            words.links.extend([part.links[key]] if key in part.links else [])
            continue
        run = node.getparent()
        hidden = unseen or _is_on(run, "vanish") or _style(run, "rStyle") in part.unseen
        prompt = not hidden and _is_prompt(node)
        told = words.hidden if hidden else words.prompts if prompt else words.seen
        told.append(_chosen(node) if name == "ffData" else _box(node) or _SIGNS.get(name) or node.text or "")
        if told is words.seen:
            words.masks.append(masked(told[-1], strong=name != "t" or _is_on(run, "b")))
    return words


def _box(node: Any) -> str:
    """The box that a sign of a font of pictures draws."""
    font, sign = (str(node.get(f"{_WORD}{name}")) for name in ("font", "char"))
    return _BOXES.get(f"{font.casefold()} {sign.upper()}", "")


def _is_prompt(node: Any) -> bool:
    """Whether words only ask to fill a field, which nobody did."""
    fields = (around for around in node.iterancestors() if around.tag == f"{_WORD}sdt")
    return any(field.find(f"{_WORD}sdtPr/{_WORD}showingPlcHdr") is not None for field in fields)


def _chosen(field: Any) -> str:
    """What an older field of a form says, which no run holds: whether its box is ticked, or the item of its list."""
    box, choice = (field.find(f"{_WORD}{name}") for name in ("checkBox", "ddList"))
    if box is not None:
        told = next((one for name in ("checked", "default") if (one := box.find(f"{_WORD}{name}")) is not None), None)
        return TICKED if told is not None and told.get(f"{_WORD}val") not in _OFF else EMPTY
    if choice is not None:
        items = [str(item.get(f"{_WORD}val")) for item in choice.iterchildren(f"{_WORD}listEntry")]
        told = next((one for name in ("result", "default") if (one := choice.find(f"{_WORD}{name}")) is not None), None)
        return "".join(items[(place := _number(told) if told is not None else 0) : place + 1])
    return ""


def _lines(paragraph: Any, part: _Part, before: int, cells: Mapping[Any, tuple[int, int, int]]) -> Iterator[Line]:
    """The lines of a paragraph, then the addresses that its links lead to, then what it hides, and what it asks."""
    words = _words(paragraph, part)
    style = _style(paragraph, "pStyle")
    named = part.styles.get(style, style).casefold()
    listed = "list" in named or next(paragraph.iter(f"{_WORD}numPr"), None) is not None
    text = "".join(words.seen)
    shown = [target for target in dict.fromkeys(words.links) if target.startswith("http") and target not in text]
    level = int(match[1] or 1) if (match := _LEVEL.match(named)) else 0
    cell = cells.get(next(paragraph.iterancestors(f"{_WORD}tc"), None))
    made = list(written(text, before, shown, level=level, listed=listed, cell=cell, mask="".join(words.masks)))
    yield from made
    for aside, told in ((HIDDEN, words.hidden), (PROMPT, words.prompts)):
        more = list(written("".join(told), before + len(made), aside=aside, cell=cell))
        yield from more
        made += more


def _style(node: Any, kind: str) -> str:
    return next((str(told.get(f"{_WORD}val")) for told in node.iter(f"{_WORD}{kind}")), "")


def _is_on(node: Any, name: str) -> bool:
    """Whether a run or a style says something of its letters: that they are bold, that they are hidden."""
    told = next(node.iter(f"{_WORD}{name}"), None)
    return told is not None and told.get(f"{_WORD}val") not in _OFF


def _pictures(paragraph: Any, part: _Part, number: int) -> Iterator[Raw]:
    alt = next((node.get("descr") or "" for node in paragraph.iter(_ALT)), "")
    for blip in paragraph.iter(_BLIP):
        if next(blip.iterancestors(f"{_WORD}p")) is paragraph and blip.get(f"{_RELATIONS}embed") in part.pictures:
            yield Raw(part.pictures[blip.get(f"{_RELATIONS}embed")], number, alt=alt)
