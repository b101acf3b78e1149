"""A sheet's page: its sections in order, nothing lost, notes both ways, figures that say the same thing twice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from builder import addresses
from builder.glossary import Glossary
from builder.model import Catalogue, Heading, Indicator, Point, Share, Sheet, Value
from builder.pages import render, sections, sheet
from builder.pages.charts import SHADES, WIDTH
from builder.pages.context import PageContext
from builder.pages.figures import figures
from builder.text import plain
from builder.typography import french, number
from tests.pages.example import by_path, example, squeeze, texts, visible, walk

EXAMPLE = example()
PAGES = by_path(render(EXAMPLE))
FULL = PAGES["fiches/full.md"]


def desk(catalogue: Catalogue, item: Sheet) -> PageContext:
    return PageContext(catalogue, addresses.sheet(item.id), None, sheet.known_notes(item, catalogue))


def labels(page: str) -> list[str]:
    return re.findall(r"^## (.+?) \{ #", page, re.MULTILINE)


def test_the_collection_s_headings_come_first_and_the_rest_keeps_its_name() -> None:
    found = labels(FULL)
    assert found[0] == "Freins"
    assert found[1] == "Constat&#40;s&#41;"
    assert "Rien ici" not in found
    assert found[2:6] == ["Objectifs", "Description", "Étapes", "Initiatives"]
    assert found[-2:] == ["Notes", "À propos de cette fiche"]


def test_a_sheet_s_own_headings_win() -> None:
    assert labels(PAGES["fiches/short.md"]) == [
        "Ce qui freine",
        "Le décor",
        "Description",
        "Fiches liées",
        "À propos de cette fiche",
    ]


def test_the_example_uses_every_field() -> None:
    """So that the tests that go through all its texts are complete."""
    used: dict[type, set[str]] = {}
    known: dict[type, set[str]] = {}
    parts = (EXAMPLE.sheets, EXAMPLE.collections, EXAMPLE.organisations, EXAMPLE.vocabularies)
    for value in [item for group in parts for item in group.values()] + list(EXAMPLE.glossary):
        for owner, name, inner in walk(value):
            known.setdefault(type(owner), set()).update(owner.__dataclass_fields__)  # type: ignore[attr-defined]
            if inner not in (None, ()):
                used.setdefault(type(owner), set()).add(name)
    missing = {kind.__name__: fields - used[kind] for kind, fields in known.items() if fields - used[kind]}
    assert missing == {}


def test_nothing_a_sheet_says_is_lost() -> None:
    withdrawn = {"Personne Retirée"}
    for item in EXAMPLE.sheets.values():
        check_nothing_lost(item, EXAMPLE, PAGES[f"fiches/{item.id}.md"], withdrawn)


def check_nothing_lost(item: Sheet, catalogue: Catalogue, page: str, except_for: set[str]) -> None:
    said = visible(page)
    shown = {heading.label for heading in sections.profile(item, catalogue)}
    for text in texts(item):
        if text not in except_for and text not in shown:
            assert squeeze(french(plain(text))) in said, text
    for _, name, inner in walk(item):
        if name in {"value", "amount"} and isinstance(inner, int | float):
            assert squeeze(number(inner)) in said, inner


def test_a_withdrawn_contact_is_silent() -> None:
    assert "Retirée" not in FULL and "retiree@" not in FULL
    assert "retirées à sa demande" in FULL


def test_an_archived_sheet_warns() -> None:
    assert "Fiche archivée." in FULL
    assert "Fiche archivée." not in PAGES["fiches/short.md"]


@pytest.mark.parametrize("path", ["fiches/full.md", "collections/volume.md"])
def test_notes_are_linked_both_ways(path: str) -> None:
    page = PAGES[path]
    calls = re.findall(r'<a id="(appel-[\d-]+)" href="#note-(\d+)"', page)
    backs = re.findall(r'class="tb-notes__back" href="#(appel-[\d-]+)"', page)
    assert calls
    assert sorted(anchor for anchor, _ in calls) == sorted(backs)
    for _, note in calls:
        assert f'<li id="note-{note}"' in page


def test_a_sheet_s_note_wins_over_its_collection_s() -> None:
    own = replace(EXAMPLE.sheets["full"].notes[0], id=1, text="La sienne.")
    item = replace(EXAMPLE.sheets["full"], notes=(own,))
    assert sheet.known_notes(item, EXAMPLE)[1].text == "La sienne."


def test_quotes_stand_by_their_field() -> None:
    freins, rest = FULL.split("## Constat", 1)
    assert "Une parole placée." in freins
    assert "## Paroles" in rest and "Une parole orpheline." in rest.split("## Paroles")[1].split("##")[0]
    assert "La source ne dit pas qui parle" in rest


def test_editors_notes_stand_by_their_field_or_at_the_end() -> None:
    assert "Remarque sur les obstacles." in FULL.split("## Constat")[0]
    end = FULL.split("## À propos de cette fiche")[1]
    assert "Remarque sur le territoire." in end and "Remarque générale." in end
    assert "Note de la rédaction\u00a0· Territoire" in end


@pytest.mark.parametrize("item", EXAMPLE.sheets.values(), ids=lambda item: item.id)
def test_the_charts_say_what_the_tables_say(item: Sheet) -> None:
    page = desk(EXAMPLE, item)
    for view in figures(item.indicators, page):
        rows = [(row.label, row.amount) for row in view.rows]
        for bar in view.bars.bars if view.bars else ():
            assert any(label == bar.label and bar.amount in amount for label, amount in rows), bar
        for part in view.shares.segments if view.shares else ():
            assert (part.label, part.amount) in rows


def test_bars_are_in_proportion() -> None:
    view = figures(EXAMPLE.sheets["full"].indicators, desk(EXAMPLE, EXAMPLE.sheets["full"]))[1]
    assert view.bars is not None
    before, after = view.bars.bars
    assert before.width / after.width == pytest.approx(20.5 / 22, abs=0.001)
    assert view.change == "+1,5\u00a0point"


def test_more_parts_than_shades_are_bars() -> None:
    parts = tuple(Share(label=f"quartier {rank}", value=rank) for rank in range(1, SHADES + 2))
    for number_of_parts, drawn in ((SHADES, "shares"), (SHADES + 1, "bars")):
        value = Value(value=100, date="2023", breakdown=parts[:number_of_parts])
        item = Indicator(label="Jeunes", unit="jeunes", values=(value,))
        view = figures([item], desk(EXAMPLE, EXAMPLE.sheets["full"]))[0]
        assert (view.shares is not None, view.bars is not None) == (drawn == "shares", drawn == "bars")
        assert len(view.rows) == 1 + number_of_parts
        assert not view.whole


def test_a_whole_of_100_percent_is_no_headline() -> None:
    """« 100 % » and « 0 point » would say nothing, twice drawn and at the head of the sheet."""
    value = Value(value=100, date="2023", breakdown=(Share(label="A", value=60), Share(label="B", value=40)))
    whole = Indicator(label="Part", unit="%", values=(value, replace(value, date="2024")))
    view = figures([whole], desk(EXAMPLE, EXAMPLE.sheets["full"]))[0]
    assert view.whole and view.shares is not None
    assert (view.bars, view.change) == (None, "") and view.before[0].parts
    full = EXAMPLE.sheets["full"]
    assert replace(full, indicators=(whole, *full.indicators)).headlines == full.headlines


@pytest.mark.parametrize("values", [(1250000, 300000), (10**15, -1), (0, 0), (-9, -(10**12))])
def test_an_amount_has_room_beside_its_bar(values: tuple[int, ...]) -> None:
    """« environ 1 250 000 € » went out of the drawing, which cut it."""
    dated = tuple(Value(value=value, date=f"202{rank}", qualifier="about") for rank, value in enumerate(values))
    [view] = figures([Indicator(label="Budget", unit="€", values=dated)], desk(EXAMPLE, EXAMPLE.sheets["full"]))
    assert view.bars is not None
    for bar in view.bars.bars:
        assert bar.end + 6.5 * len(bar.amount.unescape()) <= WIDTH and bar.width >= 2


def test_the_groups_of_a_field_are_under_its_title() -> None:
    """« Objectifs », then « Axe 1 » at the same level: who reads by headings heard an empty one, then another."""
    both = Heading(label="Ce qui est fait", fields=("context", "objectives"))
    groups = (Point(title="Axe 1", text="Un point."),)
    told = replace(EXAMPLE.sheets["full"], headings=(both,), objectives=groups)
    page = by_path(sheet.render(replace(EXAMPLE, sheets={"full": told}), Glossary(())))["fiches/full.md"]
    assert "<h3>Objectifs</h3>" in page and "<h4>Axe 1</h4>" in page


def test_a_change_over_more_than_two_values_says_since_when() -> None:
    three = tuple(Value(value=value, date=f"202{value}") for value in range(3))
    indicator = Indicator(label="Trois ans", values=three)
    told = replace(EXAMPLE.sheets["full"], indicators=(indicator,))
    page = by_path(sheet.render(replace(EXAMPLE, sheets={"full": told}), Glossary(())))["fiches/full.md"]
    assert "<strong>+2</strong> <span>évolution calculée depuis la première valeur</span>" in page


def test_no_change_is_computed_from_rounded_values() -> None:
    first = figures(EXAMPLE.sheets["full"].indicators, desk(EXAMPLE, EXAMPLE.sheets["full"]))[0]
    assert first.change == ""


def test_undated_values_say_so() -> None:
    assert "sans date dans la source" in FULL


def test_a_sheet_that_is_named_but_unpublished_is_left_out() -> None:
    lonely = replace(EXAMPLE, sheets={"full": EXAMPLE.sheets["full"]})
    page = by_path(sheet.render(lonely, Glossary(())))["fiches/full.md"]
    assert "../short" not in page and "fiches/short/" not in page


def test_headings_that_name_unknown_fields_are_skipped() -> None:
    item = replace(EXAMPLE.sheets["short"], headings=(Heading(label="Rien", fields=("nothing", "governance")),))
    assert "Rien" not in [section.label for section in sections.sections(item, desk(EXAMPLE, item))]


def test_why_nothing_is_measured_stands_where_indicators_would() -> None:
    """Its own name, « Sans indicateur : raison », is a question of the form."""
    item = replace(EXAMPLE.sheets[next(iter(EXAMPLE.sheets))], headings=(), indicators=(), not_measured="Trop tôt.")
    bare = {key: replace(each, headings=()) for key, each in EXAMPLE.collections.items()}
    shown = sections.sections(item, desk(replace(EXAMPLE, collections=bare), item))
    (label,) = [one.label for one in shown if "not_measured" in [field.field for field in one.fields]]
    assert label == "Indicateurs"
