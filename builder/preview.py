"""The page of one sheet that has just been saved, without building the site again.

What a page shows beside its sheet (names, labels, neighbours, the theme's shell) is as it was at the last whole build,
of which :class:`Known` is the memory; whoever serves pages builds the whole site again behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from builder import checking, mailboxes, pipeline, related, stamping
from builder.catalogue import PUBLISHED, discreet_sheet, sheet_of
from builder.checking import Report
from builder.conformity import conform
from builder.diagnostics import Diagnostic, has_errors
from builder.glossary import Glossary
from builder.languages import language, speaking
from builder.model import Catalogue
from builder.output import Site
from builder.own_examples import illustrated, of_catalogue
from builder.pages import sheet as sheet_pages
from builder.printing import Printed
from builder.project import identifiers
from builder.schema import Schemas
from builder.source import read


@dataclass(frozen=True)
class Known:
    """What a whole build leaves behind: all that the page of a sheet needs, but the sheet."""

    root: Path
    day: date
    catalogue: Catalogue
    near: related.Near
    vocabularies: Mapping[str, Any]
    identifiers: Mapping[str, tuple[str, ...]]
    shells: Mapping[stamping.Shape, stamping.Shell]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, its file from the root of the site, and what is known with its sheet."""

    target: str
    html: str
    known: Known


@dataclass(frozen=True, slots=True)
class Refused:
    """What keeps a sheet from being shown, and the lines of its file."""

    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


def know(report: Report, printed: Printed, site: Site) -> Known:
    """What to keep of a whole build, which has no shells before its end."""
    project = report.checked.project
    content, _files = pipeline.content_of(report, printed, site)
    with speaking(language(site.language), site.content_language):
        near = dict(related.neighbours(content))  # which goes from one process to another, without what it took
    return Known(project.root, report.day, content, near, project.vocabularies, identifiers(project), {})


def draw(known: Known, path: Path, schemas: Schemas) -> Drawn | Refused | None:
    """The page of the sheet at ``path``.

    The rules that look at several files are left to the whole check.

    Returns:
        The page; or what is wrong with the file; or None where only a whole build can tell: a sheet that is new, or
        not published, or names what did not exist, or whose page has a new shape.
    """
    if not path.is_file():
        return None
    source = read(path, path.relative_to(known.root).as_posix())
    found = [illustrated(problem, schemas) for problem in (*source.diagnostics, *conform(source, "sheet", schemas))]
    if has_errors(found):
        return Refused(tuple(found), tuple(source.lines))
    sheet = discreet_sheet(sheet_of(path.parent.name, source.data), known.day)
    before = known.catalogue.sheets.get(sheet.id)
    if before is None or before.collection != sheet.collection or sheet.status not in PUBLISHED:
        return None
    now = replace(known, catalogue=replace(known.catalogue, sheets={**known.catalogue.sheets, sheet.id: sheet}))
    site = now.catalogue.site
    try:
        with speaking(language(site.language), site.content_language):
            output = sheet_pages.render_one(sheet.id, now.near, now.catalogue, Glossary(now.catalogue.glossary))
        leaf = stamping.Leaf(output)
        html = known.shells[leaf.shape].stamp(leaf)
    except (KeyError, stamping.StampError):
        return None
    return Drawn(leaf.target, mailboxes.sealed(html), now)


def schemas_of(known: Known) -> Schemas:
    """The schemas that a build read."""
    return of_catalogue(checking.schema_folder(known.root), known.vocabularies, known.identifiers)
