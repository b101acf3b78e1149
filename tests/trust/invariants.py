"""What holds for any input: of the loader, the checker, the writer, and the text gate.

Each function takes an input that anyone may have made, and raises AssertionError (or whatever escaped) when something
that must hold does not. Property tests and the fuzzer call them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import nh3

from builder import checking, diagnostics, reports, rules
from builder.conformity import conform
from builder.diagnostics import Diagnostic
from builder.places import HOME
from builder.project import Checked, Entry, Project
from builder.source import Source, parse
from builder.text import PageText, plain, refusals
from builder.writing import Unreadable, formatted
from tests.elements import Seen

FILE = "content/sheets/panorama/essai.yaml"
TAGS = frozenset(
    {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "sup", "table", "thead", "tbody", "div"}
)
CELLS = frozenset({"tr", "th", "td"})
ATTRIBUTES = frozenset(
    {"href", "id", "class", "title", "aria-label", "start", "scope", "role", "tabindex", "data-label"}
)


@cache
def base() -> Checked:
    """A good project, beside which strangers' sheets are judged."""
    return checking.check(HOME / "tests" / "cases" / "base").checked


def loads(content: bytes) -> Source:
    """The loader reads plain data, or says where it cannot."""
    source = parse(content, FILE)
    assert source.data is None or isinstance(source.data, dict)
    assert source.data is not None or source.diagnostics
    told(source.diagnostics, source)
    return source


def checks(content: bytes) -> list[Diagnostic]:
    """The checker has an answer on any sheet, in words, at a place that exists."""
    source = loads(content)
    good = base()
    found = [*source.diagnostics, *conform(source, "sheet", good.schemas)]
    entry = Entry(source, "sheet", "essai", "panorama")
    entries = [replace(one) for one in good.project.entries]
    found += rules.check(Checked(Project(good.project.root, [*entries, entry], [], good.project.media), good.schemas))
    told(found, source)
    return found


def told(found: list[Diagnostic], source: Source) -> None:
    """Problems can be told in every form, each at a place of its file."""
    lines = len(source.lines)
    for problem in found:
        span = problem.span
        assert problem.message and problem.fix
        assert problem.file != FILE or (1 <= span.line <= max(lines, 1) + 1 and span.column >= 1), problem
        assert (span.end_line, span.end_column) >= (span.line, span.column), problem
    text = diagnostics.as_text(found, {FILE: source.lines})
    assert not [char for char in text if ord(char) < 32 and char != "\n"]
    annotations = diagnostics.as_github(found)
    assert not found or len(annotations.split("\n")) == len(found)
    reports.as_markdown(found, 1)
    reports.as_gitlab(found)
    diagnostics.as_json(found, 1)


def writes(content: bytes) -> None:
    """What is written again says the same, and is written the same the next time."""
    schemas = base().schemas
    try:
        once = formatted(content, FILE, "sheet", schemas)
    except Unreadable:
        return
    assert formatted(once.encode(), FILE, "sheet", schemas) == once


def shows(text: str) -> str:
    """A text becomes HTML that only shows: known tags, known attributes, links that may be followed."""
    page = PageText("../../")
    html = str(page.block(text))
    for tag, given in Seen(html).tags:
        assert tag in TAGS | CELLS, tag
        assert set(given) <= ATTRIBUTES, given
        href = given.get("href")
        assert href is None or href.lower().startswith(("https:", "mailto:", "tel:", "#", "../../glossaire/#")), href
    line = str(page.line(text))
    assert Seen(line).tags == [] and "<" not in line and '"' not in line
    cleaned = nh3.clean(html, tags=set(TAGS | CELLS), attributes={"*": set(ATTRIBUTES)}, link_rel=None)
    assert Seen(cleaned).tags == Seen(html).tags  # a browser's own parser sees no more than we do
    for refusal in refusals(text):
        assert 0 <= refusal.start <= len(text) and refusal.excerpt
    plain(text)
    return html
