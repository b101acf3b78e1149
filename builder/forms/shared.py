"""What Python and the browser both say and look for, taken from where Python keeps it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from types import ModuleType
from typing import Any, Final

from builder import (
    bundle,
    characters,
    conformity,
    dumping,
    examples,
    followed,
    formats,
    parties,
    scalars,
    shapes,
    source,
    text,
    tree,
    typed_dates,
    typography,
)
from builder.drafting import answers
from builder.forms.patterns import END, exported, translated
from builder.importing import (
    announced,
    boxes,
    briefs,
    carried,
    clues,
    contents,
    filling,
    grids,
    headings,
    hyphens,
    interviews,
    lines,
    paragraphs,
    parts,
    passages,
    rows,
    sections,
    yearly,
)
from builder.importing.record import BLOCK
from builder.messages import phrases
from builder.rules import coherence, people, spelling, texts
from builder.schema import Schemas
from builder.writing import words

MODULES: Final = (
    characters, coherence, dumping, examples, followed, formats, parties, people, scalars, shapes, spelling, text,
    texts, typed_dates, words, announced, answers, boxes, briefs, carried, clues, contents, filling, grids, headings,
    hyphens, interviews, lines, paragraphs, parts, passages, rows, sections, yearly,
)  # fmt: skip
"""Modules whose patterns the browser uses too."""
DRAFT: Final = {
    "block": BLOCK,
    "source": "source",
    "doubts": "to_confirm",
    "left": "unplaced",
    "field": "field",
    "why": "why",
    "proposed": "proposed",
    "passage": "passage",
    "status": "draft",
}
"""The keys of the record of a draft, as :mod:`builder.importing.record` writes them, and the state of a draft."""


def shared(schemas: Schemas) -> dict[str, Any]:
    """The schema of a sheet, the terms, the words, the patterns and the lists, as JSON."""
    return {
        "schema": _in_javascript(bundle.whole(schemas, "sheet")),
        "vocabularies": {name: schemas.vocabularies[name] for name in sorted(schemas.vocabularies)},
        "wordings": {
            code: {key: value for key, value in asdict(wording).items() if key not in {"code", "wrong"}}
            for code, wording in schemas.wordings.items()
        },
        "phrases": phrases(),
        "typography": [{**exported(pattern), "to": to} for _sign, pattern, to in typography.RULES],
        "draft": DRAFT,
        "patterns": {_room(module): patterns_of(module) for module in MODULES},
        "refusals": [{"kind": kind, **exported(pattern)} for kind, pattern in text.REFUSED],
        "copying": [{"code": code, **exported(pattern)} for code, pattern in texts.COPYING],
        "limits": {
            "bytes": source.MAX_BYTES,
            "depth": tree.MAX_DEPTH,
            "values": tree.MAX_VALUES,
            "repeated": tree.MAX_REPEATED,
            "problems": conformity.MAX_PROBLEMS,
            "long_text": words.LONG_TEXT,
            "longest_line": words.LONGEST_LINE,
        },
        "lists": {
            "schemes": sorted(text.SCHEMES),
            "role_words": sorted(people.ROLE_WORDS),
            "months": formats.MONTHS,
            "hard_spaces": characters.HARD_SPACES,
        },
    }


def _room(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def patterns_of(module: ModuleType) -> dict[str, dict[str, str]]:
    """Every pattern compiled at the top of a module, under its name in lower case.

    Raises:
        ValueError: one of them has no translation: write it otherwise.
    """
    found = ((name.strip("_").lower(), value) for name, value in vars(module).items())
    return {name: exported(value) for name, value in found if isinstance(value, re.Pattern)}


def _in_javascript(node: Any) -> Any:
    """A schema whose patterns mean in JavaScript what they mean here; their end is a schema's, the same in both."""
    if isinstance(node, Mapping):
        return {
            key: translated(value).replace(END, "$")
            if key == "pattern" and isinstance(value, str)
            else _in_javascript(value)
            for key, value in node.items()
        }
    return [_in_javascript(item) for item in node] if isinstance(node, list) else node
