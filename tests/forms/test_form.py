"""The form as a contributor lives it, in a real browser on the real site: write, be corrected, send, come back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.settling import settle
from builder.source import parse
from tests.axe import problems
from tests.real import REPORT
from tests.watching import Opened, Watched

REAL = list(REPORT.checked.project.of("sheet"))

NOT_PREVIEWED = {"Fiches liées", "Images", "Notes", "À propos de cette fiche"}
"""What the page adds from other files."""

TOUCH = """() => {
    for (const control of document.querySelectorAll("#form input, #form textarea, #form select")) {
        control.dispatchEvent(new Event("input", {bubbles: true}));
        control.dispatchEvent(new Event("change", {bubbles: true}));
    }
}"""


def open_form(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}proposer/{query}")
    expect(page.locator(".tb-form-page[data-ready=true]")).to_be_attached()


def read(text: str) -> Any:
    source = parse(text.encode(), "essai.yaml")
    settle(source, "sheet", REPORT.checked.schemas)
    return source.data


def yaml_of(page: Page) -> str:
    return page.locator("#yaml").text_content() or ""


def write_brief(page: Page) -> None:
    page.get_by_label("Brève").check()
    page.get_by_label("Titre obligatoire", exact=True).fill("Réunir un groupe de travail")
    page.get_by_label("Résumé").fill("À Rennes, une association réunit les acteurs : douze fois par an.")
    page.get_by_label("Structure porteuse").fill("Corif")
    page.get_by_label("Collection").select_option(label="Féminisation des filières industrielles")


def test_a_brief_from_first_word_to_forge(page: Page, address: str) -> None:
    open_form(page, address)
    write_brief(page)
    page.get_by_role("button", name="Vérifier et envoyer").click()
    link = page.get_by_role("link", name="Ouvrir la fiche sur GitHub")
    href = link.get_attribute("href") or ""
    assert urlsplit(href).netloc == "github.com" and urlsplit(href).path.endswith("/new/main") and len(href) <= 7500
    sent = parse_qs(urlsplit(href).query)
    assert sent["filename"] == ["content/sheets/feminisation-industrie/reunir-un-groupe-de-travail.yaml"]
    assert read(sent["value"][0]) == {
        "id": "reunir-un-groupe-de-travail",
        "kind": "brief",
        "title": "Réunir un groupe de travail",
        "summary": "À Rennes, une association réunit les acteurs : douze fois par an.",
        "organisation": "corif",
        "collection": "feminisation-industrie",
    }
    mail = page.get_by_role("link", name="Écrire à la rédaction").get_attribute("href") or ""
    assert mail.startswith("mailto:") and "reunir-un-groupe-de-travail" in mail
    page.get_by_label("Résumé").fill("Autre chose.")  # written since: what was offered is no longer the sheet
    expect(page.locator("#ways")).to_be_hidden()
    page.get_by_role("button", name="Vérifier et envoyer").click()
    assert "Autre+chose." in (link.get_attribute("href") or "")


def test_what_the_kind_of_sheet_requires_is_said_in_words(page: Page, address: str) -> None:
    open_form(page, address)

    def musts() -> dict[str, str]:
        found = page.locator("[data-key]").evaluate_all("""boxes => boxes.flatMap((box) => {
            const must = box.querySelector(":scope > :is(label, legend) > .tb-ask__must");
            const isShown = must?.checkVisibility() && !box.parentElement.closest("[data-key]");
            return isShown ? [[box.dataset.key, must.innerText]] : [];
        })""")
        return {key: text.replace("\u00a0", " ") for key, text in found}

    page.get_by_label("Brève").check()
    brief = dict.fromkeys(("kind", "title", "summary", "organisation", "collection"), "obligatoire")
    assert musts() == brief
    page.get_by_label("Étude de cas").check()
    more = ("themes", "territory", "context", "objectives", "stakeholders", "contacts")
    either = {
        key: f"obligatoire, ou « {REPORT.checked.schemas.field('sheet', (other,)).title} »"
        for key, other in (("indicators", "not_measured"), ("not_measured", "indicators"))
    }
    assert musts() == brief | dict.fromkeys(more, "obligatoire") | either


def test_days_months_and_numbers_are_taken_as_people_write_them(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_label("Brève").check()
    box = page.locator("#c-period-start")
    box.evaluate("(one) => { for (let at = one; at; at = at.parentElement) if (at.matches('details')) at.open = true }")
    for typed, meant in (
        ("04/05/2026", "2026-05-04"),
        ("4.5.2026", "2026-05-04"),
        ("5/2026", "2026-05"),
        ("2026", "2026"),
        ("05/25/2026", "05/25/2026"),
        ("printemps 2026", "printemps 2026"),
    ):
        box.fill(typed)
        expect(page.locator("#yaml")).to_contain_text(f'start: "{meant}"')
    box.blur()
    expect(page.locator("#c-period-start-error")).to_contain_text("S212")
    amount = page.locator("#c-funding-amount")  # « 2.000 » was two, and two cells of a workbook one number
    for typed, meant in (("+10\u202f296,5", "10296.5"), ("2.000", '"2.000"'), ("12\t500", '"12 500"')):
        amount.evaluate(
            "(one, typed) => { one.value = typed; one.dispatchEvent(new Event('input', {bubbles: true})) }", typed
        )
        expect(page.locator("#yaml")).to_contain_text(f"amount: {meant}")


def test_what_is_copied_from_word_keeps_its_lines(page: Page, address: str) -> None:
    """It copies a line ended with Shift as a vertical tabulation; and a phone offers the signs of an address."""
    open_form(page, address)
    page.locator("#c-kind-case_study").check()
    page.locator("#c-context").fill("Douze communes.\v\v- la première\u2028- la seconde")
    page.locator("#c-summary").fill("Une phrase.\vUne autre.")
    expect(page.locator("#preview li")).to_have_text(["la première", "la seconde"])
    assert read(yaml_of(page))["summary"] == "Une phrase. Une autre."
    page.locator("[data-key=contacts] > p [data-action=add]").click()
    expect(page.locator("input[id$=contact-email]:visible")).to_have_attribute("inputmode", "email")


def test_mistakes_are_told_on_the_field_and_in_a_summary(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_label("Étude de cas").check()
    page.get_by_label("Titre obligatoire", exact=True).fill("Un titre")
    expect(page.locator("#summary")).to_be_hidden()  # a draft may be incomplete
    page.get_by_role("button", name="Vérifier et envoyer").click()
    summary = page.locator("#summary")
    expect(summary).to_be_focused()
    said = summary.get_by_role("link").all_inner_texts()
    assert [said[0], said[-1]] == [f"Il manque «\u00a0{label}\u00a0»." for label in ("Résumé", "Contacts")]  # in order
    assert not [line for line in said if re.search(r"[a-z]_|title|summary|stakeholders", line)]  # by their labels
    expect(page.locator("#c-collection-error")).to_have_text("Erreur : Il manque « Collection ». S201")
    summary.get_by_role("link", name=re.compile("Contexte")).click()
    expect(page.locator("#c-context")).to_be_focused()
    expect(page.locator("#c-context")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#c-context-error")).to_contain_text("S201")
    expect(page.locator("#c-collection-error")).to_contain_text("S201")
    expect(page.locator("#c-collection-error")).not_to_contain_text("Ajoutez la rubrique")  # of a file
    expect(page.locator("#ways")).to_be_hidden()
    page.locator("#c-context").fill("Un <b>secteur</b>.")
    expect(page.locator("#c-context-error")).to_contain_text("T601")
    page.locator("#c-context").fill("Un secteur.")
    expect(page.locator("#c-context-error")).to_be_hidden()


def test_mistakes_inside_lists_say_where_and_how_to_type(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_label("Étude de cas").check()
    page.evaluate("document.querySelectorAll('#form details').forEach((one) => { one.open = true; })")
    page.locator("#c-period-start").fill("septembre 2023")
    page.locator("#c-funding-amount").fill("25 000,50 €")
    page.locator("#c-media > p [data-action=add]").click()
    page.keyboard.type("photo.jpg")
    for name in ("Premier", "Second"):
        page.locator("#c-stakeholders > p [data-action=add]").click()
        page.locator("*:focus").evaluate("(one) => { one.closest('li').querySelector('details').open = true; }")
        page.locator("#c-stakeholders [data-key=detail] textarea").last.fill(name)
    page.locator("#c-indicators > p [data-action=add]").click()
    page.keyboard.type("Mesure")
    page.locator("#c-indicators [data-key=values] > p [data-action=add]").click()
    page.locator("#c-indicators [data-key=breakdown]").evaluate("(one) => { one.closest('details').open = true; }")
    page.locator("#c-indicators [data-key=breakdown] > p [data-action=add]").click()
    page.keyboard.type("Femmes")
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.locator("#c-period-start-error code")).to_have_text("2023-09")
    expect(page.locator("#c-funding-amount-error code")).to_have_text("25000.5")
    expect(page.locator("#c-media [data-key=file] .tb-ask__error")).not_to_contain_text("Déposez")
    said = [one.replace("\u00a0", " ") for one in page.locator("#summary").get_by_role("link").all_inner_texts()]
    assert any(one.startswith("Parties prenantes 2 : ") for one in said)
    page.locator("#summary").get_by_role("link", name=re.compile("Répartition.*compte 1")).click()
    expect(page.locator("fieldset[data-key=breakdown]")).to_be_focused()  # the list, not what it holds


def answer(page: Page, *, yes: bool) -> None:
    """What the author says when asked to confirm."""
    page.evaluate("(yes) => { window.asked = []; window.confirm = (text) => asked.push(text) && yes; }", yes)


def test_lists_by_keyboard_only(page: Page, address: str) -> None:
    """Choose, write, add, move, remove, send: no mouse."""
    open_form(page, address)
    page.locator("#c-kind-case_study").focus()
    page.keyboard.press("Space")
    page.locator("#c-objectives [data-action=add]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Premier")
    page.locator("#c-objectives > p [data-action=add]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Second")
    page.keyboard.press("Tab")
    expect(page.locator("*:focus")).to_have_attribute("data-action", "up")
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    assert read(yaml_of(page))["objectives"] == ["Second", "Premier"]
    expect(page.locator("*:focus")).to_have_attribute("data-action", "down")
    page.keyboard.press("Tab")
    answer(page, yes=False)
    page.keyboard.press("Enter")
    assert page.evaluate("asked") == ["Retirer ce qui est écrit là\u202f? Objectifs, 1."]
    assert read(yaml_of(page))["objectives"] == ["Second", "Premier"]
    answer(page, yes=True)
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    assert read(yaml_of(page))["objectives"] == ["Premier"]
    page.locator("#c-objectives > p [data-action=add]").click()
    expect(page.locator("#preview li:empty")).to_have_count(0)
    page.locator("#c-objectives").get_by_role("button", name="Retirer\u00a0: Objectifs, 2").click()
    page.locator("#c-stakeholders > p [data-action=add]").click()
    page.wait_for_timeout(400)
    assert [one for one in page.locator("#preview li").all_inner_texts() if not one.strip()] == []
    page.locator("#c-stakeholders").get_by_role("button", name="Retirer\u00a0: Parties prenantes, 1").click()
    assert len(page.evaluate("asked")) == 1  # nothing is lost with an item where nothing was written
    page.locator("#c-territory-departments-add").focus()
    page.keyboard.type("Nord")
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    assert read(yaml_of(page))["territory"] == {"departments": ["59"]}
    page.locator("#submit").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_focused()


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Watched]:
    """One window for many sheets, which keeps what it loaded."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    watched = Watched(context.new_page(), address)
    watched.page.goto(f"{address}a-propos/")
    yield watched
    context.close()


READ = """(html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const link = [...page.querySelectorAll("a")].find((a) => a.textContent.includes("Proposer une modification"));
    const headings = [...page.querySelectorAll("article h2:not(.tb-life *)")].map((one) => one.textContent);
    localStorage.clear();
    return [headings, link.getAttribute("href")];
}"""


@pytest.mark.parametrize("entry", REAL[::3], ids=lambda entry: entry.id)
def test_real_sheets_open_and_come_back(desk: Watched, address: str, entry: Any) -> None:
    """Opened by « Proposer une modification », every control touched, nothing is lost and the verdict is clean.

    The preview has the very headings of the page. One sheet in three: each takes two seconds.
    """
    page = desk.page
    sheet = f"{address}fiches/{entry.id}/"
    published, link = page.evaluate(READ, page.request.get(sheet).text())
    page.goto(urljoin(sheet, link))
    expect(page.locator(".tb-form-page[data-ready=true]")).to_be_attached()
    shown = page.locator("#preview h4").all_inner_texts()
    assert shown == [heading for heading in map(str.strip, published) if heading not in NOT_PREVIEWED]
    page.evaluate(TOUCH)
    page.wait_for_timeout(500)
    assert read(yaml_of(page)) == entry.data
    expect(page.locator("#verdict")).to_contain_text("La fiche est complète")
    page.get_by_role("button", name="Vérifier et envoyer").click()
    edit = page.get_by_role("link", name="Ouvrir GitHub").get_attribute("href") or ""
    assert edit.endswith(f"/edit/main/{entry.file}")
    assert desk.complaints == []


def test_the_draft_survives_and_what_no_control_shows_is_kept(page: Page, address: str, tmp_path: Path) -> None:
    open_form(page, address)
    odd = {
        "id": "essai",
        "kind": "brief",
        "title": "Un essai",
        "inconnu": {"x": [1, None]},
        "context": 12,
        "themes": ["handicap", "autre"],
    }
    odd["stakeholders"] = [{"name": "Un groupe", "rang": 2}, "en toutes lettres"]
    file = tmp_path / "brouillon.yaml"
    file.write_text(json.dumps(odd), encoding="utf-8")
    page.locator("#draft-import").set_input_files(file)
    expect(page.locator("#draft-status")).to_contain_text("brouillon.yaml est ouvert")
    page.evaluate(TOUCH)
    page.get_by_label("Résumé").fill("Un résumé.")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator("#draft-status")).to_contain_text("est repris")
    assert read(yaml_of(page)) == {**odd, "summary": "Un résumé."}
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer le brouillon").click()
    assert download.value.suggested_filename == "essai.yaml"
    assert read(Path(download.value.path()).read_text(encoding="utf-8")) == {**odd, "summary": "Un résumé."}


def test_a_change_to_a_sheet_leaves_the_draft_of_another(page: Page, address: str) -> None:
    open_form(page, address)
    write_brief(page)
    page.wait_for_timeout(500)
    open_form(page, address, "?fiche=stef-mixup")
    expect(page).to_have_title(re.compile("^Proposer une modification"))
    page.get_by_label("Titre obligatoire", exact=True).fill("Un autre titre")
    page.wait_for_timeout(500)
    open_form(page, address, "?fiche=jamais-vue")  # there, one writes a new sheet: its draft is the same
    expect(page.locator("#form-trouble")).to_contain_text("n’existe pas")
    expect(page.get_by_label("Titre obligatoire", exact=True)).to_have_value("Réunir un groupe de travail")
    open_form(page, address, "?fiche=stef-mixup")
    expect(page.get_by_label("Titre obligatoire", exact=True)).to_have_value("Un autre titre")
    page.get_by_label("Titre obligatoire", exact=True).fill("Un ti\u00adtre")
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.locator("#c-title-error")).to_contain_text("L124")  # told on the field, though found in the file


def test_a_broken_file_is_refused_in_words(page: Page, address: str, tmp_path: Path) -> None:
    open_form(page, address)
    file = tmp_path / "cassé.yaml"
    file.write_text('title: "ouvert\nkind: brief\n', encoding="utf-8")
    page.locator("#draft-import").set_input_files(file)
    expect(page.locator("#form-trouble")).to_contain_text("L117")


def test_a_new_organisation_does_not_stop_the_sending(page: Page, address: str) -> None:
    open_form(page, address)
    write_brief(page)
    page.get_by_label("Structure porteuse").fill("L'Atelier d'à côté")
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.get_by_role("link", name="Ouvrir la fiche sur GitHub")).to_be_visible()
    summary = page.locator("#summary")
    expect(summary.get_by_role("heading")).to_have_text("À vérifier avant d’envoyer")
    expect(summary).to_contain_text("« L'Atelier d'à côté » n’est pas encore au registre")
    for told in (summary, page.locator("#c-organisation-error")):  # who has no file to make is not asked for one
        expect(told).not_to_contain_text(re.compile("Erreur|content/|Créez"))
    expect(page.locator("#c-organisation")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#preview dl")).to_contain_text(re.compile(r"L\WAtelier d\Wà côté"))
    assert "# Structure à ajouter au registre : L'Atelier d'à côté (l-atelier-d-a-cote)\n" in yaml_of(page)
    assert read(yaml_of(page))["organisation"] == "l-atelier-d-a-cote"


def test_hostile_words_stay_words(page: Page, address: str) -> None:
    open_form(page, address)
    write_brief(page)
    hostile = "<img src=x onerror=alert(1)> **<script>alert(2)</script>** [x](javascript:alert(3))"
    page.get_by_label("Titre obligatoire", exact=True).fill(hostile)
    page.get_by_role("button", name="Vérifier et envoyer").click()
    page.wait_for_timeout(300)
    assert page.locator("#preview img, #preview script, #preview a[href^=javascript]").count() == 0
    assert page.locator("#preview h3").inner_text().startswith("<img src=x")


@pytest.mark.parametrize(
    ("width", "scheme", "query"), [(1280, "light", ""), (360, "dark", "?fiche=valenciennes-plan-egalite-triennal")]
)
def test_axe_finds_nothing(opened: Opened, address: str, width: int, scheme: Any, query: str) -> None:
    """Full of mistakes, and with a whole sheet in it, all its parts open."""
    page = opened(address, viewport={"width": width, "height": 900}, color_scheme=scheme)
    open_form(page, address, query)
    page.get_by_label("Étude de cas").check()
    page.get_by_role("button", name="Vérifier et envoyer").click()
    page.evaluate("document.querySelectorAll('.tb-form-page details').forEach(one => { one.open = true; })")
    assert problems(page) == []


def test_it_fits_a_narrow_screen(opened: Opened, address: str) -> None:
    page = opened(address, viewport={"width": 320, "height": 700})
    open_form(page, address, "?fiche=valenciennes-plan-egalite-triennal")
    page.evaluate("document.querySelectorAll('.tb-form-page details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
