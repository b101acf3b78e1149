"""How to cite a sheet: in words, for BibTeX, and as RIS (Zotero, EndNote…). Authors are organisations, named whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from babel import Locale

from builder import addresses, dates
from builder.languages import _
from builder.model import Catalogue, Sheet
from builder.pages import words
from builder.typography import french

_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, even behind a backslash
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    '"': r"\textquotedbl{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "\u00a0": "~",
    "\u202f": r"\,",
    **{sign: f"\\{sign}" for sign in "$%&#_"},
}
_TEX_SIGN: Final = re.compile("|".join(map(re.escape, _TEX)))
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BLANKS: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def authors(sheet: Sheet, catalogue: Catalogue) -> tuple[str, ...]:
    """Who wrote the sheet, else who publishes its collection."""
    publisher = catalogue.organisations[catalogue.collections[sheet.collection].publisher]
    return tuple(_line(name) for name in sheet.authors or (publisher.name,))


def plain(sheet: Sheet, catalogue: Catalogue) -> str:
    """« Auteurs, « Titre », Site, collection, date, adresse »."""
    day = dates.updated(sheet, catalogue)
    parts = [
        words.enumeration(authors(sheet, catalogue)),
        _("« {title} »", title=_line(sheet.title)),
        _line(catalogue.site.name),
        _("collection « {title} »", title=_line(catalogue.collections[sheet.collection].title)),
        words.date(day) if day else "",
    ]
    return f"{french(', '.join(filter(None, parts)))}, {_address(sheet, catalogue)}"


def bibtex(sheet: Sheet, catalogue: Catalogue) -> str:
    """A ``@misc`` entry, which both BibTeX and biblatex know; names between braces are not split."""
    year, month, _ = [*dates.updated(sheet, catalogue).split("-"), "", ""][:3]
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in authors(sheet, catalogue)),
        "title": f"{{{_tex(sheet.title)}}}",
        "year": year,
        "publisher": _tex(catalogue.site.name),
        "series": _tex(catalogue.collections[sheet.collection].title),
        "url": _address(sheet, catalogue),
        "language": _language(catalogue.site.content_language),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if month:
        lines.insert(3, f"  month = {_MONTHS[int(month) - 1]}")
    body = ",\n".join(lines)
    return f"@misc{{{sheet.id},\n{body}\n}}\n"


def ris(sheet: Sheet, catalogue: Catalogue) -> str:
    """A RIS record. A comma would part a name in two and a star is reserved: both are replaced where they matter."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris(sheet, catalogue))


def _ris(sheet: Sheet, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    day = dates.updated(sheet, catalogue)
    yield "TY", "ELEC"
    yield "ID", sheet.id
    for name in authors(sheet, catalogue):
        yield "AU", _ris_name(name)
    yield "TI", _line(sheet.title)
    yield "T2", _line(catalogue.site.name)
    yield "T3", _line(catalogue.collections[sheet.collection].title)
    if day:
        yield "PY", day[:4]
        yield "DA", "/".join([*day.split("-"), "", "", ""][:4])
    yield "AB", _line(sheet.summary)
    for keyword in (*(catalogue.term("themes", theme).label for theme in sheet.themes), *sheet.keywords):
        yield "KW", _line(keyword).replace("*", "·")
    yield "LA", catalogue.site.content_language
    yield "UR", _address(sheet, catalogue)
    yield "ER", ""


def _ris_name(name: str) -> str:
    return name.replace("*", "·").replace(", ", " - ").replace(",", "-")


def _language(code: str) -> str:
    """The name of a language as BibTeX styles know it: « french »; its code where nobody here knows its name."""
    return str(Locale("en").languages.get(code.partition("-")[0], code)).lower()


def _tex(text: str) -> str:
    return _TEX_SIGN.sub(lambda sign: _TEX[sign[0]], _line(text))


def _line(text: str) -> str:
    """On one line, without controls, so that nobody starts a field of their own."""
    return _BLANKS.sub(" ", text).strip()


def _address(sheet: Sheet, catalogue: Catalogue) -> str:
    return catalogue.site.absolute(addresses.sheet(sheet.id))
