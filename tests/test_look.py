"""What an eye sees and no rule of accessibility says: what is cut, what stands too close, what is not in line."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.watching import Watched

HIDDEN = """(selector) => [...document.querySelectorAll(selector)]
  .filter((frame) => frame.scrollWidth > frame.clientWidth).map((frame) => frame.textContent.slice(0, 60))"""
"""Frames with more than they show, across."""


@pytest.mark.parametrize(
    ("path", "frames"),
    [
        ("donnees/", ".tb-scroll"),
        ("donnees/dictionnaire/", ".tb-scroll"),
        ("aide/messages/", "pre > code"),
        ("guide/reference/", "pre > code"),
    ],
)
def test_what_has_room_is_not_cut(page: Page, address: str, path: str, frames: str) -> None:
    page.goto(address + path)
    assert page.locator(frames).count() > 1
    assert page.evaluate(HIDDEN, frames) == []


def test_a_phone_shows_the_figures_beside_their_names(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + "chiffres/")
    box = page.locator("td.tb-table__number").first.bounding_box()
    assert box and box["x"] + box["width"] < 344
    assert page.locator(".tb-grid").evaluate("(one) => one.scrollWidth - one.clientWidth") == 0


def test_a_passage_found_stands_clear_of_the_figure_and_buttons_are_in_line(page: Page, address: str) -> None:
    page.goto(address + "fiches/?q=femmes&department=59", wait_until="networkidle")
    cards = page.locator(".tb-card:has(.tb-card__found)")
    assert cards.count() >= 4
    gaps = page.evaluate(
        """() => [...document.querySelectorAll(".tb-card__figure + .tb-card__found")].map((found) =>
          found.getBoundingClientRect().top - found.previousElementSibling.getBoundingClientRect().bottom)"""
    )
    assert gaps and min(gaps) >= 4
    feet = cards.evaluate_all(
        """(cards) => cards.map((card) => Math.round(card.getBoundingClientRect().bottom
          - card.querySelector(".tb-pick").getBoundingClientRect().bottom))"""
    )
    assert max(feet) - min(feet) <= 1


def test_no_line_comes_from_the_theme_by_accident(page: Page, address: str) -> None:
    page.goto(address + "collections/egalite-hauts-de-france/")
    foot = "(one) => getComputedStyle(one).borderBottomStyle"
    assert page.locator("hr.tb-kicker").first.evaluate(foot) == "none"
    page.goto(address + "donnees/integrer/")
    assert page.locator(".tb-embed-help__preview").evaluate(foot) == "none"


@pytest.mark.parametrize(("sheet", "place"), [("we-ker-groupes-de-travail-mixite", "left"), ("stef-mixup", "center")])
def test_the_place_in_a_collection_lines_up_with_the_page(page: Page, address: str, sheet: str, place: str) -> None:
    page.goto(f"{address}fiches/{sheet}/")
    found = page.locator(".tb-pager > *").evaluate_all("(all) => all.map((one) => getComputedStyle(one).textAlign)")
    expected = {"left": ["start", "right"], "center": ["start", "center", "right"]}[place]
    assert found == expected


def test_the_questions_of_the_form_stand_apart(page: Page, address: str) -> None:
    page.goto(address + "proposer/", wait_until="networkidle")
    page.get_by_label("Étude de cas").check()
    boxes = page.locator("fieldset[data-key=themes] .tb-ask__boxes")
    assert len(set(boxes.locator("li").evaluate_all("(all) => all.map((one) => one.offsetLeft)"))) == 2
    end = boxes.evaluate("(one) => one.getBoundingClientRect().bottom")
    assert page.locator("fieldset[data-key=territory]").evaluate("(one) => one.getBoundingClientRect().top") - end >= 16


@pytest.mark.parametrize(
    ("path", "width"), [("fiches/?q=femmes", 1280), ("comparer/?fiches=stef-mixup,corif-accompagnement", 360)]
)
def test_the_focus_never_hides_under_the_header(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address + path, wait_until="networkidle")
    page.locator("article [tabindex='0'], .tb-cards a").first.focus()
    hidden = """() => { const one = document.activeElement, top = one.getBoundingClientRect().top;
      return one.closest(".md-content") && top < document.querySelector(".md-header").getBoundingClientRect().bottom
        && one.offsetHeight < innerHeight ? one.textContent : "" }"""
    found = []
    for _ in range(40):
        page.keyboard.press("Tab")
        found.append(page.evaluate(hidden))
    assert not any(found)


def test_the_example_in_a_search_box_is_not_cut_in_a_word(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    box = page.locator(".tb-quick--wide .tb-quick__field")
    assert box.evaluate("(one) => getComputedStyle(one).textOverflow") == "ellipsis"


def test_a_question_without_answer_shows_ways_out(page: Page, address: str) -> None:
    ways = page.locator("[data-nothing]")
    for query in ("?q=xyzzyplugh", "?department=75"):
        page.goto(f"{address}fiches/{query}")
        expect(ways.get_by_role("link", name="par thématique")).to_be_visible()
        expect(ways.get_by_role("link", name="Proposez une fiche")).to_be_visible()
    for query in ("", "?q=femmes", "?q=comment+faire"):
        page.goto(f"{address}fiches/{query}", wait_until="networkidle")
        expect(ways).to_be_hidden()


def test_sheets_that_answer_no_question_are_not_by_relevance(page: Page, address: str) -> None:
    sort = page.get_by_label("Trier par")
    page.goto(f"{address}fiches/")
    expect(sort).to_have_value("title")
    page.get_by_label("Chercher dans les fiches").fill("femmes")
    expect(sort).to_have_value("relevance")
    page.get_by_role("button", name="Tout effacer").click()
    expect(sort).to_have_value("title")


def test_the_words_of_a_download_are_one_text(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}collections/we-ker-bilan-2023/")
    link = page.locator(".tb-download__link").first
    left = link.evaluate("(one) => one.getBoundingClientRect().left + parseFloat(getComputedStyle(one).paddingLeft)")
    last = link.evaluate("(one) => Math.min(...[...one.querySelector('.tb-size').getClientRects()].map((r) => r.left))")
    assert last - left < 8  # what goes to the next line begins there


def test_other_names_are_other_names(page: Page, address: str) -> None:
    page.goto(f"{address}structures/we-ker/")
    assert page.locator("dt", has_text="Autres noms").count() == 0
    page.goto(f"{address}glossaire/")
    assert "On écrit aussi" not in page.locator("#agefiph").inner_text()
    assert page.get_by_text("On écrit aussi").count() > 10


def test_the_buttons_of_the_form_say_what_they_add_as_one_says_it(page: Page, address: str) -> None:
    page.goto(address + "proposer/")
    said = page.evaluate(
        """() => [document, ...[...document.querySelectorAll("template")].map((one) => one.content)]
          .flatMap((part) => [...part.querySelectorAll("[data-action=add]")].map((one) => one.textContent))"""
    )
    un = {"contact", "indicateur", "intertitre", "lien vers une fiche", "point", "zoom"}
    une = {"citation", "image", "initiative", "note", "note de la rédaction", "part", "partie prenante", "ressource"}
    une |= {"source", "valeur", "étape"}
    assert set(said) == {f"Ajouter un {name}" for name in un} | {f"Ajouter une {name}" for name in une}


def test_no_line_begins_with_a_dot_that_parts_two_things(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    compared = "comparer/?fiches=gpect,hotellerie-regards-croises,rh-inclusives,pmsmp-immersion"
    for path in ("fiches/stef-mixup/", "collections/", "fiches/", compared, compared.replace("comparer", "panorama")):
        page.goto(address + path, wait_until="networkidle")
        starts = page.evaluate(
            """() => {
              const found = [];
              const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                for (const { index } of node.data.matchAll(/·/g)) {
                  const box = document.createRange();
                  box.setStart(node, index);
                  box.setEnd(node, index + 1);
                  const dot = box.getBoundingClientRect();
                  const line = node.parentElement.closest("p, li, div").getBoundingClientRect();
                  if (dot.width && dot.left - line.left < 4) found.push(node.data);
                }
              }
              return found;
            }"""
        )
        assert starts == []
    for path, parted in (
        ("collections/", ".tb-cover__foot span"),
        ("fiches/stef-mixup/", ".tb-foot__dates span"),
        ("fiches/stef-mixup/", ".tb-proof span"),
    ):
        page.goto(address + path)
        parts = page.locator(parted)
        assert parts.count() > 1
        before = "(all) => all.map((one) => getComputedStyle(one, '::before').content)"
        assert set(parts.evaluate_all(before)) == {"none"}


def test_the_name_in_the_header_is_not_cut_to_an_initial(page: Page, address: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    page.set_viewport_size({"width": 390, "height": 800})
    name = page.locator(".md-header__topic").first
    for size, shown in ((16, True), (24, True), (32, False)):
        session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        page.goto(address)
        assert name.evaluate("(one) => getComputedStyle(one).visibility") == ("visible" if shown else "hidden")


def test_the_mark_of_what_opens_is_beside_its_words(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + "fiches/")
    page.locator(".tb-find__panel > summary").click()
    off = page.locator(".tb-find summary").evaluate_all(
        """(all) => all.filter((one) => one.offsetHeight).map((one) => {
          const mark = getComputedStyle(one, "::after");
          return Math.abs(parseFloat(mark.top) + parseFloat(mark.height) / 2 - one.clientHeight / 2);
        })"""
    )
    assert len(off) > 5
    assert max(off) <= 1


def test_who_meets_no_page_may_skip_the_menu(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + "404.html")
    skip = page.locator(".md-skip").get_attribute("href") or ""
    assert page.locator(skip).count() == 1
    watched.complaints.clear()  # it is without its styles, which it expects at the root of a host


def test_two_files_have_two_names(page: Page, address: str) -> None:
    page.goto(address + "donnees/")
    names = page.locator(".tb-files a").all_inner_texts()
    assert len(names) > 10
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", ["donnees/", "donnees/dictionnaire/"])
def test_a_phone_shows_all_that_a_table_of_files_says(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + path)
    assert page.evaluate(HIDDEN, ".tb-scroll") == []
    widths = page.locator(".tb-files__content").evaluate_all("(all) => all.map((one) => one.offsetWidth)")
    assert len(widths) > 15 and min(widths) >= 290


def test_the_dictionary_gives_its_width_to_what_is_written(page: Page, address: str) -> None:
    page.goto(address + "donnees/dictionnaire/")
    row = page.locator(".tb-files tbody tr").first.locator("td")
    contents, vocabulary = (row.nth(place).evaluate("(one) => one.offsetWidth") for place in (1, 2))
    assert contents > 3 * vocabulary


def test_the_name_of_a_wide_table_is_read_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    for path in ("manques/", "chiffres/"):
        page.goto(address + path)
        for grid in page.locator(".tb-grid").all():
            grid.evaluate("(one) => { one.scrollLeft = 300 }")
            frame, caption = grid.bounding_box(), grid.locator("caption").bounding_box()
            assert frame and caption
            assert frame["x"] <= caption["x"] and caption["x"] + caption["width"] <= frame["x"] + frame["width"]


def test_the_mark_of_what_opens_is_not_on_its_words(page: Page, address: str) -> None:
    page.goto(address + "proposer/", wait_until="networkidle")
    summary = page.locator(".tb-bring > summary")
    for width in (320, 360, 390):
        page.set_viewport_size({"width": width, "height": 800})
        free = summary.evaluate(
            """(one) => {
              const words = document.createRange();
              words.selectNodeContents(one);
              const mark = getComputedStyle(one, "::after");
              return one.getBoundingClientRect().right - parseFloat(mark.right) - parseFloat(mark.width)
                - words.getBoundingClientRect().right;
            }"""
        )
        assert free >= 0


def test_a_sheet_compared_on_a_phone_stands_clear_of_its_name(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + "comparer/?fiches=stef-mixup,corif-accompagnement", wait_until="networkidle")
    cells = page.locator(".tb-compare__table td:has(> .tb-compare__of + *)")
    assert cells.count() > 8
    gaps = cells.evaluate_all(
        """(all) => all.map((one) => one.children[1].getBoundingClientRect().top
          - one.children[0].getBoundingClientRect().bottom)"""
    )
    assert min(gaps) >= 6
    ends = cells.evaluate_all(
        """(all) => all.map((one) => one.getBoundingClientRect().bottom
          - parseFloat(getComputedStyle(one).paddingBottom) - one.lastElementChild.getBoundingClientRect().bottom)"""
    )
    assert max(ends) <= 4


def test_forced_colours_keep_what_a_background_showed(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address)
    edge = "(one) => getComputedStyle(one).borderTopStyle"
    for shape in (".tb-cover", ".tb-badge"):
        assert page.locator(shape).first.evaluate(edge) == "solid"
    page.goto(address + "fiches/stef-mixup/")
    plain = page.locator(".tb-action--plain").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).paddingLeft))"
    )
    assert len(plain) == 3 and min(plain) >= 8


def test_text_twice_as_large_is_cut_at_syllables_and_no_bar_breaks_its_words(page: Page, address: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    page.set_viewport_size({"width": 390, "height": 800})
    for size, cut, bar in ((16, "manual", "fixed"), (32, "auto", "static")):
        session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        page.goto(address + "fiches/stef-mixup/")
        assert page.locator("article li").first.evaluate("(one) => getComputedStyle(one).hyphens") == cut
        assert page.locator(".tb-actions__main").evaluate("(one) => getComputedStyle(one).position") == bar


def test_sentences_are_asked_for_in_a_box_that_shows_them(page: Page, address: str) -> None:
    page.goto(address + "proposer/", wait_until="networkidle")
    page.get_by_label("Brève").check()
    assert page.get_by_label("Résumé").evaluate("(one) => one.tagName") == "TEXTAREA"
    assert page.get_by_label("Titre", exact=False).first.evaluate("(one) => one.tagName") == "INPUT"
    page.get_by_label("Résumé").fill("Une action.\nElle continue.")
    expect(page.locator(".tb-preview")).to_contain_text("Une action. Elle continue.")


@pytest.mark.parametrize("path", ["contribuer/", "guide/rubriques/", "donnees/"])
def test_a_phone_shows_the_ends_of_lines_of_an_example(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + path)
    assert page.locator("pre > code").count() > 0
    assert page.evaluate(HIDDEN, "pre > code") == []


def test_a_column_is_sorted_by_a_finger(page: Page, address: str) -> None:
    page.goto(address + "chiffres/")
    heights = page.locator(".tb-sort").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
    assert heights and min(heights) >= 24
