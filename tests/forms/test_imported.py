"""A draft of ``toolbox import`` is finished in the form: its marks are shown, its record stays, nothing is lost."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from builder.drafting import Known
from builder.forms.shared import DRAFT
from builder.importing.record import Passage, Record
from builder.importing.store import draft_text
from tests.axe import problems
from tests.forms.test_form import open_form, read, yaml_of
from tests.forms.test_opening import put
from tests.real import REPORT

CHECKED = REPORT.checked
SHEET = {
    "id": "le-bus",
    "kind": "brief",
    "title": "Le bus",
    "summary": "Un bus sillonne la vallée.",
    "collection": "feminisation-industrie",
}


def draft() -> str:
    record = Record(Known.of(CHECKED.project, CHECKED.schemas), "bus.docx", key="bus.docx/1")
    record.data |= SHEET
    record.place("title", Passage("Le bus", {"page": 1, "line": 2}))
    record.doubt("title", Passage("Le bus", {"page": 1, "line": 2}), "le titre")
    record.doubt("organisation", Passage(""), "la structure porteuse", "corif")
    record.doubt("indicators", Passage("19 femmes en 2024"), "un chiffre daté", {"value": 19, "date": "2024"})
    record.doubt("inconnu", Passage("perdu ?"), "un champ qui n'existe plus")
    record.leave(Passage("Merci à toutes", {"row": 3, "column": "Un mot"}), "aucun champ")
    return draft_text(record)


def test_a_draft_is_finished_in_the_form(page: Page, address: str) -> None:
    open_form(page, address)
    put(page, draft(), "le-bus.yaml")
    expect(page.locator("#draft-status")).to_contain_text("brouillon importé de « bus.docx »")
    expect(page.locator("#draft-status")).to_contain_text("3 points à confirmer")
    marks = page.locator(".tb-ask__doubt")
    expect(marks).to_have_count(3)
    assert all(mark.is_visible() for mark in marks.all())
    expect(marks.nth(0)).to_contain_text("À confirmer : le titre (page 1, ligne 2). « Le bus »")
    expect(page.locator("#c-indicators .tb-ask__doubt")).to_contain_text("reconnu : value : 19, date : 2024")
    left = page.locator("#bring-left li")
    expect(left).to_have_count(2)
    expect(left.nth(1)).to_contain_text("Merci à toutes (ligne 3, colonne Un mot, aucun champ)")
    assert problems(page) == []

    page.reload()  # kept with the draft
    expect(marks).to_have_count(3)
    page.locator("#c-title ~ .tb-ask__doubt button").click()
    page.locator("#c-organisation ~ .tb-ask__doubt button").click()
    expect(page.locator("#c-organisation")).to_have_value("CORIF")
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.locator("#ways")).to_be_visible()
    assert read(yaml_of(page)) == {**SHEET, "organisation": "corif"}  # neither the record nor the state of a draft


def test_what_is_not_settled_stays_in_the_draft_that_is_saved(page: Page, address: str) -> None:
    open_form(page, address)
    put(page, draft(), "le-bus.yaml")
    page.locator("#c-title ~ .tb-ask__doubt button").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer le brouillon").click()
    saved = read(Path(download.value.path()).read_text(encoding="utf-8"))
    before = read(draft())
    block = before[DRAFT["block"]]
    block[DRAFT["doubts"]] = [one for one in block[DRAFT["doubts"]] if one[DRAFT["field"]] != "title"]
    assert saved == before


def test_a_key_that_no_schema_knows_may_be_taken_out(page: Page, address: str) -> None:
    open_form(page, address)
    odd = "titre: Oubli\nstakeholders:\n  - name: Un groupe\n    rang: 2\nkeywords: [12]\n"
    put(page, "".join(f"{key}: {value}\n" for key, value in SHEET.items()) + "organisation: corif\n" + odd)
    page.get_by_role("button", name="Vérifier et envoyer").click()
    summary = page.locator("#summary")
    expect(summary.get_by_role("link")).to_have_count(3)
    assert problems(page) == []
    for name in ("titre", "rang", "Mots-clés"):
        summary.get_by_role("link", name=name).first.press("Enter")
        expect(page.locator("*:focus")).to_have_text("Effacer cette valeur")
        page.keyboard.press("Enter")
        expect(page.locator("body:focus")).to_have_count(0)
        page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.locator("#ways")).to_be_visible()
    assert read(yaml_of(page)) == {**SHEET, "organisation": "corif", "stakeholders": [{"name": "Un groupe"}]}
