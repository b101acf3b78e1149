"""Pages that differ only by what they say: the engine renders one of each family, the others are stamped from it.

The engine takes 13 ms a page, a stamp 0.3 ms. For each family (the sheets, the organisations), the engine gets a
*prototype*, a page that says tokens; the page it makes, cut at these tokens, is the :class:`Shell` of the family. It
also gets two *witnesses*, real pages, and each must be what stamping would have made of it: a template that shows
something that is not stamped stops the build rather than changing ten thousand pages in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from markdown import Markdown

from builder import addresses, mailboxes
from builder.output import Output
from builder.spread import begun

FAMILIES: Final = (
    addresses.SHEETS,
    addresses.LIST,
    addresses.ORGANISATIONS,
    addresses.TERRITORIES,
    addresses.THEMES,
)
"""The folders whose pages are as many as what a network writes, and all alike."""
_FEWEST: Final = 4
"""Pages of a family below which the engine makes them all."""
_HEADING: Final = re.compile(r'## .* \{ #([^ }]+)(?: lang="[\w-]+")? \}')
_HEADINGS: Final = re.compile(rf"^{_HEADING.pattern}$", re.MULTILINE)
_SLOT: Final = re.compile(r"qz(id(?=\d)|[a-z]+\d?)\d*zq")
_BLOCK: Final = re.compile(r"<div>qzblock(\d+)zq</div>")
_READY: Final = re.compile(rf"<[a-z]|{_HEADING.pattern}$")
_ANCHOR: Final = re.compile(r'\bid="([^"]+)"')
_CONTENTS: Final = re.compile(r"qzanchor1zq((?:(?!qz).)*)qzlabel1zq((?:(?!qz).)*)qzanchor2zq\1qzlabel2zq", re.DOTALL)
"""A table of contents of two entries: what parts an anchor and its label, what parts two entries."""


Shape = tuple[object, ...]
"""What pages must have in common to have one shell."""


class StampError(Exception):
    """A page of the engine says something that stamping does not know; the message is for the person who builds."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one page says."""

    output: Output

    @property
    def titled(self) -> bool:
        """Whether it has headings, and so a table of contents."""
        return _HEADINGS.search(self.output.body) is not None

    @property
    def path(self) -> str:
        """The path of its source."""
        return self.output.path

    @property
    def blocks(self) -> list[str]:
        """Its headings, in Markdown, and its blocks of HTML, taken apart when they are asked for: it may wait long."""
        return self.output.body.strip("\n").split("\n\n")

    @property
    def matter(self) -> Mapping[str, Any]:
        """Its front matter."""
        return self.output.matter

    @property
    def target(self) -> str:
        """The file of the page, from the root of the site."""
        return f"{self.path.removesuffix('.md')}/index.html"

    @property
    def shape(self) -> Shape:
        """The shape of the page."""
        folder = self.path.rpartition("/")[0]
        alike = ((key, None if _is_said(key, value) else str(value)) for key, value in self.matter.items())
        return folder, self.titled, tuple(sorted((key, value) for key, value in alike if key != "lastmod"))


def _is_said(key: str, value: object) -> bool:
    """Whether each page has its own: words of the title and the description, or a path that no template can escape."""
    plain = isinstance(value, str) and re.fullmatch(r"[\w./-]+", value, re.ASCII)
    return key in {"title", "description"} or (key != "template" and bool(plain))


@dataclass(frozen=True, slots=True)
class Family:
    """Pages of one shape: the prototype and the witnesses go to the engine, ``leaves`` are all that it stands for."""

    prototype: Output
    leaves: tuple[Leaf, ...]

    @property
    def shape(self) -> Shape:
        """The shape of each of them."""
        return self.leaves[0].shape

    @property
    def witnesses(self) -> tuple[Leaf, ...]:
        """The first and the last page, which the engine makes too; they may be one."""
        return self.leaves[:1] + self.leaves[1:][-1:]

    @property
    def stamped(self) -> tuple[Leaf, ...]:
        """The others."""
        return self.leaves[1:-1]


@dataclass(slots=True)
class Plan:
    """Who makes which file: ``engine`` are those of the engine."""

    engine: list[Output] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)


def plan(outputs: Iterable[Output], *, alone: bool = False, drawn: str | None = None) -> Plan:
    """Gather pages by family. What is left is the engine's, as is all when it works ``alone``.

    The pages of the folder ``drawn`` will be drawn again, one by one: they are families however few they are.
    """
    made = Plan()
    if alone:
        made.engine += outputs
        return made
    shapes: dict[Shape, list[Leaf]] = {}
    for output in outputs:
        if _may_be_stamped(output):
            leaf = Leaf(output)
            shapes.setdefault(leaf.shape, []).append(leaf)
        else:
            made.engine.append(output)
    for shape, leaves in shapes.items():
        if len(leaves) < _FEWEST and f"{shape[0]}/" != drawn:
            made.engine += (leaf.output for leaf in leaves)
            continue
        family = Family(_prototype(leaves[0], len(made.families)), tuple(leaves))
        made.families.append(family)
        made.engine += (leaf.output for leaf in family.witnesses)
    made.engine.sort(key=lambda output: output.path)
    made.engine[:0] = (family.prototype for family in made.families)
    return made


def _may_be_stamped(output: Output) -> bool:
    folder, _, name = output.path.rpartition("/")
    alike = name.endswith(".md") and name != "index.md" and "template" not in output.matter
    return alike and f"{folder}/" in FAMILIES


def _prototype(leaf: Leaf, rank: int) -> Output:
    """A page of the same shape that says tokens; ``rank`` tells it from those of other families."""
    matter = {key: f"qz{key}zq" if _is_said(key, value) else value for key, value in leaf.matter.items()}
    matter["prototype"] = True
    matter.pop("lastmod", None)
    headings = [f"## qzlabel{rank}zq {{ #qzanchor{rank}zq }}" for rank in (1, 2)] if leaf.titled else []
    folder = leaf.path.rpartition("/")[0]
    body = "\n\n".join(["<header><h1>qzbodyzq</h1></header>", *headings])
    return Output(f"{folder}/qzid{rank}zq.md", f"{body}\n", matter=matter)


class Headings:
    """How the engine's Markdown writes our headings; they are few, and come on every page."""

    def __init__(self, extensions: Sequence[str], settings: Mapping[str, Any]) -> None:
        self._markdown = partial(Markdown, extensions=list(extensions), extension_configs=dict(settings))
        self._known: dict[str, tuple[str, str]] = {}

    def __call__(self, block: str) -> tuple[str, str]:
        """HTML of the heading, and its label in the table of contents."""
        if block not in self._known:
            md = self._markdown()
            html = md.convert(block)
            tokens: list[dict[str, str]] = getattr(md, "toc_tokens", [])
            self._known[block] = html, tokens[0]["name"]
        return self._known[block]


class Shell:
    """A page of the engine, cut where each page of its family says something of its own.

    Args:
        html: the page that the engine made of the prototype.
        content: what it made of its text.
        headings: how it writes headings.

    Raises:
        StampError: what the prototype says is not where it was expected.
    """

    def __init__(self, html: str, content: str, headings: Headings) -> None:
        before, found, after = html.partition(content)
        if not found or content in after:
            raise StampError("Le texte d’une page n’apparaît pas une fois exactement dans le gabarit du thème.")
        self._headings = headings
        entries = _CONTENTS.search(before + after)
        self._inside, self._between = entries.groups() if entries else ("", "")
        marked = _CONTENTS.sub("qztoczq", f"{before}qzcontentzq{after}")
        self._pieces = _SLOT.split(marked)

    def stamp(self, leaf: Leaf) -> str:
        """The page of ``leaf``.

        Raises:
            StampError: the theme shows something that no page says.
        """
        entries, content = [], []
        for block in leaf.blocks:
            if heading := _HEADING.fullmatch(block):
                html, label = self._headings(block)
                entries.append((heading[1], label))
                content.append(html)
            else:
                content.append(block)
        said = {
            **{key: str(value) for key, value in leaf.matter.items()},
            "id": PurePosixPath(leaf.path).stem,
            "anchor1": entries[0][0] if entries else "",
            "toc": self._between.join(f"{anchor}{self._inside}{label}" for anchor, label in entries),
            "content": "\n".join(content),
        }
        pieces = self._pieces
        try:
            return "".join(said[piece] if rank % 2 else piece for rank, piece in enumerate(pieces))
        except KeyError as error:
            raise StampError(f"Le gabarit montre d’une page ce que la boîte n’attendait pas ({error}).") from error


class Stamps:
    """The families of one build, while the engine makes its pages; ``shells`` are those of the families met so far."""

    def __init__(self) -> None:
        self.begin(Plan(), (), {})

    def without_blocks(self, path: str, markdown: str) -> str:
        """The Markdown of a generated page with, in place of each block of HTML, a short one that stands for it."""
        blocks = markdown.strip("\n").split("\n\n")
        if path not in self._generated or not all(map(_READY.match, blocks)):
            return markdown
        html = [block for block in blocks if block.startswith("<")]
        self._kept[path] = html
        ranks = iter(range(len(html)))
        return "\n\n".join(f"<div>qzblock{next(ranks)}zq</div>" if block[0] == "<" else block for block in blocks)

    def with_blocks(self, path: str, html: str) -> tuple[str, set[str]]:
        """The HTML of a page with its blocks, and the anchors that they hold."""
        kept = self._kept.pop(path, [])
        anchors = {anchor for block in kept for anchor in _ANCHOR.findall(block)}
        pieces = _BLOCK.split(html)
        pieces[1::2] = (kept[int(rank)] for rank in pieces[1::2])
        return ("".join(pieces) if kept else html), anchors

    def begin(self, made: Plan, extensions: Sequence[str], settings: Mapping[str, Any]) -> None:
        """Wait for the prototypes of a plan, whose headings are Markdown with these extensions."""
        self._prototypes = {family.prototype.path: family for family in made.families}
        self._generated = frozenset(output.path for output in made.engine if made.families)
        self._kept: dict[str, list[str]] = {}
        self._expected: dict[str, str] = {}
        self.shells: dict[Shape, Shell] = {}
        self._headings = Headings(extensions, settings)
        self._under_way: Callable[[], object] = list

    def after(self, path: str, html: str, content: Callable[[], str], folder: Path) -> str:
        """What to publish at ``path``, where the engine made ``html`` around ``content()``: nothing for a prototype.

        The engine makes the prototypes first. With the last one, the pages of all families begin to be stamped.

        Raises:
            StampError: the theme shows what cannot be stamped.
        """
        if (family := self._prototypes.get(path)) is not None:
            shell = self.shells[family.shape] = Shell(html, content(), self._headings)
            self._expected |= {leaf.path: shell.stamp(leaf) for leaf in family.witnesses}
            if len(self.shells) == len(self._prototypes):
                self._under_way = self._begun(folder)
            return ""
        if html != self._expected.get(path, html):
            raise StampError(f"La page {path} n’est pas ce que l’estampage en aurait fait.")
        return html

    def _begun(self, folder: Path) -> Callable[[], object]:
        """Stamp every family while the engine goes on with its other pages."""
        shells = ((self.shells[family.shape], family) for family in self._prototypes.values())
        pages = [(shell, leaf) for shell, family in shells for leaf in family.stamped]
        return begun(lambda page: write(folder / page[1].target, mailboxes.sealed(page[0].stamp(page[1]))), pages)

    def end(self) -> None:
        """Wait for the stamped pages, if any are under way.

        Raises:
            StampError: the theme shows of one what cannot be stamped.
        """
        under_way, self._under_way = self._under_way, list
        under_way()


def write(path: Path, html: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8", errors="xmlcharrefreplace", newline="")
