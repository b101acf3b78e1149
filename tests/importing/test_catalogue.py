"""Two toolboxes and open data into one: everything comes, clashes are told, nothing is written over."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from builder import checking, cli, pipeline
from tests.casing import CASES
from tests.conftest import ROOT
from tests.exports.made import real


def run(root: Path, *words: object) -> Result:
    return CliRunner().invoke(cli.main, ["--project", str(root), "import", "catalogue", *map(str, words)])


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A toolbox of a few files, with the vocabularies that every toolbox shares."""
    root = tmp_path / "petite"
    shutil.copytree(CASES / "base", root)
    return root


@pytest.fixture
def open_data(tmp_path: Path) -> Path:
    folder = tmp_path / "ouvertes"
    folder.mkdir()
    for name in ("sheets", "collections", "organisations", "vocabularies"):
        (folder / f"{name}.json").write_bytes(real()[f"donnees/v1/{name}.json"])
    return folder


def test_our_open_data_make_the_same_catalogue(tmp_path: Path, open_data: Path) -> None:
    root = tmp_path / "vide"
    (root / "content").mkdir(parents=True)
    for name in ("edition.yaml", "glossary.yaml", "pages", "media"):
        source = ROOT / "content" / name
        if source.is_dir():
            shutil.copytree(source, root / "content" / name)
        elif source.is_file():
            shutil.copy(source, root / "content" / name)
    result = run(root, open_data)
    assert result.exit_code == 0, result.output
    report = checking.check(root)
    assert report.ok, [problem for problem in report.diagnostics if problem.severity == "error"][:3]
    assert pipeline.catalogue(report).sheets == pipeline.catalogue(checking.check(ROOT)).sheets
    again = run(root, open_data)
    assert again.exit_code == 0 and "ajouté" not in again.output


def test_two_toolboxes_into_one(tmp_path: Path, small: Path) -> None:
    """The second brings what the first has not; what both have is kept once; every clash is told with its place."""
    root = tmp_path / "commune"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.rmtree(root / "content" / "sheets" / "we-ker-bilan-2023")
    before = tree(root / "content")
    (sheet,) = sorted((small / "content" / "sheets").rglob("*.yaml"))[:1]
    moved = small / "content" / "sheets" / "panorama" / "stef-mixup.yaml"
    data = yaml.safe_load(sheet.read_bytes())
    moved.write_text(yaml.safe_dump({**data, "id": "stef-mixup"}, allow_unicode=True), encoding="utf-8")
    (small / "content" / "organisations" / "jumelle.yaml").write_text("id: jumelle\nname: CORIF\nkind: association\n")
    result = run(root, small, ROOT)
    after = tree(root / "content")
    assert result.exit_code == 1
    grown = {name for name in before if name == "glossary.yaml" or name.startswith("vocabularies/")}
    assert {name: after[name] for name in before.keys() - grown} == {
        name: before[name] for name in before.keys() - grown
    }
    for name in grown:
        terms = [yaml.safe_load(tree[name])["terms"] for tree in (before, after)]
        assert terms[1][: len(terms[0])] == terms[0]
    assert "fiche « stef-mixup » : existe déjà dans cette boîte" in result.output.replace("\u00a0", " ")
    assert "sous l’identifiant « corif »" in result.output.replace("\u00a0", " ")
    assert (root / "content" / "sheets" / "we-ker-bilan-2023").is_dir()
    for path in (ROOT / "content" / "sheets" / "we-ker-bilan-2023").iterdir():
        assert (root / "content" / "sheets" / "we-ker-bilan-2023" / path.name).read_bytes() == path.read_bytes()


def test_terms_are_added_and_none_is_changed(small: Path, tmp_path: Path) -> None:
    path = small / "content" / "vocabularies" / "themes.yaml"
    path.write_text('# Les nôtres\nid: themes\ntitle: "Thèmes"\nterms:\n  - id: un\n    label: "Un"  # gardé\n')
    other = tmp_path / "autre.json"
    terms = [{"id": "un", "label": "Autre"}, {"id": "deux", "label": "Deux"}]
    other.write_text(json.dumps({"vocabularies": [{"id": "themes", "title": "Thèmes", "terms": terms}]}))
    result = run(small, other)
    text = path.read_text(encoding="utf-8")
    assert result.exit_code == 1 and "gardés : un" in result.output.replace("\u00a0", " ")
    assert "# Les nôtres" in text and "# gardé" in text
    assert yaml.safe_load(text)["terms"] == [{"id": "un", "label": "Un"}, {"id": "deux", "label": "Deux"}]


def test_what_a_file_holds_moves_no_terminal_and_a_term_without_a_name_stops_nothing(
    small: Path, tmp_path: Path
) -> None:
    other = tmp_path / "autre.json"
    terms = [{"id": ["un"], "label": "Un"}, {"id": "cent", "label": "Cent"}]
    named = {"id": "\x1b[2J\nStructure : 1 ajouté(s)", "name": "a"}
    other.write_text(json.dumps({"vocabularies": [{"id": "themes", "terms": terms}], "organisations": [named]}))
    result = run(small, other)
    assert isinstance(result.exception, SystemExit) and "Vocabulaire : 1 complété(s)" in result.output.replace(
        "\u00a0", " "
    )
    assert "\x1b" not in result.output and "\nStructure : 1 ajouté(s)" not in result.output.replace("\u00a0", " ")


def test_nothing_is_written_when_only_asked_what_would_be(small: Path) -> None:
    before = tree(small)
    result = run(small, ROOT, "--dry-run")
    assert "Rien n’a été écrit" in result.output and tree(small) == before


@pytest.mark.parametrize(("content", "said"), [
    ("pas du JSON", "JSON lisible"),
    ("[" * 100_000, "JSON lisible"),
    ('{"sheets": [NaN]}', "JSON lisible"),
    ('{"sheets": {"a": 1}}', "pas de fiches"),
    ('[[1, 2]]', "pas de fiches"),
    ('{"titre": "Une pratique"}', "avec une carte"),
    (json.dumps([{"id": f"a-{number}"} for number in range(10_001)]), "plus de 10000"),
])  # fmt: skip
def test_hostile_files_are_refused(small: Path, tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "autre.jsonl" if content.startswith("[{") else tmp_path / "autre.json"
    file.write_text("\n".join(json.dumps(one) for one in json.loads(content)) if file.suffix == ".jsonl" else content)
    before = tree(small)
    result = run(small, file)
    assert result.exit_code == 1 and said in result.output.replace("\u00a0", " ").replace("\u202f", "")
    assert tree(small) == before and isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("sheet", [
    {"id": "../../evasion", "collection": "x"},
    {"id": "a", "collection": "../../.."},
    {"id": "a/b", "collection": "x"},
    {"id": "a\u0000", "collection": "x"},
])  # fmt: skip
def test_names_never_lead_out_of_the_folder(small: Path, tmp_path: Path, sheet: dict[str, Any]) -> None:
    file = tmp_path / "autre.json"
    file.write_text(json.dumps({"sheets": [sheet]}))
    before = tree(tmp_path)
    result = run(small, file)
    assert result.exit_code == 1 and "ne peut pas nommer un fichier" in result.output.replace("\u00a0", " ")
    assert tree(tmp_path) == before


def test_a_plain_json_goes_by_a_map_as_a_survey_does(project: Path) -> None:
    file = project.parent / "projets.json"
    records = [
        {
            "titre": "Visiter une usine",
            "fiche": {"contexte": "Des métiers inconnus."},
            "objectifs": ["Voir", "Essayer"],
        },
        {"titre": "Parler des métiers", "fiche": {"contexte": "Peu de candidates."}, "objectifs": []},
    ]
    file.write_text(json.dumps({"total": 2, "projets": records}), encoding="utf-8")
    plan = project.parent / "carte.yaml"
    plan.write_text('survey: projets\nkey: "titre"\ncolumns:\n  titre: title\n  "fiche.contexte": context\n'
                    "  objectifs: objectives\n", encoding="utf-8")  # fmt: skip
    words = ["--project", str(project), "import", "survey", str(file), "--map", str(plan)]
    result = CliRunner().invoke(cli.main, words)
    assert result.exit_code == 0, result.output
    draft = yaml.safe_load((project / "content" / "drafts" / "visiter-une-usine.yaml").read_bytes())
    assert draft["context"] == "Des métiers inconnus." and draft["objectives"] == ["Voir", "Essayer"]
