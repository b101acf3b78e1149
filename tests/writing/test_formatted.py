"""Writing a file again changes how it looks, never what it says; twice is as once."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
import yaml

from builder import checking, pipeline, writing
from builder.conformity import conform
from builder.project import read_project
from builder.schema import Schemas
from builder.source import parse
from tests.casing import CASES, VALID, lay
from tests.conftest import ROOT
from tests.real import REPORT
from tests.test_mutations import RICH, mutate

SCHEMAS = REPORT.checked.schemas
MUTATIONS = 600
READABLE = 150
"""How many of the mutated files must still be readable for the proof to be worth something."""


TYPED = [
    *("non", "oui", "yes", "12:30", "01", "2024-01-01", "1e3", "0x1F", "~", "null", "true", "1_000", ".5", "a: b"),
    *("a #b", " devant", "derrière ", "- tiret", "[a", "{a", "*a", "&a", "!a", "%a", "@a", "`a", "?", "😀", "l'eau"),
    *('"', "\\n", "a\nb", "a\n\nb\n", "a\n  b\n\n\n", "\ta", "a\tb\nc", "\na", "é" * 200, "\u00a0a", "a\u2028b", ""),
    *("a\x85b", "a\n\u00a0b"),
]
"""What people type and YAML's readers take for something else."""


def sheet(text: str) -> str:
    return writing.formatted(text.encode(), "fiche.yaml", "sheet", SCHEMAS)


def meaning(content: bytes, kind: str, schemas: Schemas) -> tuple[str, list[tuple[str, str]]]:
    """The data as the whole toolbox reads them, types included, and every problem of the file by its place."""
    source = parse(content, "x.yaml")
    problems = [*source.diagnostics, *conform(source, kind, schemas)]
    return json.dumps(source.data, sort_keys=True), sorted((problem.code, str(problem.path)) for problem in problems)


def comments(text: str) -> list[str]:
    """The comments of a file whose texts hold no « # »."""
    return sorted(re.findall(r"(?:^|\s)(#.*?)\s*$", text, re.MULTILINE))


def agree(before: bytes, kind: str, schemas: Schemas) -> str:
    after = writing.formatted(before, "x.yaml", kind, schemas)
    assert meaning(after.encode(), kind, schemas) == meaning(before, kind, schemas)
    assert writing.formatted(after.encode(), "x.yaml", kind, schemas) == after
    assert after.endswith("\n") and not after.endswith("\n\n\n")
    return after


def test_real_files_keep_their_meaning() -> None:
    """One in three of each folder: ``fmt --check`` reads them all."""
    entries = read_project(ROOT).entries[::3]
    assert sum(entry.kind == "sheet" for entry in entries) >= 15
    for entry in entries:
        agree((ROOT / entry.file).read_bytes(), entry.kind, SCHEMAS)


@pytest.mark.parametrize("name", ["base", *(f"valid/{name}" for name in VALID)])
def test_every_valid_case_keeps_its_meaning(name: str, tmp_path: Path) -> None:
    root = lay(CASES / name, tmp_path)
    report = checking.check(root)
    for entry in report.checked.project.entries:
        path = root / entry.file
        path.write_bytes(agree(path.read_bytes(), entry.kind, report.checked.schemas).encode())
    again = checking.check(root)
    assert not again.diagnostics
    assert pipeline.catalogue(again) == pipeline.catalogue(report)


def test_whatever_happened_to_a_file_its_meaning_stays(tmp_path: Path) -> None:
    """Damaged files are refused, or written again with the same data and the same problems."""
    rng = random.Random(20)
    files = []
    for name in RICH:
        report = checking.check(lay(CASES / "valid" / name, tmp_path / name))
        files += [
            ((tmp_path / name / entry.file).read_bytes(), entry.kind, report.checked.schemas)
            for entry in report.checked.project.entries
        ]
    written = 0
    for _ in range(MUTATIONS):
        content, kind, schemas = rng.choice(files)
        damaged = mutate(content, rng)
        source = parse(damaged, "x.yaml")
        broken = source.data is None or any(problem.severity == "error" for problem in source.diagnostics)
        if broken:
            with pytest.raises(writing.Unreadable):
                writing.formatted(damaged, "x.yaml", kind, schemas)
        else:
            agree(damaged, kind, schemas)
            written += 1
    assert written >= READABLE


def test_comments_follow_what_they_are_about() -> None:
    got = sheet(
        "# En tête.\n\n"
        "title: Un titre  # à revoir\n"
        "# Le nom du fichier.\n"
        "id: un-titre\n"
        "steps: # dans l'ordre\n"
        "  # la première\n"
        "  - text: Un texte\n"
        "    # son nom\n"
        "    title: Étape\n"
        "    # fin de la première\n"
        "  - {title: 'Deux'} # la seconde\n"
        "  # fin des étapes\n"
        "kind: brief\n"
        "# Pied.\n"
    )
    assert got == (
        "# En tête.\n\n"
        "# Le nom du fichier.\n"
        "id: un-titre\n"
        "kind: brief\n"
        'title: "Un titre" # à revoir\n'
        "steps: # dans l'ordre\n"
        "  # la première\n"
        "  # son nom\n"
        '  - title: "Étape"\n'
        '    text: "Un texte"\n'
        "    # fin de la première\n"
        '  - {title: "Deux"} # la seconde\n'
        "  # fin des étapes\n"
        "# Pied.\n"
    )
    assert sheet(got) == got


def test_comments_are_never_lost() -> None:
    """A comment at every place where YAML takes one, in a file that has every shape."""
    text = (
        "id: a\ntitle: |\n  Un\n  deux\nthemes: [a,\n  b]\n"
        "steps:\n  - title: a\n    text: |+\n      b\n\n  - title: c\n"
        "objectives:\n  - a\n  - title: b\n    points:\n      - c\n"
    )
    lines = text.splitlines()
    inside = {2, 3, 9, 10}
    for number in range(len(lines) + 1):
        above = [*lines[:number], "# ici", *lines[number:]]
        beside = [*lines[:number], f"{lines[number]} # ici", *lines[number + 1 :]] if number < len(lines) else above
        for commented in (above, beside):
            if number in inside or (commented is above and number in {2, 3, 9, 10, 11}):
                continue
            before = "\n".join(commented) + "\n"
            assert comments(agree(before.encode(), "sheet", SCHEMAS)) == ["# ici"], before


@pytest.mark.parametrize("value", TYPED)
def test_a_text_is_read_as_it_was_typed(value: str) -> None:
    written = writing.new_sheet({"id": "a", "context": value, "keywords": [value]}, SCHEMAS)
    for read in (yaml.safe_load(written), parse(written.encode(), "x.yaml").data):
        assert read == {"id": "a", "context": value, "keywords": [value]}
    assert sheet(written) == written if value.isprintable() else True


def test_doubts_stay_as_typed() -> None:
    """Only the author knows whether « non » is a word or a no: checking asks."""
    assert sheet("title: non\nkind: brief\nid: 012\n") == "id: 012\nkind: brief\ntitle: non\n"


def test_dates_are_quoted_and_numbers_kept() -> None:
    got = sheet("reviewed_on: 2026-11-21\nindicators:\n- {label: Femmes, values: [{value: 20.50, date: 2024}]}\n")
    assert got == (
        'indicators:\n  - {label: "Femmes", values: [{date: "2024", value: 20.50}]}\nreviewed_on: "2026-11-21"\n'
    )


def test_unknown_keys_come_last() -> None:
    assert sheet("couleur: bleu\nid: a\n") == "id: a\ncouleur: bleu\n"


@pytest.mark.parametrize(
    "text", ["", "a", "- a", "a: &x b\nc: *x", "a: 1\na: 2", "a: b\n---\nc: d", "a:\n\tb: c", "a: [b"]
)
def test_what_leaves_a_doubt_is_refused(text: str) -> None:
    with pytest.raises(writing.Unreadable):
        sheet(text)
