"""Which language is spoken while something is rendered, and the words in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from babel import Locale
from markupsafe import Markup, escape

SOURCE: Final = "fr"
"""The language of the source: its words need no file."""


@dataclass(frozen=True, eq=False, slots=True)
class Language:
    """The words of a language.

    ``words`` go from a French message to its translation, ``forms`` from a French singular to each plural form, and
    ``form`` from a quantity to the place of its form.
    """

    code: str
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    form: Callable[[int], int] = int

    @property
    def is_source(self) -> bool:
        """Whether these are the words of the source."""
        return self.code == SOURCE

    @property
    def locale(self) -> Locale:
        """How its readers write numbers and dates."""
        return Locale.parse(self.code, sep="-")

    def say(self, message: str) -> str:
        """A message in this language; French where it has none."""
        if message in self.forms:
            return self.forms[message][self.form(1)]
        return self.words.get(message, message)


FRENCH: Final = Language(SOURCE)
_SPOKEN: Final[ContextVar[tuple[Language, str]]] = ContextVar("spoken", default=(FRENCH, SOURCE))


@contextmanager
def speaking(language: Language, content: str = SOURCE) -> Iterator[None]:
    """Render what follows in a language, for texts that contributors wrote in the one of code ``content``."""
    token = _SPOKEN.set((language, content))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken() -> Language:
    """The language of what is being rendered."""
    return _SPOKEN.get()[0]


def written_in() -> str:
    """The code of the language that contributors write in, where it is not the spoken one; else an empty string."""
    language, content = _SPOKEN.get()
    return "" if content == language.code else content


def _(message: str, **values: object) -> str:
    """A French message in the spoken language, its ``{places}`` filled with ``values``, if any."""
    said = spoken().say(message)
    return said.format_map(values) if values else said


def N_(message: str) -> str:
    """Name here a message that :func:`_` says elsewhere."""
    return message


def plural(quantity: float, one: str, many: str) -> str:
    """The form of a noun that goes with a quantity, in the spoken language; other languages count a fraction as two."""
    language = spoken()
    if one not in language.forms:
        return one if abs(quantity) < 2 else many
    whole = quantity == int(quantity)
    return language.forms[one][language.form(abs(int(quantity)) if whole else 2)]


class Written(Markup):
    """Safe HTML of what contributors wrote: templates say its language, where it is not that of the page."""

    __slots__ = ()


def told(text: str) -> Markup:
    """A piece of HTML to join with words of ours: what contributors wrote says its language, where it differs."""
    content = written_in()
    if not (content and isinstance(text, Written)):
        return escape(text)
    return Markup('<bdi lang="{}">{}</bdi>').format(content, Markup(text))  # noqa: S704 - was safe
