"""Files that lie, break or weigh: one French sentence, in bounded time."""

from __future__ import annotations

import struct
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import openpyxl
import pypdf
import pytest
from click.testing import CliRunner

from builder import cli
from builder.commands.bring_in import known_of
from builder.importing import document
from builder.importing.aside import bounded
from builder.importing.documents import read_document
from builder.importing.limits import count
from builder.importing.proposing import EMAIL
from builder.importing.record import measured
from builder.importing.refusals import Refused
from builder.importing.tables import read_table
from builder.importing.word import read_word
from builder.importing.workbooks import read_workbook
from tests.conftest import ROOT


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return path


def bomb(path: Path) -> Path:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open("word/document.xml", "w") as to,
    ):
        for _ in range(250):
            to.write(bytes(2**20))
    return path


def liar(path: Path) -> Path:
    """A bomb whose directory says that it is small."""
    content = bytearray(bomb(path).read_bytes())
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.find(sign)
        content[start + place : start + place + 4] = struct.pack("<I", 1000)
    path.write_bytes(content)
    return path


def locked_pdf(path: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    return path


def scanned_pdf(path: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(path)
    return path


def locked_odt(path: Path) -> Path:
    return archive(path, mimetype=b"x", **{"META-INF__manifest.xml": b"<m:encryption-data/>"})


def laughs(path: Path) -> Path:
    """Entities that unfold into gigabytes."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 12}">' for n in range(1, 12))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a11;</x>'.encode()
    return archive(path, mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": text,
                   "META-INF__manifest.xml": b"<manifest/>"})  # fmt: skip


CASES = {
    "bombe.docx": (bomb, "se déplie en plus de 200 Mo"),
    "menteur.docx": (liar, "est abîmé"),
    "macros.docx": (lambda path: archive(path, word__vbaProject=b"x", **{"word__vbaProject.bin": b"x"}), "macros"),
    "ancien.docx": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)), "mot de passe"),
    "verrou.odt": (locked_odt, "mot de passe"),
    "rires.odt": (laughs, "enregistrez-le à nouveau"),
    "vide.docx": (lambda path: path.write_bytes(b""), "est vide"),
    "image.docx": (lambda path: path.write_bytes(b"\x89PNG" + bytes(100)), "abîmé"),
    "creux.docx": (lambda path: archive(path, a=b"x"), "enregistrez-le à nouveau"),
    "verrou.pdf": (locked_pdf, "mot de passe"),
    "scan.pdf": (scanned_pdf, "numérisées"),
    "casse.pdf": (lambda path: path.write_bytes(b"%PDF-1.7 rien"), "abîmé"),
    "binaire.txt": (lambda path: path.write_bytes(bytes(range(256))), "n'est pas un texte"),
    "blanc.txt": (lambda path: path.write_bytes(b"\n \n"), "aucun texte"),
    "dessin.svg": (lambda path: path.write_bytes(b"<svg/>"), ".docx, .odt, .pdf ou .txt"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_document_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    make, said = CASES[name]
    make(tmp_path / name)
    with pytest.raises(Refused) as refused:
        read_document(tmp_path / name)
    assert said in str(refused.value)
    assert name in str(refused.value)


@pytest.mark.parametrize("told", ["9" * 5000, "²", "-1", "un", ""])
def test_a_number_that_a_file_tells_of_itself_is_bounded(told: str) -> None:
    """Word files, OpenDocument texts and workbooks: spans, levels, choices."""
    assert count(told, 1) == 1 and count("1048576", 1) == 1_048_576


@pytest.mark.parametrize(("name", "content", "said"), [
    ("long.csv", "a;b\n" + "un;deux\n" * 100_000, "plus de 10000 réponses"),
    ("large.csv", ";".join("c" * 5 for _ in range(2000)) + "\n1\n", "plus de 1000 colonnes"),
    ("guillemet.csv", 'a;b\n"' + "x" * 300_000, "guillemets"),
    ("trop.csv", "a;b;c;d\n1;2;3;4\n1;2;3;4\n1;2;3;4\n1;2;3;4\n1;2;3;4;5\n", "ligne 6"),
    ("classeur.xlsx", "pas un zip", "abîmé"),
    ("vieux.xls", "x", ".csv, .xlsx, .ods ou .json"),
    ("long.json", "[" + ",".join(['{"a": 1}'] * 100_000) + "]", "plus de 10000 réponses"),
    ("large.json", "[" + ",".join(f'{{"{number}": 1}}' for number in range(40_000)) + "]", "plus de 1000 colonnes"),
    ("profond.json", "[" * 100_000, "JSON lisible"),
    ("casse.jsonl", '{"a": 1}\n{"a":', "JSON lisible"),
    ("vide.json", "[]", "aucune réponse"),
])  # fmt: skip
def test_a_table_is_refused_in_one_sentence(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(Refused, match=said.replace(".", r"\.")):
        read_table(tmp_path / name)


def test_a_workbook_of_100000_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(100_000):
        sheet.append([number])
    book.save(tmp_path / "long.xlsx")
    with pytest.raises(Refused, match="plus de 10000 réponses"):
        read_table(tmp_path / "long.xlsx")


def sleep(path: Path) -> None:
    time.sleep(60)


def far(path: Path) -> int:
    """What is filled a billion cells away: the library ends the process, with a trace of its own."""
    book = openpyxl.Workbook()
    book.active["XFD20000"] = "x"
    book.active["A1"] = "Titre"
    book.save(path)
    return len(read_workbook(path).rows)


def devour(path: Path) -> int:
    return len(bytearray(8 * 2**30))


def test_a_reader_is_stopped(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refused, match="plus de 1 secondes"):
        bounded(sleep, tmp_path / "lent.pdf", 1)
    with pytest.raises(Refused, match="trop de mémoire"):
        bounded(devour, tmp_path / "gros.pdf")
    with pytest.raises(Refused, match="loin du tableau"):
        bounded(far, tmp_path / "loin.xlsx")
    assert "memory allocation" not in capfd.readouterr().err


def test_a_missing_library_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    for reader in (read_word, read_workbook):
        with pytest.raises(Refused, match="« make site » l'installe"):
            reader(tmp_path / "a.docx")


def test_make_site_installs_what_bringing_in_takes() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert wanted["import"] and all(f"\n{name.split('>')[0]}==" in locked for name in wanted["import"])


def test_the_command_ends_in_a_sentence(project: Path) -> None:
    file = project.parent / "scan.pdf"
    scanned_pdf(file)
    result = CliRunner().invoke(cli.main, ["--project", str(project), "import", "document", str(file)])
    assert result.exit_code == 1 and "numérisées" in result.output
    assert isinstance(result.exception, SystemExit) and not (project / "content" / "drafts").exists()
    assert result.output.startswith("«")


LONG = [
    "a" * 100_000, "-" * 100_000, "\u00ad" * 100_000 + "x", "x" + " " * 100_000 + "x", "* " * 50_000, "1 " * 50_000,
    "(" * 100_000, "mot mot:" * 12_000, "un mot\n" * 15_000, "un     mot\n" * 15_000, "Contexte (" * 10_000,
    "@a." * 35_000, "a - b (59) : " * 8_000, "- a\n" * 25_000, "Un mot\n" * 12_000,
    "2020 (" * 15_000, "1 de " * 20_000,
]  # fmt: skip


def test_long_texts_are_read_whole(project: Path) -> None:
    """Nothing grows as the square of a text: one that did would take minutes."""
    known = known_of(project)
    shapes = (
        "Contexte\n{}\nFin du texte", "{}\nFin du texte", "Impact\nUne\n\n{} :\n\n- Fin du texte",
        "Contacts\n{}\nFin du texte",
    )  # fmt: skip
    every = [(text, shapes[0]) for text in LONG]
    every += [(text[:30_000], shapes[1 + number % 3]) for number, text in enumerate(LONG)]
    for number, (text, shape) in enumerate(every):
        file = project.parent / f"long-{number}.txt"
        file.write_text(shape.format(text), encoding="utf-8")
        found = read_document(file)
        counts = [draft.characters for draft in document.drafts(found, known, file.name)]
        assert sum(count["read"] for count in counts) == sum(measured(line.text) for line in found.lines)


def test_an_endless_word_does_not_cost_its_square() -> None:
    start = time.process_time()
    assert not EMAIL.search("A" * 40_000)
    assert time.process_time() - start < 1  # it was five
    assert EMAIL.findall("a.b@c.fr,d@e.fr") == ["a.b@c.fr", ",d@e.fr"]
