"""Catalogue → PDF: each sheet in its collection's layout, each collection as a booklet, a reader's own selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from builder import addresses
from builder.diagnostics import Diagnostic
from builder.model import Catalogue, Collection, Sheet
from builder.output import Download, Output
from builder.printing import share
from builder.printing.booklet import collection_document, panorama_document
from builder.printing.document import Compositor, sheet_document
from builder.printing.glyphs import Glyphs
from builder.printing.imprint import Imprint
from builder.printing.kit import booklet_of, manifest
from builder.printing.press import Job, Press, PressError, Proof

__all__ = ["Imprint", "PressError", "Printed", "Progress", "panorama", "render"]

Progress = Callable[[int, int], None]
"""Told how many documents are printed, of how many."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything that was printed of a catalogue.

    ``downloads`` is by address of the page that offers each; ``pictures`` are
    those that pages are shared with, by address; ``unillustrated`` holds the identifiers of the
    sheets whose pictures could not be read; ``diagnostics`` is for whoever knows where each is written; ``kit`` is
    what a reader's browser prints with.
    """

    outputs: tuple[Output, ...] = ()
    downloads: Mapping[str, Download] = field(default_factory=dict)
    pictures: Mapping[str, Output] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()
    unillustrated: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    kit: tuple[Output, ...] = ()


def render(
    catalogue: Catalogue,
    imprint: Imprint,
    folder: Path,
    progress: Progress = lambda done, total: None,
    *,
    tidy: bool = True,
) -> Printed:
    """The PDF of every sheet and of every collection, if the site offers them, and what readers print with.

    Args:
        catalogue: everything that is published.
        imprint: the site they come from.
        folder: keeps what is printed, from one time to the next.
        progress: is told how many documents are printed, of how many.
        tidy: whether to delete from the folder what is not printed now; not while another build may use it.

    Raises:
        PressError: a document could not be printed, which no content should bring about.
    """
    press = Press(imprint, folder)
    items: list[Sheet | Collection] = (
        [*catalogue.sheets.values(), *catalogue.collections.values()] if imprint.pdf else []
    )
    jobs = (_job(item, catalogue, imprint) for item in items)
    outputs: list[Output] = []
    downloads: dict[str, Download] = {}
    proofs: list[Proof] = []
    unillustrated: list[str] = []
    kit = manifest(imprint)
    made_for_readers = list(kit.outputs) if kit else []
    if kit:
        downloads[addresses.PANORAMA] = kit.download
    for item, result in zip(items, press.run(jobs, lambda done: progress(done, len(items))), strict=True):
        address = addresses.sheet(item.id) if isinstance(item, Sheet) else addresses.collection(item.id)
        path = addresses.pdf(address)
        outputs.append(Output(path, file=result.file))
        downloads[address] = Download(path, result.pages, result.size)
        if isinstance(item, Sheet):
            proofs += result.proofs
            unillustrated += [] if result.illustrated else [item.id]
    for sheet in catalogue.sheets.values() if kit else ():
        alone = press.keep(booklet_of(sheet, catalogue, imprint))
        made_for_readers.append(Output(addresses.booklet_of(sheet.id), file=alone))
    drawn = dict(_pictures_to_share(catalogue, imprint, press))
    if tidy:
        press.forget_others()
    return Printed(tuple(outputs), downloads, drawn, tuple(proofs), tuple(unillustrated), kit=tuple(made_for_readers))


def panorama(catalogue: Catalogue, imprint: Imprint, sheets: Sequence[Sheet], title: str) -> bytes:
    """The booklet of chosen sheets, in the order given.

    Raises:
        PressError: the printer refused it.
    """
    data = panorama_document(sheets, title, catalogue, imprint, Glyphs(imprint.fonts).printable)
    with TemporaryDirectory() as folder:
        return Press(imprint, Path(folder)).print(Job(title, data, _pictures(sheets))).file.read_bytes()


def _pictures_to_share(catalogue: Catalogue, imprint: Imprint, press: Press) -> Iterator[tuple[str, Output]]:
    compositor = Compositor(catalogue, imprint, Glyphs(imprint.fonts).printable)
    told = dict(share.cards(catalogue, compositor))
    for address, file in zip(told, press.draw_all(told.values()), strict=True):
        yield address, Output(addresses.picture(address), file=file)


def _job(item: Sheet | Collection, catalogue: Catalogue, imprint: Imprint) -> Job:
    printable = Glyphs(imprint.fonts).printable
    if isinstance(item, Sheet):
        return Job(item.id, sheet_document(item, catalogue, imprint, printable), _pictures([item]))
    sheets = catalogue.sheets_by_collection[item.id]
    return Job(item.id, collection_document(item, catalogue, imprint, printable), _pictures(sheets))


def _pictures(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    return tuple(medium.file for sheet in sheets for medium in sheet.media)
