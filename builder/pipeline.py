"""The whole story once files are read and checked (:mod:`builder.checking`): assemble, render. Publishing is
:mod:`builder.site`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from builder import (
    addresses,
    dates,
    exports,
    forms,
    help_pages,
    history,
    pages,
    printing,
    reference,
    renditions,
    titles,
)
from builder.catalogue import PUBLISHED, assemble, discreet, statement
from builder.checking import Report
from builder.diagnostics import once
from builder.formats import first_day
from builder.languages import FRENCH, language, speaking
from builder.model import Catalogue, Statement
from builder.output import Output, Site
from builder.places import THEME
from builder.printing import Imprint, PressError, Printed, Progress, proof
from builder.printing.glyphs import Glyphs
from builder.printing.tokens import tokens
from builder.project import Checked, Project
from builder.search import outputs as search
from builder.spread import spread


def catalogue(report: Report) -> Catalogue:
    """The catalogue of a project without errors.

    Raises:
        ValueError: the report has errors.
    """
    if not report.ok:
        raise ValueError("a project with errors has no catalogue")
    project, schemas = report.checked.project, report.checked.schemas
    unused = [name for name in schemas.vocabulary_names() if name not in schemas.vocabularies]
    content = assemble(
        sheets=[(entry.folder, entry.data) for entry in project.of("sheet")],
        collections=[entry.data for entry in project.of("collection")],
        parts=[(entry.folder, entry.data) for entry in project.of("part")],
        organisations=[entry.data for entry in project.of("organisation")],
        vocabularies=[
            *(entry.data for entry in project.of("vocabulary")),
            *({"id": name, "title": name, "terms": []} for name in unused),  # the check allows what no file names
        ],
        glossary=[term for entry in project.of("glossary") for term in entry.data["terms"]],
        heading_titles=schemas.properties("sheet", ()),
        drafts=report.drafts,
    )
    return replace(discreet(content, report.day), accessibility=accessibility(report.checked))


def accessibility(checked: Checked) -> Statement | None:
    """The declaration of accessibility of a project that has one."""
    asked, where = checked.schemas.properties, ("criteria",)
    topics = asked("accessibility", where).items()
    criteria = [(key, title, asked("accessibility", (*where, key))) for key, title in topics]
    return next((statement(entry.data, criteria) for entry in checked.project.of("accessibility")), None)


def content_day(report: Report) -> date:
    """The latest day that the published sheets speak of: added, else out with their collection, or reviewed.

    It stands for the date of the build, in what the engine writes and in open data, so that the same content gives the
    same bytes; :func:`dates.latest` says the same of a catalogue.
    """
    project = report.checked.project
    out = {entry.natural_id: entry.data.get("published_on") for entry in project.of("collection")}
    sheets = [entry for entry in project.of("sheet") if entry.data.get("status", "published") in PUBLISHED]
    came = {entry.data.get("added_on") or out.get(entry.data.get("collection", entry.folder)) for entry in sheets}
    written = came | {entry.data.get("reviewed_on") for entry in sheets}
    return max((first_day(day) for day in written if isinstance(day, str)), default=dates.UNKNOWN)


def content_epoch(report: Report) -> int:
    """The same day, in seconds since 1970 at midnight UTC."""
    latest = content_day(report)
    return int(datetime(latest.year, latest.month, latest.day, tzinfo=UTC).timestamp())


NOTHING: Final = Printed()
NOWHERE: Final = Site()
PRINTS: Final = Path(".build") / "prints"
"""Where what was printed is kept, by hash, from one build to the next."""
RENDITIONS: Final = Path(".build") / "renditions"
"""Where the sizes of pictures are kept likewise."""


def print_all(
    report: Report, imprint: Imprint, progress: Progress = lambda done, total: None, *, tidy: bool = False
) -> Printed:
    """The PDF of every sheet and collection of a project without errors, and what their authors should know.

    Many sheets are printed by another process: what the compiler took and remembers goes with it.

    Args:
        report: the project.
        imprint: the site they come from.
        progress: is told how many documents are printed, of how many; by that process.
        tidy: whether to delete what was printed before, which only who builds alone may do.

    Raises:
        PressError: a document could not be printed, which no content should bring about.
    """

    def work(_: None) -> Printed:
        content = _to_print(report)
        printed = printing.render(content, imprint, report.checked.project.root / PRINTS, progress, tidy=tidy)
        found = proof.problems(printed, report.checked, content, Glyphs(imprint.fonts))
        return replace(printed, diagnostics=once(found))

    try:
        (printed,) = spread(work, [None], len(report.checked.sheets))
    except ChildProcessError as error:
        raise PressError("Le système a arrêté l’impression, sans doute faute de mémoire") from error
    return printed


def _to_print(report: Report) -> Catalogue:
    """The catalogue with the size of its pictures."""
    project = report.checked.project
    sizes = renditions.sizes(project.root / "content" / "media", project.media)
    return replace(catalogue(report), media=sizes)


def print_chosen(report: Report, imprint: Imprint, sheets: Sequence[str], title: str) -> tuple[bytes, tuple[str, ...]]:
    """The booklet of chosen sheets of a project without errors, as PDF, and the pictures that could not be read.

    Raises:
        KeyError: a sheet does not exist or is not published.
        PressError: the printer refused it.
    """
    content = _to_print(report)
    return printing.panorama(content, imprint, [content.sheets[sheet] for sheet in sheets], title)


def imprint(
    root: Path, site_name: str, site_url: str, own_fonts: Path | None = None, stylesheets: Sequence[Path] = ()
) -> Imprint:
    """What printed sheets say of their site, and the fonts and colours they take from it; by default, the toolbox's.

    Raises:
        TokenError: paper cannot read a colour or a typeface of a stylesheet.
    """
    ours = THEME / "assets"
    chosen = tokens(tuple(stylesheets))
    media = root / "content" / "media"
    return Imprint(site_name, site_url, ours / "fonts", media, ours / "typst", chosen, own_fonts=own_fonts)


def render(report: Report, printed: Printed = NOTHING, site: Site = NOWHERE) -> Iterator[Output]:
    """Every generated file of the site, in path order, with what was printed.

    Raises:
        LanguageFault: the language of the site's interface has no file, or a faulty one.
    """
    with speaking(language(site.language), site.content_language):
        return iter(_rendered(report, printed, site))


def content_of(report: Report, printed: Printed, site: Site) -> tuple[Catalogue, list[Output]]:
    """The catalogue with all that its pages say of a site, and the files of its pictures."""
    project = report.checked.project
    media, files = renditions.render(
        project.root / "content" / "media", sorted(project.media), project.root / RENDITIONS
    )
    content = replace(
        catalogue(report),
        downloads=printed.downloads,
        pictures=frozenset(printed.pictures),
        media=media,
        changed=_changed(project),
        site=site,
    )
    return content, files


def _rendered(report: Report, printed: Printed, site: Site) -> list[Output]:
    content, files = content_of(report, printed, site)
    beside: list[Callable[[], Iterable[Output]]] = [
        partial(_in_french, forms.render, report.checked, content, report.day),
        partial(
            _in_french, partial(reference.render, report.checked.schemas, guide=addresses.GUIDE not in site.lacking)
        ),
        partial(_in_french, help_pages.render, report.checked.schemas),
        partial(titles.render, content),
    ]
    outputs = list(pages.render(content, beside))
    outputs += exports.render(report.checked, content, content_day(report))
    outputs += search.render(content, outputs)
    outputs += (*printed.outputs, *printed.pictures.values(), *printed.kit)
    outputs += files
    return sorted(outputs, key=lambda output: output.path)


def _in_french(make: Callable[..., Iterable[Output]], *given: object) -> list[Output]:
    """What is made for those who write sheets, in their language."""
    with speaking(FRENCH):
        return list(make(*given))


def _changed(project: Project) -> dict[str, str]:
    """When each sheet was last changed, by its identifier, where git knows."""
    changes = history.last_changes(project.root, "content/sheets")
    return {entry.id: changes[entry.file] for entry in project.of("sheet") if entry.file in changes}
