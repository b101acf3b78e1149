"""The report of a check for the places where people review: a page of Markdown, GitLab's code quality.

What comes from files stands in Markdown code, where it can neither act nor call anyone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.diagnostics import Diagnostic, count, grouped, has_errors, unannounced
from builder.typography import NBSP

_SEVERITY = {"error": "Erreur", "warning": "Avertissement"}


def as_markdown(diagnostics: Sequence[Diagnostic], files: int, gone: Sequence[tuple[str, str, str]] = ()) -> str:
    """The report as a page: the verdict, then each file with what to mend and a corrected example, then the addresses
    that would lead to nothing, each with the file that made its page and the identifier it had."""
    verdict = "La proposition peut être publiée." if not diagnostics else "Voici ce qu’il reste à revoir."
    if has_errors(diagnostics):
        verdict = "La proposition ne peut pas encore être publiée."
    lines = ["# Vérification des fiches", "", f"**{verdict}** {count(diagnostics, files)}"]
    in_order = sorted(diagnostics, key=lambda problem: problem.sort_key)
    for file, problems in groupby(in_order, key=lambda problem: problem.file):  # who mends one file reads it alone
        lines += ["", f"## {code(file)}", ""]
        for group in grouped(problems):
            lines += _item(group.first, [other.span.line for other in group.others])
    if gone:
        lines += ["", "## Adresses qui ne mèneraient plus à rien", ""]
        lines += (f"- {farewell(*map(code, one))}" for one in gone)
    return "\n".join(lines) + "\n"


def _item(problem: Diagnostic, others: Sequence[int]) -> Iterator[str]:
    places = ", ".join(str(line) for line in (problem.span.line, *others))
    severity = _SEVERITY[problem.severity]
    yield f"- **{severity} {problem.code}**, ligne {places}{NBSP}: {code(problem.message)}"
    yield f"  - Pourquoi{NBSP}: {code(problem.why)}"
    yield f"  - À faire{NBSP}: {code(problem.fix)}" + f" Par exemple{NBSP}:" * problem.illustrated
    if problem.example:
        yield ""
        yield from (f"        {line}" for line in problem.example.splitlines())
        yield ""


def farewell(address: str, file: str, identifier: str) -> str:
    """What to do of an address that would lead to nothing."""
    return (
        f"{address}{NBSP}: {file} n’est plus là. Si la page a changé de nom, écrivez l’ancien dans le fichier qui la"
        f" remplace, à former_ids{NBSP}: {identifier}. Si elle est retirée, archivez-la plutôt{NBSP}: status: archived."
    )


def as_gitlab(diagnostics: Sequence[Diagnostic]) -> str:
    """GitLab's code quality report: each problem on its line in the merge request. Source: GitLab's documentation,
    « Code Quality report format »."""
    severities = {"error": "major", "warning": "minor"}
    report = [
        {
            "description": " ".join((problem.message, *_on_a_line(problem))),
            "check_name": problem.code,
            "severity": severities[problem.severity],
            "fingerprint": _fingerprint(problem),
            "location": {"path": problem.file, "lines": {"begin": problem.span.line}},
        }
        for problem in sorted(diagnostics, key=lambda problem: problem.sort_key)
    ]
    return json.dumps(report, indent=2)  # escaped: a name may hold letters that turn a line


def _on_a_line(problem: Diagnostic) -> tuple[str, ...]:
    """What to do, where there is room for one line: with the lines that it announces when they are one."""
    if not problem.fix.endswith(":"):
        return (problem.fix,)
    alone = problem.example and "\n" not in problem.example
    return (problem.fix, problem.example) if alone else (unannounced(problem.fix),)


def _fingerprint(problem: Diagnostic) -> str:
    """What stays the same for a problem from one version of its file to the next."""
    told = "\0".join((problem.file, problem.code, *map(str, problem.path), problem.message))
    return hashlib.sha256(told.encode(errors="surrogateescape")).hexdigest()


def code(text: str) -> str:
    """A stranger's text as a Markdown code span: on one line, between more backquotes than it holds."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    runs = "".join(char if char == "`" else " " for char in shown).split()
    fence = "`" * (max(map(len, runs), default=0) + 1)
    pad = " " if not shown or shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
