"""Related sheets: declared ones first and both ways, computed ones with true reasons, at a bounded cost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from builder import related
from builder.model import Catalogue, Related, Sheet, Term, Vocabulary
from builder.related import INVERSES, LIMIT, POOL, Neighbour, neighbours
from tests.pages.example import example
from tests.real import CATALOGUE as REAL

FOUND = neighbours(REAL)
SYMBOLS = {"levers": "même levier", "themes": "même thématique", "sectors": "même secteur", "audiences": "même public"}


def lookalikes(count: int) -> Catalogue:
    """Sheets that all share one theme, by the hundred one keyword, by the two a third word of their title."""
    base = replace(example().sheets["short"], related=(), headings=())
    sheets = {
        f"s{number:05}": replace(
            base,
            id=f"s{number:05}",
            title=f"Pratique {chr(97 + number // 2 % 26) * 8}",
            keywords=(f"mot{number % 100}",),
        )
        for number in range(count)
    }
    return replace(example(), sheets=sheets)


def with_links(**links: tuple[tuple[str, str], ...]) -> Catalogue:
    """The example's sheets with these declared links, and every relation of the real vocabulary."""
    shelf = example()
    sheets = {
        name: replace(sheet, related=tuple(Related(sheet=s, relation=r) for s, r in links.get(name, ())))
        for name, sheet in shelf.sheets.items()
    }
    known = {**shelf.vocabularies, "relations": REAL.vocabularies["relations"]}
    return replace(shelf, sheets=sheets, vocabularies=known)


@pytest.mark.parametrize("sheet", REAL.sheets.values(), ids=lambda sheet: sheet.id)
def test_declared_links_come_first_in_their_order(sheet: Sheet) -> None:
    found = FOUND[sheet.id]
    own = [link.sheet for link in sheet.related]
    assert [item.sheet for item in found][: len(own)] == own
    assert [item.declared for item in found] == sorted((item.declared for item in found), reverse=True)
    assert sum(not item.declared for item in found) <= LIMIT
    assert len({item.sheet for item in found} | {sheet.id}) == len(found) + 1


def test_declared_links_are_seen_from_both_sides() -> None:
    for sheet in REAL.sheets.values():
        for link in sheet.related:
            assert any(item.sheet == sheet.id and item.declared for item in FOUND[link.sheet])


@pytest.mark.parametrize("relation", INVERSES)
def test_the_other_side_has_its_own_words(relation: str) -> None:
    found = neighbours(with_links(full=(("short", relation),)))
    assert found["full"][0].reason == REAL.term("relations", relation).label
    assert found["short"][0].reason == REAL.term("relations", INVERSES[relation]).label
    assert INVERSES[INVERSES[relation]] == relation


def test_what_both_declare_is_each_one_s_own() -> None:
    found = neighbours(with_links(full=(("short", "part_of"),), short=(("full", "see_also"),)))
    assert [item.reason for item in found["full"]] == ["Fait partie de"]
    assert [item.reason for item in found["short"]] == ["Voir aussi"]


def test_a_relation_without_known_inverse_still_shows() -> None:
    shelf = with_links(full=(("short", "rival"),))
    own = Vocabulary(id="relations", title="Liens", terms=(Term(id="rival", label="Rivale de"),))
    found = neighbours(replace(shelf, vocabularies={**shelf.vocabularies, "relations": own}))
    assert found["short"][0] == Neighbour("full", "Renvoie à cette fiche", True)


def test_a_link_to_itself_or_to_an_unpublished_sheet_is_left_out() -> None:
    found = neighbours(with_links(full=(("full", "see_also"), ("gone", "see_also"))))
    assert not [item for item in found["full"] if item.declared]


@pytest.mark.parametrize("sheet", REAL.sheets.values(), ids=lambda sheet: sheet.id)
def test_reasons_are_true(sheet: Sheet) -> None:
    computed = [item for item in FOUND[sheet.id] if not item.declared]
    assert computed
    for item in computed:
        other = REAL.sheets[item.sheet]
        reasons = item.reason.split(", même ")
        for reason in [reasons[0], *(f"même {rest}" for rest in reasons[1:])]:
            assert reason in set(true_reasons(sheet, other)), (item, reason)


def true_reasons(sheet: Sheet, other: Sheet) -> list[str]:
    """Every reason that two sheets really give, found another way."""
    found = []
    for field, start in SYMBOLS.items():
        for value in set(getattr(sheet, field)) & set(getattr(other, field)):
            label = REAL.term(field, value).label
            found += [f"{start} : {label}", f"{start} : {label[0].lower()}{label[1:]}"]
    for value in {name for name, _ in sheet.organisations()} & {name for name, _ in other.organisations()}:
        organisation = REAL.organisations[value]
        found.append(f"même structure : {organisation.acronym or organisation.name}")
    for start, index, field in (
        ("même département", REAL.sheets_by_department, "departments"),
        ("même région", REAL.sheets_by_region, "regions"),
    ):
        found += [f"{start} : {REAL.term(field, c).label}" for c, s in index.items() if sheet in s and other in s]
    text = f"{other.title} {other.summary} {' '.join(other.keywords)}".lower()
    words = re.findall(r"\w{6,}", f"{sheet.title} {sheet.summary} {' '.join(sheet.keywords)}".lower())
    return found + [f"même mot : « {word} »" for word in words if word[:-2] in text]


def test_the_closest_share_the_most() -> None:
    """Two sheets of the same department and theme are nearer than two that share a common theme only."""
    assert FOUND["passer-elles-hosmoz-reseau-h"][0].sheet == "humando-visites-de-chantier"


def test_words_bring_sheets_together_when_nothing_else_does() -> None:
    base = replace(example().sheets["short"], related=(), themes=())
    a = replace(base, id="a", title="Un mentorat croisé", organisation="lead-body")
    b = replace(base, id="b", title="Des mentorats de nuit", organisation="other-body")
    found = neighbours(replace(example(), sheets={"a": a, "b": b}))
    assert [(item.sheet, item.reason) for item in found["a"]] == [("b", "même mot : « mentorat »")]
    assert [(item.sheet, item.reason) for item in found["b"]] == [("a", "même mot : « mentorats »")]


def test_same_catalogue_same_neighbours() -> None:
    shelf = lookalikes(300)
    assert neighbours(shelf) == neighbours(lookalikes(300))
    assert neighbours(REAL) == FOUND


@pytest.mark.parametrize("count", [500, 2000])
def test_the_cost_grows_with_the_number_of_sheets(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    score = related._Shelf._score

    def counting(self: related._Shelf, place: int, other: int) -> float:
        nonlocal compared
        compared += 1
        return score(self, place, other)

    monkeypatch.setattr(related._Shelf, "_score", counting)
    found = neighbours(lookalikes(count))
    assert compared <= count * POOL
    assert all(len(items) == LIMIT for items in found.values())


def test_a_common_term_does_not_lead_everyone_to_the_same_sheets() -> None:
    found = neighbours(lookalikes(1000))
    named = [item.sheet for items in found.values() for item in items]
    assert max(named.count(sheet) for sheet in set(named)) < 100
