"""JSON documents → PDF: several at once, and only those whose content, template or fonts changed.

The press keeps what it printed under the name of a hash of everything that shapes it, so that an old page can never be
taken for a new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, Final

import typst

from builder.keeping import name_of, write
from builder.printing.imprint import TEMPLATES, Imprint
from builder.printing.plates import Plates
from builder.printing.stream_ends import spelled_out
from builder.spread import apart

STANDARDS: Final[list[typst.PDFStandard]] = ["ua-1", "a-2a"]
"""PDF/UA-1 and PDF/A-2a: accessible, and readable for long. The strongest pair that Typst makes together."""
CODE: Final = Path(__file__).resolve().parent
MAIN: Final = TEMPLATES / "main.typ"
CARD: Final = TEMPLATES / "card.typ"


class PressError(Exception):
    """The printer refused a document, which no content should bring about, or the system ended it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print: what it is called, its data, the pictures it shows (file names of the media folder)."""

    name: str

    data: dict[str, Any]
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """How a one-page sheet fits: heights in points, ``fields`` in reading order with the height each takes.

    ``fit`` is how it was set, for a booklet to set it so: it need not look for it again.
    """

    sheet: str
    needed: float
    room: float
    fit: Mapping[str, Any]
    fields: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Print:
    """A printed document. ``lost`` names the pictures that could not be read: their words stand for them."""

    file: Path
    size: int
    pages: int
    proofs: tuple[Proof, ...]
    lost: tuple[str, ...]


class Press:
    """Prints documents.

    Args:
        imprint: where the fonts and the pictures are.
        folder: where it prints, and finds what it printed before.
        workers: how many documents at once; by default, as many as there are cores.
    """

    def __init__(self, imprint: Imprint, folder: Path, workers: int | None = None) -> None:
        self._imprint = imprint
        self._folder = folder
        self._workers = workers or os.cpu_count() or 1
        self._local = threading.local()
        self._used: set[str] = set()
        self.plates: Final = Plates(imprint.media, folder)

    def run(self, jobs: Iterable[Job]) -> Iterator[Print]:
        """Each document printed, in the order of the jobs.

        Typst runs outside Python's lock, a thread a core. Jobs are taken as they are needed and PDFs go to disk, so
        that memory does not grow with their number.

        Raises:
            PressError: a document could not be printed.
        """
        coming = iter(jobs)
        with ThreadPoolExecutor(self._workers) as pool:
            under_way = deque(pool.submit(self.print, job) for job in islice(coming, 2 * self._workers))
            while under_way:
                result = under_way.popleft().result()
                under_way.extend(pool.submit(self.print, job) for job in islice(coming, 1))
                yield result

    def forget_others(self) -> None:
        """Delete what this press did not print."""
        for file in self._folder.iterdir() if self._folder.is_dir() else ():
            name, _, kind = file.name.partition(".")
            used = name in self._used or name in self.plates.used
            if not used or "." in kind:  # one that was being written when its build was killed
                file.unlink(missing_ok=True)

    def print(self, job: Job) -> Print:
        """One document, as it was printed before when nothing changed.

        Raises:
            PressError: the document could not be printed.
        """
        key, text = self._named(job)
        return self._read(key) or self._new(job, key, text)

    def print_apart(self, job: Job) -> Print:
        """One large document, as it was printed before when nothing changed, else by a process of its own.

        What the compiler remembers of a booklet, nine megabytes a sheet, would stay until ten more are printed.

        Raises:
            PressError: the document could not be printed.
        """
        key, _ = self._named(job)
        try:
            return self._read(key) or apart(_print, self._imprint, self._folder, job)
        except ChildProcessError as error:
            raise PressError(f"{job.name} : le système a arrêté l’impression, sans doute faute de mémoire") from error

    def _named(self, job: Job) -> tuple[str, str]:
        """The name under which a document is kept, and its data as the templates read it."""
        text = json.dumps(job.data, ensure_ascii=False, sort_keys=True)
        key = self._key(text, job.pictures)
        self._used.add(key)
        return key, text

    def _new(self, job: Job, key: str, text: str) -> Print:
        """A document as it is now; what the printer refuses in a picture costs that picture at most."""
        ways: list[Callable[[Iterable[str]], dict[str, Path]]] = [self.plates.of]
        if job.pictures:
            ways += [self.plates.anew, lambda _: {}]
        for plates in ways:
            try:
                return self._set(key, text, job, plates(job.pictures))
            except typst.TypstError as error:
                refusal = error
        raise PressError(f"{job.name}: {refusal.message}") from refusal

    def draw_all(self, pictures: Iterable[Mapping[str, Any]]) -> Iterator[Path]:
        """Each picture drawn, in order, several at once; see :meth:`draw`."""
        with ThreadPoolExecutor(self._workers) as pool:
            yield from pool.map(self.draw, pictures)

    def draw(self, data: Mapping[str, Any]) -> Path:
        """The picture that goes with a page's address (PNG, 1,200 by 630 pixels), as it was drawn before when it may.

        Raises:
            PressError: it could not be drawn.
        """
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        key = self._key(text, ())
        self._used.add(key)
        file = self._folder / f"{key}.png"
        if not file.is_file():
            try:
                made = self._compiler().compile(input=CARD, sys_inputs={"data": text}, format="png", ppi=72)
            except typst.TypstError as error:
                raise PressError(f"{data['title']}: {error.message}") from error
            if not isinstance(made, bytes):
                raise PressError(f"{data['title']}: a picture is one page")
            write(file, made)
        return file

    def keep(self, text: str, name: str = "") -> Path:
        """A text that goes with what is printed, on disk so that memory does not grow with their number.

        Args:
            text: the text.
            name: what :meth:`kept` asks for it by, the next time; by default, nothing does.
        """
        key = name or name_of([text.encode()])
        self._used.add(key)
        file = self._folder / f"{key}.json"
        if not file.is_file() or file.read_bytes() != text.encode():
            write(file, text.encode())
        return file

    def kept(self, name: str) -> str:
        """The text that was kept under a name, maybe damaged; an empty one where there is none."""
        try:
            return (self._folder / f"{name}.json").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def _set(self, key: str, text: str, job: Job, plates: Mapping[str, Path]) -> Print:
        """Set a document in type; a picture without a plate is told by its alternative text."""
        compiler = self._compiler()
        year, month, day = job.data["date"]
        shown = {name: path.as_posix() for name, path in plates.items()}
        made = compiler.compile(
            sys_inputs={"data": text, "pictures": json.dumps(shown)},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime(year, month, day, tzinfo=UTC),
        )
        if not isinstance(made, bytes):
            raise TypeError("a PDF is one file")
        pdf = spelled_out(made)
        told = {
            "sha256": hashlib.sha256(pdf).hexdigest(),
            "proofs": json.loads(compiler.query("<proof>", field="value")),
            "lost": [name for name in dict.fromkeys(job.pictures) if name not in plates],
        }
        write(self._folder / f"{key}.pdf", pdf)
        write(self._folder / f"{key}.json", json.dumps(told).encode())
        return _made(self._folder / f"{key}.pdf", len(pdf), told)

    def _compiler(self) -> typst.Compiler:
        """The compiler of this thread, which keeps its fonts from one document to the next."""
        if not hasattr(self._local, "compiler"):
            self._local.compiler = typst.Compiler(MAIN, root="/", font_paths=self._fonts, ignore_system_fonts=True)
        compiler: typst.Compiler = self._local.compiler
        return compiler

    @cached_property
    def _fonts(self) -> typst.Fonts:
        folders = [str(folder) for folder in self._imprint.font_folders]
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)

    @cached_property
    def _tools(self) -> str:
        """A hash of everything but the document: templates, fonts, this very code, Typst itself."""
        files = [
            *sorted(TEMPLATES.glob("*.typ")),
            *self._imprint.font_files,
            *sorted(CODE.glob("*.py")),
        ]
        return name_of([version("typst").encode(), *(file.read_bytes() for file in files)])

    def _key(self, text: str, pictures: Iterable[str]) -> str:
        shown = [(self._imprint.media / name).read_bytes() for name in pictures]
        return name_of([self._tools.encode(), text.encode(), *shown])

    def _read(self, key: str) -> Print | None:
        file = self._folder / f"{key}.pdf"
        try:
            pdf = file.read_bytes()
            told = json.loads((self._folder / f"{key}.json").read_bytes())
        except (OSError, ValueError):
            return None
        return _made(file, len(pdf), told) if told["sha256"] == hashlib.sha256(pdf).hexdigest() else None


def _print(imprint: Imprint, folder: Path, job: Job) -> Print:
    return Press(imprint, folder).print(job)


def _made(file: Path, size: int, told: dict[str, Any]) -> Print:
    """What the templates say of themselves (``<proof>``), as values."""
    pages = next(one["pages"] for one in told["proofs"] if "pages" in one)
    proofs = tuple(_proof(one) for one in told["proofs"] if "sheet" in one)
    return Print(file, size, pages, proofs, tuple(told["lost"]))


def _proof(one: dict[str, Any]) -> Proof:
    fields = tuple((part["field"], part["height"]) for part in one["fields"])
    return Proof(one["sheet"], one["needed"], one["room"], one["fit"], fields)
