"""A plain text → its lines; columns that are set side by side with spaces are read one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from builder.importing.encodings import text_of
from builder.importing.headings import DASHES, common, heading
from builder.importing.left_out import remarks
from builder.importing.limits import MOST_CHARACTERS
from builder.importing.lines import ANCHOR, ENDED, ENDS, ESCAPED, LED, LINE, MAILED, MARKED, Line, begun, tidied
from builder.importing.ordering import Piece, above_columns, lines_of, ordered
from builder.importing.pictures import Document
from builder.importing.refusals import Refused

_APART: Final = re.compile(r"\S+(?: {1,2}\S+)*")
"""Words with at most two spaces between them: one piece of a line."""
_BESIDE: Final = 3
"""Lines that must have a white at the same place for a page to be in columns."""
_TALL: Final = 300
"""Lines beyond which a page is not one: laying it out would cost the square of them."""
_SHORT: Final = 60
"""Characters up to which a line that no mark ends may be one that its author ended."""
_LISTED: Final = re.compile(rf"^( *(?:[{DASHES}]|[o§]|\d{{1,2}}[.)])) +")
"""A bullet or a number, whose white on the right parts no columns: it is put on its left."""
_SIGN: Final = 3
"""Characters of a bullet, or of the number of an item."""
_DRAWN: Final = re.compile(r"(?:\[[^\]\n]{1,60}\]:[ \t]{0,4})?<?data:image/[\w.+-]{1,20};base64,[A-Za-z0-9+/=]+>?")
"""A picture that Markdown holds as letters."""
_WIDE = 6.0
"""Points of a sign, once a text is laid on a page."""


def read_text(path: Path) -> Document:
    """The lines of a text, in any usual encoding.

    Raises:
        Refused: it is no text.
    """
    text = text_of(path.read_bytes())
    if "\0" in text:
        raise Refused(f"« {path.name} » n'est pas un texte : enregistrez-le à nouveau, en UTF-8.")
    text, drawn = _DRAWN.subn("", text)
    if len(text) > 2 * MOST_CHARACTERS:
        raise Refused(f"« {path.name} » compte plus de {MOST_CHARACTERS} signes : découpez-le.")
    pages = ENDS.sub("\n", text).split("\f")
    found: list[Line] = []
    for number, page in enumerate(pages, 1):
        lines = page.split("\n")
        place = number if len(pages) > 1 else 0
        wide = [_LISTED.sub(lambda told: told[1].rjust(len(told[0]) - 1) + " ", line.expandtabs(8)) for line in lines]
        beside = len(lines) <= _TALL and not any(map(MARKED.match, lines)) and not _labelled(lines) and in_columns(wide)
        found += _laid_out(wide, place) if beside else _one_by_one([*map(_tabs, lines)], place)
    return Document(tuple(found), remarks=tuple(remarks(within=drawn)))


def _labelled(lines: Sequence[str]) -> bool:
    """Whether tabs part labels from their texts, as in a table that was copied."""
    labels = (line.partition("\t")[0] for line in lines if "\t" in line)
    return len({found[0] for label in labels if (found := heading(label, common()))}) > 1


def _tabs(line: str) -> str:
    """A line with one tab between its cells, a space after a bullet."""
    cells = [cell for part in line.split("\t") if (cell := part.strip())]
    if len(cells) > 1 and len(cells[0]) <= _SIGN:
        cells[:2] = [f"{cells[0]} {cells[1]}"]
    return "\t".join(cells)


def _one_by_one(lines: Sequence[str], page: int) -> list[Line]:
    foot, head = _edges(lines)
    made = []
    for row, line in enumerate(lines):
        marks = MARKED.match(line)
        words = without_marks(tidied(line[marks.end() :] if marks else line))
        level = len(marks["level"]) if marks and words else 0
        led = "" if level else _led(line)
        made.append(
            Line(words, row + 1, page, level=level, led=led, top=head + (row - 1) * LINE, bottom=-row * LINE - foot)
        )
    rights = [float(len(line.text)) for line in made]
    told = begun(made, rights, [float(len(line.text.split(" ")[0]) + 1) for line in made])
    return [replace(line, soft=line.soft and _is_short(above, line)) for above, line in pairwise([Line("", 0), *told])]


def _is_short(above: Line, line: Line) -> bool:
    """Whether a line is so short, or ends so, that the next one may be started by its author."""
    return bool(ENDED.search(above.text)) or len(above.text) + len(line.text.split(" ")[0]) < _SHORT


def _led(line: str) -> str:
    """The words that Markdown sets in bold at the start of a line that goes on."""
    found = LED.match(line)
    return found["led"].strip() if found else ""


def without_marks(words: str) -> str:
    """Words without what Markdown writes around bold ones; the row of a table, as an item of a list."""
    plain = MAILED.sub("", words) if "](mailto:" in words else words
    plain = ESCAPED.sub("", ANCHOR.sub("", plain))
    told = plain.replace("**", "") if plain.count("**") % 2 == 0 else plain
    if not (told.startswith("|") and told.endswith("|") and told.count("|") > 2):
        return told
    cells = told.strip("| -:")
    return f"- {cells}" if cells else ""


def _edges(lines: Sequence[str]) -> tuple[float, float]:
    """Where a page ends and starts, once laid out: at the last and the first line that says something."""
    said = [row for row, line in enumerate(lines) if line.strip()] or [0]
    return -said[-1] * LINE, (1 - said[0]) * LINE


def in_columns(lines: Sequence[str]) -> bool:
    """Whether several lines have words on both sides of one and the same white."""
    whites: dict[int, int] = {}
    for line in lines:
        pieces = list(_APART.finditer(line))
        for before, after in pairwise(pieces):
            for place in range(before.end(), after.start()):
                whites[place] = whites.get(place, 0) + 1
    return max(whites.values(), default=0) >= _BESIDE


def _laid_out(lines: Sequence[str], page: int) -> list[Line]:
    """The lines of a page in columns, as if each sign had its place on paper."""
    pieces = [
        Piece(tidied(match.group()), match.start() * _WIDE, -row * LINE, match.end() * _WIDE, (0.9 - row) * LINE)
        for row, line in enumerate(lines)
        for match in _APART.finditer(line)
    ]
    down = above_columns(pieces)
    above = [piece for piece in pieces if down is not None and piece.bottom >= down]
    rows = [*ordered(above), *ordered([piece for piece in pieces if piece not in above])]
    return [replace(line, size=0.0) for line in lines_of(rows, page, _edges(lines))]
