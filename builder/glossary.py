"""The terms of the glossary where texts say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.model import GlossaryTerm
from builder.typography import NBSP, THIN


class Glossary:
    """The terms to explain where they occur, compiled once for the whole catalogue."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self._by_form: dict[str, GlossaryTerm] = {}
        for term in terms:
            for form in (term.term, *term.aliases):
                self._by_form.setdefault(_form_key(form), term)
        forms = sorted(self._by_form, key=lambda form: (-len(form), form))
        # A sigle must be met as written (« EI », not « ei »); an expression may start a sentence.
        parts = [re.escape(form) if form.isupper() else _in_any_case(form) for form in forms]
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None

    def occurrences(self, text: str) -> Iterator[tuple[int, int, GlossaryTerm]]:
        """Start, end and term of every known form in plain ``text``, left to right."""
        if self._pattern is not None:
            for match in self._pattern.finditer(_typed(text)):
                form = match.group()
                term = self._by_form.get(form) or self._by_form.get(form.lower())
                if term is not None:  # « ſ » is an s to the pattern, and no s in lower case
                    yield match.start(), match.end(), term


def _in_any_case(form: str) -> str:
    """A pattern for a form; its first letter in both cases, so that most words are passed over at once."""
    first = (sign for sign in sorted({form[0].lower(), form[0].upper()}) if len(sign) == 1)  # « ß » has no capital
    return f"[{''.join(map(re.escape, first))}](?i:{re.escape(form[1:])})"


def _typed(text: str) -> str:
    """Back to what people type, character for character, so that offsets hold."""
    return text.replace("’", "'").replace(NBSP, " ").replace(THIN, " ")


def _form_key(form: str) -> str:
    form = _typed(form)
    return form if form.isupper() else form.lower()
