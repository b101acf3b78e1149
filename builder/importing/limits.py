"""What a file may cost, and what is refused before any reader opens it: bombs, macros, locks."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Final

from builder.importing.refusals import Refused

LARGEST_FILE: Final = 50 * 2**20
"""Bytes of a file as received."""
LARGEST_INSIDE: Final = 200 * 2**20
"""Bytes of everything an archive (docx, odt, xlsx, ods) unpacks to."""
MOST_INSIDE: Final = 4_000
"""Files in such an archive."""
MOST_ROWS: Final = 10_000
"""Answers in one survey."""
MOST_COLUMNS: Final = 1_000
MOST_PAGES: Final = 500
MOST_CHARACTERS: Final = 3_000_000
"""Letters of a document, about a thousand full pages."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS: Final = ("vbaproject.bin", "basic/script-lc.xml", "basic/standard/", "scripts/python/")
_CHUNK: Final = 2**20


def count(told: str, default: int) -> int:
    """A whole number that a file tells of itself, or the default: seven digits count the rows of any tab."""
    return int(told) if told.isascii() and told.isdigit() and len(told) <= 7 else default


def check_file(path: Path) -> None:
    """Refuse what is absent, empty or too large.

    Raises:
        Refused: it is.
    """
    if not path.is_file():
        raise Refused(f"« {path} » n'est pas un fichier : vérifiez le chemin.")
    size = path.stat().st_size
    if size == 0:
        raise Refused(f"« {path.name} » est vide.")
    if size > LARGEST_FILE:
        raise Refused(
            f"« {path.name} » pèse {size // 2**20} Mo, plus que les {LARGEST_FILE // 2**20} Mo admis : "
            "découpez-le, ou allégez ses images."
        )


def check_archive(path: Path) -> None:
    """Unpack an office file once, counting, so that a lie about its size costs nothing more.

    Raises:
        Refused: it is no archive, unpacks to too much, holds macros or is locked by a password.
    """
    with path.open("rb") as file:
        start = file.read(8)
    if start == _OLE:
        raise Refused(
            f"« {path.name} » est protégé par un mot de passe, ou dans un format d'avant 2007 : enregistrez-le "
            "sans mot de passe, en .docx, .odt, .xlsx ou .ods."
        )
    try:
        with zipfile.ZipFile(path) as archive:
            _check_inside(path.name, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise Refused(
            f"« {path.name} » est abîmé, ou n'est pas ce que dit son nom : ouvrez-le et enregistrez-le à nouveau."
        ) from error


def _check_inside(name: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_INSIDE or sum(member.file_size for member in members) > LARGEST_INSIDE:
        raise _bomb(name)
    unpacked = 0
    for member in members:
        if any(sign in member.filename.lower() for sign in _MACROS):
            raise Refused(
                f"« {name} » contient des macros, c'est-à-dire des programmes : enregistrez-le sans macros "
                "(.docx, .odt, .xlsx ou .ods)."
            )
        if member.flag_bits & 1:
            raise _locked(name)
        with archive.open(member) as content:
            while chunk := content.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > LARGEST_INSIDE:
                    raise _bomb(name)
                if member.filename == "META-INF/manifest.xml" and b"encryption-data" in chunk:
                    raise _locked(name)


def _bomb(name: str) -> Refused:
    return Refused(
        f"« {name} » se déplie en plus de {LARGEST_INSIDE // 2**20} Mo : il n'est pas lu. Retirez ses images, ou "
        "enregistrez-le à nouveau."
    )


def _locked(name: str) -> Refused:
    return Refused(f"« {name} » est protégé par un mot de passe : enregistrez-le sans mot de passe.")
