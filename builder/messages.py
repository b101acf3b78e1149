"""The French wording of every problem, kept in ``wording.yaml`` so that the browser can speak the same words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from builder.diagnostics import Diagnostic, Path, Severity, Span, unannounced
from builder.typography import french

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of one code: ``message``, ``why`` and ``fix`` are templates, ``wrong`` and ``right`` YAML."""

    code: str
    severity: Severity
    title: str
    message: str
    why: str
    fix: str
    wrong: str
    right: str
    show: bool = True
    """Whether ``right`` helps beside the message; not so where the mistake is in no line of YAML."""
    mended: bool = False
    """Whether the author's own lines are shown as they were meant, where they can be; else those of any file."""


@cache
def wordings() -> Mapping[str, Wording]:
    """Every code and its wording, in order."""
    text = files("builder").joinpath("wording.yaml").read_text(encoding="utf-8")
    return {code: Wording(code=code, **fields) for code, fields in yaml.load(text, _LOADER).items()}  # noqa: S506 - safe, both


def diagnostic(code: str, file: str, span: Span, *, path: Path = (), example: str = "", **params: Any) -> Diagnostic:
    """A problem in words.

    Args:
        code: a key of ``wording.yaml``.
        file: path of the file, relative to the project.
        span: where in the file.
        path: keys and indexes down to the value.
        example: a corrected piece of YAML for this very case; by default, the code's own right example.
        params: what the templates of ``message`` and ``fix`` name.

    Raises:
        KeyError: the code has no wording, or a template names a missing parameter.
    """
    wording = wordings()[code]
    shown = {key: _fit(key, value) if isinstance(value, str) else value for key, value in params.items()}
    fix = _typeset(wording.fix).format_map(shown).strip()
    if wording.mended:
        fix = _before_lines(fix) if example else unannounced(fix)
    return Diagnostic(
        code=code,
        severity=wording.severity,
        file=file,
        span=span,
        message=_typeset(wording.message).format_map(shown),
        why=_typeset(wording.why).format_map(shown),
        fix=fix,
        example=example or (wording.right if wording.show else ""),
        path=path,
    )


@cache
def _before_lines(fix: str) -> str:
    """What to do, where the very lines to write follow."""
    alone = unannounced(fix)
    return fix if fix.endswith(":") and "Par exemple" not in fix else french(phrase("here", fix=alone))


@cache
def _typeset(template: str) -> str:
    """A template with French typography, done once: a hostile file may earn the same words 50,000 times."""
    return french(template)


@cache
def phrases() -> Mapping[str, str]:
    """The pieces of sentences that templates receive, by name."""
    return dict(yaml.load(files("builder").joinpath("phrases.yaml").read_text(encoding="utf-8"), _LOADER))  # noqa: S506


def phrase(name: str, /, **params: Any) -> str:
    """A piece of a sentence, filled.

    Raises:
        KeyError: no such phrase, or a missing parameter.
    """
    return phrases()[name].format_map(params)


_OURS: Final = frozenset(
    {"advice", "reason", "message", "description", "suggestion", "choices", "bound", "period", "reading"}
)
"""Parameters that are our own sentences: typeset, never cut."""


def _fit(name: str, value: str) -> str:
    return french(excerpt(value, 5000)) if name in _OURS else excerpt(value)


def excerpt(text: str, most: int = 160) -> str:
    """A stranger's text, short and on one line, fit to be printed on a terminal."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def suggestion(candidate: str | None, *, line: bool = False) -> str:
    """« Vouliez-vous dire … ? », or nothing; ``line``: the very line to write follows."""
    said = phrase("suggestion", candidate=candidate) if candidate else ""
    return french(phrase("if_so", advice=said) if said and line else said)


def suggested(candidate: str, label: str, *, line: bool = False) -> str:
    """The suggestion with the French name of what it suggests; ``line``: the very line to write follows."""
    said = phrase("suggested", suggestion=suggestion(candidate).strip(), label=label)
    return phrase("if_so", advice=said) if line else said
