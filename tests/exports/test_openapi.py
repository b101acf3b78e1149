"""OpenAPI: a valid description, of files that are there and are what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource

from builder.exports import files
from tests.exports.made import SITE, real

DOCUMENT: dict[str, Any] = json.loads(real()["donnees/v1/openapi.json"])


@pytest.fixture
def base(tmp_path: Path) -> str:
    """The address of the description among the files that it refers to, as they are published."""
    for path, content in real().items():
        if path.startswith("schema/") or path.endswith("openapi.json"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
    return (tmp_path / "donnees/v1/openapi.json").as_uri()


def test_it_is_valid(base: str) -> None:
    assert [str(error) for error in OpenAPIV31SpecValidator(DOCUMENT, base_uri=base).iter_errors()] == []


def test_a_fault_would_be_found(base: str) -> None:
    spoilt = json.loads(json.dumps(DOCUMENT))
    spoilt["paths"]["/donnees/v1/sheets/{id}.json"]["parameters"] = []
    assert list(OpenAPIV31SpecValidator(spoilt, base_uri=base).iter_errors())


def test_every_address_is_a_file_and_every_file_an_address() -> None:
    described = {path.removeprefix("/") for path in DOCUMENT["paths"]}
    assert described == {one.path for one in files.FILES} | {"donnees/v1/sheets/{id}.json"}
    assert described - {"donnees/v1/sheets/{id}.json"} <= set(real())
    undescribed = {"donnees/v1/openapi.json", "donnees/v1/catalog.jsonld", "donnees/v1/catalog.ttl"}
    published = {path for path in real() if path.startswith("donnees/v1/") and "/sheets/" not in path}
    assert published == (described - {"donnees/v1/sheets/{id}.json"}) | undescribed
    assert DOCUMENT["servers"] == [{"url": SITE.rstrip("/")}]
    names = [operation["get"]["operationId"] for operation in DOCUMENT["paths"].values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["sheets", "collections", "organisations", "vocabularies"])
def test_answers_are_what_their_schema_says(name: str) -> None:
    registry: Registry[Any] = Registry().with_resource(f"{SITE}donnees/v1/openapi.json", Resource.opaque(DOCUMENT))
    for path, content in real().items():
        if path.startswith("schema/"):
            registry = registry.with_resource(SITE + path, Resource.from_contents(json.loads(content)))
    operation = DOCUMENT["paths"][f"/donnees/v1/{name}.json"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    located = {**schema, "$ref": f"{SITE}donnees/v1/openapi.json{schema['$ref']}"}
    answer = json.loads(real()[f"donnees/v1/{name}.json"])
    validator = Draft202012Validator(located, registry=registry)
    validator.validate(answer)
    assert not validator.is_valid({**answer, "count": "beaucoup"})
    assert not validator.is_valid({**answer, name: [{}]})
