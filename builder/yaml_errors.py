"""PyYAML's syntax errors → our codes. Its English sentences are recognised here and shown nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from builder.characters import printable
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


_LINE: Final = re.compile(r"\s*(?:- +)?(?P<key>[\w-]+:\s+|(?<=- ))(?P<text>\S.*)")


_BULLET: Final = re.compile(r"\s*[*•●▪◦–—] +(?P<text>[^\"\\\\]+)")
_STUCK: Final = re.compile(r"\s*(?P<key>[A-Za-z_]+):(?P<text>\S.*)")


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> SyntaxProblem:
    """What a syntax error means to the author, where, and the line mended when quotes are enough.

    An unclosed quotation mark or bracket is shown where it opens, since PyYAML only notices further on.
    """
    context, problem = error.context or "", error.problem or ""
    code = next((code for words, said, code in _RULES if words in context and said in problem), "L106")
    mark, opening = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return SyntaxProblem(code, Span())
    if opening is not None and (code in {"L117", "L120", "L121"} or (code == "L123" and opening.line != mark.line)):
        mark = opening
    code, line, column = _misread(code, lines, mark.line + 1, mark.column + 1)
    return SyntaxProblem(code, Span(line, column, line, column + 1), _mended(code, lines[line - 1 : line]))


def explain_line(code: str, line: str) -> dict[str, str]:
    """The parameters of a problem found on a line without the parser: the line mended, when that is obvious."""
    return _mended(code, [line])


def _misread(code: str, lines: Sequence[str], line: int, column: int) -> tuple[str, int, int]:
    """What the author did, where PyYAML only saw its consequence: code, line and column."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    if code == "L119" and before.rstrip().endswith(('"', "'")):
        return "L128", line, column
    if code != "L118" or re.search(r":\s", before):
        return code, line, column
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), 0)
    text = lines[above - 1] if above else ""
    start = len(text) - len(text.lstrip()) + 1
    if above and ":" not in text and not text.lstrip().startswith("-"):
        return "L120", above, start
    return "L119", line, len(before) - len(before.lstrip()) + 1


def _mended(code: str, line: Sequence[str]) -> dict[str, str]:
    """``key: text`` or ``- text`` with its text well quoted, for the mistakes that quotes or a dash mend."""
    line = [printable(one) for one in line]
    if line and code in {"L119", "L120", "L121"} and (bullet := _BULLET.fullmatch(line[0].rstrip())):
        return {"example": f'- "{bullet["text"]}"'}
    if line and code == "L120" and (stuck := _STUCK.fullmatch(line[0].rstrip())):
        return {"example": f"{stuck['key']}: {stuck['text']}"}
    match = _LINE.fullmatch(line[0].rstrip()) if line else None
    if match is None or code not in {"L118", "L121", "L122", "L128", "L137"}:
        return {}
    text = match["text"]
    if code == "L128":
        inner = text[1:-1] if text[0] == text[-1] else text
        if "\\" in text or inner.count('"') % 2:
            return {}
        text = re.sub(r'"([^"]*)"', r"« \1 »", inner)
    elif code == "L122":
        if text[0] != '"' or text[-1] != '"' or '\\"' in text:
            return {}
        text = text[1:-1].replace("\\", "\\\\")
    else:
        text = text.removeprefix("| ").replace("\\", "\\\\").replace('"', '\\"')
    return {"example": f'{match["key"].rstrip()} "{text}"' if match["key"] else f'- "{text}"'}
