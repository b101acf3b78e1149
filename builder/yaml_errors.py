"""PyYAML's syntax errors → our codes. Its English sentences are recognised here and shown nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from builder.diagnostics import Span


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """A code of ``wording.yaml``, its place and its parameters."""

    code: str
    span: Span
    params: dict[str, Any] = field(default_factory=dict)


_RULES: Final = (
    # (words of PyYAML's context, words of its problem, our code); the first that fits wins
    ("quoted scalar", "unexpected end", "L117"),
    ("quoted scalar", "document separator", "L117"),
    ("double-quoted scalar", "escape", "L122"),
    ("double-quoted scalar", "hexdecimal", "L122"),
    ("", "mapping values are not allowed", "L118"),
    ("flow sequence", "", "L123"),
    ("flow mapping", "", "L123"),
    ("", "could not find expected ':'", "L120"),
    ("scanning an alias", "", "L121"),
    ("scanning an anchor", "", "L121"),
    ("scanning a tag", "", "L121"),
    ("scanning a directive", "", "L121"),
    ("", "that cannot start any token", "L121"),
    ("block scalar", "", "L119"),
    ("block collection", "", "L119"),
    ("block mapping", "", "L119"),
    ("block sequence", "", "L119"),
    ("", "sequence entries are not allowed", "L119"),
    ("", "mapping keys are not allowed", "L119"),
    ("", "expected <document start>", "L119"),
)


_LINE: Final = re.compile(r"(\s*(?:- +)?)([\w-]+):\s+(\S.*)")


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> SyntaxProblem:
    """What a syntax error means to the author, where, and the line mended when quotes are enough.

    An unclosed quotation mark or bracket is shown where it opens, since PyYAML only notices at the end of the file.
    """
    context, problem = error.context or "", error.problem or ""
    code = next((code for words, said, code in _RULES if words in context and said in problem), "L106")
    mark = error.problem_mark or error.context_mark
    if code in {"L117", "L120"} and error.context_mark is not None:
        mark = error.context_mark
    if mark is None:
        return SyntaxProblem(code, Span())
    line, column = mark.line + 1, mark.column + 1
    return SyntaxProblem(code, Span(line, column, line, column + 1), _mended(code, lines[line - 1 : line]))


def _mended(code: str, line: Sequence[str]) -> dict[str, str]:
    """``key: text`` with its text between quotes, for the mistakes that quotes mend."""
    match = _LINE.fullmatch(line[0].rstrip()) if line and code in {"L118", "L121"} else None
    if match is None:
        return {}
    text = match.group(3).replace("\\", "\\\\").replace('"', '\\"')
    return {"example": f'{match.group(2)}: "{text}"'}
