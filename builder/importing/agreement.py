"""What a person answered when a survey asked whether their details may be published: silence is no consent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from builder.importing.asking import spaced

Said = Literal["given", "refused", "silent", "unclear", "other"]

_AGAINST: Final = re.compile(
    r" (?:refuse|refusons|m oppose|opposition|ne souhaite pas|ne pas|(?:je|nous) (?:ne |n )\w+ pas|rester anonyme"
    r"|l anonymat) "
)
"""In a question, a « yes » to which is a refusal."""
_PUBLISHED: Final = (" publi", " diffus", " paraitr", " paraiss", " affich", " en ligne", " annuaire", " citer ",
                     " cite ", " citee ", " mentionne")  # fmt: skip
_DETAILS: Final = (" coordonnees", " contact", " recontact", " nom ", " courriel", " mail", " e mail", " telephone",
                   " anonym", " mes donnees", " vos donnees", " donnees personnelles")  # fmt: skip
_NO: Final = frozenset(map(spaced, ("non", "no", "n", "0", "false", "faux", "jamais", "refus", "refusé", "refusée")))
_DENIED: Final = (" pas ", " refuse ", " oppose ", " jamais ", " aucun", " ne ")
_YES: Final = frozenset(
    map(spaced, ("oui", "o", "yes", "y", "1", "x", "true", "vrai", "coché", "ok", "d'accord", "accepté", "accord"))
)
_AGREED: Final = tuple(map(spaced, ("oui", "yes", "ok", "j'accepte", "nous acceptons", "j'autorise", "nous autorisons",
                                    "je consens", "je suis d'accord", "je donne mon accord", "d'accord")))  # fmt: skip
_BOUNDED: Final = (" sauf ", " mais ", " uniquement ", " seulement ", " anonym", " si ", " apres ", " non ")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One question on consent, and its answer as it is written."""

    question: str
    answer: str

    @property
    def said(self) -> Said:
        """« given » only for a plain yes to the publication of details; « other » says nothing of it."""
        question = spaced(self.question)
        against = self.is_against
        answer = _understood(self.answer)
        if answer == "given" and against:
            return "refused"
        if answer in {"refused", "silent"} and against:
            return "other"
        published = any(words in question for words in _PUBLISHED) and any(words in question for words in _DETAILS)
        return "other" if answer == "given" and not published else answer

    @property
    def is_against(self) -> bool:
        """Whether a « yes » to the question is a refusal."""
        return _AGAINST.search(spaced(self.question)) is not None

    @property
    def withholds(self) -> bool:
        """Whether the details of the person stay out."""
        return self.said in {"refused", "silent", "unclear"}

    @property
    def on_details(self) -> bool:
        """Whether the question is about details, and not about the practice itself."""
        return any(words in spaced(self.question) for words in _DETAILS)


def _understood(answer: str) -> Said:
    words = spaced(answer)
    if not words.strip():
        return "silent"
    if words in _NO or words.startswith(" non ") or any(denied in words for denied in _DENIED):
        return "refused"
    if words in _YES or (words.startswith(_AGREED) and not any(bound in words for bound in _BOUNDED)):
        return "given"
    return "unclear"
