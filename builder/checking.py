"""Read every file of a project and find every problem: what each command begins with, and most of them end with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from builder import editions, handwritten, rules
from builder.conformity import conform
from builder.consents import publication_day
from builder.diagnostics import Diagnostic, has_errors, once
from builder.dumping import dump
from builder.own_examples import illustrated, of_catalogue
from builder.places import HOME
from builder.project import Checked, Entry, Project, identifiers, read_project
from builder.schema import Schemas


@dataclass(frozen=True, slots=True)
class Report:
    """What checking a project found."""

    checked: Checked
    diagnostics: tuple[Diagnostic, ...]
    day: date
    """The day of publication: the details of whoever agreed until an earlier one are not published."""
    drafts: bool = False
    """Whether the sheets that are not published yet are shown too, to those who review them."""

    @property
    def ok(self) -> bool:
        """Whether the project may be published."""
        return not has_errors(self.diagnostics)

    @property
    def lines(self) -> dict[str, list[str]]:
        """The lines of each file, to show problems in their place."""
        return {entry.file: entry.source.lines for entry in self.checked.project.entries}


def check(root: Path, extra: Sequence[Path] = (), day: date | None = None) -> Report:
    """Read every file of a project and find every problem.

    Args:
        root: the folder that holds ``content/``.
        extra: sheets outside ``content/`` to check along.
        day: the day of publication, today's by default.

    Raises:
        UnknownDay: the day was to come from ``SOURCE_DATE_EPOCH``, which is not one.
    """
    project = read_project(root, extra)
    schemas = schemas_of(project)
    other = editions.problems(root)
    if other:  # what this edition would say of the rest would mislead
        return Report(Checked(project, schemas), other, day or publication_day())
    found = [*project.misplaced, *handwritten.problems(root)]
    for entry in project.entries:
        found += (_begun(problem, entry, schemas) for problem in entry.source.diagnostics)
        found += conform(entry.source, entry.kind, schemas)
    checked = Checked(project, schemas)
    ruled = list(rules.check(checked))
    named = {(problem.file, problem.path) for problem in ruled if problem.code == "R301"}
    # a name in the place of an identifier is told by what it names
    found = [problem for problem in found if problem.code != "S211" or (problem.file, problem.path) not in named]
    refused = {(problem.file, problem.path) for problem in found}
    found += (problem for problem in ruled if (problem.file, problem.path) not in refused)
    found = [illustrated(problem, schemas) for problem in found]
    return Report(checked, once(found), day or publication_day())


def _begun(problem: Diagnostic, entry: Entry, schemas: Schemas) -> Diagnostic:
    """A problem; where a file that is no sheet says nothing, with what such a file says at least."""
    if problem.code != "L101" or entry.kind == "sheet":
        return problem
    needed = schemas.documents[f"{entry.kind}.schema.json"]["required"]
    first = {key: next(iter(schemas.field(entry.kind, (key,)).examples), None) for key in needed}
    return replace(problem, example=dump(first | ({"id": entry.natural_id} if "id" in first else {})))


def schemas_of(project: Project) -> Schemas:
    """The schemas of a project, with its own vocabularies and examples."""
    return of_catalogue(schema_folder(project.root), project.vocabularies, identifiers(project))


def schema_folder(root: Path) -> Path:
    """The project's own schemas, else the toolbox's."""
    own = root / "schema"
    return own if (own / "sheet.schema.json").is_file() else HOME / "schema"
