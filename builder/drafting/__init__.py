"""A first draft of a sheet, from plain words: answers given in a terminal, or a text with headings.

``questions`` says what to ask, ``answers`` what people's words mean, ``headings`` finds them in a text, and
:class:`Draft` gathers them into a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from builder.drafting.answers import Known, Unclear, understand
from builder.drafting.questions import FORMS
from builder.nearest import fold

__all__ = ["Draft", "Known", "Unclear"]


@dataclass(slots=True)
class Draft:
    """What is known of a sheet so far. ``remarks`` is what was said and could not be placed: nothing is lost."""

    known: Known
    data: dict[str, Any] = field(default_factory=lambda: {"status": "draft"})
    remarks: list[str] = field(default_factory=list)
    newcomer: dict[str, Any] = field(default_factory=dict)
    """The organisation that the registry does not have yet, to be written with the sheet."""

    def answer(self, key: str, words: str) -> None:
        """Put an answer in the sheet.

        Raises:
            Unclear: the words do not say what the field holds.
        """
        value = understand(FORMS.get(key, "points"), words, self.known, str(self.data.get("organisation", "")))
        if key == "indicators" and isinstance(value, str):
            key = "not_measured"
        self.data[key] = value

    def keep(self, title: str, words: str) -> None:
        """Answer where the words are clear, else keep them for whoever reads the file again."""
        key = self.known.keys.get(fold(title)) or self.known.keys.get(fold(title).rstrip("s"))
        if key is None or key in self.data:
            self.remarks.append(f"À classer. {title} : {words}")
            return
        try:
            self.answer(key, words)
        except Unclear as reason:
            self.remarks.append(f"À compléter. {title} : {words} ({reason})")
