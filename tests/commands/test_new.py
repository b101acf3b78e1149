"""A first draft of a sheet: from questions as typed at a terminal, or from a text with headings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from builder import cli, writing
from builder.checking import check
from builder.commands import Misuse
from builder.drafting import Known, Unclear
from builder.drafting.answers import understand
from tests.conftest import ROOT, copy_project

TEXT = """
Titre : Un café des métiers pour les lycéennes
Résumé : À Arras, une association réunit chaque mois des lycéennes et des techniciennes.
Structure porteuse : Corif
Collection : Féminisation de l'industrie
Type de fiche : étude de cas
Thématiques : mixité des métiers
Territoire : Pas-de-Calais, Arrageois

## Constat(s)
Les lycéennes connaissent peu les métiers techniques.

Elles n'en rencontrent pas les professionnelles.

Objectifs :
- Faire se rencontrer lycéennes et techniciennes
• Donner envie de visiter une usine

**Parties prenantes**
- CORIF (pilote) : anime les rencontres
- Lycée Exemple (partenaire)

Indicateurs : Lycéennes venues : 19 femmes en 2023, 1 087,5 femmes en 2024
Contacts : CORIF, service mixité, mixite@corif.fr, 03 20 54 73 55
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "projet")


def run(project: Path, *arguments: str, typed: str = "") -> Result:
    result = CliRunner().invoke(cli.main, ["--project", str(project), "new", *arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit | Misuse), result.output
    return result


def from_text(project: Path, text: str, *arguments: str) -> Result:
    path = project / "texte.txt"
    path.write_text(text, encoding="utf-8")
    return run(project, "--from", str(path), *arguments)


def test_a_text_with_headings_becomes_a_valid_sheet(project: Path) -> None:
    done = from_text(project, TEXT)
    path = project / "content/sheets/feminisation-industrie/un-cafe-des-metiers-pour-les-lyceennes.yaml"
    assert "1 fichier vérifié, aucun problème." in done.output, done.output
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert data["kind"] == "case_study" and data["status"] == "draft" and data["organisation"] == "corif"
    assert data["territory"] == {"region": "32", "departments": ["62"], "label": "Arrageois"}
    assert data["objectives"][1] == "Donner envie de visiter une usine"
    assert data["context"].count("\n\n") == 1
    assert data["stakeholders"] == [
        {"organisation": "corif", "role": "lead", "detail": "anime les rencontres"},
        {"name": "Lycée Exemple", "role": "partner"},
    ]
    values = [{"date": "2023", "value": 19}, {"date": "2024", "value": 1087.5}]
    assert data["indicators"] == [{"label": "Lycéennes venues", "unit": "femmes", "values": values}]
    contact = {"organisation": "corif", "role": "service mixité", "email": "mixite@corif.fr"}
    assert data["contacts"] == [{**contact, "phone": "03 20 54 73 55"}]
    report = check(project)
    assert report.ok
    formatted = writing.formatted(path.read_bytes(), "x", "sheet", report.checked.schemas)
    assert formatted == path.read_text(encoding="utf-8")


def test_what_cannot_be_placed_is_kept_and_said(project: Path) -> None:
    text = TEXT.replace("Thématiques : mixité des métiers", "Thématiques : pêche à la ligne") + "\n# Budget\nInconnu.\n"
    done = from_text(project, text)
    path = next((project / "content/sheets/feminisation-industrie").glob("un-cafe-*.yaml"))
    head = path.read_text(encoding="utf-8").split("id:")[0]
    assert "# À compléter. Thématiques : pêche à la ligne (" in head and "# À classer. Budget : Inconnu." in head
    assert "2 passage(s)" in done.output and "S201" in done.output.replace("\u00a0", " ")


def test_nothing_is_written_over(project: Path) -> None:
    from_text(project, TEXT)
    path = next((project / "content/sheets/feminisation-industrie").glob("un-cafe-*.yaml"))
    before = path.read_bytes()
    again = from_text(project, TEXT)
    assert isinstance(again.exception, SystemExit | Misuse) and path.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    ["", "Rien qui ressemble à une fiche.", "Titre :\n", "\x00\xff" * 40, "Titre : a\n" * 3, "Titre : ../../x\n"],
)
def test_any_text_gets_an_answer(project: Path, text: str) -> None:
    before = {path for path in project.rglob("*") if "content/sheets" not in path.as_posix()}
    from_text(project, text, "--collection", "feminisation-industrie")
    after = {path for path in project.rglob("*") if "content/sheets" not in path.as_posix()}
    assert {path.name for path in after - before} <= {"texte.txt"}


BRIEF = ["brief", "1", "Un atelier de mixité", "Une régie anime un atelier.", "CORIFF", "oui", ""]


def test_questions_in_the_terminal(project: Path) -> None:
    done = run(project, typed="\n".join(BRIEF) + "\n")
    assert "aucun problème" in done.output, done.output
    paths = list((project / "content/sheets").glob("*/un-atelier-de-mixite.yaml"))
    data = yaml.safe_load(paths[0].read_text(encoding="utf-8"))
    assert data["organisation"] == "corif" and data["kind"] == "brief" and data["collection"] == paths[0].parent.name


def test_an_unknown_organisation_may_be_added(project: Path) -> None:
    typed = ["3", "1", "Un titre à part", "Un résumé.", "Atelier des Hirondelles", "o", "2", ""]
    done = run(project, typed="\n".join(typed) + "\n")
    assert "aucun problème" in done.output, done.output
    added = yaml.safe_load((project / "content/organisations/atelier-des-hirondelles.yaml").read_text(encoding="utf-8"))
    assert added["name"] == "Atelier des Hirondelles"


def test_unclear_answers_are_asked_again_and_stopping_writes_nothing(project: Path) -> None:
    before = sorted((project / "content").rglob("*"))
    typed = "licorne\n3\nnulle part\n1\nUn titre\nUn résumé.\nUne structure neuve\no\n2\n"
    result = CliRunner().invoke(cli.main, ["--project", str(project), "new"], input=typed)
    assert result.exit_code == 1 and result.output.replace("\u00a0", " ").count("Pas compris :") == 2
    assert sorted((project / "content").rglob("*")) == before


def test_a_name_of_file_is_one(project: Path) -> None:
    """Of words of another alphabet, none can be made: it is asked for, and never « con », that Windows keeps."""
    typed = ["3", "1", "東京の商店街", "Un résumé.", "新しい店", "o", "2", "con", "boutique", "", "", "corif", "tokyo"]
    done = run(project, typed="\n".join(typed) + "\n")
    assert "aucun problème" in done.output, done.output
    assert (project / "content/organisations/boutique.yaml").is_file()
    assert list((project / "content/sheets").glob("*/corif.yaml"))
    assert "Identifiant" in from_text(project, "Titre : Con\n", "--collection", "feminisation-industrie").output


def test_a_toolbox_without_collection_says_so(project: Path) -> None:
    shutil.rmtree(project / "content/collections")
    assert "content/collections/<id>/collection.yaml" in run(project).output


def test_every_question_of_a_case_study(project: Path) -> None:
    typed = [
        "1",
        "1",
        "Un plan d'égalité à part",
        "Un résumé.",
        "CORIF",
        "1, 3",
        "Nord",
        "Un contexte.",
        "Une suite.",
        "",
    ]
    typed += ["Premier objectif", "Second objectif", "", "We Ker (pilote)", "", "Rien n'est encore mesuré", ""]
    typed += ["contact@corif.fr", "", ""]
    done = run(project, typed="\n".join(typed) + "\n")
    assert "aucun problème" in done.output, done.output
    path = next((project / "content/sheets").glob("*/un-plan-d-egalite-a-part.yaml"))
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert data["not_measured"] == "Rien n'est encore mesuré" and len(data["themes"]) == 2
    assert data["contacts"] == [{"organisation": "corif", "email": "contact@corif.fr"}]
    assert data["context"] == "Un contexte.\n\nUne suite.\n"


@pytest.mark.parametrize("name", ["Ville d'Arras", "Conseil départemental du Nord", "France Travail Bretagne"])
def test_a_name_like_another_is_not_taken_for_it(name: str) -> None:
    """A registry that knows Calais, the Somme and France Travail."""
    report = check(ROOT)
    known = Known.of(report.checked.project, report.checked.schemas)
    with pytest.raises(Unclear, match=r"peut-être|n'est pas au registre"):
        understand("organisation", name, known)
    (party,) = understand("parties", f"{name} (partenaires)", known)
    assert party == {"name": name, "role": "partner"}
