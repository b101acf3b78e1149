"""A word-processor file, a PDF or a text → its lines, in reading order, each with its page and number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from builder.characters import decode
from builder.importing.aside import bounded
from builder.importing.limits import MOST_CHARACTERS, check_archive, check_file
from builder.importing.refusals import Refused, missing_library

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS: Final = ("/word/document.xml", "/word/footnotes.xml", "/word/endnotes.xml")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; an empty one ends a paragraph.

    ``page`` counts from 1, 0 where the file has none; ``number`` from 1, in its page or in the file; ``size`` is that
    of its letters in points, 0 where it is not known; ``heading`` says that the file marks it as one.
    """

    text: str
    number: int
    page: int = 0
    size: float = 0.0
    heading: bool = False


def read_document(path: Path) -> tuple[Line, ...]:
    """The lines of a document.

    Raises:
        Refused: it cannot be read within bounds, or holds no text.
    """
    check_file(path)
    match path.suffix.lower():
        case ".txt" | ".md":
            lines = _plain(path)
        case ".docx":
            check_archive(path)
            lines = bounded(_docx, path)
        case ".odt":
            check_archive(path)
            lines = bounded(_odt, path)
        case ".pdf":
            from builder.importing.pages import read_pdf  # noqa: PLC0415  it needs Line

            lines = bounded(read_pdf, path)
        case other:
            raise Refused(
                f"« {path.name} » : un document s'importe en .docx, .odt, .pdf ou .txt, et non en « {other} »."
            )
    total = sum(len(line.text) for line in lines)
    if total > MOST_CHARACTERS:
        raise Refused(f"« {path.name} » compte plus de {MOST_CHARACTERS} signes : découpez-le.")
    if not any(char.isalnum() for line in lines for char in line.text):
        raise Refused(f"« {path.name} » ne contient aucun texte.")
    return lines


def _plain(path: Path) -> tuple[Line, ...]:
    content = path.read_bytes()
    if b"\0" in content and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise Refused(f"« {path.name} » n'est pas un texte : enregistrez-le à nouveau, en UTF-8.")
    text, _ = decode(content)
    pages = text.split("\f")
    found: list[Line] = []
    for page, words in enumerate(pages, 1):
        start = len(found) if len(pages) == 1 else 0
        found += [
            Line(line.strip(), start + n, page if len(pages) > 1 else 0) for n, line in enumerate(words.split("\n"), 1)
        ]
    return tuple(found)


def _docx(path: Path) -> tuple[Line, ...]:
    try:
        import docx  # noqa: PLC0415  an optional extra
        from docx.opc.oxml import parse_xml  # noqa: PLC0415
    except ImportError as error:
        raise missing_library("python-docx") from error
    document = docx.Document(str(path))
    styles = {style.style_id: str(style.name) for style in document.styles}
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    found: list[Line] = []
    for name in _PARTS:
        if name in parts:
            root = document.element if name == _PARTS[0] else parse_xml(parts[name].blob)
            links = {key: relation.target_ref for key, relation in parts[name].rels.items() if relation.is_external}
            for paragraph in root.iter(f"{_WORD}p"):
                found += _paragraph(paragraph, styles, links, len(found))
    return tuple(found)


def _paragraph(paragraph: Any, styles: dict[str, str], links: dict[str, str], before: int) -> Iterator[Line]:
    """The lines of a paragraph, then the addresses that its links lead to; none of a copy kept for older readers."""
    if any(around.tag == _FALLBACK for around in paragraph.iterancestors()):
        return
    words, targets = [], []
    for node in paragraph.iter(f"{_WORD}t", f"{_WORD}br", f"{_WORD}tab", f"{_WORD}hyperlink"):
        if next(node.iterancestors(f"{_WORD}p")) is not paragraph:
            continue  # a text box within: its own paragraphs come in their turn
        if node.tag == f"{_WORD}hyperlink":
            targets += [links[key] for key in [node.get(_RELATION)] if key in links]
        else:
            words.append(node.text or "" if node.tag == f"{_WORD}t" else "\n" if node.tag == f"{_WORD}br" else " ")
    style = next((node.get(f"{_WORD}val") for node in paragraph.iter(f"{_WORD}pStyle")), "")
    named = styles.get(style, style).casefold()
    listed = "list" in named or next(paragraph.iter(f"{_WORD}numPr"), None) is not None
    text = "".join(words)
    shown = [target for target in dict.fromkeys(targets) if target.startswith("http") and target not in text]
    for number, line in enumerate((*text.split("\n"), *shown, ""), before + 1):
        bullet = "- " if listed and number == before + 1 and line.strip() else ""
        yield Line(
            bullet + line.strip(), number, heading=named.startswith(("heading", "titre", "title")) and bool(line)
        )


def _odt(path: Path) -> tuple[Line, ...]:
    try:
        import odfdo  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise missing_library("odfdo") from error
    found: list[Line] = []
    body = odfdo.Document(str(path)).body
    for element in body.xpath("(//text:p | //text:h)[not(ancestor::text:p) and not(ancestor::text:tracked-changes)]"):
        if not isinstance(element, odfdo.Element):
            continue
        heading = element.tag == "text:h"
        listed = element.parent is not None and element.parent.tag == "text:list-item"
        for number, line in enumerate((*element.text_recursive.split("\n"), ""), len(found) + 1):
            found.append(
                Line(("- " if listed and line.strip() else "") + line.strip(), number, heading=heading and bool(line))
            )
    return tuple(found)
