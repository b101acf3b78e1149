"""The one place of trust: a contributor's text can be read, and cannot act."""

from __future__ import annotations

import random
import re
import time

import pytest

from builder import text as trust
from builder.bounds import DEEPEST
from builder.glossary import Glossary
from builder.model import GlossaryTerm, Note
from builder.text import PageText, plain, refusals
from tests.elements import Seen

QPV = GlossaryTerm(id="qpv", term="QPV", expansion="quartier prioritaire de la politique de la ville")
MIXED = GlossaryTerm(id="mixite", term="mixité professionnelle", definition="Entre 40 et 60 %.")
GLOSSARY = Glossary([QPV, MIXED])
OURS = {"href", "id", "class", "title", "aria-label", "start", "data-label", "scope"}
SAFE = ("https:", "mailto:", "tel:", "../../glossaire/#", "#note-")


def page() -> PageText:
    return PageText("../../", GLOSSARY, {19: Note(id=19, text="Une source.")})


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Simple.", "<p>Simple.</p>"),
        ("Un\n\nDeux", "<p>Un</p>\n<p>Deux</p>"),
        ("*a* **b** _c_ __d__", "<p><em>a</em> <strong>b</strong> <em>c</em> <strong>d</strong></p>"),
        ("Liste :\n- a\n- b", "<p>Liste\u00a0:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n  - b\n    - c", "<ul>\n<li>a<ul>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>"),
        ("- a\n    - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("٣. a\n٤. b", "<p>٣. a\n٤. b</p>"),  # Typst stops at a list that begins so
        ("- 9223372036854775808. a", "<ul>\n<li>9223372036854775808. a</li>\n</ul>"),
        ("> cité", "<blockquote>\n<p>cité</p>\n</blockquote>"),
        ("[ici](https://a.fr/x?y=1&z=2)", '<p><a href="https://a.fr/x?y=1&amp;z=2">ici</a></p>'),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("un_mot_souligné 2*3*4", "<p>un_mot_souligné 2<em>3</em>4</p>"),
        ("snake_case et C++ ; 10 %", "<p>snake_case et C++\u202f; 10\u00a0%</p>"),
        ("une étoile * seule", "<p>une étoile * seule</p>"),
    ],
)
def test_the_small_markdown(source: str, html: str) -> None:
    assert str(PageText("./").block(source)).replace("&nbsp;", "\u00a0") == html


@pytest.mark.parametrize("words", ["x" * 2000, "a\\]b", "[a] [b", "https://a.fr"])
def test_a_link_that_deceives_is_not_followed_even_where_nothing_is_told_of_it(words: str) -> None:
    source = f"[{words}](https://a.fr@b.fr/) [{words}](https://c.fr#a.fr) <https://a.fr@b.fr x>"
    html = str(PageText("./").block(source))
    followed = Seen(html).given("href")
    assert followed == (["https://c.fr#a.fr"] if words != "https://a.fr" else [])


def test_tables() -> None:
    html = PageText("./").block("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<th scope="col">a</th>' in html and '<td class="tb-right">2</td>' in html


def test_a_table_is_framed_and_an_empty_corner_is_no_title() -> None:
    """Each frame has a name of its own on the page, and can be scrolled by keyboard."""
    page = PageText("./")
    html = page.block("|  | 2023 |\n|---|:-:|\n| x | 1 |") + page.block("|a|\n|---|\n|b|")
    assert html.startswith('<div class="tb-tabular" role="group" aria-label="Tableau 1" tabindex="0"><table>')
    assert "Tableau 2" in html
    assert "<td></td>" in html and '<th class="tb-center" scope="col">2023</th>' in html


def test_the_rows_of_a_wide_table_say_their_columns() -> None:
    """Paper prints them as lists."""
    columns = [f'A{rank} *"<b>&*[^1]' for rank in range(9)]
    lines = (columns, ["---"] * 9, ["1"] * 9)
    html = PageText("./").block("\n".join(f"|{'|'.join(line)}|" for line in lines))
    found = [attributes.get("data-label") for tag, attributes in Seen(str(html)).tags if tag == "td"]
    assert found == [None, *(f'A{rank} "<b>&' for rank in range(1, 9))]
    assert "tb-tabular--wide" in html


def test_terms_are_explained_once_and_never_inside_a_link() -> None:
    html = str(page().block("[QPV](https://a.fr) puis QPV, encore QPV. La Mixité professionnelle progresse."))
    assert html.count('href="../../glossaire/#qpv"') == 1
    assert '<a href="https://a.fr">QPV</a>' in html
    assert ">Mixité professionnelle</a>" in html


def test_short_acronyms_are_met_as_written() -> None:
    html = PageText("./", Glossary([GlossaryTerm(id="ei", term="EI", expansion="entreprise d'insertion")])).block(
        "Une EI, pas un ei ni EIFFEL."
    )
    assert html.count("<a ") == 1


def test_notes_are_called_both_ways() -> None:
    rendered = page()
    html = rendered.block("Un fait.[^19] Un autre.[^19] Un inconnu.[^7]")
    assert rendered.calls == {19: ["appel-19", "appel-19-2"]}
    assert 'id="appel-19" href="#note-19"' in html
    assert "[^7]" in html


def test_a_note_call_leaves_with_the_space_before_it() -> None:
    assert plain("Un fait [^19], deux [^20].") == "Un fait, deux."


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("rien à dire", []),
        ("3 < 5 > 2, a<b, <3", []),
        ("Un <b>gras</b>", ["html", "html"]),
        ("<!-- caché -->", ["html"]),
        ("![x](https://a.fr/x.png)", ["image"]),
        ("[x](#)", ["dead-link"]),
        ("[x]()", ["dead-link"]),
        ("[x](javascript:alert(1))", ["link"]),
        ("[x](../../etc/passwd)", ["link"]),
        ("[x](//evil.example)", ["link"]),
        ("\\![x](y)", ["link"]),
        ("[x](HTTPS://a.fr) [y](mailto:a@b.fr) [z](tel:0102030405)", []),
        ("<https://a.fr> <javascript:alert(1)>", ["link"]),
        ("[a\nb](https://a.fr@b.fr) [a [b] c](https:b.fr) <https://a.fr@b.fr>", ["link"] * 3),
        ("[https://a.fr](https://b.fr) [c](https://b.fr) [a@b.fr](mailto:b@b.fr)", ["link"] * 2),
        ("[1]: https://a.fr", ["link"]),
        ("# Titre", ["heading"]),
        ("Titre\n=====", ["heading"]),
        ("texte {: onclick=x}", ["attributes"]),
        ("```\ncode\n```", ["code", "code"]),
        ('--8<-- "/etc/passwd"', ["code"]),
    ],
)
def test_what_is_refused_is_told(source: str, kinds: list[str]) -> None:
    assert [refusal.kind for refusal in refusals(source)] == kinds


ATOMS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)",
    "[a](javascript:alert(1))", "[a](data:text/html,x)", "![a](x)", "<a href='javascript:x'>", "{: onclick=alert(1)}",
    "{{7*7}}", "{%x%}", "--8<--", "[TOC]", "*[QPV]: <b>", "[^19]", "QPV", "&#x6a;avascript:", "&lt;",
    "\u0002wzxhzdk:0\u0003", "\u0002klzzwxh:0\u0003", "`", "```", "**", "_", "[", "](", ")", "\"", "'", ">", "<",
    "\n", "\n\n", "    ", "- ", "1. ", "| a | b |\n|---|---|\n", "\\", "<!--", "-->", "<![CDATA[", "<?php",
    "https://a.fr/\"onmouseover=alert(1)", "<https://a\">", "](https://a.fr 'title\" onclick=x')", "é", "\u202e",
    "\u200b", "𝒜", "<br/>", "<math><mi//xlink:href=\"data:x\">",
)  # fmt: skip


FRAME = re.compile(r'<div class="tb-tabular" role="group" aria-label="Tableau \d+" tabindex="0">')


def test_no_mixture_of_hostile_pieces_can_act() -> None:
    """Two thousand seeded mixtures: only the small Markdown's elements, only safe links, nothing nh3 would change."""
    dice = random.Random(20261121)
    for _ in range(2000):
        source = "".join(dice.choice(ATOMS) for _ in range(dice.randint(1, 12)))
        html = str(page().block(source))
        inner = FRAME.sub("", html).replace("</div>", "")
        for tag, attributes in Seen(inner).tags:
            assert tag in trust._TAGS, (source, html)
            assert set(attributes) <= OURS, (source, html)
            href = attributes.get("href")
            assert href is None or href.lower().startswith(SAFE), (source, href)
        assert trust._filter(inner) == inner, source


def depth(html: str) -> int:
    """How many elements are inside one another, at most."""
    deepest = level = 0
    for closing in re.findall(r"<(/?)[a-z]+[^>]*>", html.replace("<br>", "")):
        level += -1 if closing else 1
        deepest = max(deepest, level)
    return deepest


@pytest.mark.parametrize(
    "source",
    [
        "- " * 3000 + "fin",
        "12. " * 1900 + "fin",
        "> - " * 1900 + "fin",
        ">" * 7000 + "fin",
        "".join(f"{'  ' * level}- a\n" for level in range(80)) + f"{'  ' * 80}- fin",
        "".join(f"{'> ' * level}a\n\n" for level in range(80)) + f"{'> ' * 80}fin",
        "*a " * 1300 + "fin" + "b* " * 1300,
        "*a **b " * 700 + "fin" + "** c*" * 700,
    ],
)
def test_a_text_is_only_so_deep_and_loses_no_word(source: str) -> None:
    html = str(page().block(source))
    assert depth(html) <= DEEPEST
    assert html.count("fin") == 1
    assert html.count("a") >= source.count("a")


def test_what_people_nest_stays_nested() -> None:
    html = page().block("> - a\n>   - b\n>     - c **[d](https://a.fr)**")
    assert '<li>c <strong><a href="https://a.fr">d</a></strong></li>' in html
    assert "<table>" in page().block(f"a | b\n{'-' * 40} | {'-' * 40}\n1 | 2")
    assert page().block("-" * 40) == f"<p>{'-' * 40}</p>"


@pytest.mark.parametrize("piece", ["[", "[a](", "[](", "[^1", "[*", "[[]", "[a][b", "[ ", "[a](<b> "])
def test_open_brackets_do_not_cost_the_square_of_their_number(piece: str) -> None:
    source = (piece * 8000)[:7990] + " fin"
    start = time.process_time()
    html = page().block(source)
    assert time.process_time() - start < 1  # it was three
    assert html.count("fin") == 1
    assert html.count("[") == source.count("[")


def test_a_link_may_be_long_and_hold_brackets() -> None:
    words, address = "[mot] " * 200, f"https://a.fr/{'b(c)' * 240}"
    assert page().block(f"[{words}]({address} 'titre')") == f'<p><a href="{address}" title="titre">{words}</a></p>'
    assert page().block("[a [b [c](https://a.fr) d] e") == '<p>[a [b <a href="https://a.fr">c</a> d] e</p>'


def test_empty_lines_do_not_cost_the_square_of_their_number() -> None:
    start = time.process_time()
    assert plain(f"a{chr(10) * 20_000}b") == "a b"
    assert time.process_time() - start < 1  # it was five


def test_plain_words() -> None:
    assert plain("**a** [b](https://x.fr) - c\n- d[^1] snake_case") == "a b - c d snake_case"


@pytest.mark.parametrize("written", ["ſtage social", "stage ſocial", "stage socıal", "STAGE  SOCIAL", "ßtage"])
def test_a_letter_that_is_another_to_a_pattern_only_stops_nothing(written: str) -> None:
    """« ſ » is an s without case, and no s in lower case."""
    known = Glossary([GlossaryTerm(id="s", term="stage social", definition="x"), GlossaryTerm(id="b", term="ßtage")])
    assert written in PageText("./", known).block(f"Un {written} ici.")
