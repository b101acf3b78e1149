"""Hostile words in every slot at once: the pages keep the tags and attributes that they have with ordinary words."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from builder.pages import render
from tests.elements import Seen
from tests.pages.example import by_path, example, rewritten

PAYLOADS = [
    "</p></section><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' \" onfocus=\"alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "</title></svg><style>*{}</style>",
    "[x](javascript:alert(1)) ![x](https://traqueur.example/x.png)",
    "<https://exemple.fr/\"onclick='alert(1)'>",
    "{: onclick=alert(1) } {{ 7*7 }} {% include 'x' %}",
    "a\n\n```\n<b>\n```\n\n[TOC]\n\n# b {#c onclick=x}",
    "*[QPV]: x",
]
FROM_TEXT = {("a", "href"), ("a", "class"), ("a", "title"), ("a", "id"), ("a", "aria-label"), ("sup", "class")}
TAGS_FROM_TEXT = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "sup"}


class Anatomy(Seen):
    """The names of the tags of a page and of their attributes, its links."""

    def __init__(self, html: str) -> None:
        super().__init__(html)
        self.names = [tag for tag, _ in self.tags]
        self.attributes = {(tag, name) for tag, given in self.tags for name in given}
        self.links = {*self.given("href"), *self.given("src")}


DATA_BLOCK = re.compile(r'<script type="application/ld\+json" data-search-exclude>[^<>&\u2028\u2029\n]*</script>')
"""What machines read of a sheet; no browser runs it, and nothing in it can end it."""


def anatomies(payload: str) -> dict[str, Anatomy]:
    """Every page as a browser would get it, its texts ending with the payload."""
    shelf = rewritten(example(), lambda text: f"{text} {payload}")
    found = {}
    for path, page in by_path(render(shelf)).items():
        md = Markdown(extensions=["attr_list", "tables", "toc", "fenced_code"])
        html, blocks = DATA_BLOCK.subn("", md.convert(page.split("\n---\n", 1)[1]))
        sheet = path.startswith("fiches/") and not path.endswith("index.md") and "\nleads_to: " not in page
        assert blocks == sheet, path
        found[path] = Anatomy(html)
    return found


ORDINARY = anatomies("mot")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_change_nothing_of_the_page(payload: str) -> None:
    for path, found in anatomies(payload).items():
        usual = ORDINARY[path]
        assert found.attributes - usual.attributes <= FROM_TEXT, path
        for tag in {*found.names, *usual.names} - TAGS_FROM_TEXT:
            assert found.names.count(tag) == usual.names.count(tag), (path, tag)
        assert not [link for link in found.links if link.lower().startswith(("javascript:", "data:", "//"))]


def test_pages_hold_no_markup_that_acts() -> None:
    for path, found in ORDINARY.items():
        assert not {"script", "style", "iframe", "object", "base", "meta", "link"} & set(found.names), path
        assert set(found.given("action", "form")) <= {"./fiches/", "./"}, (
            path
        )  # our own search, which stays on the site
        assert not [name for _, name in found.attributes if name.startswith("on") or name == "style"], path
        assert found.names.count("h1") == 1, path
