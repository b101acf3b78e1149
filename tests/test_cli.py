"""The command line: exit codes, misuse in French, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder import cli
from builder.__main__ import run
from tests.conftest import ROOT, toolbox

SHEET = "content/sheets/egalite-hauts-de-france/stef-mixup.yaml"


def test_the_real_content_is_valid() -> None:
    done = toolbox(ROOT, "check", "--strict")
    assert done.returncode == 0, done.stdout
    assert "aucun problème" in done.stdout


def test_one_file_may_be_checked_alone() -> None:
    done = toolbox(ROOT, "check", SHEET)
    assert done.stdout.startswith("1 fichier vérifié")


def test_a_sheet_elsewhere_may_be_checked(tmp_path: Path) -> None:
    sheet = tmp_path / "brouillon.yaml"
    sheet.write_text('id: brouillon\nkind: brief\ntitle: "Un essai"\nsummary: "Un résumé."\norganisation: corrif\n')
    done = toolbox(ROOT, "check", str(sheet))
    assert done.returncode == 1
    assert "R301" in done.stdout and "« corif »" in done.stdout.replace("\u00a0", " ")


def test_a_folder_elsewhere_is_looked_at_whole_or_is_no_success(tmp_path: Path) -> None:
    assert toolbox(ROOT, "check", str(tmp_path)).returncode == 2
    (tmp_path / "fiche.yml").write_text("id: essai\n")
    done = toolbox(ROOT, "check", str(tmp_path))
    assert (done.returncode, "S201" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chek", "Vouliez-vous dire « check » ?"),
        ("import survay", "« toolbox import » n'a pas de commande « survay ». Vouliez-vous dire « survey » ?"),
        ("--project .", "Il manque une commande."),
        ("--projet x", "« toolbox » n'a pas d'option --projet. Vouliez-vous dire --project ?"),
        ("--project absent check", "--project attend un dossier qui existe."),
        ("check absent.yaml", "« absent.yaml » n'existe pas"),
        ("check --format", "La valeur de --format manque"),
        ("check --format xml", "--format attend l'un de ces mots : text, json"),
        ("care --ahead 900", "--ahead attend un nombre de 0 à 730."),
        ("build fiche.yaml", "« toolbox build » ne prend pas tout ce qui suit."),
        ("generate", "Il manque FOLDER.\nEssayez « toolbox generate --help »."),
    ],
)
def test_misuse_is_said_in_french(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in _called(line, capsys)


@pytest.mark.parametrize("line", ["", "--help", "import", "check --help"])
def test_help_is_said_in_french(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = _called(line, capsys)
    assert said.startswith("Emploi : toolbox") and "Options :" in said and "Cette aide." in said
    assert not {"Usage", "Commands", "Show", "[default"} & set(said.replace(":", " ").split())


def _called(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["toolbox", *line.split()])
        try:
            cli.run()
        except SystemExit as ended:
            assert ended.code == 2
    return "".join(capsys.readouterr())


def test_outside_a_project(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "toolbox"), "check"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "content/" in done.stderr
    for arguments in (["explain", "S202"], ["import", "survey", "--help"], ["new", "-h"]):
        command = [str(Path(sys.executable).parent / "toolbox"), *arguments]
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60)


def test_a_terminal_without_utf_8_gets_no_traceback() -> None:
    done = toolbox(ROOT, "check", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0 and "Traceback" not in done.stderr


def test_every_command_is_listed_and_has_its_module() -> None:
    listed = toolbox(ROOT, "--help").stdout
    modules = {path.stem for path in (ROOT / "builder" / "commands").glob("*.py")} - {
        "__init__",
        "telling",
        "usage",
        "waiting",
    }
    for module in modules:
        assert f"\n  {'import' if module == 'bring_in' else module} " in listed


@pytest.mark.parametrize(
    ("command", "spared"),
    [
        ("check", "mkdocs rdflib jinja2 typst xlsxwriter"),
        ("build", "mkdocs rdflib jinja2 typst xlsxwriter jsonschema_rs"),
    ],
)
def test_a_command_loads_what_it_needs(command: str, spared: str) -> None:
    """All that a build needs takes a second to load, which checking a file, or seeing that nothing changed, spares."""
    code = (
        f"import sys, builder.cli, builder.commands.{command}; print(*{{name.split('.')[0] for name in sys.modules}})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert "builder" in loaded and not loaded & set(spared.split())


class _Interrupts:
    """Ctrl+C while the command is being loaded."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "builder.cli":
            raise KeyboardInterrupt


def test_an_interruption_while_it_loads_is_no_accident(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "builder.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Interrupts(), *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "\nInterrompu.\n"
