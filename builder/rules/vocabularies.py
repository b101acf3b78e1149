"""What the vocabularies of a project must have: a file each, and the terms that schemas or pages rely on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.diagnostics import Diagnostic
from builder.project import Checked

_STRUCTURAL: Final = {
    "kinds": ("case_study", "support_offer", "brief"),
    "statuses": ("draft", "submitted", "published", "archived"),
    "roles": ("lead", "partner"),
    "consent-bases": ("withdrawn",),
}
"""Terms that schemas or pages rely on."""
_LEADING: Final = "roles"
"""The list whose « lead » is what the organisation of a sheet does in it."""


def missing(checked: Checked) -> Iterator[Diagnostic]:
    """A term of a vocabulary that has no file: lost, or under another name."""
    known = {entry.id for entry in checked.project.of("vocabulary")}
    for entry in checked.project.entries:
        for path, value, field in entry.nodes:
            asked = _LEADING if entry.kind == "sheet" and path == ("organisation",) else field.vocabulary
            if asked and isinstance(value, str) and asked not in known:
                known.add(asked)
                yield entry.problem("R319", path, name=asked)


def structural_terms(checked: Checked) -> Iterator[Diagnostic]:
    """A vocabulary that lost a term which schemas or pages rely on."""
    for entry in checked.project.of("vocabulary"):
        present = {str(term.get("id")) for term in entry.groups("terms")}
        for term in _STRUCTURAL.get(entry.id, ()) if present and "terms" not in entry.source.unreadable else ():
            if term not in present:
                yield entry.problem("R318", ("terms",), key=True, vocabulary=entry.id, value=term)
