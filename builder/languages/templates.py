"""The words of templates, translated when they are compiled: templates stay plain French HTML.

A message is a run of text between two tags, or the value of an attribute that readers meet, with its ``{{ … }}``, so
that a translation may move them. The strings inside ``{{ … }}`` and ``{% … %}`` are messages where they read as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup

from builder.languages.messages import Say, has_letters, heard, reads_as_words, rewritten
from builder.languages.speech import Language, Written

_VALUE: Final = r"\{\{.*?\}\}"
_BLOCK: Final = r"\{%.*?%\}|\{#.*?#\}"
_PIECE: Final = re.compile(
    rf"(?P<value>{_VALUE})|(?P<block>{_BLOCK})|"
    rf"(?P<tag></?[a-zA-Z!](?:{_VALUE}|{_BLOCK}|\"(?:{_VALUE}|{_BLOCK}|[^\"])*\"|[^\">])*>)",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(
    rf"(?<=\s)(?P<name>aria-label|title|alt|placeholder|data-table)=\"(?P<text>(?:{_VALUE}|[^\"])*)\"", re.DOTALL
)
_CODE: Final = re.compile(rf"{_VALUE}|\{{%.*?%\}}", re.DOTALL)
_STRING: Final = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_SIGN: Final = re.compile(r"\{\{ \"\\u([0-9a-f]{4})\" \}\}")
_NAME: Final = re.compile(r"</?([a-zA-Z]+)")
_UNREAD: Final = frozenset({"script", "style", "code", "pre", "textarea"})
"""Elements whose text is code."""
_BARE: Final = frozenset({"title", "option", "text"})
"""Elements that hold text only: no mark may stand in them."""


def translated(source: str, say: Say, content: str = "") -> str:
    """A template with its messages said by ``say``; values of contributors are marked as ``content``, if any."""
    return _Reader(say, content).read(source)


def messages(source: str) -> Iterator[str]:
    """Every message of a template."""
    yield from heard(lambda say: translated(source, say))


class _Reader:
    def __init__(self, say: Say, content: str) -> None:
        self.say = say
        self.content = content
        self.inside = ""

    def read(self, source: str) -> str:
        made: list[str] = []
        run: list[str] = []
        at = 0
        for piece in _PIECE.finditer(source):
            run.append(source[at : piece.start()])
            at = piece.end()
            if piece["value"]:
                run.append(piece[0])
                continue
            made += (self.text("".join(run)), self.tag(piece[0]) if piece["tag"] else self.code(piece[0]))
            run = []
        return "".join((*made, self.text("".join(run) + source[at:])))

    def text(self, run: str) -> str:
        """A run of text, its spaces around kept."""
        core = run.strip(" \n\t")
        if self.inside not in _UNREAD and core:
            before, after = run.split(core, 1) if core in run else ("", "")
            return before + self.values(self.message(core)) + after
        return self.values(run)

    def message(self, core: str) -> str:
        plain = _SIGN.sub(lambda sign: chr(int(sign[1], 16)), core)
        asked = re.sub(r"[ \t]*\n\s*", " ", plain)
        if not has_letters(re.sub(r"&\w+;", "", asked)):
            return core
        said = self.say(asked)
        return core if said == asked else said

    def values(self, text: str) -> str:
        """The ``{{ … }}`` of a run: their strings said, what contributors wrote marked."""
        return rewritten(text, str, lambda place: self.marked(self.code(place)) if place[:2] == "{{" else place)

    def marked(self, value: str) -> str:
        if not self.content or self.inside in _UNREAD | _BARE:
            return value
        opening, inner, closing = re.fullmatch(r"(\{\{[-+]?)(.*?)([-+]?\}\})", value, re.DOTALL).groups()  # type: ignore[union-attr]
        return f'{opening} ({inner.strip()}) | marked("{self.content}") {closing}'

    def tag(self, tag: str) -> str:
        name = _NAME.match(tag)
        if name and not tag.endswith("/>"):
            closes = tag.startswith("</")
            known = name[1].lower() in _UNREAD | _BARE
            self.inside = "" if closes and known else name[1].lower() if known and not self.inside else self.inside
        return _CODE.sub(lambda code: self.code(code[0]), _ATTRIBUTE.sub(self.attribute, tag))

    def attribute(self, found: re.Match[str]) -> str:
        said = self.message(found["text"])
        return f'{found["name"]}="{said if said == found["text"] else _quoted(said)}"'

    def code(self, code: str) -> str:
        """The strings of an expression that read as words."""
        return code if code.startswith("{#") else _STRING.sub(self.string, code)

    def string(self, found: re.Match[str]) -> str:
        quote = found[0][0]
        text = (found[1] if quote == '"' else found[2]).replace("\\n", "\n").replace("\\u00a0", "\u00a0")
        if not reads_as_words(text):
            return found[0]
        said = self.say(text)
        return found[0] if said == text else quote + said.replace(quote, f"\\{quote}").replace("\n", "\\n") + quote


def _quoted(text: str) -> str:
    """An attribute's text whose own quotation marks do not end it; those of its values may stand."""
    return rewritten(text, lambda part: part.replace('"', "&#34;"), str)


def marked(value: object, content: str) -> object:
    """What contributors wrote, in an element that says its language and that no style knows; anything else as it is."""
    if not isinstance(value, Written) or not has_letters(value.striptags()):
        return value
    name = "div" if value.startswith(("<p", "<ul", "<ol", "<blockquote", "<table", "<h")) else "bdi"
    return Markup('<{0} lang="{1}">{2}</{0}>').format(name, content, Markup(value))  # noqa: S704 - was safe


def speaker(language: Language, content: str = "") -> type[Extension]:
    """The extension of Jinja that compiles templates in a language, for content in the one of code ``content``."""

    class Speaker(Extension):
        def __init__(self, environment: Environment) -> None:
            super().__init__(environment)
            environment.filters["marked"] = marked

        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            return translated(source, language.say, content)

    return Speaker
