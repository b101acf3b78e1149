"""How commands tell problems and progress, on the error stream."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from builder import checking, diagnostics
from builder.checking import Report
from builder.commands import PROBLEMS
from builder.diagnostics import Diagnostic


def sound(root: Path) -> Report:
    """The report of a project without errors; of one that has some, tell them and stop."""
    report = checking.check(root)
    if not report.ok:
        explain(report)
        sys.exit(PROBLEMS)
    return report


def explain(report: Report) -> str:
    """Tell what checking found, and return the words."""
    count = diagnostics.count(report.diagnostics, len(report.checked.project.entries))
    said = show(report.diagnostics, report)
    click.echo(count, err=True)
    return f"{said}{count}"


def show(found: Sequence[Diagnostic], report: Report) -> str:
    """Tell problems, and return the words."""
    if not found:
        return ""
    said = f"{diagnostics.as_text(found, report.lines)}\n"
    click.echo(said, err=True)
    return f"{said}\n"


def seen(words: str) -> str:
    """Words of a stranger's file without the signs that would move a terminal's cursor or turn its line."""
    return "".join(sign if sign.isprintable() or sign in "\u00a0\u202f" else " " for sign in words)


def bar(done: int, total: int) -> None:
    """How far printing is, rewritten in place on a terminal; nothing where the output is kept in a file."""
    if sys.stderr.isatty():
        full = 30 * done // total
        click.echo(
            f"\r[{'█' * full}{'░' * (30 - full)}] {done}/{total}{'' if done < total else chr(10)}", err=True, nl=False
        )
