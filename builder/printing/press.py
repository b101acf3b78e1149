"""JSON documents → PDF: several at once, and only those whose content, template or fonts changed.

The press keeps what it printed under the name of a hash of everything that shapes it, so that an old page can never be
taken for a new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import typst

from builder.printing.imprint import TEMPLATES, Imprint
from builder.printing.stream_ends import spelled_out

STANDARDS: Final[list[typst.PDFStandard]] = ["ua-1", "a-2a"]
"""PDF/UA-1 and PDF/A-2a: accessible, and readable for long. The strongest pair that Typst makes together."""
CODE: Final = Path(__file__).resolve().parent
MAIN: Final = TEMPLATES / "main.typ"

Progress = Callable[[int, int], None]
"""Told how many documents are printed, of how many."""


class PressError(Exception):
    """The printer refused a document, which no content should bring about; the message is for developers."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print: what it is called, its data, the pictures it shows (file names of the media folder)."""

    name: str

    data: dict[str, Any]
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """How a one-page sheet fits: heights in points, ``fields`` in reading order with the height each takes."""

    sheet: str
    needed: float
    room: float
    fields: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Print:
    """A printed document. ``illustrated`` is false when a picture could not be read, and none is shown."""

    pdf: bytes
    pages: int
    proofs: tuple[Proof, ...]
    illustrated: bool


class Press:
    """Prints documents.

    Args:
        imprint: where the fonts and the pictures are.
        cache: the folder that keeps what was printed, or None to keep nothing.
    """

    def __init__(self, imprint: Imprint, cache: Path | None = None) -> None:
        self._imprint = imprint
        self._cache = cache
        self._local = threading.local()
        self._used: set[str] = set()

    def run(self, jobs: Sequence[Job], progress: Progress = lambda done, total: None) -> Iterator[Print]:
        """Each document printed, in the order of the jobs; Typst runs outside Python's lock, a thread a core.

        Raises:
            PressError: a document could not be printed.
        """
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            for done, result in enumerate(pool.map(self.print, jobs), start=1):
                progress(done, len(jobs))
                yield result

    def forget_others(self) -> None:
        """Drop from the cache what this press did not print."""
        for file in self._cache.iterdir() if self._cache and self._cache.is_dir() else ():
            if file.name.partition(".")[0] not in self._used:
                file.unlink(missing_ok=True)

    def print(self, job: Job) -> Print:
        """One document, from the cache when it is there.

        Raises:
            PressError: the document could not be printed.
        """
        text = json.dumps(job.data, ensure_ascii=False, sort_keys=True)
        key = self._key(text, job.pictures)
        self._used.add(key)
        known = self._read(key)
        if known is not None:
            return known
        made = self._compile(text, job)
        self._write(key, made)
        return made

    def _compile(self, text: str, job: Job) -> Print:
        folder = f"{self._imprint.media.resolve().as_posix()}/"
        try:
            return self._set(text, job.data["date"], folder)
        except typst.TypstError as error:
            if not job.pictures:
                raise PressError(f"{job.name}: {error.message}") from error
        try:
            return self._set(text, job.data["date"], "")
        except typst.TypstError as error:
            raise PressError(f"{job.name}: {error.message}") from error

    def _set(self, text: str, date: Sequence[int], media: str) -> Print:
        """Set a document in type; without a media folder, pictures are told by their alternative text."""
        compiler = self._compiler()
        year, month, day = date
        pdf = compiler.compile(
            sys_inputs={"data": text, "media": media},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime(year, month, day, tzinfo=UTC),
        )
        told = json.loads(compiler.query("<proof>", field="value"))
        if not isinstance(pdf, bytes):
            raise TypeError("a PDF is one file")
        return _print(spelled_out(pdf), told, illustrated=bool(media))

    def _compiler(self) -> typst.Compiler:
        """The compiler of this thread, which keeps its fonts from one document to the next."""
        if not hasattr(self._local, "compiler"):
            self._local.compiler = typst.Compiler(MAIN, root="/", font_paths=self._fonts, ignore_system_fonts=True)
        compiler: typst.Compiler = self._local.compiler
        return compiler

    @cached_property
    def _fonts(self) -> typst.Fonts:
        folder = str(self._imprint.fonts)
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])

    @cached_property
    def _tools(self) -> str:
        """A hash of everything but the document: templates, fonts, this very code, Typst itself."""
        files = [
            *sorted(TEMPLATES.glob("*.typ")),
            *sorted(self._imprint.fonts.glob("*.otf")),
            *sorted(CODE.glob("*.py")),
        ]
        return _hash([version("typst").encode(), *STANDARDS_BYTES, *(file.read_bytes() for file in files)])

    def _key(self, text: str, pictures: Iterable[str]) -> str:
        shown = [(self._imprint.media / name).read_bytes() for name in pictures]
        return _hash([self._tools.encode(), text.encode(), *shown])

    def _read(self, key: str) -> Print | None:
        if self._cache is None:
            return None
        try:
            pdf = (self._cache / f"{key}.pdf").read_bytes()
            told = json.loads((self._cache / f"{key}.json").read_bytes())
        except (OSError, ValueError):
            return None
        return (
            _print(pdf, told["proofs"], told["illustrated"])
            if told["sha256"] == hashlib.sha256(pdf).hexdigest()
            else None
        )

    def _write(self, key: str, made: Print) -> None:
        if self._cache is None:
            return
        self._cache.mkdir(parents=True, exist_ok=True)
        proofs = [
            {
                "sheet": p.sheet,
                "needed": p.needed,
                "room": p.room,
                "fields": [{"field": f, "height": h} for f, h in p.fields],
            }
            for p in made.proofs
        ]
        told = {
            "sha256": hashlib.sha256(made.pdf).hexdigest(),
            "proofs": [*proofs, {"pages": made.pages}],
            "illustrated": made.illustrated,
        }
        for name, content in ((f"{key}.pdf", made.pdf), (f"{key}.json", json.dumps(told).encode())):
            aside = self._cache / f"{name}.{os.getpid()}-{threading.get_ident()}"
            aside.write_bytes(content)
            aside.replace(self._cache / name)


STANDARDS_BYTES: Final = tuple(name.encode() for name in STANDARDS)


def _print(pdf: bytes, told: list[dict[str, Any]], illustrated: bool) -> Print:
    """What the templates say of themselves (``<proof>``), as values."""
    proofs = tuple(
        Proof(
            one["sheet"], one["needed"], one["room"], tuple((part["field"], part["height"]) for part in one["fields"])
        )
        for one in told
        if "sheet" in one
    )
    return Print(pdf, next(one["pages"] for one in told if "pages" in one), proofs, illustrated)


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
