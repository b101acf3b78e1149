"""A text or a Word file given to the form: the browser places the same passages as ``toolbox import document``."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Page

from builder.catalogue import PUBLISHED
from builder.characters import MAX_TOLD
from builder.drafting import Known
from builder.forms.outputs import knowledge
from builder.importing import document
from builder.importing.plain import read_text
from builder.importing.record import Record
from builder.importing.word import read_word
from tests.forms.bench import bench
from tests.importing import word_files
from tests.importing.shapes import SHAPES
from tests.importing.test_document import TEXT
from tests.importing.test_layouts import ACRONYMS
from tests.real import REPORT

PREPARE = """async (data) => {
    const {Knowledge} = await import("/boite/assets/js/check/check.js");
    const {Tools} = await import("/boite/assets/js/bring/document.js");
    window.tools = new Tools(data, new Knowledge(data));
}"""
READ = """async ({text, word}) => {
    const {drafts} = await import("/boite/assets/js/bring/document.js");
    const {linesOf} = await import("/boite/assets/js/bring/lines.js");
    const {wordLines} = await import("/boite/assets/js/bring/word.js");
    const bytes = word && Uint8Array.from(atob(word), (sign) => sign.charCodeAt(0));
    try {
        window.lines = word
            ? await wordLines(new File([bytes], "fiche.docx"), tools.patterns.lines, tools.limits)
            : linesOf(text, tools.patterns.lines);
        return drafts(window.lines, tools);
    } catch (error) {
        return error.constructor.name === "Refused" ? error.message : `${error.stack}`;
    }
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with bench(browser) as ready:
        ready.evaluate(PREPARE, knowledge(REPORT.checked, REPORT.day))
        yield ready


@pytest.fixture(scope="module")
def known() -> Known:
    """What the site publishes: all that the browser may know."""
    project = REPORT.checked.project
    shown = [entry for entry in project.entries if entry.kind != "sheet" or entry.data.get("status") in PUBLISHED]
    return Known.of(replace(project, entries=shown), REPORT.checked.schemas)


def in_the_browser(page: Page, *, text: str = "", word: bytes = b"") -> Any:
    return page.evaluate(READ, {"text": text, "word": base64.b64encode(word).decode()})


def same(found: list[dict[str, Any]], drafts: list[Record]) -> int:
    """Both sides: the same sheets, the same values, the same places, the same marks; how many passages."""
    assert isinstance(found, list), found
    assert len(found) == len(drafts)
    for one, record in zip(found, drafts, strict=True):
        data = {key: value for key, value in record.data.items() if key not in {"id", "status"}}
        assert {key: value for key, value in one["data"].items() if key != "id"} == data
        placed = [(key, passage.text, passage.place.get("line")) for key, passage in record.placed]
        assert [(item["key"], item["text"], item["line"]) for item in one["placed"]] == placed
        left = [(passage.text, passage.place["line"]) for passage, _ in record.unplaced]
        assert [(item["text"], item["line"]) for item in one["unplaced"]] == left
        asked = [(key, passage.text) for key, passage, _, told in record.doubts if key not in PROPOSED or not told]
        assert [(item["key"], item["text"]) for item in one["doubts"] if item["text"] or item["key"] == "title"] == [
            item for item in asked if item[1] or item[0] == "title"
        ]
    return sum(len(record.placed) for record in drafts)


PROPOSED = {"indicators", "resources", "territory", "organisation", "stakeholders"}
"""What is recognised within other passages is proposed by Python only."""


def sheet_text(data: dict[str, Any], labels: dict[str, str], level: str) -> str:
    """A sheet as someone would type it: headings of its collection, bullets, cut words."""
    lines = [f"{level}{data['title']}", "", data.get("summary", ""), ""]
    for key, label in labels.items():
        value = data.get(key)
        if isinstance(value, str):
            lines += [label, value, ""]
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            lines += [label, *(f"- {item}" for item in value), ""]
    lines += [
        "Parties prenantes",
        *(f"- {party.get('name') or party['organisation']}" for party in data.get("stakeholders", ())),
    ]
    lines += ["", "Contacts", *(f"{one['organisation']}, {one.get('email', '')}" for one in data.get("contacts", ()))]
    return re.sub(r"(?<=[a-zé]{6})(?=[a-zé]{4}[ .,])", "-\n", "\n".join(lines), count=4)


SHEETS = [entry for entry in REPORT.checked.project.of("sheet") if entry.data.get("kind") == "case_study"][::3]


def labels_of(folder: str) -> dict[str, str]:
    collection = next(entry for entry in REPORT.checked.project.of("collection") if entry.natural_id == folder)
    return {str(heading["fields"][0]): str(heading["label"]) for heading in collection.data["headings"]}


def test_pasted_texts(page: Page, known: Known, tmp_path: Path) -> None:
    """The texts of the tests, real sheets typed with the headings of their collection, two at once, and no heading."""
    texts = [TEXT, *SHAPES, *(sheet_text(entry.data, labels_of(entry.folder), "") for entry in SHEETS)]
    texts += [
        ACRONYMS.format("CORIF, ADIE"),
        "\n\n".join(texts[-2:]),
        "rien que des mots.\n\nEt d'autres mots\tencore : sans rubrique.",
        "",
    ]
    places = 0
    for text in texts:
        file = tmp_path / "fiche.txt"
        file.write_text(text, encoding="utf-8")
        places += same(in_the_browser(page, text=text), list(document.drafts(read_text(file), known, "x")))
    assert places > 150


def test_a_text_of_brackets_or_of_unseen_letters_is_read(page: Page) -> None:
    """A stranger's sheet, opened in the form: for each, the whole text was read again, for minutes."""
    read = """async () => {
        const {SmallMarkdown} = await import("/boite/assets/js/form/small_markdown.js");
        const known = {words: {french: (typed) => typed}, lists: {schemes: ["https"]}, patterns: tools.patterns};
        const text = new SmallMarkdown(known);
        return text.inline("[".repeat(200_000) + "a](https://b.fr)").at(-2).href;
    }"""
    assert page.evaluate(read) == "https://b.fr/"
    signs = """async () => {
        const {readable} = await import("/boite/assets/js/check/characters.js");
        let told = 0;
        const knowledge = {patterns: tools.patterns, lists: {hard_spaces: []}};
        readable({text: "a\u200b".repeat(80_000), knowledge, report: () => { told += 1; }});
        return told;
    }"""
    assert page.evaluate(signs) == MAX_TOLD + 1  # the last one counts the others


def word_of(text: str, *, bold: bool) -> bytes:
    """A Word file: headings marked or only bold, lists, a table, a link that is not shown, a note."""
    made = docx.Document()
    for line in text.splitlines():
        if not line:
            continue
        if line.startswith("- "):
            made.add_paragraph(line[2:], style="List Bullet")
        elif len(line) < 40 and not line.endswith((".", ",")) and "@" not in line:
            if bold:
                made.add_paragraph().add_run(line).bold = True
            else:
                made.add_heading(line, 2)
        else:
            made.add_paragraph(line)
    made.add_table(1, 2).cell(0, 1).text = "Une cellule\u00ad gardée"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("bold", [False, True])
def test_word_files(page: Page, known: Known, tmp_path: Path, bold: bool) -> None:
    places = 0
    for entry in SHEETS[:4]:
        content = word_of(sheet_text(entry.data, labels_of(entry.folder), ""), bold=bold)
        file = tmp_path / "fiche.docx"
        file.write_bytes(content)
        places += same(in_the_browser(page, word=content), list(document.drafts(read_word(file), known, "x")))
    assert places > 50


def test_word_files_as_people_make_them(page: Page, known: Known, tmp_path: Path) -> None:
    for content in word_files.every():
        file = tmp_path / "fiche.docx"
        file.write_bytes(content)
        read = read_word(file)
        assert same(in_the_browser(page, word=content), list(document.drafts(read, known, "x")))
        assert page.evaluate("lines.remarks.length") == len(read.remarks)
