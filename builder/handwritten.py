"""The pages of ``content/pages``, which people write in Markdown: what the engine would drop, or trip over.

Their links are the engine's affair (:mod:`builder.page_errors`), since most of what they lead to is made when building.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from builder import source
from builder.characters import decode, readable
from builder.diagnostics import Diagnostic
from builder.messages import diagnostic

_TOLD: Final = frozenset({"L103", "L125", "L127", "L138"})
"""What no text may hold; hard spaces, tabs, dashes and code have their place in Markdown."""
_HEAD: Final = re.compile(r"---[ \t]*\n(?P<head>[A-Za-z_]+ ?:.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
"""The settings of a page; not what stands between two lines across the page."""


def problems(root: Path) -> Iterator[Diagnostic]:
    """What is wrong in the pages of a project, but for their links."""
    for path in sorted((root / "content" / "pages").rglob("*.md")):
        if path.is_file() and not path.is_symlink():
            yield from _of_page(path, path.relative_to(root).as_posix())


def _of_page(path: Path, file: str) -> Iterator[Diagnostic]:
    text, undecoded = decode(path.read_bytes())
    for code, span, params in undecoded or [found for found in readable(text)[1] if found[0] in _TOLD]:
        yield diagnostic(code, file, span, **params)
    if head := _HEAD.match(text):  # the engine would show it as a text
        yield from source.parse(f"\n{head['head']}".encode(), file).diagnostics
