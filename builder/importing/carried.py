"""What a text carries from where it was copied: marks of a quotation, bullets before headings, tabs, a menu."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.importing.contents import without_contents
from builder.importing.headings import BULLET, COUNTED, INLINE, INLINES, heading
from builder.importing.interviews import unspoken
from builder.importing.lines import FURNITURE, LABEL, Line
from builder.importing.yearly import with_years

_QUOTED: Final = re.compile(r"^(?:>[ \u00a0]?)+")
_QUOTES: Final = re.compile(r"^>[ \u00a0]?(?:$|[>\-–•*·])")
"""A quotation, and not a bullet: it holds an empty line, or a bullet."""
_BETWEEN: Final = re.compile(r"\t|[ \u00a0](?:[–—=→⇒-]|[=-]>)[ \u00a0]")
"""What may stand between a label and its text, in the place of a colon."""
_STROKE: Final = re.compile(r"^-{3}$")
_PAIR: Final = re.compile(r"^(?:[^\W\d_][\w -]{0,30}:(?: .{0,400})?|-\s.{1,200})?$")
"""What stands above a page of Markdown, between two strokes: « title: Le marché », « - achats »."""
_TELLING: Final = frozenset({"context", "origin", "objectives", "description", "steps", "impact"})
"""Fields whose heading, without a bullet, says that bullets are items."""
_CRUMBS: Final = re.compile(
    r"^(?:(?:vous êtes ici|fil d['’]ariane)[ \u00a0]?:?\s*)?accueil\s*(?:[>›»→|]|/(?=\s))\s*\S", re.IGNORECASE
)
"""Where a page stands in its site; what is above is the menu, where it has its words."""
_LEADS: Final = re.compile(
    r"^\W*(?:(?:aller|passer) au contenu\b|(?:accueil|menu|contact|rechercher?|se connecter|connexion|actualités)\W*$)",
    re.IGNORECASE,
)
LED: Final = "b"
"""In place of what stands between a label and its text, where letters in bold say it."""
_MENU: Final = 60
"""Lines that a menu may have, and characters of each."""
_SITE: Final = re.compile(
    r"^[-–—] ?\d{1,3} ?[-–—]$|^(?:.{1,80} [–—|-] )?page \d{1,3}(?: ?(?:/|sur|of) ?\d{1,3})?$"
    r"|^\W{0,3}(?:(?:aller|passer|accéder) (?:directement )?au (?:contenu|menu)(?: principal)?|menu principal"
    r"|fil d['’]ariane|retour (?:à l['’]accueil|en haut(?: de (?:la )?page)?)|haut de (?:la )?page"
    r"|publiée? le \d[^.]{0,80}|mise? à jour le \d[^.]{0,60}|temps de lecture[^.]{0,30}"
    r"|(?:nous|ce site)[^.]{0,20} (?:utilis|dépos)[^.]{0,30}\bcookies\b.{0,200}|tout (?:accepter|refuser)"
    r"(?:[ ,/]+(?:tout )?(?:accepter|refuser|personnaliser))*"
    r"|(?:(?:partager|imprimer|écouter|télécharger|enregistrer|envoyer|copier le lien)[ ,/|·•]{0,3}){2,6}"
    r"|télécharger (?:la|le|les|l['’]|cette?|ces?) ?[^.:]{0,60}\((?:pdf|docx?|odt|xlsx?)\b[^)]{0,30}\)"
    r"|[^.:]{0,60}\(nouvel(?:le)? (?:onglet|fenêtre)\)|accessibilité ?: (?:non|partiellement|totalement) conforme"
    r"|(?:imprimer|partager) (?:la|cette) page|menu|fermer|imprimer|tweeter|rechercher|plan du site|lire la suite"
    r"|(?:accepter|refuser|gérer|paramétrer|personnaliser|autoriser)(?: tous)?(?: (?:les|mes|ces|vos))? cookies"
    r"|continuer sans accepter|lire (?:aussi|également) ?:.{1,150}|tags? ?:.{1,150}"
    r"|votre adresse e-?mail ne sera pas publiée.{0,150}"
    r"|partager sur [\w ]{1,20}(?: partager sur [\w ]{1,20}){1,5}|(?:\d{1,4}|aucun) commentaires?"
    r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[:h]\d{2}\b.{0,150}|(?:diapo(?:sitive)?|slide) (?:n° ?)?\d{1,3}|</?aside>"
    r"|(?:(?:se|pour (?:vous|se)) )?désinscrire\b[^:]{0,100}|(?:voir|lire|afficher) [^:]{0,40}(?:en ligne|navigateur)"
    r"|(?:created|last edited) (?:by|time) ?: .{1,80}|(?:status|assign(?:ee)?|owner) ?: .{1,80}"
    r"|\[\d{1,2}[:h]\d{2}(?:[:h]\d{2})?(?:,? [^\]]{1,20})?\] [^:]{1,60}|lecture ?: \d{1,3} min)\W{0,3}$",
    re.IGNORECASE,
)
"""What a site, or a browser that prints it, says around its text."""


def bared(lines: Sequence[Line], names: Mapping[str, str]) -> list[Line]:
    """The lines of a document, without what does not belong to its text; a menu is kept apart.

    Args:
        lines: in order.
        names: known headings.
    """
    lines = [*unspoken(without_contents([*_fronted(lines)], names), names)]
    quotes = any(_QUOTES.match(line.text) for line in lines)
    alone = quotes and not any(heading(line.text, names) for line in lines)
    told = [replace(line, text=_QUOTED.sub("", line.text)) if alone else line for line in lines]
    told = [*_parted([*with_years(told, names)], names)]
    bullets = {place: key for place, line in enumerate(told) if (key := _bulleted(line, names))}
    plain = {found[0] for line in told if (found := heading(line.text, names))}
    quoted = any(told[place].text.startswith(">") for place in bullets)
    if len(set(bullets.values())) >= INLINES and not (plain if quoted else plain & _TELLING):
        for place in bullets:
            told[place] = replace(told[place], text=BULLET.sub("", told[place].text))
    return [*_without_menu(told)]


def _fronted(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines; what stands between strokes above a page of Markdown is told as labels and what they hold."""
    strokes = [place for place, line in enumerate(lines[:_MENU]) if _STROKE.match(line.text)][:2]
    within = (
        lines[strokes[0] + 1 : strokes[1]]
        if len(strokes) > 1 and not any(one.text for one in lines[: strokes[0]])
        else []
    )
    if not within or not all(_PAIR.match(line.text) for line in within):
        yield from lines
        return
    for line in within:
        label, sign, rest = line.text.partition(":")
        told = [replace(line, text=label[:1].upper() + label[1:], level=LABEL)] if sign and label[:1].isalpha() else []
        yield from told
        yield replace(line, text=(rest if told else line.text).strip(" []\"'"))
    yield from lines[strokes[1] + 1 :]


def _bulleted(line: Line, names: Mapping[str, str]) -> str:
    """The field of a heading that has a bullet."""
    if line.aside or not BULLET.match(line.text) or COUNTED.match(line.text):
        return ""
    found = heading(BULLET.sub("", line.text), names)
    return found[0] if found else ""


def _parted(lines: Sequence[Line], names: Mapping[str, str]) -> Iterator[Line]:
    """Lines; « Contexte – les bus sont rares » is a label and its text where three known headings are set so.

    So is « **Contexte** Les bus sont rares », and then any bold words that begin a line before a capital. A tab says it
    where two are: it parts the cells of a table, whose other labels are labels too.
    """
    told = [_label(line, names) for line in lines]
    tabs = {key for key, sign, _, _ in told if key and sign == "\t"}
    inline = {found[0] for line in lines if (found := heading(line.text, names)) and found[2]}
    known = {key for key, *_ in told if key} | inline
    for line, (key, sign, label, rest) in zip(lines, told, strict=True):
        if sign == "\t":
            text = rest.replace("\t", " ")
            if len(tabs) > 1 and label[:1].isupper() and len(label) <= INLINE:
                yield replace(line, text=label.rstrip(" :\u00a0"), level=LABEL)
                yield replace(line, text=text)
            else:
                yield replace(line, text=f"{label} {text}")
        else:
            said = sign == LED and rest[:1].isupper() and label[:1].isupper() and len(label) <= INLINE
            yield replace(line, text=f"{label} : {rest}") if rest and (key or said) and len(known) >= INLINES else line


def _label(line: Line, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    """The field that a label asks for, the sign after it, its words, and the text."""
    found = _BETWEEN.search(line.text)
    if line.led and line.text.startswith(line.led) and not line.led.endswith(":"):
        rest = line.text[len(line.led) :].strip()
        asks = heading(line.led, names)
        return asks[0] if asks and not asks[2] else "", LED, line.led, "" if rest.startswith(":") else rest
    if found is None or line.level or line.strong or line.aside:
        return "", "", "", ""
    label, rest = line.text[: found.start()], line.text[found.end() :]
    asks = None if ":" in label else heading(label, names)  # « Calendrier : 2023 – 2026 »
    return asks[0] if asks and not asks[2] else "", found[0].strip(" \u00a0"), label, rest


def _without_menu(lines: Sequence[Line]) -> Iterator[Line]:
    said = [line.text for line in lines if line.text and not line.aside]
    crumbs = next((place for place, text in enumerate(said[:_MENU]) if _CRUMBS.match(text)), 0)
    short = all((len(text) <= _MENU and not text.endswith(".")) or _SITE.match(text) for text in said[:crumbs])
    menu = crumbs + 1 if short and any(map(_LEADS.match, said[:crumbs])) else 0
    menu = menu or int(any(map(_CRUMBS.match, said[:1])))
    place = 0
    parted = False
    for line in lines:
        shown = bool(line.text) and not line.aside
        place += shown
        furniture = shown and (place <= menu or _SITE.match(line.text))
        if parted and shown and not furniture and line.text[:1].isupper():
            yield replace(line, text="")  # what a site says between a title and its text
        parted = bool(furniture) or (parted and not line.text)
        yield replace(line, aside=FURNITURE) if furniture else line
