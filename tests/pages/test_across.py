"""The pages across sheets: everything once, each with its sheet; gaps that are true; hostile words harmless."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from builder.checking import check
from builder.model import Catalogue, Sheet
from builder.pages import across
from builder.pages import theme as theme_pages
from builder.pages.across.indicators import counted
from builder.pages.across.lessons import FIELDS, points
from builder.pipeline import catalogue
from builder.text import plain, without_calls
from builder.typography import french, number
from tests.conftest import ROOT
from tests.pages.example import by_path, example, rewritten, squeeze, visible

PATHS = ("chiffres.md", "enseignements.md", "paroles.md", "manques.md")


@pytest.fixture(scope="module", params=["example", "real"])
def shelf(request: pytest.FixtureRequest) -> Catalogue:
    return example() if request.param == "example" else catalogue(check(ROOT))


@pytest.fixture(scope="module")
def pages(shelf: Catalogue) -> dict[str, str]:
    return by_path(across.render(shelf))


def cells(row: str) -> list[str]:
    """The words of each cell of a table's row."""
    found = re.findall(r"<(th|td)\b[^>]*>(.*?)</\1>", row)
    return [squeeze(unescape(re.sub(r"<[^<>]*>", "", cell))) for _, cell in found]


def rows(page: str) -> list[str]:
    return re.findall(r"<tr><th scope=\"row\">.*?</tr>", page)


def typed(text: str | None) -> str:
    return squeeze(french(plain(without_calls(text or ""))))


def test_the_pages_are_always_there(pages: dict[str, str]) -> None:
    assert tuple(pages) == PATHS
    empty = by_path(across.render(replace(example(), sheets={})))
    assert tuple(empty) == PATHS


def test_every_value_appears_once_with_its_sheet(shelf: Catalogue, pages: dict[str, str]) -> None:
    shown = []
    for row in rows(pages["chiffres.md"]):
        link = re.search(r'href="\.\./fiches/([^"/]+)/"', row)
        assert link
        label, value, unit = cells(row)[:3]
        shown.append((link[1], label, value, unit))
    wanted = [
        (sheet.id, value_label(case, label, value.text), number(value.value), typed(unit))
        for sheet in shelf.sheets.values()
        for case, indicator in counted(sheet)
        for label, unit in [(indicator.label, indicator.unit)]
        for value in indicator.values
    ]
    bare = [(sheet, label, re.sub(r"^[^\d−-]*", "", value), unit) for sheet, label, value, unit in shown]
    assert sorted(bare) == sorted((s, label, squeeze(value), unit) for s, label, value, unit in wanted)


def test_a_unit_agrees_with_its_number() -> None:
    full = example()
    sheet = full.sheets["full"]
    said = sheet.indicators[0]
    one = replace(said, unit="femmes", values=(replace(said.values[0], value=1),))
    alone = replace(sheet, indicators=(one,), initiatives=(), zooms=())
    (row,) = rows(by_path(across.render(replace(full, sheets={"full": alone})))["chiffres.md"])
    assert cells(row)[2] == "femme"


def value_label(case: str, label: str, remark: str | None) -> str:
    return typed(label) + typed(case) + typed(remark)


def test_every_lesson_appears_once_under_its_sheet(shelf: Catalogue, pages: dict[str, str]) -> None:
    page = pages["enseignements.md"]
    blocks = re.findall(r'<div class="tb-lesson__sheet">.*?</div>', page, re.DOTALL)
    told = [(sheet, field) for sheet in shelf.sheets.values() for field in FIELDS if points(sheet, field)]
    assert len(blocks) == len(told)
    for sheet, field in told:
        wanted = "".join(typed(text) for point in points(sheet, field) for text in flat(point))
        mine = [squeeze(words(block)) for block in blocks if f'href="../fiches/{sheet.id}/"' in block]
        assert typed(sheet.title) + wanted in mine, (sheet.id, field)


def flat(point: object) -> list[str]:
    title, text, inner = point.title, point.text, point.points  # type: ignore[attr-defined]
    return [part for part in (title, text) if part] + [part for child in inner for part in flat(child)]


def words(html: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", "", html))


def test_every_quote_appears_once_with_who_says_it(shelf: Catalogue, pages: dict[str, str]) -> None:
    blocks = re.findall(r'<div class="tb-voice">.*?</figure>.*?</div>', pages["paroles.md"], re.DOTALL)
    quotes = [(sheet, quote) for sheet in shelf.sheets.values() for quote in sheet.quotes]
    assert len(blocks) == len(quotes)
    for sheet, quote in quotes:
        mine = [block for block in blocks if typed(quote.text) in squeeze(words(block))]
        assert len(mine) == 1
        said = squeeze(words(mine[0]))
        assert f'href="../fiches/{sheet.id}/"' in mine[0]
        assert typed(quote.author) in said and typed(quote.role) in said
        told = quote.author or quote.role or quote.organisation
        assert (typed("La source ne dit pas qui parle") in said) == (not told)
        assert not quote.organisation or f'href="../structures/{quote.organisation}/"' in mine[0]


def test_no_call_of_a_note_is_left(pages: dict[str, str]) -> None:
    assert not [path for path in PATHS if "[^" in pages[path] or "note-call" in pages[path]]


def test_gaps_are_true(shelf: Catalogue, pages: dict[str, str]) -> None:
    tables = re.findall(r"<table.*?</table>", pages["manques.md"], re.DOTALL)
    assert len(tables) == 1 + len(shelf.sheets_by_region)
    groups: list[list[set[str]]] = [
        [{s.id for s in shelf.sheets.values() if term.id in s.audiences} for term in terms(shelf, "audiences")]
    ]
    for region, sheets in shelf.sheets_by_region.items():
        inner = [term.id for term in terms(shelf, "departments") if term.parent == region]
        groups.append([ids(sheets), *(ids(shelf.sheets_by_department.get(code, ())) for code in inner)])
    for table, columns in zip(tables, groups, strict=True):
        for theme, row in zip(terms(shelf, "themes"), rows(table), strict=True):
            own = ids(shelf.sheets_by_theme.get(theme.id, ()))
            assert cells(row) == [typed(theme.label), *(str(len(own & column)) for column in columns)]
            assert row.count('class="tb-table__gap"') == sum(not own & column for column in columns)


def terms(shelf: Catalogue, vocabulary: str) -> tuple:  # type: ignore[type-arg]
    return shelf.vocabularies[vocabulary].terms


def ids(sheets: tuple[Sheet, ...]) -> set[str]:
    return {sheet.id for sheet in sheets}


@pytest.mark.parametrize("many", [0, 99])
def test_many_regions_are_within_reach(shelf: Catalogue, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(across.gaps, "MANY", many)
    page = across.gaps.render(shelf).text
    led = re.findall(r'<li><a href="#(territoires-[^"]+)">', page)
    assert led == ([] if many else re.findall(r"\{ #(territoires-\S+) \}", page))


def test_gaps_call_for_contributions(pages: dict[str, str]) -> None:
    assert 'class="tb-button" href="../contribuer/"' in pages["manques.md"]


def test_each_page_leads_to_the_others(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        assert page.count('aria-current="page"') == 1
        assert f'href="../{path.removesuffix(".md")}/" aria-current="page"' in page
        assert all(f'href="../{other.removesuffix(".md")}/"' in page for other in PATHS)


def test_wide_tables_scroll_in_a_named_region(pages: dict[str, str]) -> None:
    for path in ("chiffres.md", "manques.md"):
        regions = re.findall(r'<section class="tb-grid" aria-label="([^"]+)" tabindex="0"', pages[path])
        assert len(regions) == pages[path].count("<table") == len(set(regions))


def test_a_sheet_without_theme_is_not_lost() -> None:
    sheet = replace(example().sheets["full"], themes=())
    pages = by_path(across.render(replace(example(), sheets={"full": sheet})))
    assert all("Sans thématique" in pages[path] for path in PATHS[:3])


def test_hostile_words_stay_words() -> None:
    payload = "<img src=x onerror=alert(1)>\"'</td><script>alert(1)</script>"
    for path, page in by_path(across.render(rewritten(example(), lambda text: f"{text} {payload}"))).items():
        assert "<img" not in page and "<script" not in page, path
        if path != "manques.md":
            assert squeeze(french(payload)) in visible(page), path


def test_without_themes_the_page_says_so() -> None:
    empty = replace(example(), sheets={})
    assert "Aucune fiche classée par thématique" in by_path(theme_pages.render(empty))["thematiques/index.md"]


def many(count: int) -> Catalogue:
    """``count`` sheets alike, of one theme, which tell something on each page."""
    one = example()
    model = next(sheet for sheet in one.sheets.values() if sheet.quotes and sheet.indicators and sheet.obstacles)
    sheets = tuple(
        replace(model, id=f"fiche-{rank}", title=f"Fiche {rank}", themes=model.themes[:1]) for rank in range(count)
    )
    return replace(one, sheets={sheet.id: sheet for sheet in sheets})


@pytest.mark.parametrize("path", PATHS[:3])
def test_thousands_of_sheets_are_told_by_their_beginning(path: str) -> None:
    at_most, beyond = (by_path(across.render(many(count)))[path] for count in (30, 75))
    assert len(set(re.findall(r'href="\.\./fiches/(fiche-\d+)/"', beyond))) == 30
    assert "45\u00a0autres fiches" in beyond
    assert "autres fiches" not in at_most


def test_a_theme_of_thousands_names_each_sheet() -> None:
    catalogue = many(75)
    (theme,) = catalogue.sheets_by_theme
    page = by_path(theme_pages.render(catalogue))[f"thematiques/{theme}.md"]
    assert page.count("<article") == 60
    assert "15\u00a0autres fiches, par titre" in page
    assert f'href="../../fiches/?theme={theme}"' in page
    assert len(set(re.findall(r'href="\.\./\.\./fiches/(fiche-\d+)/"', page))) == 75
