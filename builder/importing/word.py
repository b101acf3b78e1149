"""A Word file → its lines and pictures: text boxes, cells and notes included, copies for older readers not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from builder.importing.lines import Line, tidied
from builder.importing.pictures import Document, Raw, taken
from builder.importing.refusals import missing_library

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_ALT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PARTS: Final = ("/word/document.xml", "/word/footnotes.xml", "/word/endnotes.xml")
_LEVEL: Final = re.compile(r"(?:heading|titre|title)\s*(\d?)")


@dataclass(frozen=True, slots=True)
class _Part:
    """What the paragraphs of a part of the file refer to."""

    styles: Mapping[str, str]
    links: Mapping[str, str]
    pictures: Mapping[str, bytes]


def read_word(path: Path) -> Document:
    """The lines and pictures of a .docx."""
    try:
        import docx  # noqa: PLC0415  an optional extra
        from docx.opc.oxml import parse_xml  # noqa: PLC0415
    except ImportError as error:
        raise missing_library("python-docx") from error
    document = docx.Document(str(path))
    styles = {style.style_id: str(style.name) for style in document.styles}
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    lines: list[Line] = []
    pictures: list[Raw] = []
    for name in _PARTS:
        if name in parts:
            root = document.element if name == _PARTS[0] else parse_xml(parts[name].blob)
            within = _part(styles, parts[name].rels)
            for paragraph in root.iter(f"{_WORD}p"):
                if not any(around.tag == _FALLBACK for around in paragraph.iterancestors()):
                    lines += _paragraph(paragraph, within, len(lines))
                    pictures += _pictures(paragraph, within, len(lines))
    return Document(tuple(lines), taken(pictures))


def _part(styles: Mapping[str, str], relations: Mapping[str, Any]) -> _Part:
    outside = {key: relation for key, relation in relations.items() if relation.is_external}
    inside = {key: relation.target_part for key, relation in relations.items() if key not in outside}
    return _Part(
        styles,
        {key: relation.target_ref for key, relation in outside.items()},
        {key: part.blob for key, part in inside.items() if "image" in str(part.content_type)},
    )


def _paragraph(paragraph: Any, part: _Part, before: int) -> Iterator[Line]:
    """The lines of a paragraph, then the addresses that its links lead to."""
    words, targets, strong = [], [], []
    for node in paragraph.iter(f"{_WORD}t", f"{_WORD}br", f"{_WORD}tab", f"{_WORD}hyperlink", f"{_WORD}noBreakHyphen"):
        if next(node.iterancestors(f"{_WORD}p")) is not paragraph:
            continue  # a text box within: its own paragraphs come in their turn
        match node.tag.removeprefix(_WORD):
            case "hyperlink":
                key = node.get(f"{_RELATIONS}id")
                targets += [part.links[key]] if key in part.links else []
            case "t":
                words.append(node.text or "")
                strong += [_bold(node.getparent())] if (node.text or "").strip() else []
            case "br":
                words.append("\n")
            case other:
                words.append("-" if other == "noBreakHyphen" else " ")
    style = next((node.get(f"{_WORD}val") for node in paragraph.iter(f"{_WORD}pStyle")), "")
    named = part.styles.get(style, style).casefold()
    listed = "list" in named or next(paragraph.iter(f"{_WORD}numPr"), None) is not None
    text = "".join(words)
    shown = [target for target in dict.fromkeys(targets) if target.startswith("http") and target not in text]
    level = int(match[1] or 1) if (match := _LEVEL.match(named)) else 0
    for number, line in enumerate((*text.split("\n"), *shown, ""), before + 1):
        bullet = "- " if listed and not level and number == before + 1 and line.strip() else ""
        bold = bool(strong) and all(strong)
        yield Line(bullet + tidied(line), number, strong=bold and bool(line), level=level if line.strip() else 0)


def _bold(run: Any) -> bool:
    """Whether a run says that its letters are bold."""
    told = next(run.iter(f"{_WORD}b"), None)
    return told is not None and told.get(f"{_WORD}val") not in {"0", "false", "none"}


def _pictures(paragraph: Any, part: _Part, number: int) -> Iterator[Raw]:
    alt = next((node.get("descr") or "" for node in paragraph.iter(_ALT)), "")
    for blip in paragraph.iter(_BLIP):
        if next(blip.iterancestors(f"{_WORD}p")) is paragraph and blip.get(f"{_RELATIONS}embed") in part.pictures:
            yield Raw(part.pictures[blip.get(f"{_RELATIONS}embed")], number, alt=alt)
