"""Runs Pagefind on the documents, and keeps of what it makes only what a browser asks for.

Pagefind names each page of its index by a hash: the file shown for a result takes that name, in place of Pagefind's own
fragment, so that a browser goes from a result to its sheet without any table.

Pagefind's search takes a time that grows as the square of the sheets that have a word. In a large catalogue, a key that
many sheets have is therefore indexed under as many names as there are parts, and the browser adds their answers up.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from pagefind.service import get_executable

from builder.search.documents import Document
from builder.search.french import END, PART

KEPT: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "index/*")
"""What a browser asks for; the rest is ready-made interfaces."""
_LANGUAGE: Final = "unknown"
"""Keys are no words of a language: nothing to stem."""
_SIGNATURE: Final = b"pagefind_dcd"
"""The first bytes of each of Pagefind's files, once unzipped."""


_DIGITS: Final = str.maketrans("0123456789", "abcdefghij")
MANY: Final = 1000
"""Sheets in one part of the catalogue: about 7 ms of search in a browser."""


class SearchError(Exception):
    """Pagefind could not make its index; the message is for the person who builds."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How a large catalogue is searched: ``common`` keys are indexed once for each of so many ``parts``."""

    parts: int
    common: tuple[str, ...]


def build(documents: Sequence[Document]) -> tuple[dict[str, bytes], tuple[str, ...], Parts]:
    """Index ``documents``.

    Returns:
        The files of the index by path, each document's name in it, and its parts.

    Raises:
        SearchError: Pagefind is missing, or refused.
    """
    parts = _in_parts(documents)
    common = frozenset(parts.common)
    with tempfile.TemporaryDirectory(prefix="recherche-") as folder:
        source, target = Path(folder, "source"), Path(folder, "index")
        source.mkdir()
        for rank, document in enumerate(documents):
            html = document.html(partial(_closed, part=_letters(rank // MANY), common=common))
            (source / f"{rank:07}.html").write_text(html, encoding="utf-8")
        _run(source, target)
        names = {rank: name for name, rank in _fragments(target)}
        files = {path.relative_to(target).as_posix(): path.read_bytes() for kept in KEPT for path in target.glob(kept)}
    if len(names) != len(documents):
        raise SearchError(f"L’index de recherche a perdu {len(documents) - len(names)} fiches.")
    return files, tuple(names[rank] for rank in range(len(documents))), parts


def _in_parts(documents: Sequence[Document]) -> Parts:
    number = -(-len(documents) // MANY)
    found = ((document.title, *document.keys.values()) for document in documents)
    sheets = Counter(key for groups in found for keys in groups for key in keys)
    return Parts(number, tuple(sorted(key for key, count in sheets.items() if count > MANY)))


def _closed(key: str, part: str, common: Container[str]) -> str:
    return f"{key}{PART}{part}{END}" if key in common else f"{key}{END}"


def _letters(part: int) -> str:
    """A number in letters: Pagefind would cut a word where a digit comes."""
    return str(part).translate(_DIGITS)


def _run(source: Path, target: Path) -> None:
    """The command itself, which has written everything when it ends: its Python service answers a moment too soon.

    Raises:
        SearchError: Pagefind is missing, or refused.
    """
    command = get_executable()
    if command is None:
        raise SearchError("Pagefind n’est pas installé : lancez « make site », qui l’installe.")
    asked = [
        str(command),
        "--site",
        str(source),
        "--output-path",
        str(target),
        "--force-language",
        _LANGUAGE,
        "--quiet",
    ]
    done = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - ours
    if done.returncode:
        raise SearchError(f"L’index de recherche n’a pas pu être fait. {done.stderr.strip()[-500:]}")


def _fragments(target: Path) -> Iterator[tuple[str, int]]:
    """Name and rank of each page of the index."""
    for path in target.glob("fragment/*.pf_fragment"):
        content = gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)
        yield path.stem, int(Path(json.loads(content)["url"]).stem)
