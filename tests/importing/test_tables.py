"""The tables that files hold: which sign separates their cells, which row and which tab are taken."""

from __future__ import annotations

from pathlib import Path

import odfdo
import openpyxl
import pytest

from builder.importing.agreement import Agreement
from builder.importing.cells import Table, Where
from builder.importing.refusals import Refused
from builder.importing.separators import separator
from builder.importing.tables import read_table

PROSE = "Des femmes, des jeunes, des réfugiés, puis leurs proches : un bilan, un stage, une visite."
CHOICES = ("Publics [Femmes]", "Publics [Jeunes]")
ROWS: tuple[tuple[object, ...], ...] = (("ID", "Titre", "Description"), (1, "Un bal", "Danser"))


def csv_of(tmp_path: Path, text: str, encoding: str = "utf-8") -> Table:
    (tmp_path / "a.csv").write_text(text, encoding=encoding)
    return read_table(tmp_path / "a.csv")


def workbook(path: Path, **tabs: tuple[tuple[object, ...], ...]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tabs.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_prose_full_of_commas_is_not_cut_at_them(tmp_path: Path, sign: str, quote: str, encoding: str) -> None:
    cells = [
        ["Titre", "Structure porteuse", "Contexte", "Objectifs"],
        *([f"T{n}", "CORIF", PROSE, PROSE] for n in range(4)),
    ]
    text = "\n".join(sign.join(f"{quote}{cell}{quote}" for cell in row) for row in cells)
    table = csv_of(tmp_path, text, encoding)
    assert table.columns == tuple(cells[0]) and len(table.rows) == 4
    assert table.rows[0].cells == ("T0", "CORIF", PROSE, PROSE)


@pytest.mark.parametrize(("text", "sign"), [
    ('Nom,Texte\nA,"un; deux; trois"\nB,"x; y"\n', ","),
    ("Heure,Publics,T\n1,Femmes;Hommes;Jeunes,a\n2,Femmes;Salariés;X,b\n", ","),
    ("a;b;c;d\n1;2\n1;2;3\n1\n1;2;3;4\n", ";"),
    ('ID;Titre;Texte\n1;"Le "gros" bal";un, deux\n2;"La "petite"";x, y, z\n3;a;b\n', ";"),
    ("Enquête 2024\nID;Titre\n1;un, deux\n2;trois, quatre\n", ";"),
    ('"ID";"Texte"\n"1";"ligne\nautre, encore,\nfin"\n', ";"),
    ("a;b;c\n1,5;2,5;3,5\n1,2;3,4;5,6\n", ";"),
    ("sep=|\na|b;c\n1|2;3\n", "|"),
])  # fmt: skip
def test_the_sign_that_cuts_records_alike(text: str, sign: str) -> None:
    assert separator(text) == sign


def test_one_column_is_not_cut(tmp_path: Path) -> None:
    assert csv_of(tmp_path, "Titre\nUn, deux\nTrois, quatre, cinq\n").columns == ("Titre",)


def test_titles_above_columns_without_title_are_the_titles(tmp_path: Path) -> None:
    rows = (("ID", "Titre", "Structure porteuse", None, None), (1, "Un titre", "CORIF", "a", "b"))
    table = read_table(workbook(tmp_path / "a.xlsx", Feuille=rows))
    assert table.columns == ("ID", "Titre", "Structure porteuse", "Colonne 4", "Colonne 5")
    assert table.rows[0].cells == ("1", "Un titre", "CORIF", "a", "b")
    assert "« Colonne 4 », « Colonne 5 »" in "".join(table.told)


@pytest.mark.parametrize("turned", [False, True])
def test_codes_give_way_to_questions(tmp_path: Path, turned: bool) -> None:
    head = ["id,submitdate,G1Q1,G1Q2[SQ001]", "ID de la réponse,Date de soumission,Titre de la pratique,Racontez"]
    table = csv_of(tmp_path, "\n".join([*(head[::-1] if turned else head), "7,2025-01-02,Un bal,Danser"]))
    assert table.columns[2] == "Titre de la pratique" and len(table.rows) == 1
    assert "« G1Q1 »" in "".join(table.told)


def test_codes_alone_stay_the_titles(tmp_path: Path) -> None:
    table = csv_of(tmp_path, "id,submitdate,G1Q1\n7,2025-01-02 10:00,Un bal populaire\n")
    assert table.columns == ("id", "submitdate", "G1Q1")


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (["Titre,Publics,,Texte", ",Femmes,Jeunes,", "Un bal,X,,Danser"], ("Titre", *CHOICES, "Texte")),
        (["Titre,Publics,", ",Femmes,Jeunes", "Un bal,,X"], ("Titre", *CHOICES)),
        (["Titre,Publics,,Texte", "Un bal,X,,Danser"], ("Titre", "Publics", "Texte")),
        (["Titre,Publics,,Texte", "Un bal,Femmes,Jeunes,Danser"], ("Titre", "Publics", "Colonne 3", "Texte")),
        (["Titre,Publics,,Texte", ",Femmes,Jeunes,Danser"], ("Titre", "Publics", "Colonne 3", "Texte")),
    ],
)  # fmt: skip
def test_the_choices_under_a_question_are_of_its_title(
    tmp_path: Path, rows: list[str], columns: tuple[str, ...]
) -> None:
    table = csv_of(tmp_path, "\n".join(rows))
    assert table.columns == columns and len(table.rows) == 1


def test_the_tabs_of_the_same_titles_are_read_together(tmp_path: Path) -> None:
    """One tab a territory, its columns in any order; what only copies answers, or asks for something else, is left."""
    other = tuple(reversed(ROWS[0])), ("Un port", *("b" for _ in ROWS[0][1:]))[::-1]
    tabs = {
        "Nord": ROWS,
        "Somme": other,
        "Copie": ROWS[::1],
        "Notes": (("Enquête",),),
        "Total": (("Nord", 1), ("a", 2)),
    }
    table = read_table(workbook(tmp_path / "a.xlsx", **tabs))
    assert table.columns == ROWS[0] and table.where.tab == ""
    assert [row.tab for row in table.rows] == [*["Nord"] * (len(ROWS) - 1), "Somme"]
    assert table.rows[-1].cells[0] == "Un port" and table.rows[-1].told == "2 (Somme)"
    said = " ".join(table.told)
    assert "Lu aussi : 1 réponse, onglet « Somme »" in said
    assert "« Copie », « Notes », « Total »" in said
    assert {row.tab for row in read_table(tmp_path / "a.xlsx", Where("Somme")).rows} == {""}


def test_the_tab_of_the_answers_is_found_or_chosen(tmp_path: Path) -> None:
    notes: tuple[tuple[object, ...], ...] = (("Enquête 2025",), ("Ne pas diffuser",))
    path = workbook(tmp_path / "a.xlsx", Lisez_moi=notes, Réponses=ROWS, Essai=ROWS)
    table = read_table(path)
    assert table.columns == ROWS[0] and table.where.tab == "Réponses"
    assert "« Lisez moi », « Essai »" in "".join(table.told)
    assert read_table(path, Where("Essai")).where.tab == "Essai"
    with pytest.raises(Refused, match="il a : « Lisez moi »"):
        read_table(path, Where("Autre"))


def test_the_row_of_titles_may_be_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x;y\nu;v\n1;2\n", encoding="utf-8")
    table = read_table(tmp_path / "a.csv", Where(titles=2))
    assert table.columns == ("u", "v") and len(table.rows) == 1 and "« x », « y »" in "".join(table.told)
    with pytest.raises(Refused, match="la ligne 9 est vide"):
        read_table(tmp_path / "a.csv", Where(titles=9))


def test_a_number_keeps_the_sign_that_its_cell_shows(tmp_path: Path) -> None:
    formats = {"B3": "0%", "C3": "0.0 %", "D3": '#,##0.00 "€"', "E3": "[$€-40C]#,##0", "F3": "General", "G3": '0" %"'}
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for place, (cell, style) in enumerate(formats.items()):
        sheet[f"{cell[0]}2"] = f"Titre {place}"
        sheet[cell] = (0.45, 0.333, 1234.5, 12, 0.5, 45)[place]
        sheet[cell].number_format = style
    book.save(tmp_path / "a.xlsx")
    assert read_table(tmp_path / "a.xlsx").rows[0].cells == ("45 %", "33,3 %", "1234,5 €", "12 €", "0,5", "45")


def test_a_sign_of_an_opendocument_workbook(tmp_path: Path) -> None:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Réponses")
    for place, title in enumerate(("Titre", "Part", "Coût")):
        table.set_value((place, 0), title)
    table.set_value((0, 2), "Un bal")
    table.set_cell((1, 2), odfdo.Cell(0.45, cell_type="percentage"))
    table.set_cell((2, 2), odfdo.Cell(12, cell_type="currency", currency="EUR"))
    document.body.append(table)
    document.save(tmp_path / "a.ods")
    assert read_table(tmp_path / "a.ods").rows[0].cells == ("Un bal", "45 %", "12 €")


MERGED: tuple[tuple[object, ...], ...] = (
    ("Tableau de recensement",),
    ("Titre", "Structure", "Contact", None, "Objectifs", "Budget", None),
    (None, None, "Nom", "Courriel", None, 2023, 2024),
    ("Un bal", "CORIF", "Zoé", "zoe@exemple.fr", "Danser", 10, 20),
    ("Un bus", None, None, None, "Rouler", 30, None),
    ("Un jardin", "We Ker", "Non concerné", None, "Planter", None, 40),
    (None, None, None, None, "Récolter", None, None),
    ("Un four", "We Ker", None, None, "Cuire", None, None),
)
AREAS = ("A1:G1", "A2:A3", "B2:B3", "E2:E3", "C2:D2", "F2:G2", "B4:B5", "C4:C5", "D4:D5", "A6:A7", "B6:B7", "C6:D6")


def opened(path: Path, **tabs: tuple[tuple[object, ...], ...]) -> Path:
    """The same tabs as an OpenDocument workbook, with the same merged cells."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    for name, rows in tabs.items():
        table = odfdo.Table(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    table.set_value((column, row), cell if isinstance(cell, int) else str(cell))
        for area in AREAS:
            table.set_span(area)
        document.body.append(table)
    document.save(path)
    return path


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_merged_cells_are_one_answer_on_several_rows_or_one_value_for_several(tmp_path: Path, suffix: str) -> None:
    path = (workbook if suffix == "xlsx" else opened)(tmp_path / f"a.{suffix}", Feuille=MERGED)
    if suffix == "xlsx":
        book = openpyxl.load_workbook(path)
        for area in AREAS:
            book.worksheets[0].merge_cells(area)
        book.save(path)
    table = read_table(path)
    assert table.columns == (
        "Titre", "Structure", "Contact – Nom", "Contact – Courriel", "Objectifs", "Budget – 2023", "Budget – 2024",
    )  # fmt: skip
    assert [(row.number, row.cells) for row in table.rows] == [
        (4, ("Un bal", "CORIF", "Zoé", "zoe@exemple.fr", "Danser", "10", "20")),
        (5, ("Un bus", "CORIF", "Zoé", "zoe@exemple.fr", "Rouler", "30", "")),
        (6, ("Un jardin", "We Ker", "Non concerné", "", "Planter\nRécolter", "", "40")),
        (8, ("Un four", "We Ker", "", "", "Cuire", "", "")),
    ]
    said = "Cellules fusionnées ; réponses sur plusieurs lignes, réunies : 1 ; valeurs reprises à chaque ligne"
    assert any(told.startswith(said) for told in table.told)


def test_a_value_over_empty_rows_makes_no_answer_and_two_words_on_consent_are_no_yes(tmp_path: Path) -> None:
    rows = (("Titre", "Structure", "Accord"), ("Un bal", "CORIF", "oui"), (None, None, "non"), ("Un bus", None, "oui"))
    path = workbook(tmp_path / "a.xlsx", Feuille=rows)
    book = openpyxl.load_workbook(path)
    for area in ("A2:A3", "B2:B3", "B4:B9"):
        book.worksheets[0].merge_cells(area)
    book.save(path)
    table = read_table(path)
    assert [row.cells for row in table.rows] == [("Un bal", "CORIF", "oui\nnon"), ("Un bus", "", "oui")]
    question = "Acceptez-vous que vos coordonnées soient publiées ?"
    assert Agreement(question, table.rows[0].cells[2]).withholds and not Agreement(question, "oui").withholds


def test_a_table_whose_first_column_asks_has_one_answer_a_column(tmp_path: Path) -> None:
    turned = csv_of(
        tmp_path, ";Fiche 1;Fiche 2\nTitre;Un bal;Un four\nContexte;Des mères isolées.;\nContact;a@b.fr;c@d.fr\n"
    )
    assert turned.columns == ("Colonne 1", "Titre", "Contexte", "Contact")
    assert [row.cells for row in turned.rows] == [
        ("Fiche 1", "Un bal", "Des mères isolées.", "a@b.fr"),
        ("Fiche 2", "Un four", "", "c@d.fr"),
    ]
    assert "une réponse par colonne" in turned.told[0]
    straight = csv_of(
        tmp_path, "Thème;Titre;Description\nContexte;Un bal;Danser\nObjectifs;Un four;Cuire\nPublic;Un jeu;Jouer\n"
    )
    assert straight.columns == ("Thème", "Titre", "Description")


def test_boxes_under_the_words_of_their_question(tmp_path: Path) -> None:
    rows = ";;Publics visés;;\nNuméro;Titre;Femmes;Jeunes;Description\n1;Un bal;X;;Danser\n2;Un four;;X;Cuire\n"
    columns = csv_of(tmp_path, rows).columns
    assert columns == ("Numéro", "Titre", "Publics visés [Femmes]", "Publics visés [Jeunes]", "Description")
