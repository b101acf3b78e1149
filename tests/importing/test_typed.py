"""What people type over a printed PDF comes in where they typed it; a page of which nothing is read is told."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import typst
from pypdf.annotations import FreeText, Text
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from builder.importing.documents import read_document
from tests.importing.test_document import accounted, bring
from tests.importing.test_pictures import drawn

PAGE = """
#set page(width: 300pt, height: 400pt, margin: 40pt)
#set text(size: 10pt)
#place(top, dy: 0pt, text(size: 18pt)[Le café des mères])
#place(top, dy: 50pt)[Contexte]
#place(top, dy: 150pt)[Objectifs]
#pagebreak()
#image("scan.png", width: 100%, height: 100%)
"""


def field(value: str, edges: tuple[int, int, int, int]) -> DictionaryObject:
    made = DictionaryObject()
    for key, told in (
        ("Type", NameObject("/Annot")), ("Subtype", NameObject("/Widget")), ("FT", NameObject("/Tx")),
        ("T", TextStringObject(value[:3])), ("V", TextStringObject(value)), ("F", NumberObject(4)),
        ("Rect", ArrayObject([FloatObject(edge) for edge in edges])),
    ):  # fmt: skip
        made[NameObject(f"/{key}")] = told
    return made


def filled(folder: Path) -> bytes:
    (folder / "scan.png").write_bytes(drawn("PNG"))
    (folder / "page.typ").write_text(PAGE, encoding="utf-8")
    made = pypdf.PdfWriter(io.BytesIO(typst.compile(folder / "page.typ", format="pdf")))
    answer = made._add_object(field("LE QUARTIER EST LOIN.\nLes bus sont rares.", (40, 270, 260, 300)))
    made.pages[0][NameObject("/Annots")] = ArrayObject([answer])
    made.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([answer])})
    made.add_annotation(0, FreeText(text="Ouvrir le café.", rect=(40, 160, 260, 190)))
    made.add_annotation(0, Text(text="À revoir avec Luc", rect=(10, 10, 20, 20)))
    file = io.BytesIO()
    made.write(file)
    return file.getvalue()


def test_answers_typed_in_a_form_and_pages_without_words(project: Path) -> None:
    file = project.parent / "fiche.pdf"
    file.write_bytes(filled(project.parent))
    (draft,) = bring(project, file)
    accounted(read_document(file).lines, [draft])
    assert draft["context"] == "LE QUARTIER EST LOIN. Les bus sont rares."
    assert draft["objectives"] == ["Ouvrir le café."]
    comments, pages = draft["import"]["remarks"]
    assert comments.startswith("1 commentaire") and pages.startswith("la page 2 ne porte qu'une image")
    assert "Luc" not in str(draft)


BOXES = """
#set page(width: 300pt, height: 400pt, margin: 40pt)
#set text(size: 10pt)
#place(top, dy: 0pt, text(size: 18pt)[Le café des mères])
#place(top, dy: 40pt)[Contexte]
#place(top, dy: 55pt)[Le quartier est loin.]
#place(top, dy: 90pt)[Thématique]
#for (place, words) in ("Mobilité", "Logement", "Santé").enumerate() {
  std.place(top, dx: 25pt, dy: 110pt + place * 15pt, words)
}
#place(top, dy: 170pt)[Publics]
#place(top, dy: 190pt)[Femmes]
#place(top, dy: 190pt, dx: 90pt)[Jeunes]
"""


def box(writer: pypdf.PdfWriter, name: str, edges: tuple[int, int, int, int], *, ticked: bool) -> IndirectObject:
    made = field(name, edges)
    state = NameObject("/Yes" if ticked else "/Off")
    made[NameObject("/FT")] = NameObject("/Btn")
    made[NameObject("/V")] = made[NameObject("/AS")] = state
    shapes = DictionaryObject({NameObject(name): writer._add_object(StreamObject()) for name in ("/Yes", "/Off")})
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): shapes})
    return writer._add_object(made)


def test_boxes_of_a_form_say_whether_they_are_ticked(project: Path) -> None:
    made = pypdf.PdfWriter(io.BytesIO(typst.compile(BOXES.encode(), format="pdf")))
    places = [(f"a{place}", (45, 240 - place * 15, 55, 250 - place * 15), place == 1) for place in range(3)]
    places += [("b", (80, 160, 90, 170), False), ("c", (165, 160, 175, 170), True)]
    fields = ArrayObject([box(made, name, edges, ticked=ticked) for name, edges, ticked in places])
    made.pages[0][NameObject("/Annots")] = fields
    made.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    file = project.parent / "fiche.pdf"
    made.write(file)
    (draft,) = bring(project, file)
    accounted(read_document(file).lines, [draft])
    assert (draft["themes"], draft["audiences"]) == (["logement"], ["jeunes"])
    empty = [item["passage"] for item in draft["import"]["unplaced"] if item["why"] == "case non cochée"]
    assert empty == ["Mobilité", "Santé", "Femmes"]
