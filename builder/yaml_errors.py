"""PyYAML's syntax errors → our codes. Its English sentences are recognised here and shown nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from builder.diagnostics import Span
from builder.mended_lines import LINE, STUCK_DASH, explain_line


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
    ("flow node", "", "L123"),
    ("flow sequence", "", "L123"),
    ("flow mapping", "", "L123"),
    ("", "could not find expected ':'", "L120"),
    ("scanning an alias", "", "L121"),
    ("scanning an anchor", "", "L121"),
    ("scanning a tag", "", "L121"),
    ("scanning a directive", "", "L121"),
    ("", "that cannot start any token", "L121"),
    ("block scalar", "", "L121"),
    ("block collection", "", "L119"),
    ("block mapping", "", "L119"),
    ("block sequence", "", "L119"),
    ("", "sequence entries are not allowed", "L119"),
    ("", "mapping keys are not allowed", "L119"),
    ("", "expected <document start>", "L119"),
)

_JSON: Final = re.compile(r"\s*(?:\"[^\"]*\"(?:\s*:|[\]},\s]*$)|\{)")
"""How a line of JSON begins an element: a name and its colon, a text alone, or a block."""
_JSON_END: Final = re.compile(r"(?:[\"\]}0-9]|true|false)\s*$")
"""How one ends, which another should follow after a comma only."""


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> SyntaxProblem:
    """What a syntax error means to the author, where, and the line mended when quotes are enough.

    An unclosed quotation mark or bracket is shown where it opens, since PyYAML only notices further on.
    """
    context, problem = error.context or "", error.problem or ""
    code = next((code for words, said, code in _RULES if words in context and said in problem), "L106")
    mark, opening = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return SyntaxProblem(code, Span())
    if code == "L123" and (comma := _comma(lines, mark.line)):
        return comma
    within = opening is not None and not opening.index and any(map(str.strip, lines[mark.line :]))  # a file of JSON
    if opening is not None and (
        code in {"L117", "L120", "L121"} or (code == "L123" and opening.line != mark.line and not within)
    ):
        mark = opening
    code, line, column = _misread(code, lines, mark.line + 1, mark.column + 1)
    return SyntaxProblem(code, Span(line, column, line, column + 1), explain_line(code, lines, line, column))


def _comma(lines: Sequence[str], number: int) -> SyntaxProblem | None:
    """The comma that lacks at the end of a line of JSON, where the line of index ``number`` begins another rubric."""
    above = next((place for place in range(number - 1, -1, -1) if lines[place].strip()), -1)
    if above < 0 or number >= len(lines) or not _JSON.match(lines[number]) or not _JSON_END.search(lines[above]):
        return None
    ended = lines[above].rstrip()
    params = {"example": f"{ended.strip()},", "mended": f"{ended},"}
    return SyntaxProblem("L123", Span(above + 1, len(ended) + 1, above + 1, len(ended) + 2), params)


def _misread(code: str, lines: Sequence[str], line: int, column: int) -> tuple[str, int, int]:
    """What the author did, where PyYAML only saw its consequence: code, line and column."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    if code == "L119" and before.rstrip().endswith(('"', "'")):
        return _opened_above(lines, line, column) or ("L128", line, column)
    whole = LINE.fullmatch(lines[line - 1].rstrip()) if code == "L119" else None
    if whole and (whole["text"][0] in "*&" or (whole["text"][0] in "[{" and before.rstrip().endswith(("]", "}")))):
        return "L121", line, whole.start("text") + 1  # « *Un* lieu », « [Lens] Un atelier », « [un lien](https://…) »
    if code != "L118" or re.search(r":\s", before):
        return code, line, column
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), 0)
    text = lines[above - 1] if above else ""
    start = len(text) - len(text.lstrip()) + 1
    if STUCK_DASH.fullmatch(text.rstrip()):
        return "L119", above, start
    if above and ":" not in text and not text.lstrip().startswith("-"):
        return "L120", above, start
    return "L119", line, len(before) - len(before.lstrip()) + 1


def _opened_above(lines: Sequence[str], line: int, column: int) -> tuple[str, int, int] | None:
    """The text of the line above that was not closed, where the opening quote of this line closed it."""
    here = LINE.fullmatch(lines[line - 1].rstrip())
    above = LINE.fullmatch(lines[line - 2].rstrip()) if line > 1 else None
    if here is None or above is None or here.start("text") != column - 2:
        return None
    sign = here["text"][0]
    unclosed = above["text"][0] == sign and above["text"].count(sign) == 1
    return ("L117", line - 1, above.start("text") + 1) if unclosed else None
