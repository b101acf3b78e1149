"""A file that is opened in the form gets the verdict of ``toolbox check``, and nothing of it is dropped in silence."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

from builder.settling import settle
from builder.source import parse
from tests.forms.bench import given_to_browser, told
from tests.forms.test_form import open_form, read, write_brief, yaml_of
from tests.real import REPORT

BRIEF = """id: z
kind: brief
title: "Été à Orléans"
summary: "Un résumé – court."
organisation: corif
collection: feminisation-industrie
"""

LOST: dict[str, str | bytes] = {
    "a key twice": f"{BRIEF}context: PREMIER\ncontext: SECOND\n",
    "a nested key twice": f"{BRIEF}territory:\n  label: Ici\n  label: Là\n",
    "two documents": f"{BRIEF}---\nid: perdu\n",
    "an alias": f'{BRIEF}context: &a "Du texte"\ndescription: *a\n',
    "a tag": f"{BRIEF}context: !important\n",
    "a merge": f"{BRIEF}territory:\n  <<: x\n",
    "a key that is a list": f"{BRIEF}? [a, b]\n: c\n",
    "a list": "- a\n- b\n",
    "nothing": "",
    "comments only": "# rien\n",
    "too deep": f"{BRIEF}context: {'[' * 30}{']' * 30}\n",
    "a key twice, in Latin-1": f"{BRIEF}context: é\ncontext: è\n".encode("cp1252"),
}
MENDED: dict[str, str | bytes] = {
    "as it should be": BRIEF,
    "with a byte-order mark": BRIEF.encode("utf-8-sig"),
    "Latin-1": BRIEF.encode("cp1252"),
    "a byte that Windows does not have": BRIEF.encode("cp1252").replace(b"\x96", b"\x81"),
    "cut in the middle of a letter": f"{BRIEF}context: é".encode()[:-1],
    "UTF-16": BRIEF.encode("utf-16-le").join((b"\xff\xfe", b"")),
    "UTF-16, the other way": b"\xfe\xff" + BRIEF.encode("utf-16-be"),
    "Latin-1 with Windows's ends of lines": BRIEF.replace("\n", "\r\n").encode("cp1252"),
    "words that readers disagree on": f"{BRIEF}context: 12:30\n",
    "tabulations": f"{BRIEF}context: un\tmot\n",
    "a hard space": f"{BRIEF}period:\n\u00a0 start: 2024\n",
    "a sign of command": f"{BRIEF}context: un\x07 mot\n",
}

_OPEN = """async (given) => {
    const {data, files} = JSON.parse(given);
    const {Knowledge} = await import("/boite/assets/js/check/check.js");
    const {opened} = await import("/boite/assets/js/form/opening.js");
    const knowledge = new Knowledge(data);
    return files.map((bytes) => opened(new Uint8Array(bytes), knowledge));
}"""


def test_the_same_is_said_and_nothing_is_dropped(scripts: Page) -> None:
    texts = {**LOST, **MENDED}
    files = [text if isinstance(text, bytes) else text.encode() for text in texts.values()]
    given = given_to_browser(REPORT, files=[list(content) for content in files])
    for name, content, found in zip(texts, files, scripts.evaluate(_OPEN, given), strict=True):
        source = parse(content, "z.yaml")
        settled = settle(source, "sheet", REPORT.checked.schemas)
        expected = [problem for problem in (*source.diagnostics, *settled) if problem.severity == "error"]
        assert sorted(map(told, found["faults"])) == sorted(map(told, expected)), name
        assert {(one["line"], one["column"]) for one in found["faults"] if one["code"] == "L102"} == {
            (problem.span.line, problem.span.column) for problem in expected if problem.code == "L102"
        }
        assert found.get("data") == (source.data if name in MENDED else None), name


BY_HAND = f"""{BRIEF}context: Un atelier : par où commencer
description: @ccueil
keywords: [vélo, entraide
origin:
  - "Une rencontre
impact:
  - *Douze* emplois
feedback: 'L'équipe'
obstacles: - Un lieu
levers: "un \\d"
"""


def test_a_file_written_by_hand_is_told_all_its_faults(scripts: Page) -> None:
    """Of a file that is no YAML, one line was told, and not what was wrong there."""
    given = given_to_browser(REPORT, files=[list(BY_HAND.encode())])
    (found,) = scripts.evaluate(_OPEN, given)
    expected = [(problem.span.line, problem.code) for problem in parse(BY_HAND.encode(), "z.yaml").diagnostics]
    assert [(fault["line"], fault["code"]) for fault in found["faults"]] == sorted(expected)
    assert len(expected) == 8 and found.get("data") is None
    assert found["faults"][0]["example"] == 'context: "Un atelier : par où commencer"'


def put(page: Page, content: str | bytes, name: str = "z.yaml") -> None:
    """Open a file with the form's button."""
    content = content if isinstance(content, bytes) else content.encode()
    page.locator("#draft-import").set_input_files(FilePayload(name=name, mimeType="text/yaml", buffer=content))


def test_a_file_that_would_lose_something_is_refused_in_words(page: Page, address: str) -> None:
    open_form(page, address)
    write_brief(page)
    trouble = page.locator("#form-trouble")
    put(page, LOST["a key twice"])
    expect(trouble).to_contain_text("La rubrique « context » est déjà écrite ligne 7.")
    expect(trouble.get_by_role("link", name="L108")).to_be_visible()
    put(page, b"\x00" * 300_000)
    expect(trouble).to_contain_text("L104")
    put(page, BRIEF + "".join(f"x{number}: !a b\n" for number in range(12)))
    expect(trouble).to_contain_text("… et 2 autres points.")
    expect(page.locator("#yaml")).to_contain_text("Réunir un groupe de travail")


def test_a_file_of_windows_is_read_and_said_so(page: Page, address: str) -> None:
    open_form(page, address)
    put(page, MENDED["Latin-1"])
    expect(page.locator("#form-trouble")).to_contain_text("L102")
    expect(page.locator("#form-trouble")).to_contain_text("surtout ses accents")
    assert read(yaml_of(page)) == read(BRIEF)
    put(page, BRIEF)
    expect(page.locator("#form-trouble")).to_be_hidden()
