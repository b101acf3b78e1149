"""Catalogue → PDF: each sheet in its collection's layout, each collection as a booklet, a reader's own selection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder import addresses
from builder.diagnostics import Diagnostic
from builder.model import Catalogue, Collection, Sheet
from builder.output import Download, Output
from builder.printing.booklet import collection_document, panorama_document
from builder.printing.document import sheet_document
from builder.printing.glyphs import Glyphs
from builder.printing.imprint import Imprint
from builder.printing.press import Job, Press, PressError, Print, Progress, Proof

__all__ = ["Imprint", "PressError", "Printed", "Progress", "panorama", "render"]


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything that was printed of a catalogue.

    ``downloads`` is by address of the page that offers each; ``unillustrated`` holds the identifiers of the
    sheets whose pictures could not be read; ``diagnostics`` is for whoever knows where each is written.
    """

    outputs: tuple[Output, ...] = ()
    downloads: Mapping[str, Download] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()
    unillustrated: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def render(
    catalogue: Catalogue, imprint: Imprint, cache: Path | None, progress: Progress = lambda done, total: None
) -> Printed:
    """The PDF of every sheet and of every collection.

    Args:
        catalogue: everything that is published.
        imprint: the site they come from.
        cache: the folder that keeps what was printed from one time to the next.
        progress: is told how many documents are printed.

    Raises:
        PressError: a document could not be printed, which no content should bring about.
    """
    press = Press(imprint, cache)
    jobs = list(_jobs(catalogue, imprint))
    outputs: list[Output] = []
    downloads: dict[str, Download] = {}
    proofs: list[Proof] = []
    unillustrated: list[str] = []
    for (item, _), result in zip(jobs, press.run([job for _, job in jobs], progress), strict=True):
        address = addresses.sheet(item.id) if isinstance(item, Sheet) else addresses.collection(item.id)
        path = addresses.pdf(address)
        outputs.append(Output(path, result.pdf))
        downloads[address] = Download(path, result.pages, len(result.pdf))
        if isinstance(item, Sheet):
            proofs += result.proofs
            unillustrated += [] if result.illustrated else [item.id]
    press.forget_others()
    return Printed(tuple(outputs), downloads, tuple(proofs), tuple(unillustrated))


def panorama(catalogue: Catalogue, imprint: Imprint, sheets: Sequence[Sheet], title: str) -> Print:
    """The booklet of chosen sheets, in the order given.

    Raises:
        PressError: the printer refused it.
    """
    data = panorama_document(sheets, title, catalogue, imprint, Glyphs(imprint.fonts).printable)
    return Press(imprint).print(Job(title, data, _pictures(sheets)))


def _jobs(catalogue: Catalogue, imprint: Imprint) -> Iterator[tuple[Sheet | Collection, Job]]:
    printable = Glyphs(imprint.fonts).printable
    for sheet in catalogue.sheets.values():
        yield sheet, Job(sheet.id, sheet_document(sheet, catalogue, imprint, printable), _pictures([sheet]))
    for collection in catalogue.collections.values():
        sheets = catalogue.sheets_by_collection[collection.id]
        data = collection_document(collection, catalogue, imprint, printable)
        yield collection, Job(collection.id, data, _pictures(sheets))


def _pictures(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    return tuple(medium.file for sheet in sheets for medium in sheet.media)
