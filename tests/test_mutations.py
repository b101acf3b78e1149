"""Whatever is typed or damaged, the toolbox answers: no exception, French words, a place that exists."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from builder import checking, diagnostics, pipeline
from tests.casing import CASES, lay
from tests.test_cases import ENGLISH

SEEDS = range(4)
EACH = 30
RICH = ("indicateurs", "suivi-editorial", "collection-complete", "citations", "zooms", "territoires")
"""Valid cases whose files are mutated: together they hold every structure of the model."""

_SIGNS = [b'"', b"'", b":", b": ", b"[", b"]", b"{", b"}", b"#", b"- ", b"*", b"&", b"!", b"|", b">", b"%", b"@", b"`"]
_SIGNS += [b"\t", b",", b"\\", b"?", b"<<: ", b"\0", b"\xe9", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xae", b"\r"]
_VALUES = [b"", b" 12", b" true", b" []", b" {}", b" [1, 2]", b" {a: b}", b" non", b" 12:30", b" 2024-01-01", b" ~"]
_VALUES += [b' ""', b" |", b" -1.5e3", b" [[[]]]", b" !!int 3", b" .nan", b" 99999999999999999999", b" *a", b" &a b"]
_KEYS = [b"id:", b"values:", b"notes:", b"terms:", b"organisation:", b"x y:", b"12:", b"null:", b"'':", b"? :", b"<<:"]


def mutate(content: bytes, rng: random.Random) -> bytes:
    """Damage a file as hurried hands, editors and disks do."""
    lines = content.split(b"\n")
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        place = rng.randint(0, len(lines[i]))
        match rng.randrange(9):
            case 0 if len(lines) > 1:
                del lines[i]
            case 1:
                lines.insert(j, lines[i])
            case 2:
                lines[i] = b" " * rng.randint(1, 3) + lines[i]
            case 3:
                lines[i] = lines[i].lstrip()
            case 4:
                lines[i] = lines[i][:place] + rng.choice(_SIGNS) + lines[i][place:]
            case 5:
                lines[i] = lines[i][:place] + rng.randbytes(rng.randint(1, 4)) + lines[i][place + 1 :]
            case 6:
                lines[i] = re.sub(rb":.*", b":" + rng.choice(_VALUES).replace(b"\\", b""), lines[i], count=1)
            case 7:
                lines[i] = re.sub(rb"[\w-]+:", rng.choice(_KEYS), lines[i], count=1)
            case _:
                del lines[i + 1 :]
    return b"\n".join(lines)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_damage_gets_an_answer(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    roots = [lay(CASES / "valid" / name, tmp_path / name) for name in RICH]
    for _ in range(EACH):
        root = rng.choice(roots)
        path = rng.choice(sorted((root / "content").rglob("*.yaml")))
        healthy = path.read_bytes()
        path.write_bytes(mutate(healthy, rng))
        report = checking.check(root)
        lines = {entry.file: entry.source.lines for entry in report.checked.project.entries}
        for found in report.diagnostics:
            span = found.span
            assert 1 <= span.line <= len(lines.get(found.file, [""])), found
            assert 1 <= span.column <= len(lines.get(found.file, [""])[span.line - 1]) + 2, found
            assert (span.end_line, span.end_column) > (span.line, span.column), found
            assert not ENGLISH.search(found.message + found.why + found.fix), found
        diagnostics.as_text(report.diagnostics, lines).encode()
        diagnostics.as_json(report.diagnostics, len(lines)).encode()
        diagnostics.as_github(report.diagnostics).encode()
        if report.ok:
            assert all(output.path for output in pipeline.render(report))
        path.write_bytes(healthy)
