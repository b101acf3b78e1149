"""What is translatable: a message, the places in it, and which literals are words for readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_ACCENTS: Final = "àâäçéèêëîïôöùûüœæÀÂÇÉÈÊËÎÏÔÙÛŒ"
_FRENCH: Final = re.compile(f"[{_ACCENTS}«»’]|[\u00a0\u202f][:;!?]")
_SENTENCE: Final = re.compile(f"\\W*[A-Z{_ACCENTS}][a-z{_ACCENTS}]+(?![\\w-])")
_PHRASE: Final = re.compile(f"\\(?(?:[a-z{_ACCENTS}]+[,.:;!?)…]*(?:\\s+|$))+")
_WORD: Final = re.compile(f"(?:^|\\s)[a-z{_ACCENTS}]{{2,}}(?=[\\s.,:]|$)")
_LETTER: Final = re.compile(r"[^\W\d_]")

UNSAID: Final = frozenset({"Escape", "State", "thead th", "(pointer: coarse)"})
"""Literals of scripts that look like words and that nobody reads."""
_CLASS: Final = re.compile(r"\b(?:tb|md)-|<")

Say = Callable[[str], str]
"""Gives a message in the language of the site."""


@dataclass(frozen=True, slots=True)
class Message:
    """Words of the interface. ``many`` is the French plural, where ``id`` is a noun that is counted."""

    id: str
    many: str = ""
    files: tuple[str, ...] = ()


def heard(translate: Callable[[Say], object]) -> list[str]:
    """Every message that a translation asks for, in order."""
    found: list[str] = []

    def note(message: str) -> str:
        found.append(message)
        return message

    translate(note)
    return found


def places(text: str) -> set[str]:
    """The places of a message that something is put in: ``{{ … }}`` of a template, ``${…}`` of a script, ``{…}``."""
    return {text[start:end] for start, end in spans(text)}


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the places of a message are."""
    at = 0
    while (start := text.find("{", at)) >= 0:
        depth, at = 0, start
        while at < len(text):
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
            if not depth:
                break
        yield start - (text[start - 1 : start] == "$"), at


def rewritten(text: str, around: Callable[[str], str], place: Callable[[str], str]) -> str:
    """A message, what stands around its places changed by one function and the places by another."""
    pieces: list[str] = []
    at = 0
    for start, end in spans(text):
        pieces += (around(text[at:start]), place(text[start:end]))
        at = end
    return "".join((*pieces, around(text[at:])))


def bare(text: str) -> str:
    """A message without its places."""
    return rewritten(text, str, lambda _place: "")


def has_letters(text: str) -> bool:
    """Whether a message says anything by itself."""
    return bool(_LETTER.search(bare(text)))


def reads_as_words(text: str) -> bool:
    """Whether a literal of code is for readers: it has French signs, begins like a sentence, or is words in a row."""
    said = bare(text)
    if said.strip() in UNSAID or _CLASS.search(said):
        return False
    if said != said.strip() and re.search(r"[^\W\d_]{2}", said):
        return True
    if _FRENCH.search(said) or _SENTENCE.match(said):
        return True
    if said != text and _WORD.search(said):
        return True
    return bool(_PHRASE.fullmatch(said)) and len(re.findall(r"[^\W\d_]{2,}", said)) > 1
