"""What a document says of the publication of details: without a plain yes to its question, drafts have none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.importing.agreement import Agreement
from builder.importing.asking import CONSENT, asked, question_of
from builder.importing.boxes import EMPTY_BOX, options
from builder.importing.contacting import REACHES
from builder.importing.record import Passage, Record
from builder.importing.sections import Found

_WHY: Final = "pas d'accord (« {question} » : « {answer} »), donc pas de coordonnées ; mettez celles de la structure"
_ELSEWHERE: Final = "une adresse ou un téléphone, sans l'accord de la personne : retirez-les"


def refused(found: Found) -> Agreement | None:
    """The first question of a sheet on the publication of details that a plain yes does not answer."""
    for part in found.parts:
        for place, passage in enumerate(part.paragraphs):
            agreement = _agreement(passage, part.paragraphs[place + 1 : place + 2], label=passage in part.emphatic)
            if agreement and agreement.on_details and agreement.withholds:
                return agreement
    return None


def _agreement(passage: Passage, after: Sequence[Passage], *, label: bool) -> Agreement | None:
    """What a passage asks, and the answer in it or after it: ticked boxes only, where there are boxes."""
    told = options(passage.text)
    boxes = [box for box, _ in told if box]
    before, colon, rest = passage.text.partition(":")
    question = next(words for _, words in told) if boxes else before
    if not (label or boxes or colon or before.endswith("?")) or asked(question_of(question)) != CONSENT:
        return None
    if boxes and told[0][0]:  # the box of the sentence itself
        return Agreement(question, "" if EMPTY_BOX.fullmatch(told[0][0]) else "oui")
    if boxes:
        return Agreement(question.rstrip(" :"), _ticked(told[1:]))
    answer = rest.strip() or next((_ticked(options(one.text)) for one in after), "")
    return Agreement(question.strip(), answer)


def _ticked(told: Sequence[tuple[str, str]]) -> str:
    return " ".join(words for box, words in told if not EMPTY_BOX.fullmatch(box or " "))


def withhold(record: Record, found: Found, refusal: Agreement) -> None:
    """Take contacts out of a sheet, and unplaced words that reach someone; ask to look at the other texts."""
    record.doubt(
        "contacts", Passage(""), _WHY.format(question=refusal.question, answer=refusal.answer or "aucune réponse")
    )
    for part in found.parts:
        reaching = [one for one in part.paragraphs if part.key == "contacts" or REACHES.search(one.text)]
        for passage in reaching:
            if part.key in {"contacts", "front", "loose"}:
                record.withhold(passage, refusal.question)
                part.paragraphs.remove(passage)
            else:
                record.doubt(part.key, passage, _ELSEWHERE)
        part.emphatic = [one for one in part.emphatic if one in part.paragraphs]
