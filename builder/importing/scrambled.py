"""Lists that a text out of reading order gives above their own heading → back under it, to confirm.

Boxes of a page come in any order once its text is copied: the list that completes « trois points-clés : » may stand
above the heading that this sentence follows. Nothing is moved unless it happens twice in a sheet, and unless both sides
show it: a sentence that announces a list which does not come, or a heading with nothing under it, and right above that
heading a list which nothing announces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.importing.headings import BULLET
from builder.importing.record import Passage
from builder.importing.sections import FRONT, LOOSE, Found, Part

WHY: Final = "la rubrique, car ce passage se trouve au-dessus d'elle, dans un document dont l'ordre est mêlé"
_TWICE: Final = 2
"""Lists out of place from which an order is scrambled: one alone may be a writer's own way."""


def put_back(sheet: Found) -> None:
    """Move the lists of a sheet under the headings that want them, when its order is scrambled."""
    wanted = []
    for place, part in enumerate(sheet.parts[1:], 1):
        above = sheet.parts[place - 1]
        lead = _lead(part)
        stray = _stray(above) if lead is not None else ()
        if lead is not None and stray:
            wanted.append((above, stray, part, lead))
    if len(wanted) < _TWICE:
        return
    for above, stray, part, lead in wanted:
        taken = {id(passage) for passage in stray}
        above.paragraphs = [passage for passage in above.paragraphs if id(passage) not in taken]
        items = [item for passage in stray for item in (passage.items or (passage,))]
        part.paragraphs[lead:lead] = items
        part.moved += items
        part.why = WHY


def _lead(part: Part) -> int | None:
    """Where the list that a part wants belongs among its paragraphs; none when it wants none."""
    if part.key in {FRONT, LOOSE} or not part.title.text:
        return None
    for place, passage in enumerate(part.paragraphs):
        after = part.paragraphs[place + 1 : place + 2]
        if passage.text.endswith(":") and not any(map(is_listed, after)):
            return place + 1
    return None if part.paragraphs else 0


def _stray(part: Part) -> Sequence[Passage]:
    """The list at the end of a part that nothing announces, and that is not all that the part holds."""
    last = part.paragraphs[-1:]
    if not last or not is_listed(last[0]) or last[0] in part.emphatic:
        return ()
    start = len(part.paragraphs) - 1
    while start and all(BULLET.match(one.text) for one in part.paragraphs[start - 1 : start + 1]):
        start -= 1
    before = part.paragraphs[start - 1].text if start else ""
    if before.endswith(":") or (not before and part.key not in {FRONT, LOOSE}):
        return ()
    return part.paragraphs[start:]


def is_listed(passage: Passage) -> bool:
    """Whether a paragraph is a list, an item of one, or goes on with a sentence begun elsewhere."""
    return bool(passage.items) or bool(BULLET.match(passage.text)) or passage.text[:1].islower()
