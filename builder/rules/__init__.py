"""What a schema cannot say: references, identifiers, coherence, people, texts.

The rules read plain data, not the model, so that a file with a mistake still has its other mistakes reported. Each one
is a function ``Checked → problems``; what an ``editor_note`` explains to the reader is not reported again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from builder.diagnostics import Diagnostic
from builder.project import Checked
from builder.rules import coherence, identity, people, references, spelling, texts, vocabularies
from builder.spread import spread

Rule = Callable[[Checked], Iterator[Diagnostic]]

RULES: Final[tuple[Rule, ...]] = (
    spelling.organisations,
    texts.copying,
    texts.relative_dates,
    coherence.nothing_beside_something,
    texts.markup,
    people.contacts,
    references.notes,
    coherence.dates,
    identity.unique_ids,
    identity.ids_match_files,
    identity.close_ids,
    identity.former_ids,
    identity.titles,
    identity.terms,
    references.dangling,
    references.houses,
    references.pages,
    references.departments,
    references.parts,
    vocabularies.structural_terms,
    vocabularies.missing,
    vocabularies.parents,
    coherence.shares,
    coherence.values,
    coherence.repeated,
    people.mailboxes,
    people.affiliations,
    people.testimonies,
    spelling.persons,
)
"""The longest first, lest one process works alone at the end."""


def check(checked: Checked) -> Iterator[Diagnostic]:
    """Every problem that the rules find."""
    for found in spread(lambda rule: list(rule(checked)), RULES, len(checked.project.entries)):
        yield from found
