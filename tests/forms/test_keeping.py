"""What a contributor wrote is kept, or said not to be: published sheets that change meanwhile, tabs, refusals."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from builder.writing import new_sheet
from tests.axe import problems
from tests.conftest import ROOT
from tests.forms.test_form import open_form, read, write_brief, yaml_of
from tests.forms.test_opening import BRIEF, put
from tests.real import REPORT
from tests.watching import Watched

FILE = ROOT / "content" / "sheets" / "egalite-hauts-de-france" / "stef-mixup.yaml"
QUERY = "?fiche=stef-mixup"
REFUSED = (
    """Object.defineProperty(window, "localStorage", {get() { throw new DOMException("non", "SecurityError"); }})"""
)


ADDED = {
    "keywords": "mécénat de compétences",
    "territory-municipalities": "Lens",
    "territory-departments": "Nord",
    "authors": "Zoé",
}


def test_what_is_typed_beside_add_counts(page: Page, address: str) -> None:
    """Neither « Entrée » nor « Ajouter »: on leaving the box, on sending, on leaving the page."""
    open_form(page, address)
    write_brief(page)
    page.evaluate("document.querySelectorAll('#form details').forEach(one => { one.open = true; })")
    for box, typed in ADDED.items():
        page.locator(f"#c-{box}-add").focus()
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
        expect(page.locator(f"#c-{box}-add")).to_have_value("")
    page.locator("#c-keywords-add").click()
    page.keyboard.type("relais, tutorat ; ")  # as one writes words one after another
    page.keyboard.press("Enter")
    page.keyboard.type("• vélo • entraide")  # as a word processor copies a list
    page.locator("#c-co_organisations-add").fill("France Travail, STEF")
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.locator("#ways")).to_be_visible()
    data = read(yaml_of(page))
    assert data["keywords"] == [*("mécénat de compétences", "relais", "tutorat", "vélo", "entraide")] and data[
        "authors"
    ] == ["Zoé"]
    assert data["territory"] == {"departments": ["59"], "municipalities": ["Lens"]}
    assert data["co_organisations"] == ["france-travail", "stef"]
    page.locator("#c-organisation").fill("CORIF et STEF")
    page.locator("#c-organisation").blur()
    expect(page.locator("#c-organisation-error")).to_contain_text("plusieurs structures")
    page.locator("#c-organisation").fill("Corif")
    page.locator("#c-territory-departments-add").fill("Oise, Nrod")
    page.reload()
    assert read(yaml_of(page))["territory"]["departments"] == ["59", "Oise, Nrod"]  # told as typed: one is not known
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.locator("#c-territory-departments-error")).to_contain_text("Nrod")
    expect(page.locator("#ways")).to_be_hidden()


def publish(page: Page, text: str, status: int = 200) -> None:
    """From now on, the site publishes this in the place of the sheet."""
    page.unroute_all()
    page.route("**/fiches/stef-mixup/*.yaml", lambda route: route.fulfill(status=status, body=text))


def changed(text: str, **values: str) -> str:
    """A sheet with other words in some of its fields."""
    return new_sheet({**read(text), **values}, REPORT.checked.schemas)


def kept(page: Page) -> None:
    expect(page.locator("#draft-status")).to_have_text("Brouillon enregistré dans ce navigateur.")


def test_what_was_said_is_not_said_again_at_each_pause(page: Page, address: str) -> None:
    """A live region that is written again is read aloud again, whatever it says."""
    open_form(page, address)
    page.locator("#c-kind-brief").check()
    page.locator("#c-title").fill("Un titre")
    kept(page)
    page.evaluate(
        """() => {
          window.told = 0;
          const watching = new MutationObserver((changes) => { window.told += changes.length; });
          const said = document.querySelectorAll("#verdict, #draft-status");
          said.forEach((one) => watching.observe(one, { childList: true }));
        }"""
    )
    page.locator("#c-title").fill("Un titre long")
    expect(page.locator("#yaml")).to_contain_text("Un titre long")
    assert page.evaluate("window.told") == 0


def test_a_click_falls_on_what_was_pressed(page: Page, address: str) -> None:
    """What the field that one leaves is told shows after the click; what was just typed is not told of as lacking."""
    open_form(page, address)
    page.locator("#c-kind-case_study").check()
    add = page.locator("[data-key=objectives] > p [data-action=add]")
    add.scroll_into_view_if_needed()
    for typed, told in (("", 1), ("Un quartier.", 0)):
        page.locator("#c-context").focus()
        page.keyboard.type(typed)
        before = add.bounding_box()
        assert before
        page.mouse.move(before["x"] + 9, before["y"] + 9)
        page.mouse.down()
        assert add.bounding_box() == before
        page.mouse.up()
        expect(page.locator("#c-context-error:visible")).to_have_count(told)
    expect(page.locator("[data-key=objectives] > .tb-ask__items > li")).to_have_count(2)


def test_what_changed_in_the_published_sheet_is_taken_or_chosen(page: Page, address: str) -> None:
    published = FILE.read_text(encoding="utf-8")
    open_form(page, address, QUERY)
    page.locator("#c-title").fill("Mon titre")
    page.locator("#c-context").fill("Mon contexte.")
    kept(page)
    publish(page, changed(published, title="Titre corrigé", summary="Résumé corrigé.", context="Contexte corrigé."))
    open_form(page, address, QUERY)
    expect(page.locator("#draft-status")).to_contain_text("La fiche publiée a changé depuis")
    changes = page.locator("#changes")
    expect(changes).to_contain_text("car vous n’y aviez pas touché : Résumé.")
    expect(changes.locator("li strong")).to_have_text(["Titre", "Contexte"])
    expect(changes.locator("pre").first).to_have_text("Titre corrigé")
    assert problems(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.locator("#ways")).to_be_hidden()
    expect(page.locator("#verdict")).to_contain_text("Il reste 2 choix à faire")

    page.reload()  # what is not chosen yet still is to choose
    expect(changes.locator("li strong")).to_have_text(["Titre", "Contexte"])
    changes.get_by_role("button", name="Garder mon texte : Titre").press("Enter")
    expect(page.locator("*:focus")).to_have_text("Garder mon texte")
    changes.get_by_role("button", name="Prendre celui de la fiche publiée : Contexte").press("Enter")
    expect(page.locator("#submit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#ways")).to_be_visible()
    data = read(yaml_of(page))
    assert (data["title"], data["summary"]) == ("Mon titre", "Résumé corrigé.")
    assert data["context"] == "Contexte corrigé."
    assert {**data, "title": "", "summary": "", "context": ""} == {
        **read(published), "title": "", "summary": "", "context": "",
    }  # fmt: skip


def test_a_sheet_that_did_not_change_says_nothing(page: Page, address: str) -> None:
    open_form(page, address, QUERY)
    page.locator("#c-title").fill("Mon titre")
    kept(page)
    publish(page, f"# une remarque de plus\n{FILE.read_text(encoding='utf-8')}")
    open_form(page, address, QUERY)
    expect(page.locator("#draft-status")).to_have_text("Vos modifications de cette fiche sont reprises.")
    expect(page.locator("#changes")).to_be_hidden()


def test_a_file_that_replaces_a_published_sheet_says_where_it_differs(page: Page, address: str) -> None:
    open_form(page, address)
    put(page, changed(FILE.read_text(encoding="utf-8"), title="Un vieux titre"), FILE.name)
    expect(page.locator("#changes")).to_contain_text("Il en diffère par : Titre.")
    page.get_by_role("button", name="Vérifier et envoyer").click()
    expect(page.locator("#ways")).to_be_visible()


def test_a_published_sheet_that_cannot_be_read_is_not_said_open(watched: Watched, address: str) -> None:
    page = watched.page
    publish(page, "<html>404</html>", status=404)
    open_form(page, address, QUERY)
    expect(page.locator("#form-trouble")).to_contain_text("n’a pas pu être lue")
    expect(page.locator("#form-body")).to_be_hidden()
    page.unroute_all()
    open_form(page, address, QUERY)
    page.locator("#c-title").fill("Mon titre")
    kept(page)
    publish(page, "", status=500)
    open_form(page, address, QUERY)
    expect(page.locator("#draft-status")).to_contain_text("elle a peut-être changé depuis")
    expect(page.locator("#c-title")).to_have_value("Mon titre")
    watched.expected("Failed to load resource")


def test_a_file_does_not_take_the_place_of_a_draft_unasked(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="fr-FR")
    asked: list[str] = []
    open_form(page, address)
    put(page, BRIEF)
    expect(page.locator("#draft-status")).to_contain_text("est ouvert")
    put(page, BRIEF.replace("Été", "Hiver"))  # nothing was written since
    expect(page.locator("#c-title")).to_have_value("Hiver à Orléans")
    page.locator("#c-title").fill("Printemps")
    page.on("dialog", lambda dialog: dialog.accept() if asked else dialog.dismiss())
    with page.expect_event("dialog") as question:
        put(page, BRIEF)
    asked.append(question.value.message)
    expect(page.locator("#draft-import")).to_have_value("")
    expect(page.locator("#c-title")).to_have_value("Printemps")
    put(page, BRIEF)
    expect(page.locator("#c-title")).to_have_value("Été à Orléans")
    assert asked == ["Remplacer par ce fichier ce que vous avez écrit ici\u202f?"]
    page.close()


def test_a_draft_opened_again_still_names_its_new_organisations(page: Page, address: str) -> None:
    open_form(page, address)
    put(
        page,
        f"# Structure à ajouter au registre : L'Atelier d'à côté (l-atelier)\n{BRIEF.replace('corif', 'l-atelier')}",
    )
    expect(page.locator("#c-organisation")).to_have_value("L'Atelier d'à côté")
    assert "# Structure à ajouter au registre : L'Atelier d'à côté (l-atelier)\n" in yaml_of(page)


def test_another_tab_never_takes_the_place_in_silence(page: Page, address: str) -> None:
    open_form(page, address)
    page.locator("#c-kind-brief").check()
    page.locator("#c-title").fill("De l’onglet A")
    kept(page)
    other = page.context.new_page()
    open_form(other, address)
    other.locator("#c-title").fill("De l’onglet B")
    kept(other)
    expect(page.locator("#draft-status")).to_contain_text("a été changé dans un autre onglet")
    page.locator("#c-title").fill("De l’onglet A, encore")
    expect(page.locator("#yaml")).to_contain_text("encore")
    expect(page.locator("#verdict")).not_to_contain_text("le brouillon est gardé")
    third = page.context.new_page()
    open_form(third, address)
    expect(third.locator("#c-title")).to_have_value("De l’onglet B")
    third.close()
    page.get_by_role("button", name="Garder ce texte-ci").press("Enter")
    kept(page)
    expect(page.locator("#draft-export")).to_be_focused()
    expect(other.locator("#draft-status")).to_contain_text("a été changé dans un autre onglet")
    page.reload()
    expect(page.locator("#c-title")).to_have_value("De l’onglet A, encore")


def test_a_browser_that_keeps_nothing_says_so_everywhere(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="fr-FR")
    page.add_init_script(REFUSED)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    open_form(page, address, QUERY)
    expect(page.locator("#draft-status")).to_contain_text("refuse de garder")
    expect(page.locator("#draft-status")).not_to_contain_text("s’enregistreront")
    open_form(page, address)
    assert asked == []  # nothing was written
    write_brief(page)
    expect(page.locator("#draft-status")).to_contain_text("refuse de garder")
    page.locator("#c-title").click()  # a browser asks those who did something only
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(page.locator("#verdict")).to_contain_text("Il reste")
    expect(page.locator("#verdict")).not_to_contain_text("est gardé")
    page.goto(f"{address}a-propos/")
    assert asked == ["beforeunload"]
    page.close()


@pytest.mark.parametrize(
    "draft",
    [
        *("5", "{}", '{"yaml": 5}'),
        *(
            f'{{"yaml": "title: x", {part}}}'
            for part in (
                '"newcomers": 5', '"newcomers": [5]', '"torn": [null]', '"doubts": 7', '"left": [5]', '"origin": {}',
                '"saved": "jamais"',
            )
        ),
    ],
)  # fmt: skip
def test_a_draft_that_is_none_does_not_stop_the_form(page: Page, address: str, draft: str) -> None:
    """Other pages of the same host may write where the browser keeps it."""
    page.goto(f"{address}robots.txt")
    page.evaluate("text => localStorage.setItem('boite-a-pratiques:brouillon', text)", draft)
    open_form(page, address)
    expect(page.locator("#draft-status")).not_to_contain_text("repris")


def test_a_draft_that_cannot_be_opened_is_handed_over(page: Page, address: str) -> None:
    """One too long, say: neither said to be there, nor written over. And each toolbox of a host has its own."""
    page.goto(f"{address}robots.txt")
    lost = json.dumps({"yaml": f'context: "{"mot " * 70_000}fin"\n', "saved": 1_790_000_000_000})
    page.evaluate(
        """lost => ['', ':stef-mixup', ':/autre/'].forEach((end) => {
            localStorage.setItem('boite-a-pratiques:brouillon' + end, lost);
        })""",
        lost,
    )
    for query, told in (("", "n’a pas pu être ouvert"), (QUERY, "La fiche publiée est ouverte.")):
        open_form(page, address, query)
        expect(page.locator("#draft-status")).to_contain_text(told)
        page.locator("#c-kind-brief").check()
        expect(page.locator("#draft-status")).to_contain_text("n’a pas été ouvert")
        with page.expect_download() as handed:
            page.get_by_role("button", name="Enregistrer ce texte dans un fichier").click()
        assert handed.value.path().read_text(encoding="utf-8") == json.loads(lost)["yaml"]
        key = "boite-a-pratiques:brouillon:/boite/" + query.replace("?fiche=", ":")
        assert page.evaluate("key => localStorage.getItem(key)", key) == lost
        page.get_by_role("button", name="Garder ce texte-ci").click()
        kept(page)
    assert page.evaluate("localStorage.getItem('boite-a-pratiques:brouillon:/autre/')") == lost


def test_quotations_inside_one_another_do_not_stop_the_form(page: Page, address: str) -> None:
    """They came back with the draft, each time."""
    page.goto(f"{address}robots.txt")
    draft = json.dumps({"yaml": f'context: "{"> " * 3900}fin"\n', "saved": 1_790_000_000_000})
    page.evaluate("text => localStorage.setItem('boite-a-pratiques:brouillon', text)", draft)
    open_form(page, address)
    expect(page.locator("#preview blockquote")).to_have_count(10)
    expect(page.locator("#preview")).to_contain_text("fin")
