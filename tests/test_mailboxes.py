"""E-mail addresses: none is written in full in a page, and each still leads where it did."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from builder.mailboxes import sealed

IN_FULL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PAGE = (
    '<p>Écrire à <a href="mailto:anne.martin@exemple.fr?subject=a&amp;b">anne.martin@exemple.fr</a>.</p>'
    '<script type="application/ld+json">{"email": "anne.martin@exemple.fr"}</script>'
    "<script>const at = 'a@b.c';</script>"
)


def test_what_a_reader_gets_is_the_same() -> None:
    made = sealed(PAGE)
    assert unescape(made.partition("<script")[0]) == unescape(PAGE.partition("<script")[0])
    inside = re.search(r"<script[^>]*json\">(.*?)</script>", made)
    assert inside and json.loads(inside[1]) == {"email": "anne.martin@exemple.fr"}
    assert "'a@b.c'" in made  # a script of ours is not touched: its hash is in the policy
    assert IN_FULL.findall(made) == ["a@b.c"]


@pytest.mark.parametrize("text", ["a@b", "@media", "user@localhost", "«@»", "&amp;@x"])
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert sealed(text) == text


def test_no_page_of_the_site_has_an_address_in_full(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert not {str(path): found for path, html in pages.items() if (found := IN_FULL.findall(html))}
    told = [path for path, html in pages.items() if IN_FULL.search(unescape(html))]
    assert len(told) > 10  # so that the search means something
