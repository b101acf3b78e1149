"""JSON: the sheets as their files say, valid against the published schemas, and the same once YAML again."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from builder import checking, dates, pipeline
from builder.dumping import dump
from builder.exports import json_files
from builder.formats import FORMATS
from builder.settling import settle
from builder.source import parse
from tests.casing import CASES, VALID, lay
from tests.conftest import ROOT
from tests.exports.made import SITE, files, leaving, real, real_published
from tests.forms.sheets import HOSTILE, Maker
from tests.real import REPORT

SCHEMAS = REPORT.checked.schemas
ENTRIES = {entry.id: entry for entry in REPORT.checked.project.of("sheet")}
GENERATED = 150


def read_again(data: Any) -> Any:
    """JSON text → data → YAML text → data, as the builder reads a sheet."""
    back = json.loads(json_files.text_of(data))
    source = parse((dump(back) + "\n").encode(), "essai.yaml")
    settle(source, "sheet", SCHEMAS)
    return source.data


def same(first: Any, second: Any) -> bool:
    """Equal, in the order of keys too. 292.0 is 292, as in JSON, where there is one kind of number."""
    return first == second and json.dumps(_one_kind(first)) == json.dumps(_one_kind(second))


def _one_kind(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _one_kind(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_one_kind(value) for value in data]
    return int(data) if isinstance(data, float) and data.is_integer() else data


@pytest.mark.parametrize("sheet", [sheet.id for sheet, _ in real_published().sheets])
def test_a_real_sheet_comes_back(sheet: str) -> None:
    content = json.loads(real()[f"donnees/v1/sheets/{sheet}.json"])
    entry = ENTRIES[sheet]
    assert content["collection"] == entry.folder
    written = content if "collection" in entry.data else {k: v for k, v in content.items() if k != "collection"}
    assert same(written, entry.data)
    assert same(read_again(content), content)


@pytest.mark.parametrize("name", VALID)
def test_the_sheets_of_every_case_come_back(name: str, tmp_path: Path) -> None:
    for sheet, data in leaving(lay(CASES / "valid" / name, tmp_path)).sheets:
        assert same(read_again(data), data), sheet.id


def test_generated_sheets_come_back() -> None:
    bundled = json.loads((ROOT / "schema/bundled/sheet.schema.json").read_text(encoding="utf-8"))
    rng = random.Random(8)
    for number in range(GENERATED):
        data = Maker(bundled, rng).sheet()
        assert same(read_again(data), data), number


def test_hostile_texts_come_back() -> None:
    for text in HOSTILE:
        data = {"id": "x", "context": text, "keywords": [text], "period": {"start": "2024-06-15", "end": "2024"}}
        assert same(read_again(data), data), repr(text)


def test_a_whole_project_comes_back(tmp_path: Path) -> None:
    """Every sheet written anew from ``sheets.json``: the same catalogue, the same open data."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.rmtree(tmp_path / "content/sheets")
    for data in json.loads(real()["donnees/v1/sheets.json"])["sheets"]:
        path = tmp_path / "content/sheets" / data["collection"] / f"{data['id']}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(data) + "\n", encoding="utf-8")
    again = pipeline.catalogue(checking.check(tmp_path))
    assert again.sheets == pipeline.catalogue(checking.check(ROOT)).sheets
    made = files(tmp_path)
    assert [name for name, content in real().items() if made.get(name) != content] == []


def test_one_file_all_lines_and_the_whole_agree() -> None:
    whole = json.loads(real()["donnees/v1/sheets.json"])
    lines = [json.loads(line) for line in real()["donnees/v1/sheets.jsonl"].decode().splitlines()]
    assert whole["sheets"] == lines and whole["count"] == len(lines) == len(real_published().sheets) > 10
    for sheet in lines:
        assert json.loads(real()[f"donnees/v1/sheets/{sheet['id']}.json"]) == sheet


@pytest.mark.parametrize(
    ("sheet", "day"),
    [
        ("", "2025-07-01"),
        ("added_on: 2026-03\n", "2026-03-01"),
        ("reviewed_on: 2026-04-05\n", "2026-04-05"),
        ("status: draft\nadded_on: 2027-01-01\n", "2025-07-01"),
    ],
)
def test_the_day_is_that_of_what_is_published(tmp_path: Path, sheet: str, day: str) -> None:
    """Neither a draft moves it, nor is a collection whose sheets say no day forgotten; as in feeds and DCAT."""
    lay(CASES / "base", tmp_path)
    with (tmp_path / "content/sheets/panorama/galilee-ateliers.yaml").open("a", encoding="utf-8") as file:
        file.write(sheet)
    report = checking.check(tmp_path)
    catalogue = pipeline.catalogue(report)
    assert pipeline.content_day(report).isoformat() == day
    assert dates.instant(dates.latest(catalogue.sheets.values(), catalogue)).startswith(day)


def test_no_link_leads_to_a_draft(tmp_path: Path) -> None:
    lay(CASES / "base", tmp_path)
    content = tmp_path / "content"
    kept = "\nresources:\n  - {title: Guide, sheet: stef-mixup}\n"
    links = f"related:\n  - {{sheet: cachee, relation: see_also}}{kept}  - {{title: Autre, sheet: cachee}}\n"
    brief = content / "sheets/panorama/galilee-ateliers.yaml"
    text = brief.read_text(encoding="utf-8")
    brief.write_text(text + links, encoding="utf-8")
    draft = text.replace("id: galilee-ateliers", "id: cachee") + "status: draft\n"
    (brief.parent / "cachee.yaml").write_text(draft, encoding="utf-8")
    part = content / "collections/panorama/projecteur-1.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("[stef-mixup]", "[stef-mixup, cachee]"), encoding="utf-8")
    out = leaving(tmp_path)
    [data] = [data for sheet, data in out.sheets if sheet.id == "galilee-ateliers"]
    assert "related" not in data
    assert data["resources"] == [{"title": "Guide", "sheet": "stef-mixup"}, {"title": "Autre"}]
    assert [item["sheets"] for item in out.parts["panorama"] if "sheets" in item] == [["stef-mixup"]]


def published_schemas() -> Registry[Any]:
    """The schemas as the site publishes them, each at its ``$id``, which must be where it is published."""
    registry: Registry[Any] = Registry()
    for path, content in real().items():
        if path.startswith("schema/"):
            document = json.loads(content)
            assert document["$id"] == SITE + path
            registry = registry.with_resource(document["$id"], Resource.from_contents(document))
    return registry


@pytest.mark.parametrize("folder", ["", "bundled/"])
def test_everything_is_valid_against_the_schema_that_its_file_names(folder: str) -> None:
    registry = published_schemas()
    for name, key in (
        ("sheets", "sheets"),
        ("collections", "collections"),
        ("organisations", "organisations"),
        ("vocabularies", "vocabularies"),
    ):
        whole = json.loads(real()[f"donnees/v1/{name}.json"])
        assert whole["count"] == len(whole[key]) > 1
        address = whole["schema"].replace("/schema/1/", f"/schema/1/{folder}")
        validator = Draft202012Validator({"$ref": address}, registry=registry, format_checker=FORMATS)
        for item in whole[key]:
            validator.validate(item)
        assert not validator.is_valid({**whole[key][0], "inconnue": 1})


def test_parts_are_valid_and_in_reading_order() -> None:
    whole = json.loads(real()["donnees/v1/collections.json"])
    validator = Draft202012Validator({"$ref": f"{SITE}schema/1/part.schema.json"}, registry=published_schemas())
    for collection in whole["collections"]:
        parts = whole["parts"][collection["id"]]
        assert [part["id"] for part in parts] == collection["parts"]
        for part in parts:
            validator.validate(part)


def test_every_reference_leads_somewhere() -> None:
    known = {
        key: {item["id"] for item in json.loads(real()[f"donnees/v1/{key}.json"])[key]}
        for key in ("organisations", "collections", "vocabularies")
    }
    for sheet, _ in real_published().sheets:
        assert sheet.collection in known["collections"]
        assert {name for name, _ in sheet.organisations()} <= known["organisations"]
    assert {"themes", "kinds", "roles", "departments"} <= known["vocabularies"]
