"""Holes planted in the built site: what one forgotten escape, a wider list or one ``innerHTML`` would have made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

Edit = Callable[[str], str]


@dataclass(frozen=True)
class Hole:
    """``path`` is the file that is changed, ``visit`` the address where it must be seen."""

    name: str
    path: str
    edit: Edit
    visit: str = ""


def raw(pattern: str) -> Edit:
    """What a template without escaping would have written: the first group of ``pattern``, its entities undone."""

    def edit(text: str) -> str:
        return re.sub(pattern, lambda m: m.group(0).replace(m.group(1), unescape(m.group(1))), text, flags=re.DOTALL)

    return edit


def instead(old: str, new: str) -> Edit:
    """Another piece of template or of script."""
    return lambda text: text.replace(old, new)


SHEET = "fiches/stef-mixup/"
_LEAD = '<p class="tb-lead"'
_ACT = "<img src=x onerror=__hit(7)>"
_SELECTION = "assets/js/selection/"

HOLES = (
    Hole("title of a sheet", SHEET, raw("<h1>(.*?)</h1>")),
    Hole("summary of a sheet", SHEET, raw('<p class="tb-lead">(.*?)</p>')),
    Hole("description in the head", SHEET, raw('<meta name="description" content="(.*?)">')),
    Hole("title for networks", SHEET, raw('<meta property="og:title" content="(.*?)">')),
    Hole("texts of a sheet", SHEET, raw("<p>([^<]*&lt;[^<]*)</p>")),
    Hole("title of a card", "fiches/", raw('class="tb-card__title"><a[^>]*>(.*?)</a>')),
    Hole("label of a facet", "fiches/", raw('class="tb-facet__label"[^>]*>(.*?)</span>')),
    Hole("name of an organisation", "structures/stef/", raw("<h1>(.*?)</h1>")),
    Hole("label of a theme", "thematiques/mixite-des-metiers/", raw("<h1>(.*?)</h1>")),
    Hole("title of a collection", "collections/egalite-hauts-de-france/", raw("<h1>(.*?)</h1>")),
    Hole("terms of the glossary", "glossaire/", raw("<dt[^>]*>(.*?)</dt>")),
    Hole("cells of figures", "chiffres/", raw("<t[dh][^>]*>([^<]*&lt;[^<]*)</t[dh]>")),
    Hole("words of a quote", "paroles/", raw("<blockquote[^>]*>(.*?)</blockquote>")),
    Hole("a scheme let through", SHEET, instead('href="../../thematiques/', 'href="javascript:__hit(7)//')),
    Hole("an attribute let through", SHEET, instead(_LEAD, f"<p onmouseover=__hit(7) {_LEAD[3:]}")),
    Hole("a picture from elsewhere", SHEET, instead(_LEAD, f'<img src="https://canari.example/7.png">{_LEAD}')),
    Hole(
        "a form to elsewhere",
        SHEET,
        instead(_LEAD, f'<form action="https://canari.example/"><button>x</button></form>{_LEAD}'),
    ),
    Hole(
        "a page that leads away",
        SHEET,
        instead(_LEAD, f'<meta http-equiv="refresh" content="0;url=https://canari.example/">{_LEAD}'),
    ),
    Hole("a frame from elsewhere", SHEET, instead(_LEAD, f'<iframe src="https://canari.example/"></iframe>{_LEAD}')),
    Hole(
        "a script from elsewhere", SHEET, instead(_LEAD, f'<script src="https://canari.example/7.js"></script>{_LEAD}')
    ),
    Hole(
        "HTML made of an address",
        f"{_SELECTION}shared_panorama.js",
        instead("lead.textContent = link.ids.length", "lead.innerHTML = link.ids.length"),
        f"panorama/?fiches=stef-mixup&titre={_ACT}",
    ),
    Hole(
        "passages of results made as HTML",
        "assets/js/find/extract.js",
        instead(
            "pieces.append(text.slice(done));",
            "pieces.append(document.createElement('span')); pieces.lastChild.innerHTML = text.slice(done);",
        ),
        "fiches/?q=mot",
    ),
    Hole(
        "texts of all our scripts made as HTML",
        "assets/js/dom.js",
        instead("element[key] = value;", 'element[key === "textContent" ? "innerHTML" : key] = value;'),
        "chiffres/",
    ),
)
