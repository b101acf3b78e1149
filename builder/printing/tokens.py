"""The design tokens that paper shares with the screen: custom properties of the theme's own stylesheets.

The site's CSS is the only place where a colour or a typeface is chosen (``docs_overrides/assets/css/tokens.css``, then
the project's own stylesheets). Paper takes the light scheme: what ``:root`` declares outside any ``@media``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import tinycss2
from tinycss2.color3 import parse_color

SHEET: Final = Path(__file__).resolve().parents[2] / "docs_overrides" / "assets" / "css" / "tokens.css"
"""The toolbox's own tokens, under those of a project."""
COLOURS: Final = {
    "ink": "--tb-ink", "soft": "--tb-ink-soft", "line": "--tb-line", "grey": "--tb-line-strong",
    "brand": "--tb-brand",
}  # fmt: skip
"""What the templates call each colour, and its token."""
SERIES: Final = {"shares": "--tb-share-", "covers": "--tb-cover-"}
"""Lists of colours: tokens numbered from 1."""
FACES: Final = {"sans": "--tb-font", "voice": "--tb-font-voice"}


class TokenError(ValueError):
    """A token that paper cannot read; the message, in French, names the file and the line."""


@dataclass(frozen=True, slots=True)
class _Token:
    file: Path
    line: int
    value: list[Any]


@lru_cache(maxsize=8)
def tokens(sheets: tuple[Path, ...] = (SHEET,)) -> Mapping[str, Any]:
    """Colours as ``#rrggbb``, series as lists of them, typefaces as family names: what ``style.typ`` reads.

    Args:
        sheets: stylesheets; a token of the last one wins, and the toolbox's own serve where none has one.

    Raises:
        TokenError: a value is not a plain colour, or names no typeface.
    """
    found: dict[str, _Token] = {}
    for sheet in (SHEET, *sheets):
        found |= _declared(sheet)
    series = {name: [_colour(token) for token in _numbered(found, prefix)] for name, prefix in SERIES.items()}
    colours = {name: _colour(found[token]) for name, token in COLOURS.items()}
    return {**colours, **series, **{name: _face(found[token]) for name, token in FACES.items()}}


def stylesheets(names: Sequence[str], folders: Sequence[Path]) -> tuple[Path, ...]:
    """The files of a site's stylesheets that hold tokens: each name in the first folder that has it."""
    places = (next((folder / name for folder in folders if (folder / name).is_file()), None) for name in names)
    return tuple(path for path in places if path and "--tb-" in path.read_text(encoding="utf-8", errors="replace"))


def _declared(sheet: Path) -> dict[str, _Token]:
    rules = tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
    tokens: dict[str, _Token] = {}
    for rule in rules:
        if rule.type != "qualified-rule" or ":root" not in tinycss2.serialize(rule.prelude):
            continue
        for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if item.type == "declaration" and item.name.startswith("--tb-"):
                tokens[item.name] = _Token(sheet, item.source_line, item.value)
    return tokens


def _numbered(found: Mapping[str, _Token], prefix: str) -> Iterator[_Token]:
    rank = 1
    while token := found.get(f"{prefix}{rank}"):
        yield token
        rank += 1


def _colour(token: _Token) -> str:
    written = tinycss2.serialize(token.value).strip()
    colour = parse_color(written)
    if colour is None or colour == "currentColor" or colour.alpha < 1:
        raise TokenError(
            f"{token.file}, ligne {token.line} : « {written} » n'est pas une couleur que le papier sait lire. "
            "Écrivez-la entière, sans transparence ni calcul, par exemple #0e5b54."
        )
    return "#" + "".join(f"{round(part * 255):02x}" for part in (colour.red, colour.green, colour.blue))


def _face(token: _Token) -> str:
    named = [item.value for item in token.value if item.type in ("string", "ident")]
    if not named:
        raise TokenError(
            f"{token.file}, ligne {token.line} : aucune police n'est nommée. "
            'Écrivez son nom entre guillemets, par exemple "Source Sans 3", sans-serif.'
        )
    return str(named[0])
