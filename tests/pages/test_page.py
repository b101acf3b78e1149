from __future__ import annotations

from html import escape, unescape

import pytest
import yaml
from markdown import Markdown

from builder.pages.page import Page, heading, html_block

HOSTILE = [
    "a\n\nb",
    "```\ncode\n```",
    "\n~~~\nx\n~~~\n",
    "[TOC]",
    '--8<-- "/etc/passwd"',
    "*[QPV]: explication",
    "<script>alert(1)</script>",
    "a & b &lt;c&gt; &#42;",
    "{: onclick=alert(1) }",
    "{ #x .y onclick=alert(1) }",
    "{{ 7*7 }} {% raw %}",
    "# titre\n## sous-titre",
    "* a\n- b\n1. c",
    "> citation",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[^1]: note\n[lien](javascript:alert(1)) ![x](y)",
    "*em* **fort** `code` _x_ __y__ \\* ~x~",
    "\x02wzxhzdk:0\x03 \x0b \x1f \u2028 \u2029 \x85",
    "---\ntitle: autre\n---\n",
    "<!-- --> <? ?> <![CDATA[ ]]>",
    "!!! note\n    texte",
    "https://exemple.fr <https://exemple.fr> a@b.fr :smile: ==x== ^^y^^ $x$ \\(y\\)",
    "titre ###",
]
EXTENSIONS = ["attr_list", "tables", "toc", "fenced_code", "abbr", "footnotes", "admonition", "def_list", "md_in_html"]
STRICT = [*EXTENSIONS, "pymdownx.snippets", "pymdownx.superfences", "pymdownx.magiclink", "pymdownx.betterem"]


def same(html: str) -> str:
    return " ".join(html.split())


def printable(text: str) -> str:
    return "".join(" " if char in "\x02\x03\x0b\x1f\x85\u2028\u2029" else char for char in text)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("extensions", [EXTENSIONS, STRICT])
def test_markdown_leaves_a_block_alone(text: str, extensions: list[str]) -> None:
    """Whatever extensions an engine adds."""
    block = html_block(f"<section>\n<p>{escape(text)}</p>\n\n<div>{escape(text)}</div>\n</section>")
    done = Markdown(extensions=extensions).convert(f"{block}\n\n## Après {{ #apres }}")
    shown, after = done.split("\n<h2")
    harmless = escape(printable(text))
    assert same(shown) == same(f"<section> <p>{harmless}</p> <div>{harmless}</div> </section>")
    assert 'id="apres"' in after


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("extensions", [EXTENSIONS, STRICT])
def test_a_heading_says_what_its_author_wrote(text: str, extensions: list[str]) -> None:
    md = Markdown(extensions=extensions)
    done = md.convert(heading(text, "ancre"))
    assert done.startswith('<h2 id="ancre">') and done.endswith("</h2>")
    assert "<" not in done[len('<h2 id="ancre">') : -len("</h2>")]
    (token,) = md.toc_tokens  # type: ignore[attr-defined]
    assert token["id"] == "ancre"
    assert "<" not in token["name"]
    assert unescape(token["name"]) == " ".join(printable(text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_the_front_matter_holds_html_that_the_theme_may_print(text: str) -> None:
    page = Page("fiches/x/", text, text + '" onload="alert(1)')
    _, front, body = page.output().text.split("---\n", 2)
    matter = yaml.safe_load(front)
    assert body.strip() == ""
    for value in (matter["title"], matter["description"]):
        assert not set('<>"') & set(value)
    assert unescape(matter["title"]).replace("’", "'") == " ".join(printable(text).split())


def test_no_line_of_a_block_starts_with_anything_but_a_tag() -> None:
    block = html_block("<div>\n  <p>un\n  deux</p>\n\n\n  trois\n</div>")
    assert block == "<div>\n<p>un deux</p> trois </div>"
