"""Documents as other people would have made them of our sheets: other headings, another order, other files.

Each sheet takes the headings of another collection than its own, in an order drawn once for all, so that nothing is
tuned to our own print. The truth stays the sheet's own fields.
"""

from __future__ import annotations

import json
import random
import textwrap
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import docx
import odfdo
import typst

from builder.importing.open_document import read_open_document
from builder.importing.pages import read_pdf
from builder.importing.pictures import Document
from builder.importing.plain import read_text
from builder.importing.word import read_word

Section = tuple[str, tuple[str, ...]]
"""A heading and its paragraphs; those of a list start with a dash."""
_WIDE: Final = 46
"""Characters of a column of text."""
_PAGE: Final = """
#let told = json(bytes(sys.inputs.sections))
#set page(width: 21cm, height: 29.7cm, margin: 2cm)
#set text(lang: "fr", size: 10pt, hyphenate: true)
#set par(justify: true)
#text(size: 18pt, weight: "bold", sys.inputs.title)
#v(1em)
#columns(2, gutter: 1cm)[
  #for (heading, paragraphs) in told [
    #block(sticky: true, text(size: 12pt, weight: "bold", heading))
    #for one in paragraphs { if one.starts-with("- ") { list(one.slice(2)) } else { par(one) } }
  ]
]
"""


def sections(sheet: Mapping[str, Any], headings: Mapping[str, str], seed: int) -> list[Section]:
    """A sheet as headings and paragraphs, in an order drawn from ``seed``.

    Args:
        sheet: its data.
        headings: field → heading, of the profile to use.
        seed: what draws the order.
    """
    made: list[Section] = []
    for key, heading in headings.items():
        value = sheet.get(key)
        if isinstance(value, str):
            paragraphs = (part.strip().replace("\n", " ") for part in value.split("\n\n"))
            made.append((heading, tuple(filter(None, paragraphs))))
        elif value and is_plain(value):
            made.append((heading, tuple(f"- {item}" for item in value)))
    random.Random(seed).shuffle(made)  # noqa: S311  an order, and no secret
    return made


def is_plain(value: Any) -> bool:
    """Whether a field is a text or a list of them, which such a document can hold as it is."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _word(path: Path, title: str, told: Sequence[Section], *, bold: bool) -> None:
    document = docx.Document()
    document.add_heading(title, 0 if bold else 1)
    for heading, paragraphs in told:
        if bold:
            document.add_paragraph().add_run(heading).bold = True
        else:
            document.add_heading(heading, 2)
        for one in paragraphs:
            document.add_paragraph(one.removeprefix("- "), style="List Bullet" if one.startswith("- ") else None)
    document.save(str(path))


def _open_document(path: Path, title: str, told: Sequence[Section]) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, title))
    for heading, paragraphs in told:
        document.body.append(odfdo.Header(2, heading.upper()))
        for one in paragraphs:
            document.body.append(odfdo.Paragraph(one))
    document.save(path)


def _cut(lines: Sequence[str]) -> list[str]:
    """Lines of a column whose long last words are cut, as a word processor does."""
    out: list[str] = []
    for line in lines:
        out += textwrap.wrap(line, _WIDE) or [""]
    for place in range(len(out) - 1):
        line = out[place]
        first, _, rest = out[place + 1].partition(" ")
        if first.isalpha() and len(first) > 8 and len(line) + 5 < _WIDE and line and not line.endswith("-"):
            out[place], out[place + 1] = f"{line} {first[:4]}-", f"{first[4:]} {rest}"
    return out


def _lines(told: Sequence[Section]) -> list[str]:
    return _cut([line for heading, paragraphs in told for line in (heading, *paragraphs, "")])


def _text(path: Path, title: str, told: Sequence[Section]) -> None:
    path.write_text("\n".join([title, "", *_lines(told)]), encoding="utf-8")


def _text_in_columns(path: Path, title: str, told: Sequence[Section]) -> None:
    half = len(told) // 2
    sides = zip_longest(_lines(told[:half]), _lines(told[half:]), fillvalue="")
    rows = [f"{left:<{_WIDE + 6}}{right}".rstrip() for left, right in sides]
    path.write_text("\n".join([title, "", *rows]), encoding="utf-8")


def _text_scrambled(path: Path, title: str, told: Sequence[Section]) -> None:
    """As boxes come out of a page: lists without bullets, above the heading and the sentence that announces them.

    Only where a text stands between two lists, since one list after another belongs to nobody knows which heading, and
    in sheets that have two, since one alone is left where it stands.
    """
    lists = [one for one in told if len(one[1]) > 1 and all(line.startswith("- ") for line in one[1])]
    plain = [one for one in told if one not in lists]
    twice = min(len(plain), len(lists)) > 1
    out = [title, ""]
    for text, several in zip_longest(plain, lists):
        for heading, paragraphs in [text] if text else []:
            out += [heading, *(line for one in paragraphs for line in (one, ""))]
        for heading, paragraphs in [several] if several else []:
            items = [line.removeprefix("- ").rstrip(".") for line in paragraphs]
            lead = "En voici les points :"
            out += [*items, "", heading, lead, ""] if text and twice else [heading, lead, *paragraphs, ""]
    path.write_text("\n".join(_cut(out)), encoding="utf-8")


def in_passing(told: Sequence[tuple[str, str, str]]) -> str:
    """Initiatives one after the other, under words that announce them: name, department, text."""
    head = "Ouvrir les ateliers\n\nContexte\nLes familles n'entrent jamais.\n\nOn a aussi repéré\n\n"
    return head + "\n\n".join(f"→ {name} – {place} : {text}" for name, place, text in told)


def _pdf(path: Path, title: str, told: Sequence[Section]) -> None:
    inputs = {"title": title, "sections": json.dumps(told)}
    path.write_bytes(typst.compile(_PAGE.encode(), format="pdf", sys_inputs=inputs))


Write = Callable[[Path, str, Sequence[Section]], None]
Read = Callable[[Path], Document]
LAYOUTS: Final[Mapping[str, tuple[str, Write, Read]]] = {
    "Word, titres marqués": (".docx", lambda path, title, told: _word(path, title, told, bold=False), read_word),
    "Word, titres en gras": (".docx", lambda path, title, told: _word(path, title, told, bold=True), read_word),
    "OpenDocument, titres en capitales": (".odt", _open_document, read_open_document),
    "texte, mots coupés": (".txt", _text, read_text),
    "texte, listes au-dessus de leur rubrique": (".txt", _text_scrambled, read_text),
    "texte en deux colonnes": (".txt", _text_in_columns, read_text),
    "PDF en deux colonnes, mots coupés": (".pdf", _pdf, read_pdf),
}
"""Kind of document → the end of its name, what writes it, and what reads it, here without a process of its own."""
