"""YAML text → plain data, with the line and column of every key and value.

Only the plain core of YAML is read: mappings with text keys, lists, scalars. What is unsafe (aliases, tags, bombs) or
ambiguous (a word that YAML 1.1 silently turns into something else) is refused with a diagnostic, and reading goes on:
a broken block costs the other blocks of its file nothing.

PyYAML's parser gives the events; the data are built in :mod:`builder.tree` because its constructors keep the last
duplicate key, expand aliases and guess types. Files of which nothing is to be said go through
:mod:`builder.fast_reading`.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path as FilePath
from typing import Final

import yaml

from builder.characters import MAX_TOLD, decode, other_kind, readable, undashed
from builder.diagnostics import Diagnostic, Span
from builder.fast_reading import LOADER, read_data
from builder.mended_lines import as_mended, explain_line
from builder.messages import phrase
from builder.positions import Source
from builder.tree import FIRST_WORD, MAX_DEPTH, MAX_VALUES, Builder, TooMuch
from builder.yaml_errors import SyntaxProblem, explain

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Source", "parse", "read"]

MAX_BYTES: Final = 256 * 1024
_TOP_KEY: Final = r"^{}[A-Za-z_\"'][^\n:]*:(?=[ \t]|$)"
_LEAD: Final = re.compile(r"^( *)[^\s#]", re.MULTILINE)
_FIRST: Final = 6
"""Lines of a file that a correction shows."""
_STUCK: Final = re.compile(r"^(?P<key>[A-Za-z_]+) *:(?=[^\s/:])", re.MULTILINE)
"""A rubric without a space after its colon."""
_SIGNED: Final = re.compile(rf"{_STUCK.pattern}|^(?P<name>[A-Za-z_]+) *:?= *(?=\S)", re.MULTILINE)
"""The same, or with the sign of a program, where a file has no other."""
_BESIDE: Final = re.compile(r"\s*(?:#|---|%|$)")
"""A line that is no part of the data."""
_SHIFTED: Final = re.compile(r" +[A-Za-z_]+:(?: |$)")
_EDGE: Final = re.compile(r"[^\s#-]")
_LISTED: Final = re.compile(
    r"[^\n:]*(?::(?![ \t]*[#\n])[^\n:]*)*:[ \t]*(?:#[^\n]*)?\n"
    r"(?:[ \t]*(?:#[^\n]*)?\n)*(?P<lead> *)-(?=[ \n])"
)
"""A rubric that is a list, down to the dash of its first item."""


def read(path: FilePath, file: str, listed: str = "") -> Source:
    """Read one file.

    Args:
        path: where it is on disk.
        file: how to call it in messages: relative to the project, with ``/``.
        listed: the rubric that a list at the edge of the file belongs to; none where there should be no such list.

    Returns:
        The source; its ``data`` is a dict, or None when nothing could be read. Problems are in ``diagnostics``.
    """
    source = Source(file)
    if path.is_symlink() or not path.is_file():
        source.report("L115", Span())
        return source
    size = path.stat().st_size
    if size > MAX_BYTES:
        source.report("L104", Span(), size=size // 1024, limit=MAX_BYTES // 1024)
        return source
    return parse(path.read_bytes(), file, listed)


def parse(content: bytes, file: str, listed: str = "") -> Source:
    """Read the bytes of one file; see :func:`read`."""
    source = Source(file)
    if kind := other_kind(content):
        source.report("L140", Span(), kind=phrase(kind))
        return source
    text, undecoded = decode(content)
    source.written = text.encode("utf-8", "surrogatepass")
    text, misplaced = readable(text)
    for code, span, params in [*undecoded, *misplaced]:
        source.report(code, span, **params)
    rubrics, dash = undashed(text)
    if dash and (not listed or re.search(rf"^[- ]*{listed}:", text, re.MULTILINE)):
        text = rubrics
        away = [line[2:] for line in text.split("\n")[dash - 1 :]]
        source.report("L142", Span(dash, 1, dash, 2), example=_first_lines(away))
    try:
        try:
            _read_whole(source, text)
        except yaml.MarkedYAMLError as error:
            _recover(source, text, error)
    except TooMuch:
        source.data = None
        return source
    if listed and isinstance(source.data, list):
        edge = source.span(()).line
        example = f"{listed}:\n{_first_lines(source.lines[edge - 1 :])}"
        source.report("L143", Span(edge, 1, edge, 2), key=listed, example=example)
        source.nest(listed)
    if isinstance(source.data, str) and _apart(source, text, _SIGNED)[1]:
        source.data = {}
    if source.data is None and not source.diagnostics:
        source.report("L101", Span())
    elif source.data is not None and not isinstance(source.data, dict):
        source.report("L101", source.span(()))
        source.data = None
    return source


def _first_lines(lines: list[str]) -> str:
    """The first of some lines, to show them corrected: none that announces what is not shown."""
    shown = [line for line in lines if line.strip()][:_FIRST]
    while len(shown) > 1 and shown[-1].rstrip().endswith((":", "|", ">")):
        shown.pop()
    return "\n".join(shown)


def _read_whole(source: Source, text: str) -> None:
    """Read a text in one go.

    Raises:
        yaml.MarkedYAMLError: the text is not YAML, in the words of PyYAML's own parser.
        TooMuch: it goes beyond a limit; reported.
    """
    if not source.diagnostics and read_data(source, text, deepest=MAX_DEPTH, most=MAX_VALUES):
        source.find_places = _find_places
    else:
        Builder(source).run(text)


def _find_places(source: Source) -> None:
    """Read a file again, for the places of its keys and values."""
    again = Source(source.file)
    Builder(again).run(readable(source.text)[0], LOADER)
    source.values.update(again.values)
    source.keys.update(again.keys)


def _recover(source: Source, text: str, error: yaml.MarkedYAMLError) -> None:
    """After a syntax error, read each top-level block by itself: report every broken one, keep the others."""
    lead = min(_LEAD.findall(text), default="")  # a file may stand away from its edge, whole
    starts = [match.start() for match in re.finditer(_TOP_KEY.format(lead), text, re.MULTILINE)]
    whole, now = explain(error, source.lines), list(source.lines)
    few = len(starts) < 2 and not _STUCK.search(text) and not (starts and _LISTED.match(text, starts[0]))
    mended = as_mended(source.lines[whole.span.line - 1], whole.params)
    if few and whole.code in {"L121", "L123"} and mended:
        _read_block(source, text, 0, "", now)  # each line is dressed as a mail or a page does, or is of JSON
    elif few and not starts and whole.code in {"L106", "L121"}:
        source.report("L101", Span())
        source.data = None
    elif few:
        source.report(whole.code, whole.span, **whole.params)
        source.data = None
    if few:
        source.unreadable.update(word for line in source.lines for word in FIRST_WORD.findall(line))
        return
    text, broken = _apart(source, text)
    broken = _before_first_key(source, text[: starts[0]] if starts else text) or broken
    source.forget()
    source.data = {}
    shifted = {found.span.line for found in source.diagnostics if _indented_by(found, source)}
    faults = left = first = done = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        first += text.count("\n", done, start)
        done = start
        lines = text.count("\n", start, end)
        tab = min((line for line in shifted if first < line <= first + lines + 1), default=0)
        if faults < MAX_TOLD:
            faults += _read_block(source, text[start:end], first, _key_name(text, start), now, tab)
        else:
            source.unreadable.add(_key_name(text, start))
            left += 1
    if left:
        source.report("S225", Span(), count=left)
    broken = broken or bool(faults)
    if not broken:  # every block is fine alone: the fault lies between them
        source.report(whole.code, whole.span, **whole.params)


def _indented_by(found: Diagnostic, source: Source) -> bool:
    """Whether a tab shifts its line: how far, nobody knows, and each line below may seem out of place."""
    return found.code == "L107" and not source.lines[found.span.line - 1][: found.span.column].strip()


def _read_block(source: Source, block: str, first: int, key: str, now: list[str], tab: int = 0) -> bool:
    """Read a top-level block, which so many lines come before, and on past what cannot be read; whether something is
    wrong in it.

    A line that its message mends is read as mended, and kept so in ``now``, the lines of the file; else the item of the
    list that holds it is left out. From line ``tab`` on, if not 0, a tab shifts what follows: what cannot be read
    there, the tab alone is to blame for.
    """
    mended: set[int] = set()
    while True:
        try:
            Builder(source).run(block, before=first)
        except yaml.MarkedYAMLError as error:
            reason = explain(error, source.lines)
            reason = reason if reason.params else explain(error, now)  # a line may stand as the one above did
            number = reason.span.line
            if 0 < tab <= number:
                source.unreadable |= {key, *(word for line in block.split("\n") for word in FIRST_WORD.findall(line))}
                return True
            if reason.code == "L121":
                source.diagnostics = [told for told in source.diagnostics if not _same(told, reason)]
            if number not in mended:
                source.report(reason.code, reason.span, path=(key,), **reason.params)
            line = "" if number in mended else as_mended(source.lines[number - 1], reason.params)
            place = max(0, number - first - 1)
            rest = block.split("\n") if line else _without_item(block, place + 1)
            beyond = bool(rest) and len(mended) * len(block) > MAX_BYTES
            if beyond:
                source.report("S225", Span(), path=(key,), count=1)
            if not line or beyond:
                source.unreadable |= {key, *FIRST_WORD.findall(source.lines[number - 1])}
            if not rest or beyond:
                return True
            mended.add(number)
            if line:
                dashed = line.startswith("-") and not rest[place].startswith("-")  # see ``undashed``
                rest[place] = readable(f" {line[1:]}" if dashed else line)[0]
                now[number - 1] = line
            block = "\n".join(rest)
        else:
            return bool(mended)


def _without_item(block: str, number: int) -> list[str]:
    """The lines of a rubric that is a list, without the item to which line ``number`` belongs; none without others.

    Text at the edge belongs to no item, as the « Cordialement » of a mail: its paragraph alone is left out.
    """
    listed = _LISTED.match(block.lstrip("\n"))
    lines = block.split("\n")
    if listed and _EDGE.match(lines[number - 1]) and any(lines[: number - 1]):
        end = next((place for place in range(number, len(lines)) if not _EDGE.match(lines[place])), len(lines))
        lines[number - 1 : end] = [""] * (end - number + 1)
        return lines
    dash = f"{listed['lead']}-" if listed else "?"
    starts = [place for place, line in enumerate(lines) if f"{line} ".startswith(f"{dash} ")]
    start = max((place for place in starts if place < number), default=None)
    if start is None or len(starts) < 2:
        return []
    end = next((place for place in starts if place > start), len(lines))
    lines[start:end] = [""] * (end - start)
    return lines


def _same(told: Diagnostic, reason: SyntaxProblem) -> bool:
    """Whether what looked like an alias is the text that could not be read."""
    return told.code == "L109" and told.span.line == reason.span.line


def _apart(source: Source, text: str, badly: re.Pattern[str] = _STUCK) -> tuple[str, bool]:
    """The text without its rubrics that are ``badly`` written, each of which is reported; whether there are some."""
    for match in islice(badly.finditer(text), MAX_TOLD):
        number = text.count("\n", 0, match.start()) + 1
        length = len(source.lines[number - 1])
        source.report("L120", Span(number, 1, number, length + 1), **explain_line("L120", source.lines, number))
        source.unreadable.add(match[match.lastgroup or "key"])
        text = text[: match.start()] + " " * length + text[match.start() + length :]
    return text, bool(source.unreadable)


def _before_first_key(source: Source, text: str) -> bool:
    """Whether something that is no block stands above the first one; reported if so."""
    above = [(number, line) for number, line in enumerate(text.split("\n"), 1) if not _BESIDE.match(line)]
    for number, line in above[:1]:
        start = len(line) - len(line.lstrip()) + 1
        code = "L119" if _SHIFTED.match(line) else "L120"
        source.report(code, Span(number, start, number, len(line) + 1), **explain_line(code, source.lines, number))
    source.unreadable |= {word for _, line in above for word in FIRST_WORD.findall(line.strip())}
    return bool(above)


def _key_name(text: str, start: int) -> str:
    return text[start : text.index(":", start)].strip(" \"'")
