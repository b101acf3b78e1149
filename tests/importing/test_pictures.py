"""The pictures of documents, each beside its sheet, waiting for the words that replace it."""

from __future__ import annotations

import io
import os
from pathlib import Path

import docx
import odfdo
import pytest
import typst
import yaml
from docx.shared import Cm
from PIL import Image

from builder.importing.documents import read_document
from builder.importing.pictures import Document, Raw, taken
from tests.importing.test_document import bring

SHEET = "Contexte\nUn constat.\n\nObjectifs\nUn but.\n\nContacts\nWe Ker, contact@exemple.fr\n"


def drawn(kind: str, colour: str = "red", side: int = 120) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(made, kind)
    return made.getvalue()


def word(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Première pratique", 1)
    for line in SHEET.splitlines():
        document.add_paragraph(line)
    document.add_picture(io.BytesIO(drawn("JPEG")), Cm(3))
    document.inline_shapes[0]._inline.docPr.set("descr", "Un atelier à Rennes")
    document.add_picture(io.BytesIO(drawn("PNG", side=12)), Cm(1))
    document.add_heading("Seconde pratique", 1)
    for line in SHEET.splitlines():
        document.add_paragraph(line)
    document.add_picture(io.BytesIO(drawn("TIFF", "blue")), Cm(3))
    document.add_picture(io.BytesIO(drawn("TIFF", "blue")), Cm(3))
    document.save(str(path))


def test_a_word_file(project: Path) -> None:
    """Each picture goes with its sheet; ornaments and copies go; what no sheet admits becomes PNG."""
    file = project.parent / "recueil.docx"
    word(file)
    first, second = sorted(bring(project, file), key=lambda draft: draft["import"]["key"].rpartition("/")[2])
    assert first["media"] == [{"file": "premiere-pratique-1.jpg", "alt": "Un atelier à Rennes"}]
    assert second["media"] == [{"file": "seconde-pratique-1.png", "alt": ""}]
    media = project / "content" / "drafts" / "media"
    assert sorted(path.name for path in media.iterdir()) == ["premiere-pratique-1.jpg", "seconde-pratique-1.png"]
    assert (media / "premiere-pratique-1.jpg").read_bytes() == drawn("JPEG")
    with Image.open(media / "seconde-pratique-1.png") as image:
        assert image.convert("RGB").getpixel((5, 5)) == (0, 0, 255)
    asked = [item for item in second["import"]["to_confirm"] if item["field"] == "media"]
    assert len(asked) == 1 and "texte de remplacement" in asked[0]["why"] and asked[0]["line"] > 1


def odt(path: Path) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    where = path.with_name("image.png")
    where.write_bytes(drawn("PNG"))
    name = document.add_file(str(where))
    paragraph = odfdo.Paragraph("Un atelier")
    paragraph.append(odfdo.Frame.image_frame(name, size=("3cm", "3cm")))
    document.body.append(paragraph)
    document.save(path)


def pdf(path: Path) -> None:
    path.with_name("image.png").write_bytes(drawn("PNG"))
    path.with_name("fond.png").write_bytes(drawn("PNG", "white", 300))
    text = (
        '#set page(width: 10cm, height: 10cm, background: image("fond.png", width: 100%))\n'
        '= Un atelier\n#image("image.png", width: 3cm)\n#pagebreak()\n#image("image.png", width: 3cm)'
    )
    source = path.with_suffix(".typ")
    source.write_text(text, encoding="utf-8")
    path.write_bytes(typst.compile(str(source), format="pdf"))


@pytest.mark.parametrize("make", [odt, pdf], ids=lambda make: make.__name__)
def test_other_files(tmp_path: Path, make: object) -> None:
    file = tmp_path / f"atelier.{make.__name__}"  # type: ignore[attr-defined]
    make(file)  # type: ignore[operator]
    found: Document = read_document(file)
    assert [(picture.suffix, picture.page) for picture in found.pictures] == [(".png", file.suffix == ".pdf")]
    with Image.open(io.BytesIO(found.pictures[0].content)) as image:
        assert image.size == (120, 120)


def test_a_picture_that_a_program_would_draw_runs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow has Ghostscript read PostScript, which is a program."""
    told = tmp_path / "told"
    (tmp_path / "gs").write_text(f"#!/bin/sh\necho run >> {told}\n", encoding="utf-8")
    (tmp_path / "gs").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    drawing = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\nshowpage\n%%EOF\n"
    (told_of,) = taken([Raw(drawing, 1)])
    assert told_of.suffix == "" and not told.exists()


def test_a_picture_that_nobody_reads_is_told(project: Path) -> None:
    file = project.parent / "recueil.docx"
    document = docx.Document()
    document.add_paragraph("Une pratique à raconter")
    document.add_picture(io.BytesIO(drawn("PNG")), Cm(3))
    next(iter(document.part.package.image_parts))._blob = b"rien"
    document.save(str(file))
    (draft,) = bring(project, file)
    assert "media" not in draft
    assert "ne peut pas être lue" in yaml.safe_dump(draft["import"]["to_confirm"], allow_unicode=True, width=1000)
