"""What OpenDocument texts hold beside plain paragraphs: comments, boxes, notes, hidden words, links."""

from __future__ import annotations

from pathlib import Path

import odfdo

from builder.importing.documents import read_document
from tests.importing.test_document import accounted, bring

BODY = """<office:text xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<text:tracked-changes><text:changed-region><text:deletion><text:p>Supprimé.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Le jardin de rue</text:h>
<text:h text:outline-level="2">Contexte</text:h>
<text:p>Une rue<text:s text:c="2"/>grise<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Selon la mairie.</text:p></text:note-body></text:note> et sèche<office:annotation>
<dc:creator>Luc</dc:creator><dc:date>2025-01-01T00:00:00</dc:date><text:p>À revoir</text:p></office:annotation>, dit-on.
<text:span text:style-name="Secret">Un mot masqué.</text:span></text:p>
<text:h text:outline-level="2">Partenaires</text:h>
<text:p>CORIF<draw:frame><draw:text-box><text:p>Clés de réussite</text:p><text:p>Une animatrice.</text:p>
</draw:text-box></draw:frame></text:p>
<text:section text:name="s" text:display="none"><text:p>Une partie masquée.</text:p></text:section>
<text:h text:outline-level="2">Contacts</text:h>
<text:p><text:a xlink:type="simple" xlink:href="https://jardin.exemple.fr/">CORIF</text:a>, nous@exemple.fr</text:p>
</office:text>"""
HIDDEN = (
    '<style:style style:name="Secret" style:family="text"><style:text-properties text:display="none"/></style:style>'
)


def test_only_what_is_told_to_readers_comes_in(project: Path) -> None:
    file = project.parent / "fiche.odt"
    made = odfdo.Document("text")
    made.body.clear()
    for child in odfdo.Element.from_tag(BODY.replace("\n", "")).children:
        made.body.append(child)
    made.insert_style(HIDDEN, automatic=True)
    made.save(file)
    (draft,) = bring(project, file)
    accounted(read_document(file).lines, [draft])
    assert draft["context"] == "Une rue grise et sèche, dit-on.\n\nSelon la mairie."
    assert draft["stakeholders"] == [{"organisation": "corif"}]
    assert draft["success_factors"] == ["Une animatrice."]
    assert draft["contacts"] == [
        {"organisation": "corif", "email": "nous@exemple.fr", "url": "https://jardin.exemple.fr/"}
    ]
    assert {item["passage"]: item["why"] for item in draft["import"]["unplaced"]} == {
        "Un mot masqué.": "texte masqué dans le document",
        "Une partie masquée.": "texte masqué dans le document",
    }
    assert "Luc" not in str(draft) and "Supprimé" not in str(draft)
    assert len(draft["import"]["remarks"]) == 2


NAMES = (
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
STRONG = (
    f'<style:style {NAMES} style:name="Gras" style:family="paragraph">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def table_of_labels(*rows: tuple[str, str]) -> str:
    """A table of labels, whose first row is the name of a group."""
    cells = [f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for row in rows for words in row]
    lines = "".join(
        f"<table:table-row>{''.join(cells[place : place + 2])}</table:table-row>" for place in range(0, len(cells), 2)
    )
    group = '<table:table-cell table:number-columns-spanned="2"><text:p>Le projet</text:p></table:table-cell>'
    row = f"<table:table-row>{group}<table:covered-table-cell/></table:table-row>"
    head = f"<table:table-header-rows>{row}</table:table-header-rows>"
    return f'<table:table {NAMES} table:name="T">{head}{lines}</table:table>'


def test_tables_of_labels_under_titles_in_bold_are_a_sheet_each(project: Path) -> None:
    file = project.parent / "fiches.odt"
    made = odfdo.Document("text")
    made.body.clear()
    made.insert_style(STRONG, automatic=True)
    for title in ("Le jardin de rue", "Le bus des métiers"):
        rows = (
            ("Contexte", f"Avant, {title} était fermé."),
            ("Objectifs", "Ouvrir"),
            ("Mot du maire", ""),
            ("Freins", "Le bruit"),
        )
        made.body.append(odfdo.Element.from_tag(f'<text:p {NAMES} text:style-name="Gras">{title}</text:p>'))
        made.body.append(odfdo.Element.from_tag(table_of_labels(*rows)))
    made.save(file)
    drafts = {draft["title"]: draft for draft in bring(project, file)}
    accounted(read_document(file).lines, [*drafts.values()])
    assert {title: (draft["context"], draft["objectives"], draft["obstacles"]) for title, draft in drafts.items()} == {
        title: (f"Avant, {title} était fermé.", ["Ouvrir"], ["Le bruit"])
        for title in ("Le jardin de rue", "Le bus des métiers")
    }
    assert {item["passage"] for draft in drafts.values() for item in draft["import"]["unplaced"]} == {
        "Le projet", "Mot du maire",
    }  # fmt: skip


def test_headings_in_bold_before_their_text_without_a_colon(project: Path) -> None:
    file = project.parent / "fiche.odt"
    made = odfdo.Document("text")
    made.body.clear()
    made.insert_style(STRONG.replace('"paragraph"', '"text"'), automatic=True)
    for heading, words in (("Contexte", "La vallée se vide."), ("Objectifs", "Rouler"), ("Freins", "La neige")):
        told = f'<text:span text:style-name="Gras">{heading}</text:span><text:s/>{words}'
        made.body.append(odfdo.Element.from_tag(f"<text:p {NAMES}>{told}</text:p>"))
    made.save(file)
    (draft,) = bring(project, file)
    assert [draft[key] for key in ("context", "objectives", "obstacles")] == [
        "La vallée se vide.", ["Rouler"], ["La neige"],
    ]  # fmt: skip
