"""PyYAML's syntax errors → our codes. Its English sentences are recognised here and shown nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
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


_LINE: Final = re.compile(
    r"\s*(?:- +)?(?P<key>[\w-]+:\s+|\"[\w-]+\":\s+|(?:[a-z_]+|(?<!.)[\w-]+) :\s+|(?<=- ))(?P<text>\S.*)"
)


_BULLET: Final = re.compile(r"\s*(?:[*•●▪◦–—][ \t]+|o(?: {2,}|\t+))(?P<text>[^\"\\\\]+)")
_STUCK: Final = re.compile(r"\s*(?P<key>[A-Za-z_]+)(?: *(?:=|：|:=) *|\t+| +(?=\"[^\"]*\"$)|:)(?P<text>\S.*)")
"""A name and its value, with another sign between them, or with no space."""
_DRESSED: Final = re.compile(
    r"(?=[>*`])(?:> ?)*(?P<sign>\*{1,2}|`?)(?P<key>[A-Za-z_]+) ?(?:(?P=sign) ?:|:(?P=sign))\s+(?P<text>\S.*)"
)
"""A rubric as a mail quotes it, or as a page sets its name in bold."""
_KEYED: Final = re.compile(r"\s*(?P<text>[\w\"'.-]+:(?:\s.*)?)")
_WHOLE: Final = re.compile(r"\s*(?:- +)*(?P<text>[\w\"'.-]+:\s+[^\s|>&*!#].*)")
"""A rubric whose value is on its line."""
_ENDED: Final = re.compile(r"\"(?P<text>[^\"\\]+)\"\s*[,;]")
"""A text and the comma that ends it where people write programs."""
_TWO_QUOTED: Final = re.compile(r"\"[^\"]*[^\s\"]\"(?=[\s,;.])")
"""A text that only begins with words between quotes: they close before others."""
_STUCK_DASH: Final = re.compile(r"\s*-(?P<text>[A-Za-z_]+:\s.+)")
_BEGUN: Final = re.compile(r"(?P<key>[A-Za-z_]+):(?P<bar>\s+[|>][+-]?)?(?:\s+(?P<text>[^\s\"'|>\[{&*!#][^#]*))?")
"""A rubric whose text may go on below, or stand there."""
_SENTENCE: Final = re.compile(r"\s+[^\W\d][^\s:]*\s[^:\"'\[\]{}]*:\s")
"""A line shifted, and the words that it has before a colon: no name."""
_CLOSED: Final = re.compile(r"\s*(?:- |[A-Za-z_]+:(?:\s|$)|#|$)")
"""What follows a text that was to end on its line."""
_NO_SENTENCE: Final = re.compile(r"\s*(?:[-#`/]|(?!\w[\w'’-]*,? [a-zà-ÿœ][\w'’]* \S)[a-z_]+\b)")
"""How a line begins that is no text: a sign, or a name without its colon, which words do not follow one by one."""
_OPEN: Final = re.compile(r"\s*- [^\s\"'\[{|>].*[^.!?…]")
"""An item without quotes, which no full stop ends."""
_LIKE_ALIAS: Final = re.compile(r"[*&](?!\S+ +[\"'])")
"""A text that begins as an alias does; not one within a list, nor one between quotes, which has a real anchor."""
_OWN_LINK: Final = re.compile(r"\[(?P<address>[^\s\]]+)\]\((?:mailto:)?(?P=address)/?\)")
"""An address that a mail or a page made a link of."""
_JSON: Final = re.compile(r"\s*(?:\"[^\"]*\"(?:\s*:|[\]},\s]*$)|\{)")
"""How a line of JSON begins an element: a name and its colon, a text alone, or a block."""
_JSON_END: Final = re.compile(r"(?:[\"\]}0-9]|true|false)\s*$")
"""How one ends, which another should follow after a comma only."""
_POINT: Final = re.compile(r"\s+- \S")
_FEW: Final = 5
"""Points that a correction shows."""
_CURVED: Final = "”“»"


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


def explain_line(code: str, lines: Sequence[str], number: int, column: int = 0) -> dict[str, str]:
    """The parameters of a problem of line ``number``: the line mended, when that is obvious.

    Args:
        code: the problem.
        lines: those of the file.
        number: of the line, from 1.
        column: where the parser stopped in it, from 1; 0 where no parser did.
    """
    if not 1 <= number <= len(lines):
        return {}
    line = printable(lines[number - 1]).rstrip()
    if code == "L117":
        return _closed(line, column, lines[number : number + 1])
    if code in {"L121", "L123"} and column > 1 and (within := _within(line, column)):
        return within
    if code == "L118" and (announced := _announced(line, lines[number:])):
        return announced
    goes_on = code == "L120" or (code == "L119" and not _KEYED.fullmatch(line))
    above = lines[: number - 1]
    return (
        _mended(code, line)
        or (_continued(line, above) if goes_on else {})
        or (_aligned(line, above) if code == "L119" else {})
    )


def as_mended(line: str, params: Mapping[str, str]) -> str:
    """A line as the parameters of its problem mend it, at its own place; nothing where they do not say it alone."""
    example = params.get("example", "")
    if "mended" in params:
        return params["mended"]
    lead = line[: len(line) - len(line.lstrip())]
    if not example or "\n" in example or example.startswith("- "):
        return lead + example if example and "\n" not in example else ""
    start = line.find(example.partition(":")[0])
    before = re.sub(r"(?:> ?)+|[*`]", "", line[: max(start, 0)])
    return before + example if start >= 0 and not before.strip(" -") else ""


def _misread(code: str, lines: Sequence[str], line: int, column: int) -> tuple[str, int, int]:
    """What the author did, where PyYAML only saw its consequence: code, line and column."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    if code == "L119" and before.rstrip().endswith(('"', "'")):
        return _opened_above(lines, line, column) or ("L128", line, column)
    whole = _LINE.fullmatch(lines[line - 1].rstrip()) if code == "L119" else None
    if whole and (whole["text"][0] in "*&" or (whole["text"][0] in "[{" and before.rstrip().endswith(("]", "}")))):
        return "L121", line, whole.start("text") + 1  # « *Un* lieu », « [Lens] Un atelier », « [un lien](https://…) »
    if code != "L118" or re.search(r":\s", before):
        return code, line, column
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), 0)
    text = lines[above - 1] if above else ""
    start = len(text) - len(text.lstrip()) + 1
    if _STUCK_DASH.fullmatch(text.rstrip()):
        return "L119", above, start
    if above and ":" not in text and not text.lstrip().startswith("-"):
        return "L120", above, start
    return "L119", line, len(before) - len(before.lstrip()) + 1


def _opened_above(lines: Sequence[str], line: int, column: int) -> tuple[str, int, int] | None:
    """The text of the line above that was not closed, where the opening quote of this line closed it."""
    here = _LINE.fullmatch(lines[line - 1].rstrip())
    above = _LINE.fullmatch(lines[line - 2].rstrip()) if line > 1 else None
    if here is None or above is None or here.start("text") != column - 2:
        return None
    sign = here["text"][0]
    unclosed = above["text"][0] == sign and above["text"].count(sign) == 1
    return ("L117", line - 1, above.start("text") + 1) if unclosed else None


def _mended(code: str, line: str) -> dict[str, str]:
    """``key: text`` or ``- text`` with its text well quoted, for the mistakes that quotes or a dash mend."""
    if code in {"L119", "L120", "L121"} and (bullet := _BULLET.fullmatch(line)):
        return {"example": f'- "{bullet["text"]}"'}
    if code == "L119" and (dash := _STUCK_DASH.fullmatch(line)):
        return {"example": f"- {dash['text']}"}
    if code in {"L120", "L121"} and (named := (_STUCK if code == "L120" else _DRESSED).fullmatch(line)):
        return {"example": f"{named['key']}: {named['text']}"}
    match = _LINE.fullmatch(line)
    if match is None or code not in {"L109", "L118", "L121", "L122", "L128", "L137"}:
        return {}
    text = match["text"]
    if text.startswith("| ") and match["key"]:  # the bar, then the text that was to come below
        return {"example": f"{match['key'].rstrip()} |\n  {text[2:].strip()}"}
    if (code == "L109" and not _LIKE_ALIAS.match(text)) or (code == "L137" and text[0] in "[{"):
        return {}
    if code == "L128" and (ended := _ENDED.fullmatch(text)):
        text = ended["text"]
    elif code == "L128":
        inner = text[1:-1] if text[0] == text[-1] and not _TWO_QUOTED.match(text) else text
        if "\\" in text or inner.count('"') % 2:
            return {}
        text = re.sub(r'"([^"]*)"', r"« \1 »", inner)
    elif code == "L122":
        if text[0] != '"' or text[-1] != '"' or '\\"' in text:
            return {}
        text = text[1:-1].replace("\\", "\\\\")
    else:
        text = _escaped(text)
    return {"example": f'{match["key"].rstrip()} "{text}"' if match["key"] else f'- "{text}"'}


def _escaped(text: str) -> str:
    """A text as it stands between double quotes; those of a word processor around it go."""
    if len(text) > 2 and text[0] in "“„" and text[-1] in "”“":
        text = text[1:-1]
    if itself := _OWN_LINK.fullmatch(text):
        text = itself["address"]
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _closed(line: str, column: int, following: Sequence[str]) -> dict[str, str]:
    """``key: "text`` with its closing quote, where the text was to end on its line."""
    match = _LINE.fullmatch(line)
    if match is None or match.start("text") != column - 1 or not all(map(_CLOSED.match, following)):
        return {}
    text = match["text"][1:].rstrip(_CURVED + " ")
    if not text or match["text"][0] in text or "\\" in text:
        return {}
    return {"example": f'{match["key"].rstrip() if match["key"] else "-"} "{_escaped(text)}"'}


def _within(line: str, column: int) -> dict[str, str]:
    """The value of a block between braces in which ``column`` is, quoted: where it begins, or at its second colon."""
    before = re.search(r"[{,]\s*(?P<key>[\w-]+):\s+(?P<text>(?:[^\s\"'\[\]{},:][^\"'\[\]{},]*)?)$", line[: column - 1])
    value = re.match(r"[^,\]}]+", line[column - 1 :])
    if not before or not value or (before["text"] and value[0][0] != ":"):
        return {}
    quoted = f'"{_escaped((before["text"] + value[0]).strip())}"'
    whole = line[: before.start("text")] + quoted + line[column - 1 + value.end() :]
    return {"example": f"{before['key']}: {quoted}", "mended": whole}


def _continued(line: str, above: Sequence[str]) -> dict[str, str]:
    """A line that goes on with the text of the rubric above it, shifted as it should be."""
    far, begun = next(
        ((far, text) for far, text in enumerate(reversed(above)) if text[:1].strip() and ":" in text), (0, "")
    )
    match = _BEGUN.fullmatch(begun.rstrip())
    if match is None or not line.strip() or (_NO_SENTENCE.match(line) and not _SENTENCE.match(line)):
        return {}
    shifted, listed = f"  {line.strip()}", match["key"].endswith("s")  # lists have names in the plural, texts have not
    if match["bar"]:
        told = any(map(str.strip, above[len(above) - far :]))
        return {"example": shifted if told else f"{begun.rstrip()}\n{shifted}"}
    if match["text"] is None and listed and line.strip()[0].islower():  # the rest of an item, not another
        return {"example": f"  {shifted}"} if _OPEN.fullmatch(above[-1].rstrip()) else {}
    if match["text"] is None and (listed or far):
        if listed and line[:1].strip() and any(text.startswith(" ") for text in above[len(above) - far :]):
            return {}  # at the edge, below items that are shifted: a signature
        item = line.strip() if line.strip()[0] in "\"'" else f'"{_escaped(line.strip())}"'
        return {"example": f"- {item}" if listed else shifted}
    if listed or far:
        return {}
    whole = f"{match['text'].rstrip()} {line.strip()}" if match["text"] else ""
    return {"example": f'{match["key"]}: "{_escaped(whole)}"' if whole else f"{match['key']}: |\n{shifted}"}


def _announced(line: str, following: Sequence[str]) -> dict[str, str]:
    """A rubric whose text ends with a colon, and the points that it announces below."""
    match = _LINE.fullmatch(line)
    points = list(takewhile(_POINT.match, following))
    if match is None or not match["key"] or not match["text"].endswith(":") or not points:
        return {}
    key = match["key"].rstrip()
    listed = key.endswith("s:")  # lists have names in the plural, texts have not
    text = [key] if listed else [f"{key} |", f"  {match['text']}", ""]
    shown = "\n".join([*text, *(f"  {point.strip()}" for point in points[:_FEW])])
    return {"example": shown, "mended": line[: match.start("key")] + text[0]}


def _aligned(line: str, above: Sequence[str]) -> dict[str, str]:
    """A rubric below the one right above it, in the block of which it is one sign too far, or more."""
    here, before = _KEYED.fullmatch(line), next((text.rstrip() for text in reversed(above) if text.strip()), "")
    if here is None or not before:
        return {"example": here["text"]} if here else {}
    other = _WHOLE.fullmatch(before)
    near = here.start("text") - other.start("text") if other else 0
    if other is None or near < -1 or near == 0 or (near < 0 and not _WHOLE.fullmatch(line)):
        return {}
    return {"example": f"{other['text']}\n{here['text']}", "mended": " " * other.start("text") + here["text"]}
