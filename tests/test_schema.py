"""The schemas: complete for readers, equal to the model, refused by nobody."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder import bundle, editions, model
from builder.checking import check
from builder.project import Checked, read_project
from builder.schema import KINDS, Schemas
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(ROOT).checked


@pytest.fixture(scope="module")
def schemas(checked: Checked) -> Schemas:
    return checked.schemas


def properties(node: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of a schema, nested ones included, with its place."""
    if isinstance(node, dict):
        for key, child in node.get("properties", {}).items():
            yield f"{where}.{key}", child
        for key, child in node.items():
            if key not in {"examples", "if"}:
                yield from properties(child, f"{where}/{key}")
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from properties(child, f"{where}[{index}]")


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "schema").glob("*.json")))
def test_every_schema_is_valid_and_every_property_speaks_french(name: str, schemas: Schemas) -> None:
    document = schemas.documents[name]
    Draft202012Validator.check_schema(document)
    for where, node in properties(document, name):
        target = node
        while "$ref" in target and not {"title", "description", "examples"} <= set(target):
            home = name if node["$ref"].startswith("#") else ""
            _, found = schemas.resolve({"x-home": home or name}, target["$ref"])
            target = {**found, **{key: value for key, value in target.items() if key != "$ref"}}
        for keyword in ("title", "description", "examples"):
            assert target.get(keyword), f"{where} has no {keyword}"


def test_terms_live_in_vocabularies_only(schemas: Schemas) -> None:
    for document in schemas.documents.values():
        assert '"enum"' not in json.dumps(document)


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_valid(kind: str, schemas: Schemas) -> None:
    """What people will copy must pass."""
    root = f"{kind}.schema.json"
    for where, node in properties(schemas.documents[root], root):
        validator = schemas.validator(kind).evolve(schema=_absolute(node, root))
        for example in node.get("examples", ()):
            refused = [error.message for error in validator.iter_errors(example)]
            assert not refused, f"{where}: {example!r}: {refused}"


def _absolute(node: Any, root: str) -> Any:
    base = "https://boite-a-pratiques.example/schema/1/"
    if isinstance(node, dict):
        kept = {key: _absolute(value, root) for key, value in node.items() if key != "$id"}
        reference = kept.get("$ref")
        if isinstance(reference, str) and not reference.startswith("https:"):
            kept["$ref"] = base + (root + reference if reference.startswith("#") else reference)
        return kept
    return [_absolute(item, root) for item in node] if isinstance(node, list) else node


MODELS = {
    ("sheet", ()): model.Sheet,
    ("sheet", ("territory",)): model.Territory,
    ("sheet", ("territory", "coordinates")): model.Coordinates,
    ("sheet", ("period",)): model.Period,
    ("sheet", ("steps", 0)): model.Step,
    ("sheet", ("initiatives", 0)): model.Initiative,
    ("sheet", ("stakeholders", 0)): model.Party,
    ("sheet", ("funding",)): model.Funding,
    ("sheet", ("indicators", 0)): model.Indicator,
    ("sheet", ("indicators", 0, "values", 0)): model.Value,
    ("sheet", ("indicators", 0, "values", 0, "breakdown", 0)): model.Share,
    ("sheet", ("indicators", 0, "target")): model.Target,
    ("sheet", ("impact", 0)): model.Point,
    ("sheet", ("quotes", 0)): model.Quote,
    ("sheet", ("zooms", 0)): model.Zoom,
    ("sheet", ("resources", 0)): model.Resource,
    ("sheet", ("media", 0)): model.Medium,
    ("sheet", ("notes", 0)): model.Note,
    ("sheet", ("related", 0)): model.Related,
    ("sheet", ("contacts", 0)): model.Contact,
    ("sheet", ("contacts", 0, "consent")): model.Consent,
    ("sheet", ("headings", 0)): model.Heading,
    ("sheet", ("editor_notes", 0)): model.EditorNote,
    ("sheet", ("sources", 0)): model.Citation,
    ("collection", ()): model.Collection,
    ("collection", ("series",)): model.Series,
    ("collection", ("documents", 0)): model.Document,
    ("collection", ("documents", 0, "pages")): model.Pages,
    ("part", ()): model.Part,
    ("part", ("sections", 0)): model.Section,
    ("part", ("definitions", 0)): model.Definition,
    ("part", ("actors", 0)): model.Actor,
    ("part", ("thanks", 0)): model.Thanks,
    ("part", ("thanks", 0, "people", 0)): model.Person,
    ("organisation", ()): model.Organisation,
    ("vocabulary", ()): model.Vocabulary,
    ("vocabulary", ("terms", 0)): model.Term,
    ("glossary", ("terms", 0)): model.GlossaryTerm,
    ("accessibility", ()): model.Accessibility,
    ("accessibility", ("criteria", "images", "1.1")): model.Judgement,
}


@pytest.mark.parametrize(("place", "cls"), MODELS.items(), ids=lambda value: getattr(value, "__name__", str(value)))
def test_the_model_has_the_keys_of_the_schema(
    place: tuple[str, tuple[str | int, ...]], cls: Any, schemas: Schemas
) -> None:
    assert {field.name for field in dataclasses.fields(cls)} == set(schemas.properties(*place))


def test_bundled_copy_is_fresh() -> None:
    assert bundle.update(ROOT, ROOT / "schema", write=False) == []


def test_bundled_copy_gives_the_same_verdicts(checked: Checked, schemas: Schemas) -> None:
    """On every real file, whole and with one of its keys spoiled, not always the same."""
    alone = {name.removesuffix(".schema.json"): json.loads(text) for name, text in bundle.bundled(schemas)}
    for number, entry in enumerate(checked.project.entries):
        bundled = Draft202012Validator(alone[entry.kind], format_checker=schemas.validator("sheet").format_checker)
        key = list(entry.data)[number % len(entry.data)]
        for data in (entry.data, {**entry.data, key: {"x": 1}}):
            assert bundled.is_valid(data) == schemas.validator(entry.kind).is_valid(data)


def test_every_project_file_is_read() -> None:
    on_disk = {path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yaml")}
    assert {entry.file for entry in read_project(ROOT).entries} | {editions.FILE} == on_disk
