"""Word files as people make them, which no other test holds: each is made once, and read by both sides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _bytes(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def bold_titles() -> bytes:
    """Sheets one after another: a title in bold, then headings in bold at the start of their line."""
    made = docx.Document()
    for title, context, aim in (
        ("Le bus des métiers", "La vallée se vide.", "Aller vers les jeunes."),
        ("La cantine ouverte", "Les loyers montent.", "Nourrir."),
        ("Le jardin de rue", "Le sol est minéral.", "Planter."),
    ):
        made.add_paragraph().add_run(title).bold = True
        for heading, words in (("Contexte", context), ("Objectifs", aim), ("Contact", "nous@exemple.fr")):
            line = made.add_paragraph()
            line.add_run(f"{heading}\u00a0:").bold = True
            line.add_run(f" {words}")
    return _bytes(made)


def bold_labels() -> bytes:
    """Headings in bold, each followed by its text without any colon."""
    made = docx.Document()
    made.add_paragraph().add_run("Des crèches à l'aube").bold = True
    for heading, words in (
        ("Contexte", "Les crèches ouvrent tard."),
        ("Objectifs", "Ouvrir à 5 h 30.\nGarder les équipes."),
        ("Mot du maire", "Il est content."),
        ("Freins", "les bus du matin"),
        ("Deux communes", "ont suivi."),
    ):
        line = made.add_paragraph()
        line.add_run(heading).bold = True
        line.add_run(f" {words}")
    return _bytes(made)


def titles_above_headings() -> bytes:
    """Sheets without any context: what starts one is a title of a higher level."""
    made = docx.Document()
    for title in ("Le bus des métiers", "La cantine ouverte"):
        made.add_heading(title, 1)
        for heading in ("Objectifs", "Clés de réussite"):
            made.add_heading(heading, 2)
            made.add_paragraph(f"{heading} de {title}.")
            made.add_heading("Pour les habitantes", 3)
            made.add_paragraph("Leur place.")
    return _bytes(made)


def _added(paragraph: Any, xml: str) -> None:
    for node in parse_xml(f'<w:p xmlns:w="{WORD}">{xml}</w:p>'):
        paragraph._p.append(node)


def seen_and_unseen() -> bytes:
    """Moved, deleted, hidden and commented words, breaks and symbols, a header, a footer."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Rédigée par Zoé Martin, zoe@exemple.fr"
    made.sections[0].footer.paragraphs[0].text = "Fonds social européen"
    made.styles.add_style("Secret", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
    made.add_heading("Le bus des métiers", 1)
    made.add_heading("Contexte", 2)
    line = made.add_paragraph("Avant. ")
    _added(line, '<w:moveFrom w:id="1" w:author="A"><w:r><w:t>Phrase déplacée.</w:t></w:r></w:moveFrom>')
    _added(line, '<w:del w:id="2" w:author="A"><w:r><w:delText>Supprimé.</w:delText><w:br/></w:r></w:del>')
    line = made.add_paragraph("Après. ")
    _added(line, '<w:moveTo w:id="3" w:author="A"><w:r><w:t>Phrase déplacée.</w:t></w:r></w:moveTo>')
    line = made.add_paragraph("Un texte vu. ")
    line.add_run("Un texte masqué.").font.hidden = True
    made.add_paragraph("Un paragraphe masqué.", style="Secret")
    line = made.add_paragraph("Un pas")
    _added(
        line, '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>un autre</w:t><w:cr/><w:t>et la suite.</w:t></w:r>'
    )
    made.add_comment(line.runs, text="Revoir ceci avec Luc", author="Luc")
    made.add_heading("Objectifs", 2)
    made.add_paragraph("Accueillir.")
    return _bytes(made)


def soft_returns() -> bytes:
    """Lists typed in one paragraph; a sentence that its author cut goes on."""
    made = docx.Document()
    made.add_heading("La cantine ouverte", 1)
    for heading, words in (
        ("Contexte", "Les loyers montent.\nLes familles partent."),
        ("Objectifs", "Nourrir\nRéunir les\nhabitantes,\nLes écouter ;\naccueillir"),
        ("Partenaires", "CAPEP\nVille d'Amiens"),
        ("Contacts", "Le bureau\n12 rue des Prés\nnous@exemple.fr"),
    ):
        made.add_heading(heading, 2)
        made.add_paragraph(words)
    line = made.add_paragraph()
    line.add_run("Clés de réussite : ").bold = True
    line.add_run("Une cheffe\nDes légumes")
    return _bytes(made)


def tables() -> bytes:
    """Labels beside their texts, one of them unknown; then partners beside their roles; then a budget."""
    made = docx.Document()
    made.add_heading("La cantine ouverte", 1)
    for rows in (
        (
            ("Contexte", "Les loyers montent."),
            ("Objectifs", "Nourrir"),
            ("Mot du maire", "Merci."),
            ("Partenaires", ""),
        ),
        (("Structure", "Rôle"), ("CORIF", "Anime les ateliers"), ("Mairie de Test", "Prête la salle")),
        (("Région", "12 000 €"), ("Département", "3 000 €")),
    ):
        if len(rows) == 2:
            made.add_heading("Financement", 2)
        table = made.add_table(rows=0, cols=2)
        for words in rows:
            for cell, text in zip(table.add_row().cells, words, strict=True):
                cell.text = text
        made.add_paragraph("")
    return _bytes(made)


def notes() -> bytes:
    """A footnote, which is read after the paragraph that calls it."""
    made = docx.Document()
    made.add_heading("Le bus des métiers", 1)
    made.add_heading("Contexte", 2)
    _added(made.add_paragraph("La vallée se vide."), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    made.add_heading("Contacts", 2)
    made.add_paragraph("nous@exemple.fr")
    told = "<w:p><w:r><w:t>Selon la mairie.</w:t></w:r></w:p>"
    note = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{told}</w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, note.encode(), made.part.package)
    made.part.relate_to(part, RT.FOOTNOTES)
    return _bytes(made)


def _older(kind: str) -> str:
    """A field of a form as older files have it: what it says is in no run."""
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{kind}</w:ffData></w:fldChar></w:r>'


def form_fields() -> bytes:
    """Labels beside boxes of every kind, fields that are filled or left as they were; cells and rows within fields."""
    made = docx.Document()
    made.add_heading("La cantine ouverte", 1)
    table = made.add_table(rows=0, cols=2)
    cells = {}
    for label in ("Contexte", "Thématiques", "Publics", "Levier", "Objectifs", "Suites", "Conseils", "Mot du maire"):
        row = table.add_row().cells
        row[0].text = label
        cells[label] = row[1].paragraphs[0]
    cells["Contexte"].text = "Les loyers montent."
    for words in ("☒ Mobilité", "☐ Logement", "□ Santé"):
        cells["Thématiques"].insert_paragraph_before(words)
    sign = '<w:r><w:sym w:font="Wingdings" w:char="{}"/><w:t xml:space="preserve"> {} </w:t></w:r>'
    for code, words in (("F0A8", "Seniors"), ("F0FE", "Jeunes"), ("f06f", "Femmes"), ("F0E0", "")):
        _added(cells["Publics"], sign.format(code, words))
    for state, words in (
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "Recrutement"),
        ("<w:checked/>", "Formation"),
    ):
        _added(cells["Levier"], _older(f"<w:checkBox>{state}</w:checkBox>") + f"<w:r><w:t>{words}</w:t></w:r>")
    for words in ("☐ Nourrir", "☐ Réunir"):
        cells["Objectifs"].insert_paragraph_before(words)
    items = "".join(f'<w:listEntry w:val="{words}"/>' for words in ("À décider", "Ouvrir le samedi"))
    _added(cells["Suites"], _older(f'<w:ddList><w:result w:val="1"/>{items}</w:ddList>'))
    prompt = "<w:sdtContent><w:r><w:t>Cliquez ici pour entrer du texte.</w:t></w:r></w:sdtContent>"
    _added(cells["Conseils"], f"<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr>{prompt}</w:sdt>")
    cells["Mot du maire"].text = "Merci."
    for row in list(table._tbl.tr_lst)[-1:]:
        for node in (row.tc_lst[1], row):
            field = parse_xml(f'<w:sdt xmlns:w="{WORD}"><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>')
            node.getparent().replace(node, field)
            field[1].append(node)
    return _bytes(made)


def _filled(table: Any, rows: Sequence[Sequence[str]], column: int = 0) -> None:
    """Rows of a label and its text, each of which may be several paragraphs."""
    for words in rows:
        row = table.add_row().cells
        for place, told in enumerate(words, column):
            row[place].text, *more = told.split("|")
            for one in more:
                row[place].add_paragraph(one)


def fiches() -> bytes:
    """Three sheets, each a table of labels without any title, under a title in bold, a heading or plain words.

    Labels have a hint beneath or within, are questions, are cut, have no answer; rows have the name of their group.
    """
    made = docx.Document()
    for place, title in enumerate(("Le bus des métiers", "La cantine ouverte", "Le jardin de rue")):
        if place == 1:
            made.add_heading(title, 2)
        else:
            made.add_paragraph().add_run(title).bold = place == 0
        table = made.add_table(rows=0, cols=2)
        group = table.add_row().cells
        group[0].merge(group[1]).text = "Le projet"
        hint = "Contexte|(Quels étaient les besoins ?)"
        _filled(table, [(hint, f"Avant, {title}.|Avant encore."), ("Quels sont vos objectifs ?", f"Pour {title}")])
        _filled(
            table,
            [
                ("Grandes étapes de mise|en œuvre", "Ouvrir"),
                ("Effets (ce qui a changé, mesuré ou non, et pour qui, ici)", "Mieux"),
            ],
        )
        group = table.add_row().cells
        group[0].merge(group[1]).text = "Divers"
        _filled(
            table,
            [
                ("Facteurs clés de succès", ""),
                ("Cadre budgétaire", ""),
                ("Contacts", "nous@exemple.fr"),
                ("Lien", "https://exemple.fr/a"),
            ],
        )
        made.add_paragraph("")
    return _bytes(made)


def laid_out() -> bytes:
    """A page laid out by a table, then groups of labels beside a merged cell, and two pairs of labels in a row."""
    made = docx.Document()
    made.add_heading("La cantine ouverte", 1)
    table = made.add_table(rows=0, cols=2)
    _filled(table, [("Contexte|Les loyers montent", "Objectifs|Nourrir"), ("Partenaires|CORIF", "Conseils|Cuisiner")])
    made.add_paragraph("")
    table = made.add_table(rows=0, cols=3)
    _filled(
        table, [("Freins", "Le bus|Partenaires|Le coût"), ("Suites", "Ouvrir le samedi"), ("Mot du maire", "Merci")], 1
    )
    table.cell(0, 0).merge(table.cell(2, 0)).text = "Mémo"
    made.add_paragraph("")
    table = made.add_table(rows=0, cols=4)
    _filled(table, [("Thématique", "Mobilité", "Date", "2024"), ("Public", "Jeunes", "Contacts", "nous@exemple.fr")])
    return _bytes(made)


def by_columns() -> bytes:
    """One practice a row under the heads of columns, then one a column; then a table that holds fields of one sheet."""
    made = docx.Document()
    made.add_paragraph("Les pratiques de l'année.")
    table = made.add_table(rows=0, cols=4)
    _filled(table, [("Intitulé de l'action", "Objectifs", "Matériel", "Contact")])
    _filled(table, [("Le bus des métiers", "Rouler|Montrer", "Un bus", "bus@exemple.fr"), ("", "Revenir", "", "")])
    _filled(table, [("La cantine ouverte", "Nourrir", "Une cuisine", "")])
    made.add_paragraph("")
    table = made.add_table(rows=0, cols=3)
    _filled(table, [("Titre", "Le jardin de rue", "Le four commun"), ("Contexte", "Du béton.", "Du froid.")])
    _filled(table, [("Objectifs", "Planter", "Cuire"), ("Mot du maire", "", "Merci")])
    made.add_paragraph("")
    table = made.add_table(rows=0, cols=3)
    _filled(table, [("Thématique", "Publics", "Freins"), ("Mobilité", "Jeunes", "Le bus"), ("", "", "Le bruit")])
    return _bytes(made)


def people() -> bytes:
    """Persons in rows, then in a column; labels of one person among others; a budget that names who pays."""
    made = docx.Document()
    made.add_heading("Le relais de nuit", 1)
    made.add_heading("Contexte", 2)
    made.add_paragraph("Les équipes tournent.")
    made.add_heading("Objectifs", 2)
    made.add_paragraph("Garder les enfants.")
    made.add_heading("Résultats", 2)
    made.add_heading("320", 2)
    made.add_paragraph("enfants gardés en 2025")
    made.add_heading("Financement", 2)
    _filled(
        made.add_table(rows=0, cols=2), [("Région", "20 000 €"), ("Département", "10 000 €"), ("Total", "30 000 €")]
    )
    made.add_heading("Contacts", 2)
    table = made.add_table(rows=0, cols=3)
    _filled(table, [("Nom", "Courriel", "Téléphone"), ("Sonia Meyer", "sonia@exemple.fr", "03 89 00 11 22")])
    _filled(table, [("Ali Kaci", "ali@exemple.fr", "03 89 00 11 33")])
    made.add_paragraph("")
    table = made.add_table(rows=0, cols=2)
    _filled(table, [("Nom", "Zoé Blot"), ("Fonction", "Animatrice"), ("Courriel", "zoe@exemple.fr")])
    made.add_heading("Le garage ouvert", 1)
    table = made.add_table(rows=0, cols=2)
    _filled(
        table, [("Titre", "Le garage ouvert"), ("Contexte", "Les bus sont rares."), ("Nom du contact", "Luc Petit")]
    )
    _filled(table, [("Fonction", "Chef d'atelier"), ("Courriel", "luc@exemple.fr"), ("Téléphone", "02 54 00 11 22")])
    _filled(table, [("Objectifs", "Réparer")])
    return _bytes(made)


def told_in_rows() -> bytes:
    """Partners beside what they do, without heads, steps, and figures under their years; then years down the side."""
    made = docx.Document()
    made.add_heading("La cantine ouverte", 1)
    for heading, rows in (
        ("Partenaires", [("Mairie de Test", "Prête la salle"), ("Le Crédit rural", "appui au montage")]),
        ("Partenaires financiers", [("Caisse de Test", "Le Crédit rural"), ("CORIF", "Mairie d'Exemple")]),
        (
            "Étapes",
            [("Date", "Quoi", "Qui"), ("Mars 2023", "Pesées des restes", "La cuisine"), ("2024", "Le choix", "")],
        ),
        ("Calendrier du projet", [("Phase 1", "Phase 2"), ("Peser", "Choisir")]),
        (
            "Résultats",
            [("", "2022", "2023", "Cible 2025"), ("Repas", "1 200", "2 400", "3 000"), ("Bio", "18 %", "n. c.", "")],
        ),
        ("Bilan", [("Année", "Repas", "Restes"), ("2022", "120", "150 g"), ("2023", "240", "62 g")]),
        ("Indicateurs", [("Repas servis", "1 300"), ("Restes", "12 kg, en moyenne")]),
        ("Chiffres clés", [("1 240", "86 %"), ("trajets", "des passagers satisfaits")]),
        ("Mot du maire", [("2022", "Merci"), ("2023", "Bravo")]),
    ):
        made.add_heading(heading, 2)
        _filled(made.add_table(rows=0, cols=len(rows[0])), rows)
    return _bytes(made)


def two_pairs() -> bytes:
    """Labels beside their texts twice in a row, one of them of no field."""
    made = docx.Document()
    made.add_paragraph("Capitalisation")
    table = made.add_table(rows=0, cols=4)
    _filled(
        table, [("Titre", "Ateliers à domicile", "Date", "2023-2024"), ("Porteur", "CORIF", "Territoire", "Finistère")]
    )
    _filled(table, [("Public", "Jeunes", "Coût", "8 400 €")])
    return _bytes(made)


def named_by_its_table() -> bytes:
    """The name of a project in the first row of its table, then the name of a group of labels."""
    made = docx.Document()
    table = made.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Fiche-projet : la maison des sources"
    _filled(table, [("Identité", "Commune", "Une commune du Cantal, au bord de l'eau"), ("", "Contexte", "Le froid.")])
    _filled(table, [("Projet", "Objectifs", "Vivre chez soi"), ("", "Freins", "La place")])
    return _bytes(made)


def plan() -> bytes:
    """A plan of action: few heads of its columns are known headings."""
    made = docx.Document()
    made.add_heading("Le plan du bassin", 1)
    rows = (
        ("N°", "Intitulé libre", "Objectif", "Échéance", "Indicateur"),
        ("1", "Former", "Repérer", "Juin", "80 % formés"),
        ("2", "Afficher", "Montrer", "Mai", "100 %"),
    )
    table = made.add_table(3, 5)
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    return _bytes(made)


def carelessly_packed() -> bytes:
    """Relations to parts that are not there, as Word keeps of a lost picture, and paths with the bars of Windows."""
    image = (
        b'<Relationship Id="rId9%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    )
    lost = b"".join(image % n + b'Target="%s"/>' % to for n, to in enumerate((b"../NULL", b"../../../etc/passwd")))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bold_titles())) as sound, zipfile.ZipFile(made, "w") as careless:
        for member in sound.infolist():
            content = sound.read(member).replace(b"</Relationships>", lost + b"</Relationships>")
            place = zipfile.ZipInfo(member.filename)
            place.filename = member.filename.replace("/", "\\")
            careless.writestr(place, content)
    return made.getvalue()


WORD_FILES: Final[dict[str, Callable[[], bytes]]] = {
    "bold titles": bold_titles,
    "bold labels": bold_labels,
    "titles above headings": titles_above_headings,
    "seen and unseen": seen_and_unseen,
    "soft returns": soft_returns,
    "tables": tables,
    "notes": notes,
    "plan": plan,
    "form fields": form_fields,
    "fiches": fiches,
    "laid out": laid_out,
    "by columns": by_columns,
    "people": people,
    "told in rows": told_in_rows,
    "two pairs": two_pairs,
    "named by its table": named_by_its_table,
    "carelessly packed": carelessly_packed,
}


def every() -> Iterator[bytes]:
    """Each of them."""
    for make in WORD_FILES.values():
        yield make()
