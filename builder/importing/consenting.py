"""What a document says of the publication of details: without a plain yes to its question, drafts have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from builder.importing.agreement import Agreement
from builder.importing.asking import CONSENT, asked, question_of
from builder.importing.boxes import EMPTY_BOX, options
from builder.importing.contacting import REACHES
from builder.importing.headings import CLOSING, LONG
from builder.importing.record import Passage, Record
from builder.importing.sections import FRONT, LOOSE, Found, Part

_APART: Final = frozenset({FRONT, LOOSE})
_WHY: Final = "pas d'accord (« {question} » : « {answer} »), donc pas de coordonnées ; mettez celles de la structure"
_ELSEWHERE: Final = "une adresse ou un téléphone, sans l'accord de la personne : retirez-les"


def refused(found: Found) -> Agreement | None:
    """The first question of a sheet on the publication of details that a plain yes does not answer."""
    return next((agreement for _, agreement, _ in _agreements(found) if agreement.withholds), None)


def without_agreements(record: Record, found: Found, refusal: Agreement | None) -> None:
    """Take the questions on the publication of details, and their answers, out of the fields that they stand under."""
    for part, _, passages in [*_agreements(found)]:
        for passage in passages:
            if part.key in _APART or passage not in part.paragraphs:  # it answers, then asks
                continue
            part.paragraphs.remove(passage)
            if refusal and REACHES.search(passage.text):
                record.withhold(passage, refusal.question)
            else:
                record.leave(passage, "un accord, ou un refus")


def _tells_who(text: str) -> bool:
    """Whether words reach someone, or answer a question on who they are: « Votre nom : … »."""
    label, colon, answer = text.partition(":")
    named = colon and answer.strip() and _asks_who(label)
    return bool(named or REACHES.search(text))


def _asks_who(label: str) -> bool:
    """Whether a label asks who answers: « Nom et qualité du répondant »."""
    return (asked(question_of(label)) or "").startswith("contacts")


def _agreements(found: Found) -> Iterator[tuple[Part, Agreement, Sequence[Passage]]]:
    """The questions of a sheet on the publication of details, with the passages that ask and answer."""
    for part in found.parts:
        for place, passage in enumerate(part.paragraphs):
            told = _agreement(passage, part.paragraphs[place + 1 : place + 2], label=passage in part.emphatic)
            if told and told[0].on_details:
                yield part, told[0], part.paragraphs[place : place + told[1]]


def _agreement(passage: Passage, after: Sequence[Passage], *, label: bool) -> tuple[Agreement, int] | None:
    """What a passage asks, and the answer in it or after it, with how many passages say so.

    Ticked boxes only, where there are boxes. A plain sentence may only refuse.
    """
    told = options(passage.text)
    boxes = [box for box, _ in told if box]
    asks, mark, said = passage.text.partition("?")  # « Acceptez-vous … ? Non »
    before, colon, rest = (asks + mark, mark, said) if said.strip(" :") else passage.text.partition(":")
    question = next(words for _, words in told) if boxes else before
    if asked(question_of(question)) != CONSENT:
        return None
    if boxes and told[0][0]:  # the box of the sentence itself
        return Agreement(question, "" if EMPTY_BOX.fullmatch(told[0][0]) else "oui"), 1
    if boxes:
        return Agreement(question.rstrip(" :"), _ticked(told[1:])), 1
    if label or colon or before.endswith("?"):
        answer = rest.strip(" :\u00a0\u202f")
        following = "" if answer else next((_ticked(options(one.text)) for one in after), "")
        return Agreement(question.strip(), answer or following), 2 if following else 1
    plain = Agreement(question.strip(), "oui")
    return (plain, 1) if plain.is_against and len(question) <= LONG else None


def _ticked(told: Sequence[tuple[str, str]]) -> str:
    return " ".join(words for box, words in told if not EMPTY_BOX.fullmatch(box or " "))


def withhold(record: Record, found: Found, refusal: Agreement) -> None:
    """Take contacts out of a sheet, and unplaced words that reach someone; ask to look at the other texts."""
    record.doubt(
        "contacts", Passage(""), _WHY.format(question=refusal.question, answer=refusal.answer or "aucune réponse")
    )
    for part in found.parts:
        opening = part.paragraphs[0].text.split(",")[0] if part.key == LOOSE and part.paragraphs else ""
        signed = CLOSING.match(opening) is not None
        labels = (Passage(""), *part.paragraphs)
        reaching = [
            one
            for label, one in zip(labels, part.paragraphs, strict=False)
            if part.key == "contacts"
            or signed
            or _tells_who(one.text)
            or (label in part.emphatic and _asks_who(label.text))
        ]
        for passage in reaching:
            if part.key in {"contacts", "front", "loose"}:
                record.withhold(passage, refusal.question)
                part.paragraphs.remove(passage)
            else:
                record.doubt(part.key, passage, _ELSEWHERE)
        part.emphatic = [one for one in part.emphatic if one in part.paragraphs]
