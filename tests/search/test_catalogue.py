"""The catalogue in a real Chromium: true counts, an address for every state, a keyboard, a phone, no script."""

from __future__ import annotations

import random
import re
from typing import Any
from urllib.parse import urldefrag, urlencode, urljoin

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from builder import addresses, facets
from builder.pages.cards import LENGTH
from builder.pages.sheet_list import in_order
from tests.axe import problems
from tests.conftest import patiently
from tests.real import CATALOGUE
from tests.test_browser import HOSTILE
from tests.watching import Opened

SHEETS = in_order(CATALOGUE)
FACETS = {facet.name: facet for facet in facets.facets(CATALOGUE, SHEETS)}
SHOWN = [name for name, facet in FACETS.items() if len(facet.values) > 1]
State = dict[str, set[str]]


def ready(page: Page, address: str, query: str = "") -> Page:
    page.goto(f"{address}fiches/{query}")
    expect(page.get_by_role("search", name="Chercher et filtrer les fiches")).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def found(page: Page) -> list[str]:
    cards = page.locator("[data-results] [data-sheet]")
    return [str(sheet) for sheet in cards.evaluate_all("cards => cards.map((card) => card.dataset.sheet)")]


def box(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"input[name={name}][value='{value}']")


def has(sheet: int, name: str, values: set[str]) -> bool:
    facet = FACETS[name]
    return any(facet.values[place].id in values for place in facet.rows[sheet])


def expected(state: State, without: str = "") -> list[int]:
    return [
        row
        for row in range(len(SHEETS))
        if all(has(row, name, values) for name, values in state.items() if name != without)
    ]


def states(number: int) -> list[State]:
    rng = random.Random(3)
    made = []
    for _ in range(number):
        names = rng.sample(SHOWN, rng.randint(1, 4))
        made.append({n: {rng.choice(FACETS[n].values).id for _ in range(rng.randint(1, 3))} for n in names})
    return made


COUNTS = """() => {
  const counts = {};
  for (const box of document.querySelectorAll("[data-facet] li input[type=checkbox]")) {
    const line = box.closest("li");
    const shown = [line.querySelector("[data-count]").textContent, line.classList.contains("tb-facet__none")];
    (counts[box.name] ??= {})[box.value] = shown;
  }
  return counts;
}"""
"""What stands beside each box of each facet, and whether it is shown as giving nothing."""


def test_counts_are_true_whatever_is_chosen(page: Page, address: str) -> None:
    for state in states(8):
        ready(page, address, "?" + urlencode([(name, value) for name, values in state.items() for value in values]))
        rows = expected(state)
        expect(page.locator("[data-status]")).to_have_text(re.compile(rf"^{len(rows)}\xa0fiches? sur {len(SHEETS)}$"))
        assert set(found(page)) <= {SHEETS[row].id for row in rows}
        shown = page.evaluate(COUNTS)
        for name in SHOWN:
            others = expected(state, without=name)
            for value in FACETS[name].values:
                true = sum(has(row, name, {value.id}) for row in others)
                assert shown[name][value.id] == [str(true), true == 0], (state, name, value.id)


def test_counts_follow_the_question(page: Page, address: str) -> None:
    ready(page, address, "?q=industrie")
    all_found = set(found(page))
    count = page.locator("li", has=box(page, "department", "62")).locator("[data-count]").text_content()
    box(page, "department", "62").check()
    expect(page.locator("[data-status]")).to_contain_text(f"{count}\xa0fiche")
    assert page.url.endswith("?q=industrie&department=62")
    assert set(found(page)) < all_found


def test_the_address_restores_everything(page: Page, address: str) -> None:
    ready(page, address)
    page.get_by_label("Chercher dans les fiches").fill("femmes")
    expect(page).to_have_url(re.compile(r"\?q=femmes$"))
    box(page, "theme", "mixite-des-metiers").check()
    box(page, "department", "59").check()
    page.get_by_label("Trier par").select_option("title")
    expect(page).to_have_url(re.compile(r"q=femmes&theme=mixite-des-metiers&department=59&sort=title$"))
    page.wait_for_load_state("networkidle")
    before = found(page)
    pasted = page.url
    page.reload(wait_until="networkidle")
    patiently(lambda: found(page) == before)
    assert page.get_by_label("Trier par").input_value() == "title"
    page.go_back()
    expect(page).to_have_url(re.compile(r"department=59$"))
    expect(page.get_by_label("Trier par")).to_have_value("relevance")
    page.go_back()
    expect(box(page, "department", "59")).not_to_be_checked()
    page.go_forward()
    expect(box(page, "department", "59")).to_be_checked()
    page.locator("[data-results] a").first.press("Enter")
    expect(page).to_have_url(re.compile(r"/fiches/[a-z0-9-]+/$"))
    page.go_back(wait_until="networkidle")
    expect(box(page, "department", "59")).to_be_checked()
    page.goto(pasted, wait_until="networkidle")
    patiently(lambda: found(page) == before)
    assert page.get_by_label("Chercher dans les fiches").input_value() == "femmes"


def test_back_returns_to_the_question_before(page: Page, address: str) -> None:
    """What was typed on the way to a question is no place to go back to; the question is."""
    ready(page, address)
    field = page.get_by_label("Chercher dans les fiches")
    for question in ("handicap", "logement"):
        field.fill(question[:4])
        expect(page).to_have_url(re.compile(rf"q={question[:4]}$"))
        field.fill(question)
        field.press("Enter")
        expect(page).to_have_url(re.compile(rf"q={question}$"))
        expect(page).to_have_title(re.compile(f"^« {question} »\xa0· Fiches"))
    page.go_back()
    expect(field).to_have_value("handicap")
    page.go_back()
    expect(field).to_have_value("")


def test_chips_remove_what_they_say_and_focus_stays(page: Page, address: str) -> None:
    ready(page, address, "?q=femmes&department=59&department=62")
    chips = page.locator("[data-chips] button")
    expect(chips).to_have_count(4)
    page.get_by_role("button", name="Retirer le filtre Nord").press("Enter")
    expect(chips).to_have_count(3)
    expect(page).to_have_url(re.compile(r"\?q=femmes&department=62$"))
    assert page.evaluate("document.activeElement.closest('[data-chips]') !== null")
    page.get_by_role("button", name="Tout effacer").press("Enter")
    expect(page).to_have_url(re.compile(r"/fiches/$"))
    expect(page.locator("[data-status]")).to_have_text(f"{len(SHEETS)}\xa0fiches")
    assert page.evaluate("document.activeElement.id") == "resultats"
    assert len(found(page)) == min(len(SHEETS), LENGTH)


def test_sorts(page: Page, address: str) -> None:
    ready(page, address, "?sort=title&has_figures=yes")
    titles = page.locator("[data-results] .tb-card__title").all_inner_texts()
    assert len(titles) == len(set(titles))
    ranks = [[sheet.id for sheet in SHEETS].index(identifier) for identifier in found(page)]
    assert ranks == sorted(ranks)
    for sort, dates in (
        ("reviewed", {sheet.id: sheet.reviewed_on or "" for sheet in SHEETS}),
        ("published", {sheet.id: sheet.added_on or "" for sheet in SHEETS}),
    ):
        ready(page, address, f"?sort={sort}")
        shown = [dates[identifier] for identifier in found(page)]
        assert shown == sorted(shown, reverse=True)
    more = page.get_by_role("button", name=re.compile("Afficher"))
    cards = page.locator("[data-results] [data-sheet]")
    while more.is_visible():
        before = cards.count()
        more.click()
        expect(cards).not_to_have_count(before)
    expect(cards).to_have_count(len(SHEETS))
    assert page.evaluate("document.activeElement.closest('[data-sheet]') !== null")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("mixxité", "mixité"),
        ("industire", "industrie"),
        ("recrutmeent", "recrutement"),
        ("ambassadrisses", "ambassadrices"),
    ],
)
def test_a_misspelt_word_gets_words_that_exist(page: Page, address: str, typed: str, word: str) -> None:
    ready(page, address, f"?q={typed}")
    suggestion = page.locator("[data-help]")
    expect(suggestion).to_contain_text("Essayez avec")
    suggestion.get_by_role("button", name=word, exact=True).click()
    expect(page.get_by_label("Chercher dans les fiches")).to_have_value(word)
    expect(page.locator("[data-results] .tb-card__found").first).to_be_visible()
    expect(page.locator("[data-help]")).to_be_hidden()


def test_words_without_answer_say_so(page: Page, address: str) -> None:
    ready(page, address, "?q=xyzzyplugh")
    expect(page.locator("[data-status]")).to_have_text(f"0\xa0fiche sur {len(SHEETS)}")
    expect(page.locator("[data-help]")).to_contain_text("Aucune fiche ne contient « xyzzyplugh »")
    ready(page, address, "?q=comment+faire")
    expect(page.locator("[data-help]")).to_contain_text("trop courants")
    ready(page, address, "?q=%F0%9F%91%A9")
    expect(page.locator("[data-help]")).to_contain_text("ni lettre ni chiffre")


def test_a_suggestion_takes_the_place_of_its_word_in_decomposed_text(page: Page, address: str) -> None:
    ready(page, address, "?" + urlencode({"q": "e\u0301cole apprentissgae"}))
    page.locator("[data-help]").get_by_role("button", name="apprentissage").click()
    expect(page.get_by_label("Chercher dans les fiches")).to_have_value("école apprentissage")
    expect(page.locator("[data-help]")).not_to_contain_text("Aucune fiche ne contient")


@pytest.mark.parametrize(
    ("query", "chips"),
    [
        ("?department=75", ["Paris ×"]),
        ("?region=11&theme=handicap", ["Handicap et milieu ordinaire ×", "Île-de-France ×"]),
        ("?budget_known=yes", ["Budget connu ×"]),
    ],
)
def test_a_value_that_no_sheet_has_is_kept_and_gives_nothing(
    page: Page, address: str, query: str, chips: list[str]
) -> None:
    ready(page, address, query)
    expect(page.locator("[data-status]")).to_have_text(f"0\xa0fiche sur {len(SHEETS)}")
    expect(page.locator("[data-chips] button")).to_have_text([*chips, "Tout effacer"])
    page.locator("[data-chips] button").nth(len(chips) - 1).click()
    expect(page.locator("[data-status]")).not_to_contain_text("0\xa0fiche sur")
    page.go_back()
    expect(page.locator("[data-chips] button")).to_have_text([*chips, "Tout effacer"])


def test_a_value_that_nobody_knows_is_told(page: Page, address: str) -> None:
    ready(page, address, "?theme=n-existe-plus&department=__proto__&department=59&utm_source=lettre")
    help_ = page.locator("[data-help]")
    expect(help_).to_contain_text("Le filtre « Thématique » n’a pas de valeur « n-existe-plus »")
    expect(help_).to_contain_text("Le filtre « Département » n’a pas de valeur « __proto__ »")
    expect(help_).not_to_contain_text("lettre »")
    expect(page.locator("[data-chips] button")).to_have_text(["Nord ×", "Tout effacer"])
    box(page, "theme", "handicap").check()
    expect(help_).not_to_contain_text("n’a pas de valeur")


AT_ITS_MIDDLE = """link => {
  link.scrollIntoView({ block: "center" });
  const { left, top, width, height } = link.getClientRects()[0];
  return document.elementFromPoint(left + width / 2, top + height / 2).closest("a") === link;
}"""


def test_a_result_leads_by_mouse_to_its_sheet_and_to_its_passage(page: Page, address: str) -> None:
    ready(page, address, "?q=industrie")
    found = page.locator("[data-results] [data-sheet]", has=page.locator(".tb-card__where a[href*='#']")).first
    title, passage = found.locator(".tb-card__title a"), found.locator(".tb-card__where a")
    assert title.evaluate(AT_ITS_MIDDLE) and passage.evaluate(AT_ITS_MIDDLE)
    found.locator(".tb-card__summary").click(force=True)  # under the link of the title
    expect(page).to_have_url(re.compile(r"/fiches/[a-z0-9-]+/$"))


def test_results_are_printed_without_addresses(page: Page, address: str) -> None:
    ready(page, address, "?q=industrie")
    page.emulate_media(media="print")
    written = page.locator("[data-results] a").evaluate_all(
        "all => all.map((a) => getComputedStyle(a, '::after').content)"
    )
    assert written and set(written) <= {"none", '""'}


def test_the_map_filters_and_says_what_it_does(page: Page, address: str) -> None:
    ready(page, address)
    page.get_by_text("Sur la carte").click()
    place = page.get_by_role("button", name=re.compile("^Pas-de-Calais"))
    expect(place).to_have_attribute("aria-pressed", "false")
    place.focus()
    page.keyboard.press("Space")
    expect(place).to_have_attribute("aria-pressed", "true")
    expect(box(page, "department", "62")).to_be_checked()
    expect(page).to_have_url(re.compile(r"department=62$"))
    page.keyboard.press("Enter")
    expect(place).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("document.activeElement.dataset.department") == "62"
    assert page.locator("g[role=group][aria-label='Hauts-de-France'] a").count() == 4


def test_the_count_is_announced_politely_and_whole(page: Page, address: str) -> None:
    ready(page, address)
    status = page.locator("[data-status]")
    assert status.get_attribute("role") == "status"
    assert status.get_attribute("aria-atomic") == "true"
    box(page, "theme", "handicap").focus()
    page.keyboard.press("Space")
    expect(status).to_contain_text("sur")
    assert page.evaluate("document.activeElement.value") == "handicap"


def test_the_header_answers_while_typing_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/")
    field = page.get_by_role("search", name="Recherche rapide").get_by_role("searchbox")
    field.focus()
    page.keyboard.type("garde d’enfants")
    panel = page.locator(".tb-quick--header [data-found]")
    expect(panel.locator("li a").first).to_contain_text("Lever les freins des femmes")
    expect(panel.locator("mark").first).to_be_visible()
    assert problems(page) == []
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-found]') !== null")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"fiches/\?q=garde"))
    expect(page.locator("[data-results] .tb-card__found").first).to_be_visible()


@pytest.mark.parametrize("lost", ["french.json", "pagefind-entry.json*", "index/*.pf_index"])
def test_what_did_not_come_is_told_then_asked_again(context: BrowserContext, address: str, lost: str) -> None:
    """A piece of the index that lacks is no word that no sheet has."""
    page = context.new_page()
    page.goto(f"{address}a-propos/")
    page.route(f"**/search/{lost}", lambda route: route.abort())
    field = page.get_by_role("search", name="Recherche rapide").get_by_role("searchbox")
    panel = page.locator(".tb-quick--header [data-found]")
    field.fill("handicap")
    expect(panel).to_have_text("La recherche n’a pas pu se charger. Vérifiez la connexion, puis réessayez.")
    page.unroute(f"**/search/{lost}")
    field.press("End")
    field.type("s")
    expect(panel.locator("li a").first).to_be_visible()


def test_the_same_question_is_asked_again_when_it_failed(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.route("**/*.pf_index", lambda route: route.abort())
    page.goto(f"{address}fiches/?q=handicap")
    expect(page.locator("[data-status]")).to_contain_text("pas pu se charger")
    page.unroute("**/*.pf_index")
    page.locator("#recherche").press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("fiches sur")


def test_the_header_suggests_for_each_word(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/")
    field = page.get_by_role("search", name="Recherche rapide").get_by_role("searchbox")
    panel = page.locator(".tb-quick--header [data-found]")
    field.fill("feminisasion indutrie")
    expect(panel).to_contain_text("Essayez avec « féminisation »")
    expect(panel).to_contain_text("Essayez avec « industrie »")
    field.fill("accompagnemnet jeunes")
    expect(panel).to_contain_text("Essayez avec « accompagnement »")
    expect(panel.locator("li a").first).to_be_visible()


def test_the_header_tells_which_section_answers(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/")
    page.get_by_role("search", name="Recherche rapide").get_by_role("searchbox").fill("sanitaires")
    link = page.locator(".tb-quick--header [data-found] li a").first
    expect(link).to_be_visible()
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_load_state()
    if anchor:
        expect(page.locator(f"#{anchor}")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "scheme", "width"),
    [
        ("?theme=handicap", "light", 1280),
        ("?q=femmes&department=59", "dark", 320),
        ("?q=mixxité", "light", 320),
    ],
)
def test_axe_finds_nothing(opened: Opened, address: str, query: str, scheme: Any, width: int) -> None:
    """With everything that opens open: ``test_every_page`` sees the catalogue as it comes."""
    page = ready(opened(address, viewport={"width": width, "height": 800}, color_scheme=scheme), address, query)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_four_hundred_per_cent_zoom_keeps_everything(opened: Opened, address: str) -> None:
    """WCAG 1.4.10: a 1280 px screen at 400 % is 320 px wide and 256 px high."""
    page = ready(opened(address, viewport={"width": 320, "height": 256}), address)
    page.locator(".tb-find__panel > summary").click()
    box(page, "theme", "handicap").check()
    expect(page.locator("[data-status]")).to_contain_text("sur")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_label("Chercher dans les fiches").fill("femmes")
    page.get_by_label("Chercher dans les fiches").press("Enter")
    expect(page.locator("[data-status]")).to_be_in_viewport()  # and the keyboard of a phone leaves
    assert page.evaluate("document.activeElement.id") == "resultats"


def test_reduced_motion_is_respected(opened: Opened, address: str) -> None:
    page = ready(opened(address, reduced_motion="reduce"), address, "?q=femmes")
    durations = page.evaluate(
        "[...document.querySelectorAll('.tb-find *, .tb-quick *')].map((e) => getComputedStyle(e).transitionDuration)"
    )
    assert all(float(part.strip().removesuffix("s")) <= 0.01 for text in durations for part in text.split(","))


def test_every_sheet_is_reachable_without_scripts(opened: Opened, address: str) -> None:
    page = opened(address, java_script_enabled=False)
    page.goto(f"{address}fiches/")
    assert page.locator(".tb-find__plain").bounding_box()
    everything = {f"{address}fiches/{sheet.id}/" for sheet in SHEETS}

    def links(path: str, within: str) -> set[str]:
        """Where the page that the server sends leads; none of its scripts is run."""
        written = page.request.get(address + path).text()
        found = page.evaluate(
            """([html, within]) => [...new DOMParser().parseFromString(html, "text/html")
                .querySelectorAll(`main ${within}[href]`)].map((a) => a.getAttribute("href"))""",
            [written, within],
        )
        return {urldefrag(urljoin(address + path, link)).url for link in found}

    listed = links("fiches/", "[data-results] a")
    for rank in range(2, -(-len(SHEETS) // LENGTH) + 1):
        assert f"{address}{addresses.sheet_list(rank)}" in links("fiches/", "a")
        listed |= links(addresses.sheet_list(rank), "a")
    assert everything <= listed
    for front in ("thematiques/", "territoires/", "structures/", "collections/"):
        reached: set[str] = set()
        for link in links(front, "a"):
            if link.startswith(address + front) and link != address + front:
                reached |= links(link.removeprefix(address), "a")
        assert everything <= reached, front


ODD = (*HOSTILE, "%", "%E0%A4%A", "javascript:alert(1)", "\u202e\u200b", '"', "a" * 5000)


@pytest.mark.parametrize("payload", ODD)
def test_a_hostile_address_does_nothing(page: Page, address: str, payload: str) -> None:
    page.goto(f"{address}fiches/?" + urlencode({"q": payload, "theme": payload, "sort": payload, "zzz": payload}))
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-status]")).to_contain_text("fiche")
    assert page.evaluate("window.hacked") is None


def test_hostile_words_asked_on_any_page_do_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/")
    for payload in ODD:
        page.get_by_role("search", name="Recherche rapide").get_by_role("searchbox").fill(payload)
        page.wait_for_timeout(400)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hacked") is None, payload
