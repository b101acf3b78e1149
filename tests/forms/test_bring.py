"""« Partir d'un texte ou d'un fichier Word », as a contributor lives it, in a real browser on the real site."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.axe import problems
from tests.forms.test_form import open_form, read, yaml_of
from tests.importing.shapes import ANNOUNCED, NO_HEADING
from tests.importing.test_document import TEXT

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paste(page: Page, text: str) -> None:
    page.locator("#bring > summary").click()
    page.get_by_label("Votre texte").fill(text)
    page.get_by_role("button", name="Remplir la fiche").click()
    page.wait_for_timeout(100)


def choose(page: Page, name: str, content: bytes) -> None:
    page.locator("#bring-file").set_input_files(FilePayload(name=name, mimeType=WORD, buffer=content))
    expect(page.locator("#bring-said")).not_to_be_empty()


def test_a_pasted_text_fills_the_form_and_says_where_it_doubts(page: Page, address: str) -> None:
    open_form(page, address)
    paste(page, TEXT)
    data = read(yaml_of(page))
    assert data["kind"] == "case_study" and data["id"] == "reunir-les-actrices-et-les-acteurs-de-la-filiere"
    assert "métiers techniques. En Pas-de-Calais" in data["context"]
    assert data["stakeholders"] == [{"organisation": "corif"}, {"name": "Lycée Exemple"}]
    assert [value["value"] for value in data["indicators"][0]["values"]] == [19, 1087.5]
    assert data["contacts"] == [{"role": "service mixité", "email": "mixite@we-ker.org"}]
    expect(page.locator("#c-context")).to_have_value(data["context"])
    left = page.locator("#bring-left li")
    assert [text.split(" (ligne")[0] for text in left.all_text_contents()] == [
        "MERCI À TOUTES ET À TOUS",
        "Un mot de la fin que rien ne range : https://exemple.fr/merci",
    ]
    marks = page.locator(".tb-ask__doubt")
    number = marks.count()
    assert number >= 5
    assert f"{number} points à confirmer" in (page.locator("#bring-said").text_content() or "")
    assert "# À confirmer. Titre : le titre « RÉUNIR" in yaml_of(page).replace("\u00a0", " ")
    page.reload()  # the marks are kept with the draft
    expect(marks).to_have_count(number)
    expect(left).to_have_count(2)
    page.get_by_role("button", name="C’est juste : le titre").press("Enter")
    expect(marks).to_have_count(number - 1)
    page.get_by_role("button", name="Reprendre : structure porteuse").press("Enter")
    expect(page.locator("#c-organisation")).to_have_value("CORIF")
    expect(marks).to_have_count(number - 2)
    assert "# À confirmer. Titre" not in yaml_of(page)
    assert page.evaluate("document.activeElement !== document.body")


def test_what_is_moved_or_guessed_waits_on_its_field(page: Page, address: str) -> None:
    open_form(page, address)
    paste(page, ANNOUNCED)
    data = read(yaml_of(page))
    assert data["steps"][0]["title"] == "Réunir les familles dans la salle des fêtes"
    assert data["stakeholders"][2]["detail"].endswith("aux plus jeunes.")
    moved = page.locator("[data-key=description] .tb-ask__doubt").filter(has_text="la phrase qui annonce cette liste")
    expect(moved.first).to_contain_text("Les modes d'intervention")


def test_without_headings_words_only_propose(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_label("Étude de cas").check()
    paste(page, NO_HEADING.replace("\n", "\v"))  # as Word copies the lines that one ends with Shift
    assert not {"objectives", "contacts", "funding"} & read(yaml_of(page)).keys()
    expect(page.locator("[data-key=objectives] .tb-ask__doubt")).to_contain_text("vise à montrer les métiers")
    expect(page.locator("[data-key=contacts] .tb-ask__doubt")).to_contain_text("accueil@exemple.fr")
    expect(page.locator("#bring-left li")).to_have_count(8)


def test_nothing_written_is_replaced(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_label("Étude de cas").check()
    page.get_by_label("Titre obligatoire", exact=True).fill("Mon titre à moi")
    page.locator("#c-context").fill("Mon contexte.")
    paste(page, TEXT)
    data = read(yaml_of(page))
    assert (data["title"], data["context"]) == ("Mon titre à moi", "Mon contexte.")
    assert data["objectives"][0] == "Faire se rencontrer lycéennes et techniciennes"
    told = " ".join(page.locator("#bring-left li").all_text_contents())
    assert "Les lycéennes connaissent peu" in told and "une valeur est déjà là" in told


def test_a_word_file_with_two_sheets_asks_which(page: Page, address: str) -> None:
    open_form(page, address)
    page.locator("#bring > summary").click()
    made = docx.Document()
    for title in ("Première pratique", "Seconde pratique"):
        made.add_heading(title, 1)
        for name in ("Contexte", "Objectifs", "Contacts"):
            made.add_heading(name, 2)
            made.add_paragraph(f"{name} de la {title.lower()}.")
    file = io.BytesIO()
    made.save(file)
    choose(page, "recueil.docx", file.getvalue())
    page.get_by_role("button", name="Seconde pratique").click()
    expect(page.locator("#c-title")).to_have_value("Seconde pratique")
    expect(page.locator("#bring-fill")).to_be_focused()
    expect(page.locator("#c-context")).to_have_value("Contexte de la seconde pratique.")


def drag(page: Page, selector: str, file: Path, *events: str) -> None:
    """What the mouse does with a file of the desktop, sent to the browser itself: trusted events, a real drop."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    session = page.context.new_cdp_session(page)
    for event in events:
        session.send("Input.dispatchDragEvent", {"type": event, **place, "data": data})
    session.detach()


def test_a_word_file_is_dropped_as_from_the_desktop(page: Page, address: str, tmp_path: Path) -> None:
    open_form(page, address)
    page.locator("#bring > summary").click()
    made = docx.Document()
    for line in TEXT.splitlines():
        made.add_paragraph(line)
    made.save(str(tmp_path / "fiche.docx"))
    drop = page.locator("#bring-drop")
    drag(page, "#bring-drop", tmp_path / "fiche.docx", "dragEnter", "dragOver")
    expect(drop).to_have_class(re.compile("--over"))
    drag(page, "h1", tmp_path / "fiche.docx", "dragOver")
    expect(drop).not_to_have_class(re.compile("--over"))
    drag(page, "#bring-drop", tmp_path / "fiche.docx", "dragEnter", "dragOver", "drop")
    expect(page.locator("#bring-said")).to_contain_text("rubriques remplies")
    expect(drop).not_to_have_class(re.compile("--over"))
    assert read(yaml_of(page))["objectives"][0] == "Faire se rencontrer lycéennes et techniciennes"


def test_a_file_that_misses_its_place_does_not_replace_the_page(page: Page, address: str, tmp_path: Path) -> None:
    open_form(page, address)
    (tmp_path / "fiche.txt").write_text(TEXT, encoding="utf-8")
    before = yaml_of(page)
    drag(page, "h1", tmp_path / "fiche.txt", "dragEnter", "dragOver", "drop")
    page.wait_for_timeout(300)
    assert page.url == f"{address}proposer/" and yaml_of(page) == before


DROP = """([selector, text]) => {
    const carried = new DataTransfer();
    carried.setData("text/plain", text);
    for (const type of ["dragenter", "dragover", "drop"]) {
        const event = new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried});
        document.querySelector(selector).dispatchEvent(event);
    }
}"""


def test_a_selected_text_is_dropped(page: Page, address: str) -> None:
    open_form(page, address)
    page.locator("#bring > summary").click()
    page.evaluate(DROP, ["#bring-drop", TEXT])
    expect(page.locator("#bring-said")).to_contain_text("rubriques remplies")
    assert read(yaml_of(page))["stakeholders"] == [{"organisation": "corif"}, {"name": "Lycée Exemple"}]


def test_with_the_keyboard_alone(page: Page, address: str, tmp_path: Path) -> None:
    """Open the panel, choose a file; then write a text and fill: no pointer."""
    open_form(page, address)
    (tmp_path / "fiche.txt").write_text(TEXT, encoding="utf-8")
    with page.expect_file_chooser() as chosen:  # which Chromium is told in time
        page.locator("#bring > summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("#bring-text")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#bring-file")).to_be_focused()
        page.keyboard.press("Space")
    chosen.value.set_files(tmp_path / "fiche.txt")
    expect(page.locator("#bring-said")).to_contain_text("rubriques remplies")
    page.locator("#bring-text").focus()
    page.keyboard.insert_text("Obstacles\nLe bus ne passe pas.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#bring-fill")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#bring-said")).to_contain_text("1 rubrique remplie")
    assert read(yaml_of(page))["obstacles"] == ["Le bus ne passe pas."]


def archive(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return file.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str) -> bytes:
    document = f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
    return archive(**{"word__document.xml": document.encode()})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bombe.docx": (lambda: archive(**{"word__document.xml": bytes(50 * 2**20)}), "se déplie en plus de 40 Mo"),
    "lourd.docx": (lambda: bytes(11 * 2**20), "pèse plus de 10 Mo"),
    "macros.docx": (lambda: archive(**{"word__document.xml": b"x", "word__vbaProject.bin": b"x"}), "macros"),
    "ancien.docx": (lambda: b"\xd0\xcf\x11\xe0" + bytes(900), "mot de passe"),
    "rires.docx": (lambda: archive(**{"word__document.xml": LAUGHS}), "abîmé"),
    "coupe.docx": (lambda: archive(**{"word__document.xml": b"<a>" * 900})[:-40], "abîmé"),
    "image.docx": (lambda: b"\x89PNG" + bytes(100), "abîmé"),
    "rapport.pdf": (lambda: b"%PDF-1.7", ".docx et .txt"),
    "long.txt": (lambda: b"un mot " * 60_000, "signes"),
    "lignes.txt": (lambda: b"un mot" + b"\n" * 190_000, "plus de 20\u202f000 lignes"),
    "tableau.docx": (lambda: word(f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 30_000}</w:tr></w:tbl>"), "lignes"),
    "profond.docx": (lambda: word("<w:p>" * 300 + "<w:r><w:t>a</w:t></w:r>" + "</w:p>" * 300), "abîmé"),
    "tabulations.txt": (lambda: b"\t" * 190_000, "aucun texte"),
    "blanc.txt": (lambda: b" \n ", "aucun texte"),
}


def test_files_that_are_refused_say_why_and_change_nothing(page: Page, address: str, tmp_path: Path) -> None:
    open_form(page, address)
    page.locator("#bring > summary").click()
    before = yaml_of(page)
    for name, (make, said) in HOSTILE.items():
        (tmp_path / name).write_bytes(make())
        page.locator("#bring-file").set_input_files(tmp_path / name)
        expect(page.locator("#bring-said")).to_contain_text(said)
        page.evaluate("document.getElementById('bring-said').textContent = ''")
    page.evaluate("void (File.prototype.arrayBuffer = async () => { throw new DOMException('', 'NotFoundError'); })")
    page.locator("#bring-file").set_input_files(tmp_path / "blanc.txt")
    expect(page.locator("#bring-said")).to_contain_text("déplacé")
    assert yaml_of(page) == before


def test_boxes_within_boxes_are_each_read_once(page: Page, address: str) -> None:
    open_form(page, address)
    page.locator("#bring > summary").click()
    runs = "<w:r><w:t>a</w:t></w:r>" + "<w:r><w:t/></w:r>" * 20_000
    choose(page, "cadres.docx", word("<w:p>" * 240 + runs + "</w:p>" * 240))
    expect(page.locator("#bring-said")).to_contain_text("1 passage sans rubrique")


def test_what_a_text_holds_is_never_markup(page: Page, address: str) -> None:
    open_form(page, address)
    title, script, loose = "Une pratique <img src=x onerror=alert(1)>", "<script>alert(2)</script>", "<b>x</b>"
    paste(page, f"{title}\n\nContexte\n{script}\n\nMERCI À VOUS TOUTES\n{loose}")
    assert page.locator("#bring img, #bring script, #bring b, .tb-ask__doubt img").count() == 0
    assert "<b>x</b>" in (page.locator("#bring-left").text_content() or "")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "default"), (320, "slate")])
def test_the_filled_page_has_no_barrier(page: Page, address: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_form(page, address)
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    paste(page, TEXT)
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
