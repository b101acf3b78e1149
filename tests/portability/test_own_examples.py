"""Another network is shown its own organisations and terms, never ours: what it is told to write, it may write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder import checking, pipeline
from builder.reference import render
from builder.site import identity
from tests.conftest import ROOT
from tests.portability.conftest import begun, circular, run

OURS = re.compile(r"(?<![\w@.-])(?:stef|corif|sofie|adermas|galilee|we-ker|mixite-des-metiers)(?![\w.-])")
MISTAKEN = """\
id: essai
kind: case_study
title: "Un essai"
summary: "Un essai."
organisation: {a: inconnu}
themes: {a: chaussures}
stakeholders: {a: partout}
contacts: {a: personne}
related: {a: rien}
resources:
  - {title: "Un guide", sheet: zzzzzzzzzz}
co_organisations: [qqqqqqqqqq]
levers: [wwwwwwwwwww]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return circular(tmp_path_factory.mktemp("circular"))


def examples(value: Any) -> Iterator[str]:
    """The examples of a schema, and of every place in it, as text."""
    if isinstance(value, dict):
        yield from (json.dumps(one) for one in value.get("examples", ()))
        for inner in value.values():
            yield from examples(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from examples(inner)


def test_the_examples_of_the_schemas_are_its_own(project: Path) -> None:
    """In messages, in the form and in the published schemas; an editor's copy changes with the lists of terms alone."""
    schemas = checking.check(project).checked.schemas
    bundled = project / "schema/bundled/sheet.schema.json"
    before = bundled.read_bytes()
    assert not [text for text in examples(schemas.documents["sheet.schema.json"]) if OURS.search(text)]
    assert not [text for text in examples(json.loads(before)) if OURS.search(text)]
    assert schemas.field("sheet", ("organisation",)).examples in {("atelier-des-fibres",), ("boucle-locale",)}
    (project / "content/organisations/a-premiere.yaml").write_text(
        'id: a-premiere\nname: "A première"\nkind: company\n', encoding="utf-8"
    )
    assert run(project, "schema", "--check").returncode == 0 and before == bundled.read_bytes()


def test_what_it_is_told_to_write_is_its_own(project: Path) -> None:
    """Each suggestion of a mistaken sheet, each page of the reference, each explanation."""
    sheet = project / "content/sheets/boucles-locales/essai.yaml"
    sheet.write_text(MISTAKEN, encoding="utf-8")
    report = checking.check(project)
    found = [problem for problem in report.diagnostics if problem.file.endswith("/essai.yaml")]
    sheet.unlink()
    assert len(found) > 9
    assert not [problem for problem in found if OURS.search(problem.example)]
    reference = next(iter(render(report.checked.schemas))).text
    assert not OURS.search(re.sub("<[^>]*>", "", reference))
    explained = run(project, "explain", "R301").stdout
    assert (
        re.search("organisation: (a-premiere|atelier-des-fibres|boucle-locale)", explained) and "corif" not in explained
    )


def test_its_own_names_of_lists_are_headings(project: Path) -> None:
    """« Pilier : … » is no more of the summary."""
    (project.parent / "texte.txt").write_text(
        "Titre : Un essai\nRésumé : Une phrase.\nPilier : recycler\n", encoding="utf-8"
    )
    done = run(project, "new", "--from", "../texte.txt", "-o", "../essai.yaml")
    assert "Brouillon écrit" in done.stdout, done.stderr
    written = (project.parent / "essai.yaml").read_text(encoding="utf-8")
    assert 'summary: "Une phrase."' in written and "levers: [recycler]" in written


def test_lists_that_no_sheet_uses_and_pages_of_advice_may_go(tmp_path: Path) -> None:
    """A network without levers, say: the check has nothing against it, the site is whole, no page leads to nothing."""
    project = begun(tmp_path, "Sans leviers")
    for name in ("audiences", "levers", "relations", "sectors"):
        path = project / f"content/vocabularies/{name}.yaml"
        path.unlink()
    sheet = project / "content/sheets/nos-pratiques/exemple-de-fiche.yaml"
    text = sheet.read_text("utf-8")
    sheet.write_text(re.sub(r"(?m)^(?:sectors|audiences):.*\n", "", text), "utf-8")
    for page in ("contribuer", "guide/rubriques"):
        (project / f"content/pages/{page}.md").unlink()
    made = {output.path: output for output in pipeline.render(checking.check(project), site=identity(project))}
    for page in ("proposer", "manques", "guide/reference"):
        assert not re.search(r'href="[./]*(contribuer/|guide/rubriques/|rubriques/)"', made[f"{page}.md"].text)
    assert {"fiches/index.md", "fiches/exemple-de-fiche.md"} <= made.keys()
    assert re.search(r'data-key="levers"[^>]* hidden', made["proposer.md"].text)
    assert "#liste-levers" not in made["guide/reference.md"].text and "Par public" not in made["manques.md"].text
    (project / "content/vocabularies/roles.yaml").unlink()
    assert [problem.code for problem in checking.check(project).diagnostics] == ["R319"]


def test_ours_stay(tmp_path: Path) -> None:
    """Every example of the schemas names what our own catalogue has; an empty one has nothing to show instead."""
    ours = checking.check(ROOT).checked.schemas
    for name, document in ours.documents.items():
        assert document == json.loads((ROOT / "schema" / name).read_text(encoding="utf-8"))
    empty = begun(tmp_path, "Réseau")
    for path in (empty / "content/organisations").iterdir():
        path.unlink()
    assert checking.check(empty).checked.schemas.field("sheet", ("organisation",)).examples == ("stef",)
