"""A word-processor file, a PDF or a text → its lines, in reading order, and its pictures."""

from __future__ import annotations

from pathlib import Path

from builder.importing.aside import bounded
from builder.importing.limits import MOST_CHARACTERS, check_archive, check_file
from builder.importing.open_document import read_open_document
from builder.importing.pages import read_pdf
from builder.importing.pictures import Document
from builder.importing.plain import read_text
from builder.importing.refusals import Refused
from builder.importing.word import read_word


def read_document(path: Path) -> Document:
    """The lines and the pictures of a document.

    Raises:
        Refused: it cannot be read within bounds, or holds no text.
    """
    check_file(path)
    match path.suffix.lower():
        case ".txt" | ".md":
            found = read_text(path)
        case ".docx":
            check_archive(path)
            found = bounded(read_word, path)
        case ".odt":
            check_archive(path)
            found = bounded(read_open_document, path)
        case ".pdf":
            found = bounded(read_pdf, path)
        case other:
            raise Refused(
                f"« {path.name} » : un document s'importe en .docx, .odt, .pdf ou .txt, et non en « {other} » : "
                "enregistrez-le dans l'un de ces formats."
            )
    total = sum(len(line.text) for line in found.lines)
    if total > MOST_CHARACTERS:
        raise Refused(f"« {path.name} » compte plus de {MOST_CHARACTERS} signes : découpez-le.")
    if not any(char.isalnum() for line in found.lines for char in line.text):
        raise Refused(f"« {path.name} » ne contient aucun texte.")
    return found
