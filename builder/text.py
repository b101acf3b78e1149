"""What a contributor writes, made safe: the one place where their text becomes HTML.

A small Markdown only: paragraphs, lists, emphasis, links, quotations, simple tables. Anything else stays visible as
plain text, and :func:`refusals` tells its author. HTML is produced by Python-Markdown with every construct that could
carry raw markup switched off, then filtered by nh3 with explicit lists, so that two independent gates must fail before
anything can act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import LINK_RE
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from builder.bounds import DEEPEST, NUMBER, Links, bounded, loosened
from builder.followed import deceives
from builder.glossary import Glossary
from builder.languages import Written, _
from builder.model import GlossaryTerm, Note
from builder.tables import SIDES, dress, framed
from builder.typography import french

SCHEMES: Final = frozenset({"https", "mailto", "tel"})
_TAGS: Final = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "sup"} | {
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES: Final = {
    "a": {"href", "id", "class", "title", "aria-label"},
    "ol": {"start"},
    "sup": {"class"},
    "td": {"data-label"},
}
_CLASSES: Final = {"td": set(SIDES), "th": set(SIDES)}
_MARKUP: Final = re.compile(r"[*_\[\]<>`|\\!#&{}]|^\s*(?:[-+]|[0-9]+[.)])\s|\n|:-|^ ", re.MULTILINE)
_NOTE_CALL: Final = re.compile(r"\[\^([0-9]{1,6})\]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A construct that the small Markdown does not have.

    ``kind`` is one of ``html``, ``image``, ``link``, ``dead-link``, ``heading``, ``attributes``, ``code``, ``note``;
    ``start`` is an offset in the text, in characters.
    """

    kind: str
    start: int
    excerpt: str


# Each repetition is bounded, and each has one way to end: a hostile text must not cost the square of its length.
_LINK: Final = re.compile(
    r"(?:(?<!!)|(?<=\\!))\[(?P<words>(?:[^\[\]\n]|\n(?![ \t]{0,99}\n)|\[[^\[\]\n]{0,300}\]){0,1000})\]"
    r"\(\s{0,9}<?(?P<target>[^)\s>]{0,1000})(?=[)\s>])[^)]{0,300}\)"
)
REFUSED: Final = (
    ("html", re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,100}(?:[\s/][^>]{0,1000})?>|<!--|<!\[CDATA\[|<\?")),
    ("image", re.compile(r"(?<!\\)!\[[^\]\n]{0,300}\]\s?[(\[][^)\]\n]{0,1000}[)\]]?")),
    ("heading", re.compile(r"^ {0,3}#{1,6}[ \t][^\n]*|^(?:=+|-{3,})[ \t]*$", re.MULTILINE)),
    ("attributes", re.compile(r"\{:[^}\n]{0,300}\}")),
    ("code", re.compile(r"^ {0,3}(?:```|~~~)|^-+8<-+", re.MULTILINE)),
    (
        "note",
        re.compile(
            r"^ {0,3}\[\^[^\]\n]{1,100}\]:[^\n]*|(?<!\\)\[\^(?![0-9]{1,6}\])[^\]\n]{0,100}\]"
            r"|【[^【】\n]{1,100}】|:?contentReference\[[^\]\n]{0,100}\](?:\{[^}\n]{0,100}\})?",
            re.MULTILINE,
        ),
    ),
)


_SIGNS: Final = re.compile(r"[<\[#{`~【]|^=|--|-8<", re.MULTILINE)
"""What a text must hold for something to be refused in it, which is quick to look for."""
_DEFINITION: Final = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*", re.MULTILINE)
_BRACKETED: Final = re.compile(r"(?<!\]\()<([A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s>]{0,1000})>")


def refusals(text: str) -> list[Refusal]:
    """Everything in ``text`` that will be shown as it was typed, or dropped, rather than interpreted."""
    if not _SIGNS.search(text):
        return []
    found = [(kind, match) for kind, pattern in REFUSED for match in pattern.finditer(text)]
    for match in _LINK.finditer(text):
        words, target = match.group("words", "target")
        if not target or target.startswith("#"):
            found.append(("dead-link", match))
        elif not is_followed(words, target):
            found.append(("link", match))
    found += (("link", match) for match in _DEFINITION.finditer(text))
    found += (("link", match) for match in _BRACKETED.finditer(text) if not is_followed(match[1], match[1]))
    refused = (Refusal(kind, match.start(), match.group()) for kind, match in found)
    return sorted(refused, key=lambda refusal: refusal.start)


def is_safe_link(target: str) -> bool:
    """Whether a link of a text may be followed: https, mailto or tel, spelled out."""
    scheme, colon, rest = target.partition(":")
    return bool(colon and rest) and scheme.lower() in SCHEMES


def is_followed(words: str, target: str) -> bool:
    """The same of a link that readers see under these words, which may say another address."""
    return is_safe_link(target) and not deceives(words, target)


def note_calls(text: str) -> Iterator[tuple[int, int]]:
    """Each ``[^17]`` of a text: offset in characters, note number."""
    return ((match.start(), int(match.group(1))) for match in _NOTE_CALL.finditer(text))


@lru_cache(maxsize=100_000)  # the same labels, names and titles come on every page
def _line(text: str) -> Markup:
    return Written(escape(french(text)))


class PageText:
    """Renders the texts of one page: explains each glossary term once, numbers the calls of each note.

    Args:
        root: relative address of the site's root from the page, such as ``../../``.
        glossary: the terms to link, or None where nothing should be explained.
        notes: the notes that ``[^n]`` may call.
    """

    def __init__(self, root: str, glossary: Glossary | None = None, notes: Mapping[int, Note] | None = None) -> None:
        self.root = root
        self.calls: dict[int, list[str]] = {}
        """Anchors of the calls of each note met so far, in order."""
        self._glossary = glossary
        self._notes = notes or {}
        self._explained: set[str] = set()
        self._tables = 0

    def line(self, text: str | None) -> Markup:
        """A single line of plain text, escaped, with French typography."""
        return _line(text or "")

    def ours(self, text: str) -> Markup:
        """The same for words of the toolbox, which pages say in their own language."""
        return Markup(escape(french(text)))  # noqa: S704 - escaped on this very line

    def block(self, text: str | None) -> Markup:
        """A text in the small Markdown, as HTML blocks."""
        text = (text or "").strip()
        if not text:
            return Markup()
        if not _MARKUP.search(text):
            return Written(f"<p>{self._enrich(text)}</p>")
        html, self._tables = framed(_filter(_render(text, self)), self._tables)
        return Written(html)

    def inline(self, text: str | None) -> Markup:
        """The same without its paragraph, for a list item or a table cell that holds a single paragraph."""
        html = self.block(text)
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            return Written(html[3:-4])
        return html

    def _enrich(self, text: str) -> str:
        """Plain text as HTML: escaped, typeset, terms and notes linked. The only maker of our own inline links."""
        text = french(text)
        marks: list[tuple[int, int, str | None]] = [
            (start, stop, self._term_link(text[start:stop], term)) for start, stop, term in self._new_terms(text)
        ]
        marks += [(m.start(), m.end(), self._note_link(int(m.group(1)))) for m in _NOTE_CALL.finditer(text)]
        pieces: list[str] = []
        end = 0
        for start, stop, html in sorted(marks, key=lambda mark: mark[:2]):
            if html is not None and start >= end:
                pieces += [escape(text[end:start], quote=False), html]
                end = stop
        return "".join(pieces) + escape(text[end:], quote=False)

    def _new_terms(self, text: str) -> Iterator[tuple[int, int, GlossaryTerm]]:
        for start, stop, term in self._glossary.occurrences(text) if self._glossary else ():
            if term.id not in self._explained:
                self._explained.add(term.id)
                yield start, stop, term

    def _term_link(self, form: str, term: GlossaryTerm) -> str:
        title = french(term.expansion or plain(term.definition or ""))
        href = f"{self.root}glossaire/#{term.id}"
        return f'<a class="term" href="{escape(href)}" title="{escape(title)}">{escape(form, quote=False)}</a>'

    def _note_link(self, number: int) -> str | None:
        if number not in self._notes:
            return None
        anchors = self.calls.setdefault(number, [])
        anchors.append(f"appel-{number}" if not anchors else f"appel-{number}-{len(anchors) + 1}")
        return (
            f'<sup class="note-call"><a id="{anchors[-1]}" href="#note-{number}" '
            f'aria-label="{_("Note {number}", number=number)}">{number}</a></sup>'
        )


def without_calls(text: str) -> str:
    """A text of the small Markdown without its ``[^17]``, for a page that does not hold the notes."""
    return re.sub(rf"[ \u00a0\u202f]?{_NOTE_CALL.pattern}", "", text)


def plain(text: str) -> str:
    """A text in the small Markdown as plain words, for titles, descriptions and search."""
    text = without_calls(text)
    text = re.sub(r"(?<!!)\[([^\]\n]{0,300})\]\([^)]{0,1000}\)", r"\1", text)
    text = re.sub(rf"^[^\S\n]*(?:[-+*>]|{NUMBER}[.)])\s+", "", text, flags=re.MULTILINE)
    text = re.sub(r"(\*\*|__|\*|(?<!\w)_|_(?!\w))", "", text)
    return " ".join(text.split())


class _Enricher(Treeprocessor):
    """Applies :meth:`PageText._enrich` to every text of the parsed tree, outside links."""

    page: PageText | None = None

    def run(self, root: Element) -> None:
        self._visit(root, inside_link=False, left=DEEPEST)

    def _visit(self, element: Element, *, inside_link: bool, left: int) -> None:
        if not left:
            words = "".join(element.itertext())
            element[:] = []
            element.text = words
        inside = inside_link or element.tag == "a"
        if element.tag == "a" and not is_followed("".join(element.itertext()), element.get("href", "")):
            element.attrib.pop("href", None)
        element.text = self._html(element.text, inside)
        for child in element:
            self._visit(child, inside_link=inside, left=left - 1)
            child.tail = self._html(child.tail, inside)

    def _html(self, text: str | None, inside_link: bool) -> str | None:
        if not text or not text.strip():
            return text
        html = escape(french(text), quote=False) if inside_link or self.page is None else self.page._enrich(text)
        return self.md.htmlStash.store(html)


class _Tables(Treeprocessor):
    """Tables as readers need them (:mod:`builder.tables`), while their titles are still words."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            titles = table.findall("thead/tr/th")
            dress(table, [french(plain("".join(title.itertext()))) for title in titles])


def _small_markdown() -> tuple[Markdown, _Enricher]:
    md = Markdown(extensions=[TableExtension(use_align_attribute=True), SaneListExtension()], tab_length=2)
    md.preprocessors.deregister("html_block")
    for name in ("code", "hashheader", "setextheader", "hr", "reference"):
        md.parser.blockprocessors.deregister(name)
    for name in ("backtick", "reference", "image_link", "image_reference", "short_reference", "short_image_ref",
                 "automail", "html", "entity"):  # fmt: skip
        md.inlinePatterns.deregister(name)
    bounded(md)
    md.inlinePatterns.register(Links(LINK_RE, md), "link", 160)
    enricher = _Enricher(md)
    md.treeprocessors.register(_Tables(md), "tables", -5)
    md.treeprocessors.register(enricher, "enrich", -10)  # after « unescape »: texts are final there
    return md, enricher


_MD, _ENRICHER = _small_markdown()


def _render(text: str, page: PageText) -> str:
    _ENRICHER.page = page
    _MD.reset()
    return _MD.convert(loosened(text))


def _filter(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        tag_attribute_values={"th": {"scope": {"col"}}},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
