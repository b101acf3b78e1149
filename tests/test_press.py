"""The press: hostile texts, what is remade and what is not, what authors are told, booklets of one's own."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import page as checker
import pypdfium2
import pytest
import segno
import yaml
from PIL import Image
from pypdf import PdfReader

from bench import catalogue as made_catalogue
from builder import addresses, checking, pipeline, printing, spread
from builder.model import Medium, Sheet
from builder.output import Picture
from builder.printing import Imprint
from builder.printing.booklet import collection_document, panorama_document
from builder.printing.codes import Codes
from builder.printing.document import sheet_document
from builder.printing.press import Job, Press
from builder.printing.stream_ends import spelled_out
from builder.printing.workshop import Workshop
from builder.text import plain
from builder.typography import french, number
from tests.casing import CASES, lay, toolbox
from tests.conftest import ROOT
from tests.pages.example import example, rewritten, texts, walk
from tests.real import CATALOGUE
from tests.test_pdf import failures, structure
from tests.test_spread import ON_SEVERAL_CORES

EXAMPLE = example()
IMPRINT = pipeline.imprint(ROOT, "Boîte", "https://boite.example/")
WORKSHOP = Workshop(CATALOGUE, IMPRINT)
HOSTILE = {
    "typst": '#panic("perdu") #include "/etc/passwd" $x^2$ @ref <label> ]) } \\ // com /* c */ = Titre #sys.inputs',
    "markup": "1. un\n   - deux\n     - trois\n\n> cité **gras *it* **\n\n| a | b |\n|---|--:|\n| 1 | 2 | 3 |\n\n"
    "[lien](https://x.fr/) [non](javascript:alert(1)) [^1] [^999] `code` \\# \\*",
    "html": "<script>alert(1)</script>&lt;i&gt; &amp;amp; <a href='javascript:alert(1)'>x</a>",
    "mot-tres-long": "a" * 900,
    "adresse-tres-longue": "https://exemple.fr/" + "chemin/" * 40,
    "emoji": "👩‍👩‍👧‍👦 🇫🇷 😀 ☎️",
    "arabe-et-sens": "مرحبا \u202eredrum\u202c \u2066x\u2069 שלום",
    "invisibles": "mot\u200b\u200c\u200d\u2060\ufeffmot \u00ad a\u0301\u0301\u0301\u0301\u0301 \u0e01\u0e49",
    "commandes": "a\u0085b\u2028c\u2029d\x7f\x01e\ufffd\ue000\U000e0041",
    "rien": "\u200b",
    "citations": "> " * 40 + "x",
    "listes": "- " * 40 + "x",
    "insistances": "*a **b " * 40 + "x" + "** c*" * 40,
}


def words(pdf: bytes) -> str:
    """What a PDF says, without spaces nor hyphens."""
    return words_of("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages))


@pytest.mark.parametrize("sheet", [*CATALOGUE.sheets.values(), *EXAMPLE.sheets.values()], ids=lambda sheet: sheet.id)
def test_nothing_a_sheet_says_is_lost(sheet: Sheet, tmp_path: Path) -> None:
    """Every text and every number of every sheet, as the templates that may flow on print them."""
    catalogue = EXAMPLE if sheet in EXAMPLE.sheets.values() else CATALOGUE
    data = sheet_document(sheet, Workshop(catalogue, IMPRINT))
    data["sheet"]["layout"] = "brief" if sheet.kind == "brief" else "spotlight"
    pictures = tuple(medium.file for medium in sheet.media)
    for name in pictures:
        (tmp_path / name).write_text("Ceci n'est pas une image.", encoding="utf-8")
    press = Press(dataclasses.replace(IMPRINT, media=tmp_path), tmp_path / "prints")
    made = press.print(Job(sheet.id, data, pictures))
    assert made.lost == pictures
    pdf = made.file.read_bytes()
    said = words(pdf) + words_of("".join(alternatives(pdf)))
    elsewhere = {"Personne Retirée", *sheet.keywords, *(heading.label for heading in sheet.headings)}
    elsewhere |= {item.text for item in sheet.related if item.text}
    for text in texts(sheet):
        if text not in elsewhere and len(text) > 2:  # the unit of what is not measured is not told
            spoilt = lost(text, said)
            # A note's number or a page's foot may stand between three words; nothing else may.
            assert len(spoilt) <= 2 * text.count("[^") + (4 if len(text) > 150 else 0), (text, spoilt)
    for _, name, value in walk(sheet):
        if name in {"value", "amount"} and isinstance(value, int | float):
            assert words_of(number(value)) in said, value


def lost(text: str, said: str) -> list[str]:
    """The groups of three words of a text that cannot be read."""
    spoken = french(plain(text)).split()
    groups = [words_of("".join(spoken[at : at + 3])) for at in range(max(1, len(spoken) - 2))]
    return [group for group in groups if group not in said]


def alternatives(pdf: bytes) -> Iterator[str]:
    """The alternative texts of the figures of a PDF."""
    yield from (str(item["/Alt"]) for item in structure(PdfReader(io.BytesIO(pdf))) if "/Alt" in item)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_stays_text(kind: str, tmp_path: Path) -> None:
    """In every field at once, in each layout and in a selection; what is code to somebody, in a collection too."""
    text = HOSTILE[kind]
    catalogue = rewritten(CATALOGUE, lambda _: text)
    one_page, spotlight = "we-ker-groupes-de-travail-mixite", "corif-accompagnement"
    chosen = [catalogue.sheets[name] for name in (one_page, spotlight, "humando-visites-de-chantier")]
    data = [sheet_document(sheet, Workshop(catalogue, IMPRINT)) for sheet in chosen]
    data.append(panorama_document(chosen, text, Workshop(catalogue, IMPRINT)))
    if kind in {"typst", "html"}:
        collection = catalogue.collections["feminisation-industrie"]
        data.append(collection_document(collection, Workshop(catalogue, IMPRINT)))
    for made in Press(IMPRINT, tmp_path).run([Job(kind, one) for one in data]):
        pdf = made.file.read_bytes()
        assert failures(pdf) == []
        seen = words(pdf)
        if kind == "typst":
            assert words_of('#panic("perdu") #include "/etc/passwd" $x^2$ @ref <label> ]) }') in seen
        if kind == "html":
            assert "<script>alert(1)</script>" in seen
        assert b"javascript:" not in b"".join(re.findall(rb"/URI ?\((.*?)\)", pdf))


def words_of(text: str) -> str:
    """A text without spaces, hyphens, bullets, nor what the fonts lack."""
    return re.sub(r"[\s\u200b\u00ad•–-]", "", WORKSHOP.printable(text))


def test_only_what_changed_is_printed_again(tmp_path: Path) -> None:
    project = made_catalogue.write(tmp_path / "projet", 16)
    first = printed(project)
    kept = {file.name: file.stat().st_mtime_ns for file in (project / ".build/prints").glob("*.pdf")}
    assert len(kept) == len(first) > 16
    again = printed(project)
    assert again == first
    assert {file.name: file.stat().st_mtime_ns for file in (project / ".build/prints").glob("*.pdf")} == kept

    sheet = next(project.glob("content/sheets/*/fiche-3.yaml"))
    data = yaml.safe_load(sheet.read_text(encoding="utf-8")) | {"summary": "Neuf pays."}
    sheet.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    after = printed(project)
    told = {path for path in after if after[path] != first[path]}
    collection = sheet.parent.name
    assert told == {f"fiches/{sheet.stem}/{sheet.stem}.pdf", f"collections/{collection}/{collection}.pdf"}
    files = {file.name: file.stat().st_mtime_ns for file in (project / ".build/prints").glob("*.pdf")}
    assert len(files) == len(kept)
    assert sum(files.get(name) == time for name, time in kept.items()) == len(kept) - 2


@ON_SEVERAL_CORES
def test_many_sheets_are_printed_by_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same documents; and when the system wants its memory back, that is told."""
    project = made_catalogue.write(tmp_path / "projet", 4)
    here = printed(project)
    monkeypatch.setattr(spread, "FEWEST", 4)
    report, imprint = checking.check(project), pipeline.imprint(project, "Boîte", "https://boite.example/")
    made = pipeline.print_all(report, imprint, lambda *_: (tmp_path / str(os.getpid())).touch())
    assert {output.path: output.read() for output in made.outputs} == here
    assert not (tmp_path / str(os.getpid())).exists() and len(list(tmp_path.iterdir())) == 2
    with pytest.raises(printing.PressError, match="faute de mémoire"):
        pipeline.print_all(report, imprint, lambda *_: os._exit(9))


def printed(project: Path) -> dict[str, bytes]:
    imprint = pipeline.imprint(project, "Boîte", "https://boite.example/")
    result = pipeline.print_all(checking.check(project), imprint, tidy=True)
    return {output.path: output.read() for output in result.outputs}


def test_a_damaged_cache_is_not_trusted(tmp_path: Path) -> None:
    job = Job("fiche", sheet_document(CATALOGUE.sheets["stef-mixup"], WORKSHOP))
    first = Press(IMPRINT, tmp_path).print(job)
    (file,) = tmp_path.glob("*.pdf")
    whole = first.file.read_bytes()
    file.write_bytes(whole[:-100])
    assert Press(IMPRINT, tmp_path).print(job) == first
    assert first.file.read_bytes() == whole


def illustrated(folder: Path) -> Imprint:
    """The site of the example, with files for its pictures."""
    for name in (medium.file for sheet in EXAMPLE.sheets.values() for medium in sheet.media):
        (folder / name).write_text("Ceci n'est pas une image.", encoding="utf-8")
    return dataclasses.replace(IMPRINT, media=folder)


def coloured(mode: str, kind: str, **saved: object) -> bytes:
    """A small picture."""
    held = io.BytesIO()
    Image.new(mode, (60, 40), (10, 200, 90, 0)[: len(mode)] if len(mode) > 1 else 90).save(held, kind, **saved)
    return held.getvalue()


def sheet_with(folder: Path, files: dict[str, bytes]) -> tuple[Sheet, Imprint]:
    """A sheet with pictures of its own."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    media = tuple(Medium(file=name, alt=f"Image {name}") for name in files)
    sheet = dataclasses.replace(CATALOGUE.sheets["galilee-accompagnement"], media=media)
    return sheet, dataclasses.replace(IMPRINT, media=folder)


def test_a_picture_costs_no_other(tmp_path: Path) -> None:
    """Inks of a press are turned into colours of screens; what is damaged is lost alone, and told by its words."""
    whole = coloured("RGB", "PNG")
    files = {"bonne.png": whole, "cmjn.jpg": coloured("CMYK", "JPEG"), "autre.jpg": coloured("RGB", "JPEG")}
    sheet, imprint = sheet_with(tmp_path, files)
    data = sheet_document(sheet, Workshop(CATALOGUE, imprint))
    made = Press(imprint, tmp_path / "kept").print(Job("essai", data, tuple(files)))
    pdf = made.file.read_bytes()
    assert made.lost == () and failures(pdf) == []
    assert sum(len(page.images) for page in PdfReader(made.file).pages) == 3

    files |= {"coupee.png": whole[:-30]}
    sheet, imprint = sheet_with(tmp_path, files)
    booklet, lost = printing.panorama(CATALOGUE, imprint, [sheet], "Titre")
    assert lost == ("coupee.png",)
    assert sum(len(page.images) for page in PdfReader(io.BytesIO(booklet)).pages) == 3
    assert words_of("Image : Image coupee.png") in words(booklet)


def test_browsers_print_with_the_pictures_that_can_be(tmp_path: Path) -> None:
    whole = coloured("RGB", "PNG")
    files = {"bonne.png": whole, "cmjn.jpg": coloured("CMYK", "JPEG"), "coupee.png": whole[:-30]}
    sheet, imprint = sheet_with(tmp_path, files)
    alone = {sheet.collection: dataclasses.replace(CATALOGUE.collections[sheet.collection], parts=())}
    content = dataclasses.replace(CATALOGUE, sheets={sheet.id: sheet}, collections=alone)
    made = printing.render(content, imprint, tmp_path / "kept")
    assert made.lost == {sheet.id: ("coupee.png",)}
    outputs = {output.path: output for output in made.kit}
    shown = json.loads(outputs[addresses.booklet_of(sheet.id)].read())["pictures"]
    assert shown == {"bonne.png": "assets/media/bonne.png", "cmjn.jpg": "assets/media/cmjn.jpg.print.jpg"}
    with Image.open(io.BytesIO(outputs["assets/media/cmjn.jpg.print.jpg"].read())) as picture:
        assert picture.mode == "RGB"


@pytest.mark.parametrize(
    ("points", "millimetres"),
    [((24, 16), (4.1, 2.7)), ((2000, 350), (None, None)), ((1080, 1920), (39.4, 70.0))],
    ids=["icône", "bandeau", "téléphone"],
)
def test_a_picture_is_no_larger_than_it_bears(
    points: tuple[int, int], millimetres: tuple[float | None, ...], tmp_path: Path
) -> None:
    """150 points an inch at most, 70 mm high, and no empty room around."""
    held = io.BytesIO()
    Image.new("RGB", points).save(held, "PNG")
    sheet, imprint = sheet_with(tmp_path, {"image.png": held.getvalue()})
    catalogue = dataclasses.replace(CATALOGUE, media={"image.png": Picture(*points, ())})
    data = sheet_document(sheet, Workshop(catalogue, imprint))
    made = Press(imprint, tmp_path / "kept").print(Job("essai", data, ("image.png",)))
    width, height = next(placed_pictures(made.file))
    assert abs(width / height - points[0] / points[1]) < 0.01 * points[0] / points[1]
    for size, wanted in zip((width, height), millimetres, strict=True):
        assert wanted is None or abs(size - wanted) < 0.1
    assert width < 145


def placed_pictures(pdf: Path) -> Iterator[tuple[float, float]]:
    """Width and height of each picture, in millimetres."""
    for page in pypdfium2.PdfDocument(pdf):
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = item.get_bounds()
            yield (right - left) * 25.4 / 72, (top - bottom) * 25.4 / 72


def test_the_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    made = printing.render(EXAMPLE, illustrated(tmp_path), tmp_path, lambda *now: told.append(now))
    total = len(EXAMPLE.sheets) + len(EXAMPLE.collections)
    assert told == [(number, total) for number in range(1, total + 1)] and len(made.outputs) == total


def test_a_sheet_may_be_named_as_anchors_are() -> None:
    """Organisations are found by their anchors, which the notes of a sheet with such a name resemble."""
    noted = next(sheet for sheet in EXAMPLE.sheets.values() if sheet.notes)
    sheet = dataclasses.replace(noted, id="structure-nouvelle")
    workshop = Workshop(dataclasses.replace(EXAMPLE, sheets={sheet.id: sheet}), IMPRINT)
    made = panorama_document([sheet], "Titre", workshop)
    assert "#structure-nouvelle.note-" in json.dumps(made)
    before = panorama_document([noted], "Titre", Workshop(EXAMPLE, IMPRINT))
    assert made["index"] == before["index"] != []


def test_codes_are_kept_and_a_damaged_file_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_in = tmp_path / "codes.json"

    def code_of(address: str) -> str:
        press = Press(IMPRINT, tmp_path)
        made = Codes(press.kept("codes"))
        drawn = made(address)
        assert press.keep(made.text(), "codes") == kept_in
        press.forget_others()
        return drawn

    one, other = "https://boite.example/fiches/une/", "https://boite.example/fiches/autre/"
    first = code_of(one)
    kept = kept_in.read_bytes()
    with monkeypatch.context() as without:
        without.setattr(segno, "make", None)
        assert code_of(one) == first
        with pytest.raises(TypeError):
            code_of(other)
    for damaged in (kept.replace(b"svg", b"gvs"), kept[:-9], b"", b"\xff", b"{}\n[]"):
        kept_in.write_bytes(damaged)
        assert code_of(one) == first
        assert kept_in.read_bytes() == kept
    assert code_of(other) != first
    assert b"/une/" not in kept_in.read_bytes()  # only what the site still shows


def test_a_very_large_collection_has_no_booklet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of a thousand sheets would take ten gigabytes to print; the sheets have PDFs of their own."""
    sizes = {name: len(EXAMPLE.sheets_by_collection[name]) for name in EXAMPLE.collections}
    large = max(sizes, key=lambda name: sizes[name])
    monkeypatch.setattr(printing, "BOOKLET", sizes[large] - 1)
    made = printing.render(EXAMPLE, illustrated(tmp_path), tmp_path)
    assert made.unbound == (large,)
    assert addresses.collection(large) not in made.downloads
    paths = {output.path for output in made.outputs}
    assert paths == {addresses.pdf(address) for address in made.downloads if address != addresses.PANORAMA}
    assert len(paths) == len(EXAMPLE.sheets) + len(EXAMPLE.collections) - 1


def test_a_booklet_sets_a_page_as_the_sheet_alone_was(tmp_path: Path) -> None:
    """What fits is looked for once; what does not fit in spite of what is told is looked for again."""
    collection = CATALOGUE.collections["feminisation-industrie"]
    sheet = CATALOGUE.sheets["we-ker-groupes-de-travail-mixite"]
    press = Press(IMPRINT, tmp_path)
    alone = press.print(Job("seule", sheet_document(sheet, WORKSHOP)))
    (proof,) = alone.proofs
    assert proof.fit["holds"] and proof.fit["rank"] > 0

    def booklet(**fits: object) -> list[str]:
        made = press.print(Job("livret", collection_document(collection, WORKSHOP, {sheet.id: fits} if fits else {})))
        return [page.extract_text() for page in PdfReader(made.file).pages]

    lines = set(PdfReader(alone.file).pages[0].extract_text().splitlines())
    (like,) = (page for page in booklet(**proof.fit) if len(lines - set(page.splitlines())) < 4)  # address, foot
    assert like not in booklet()  # where it has a little more room
    for other in ({"rank": 0}, {"cut": 999}):
        assert booklet(**{**proof.fit, **other}) == booklet()


def test_shortening_as_told_is_enough(tmp_path: Path) -> None:
    """The warning of an overflowing sheet names a number of characters: without them, the sheet fits."""
    root = lay(CASES / "invalid" / "I702-fiche-longue", tmp_path)
    said = toolbox(root, "check", "--print").output.replace("\u00a0", " ")
    told = re.search(r"« Description » \(description\) d’environ (\d+) signes", said)
    assert told, said
    sheet = root / "content/sheets/panorama/stef-mixup.yaml"
    before, _, rest = sheet.read_text(encoding="utf-8").partition("contacts:")
    shorter = before.rstrip()[: -int(told[1])]
    sheet.write_text(f"{shorter}\ncontacts:{rest}", encoding="utf-8")
    assert "I702" not in toolbox(root, "check", "--print").output
    longer = f"{before.rstrip()[: -int(int(told[1]) * 0.6)]}\ncontacts:{rest}"
    sheet.write_text(longer, encoding="utf-8")
    assert "I702" in toolbox(root, "check", "--print").output


def test_a_booklet_of_ones_own(tmp_path: Path) -> None:
    root = lay(CASES / "base", tmp_path)
    out = tmp_path / "réunion.pdf"
    run = toolbox(root, "booklet", "corif-accompagnement", "stef-mixup", "--title", "Réunion du 8 mars", "-o", str(out))
    assert run.code == 0, run.output
    reader = PdfReader(out)
    assert reader.metadata is not None and reader.metadata.title == "Réunion du 8 mars"
    titles = [str(item.title) for item in reader.outline if not isinstance(item, list)]
    sheets = pipeline.catalogue(checking.check(root)).sheets
    wanted = [sheets[name].title.replace("'", "’") for name in ("corif-accompagnement", "stef-mixup")]
    assert titles == ["Réunion du 8 mars", "Sommaire", *wanted, "Index des structures", "À propos de ce livret"]
    assert [
        f.message for p in ("ua1", "2a") for f in checker.validate_pdf_bytes(out.read_bytes(), profile=p).failures
    ] == []
    first = out.read_bytes()
    toolbox(root, "booklet", "corif-accompagnement", "stef-mixup", "--title", "Réunion du 8 mars", "-o", str(out))
    assert out.read_bytes() == first


@pytest.mark.parametrize(("wanted", "told"), [("stef-mixu", "Vouliez-vous dire « stef-mixup »"), ("xyz", "xyz")])
def test_a_booklet_of_unknown_sheets(wanted: str, told: str, tmp_path: Path) -> None:
    run = toolbox(lay(CASES / "base", tmp_path), "booklet", wanted, "-o", str(tmp_path / "x.pdf"))
    assert run.code != 0
    assert told in run.output and "Traceback" not in run.output
    assert not (tmp_path / "x.pdf").exists()


def test_the_end_of_a_stream_is_unmistakable() -> None:
    """Data that ends by a carriage return: the checker is wrong about the file as Typst writes it, not as we do."""
    made = with_doubtful_stream()
    assert b"\r\nendstream" in made
    rules = [failure.rule_id for failure in checker.validate_pdf_bytes(made, profile="2a").failures]
    assert "PDFA2A-STREAM-LENGTH-001" in rules
    mended = spelled_out(made)
    rules = [failure.rule_id for failure in checker.validate_pdf_bytes(mended, profile="2a").failures]
    assert "PDFA2A-STREAM-LENGTH-001" not in rules
    assert len(PdfReader(io.BytesIO(mended), strict=True).pages) == 1


def with_doubtful_stream() -> bytes:
    content = b"q Q\r"
    pieces = [
        b"%PDF-1.7\n%\x80\x80\x80\x80\n",
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        b"4 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (len(content), content),
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n",
    ]
    offsets = {int(piece[:1]): sum(map(len, pieces[:rank])) for rank, piece in enumerate(pieces) if rank}
    table = b"xref\n0 5\n0000000000 65535 f\r\n"
    table += b"".join(b"%010d 00000 n\r\n" % offsets[number] for number in range(1, 5))
    start = sum(map(len, pieces))
    return b"".join(pieces) + table + b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


def test_no_address_no_code(tmp_path: Path) -> None:
    """A site without address prints no dead link and no QR code."""
    nowhere = Imprint("Boîte", "", IMPRINT.fonts)
    data = sheet_document(CATALOGUE.sheets["stef-mixup"], Workshop(CATALOGUE, nowhere))
    assert data["sheet"]["about"]["url"] == "" and data["sheet"]["about"]["qr"] == ""
    made = Press(nowhere, tmp_path).print(Job("fiche", data))
    assert set(re.findall(rb"/URI ?\((.*?)\)", made.file.read_bytes())) == {b"mailto:contact@stef.com"}
