"""``toolbox migrate``: an imaginary edition, plugged in here only, proves the mechanism on real files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder import checking, cli, editions
from builder.editions import Edition
from builder.editions.steps import MovedTerm, RenamedKey, RenamedTerm
from builder.project import read_project
from builder.schema import BASE, Schemas
from builder.source import parse
from tests.casing import CASES, Run, lay, toolbox
from tests.conftest import ROOT

OLD = """\
# yaml-language-server: $schema=../../../schema/bundled/sheet.schema.json
# Une fiche de l'ancien temps.
id: vieille-fiche
kind: brief
headline: "Un atelier" # le titre d'alors
summary: "Un atelier, deux fois par an."
context: |
  Un atelier ouvre la discussion.

  Deux fois par an.
organisation: corif
# Ce qu'elle touche.
themes:
  - mixite-des-metiers # le premier
  # Celui-ci change de liste :
  - embauche
  - egalite-professionnelle # le dernier
stakeholders:
  - organisation: corif
    # Son rôle d'alors.
    part: pilote # il mène
"""
STEPS = (
    RenamedKey("sheet", "headline", "title"),
    RenamedKey("sheet", "part", "role", inside=("stakeholders", "*")),
    RenamedTerm("roles", "pilote", "lead"),
    MovedTerm("embauche", source="themes", target="levers"),
)
IMAGINARY = (Edition(1, "Le titre, les rôles et l'embauche", STEPS),)
SHEET = "content/sheets/panorama/vieille-fiche.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A content of the imaginary edition 0."""
    root = lay(CASES / "base", tmp_path)
    (root / SHEET).write_text(OLD, encoding="utf-8")
    (root / editions.FILE).write_text("# Ne pas toucher.\nschema_version: 0\n", encoding="utf-8")
    for path in root.glob("content/**/*.yaml"):
        text = (
            path.read_text(encoding="utf-8").replace("role: lead", "role: pilote").replace("{id: lead,", "{id: pilote,")
        )
        path.write_text(
            text.replace("terms:", "terms: # ceux d'alors") if path.stem == "roles" else text, encoding="utf-8"
        )
    return root


def imagine(monkeypatch: pytest.MonkeyPatch, known: tuple[Edition, ...]) -> None:
    monkeypatch.setattr(editions, "EDITIONS", known)


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"#.*", text))


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")}


def test_from_zero_to_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(project)
    imagine(monkeypatch, IMAGINARY)
    told = toolbox(project, "migrate", "--check")
    assert told.code == 1 and SHEET in told.output and "Le titre, les rôles et l’embauche" in told.output
    assert files(project) == before
    done = toolbox(project, "migrate")
    assert done.code == 0, done.output
    text = (project / SHEET).read_text(encoding="utf-8")
    data = parse(text.encode(), SHEET).data
    assert data["title"] == "Un atelier" and "headline" not in data
    assert data["context"] == "Un atelier ouvre la discussion.\n\nDeux fois par an.\n"
    assert data["stakeholders"] == [{"organisation": "corif", "role": "lead"}]
    assert data["themes"] == ["mixite-des-metiers", "egalite-professionnelle"] and data["levers"] == ["embauche"]
    assert comments(text) == comments(OLD)
    for line in ('title: "Un atelier" # le titre d\'alors', "role: lead # il mène", "# le dernier"):
        assert line in text
    roles = (project / "content/vocabularies/roles.yaml").read_text(encoding="utf-8")
    assert "terms: # ceux d'alors\n  - {id: lead, " in roles and "pilote" not in roles
    assert (project / editions.FILE).read_text(encoding="utf-8") == "# Ne pas toucher.\nschema_version: 1\n"
    changed = {name for name, content in files(project).items() if content != before[name]}
    assert changed == {SHEET, editions.FILE, "content/vocabularies/roles.yaml", *stakeholding(before, "pilote")}
    assert toolbox(project, "check", "--strict").code == 0
    assert toolbox(project, "fmt", "--check", str(project / SHEET)).code == 0


def stakeholding(contents: dict[str, bytes], role: str) -> set[str]:
    return {name for name, content in contents.items() if f"role: {role}".encode() in content}


def test_twice_is_as_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imagine(monkeypatch, IMAGINARY)
    toolbox(project, "migrate")
    once = files(project)
    again = toolbox(project, "migrate")
    assert again.code == 0 and "Rien à migrer" in again.output and files(project) == once


def test_editions_come_one_after_the_other(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two editions behind: the steps of both, in order."""
    first = Edition(1, "Un nom de passage", (RenamedKey("sheet", "headline", "heading"), *STEPS[1:]))
    imagine(monkeypatch, (first, Edition(2, "Le nom d'aujourd'hui", (RenamedKey("sheet", "heading", "title"),))))
    assert toolbox(project, "migrate").code == 0
    assert parse((project / SHEET).read_bytes(), SHEET).data["title"] == "Un atelier"
    assert "schema_version: 2" in (project / editions.FILE).read_text(encoding="utf-8")


def test_one_doubtful_file_stops_all(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "content/organisations/corif.yaml").write_text("id: [\n", encoding="utf-8")
    before = files(project)
    imagine(monkeypatch, IMAGINARY)
    done = toolbox(project, "migrate")
    assert done.code == 1 and "corif.yaml" in done.output and "Rien n’a été écrit." in done.output
    assert files(project) == before


def test_a_taken_name_loses_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has both names already is left to its author, with the rest."""
    (project / SHEET).write_text(OLD + 'title: "Un autre titre"\n', encoding="utf-8")
    before = files(project)
    imagine(monkeypatch, IMAGINARY)
    done = toolbox(project, "migrate")
    assert done.code == 1 and SHEET in done.output and files(project) == before


def test_an_emptied_list_leaves_with_its_comments(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lonely = OLD.replace("  - mixite-des-metiers # le premier\n", "").replace(
        "  - egalite-professionnelle # le dernier\n", ""
    )
    (project / SHEET).write_text(lonely, encoding="utf-8")
    imagine(monkeypatch, IMAGINARY)
    assert toolbox(project, "migrate").code == 0
    text = (project / SHEET).read_text(encoding="utf-8")
    assert "themes" not in parse(text.encode(), SHEET).data and comments(text) == comments(lonely)


def test_a_term_moves_between_vocabularies(project: Path) -> None:
    """The definition follows its term; nothing is written by planning."""
    themes = project / "content/vocabularies/themes.yaml"
    themes.write_text(
        themes.read_text(encoding="utf-8") + '  - id: budget # à part\n    label: "Budget"\n', encoding="utf-8"
    )
    vocabularies = {entry.id: entry.data for entry in read_project(project).of("vocabulary")}
    schemas = Schemas(checking.schema_folder(project), vocabularies)
    steps = (MovedTerm("budget", "themes", "levers"),)
    before = files(project)
    plan = editions.plan(project, 0, schemas, (Edition(1, "Budget", steps),))
    texts = {path.name: text for path, text in plan.texts.items()}
    assert set(texts) == {"themes.yaml", "levers.yaml", "edition.yaml"} and files(project) == before
    assert parse(texts["levers.yaml"].encode(), "levers.yaml").data["terms"][-1] == {"id": "budget", "label": "Budget"}
    assert "# à part" in texts["themes.yaml"]


def test_an_older_content_is_not_judged(project: Path) -> None:
    done = toolbox(project, "check")
    assert done.code == 1 and done.output.count(": erreur ") == 1 and "toolbox migrate" in done.output


def newer(root: Path, *arguments: str) -> Run:
    (root / editions.FILE).write_text("schema_version: 99\n", encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["--project", str(root), *arguments])
    assert isinstance(result.exception, SystemExit), result.exception
    return Run(result.exit_code, result.output)


@pytest.mark.parametrize("command", ["check", "build", "migrate"])
def test_a_newer_content_is_said_in_french(command: str, tmp_path: Path) -> None:
    root = lay(CASES / "base", tmp_path)
    before = files(root)
    done = newer(root, command)
    assert done.code == 1 and "édition 99" in done.output and "version plus récente de la boîte" in done.output
    assert {**files(root), editions.FILE: b""} == {**before, editions.FILE: b""}


@pytest.mark.parametrize(
    "written",
    ["", "[1]", "schema_version: true", "schema_version: -1", "schema_version: 1.5", "version: 1", "a: &x 1", "\0"],
)
def test_an_edition_that_says_nothing(written: str, tmp_path: Path) -> None:
    root = lay(CASES / "base", tmp_path)
    (root / editions.FILE).write_text(written, encoding="utf-8")
    for command in ("check", "migrate"):
        done = toolbox(root, command)
        assert done.code == 1 and f"{editions.FILE}:" in done.output, (command, done.output)


def test_a_sheet_may_be_called_edition(tmp_path: Path) -> None:
    root = lay(CASES / "base", tmp_path)
    (root / "content/sheets/panorama/edition.yaml").write_text("id: edition\n", encoding="utf-8")
    assert "content/sheets/panorama/edition.yaml" in toolbox(root, "check").output


def test_our_own_content_says_the_current_edition() -> None:
    assert editions.read(ROOT) == (editions.CURRENT, ())
    assert (ROOT / editions.FILE).is_file()


def test_an_edition_is_the_number_of_the_schemas() -> None:
    assert [edition.number for edition in editions.EDITIONS] == list(range(1, editions.CURRENT + 1))
    assert BASE.endswith(f"/schema/{editions.CURRENT}/")
    for path in (ROOT / "schema").glob("*.schema.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["$id"] == BASE + path.name


def test_the_changelog_of_the_schema_tells_every_edition() -> None:
    told = (ROOT / "docs/schema-changelog.md").read_text(encoding="utf-8")
    assert re.findall(r"^## Édition (\d+)", told, re.MULTILINE) == [
        str(edition.number) for edition in reversed(editions.EDITIONS)
    ]
