"""Safe HTML → nodes that a Typst template can walk.

Trust stays in :mod:`builder.text`: what it marked as safe HTML is read here as a tree, anything else is plain words.
Typst receives the tree as JSON: no text of a contributor is ever part of Typst source, so none can act.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import Any, Final

from markupsafe import Markup

from builder.tables import SIDES
from builder.typography import french

Node = str | dict[str, Any]
"""Words, or an element: ``t`` its tag, ``c`` its children, and ``href``, ``align`` or ``start`` when it has one."""

Linker = Callable[[str], str | None]
"""From an address of the site or of the web to where it leads on paper: ``#anchor`` or an absolute address."""

_VOID: Final = frozenset({"br"})
_WITHOUT_WORDS: Final = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "blockquote"})
"""Elements where blanks are no words."""
_BLOCKS: Final = frozenset({"p", "ul", "ol", "table", "blockquote"})
"""What stands by itself: blanks after one are no words either."""
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_KEPT: Final = ("href", "start")
_FRAMES: Final = frozenset({"div"})
"""What holds a table on a screen, which paper has no use for."""
_IDENTIFIERS: Final = frozenset({"id", "anchor", "field", "kind_id", "phone_href"})
"""Fields of views that are no text for a reader."""
_LONG_WORD: Final = re.compile(r"[^\s\u200b]{31,}")
_LONGEST: Final = 200
"""Characters of a word that are printed: nobody reads more on paper, and setting them takes minutes."""
_PIECE: Final = re.compile(r".{8,17}?[/.\-_?&=@:](?=\w)|.{18}(?=.)")
"""Where a very long word may break: after a sign, else anywhere; few places, since each costs time."""


class Setter:
    """Turns views of :mod:`builder.pages` into trees ready for JSON.

    Args:
        linker: says where each link leads on paper.
        replace: characters that the fonts lack, and what is printed instead.
    """

    def __init__(self, linker: Linker, replace: Callable[[str], str]) -> None:
        self._linker = linker
        self._replace = replace

    def tree(self, value: Any) -> Any:
        """A view, its parts included: dataclasses become objects, safe HTML nodes, the rest stays as it is."""
        if isinstance(value, Markup):
            return self._nodes(value)
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, list | tuple):
            return [self.tree(item) for item in value]
        if names := _names(type(value)):  # type: ignore[arg-type]  # a class has a hash, whatever mypy says
            return {name: self._field(name, getattr(value, name)) for name in names}
        if isinstance(value, Mapping):
            return {name: self._field(name, item) for name, item in value.items()}
        return value

    def words(self, text: str) -> str:
        """Plain words, with French typography, breakable however long, and only characters that the fonts have."""
        return _LONG_WORD.sub(_breakable, self._replace(french(text)))

    def _field(self, name: str, value: object) -> Any:
        if name in {"href", "url"} and isinstance(value, str):
            return self._linker(value)
        if name == "email" and isinstance(value, str):
            return [{"t": "a", "href": f"mailto:{value}", "c": [self.words(value)]}]
        if name in _IDENTIFIERS:
            return value
        if name == "src" and isinstance(value, str):
            return value.rpartition("assets/media/")[2]
        return self.tree(value)

    def _nodes(self, html: Markup) -> list[Node] | str:
        text = str(html)  # what is cut out of a Markup is one again, which takes as long as reading it
        if "<" not in text:
            words = self.words(_BLANKS.sub(" ", unescape(text)))
            return words if words.strip(" ") else []
        reader = _Reader(self)
        reader.feed(text)
        reader.close()
        children = reader.root["c"]
        return children[0] if len(children) == 1 and isinstance(children[0], str) else children

    def element(self, tag: str, attributes: Mapping[str, str | None]) -> dict[str, Any]:
        """An element without children yet; a link that leads nowhere on paper loses its address."""
        node: dict[str, Any] = {"t": tag, "c": []}
        node.update({name: attributes[name] for name in _KEPT if attributes.get(name)})
        if side := SIDES.get(attributes.get("class") or ""):
            node["align"] = side
        if "href" in node and (target := self._linker(node.pop("href"))):
            node["href"] = target
        return node


class _Reader(HTMLParser):
    """Builds the tree of well-formed HTML, which is all that nh3 and our own escaping produce."""

    def __init__(self, setter: Setter) -> None:
        super().__init__(convert_charrefs=True)
        self._setter = setter
        self.root: dict[str, Any] = {"t": "", "c": []}
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FRAMES:
            return
        node = self._setter.element(tag, dict(attrs))
        self._open[-1]["c"].append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and tag not in _VOID | _FRAMES:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        words = self._setter.words(_BLANKS.sub(" ", data))
        if words.strip(" ") or self._between_words():
            self._open[-1]["c"].append(words)

    def _between_words(self) -> bool:
        """Whether a blank here parts words: « **un** *deux* » has two, and blocks follow one another without."""
        within = self._open[-1]
        if within is not self.root:
            return within["t"] not in _WITHOUT_WORDS
        last = within["c"][-1] if within["c"] else None
        return last is not None and (isinstance(last, str) or last["t"] not in _BLOCKS)


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of views; none where it is no dataclass."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def _breakable(match: re.Match[str]) -> str:
    """A very long word with places to break; its end is for the screen."""
    word = match.group()
    cut = word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"
    return _PIECE.sub("\\g<0>\u200b", cut)
