"""The editions of the schemas: which one a content follows, and how it comes to the current one.

``content/edition.yaml`` says it, once for the whole content, so that it travels with it; without this file, the content
follows the first edition. An edition is the number in the ``$id`` of the schemas. It changes only when a content that
was valid would no longer be, or would mean something else; what is only added keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from builder import writing
from builder.diagnostics import Diagnostic, Span, has_errors
from builder.editions.steps import Step
from builder.messages import diagnostic
from builder.project import read_project
from builder.schema import Schemas
from builder.source import read as read_source
from builder.writing.draft import NameTaken

FILE: Final = "content/edition.yaml"
KEY: Final = "schema_version"
FIRST: Final = 1


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition, and the steps that bring a content of the one before to it; ``name`` says in French what changed."""

    number: int
    name: str
    steps: tuple[Step, ...] = ()


EDITIONS: Final[tuple[Edition, ...]] = (Edition(FIRST, "Première édition"),)
"""Every edition, in order; ``docs/schema-changelog.md`` tells each."""
CURRENT: Final = EDITIONS[-1].number


@dataclass(frozen=True, slots=True)
class Plan:
    """What migrating a content writes: the texts of its files, by path; ``refused`` are those to mend by hand first."""

    found: int
    steps: tuple[str, ...]
    texts: dict[Path, str]
    refused: tuple[str, ...] = ()


def problems(root: Path, editions: Sequence[Edition] = EDITIONS) -> tuple[Diagnostic, ...]:
    """Why a content cannot be checked with this edition of the schemas; none when it follows it."""
    found, wrong = read(root, editions)
    current = editions[-1].number
    if found is None or found == current:
        return wrong
    span = read_source(root / FILE, FILE).span((KEY,)) if (root / FILE).is_file() else Span()
    return (diagnostic("L131" if found > current else "L132", FILE, span, path=(KEY,), found=found, current=current),)


def read(root: Path, editions: Sequence[Edition] = EDITIONS) -> tuple[int | None, tuple[Diagnostic, ...]]:
    """The edition that a content says it follows, or None and why it cannot be known."""
    path = root / FILE
    if path.is_symlink() or not path.is_file():  # a link is told about with the others, and never read
        return FIRST, ()
    source = read_source(path, FILE)
    unlike = {problem.code for problem in source.diagnostics} == {"L101"}  # no « key: value »: what to write is known
    if not unlike and (source.data is None or has_errors(source.diagnostics)):
        return None, tuple(source.diagnostics)
    data = source.data or {}
    value = data.get(KEY)
    others = [key for key in data if key != KEY]
    if others or not isinstance(value, int) or isinstance(value, bool) or value < 0:
        span = source.key_span((others[0],)) if others else source.span((KEY,))
        return None, (diagnostic("L130", FILE, span, current=editions[-1].number),)
    return value, ()


def plan(root: Path, found: int, schemas: Schemas, editions: Sequence[Edition] = EDITIONS) -> Plan:
    """What brings a content from the edition ``found`` to the current one; nothing is written here."""
    due = [edition for edition in editions if edition.number > found]
    drafts, refused = [], []
    for entry in read_project(root).entries if due else ():
        path = root / entry.file
        try:
            drafts.append(writing.opened(path.read_bytes(), entry.file, entry.kind, schemas))
        except (writing.Unreadable, OSError):
            refused.append(entry.file)
    told = tuple(f"{edition.number} : {edition.name}" for edition in due)
    if refused:  # half a content in each edition would be worse
        return Plan(found, told, {}, tuple(refused))
    try:
        for step in (step for edition in due for step in edition.steps):
            step(drafts, schemas)
    except NameTaken as error:
        return Plan(found, told, {}, (str(error),))
    texts = {}
    for draft in drafts:
        try:
            if draft.changed:
                texts[root / draft.file] = writing.rewritten(draft, schemas)
        except writing.Unreadable:
            refused.append(draft.file)
    if due and not refused:
        texts[root / FILE] = _stamped(root / FILE, due[-1].number)
    return Plan(found, told, {} if refused else texts, tuple(refused))


def _stamped(path: Path, number: int) -> str:
    """The file that says the edition; its comments stay."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    kept = [line for line in lines if line.startswith("#")]
    return "\n".join([*kept, f"{KEY}: {number}"]) + "\n"
