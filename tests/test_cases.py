"""Every diagnostic, word for word, on the real command line; what is valid raises none and makes the expected tree."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from builder import checking, pipeline
from builder.messages import wordings
from builder.source import parse
from tests.casing import CASES, INVALID, VALID, agree, lay, toolbox

APART = re.compile(r"assets/search/|donnees|flux/|schema/|integrer\.md|robots\.txt|.*\.(bib|ris)$")
"""What search and exports make, which have tests of their own."""
"""Where the names of files are hashes of their content."""
ALL_OVER = "plusieurs-dans-un-fichier"
SEVERAL = "plusieurs-"
"""Prefix of the cases that show many problems at once rather than one code."""

PRINTED = "I"
"""Prefix of the codes that only printing finds."""

ENGLISH = re.compile(
    r"is not of type|does not match|is not one of|required property|is too (?:long|short)|non-empty|has non-unique|"
    r"is not valid|were unexpected|greater than|less than|expected <|expected the|could not find|while (?:scanning|"
    r"parsing)|not allowed|found (?:character|unknown|undefined)|mapping values|codec|decode|Traceback|Error|None\b|"
    r"\bUsage\b|Invalid|No such",
)


@pytest.mark.parametrize("name", INVALID)
def test_invalid(name: str, tmp_path: Path) -> None:
    case = CASES / "invalid" / name
    printing = ["--print"] if name.startswith(PRINTED) else []
    run = toolbox(lay(case, tmp_path), "check", *printing)
    agree(case / "expected.txt", run.output)
    assert run.code == (1 if re.search(r": erreur [A-Z]\d{3}", run.output) else 0)


@pytest.mark.parametrize("name", VALID)
def test_valid(name: str, tmp_path: Path) -> None:
    case = CASES / "valid" / name
    root = lay(case, tmp_path)
    run = toolbox(root, "check", "--strict")
    assert run.output.endswith(" fichiers vérifiés, aucun problème.\n"), run.output
    assert run.output.count("\n") == 1
    assert run.code == 0
    outputs = {output.path: output for output in pipeline.render(checking.check(root))}
    agree(case / "expected-pages.txt", "".join(f"{path}\n" for path in sorted(outputs) if not APART.match(path)))
    for expected in sorted((case / "expected").rglob("*.md")):
        agree(expected, outputs[expected.relative_to(case / "expected").as_posix()].text)


def test_base_is_valid(tmp_path: Path) -> None:
    run = toolbox(lay(CASES / "base", tmp_path), "check", "--strict")
    assert (run.code, run.output) == (0, "32 fichiers vérifiés, aucun problème.\n")


def test_every_code_has_a_case() -> None:
    shown = {name.partition("-")[0] for name in INVALID if not name.startswith(SEVERAL)}
    assert shown == set(wordings())


@pytest.mark.parametrize("name", [name for name in INVALID if not name.startswith(SEVERAL)])
def test_a_case_shows_its_code(name: str) -> None:
    code = name.partition("-")[0]
    expected = (CASES / "invalid" / name / "expected.txt").read_text(encoding="utf-8")
    word = {"error": "erreur", "warning": "avertissement"}[wordings()[code].severity]
    assert re.search(rf"^\S.*:\d+:\d+: {word} {code}\u00a0: ", expected, re.MULTILINE)


@pytest.mark.parametrize("name", INVALID)
def test_messages_are_clean_french(name: str) -> None:
    """No words of a library, no doubled or missing space, no half-filled template."""
    expected = (CASES / "invalid" / name / "expected.txt").read_text(encoding="utf-8")
    told = "\n".join(line for line in expected.splitlines() if not re.match(r"    |  +\d+ \| |       \| ", line))
    assert not ENGLISH.search(expected)
    assert not re.search(
        r"(?<=\S)  |\{\w*\}|(?<!préférez )(?<!employez )« ?»| ,| \.(?![\w./])|\(\)|\.\.(?![./])",
        told.replace("\u00a0", " "),
    )
    assert not re.search(r"[ \t]$", expected, re.MULTILINE)
    assert unicodedata.is_normalized("NFC", expected)


def test_json(tmp_path: Path) -> None:
    root = lay(CASES / "invalid" / ALL_OVER, tmp_path)
    report = json.loads(toolbox(root, "check", "--format", "json").output)
    text = toolbox(root, "check").output
    problems = report["problems"]
    assert report["version"] == 1
    assert report["errors"] == sum(problem["severity"] == "error" for problem in problems)
    assert report["warnings"] == sum(problem["severity"] == "warning" for problem in problems)
    places = {f"{p['file']}:{p['line']}:{p['column']}" for p in problems}
    assert places == set(re.findall(r"content/[\w./-]+:\d+:\d+", text))
    for problem in problems:
        assert problem["message"] in text
        assert problem["why"] in text
        assert (problem["end_line"], problem["end_column"]) > (problem["line"], problem["column"])
    assert problems == sorted(problems, key=lambda p: (p["file"], p["line"], p["column"], p["end_line"]))


def test_github(tmp_path: Path) -> None:
    root = lay(CASES / "invalid" / ALL_OVER, tmp_path)
    problems = json.loads(toolbox(root, "check", "--format", "json").output)["problems"]
    lines = toolbox(root, "check", "--format", "github").output.splitlines()
    assert len(lines) == len(problems)
    for line, problem in zip(lines, problems, strict=True):
        match = re.fullmatch(
            r"::(error|warning) file=([^,:]+),line=(\d+),endLine=(\d+),col=(\d+),title=([^,:]+)::(.+)", line
        )
        assert match, line
        assert match[1] == problem["severity"]
        assert match[2] == problem["file"]
        assert (int(match[3]), int(match[5])) == (problem["line"], problem["column"])
        body = match[7].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert body.startswith(problem["message"])
        shown = "" if not problem["example"] or problem["fix"].endswith(":") else "Par exemple\u00a0:"
        told = (problem["message"], problem["why"], problem["fix"], shown, problem["example"])
        assert body == "\n".join(filter(None, told))
    assert any("%25" in line for line in lines)


def test_exit_codes(tmp_path: Path) -> None:
    good = lay(CASES / "base", tmp_path / "good")
    bad = lay(CASES / "invalid" / ALL_OVER, tmp_path / "bad")
    warned = lay(CASES / "invalid" / "C404-valeur-sans-date", tmp_path / "warned")
    assert toolbox(good, "check").code == 0
    assert toolbox(bad, "check").code == 1
    assert toolbox(warned, "check").code == 0
    assert toolbox(warned, "check", "--strict").code == 1


def test_only_some_files(tmp_path: Path) -> None:
    """A file named on the command line is told about alone, but judged with the whole project."""
    root = lay(CASES / "invalid" / ALL_OVER, tmp_path)
    healthy = root / "content" / "sheets" / "panorama" / "stef-mixup.yaml"
    assert toolbox(root, "check", str(healthy)).output == "1 fichier vérifié, aucun problème.\n"
    broken = root / "content" / "sheets"
    assert toolbox(root, "check", str(broken)).code == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], 1),
        (["check", "--strict", "content/organisations"], 0),
        (["check", "--couleur"], 2),
        (["check", "--format", "xml"], 2),
        (["check", "absent.yaml"], 2),
        (["verifier"], 2),
        (["--project", "absent", "check"], 2),
    ],
)
def test_the_program(arguments: list[str], code: int, tmp_path: Path) -> None:
    """The installed program, as a contributor runs it: its exit code, and French words only."""
    root = lay(CASES / "invalid" / ALL_OVER, tmp_path)
    run = subprocess.run(
        [sys.executable, "-m", "builder", *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(CASES.parent.parent), "LC_ALL": "C"},
        check=False,
    )
    assert run.returncode == code, run.stderr
    assert bool(run.stderr) == (code == 2)
    assert not ENGLISH.search(run.stdout + run.stderr)


@pytest.mark.parametrize("code", [code for code in wordings() if code.startswith("L")])
def test_the_examples_of_the_help_page_are_true(code: str) -> None:
    """What the help page says to avoid earns its code, and what it says to write is read without a word."""
    wording = wordings()[code]
    if code not in OF_FILES:
        listed = "terms" if code == "L143" else ""
        found = parse(printed(wording.wrong), "wrong.yaml", listed).diagnostics
        assert code in {problem.code for problem in found} | BY_SCHEMA
        assert not parse(printed(wording.right), "right.yaml").diagnostics


OF_FILES = {"L102", "L104", "L115", "L116", "L126", "L130", "L131", "L132", "L133"} | {"L134", "L135", "L136", "L140"}
"""Codes about a whole file or its name, or one file alone, which no few lines of YAML can show."""
BY_SCHEMA = {"L113", "L141"}
"""Codes given once the schema has said what it wants."""


def printed(example: str) -> bytes:
    """An example as bytes, with the invisible characters that it names by their code."""
    return re.sub(
        r"\\(?:u([0-9A-F]{4})|0)", lambda match: chr(int(match[1] or "0", 16)), example, flags=re.ASCII
    ).encode()
