"""What the vocabularies of a project must have: a file each, and the terms that schemas or pages rely on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder import misnamed
from builder.diagnostics import Diagnostic, Path
from builder.project import Checked, Entry

_STRUCTURAL: Final = {
    "kinds": ("case_study", "support_offer", "brief"),
    "statuses": ("draft", "submitted", "published", "archived"),
    "roles": ("lead", "partner"),
    "consent-bases": ("withdrawn",),
}
"""Terms that schemas or pages rely on."""
_LEADING: Final = "roles"
"""The list whose « lead » is what the organisation of a sheet does in it."""
_ABOVE: Final = "regions"
"""The list of which departments name a term, as the region that they are in."""


def missing(checked: Checked) -> Iterator[Diagnostic]:
    """A term of a vocabulary that has no file: lost, or under another name."""
    known = {entry.id for entry in checked.project.of("vocabulary")}
    for entry in checked.project.entries:
        for path, value, field in entry.nodes:
            asked = field.vocabulary or _asked(entry, path)
            if asked and isinstance(value, str) and asked not in known:
                known.add(asked)
                yield entry.problem("R319", path, name=asked)


def _asked(entry: Entry, path: Path) -> str | None:
    """The list that a value which is no term of it relies on all the same."""
    if entry.kind == "sheet" and path == ("organisation",):
        return _LEADING
    return _ABOVE if _is_parent(entry, path) else None


def _is_parent(entry: Entry, path: Path) -> bool:
    return entry.kind == "vocabulary" and entry.id == "departments" and path[-1:] == ("parent",)


def parents(checked: Checked) -> Iterator[Diagnostic]:
    """A department in a region that does not exist: no page could name it."""
    regions = checked.schemas.labels(_ABOVE)
    for entry in checked.project.of("vocabulary"):
        for path, value, _ in entry.nodes if regions and entry.id == "departments" else ():
            if _is_parent(entry, path) and isinstance(value, str) and value not in regions:
                title, advice, _ = misnamed.term(checked.schemas, "sheet", ("territory", "region"), value)
                yield entry.problem("S209", path, value=value, vocabulary=title, advice=advice, example="")


def structural_terms(checked: Checked) -> Iterator[Diagnostic]:
    """A vocabulary that lost a term which schemas or pages rely on."""
    for entry in checked.project.of("vocabulary"):
        present = {str(term.get("id")) for term in entry.groups("terms")}
        for term in _STRUCTURAL.get(entry.id, ()) if present and "terms" not in entry.source.unreadable else ():
            if term not in present:
                yield entry.problem("R318", ("terms",), key=True, vocabulary=entry.id, value=term)
