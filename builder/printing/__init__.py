"""Catalogue → PDF: each sheet in its collection's layout, each collection as a booklet, a reader's own selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from builder import addresses
from builder.diagnostics import Diagnostic
from builder.model import Catalogue, Collection, Sheet
from builder.output import Download, Output
from builder.printing import share
from builder.printing.booklet import collection_document, panorama_document
from builder.printing.codes import Codes
from builder.printing.document import Compositor, sheet_document
from builder.printing.imprint import Imprint
from builder.printing.kit import Kit, booklet_of, manifest, pictures_made
from builder.printing.press import Job, Press, PressError, Proof
from builder.printing.workshop import Workshop

__all__ = ["Imprint", "PressError", "Printed", "Progress", "panorama", "render"]

Progress = Callable[[int, int], None]
"""Told how many documents are printed, of how many."""
CODES: Final = "codes"
"""The name under which the QR codes are kept."""
BOOKLET: Final = 100
"""Sheets of a collection beyond which it has no booklet: the printer holds 9 to 13 MB for each. Who prints so many
chooses, and composes a booklet."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything that was printed of a catalogue.

    ``downloads`` is by address of the page that offers each; ``pictures`` are
    those that pages are shared with, by address; ``lost`` holds the pictures that could not
    be read, by the identifier of their sheet; ``diagnostics`` is for whoever knows where each is written; ``kit`` is
    what a reader's browser prints with; ``unbound`` holds the collections that are too large for a booklet.
    """

    outputs: tuple[Output, ...] = ()
    downloads: Mapping[str, Download] = field(default_factory=dict)
    pictures: Mapping[str, Output] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()
    lost: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    kit: tuple[Output, ...] = ()
    unbound: tuple[str, ...] = ()


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
    workshop = Workshop(catalogue, imprint, Codes(press.kept(CODES)))
    sheets = list(catalogue.sheets.values()) if imprint.pdf else []
    collections = list(catalogue.collections.values()) if imprint.pdf else []
    unbound = [one for one in collections if len(catalogue.sheets_by_collection[one.id]) > BOOKLET]
    booklets = [one for one in collections if one not in unbound]
    items: list[Sheet | Collection] = [*sheets, *booklets]
    proofs: list[Proof] = []
    results = chain(
        press.run(Job(sheet.id, sheet_document(sheet, workshop), _pictures([sheet])) for sheet in sheets),
        (press.print_apart(_booklet(collection, workshop, proofs)) for collection in booklets),
    )
    outputs: list[Output] = []
    downloads: dict[str, Download] = {}
    lost: dict[str, tuple[str, ...]] = {}
    kit = manifest(imprint)
    if kit:
        downloads[addresses.PANORAMA] = kit.download
    for done, (item, result) in enumerate(zip(items, results, strict=True), 1):
        progress(done, len(items))
        address = addresses.sheet(item.id) if isinstance(item, Sheet) else addresses.collection(item.id)
        path = addresses.pdf(address)
        outputs.append(Output(path, file=result.file))
        downloads[address] = Download(path, result.pages, result.size)
        if isinstance(item, Sheet):
            proofs += result.proofs
            lost |= {item.id: result.lost} if result.lost else {}
    for_readers = _for_readers(kit, workshop, press, lost) if kit else ()
    drawn = dict(_pictures_to_share(workshop, press))
    press.keep(workshop.code.text(), CODES)
    if tidy:
        press.forget_others()
    return Printed(
        tuple(outputs), downloads, drawn, tuple(proofs), lost,
        kit=for_readers, unbound=tuple(one.id for one in unbound),
    )  # fmt: skip


def _for_readers(kit: Kit, workshop: Workshop, press: Press, lost: Mapping[str, tuple[str, ...]]) -> tuple[Output, ...]:
    """What browsers print with: the kit, the booklet that each sheet makes alone, pictures that only paper needs."""
    booklets: list[Output] = []
    made: dict[str, Output] = {}
    for sheet in workshop.catalogue.sheets.values():
        plates = press.plates.of(name for name in _pictures([sheet]) if name not in lost.get(sheet.id, ()))
        alone = press.keep(booklet_of(sheet, workshop, plates))
        booklets.append(Output(addresses.booklet_of(sheet.id), file=alone))
        made |= {output.path: output for output in pictures_made(plates)}
    return (*kit.outputs, *booklets, *made.values())


def panorama(
    catalogue: Catalogue, imprint: Imprint, sheets: Sequence[Sheet], title: str
) -> tuple[bytes, tuple[str, ...]]:
    """The booklet of chosen sheets, in the order given, and the names of the pictures that could not be read.

    Raises:
        PressError: the printer refused it.
    """
    data = panorama_document(sheets, title, Workshop(catalogue, imprint))
    with TemporaryDirectory() as folder:
        made = Press(imprint, Path(folder)).print(Job(title, data, _pictures(sheets)))
        return made.file.read_bytes(), made.lost


def _pictures_to_share(workshop: Workshop, press: Press) -> Iterator[tuple[str, Output]]:
    told = dict(share.cards(Compositor(workshop)))
    for address, file in zip(told, press.draw_all(told.values()), strict=True):
        yield address, Output(addresses.picture(address), file=file)


def _booklet(collection: Collection, workshop: Workshop, proofs: Iterable[Proof]) -> Job:
    """The booklet of a collection, once its sheets were printed alone: ``proofs`` is what they told."""
    fits = {proof.sheet: proof.fit for proof in proofs}
    pictures = _pictures(workshop.catalogue.sheets_by_collection[collection.id])
    return Job(collection.id, collection_document(collection, workshop, fits), pictures)


def _pictures(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    return tuple(medium.file for sheet in sheets for medium in sheet.media)
