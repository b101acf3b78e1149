"""A line of YAML that cannot be read → the line as its author probably meant it, where that is obvious."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from builder.characters import printable

LINE: Final = re.compile(
    r"\s*(?:- +)?(?P<key>[\w-]+:\s+|\"[\w-]+\":\s+|(?:[a-z_]+|(?<!.)[\w-]+) :\s+|(?<=- ))(?P<text>\S.*)"
)


_UNBRACED: Final = re.compile(
    r"(?P<lead>\s*(?:- +|[a-z_]+: +))(?P<rubrics>[a-z_]+: +[^\s\"'\[\]{},:][^\"'\[\]{},:]*"
    r"(?:, *[a-z_]+: +[^\s\"'\[\]{},:][^\"'\[\]{},:]*){1,20})"
)
"""A block of several rubrics on one line, without its braces: « - date: 2024, value: 22 »."""
_BULLET: Final = re.compile(r"\s*(?:[*•●▪◦–—][ \t]+|o(?: {2,}|\t+))(?P<text>[^\"\\\\]+)")
_STUCK: Final = re.compile(r"\s*(?P<key>[A-Za-z_]+)(?: *(?:=|：|:=) *|\t+| +(?=\"[^\"]*\"$)| *:)(?P<text>\S.*)")
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
STUCK_DASH: Final = re.compile(r"\s*-(?P<text>[A-Za-z_]+:\s.+)")
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
_SEMICOLON: Final = re.compile(r"(?<=[\"'])\s{0,9};(?=\s{0,9}[\"'])")
"""What parts two texts of a list where a comma should."""
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_MARKED: Final = re.compile(r"(?P<key>[A-Za-z_]+:)\s+(?P<sign>-|>(?= \D)) +(?P<text>[^\s-].*)")
_POINT: Final = re.compile(r"\s+- \S")
_FEW: Final = 5
"""Points that a correction shows."""
_CURVED: Final = "”“»"


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
    if code in {"L119", "L121"} and (marked := _marked(line, lines[number:])):
        return marked
    if code in {"L121", "L123"} and column > 1 and (within := _within(line, column)):
        return within
    if code == "L118" and (found := _announced(line, lines[number:]) or _braced(line)):
        return found
    if code == "L123":
        return _bracketed(line, lines[number:])
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


def _mended(code: str, line: str) -> dict[str, str]:
    """``key: text`` or ``- text`` with its text well quoted, for the mistakes that quotes or a dash mend."""
    if code in {"L119", "L120", "L121"} and (bullet := _BULLET.fullmatch(line)):
        return {"example": f'- "{bullet["text"]}"'}
    if code == "L119" and (dash := STUCK_DASH.fullmatch(line)):
        return {"example": f"- {dash['text']}"}
    if code in {"L120", "L121"} and (named := (_STUCK if code == "L120" else _DRESSED).fullmatch(line)):
        return {"example": f"{named['key']}: {named['text']}"}
    match = LINE.fullmatch(line)
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
        text = text[1:-1].replace("\\'", "'").replace("\\", "\\\\")
    else:
        text = _escaped(text)
    return {"example": f'{match["key"].rstrip()} "{text}"' if match["key"] else f'- "{text}"'}


def _marked(line: str, following: Sequence[str]) -> dict[str, str]:
    """A rubric whose text has before it the sign of what stands below: « obstacles: - Un », « context: > Un »."""
    match = _MARKED.fullmatch(line)
    if match is None:
        return {}
    key, text = match["key"], match["text"]
    item = text if text[0] in "\"'" else f'"{_escaped(text)}"'
    if match["sign"] == ">":
        goes_on = bool(following) and following[0][:1] == " " and bool(following[0].strip())
        return {"example": f"{key} >\n  {text}" if goes_on else f"{key} {item}"}
    points = [point.strip() for point in takewhile(_POINT.match, following)]
    if not points and not key.endswith("s:"):
        return {"example": f"{key} {item}"}
    shown = "\n".join([key, f"  - {item}", *(f"  {point}" for point in points[:_FEW])])
    return {"example": shown, "mended": key if points else f"{key} [{item}]"}


def _escaped(text: str) -> str:
    """A text as it stands between double quotes; those of a word processor around it go."""
    if len(text) > 2 and text[0] in "“„" and text[-1] in "”“":
        text = text[1:-1]
    if itself := _OWN_LINK.fullmatch(text):
        text = itself["address"]
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _closed(line: str, column: int, following: Sequence[str]) -> dict[str, str]:
    """``key: "text`` with its closing quote, where the text was to end on its line."""
    match = LINE.fullmatch(line)
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
    if listed or far or (match["text"] and " " not in match["text"].strip()):
        return {}  # a word alone, as an identifier, does not go on below
    whole = f"{match['text'].rstrip()} {line.strip()}" if match["text"] else ""
    return {"example": f'{match["key"]}: "{_escaped(whole)}"' if whole else f"{match['key']}: |\n{shifted}"}


def _announced(line: str, following: Sequence[str]) -> dict[str, str]:
    """A rubric whose text ends with a colon, and the points that it announces below."""
    match = LINE.fullmatch(line)
    points = list(takewhile(_POINT.match, following))
    if match is None or not match["key"] or not match["text"].endswith(":") or not points:
        return {}
    key = match["key"].rstrip()
    listed = key.endswith("s:")  # lists have names in the plural, texts have not
    text = [key] if listed else [f"{key} |", f"  {match['text']}", ""]
    shown = "\n".join([*text, *(f"  {point.strip()}" for point in points[:_FEW])])
    return {"example": shown, "mended": line[: match.start("key")] + text[0]}


def _bracketed(line: str, following: Sequence[str]) -> dict[str, str]:
    """A list or a block on one line, its texts parted by commas, closed where the next line is another rubric."""
    parted = _SEMICOLON.sub(",", line)
    lacking: list[str] = []
    for sign in _QUOTED.sub("", parted):
        if sign in "[{":
            lacking.append("]" if sign == "[" else "}")
        elif sign in "]}" and (not lacking or lacking.pop() != sign):
            return {}
    after = next((text for text in following if text.strip()), "")
    if (lacking and not _CLOSED.match(after)) or not (lacking or parted != line):
        return {}
    whole = (parted.rstrip(", ") if lacking else parted) + "".join(reversed(lacking))
    return {"example": whole.strip(), "mended": whole}


def _braced(line: str) -> dict[str, str]:
    """A block on one line, between braces."""
    match = _UNBRACED.fullmatch(line)
    whole = f"{match['lead']}{{{match['rubrics'].rstrip()}}}" if match else ""
    return {"example": whole.strip(), "mended": whole} if whole else {}


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
