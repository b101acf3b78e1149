"""A problem as a value: what, where, how bad; and its renderings as text, JSON and GitHub annotations.

Nothing here knows why a problem was found; the French wording comes from :mod:`builder.messages`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from builder.typography import NBSP

_COLON: Final = re.compile(r"(?:\. Par exemple)?\s?:$")
Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]
"""Keys and list indexes from the top of a file to a value."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; lines and columns count from 1, columns in characters, ``end_column`` is exclusive.

    The default means the file as a whole.
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 2


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. ``example`` is a corrected piece of YAML; ``file`` is relative to the project, with ``/``."""

    code: str
    severity: Severity
    file: str
    span: Span
    message: str
    why: str
    fix: str
    example: str = ""
    path: Path = ()

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        """Order of the report: by file, then place, then code."""
        return self.file, self.span, self.code, self.message

    @property
    def illustrated(self) -> bool:
        """Whether its example is one among others: what to do ends with a colon before the very lines to write."""
        return bool(self.example) and not self.fix.endswith(":")


def unannounced(fix: str) -> str:
    """What to do, where the lines that it announces are not shown, or are but an example."""
    return _COLON.sub(".", fix)


@dataclass(frozen=True, slots=True)
class Group:
    """The same problem met several times: shown once, with its other places."""

    first: Diagnostic
    others: tuple[Diagnostic, ...] = ()


def grouped(diagnostics: Iterable[Diagnostic]) -> list[Group]:
    """Sort problems, drop exact repeats, and gather those that say the same thing elsewhere."""
    unique = {d.sort_key: d for d in diagnostics}
    ordered = sorted(unique.values(), key=lambda d: (*_said(d), d.sort_key))
    groups = [Group(items[0], tuple(items[1:])) for _, same in groupby(ordered, key=_said) for items in [list(same)]]
    return sorted(groups, key=lambda group: group.first.sort_key)


def _said(problem: Diagnostic) -> tuple[str, ...]:
    """What makes two problems the same to a reader; what is to be pasted as it is, is another at each place."""
    own = problem.example if problem.code.startswith("L") or problem.fix.endswith(":") else ""
    return problem.code, problem.message, problem.fix, own


def once(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once, in the order of the report."""
    return tuple(sorted(set(diagnostics), key=lambda d: d.sort_key))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything must be mended before publishing."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def count(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """The closing sentence of a report."""
    errors = sum(d.severity == "error" for d in diagnostics)
    warnings = len(diagnostics) - errors
    if not diagnostics:
        return f"{_plural(files, 'fichier vérifié', 'fichiers vérifiés')}, aucun problème."
    parts = [_plural(errors, "erreur", "erreurs")] * bool(errors)
    parts += [_plural(warnings, "avertissement", "avertissements")] * bool(warnings)
    return f"{_plural(files, 'fichier vérifié', 'fichiers vérifiés')}{NBSP}: {' et '.join(parts)}."


def _plural(number: int, one: str, many: str) -> str:
    return f"{number} {many if number > 1 else one}"


_SEVERITY = {"error": "erreur", "warning": "avertissement"}
_MOST_PLACES = 5
_WIDTH = 100
_LONGEST = 1000
"""Characters of a line of an example beyond which it is no longer for pasting."""


def as_text(diagnostics: Sequence[Diagnostic], lines: Mapping[str, Sequence[str]]) -> str:
    """The report for people: each problem with its line, a caret, the reason and the correction.

    Args:
        diagnostics: the problems.
        lines: the lines of each file that could be read.
    """
    return "\n\n".join(_block(group, lines) for group in grouped(diagnostics))


def _block(group: Group, lines: Mapping[str, Sequence[str]]) -> str:
    problem = group.first
    place = _place(problem)
    block = [f"{place}: {_SEVERITY[problem.severity]} {problem.code}{NBSP}: {problem.message}"]
    block += _excerpt(problem.span, lines.get(problem.file, ()))
    block += [f"  Pourquoi{NBSP}: {problem.why}", f"  À faire{NBSP}: {problem.fix}"]
    if problem.illustrated:
        block.append(f"  Par exemple{NBSP}:")
    block += [f"    {_shortened(line)}".rstrip() for line in problem.example.splitlines()]
    if group.others:
        places = [_place(other) for other in group.others]
        hidden = len(places) - _MOST_PLACES
        more = f" et {_plural(hidden, 'autre', 'autres')}" if hidden > 0 else ""
        block.append(f"  Même problème{NBSP}: {', '.join(places[:_MOST_PLACES])}{more}")
    return "\n".join(block)


def _place(problem: Diagnostic) -> str:
    return f"{on_one_line(problem.file)}:{problem.span.line}:{problem.span.column}"


def on_one_line(file: str) -> str:
    """The name of a file without the signs that would move a terminal's cursor or turn its line."""
    return "".join(char if char.isprintable() else "\ufffd" for char in file)


def _excerpt(span: Span, lines: Sequence[str]) -> list[str]:
    """The offending line, cut to ``_WIDTH`` characters around the caret, and the caret."""
    if not 1 <= span.line <= len(lines) or span == Span() or not lines[span.line - 1].strip():
        return []  # the whole file is meant, or there is nothing to show
    line = "".join(char if char.isprintable() else " " for char in lines[span.line - 1])
    start = max(0, span.column - 1 - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH]
    column = span.column - 1 - start
    end = span.end_column - 1 - start if span.end_line == span.line else len(shown)
    carets = "^" * max(1, min(end, len(shown)) - column)
    return [f"  {span.line:>4} | {shown}", f"       | {' ' * column}{carets}"]


def _shortened(line: str) -> str:
    """A line of an example, without the midst of one that would fill screens: its ends are what was mended."""
    return line if len(line) <= _LONGEST else f"{line[:_WIDTH]} […] {line[-_WIDTH // 2 :]}"


def as_json(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """The report for programs, one object a problem, sorted, ungrouped."""
    errors = sum(d.severity == "error" for d in diagnostics)
    report = {
        "version": 1,
        "files": files,
        "errors": errors,
        "warnings": len(diagnostics) - errors,
        "problems": [
            {
                "code": d.code,
                "severity": d.severity,
                "file": d.file,
                "line": d.span.line,
                "column": d.span.column,
                "end_line": d.span.end_line,
                "end_column": d.span.end_column,
                "path": list(d.path),
                "message": d.message,
                "why": d.why,
                "fix": d.fix,
                "example": d.example,
            }
            for d in sorted(diagnostics, key=lambda d: d.sort_key)
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """One workflow command a problem, shown by GitHub on the line of the pull request."""
    return "\n".join(_annotation(d) for d in sorted(diagnostics, key=lambda d: d.sort_key))


def _annotation(problem: Diagnostic) -> str:
    shown = f"Par exemple{NBSP}:" if problem.illustrated else ""
    body = "\n".join(filter(None, (problem.message, problem.why, problem.fix, shown, problem.example)))
    fields = {
        "file": on_one_line(problem.file),
        "line": problem.span.line,
        "endLine": problem.span.end_line,
        "col": problem.span.column,
        "title": f"{problem.code} ({_SEVERITY[problem.severity]})",
    }
    properties = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in fields.items())
    return f"::{problem.severity} {properties}::{_escape(body)}"


def _escape(text: str, also: str = "") -> str:
    """Workflow commands are lines: percent-encode what would end one (and ``also``, in a property)."""
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
