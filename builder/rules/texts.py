"""What the small Markdown refuses, and dates that will not age well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from builder import examples
from builder.diagnostics import Diagnostic, Path
from builder.formats import HOST
from builder.messages import excerpt
from builder.project import Checked
from builder.schema import Field
from builder.text import refusals

_CODES: Final = {
    "html": "T601",
    "image": "T602",
    "link": "T603",
    "dead-link": "S215",
    "heading": "T604",
    "attributes": "T605",
    "code": "T606",
    "note": "T614",
}

_UNIT: Final = r"(?:ans?|années?|mois|semaines?|jours?)"
_COUNT: Final = (
    r"(?:\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques|plusieurs|de nombreuses|de nombreux)"
)
_RELATIVE: Final = re.compile(
    r"\b(?:aujourd['’]hui|à ce jour|à l['’]heure actuelle|actuellement|en ce moment|à ce stade|pour l['’]instant|"
    r"pour le moment|récemment|dernièrement|prochainement|bientôt|désormais|à présent|"
    r"cette année|ce mois-ci|ces derniers (?:mois|temps)|ces (?:dernières|prochaines) années|"
    r"l['’]an (?:dernier|passé|prochain)|l['’]année (?:dernière|passée|prochaine)|"
    rf"(?:il y a|depuis|d['’]ici|voici|dans) (?:plus de |près de |environ |bientôt )?{_COUNT} {_UNIT}|"
    rf"{_COUNT} ans d['’](?:existence|activité|expérience))\b",
    re.IGNORECASE,
)

_IN_LOWER_CASE: Final = re.compile(_RELATIVE.pattern)
"""The same, three times as fast."""


def markup(checked: Checked) -> Iterator[Diagnostic]:
    """Constructs that will be shown as typed, or dropped: what a text has not, and anything in a line of plain text."""
    for entry in checked.project.entries:
        for path, value, field in entry.nodes:
            if not isinstance(value, str):
                continue
            if field.markdown:
                found = refusals(value)
                opened = any(refusal.kind == "html" and refusal.excerpt[1] != "/" for refusal in found)
                for refusal in found:
                    if opened and refusal.excerpt.startswith("</"):
                        continue  # the opening tag says it
                    yield entry.problem(_CODES[refusal.kind], path, within=refusal.excerpt, value=refusal.excerpt)
            elif "line" in field.formats and (match := _DRESSED.search(value)):
                yield entry.problem("T616", path, within=match[0], value=match[0], example=_undressed(path, value))


_TO_WRITE: Final = r"(?:à (?:compléter|préciser|définir|renseigner|remplir|rédiger|confirmer)|todo|tbd)"
_NOTHING: Final = r"nan|none|undefined|#(?:n/a|ref!|valeur!|value!|nom\?|name\?|div/0!)"
"""How programs and workbooks write that they have no value; not « Null », which is a name."""
_BEFORE: Final = r"[\s(\[«*_]*"
_AFTER: Final = r"[\s)\]»*_.…!?:]*(?![\s\S])"
"""What may stand around such words. « _ » is in both: a line of them has one way to be read."""
COPYING: Final = (
    ("T607", re.compile(r"\b(?!nous\b|vous\b)([^\W\d_]{2,}) \1\b", re.IGNORECASE)),
    ("T608", re.compile(r"(?<![\d.,/:-])\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}\d+(?:[ \u00a0\u202f]\d{3})*(?!\d)")),
    (
        "T609",
        re.compile(
            r"\b[^\W\d_]{2,}-\n\s*[a-zà-ÿ]{2,}|\b[a-zà-ÿ]{3,}- (?!et\b|ou\b)[a-zà-ÿ]{2,}|\b(?:[^\W\d_] ){4,}[^\W\d_]\b"
        ),
    ),
    ("T610", re.compile(r"\b(?:ibid(?:em)?|op\. ?cit)\b\.?", re.IGNORECASE)),
    ("T611", re.compile(r"(?:[•●▪◦‣➢➤]|^[ ]*[·–—✓✔☐])[ \u00a0]+\S+|[\uf0a7\uf0b7\uf0d8\uf0fc][ ]*\S+", re.MULTILINE)),
    (
        "T613",
        re.compile(
            rf"^{_BEFORE}(?:(?:texte )?{_TO_WRITE}|texte à venir|n/a|{_NOTHING}|x{{3,}}|\?|…|\.{{3}}|[-–—](?:_*[-–—])*)"
            rf"{_AFTER}|^(?:{_BEFORE}[(\[«])?[\s*]*_{_AFTER}"
            rf"|\[{_TO_WRITE}\b[^\[\]\n]{{0,60}}\]|\blorem ipsum\b",
            re.IGNORECASE,
        ),
    ),
    ("T617", re.compile(r"^(?=(?:[^\s]{1,40}\s{1,9}){2})(?=.{0,60}[A-ZÀ-ÖØ-ÞŒ]{6})[^a-zß-öø-ÿœ\n]{1,300}(?![\s\S])")),
    ("T612", re.compile(r"^(?:[“„][^“”„]*[”“„\"]|[^\"“”„«»]*[^\d\"“”„«»]\")(?![\s\S])")),
)
"""What copying from a printed page or a word processor leaves behind."""
_SENTENCES: Final = frozenset({"title", "summary", "not_measured"})
"""Lines that say something of ours: others are names, which may be in capitals."""

_REWRITTEN: Final = re.compile(
    r"https?://(?:[a-z0-9-]{1,63}\.safelinks\.protection\.outlook\.com/|urldefense\.(?:com|proofpoint\.com)/|"
    r"(?:www\.)?google\.[a-z]{2,3}/url\?|l\.facebook\.com/l\.php\?)[^\s<>()\"]{0,2000}",
    re.IGNORECASE,
)
"""An address that a mailbox or a site puts in the place of another, to follow who clicks."""
_TARGET: Final = re.compile(
    rf"[?&](?:url|q|u)=(https?%3A%2F%2F{HOST}(?:%(?:2[1-9A-F]|3[0-9A-F])|[A-Za-z0-9._~-]){{0,1500}})(?:&|$)",
    re.IGNORECASE,
)
"""The address that it stands for, of letters that everyone writes alike."""
_QUOTES: Final = ' \n\u00a0\u202f"“”„«»'
WRAPPED: Final = re.compile(r"(?:«[^«»]*»|“[^“”]*”|\"[^\"]*\")")
"""A quotation between the quotes that its page gives it."""

_DRESSED: Final = re.compile(
    r"\*\*([^*\n]{1,300})\*\*|\*(?<![\w*]\*)([^\s*][^*\n]{0,300})\*(?![\w*])|__(?<!\w__)([^_\n]{1,300})__(?!\w)"
    r"|\[([^\[\]\n]{1,300})\]\(https?://[^\s()]{1,1000}\)"
    r"|</?[A-Za-z]{1,10}(?:\s[^<>\n]{0,300})?/?>|&(?:[A-Za-z]{2,8}|#[0-9]{1,6});"
)
"""Signs of Markdown or of HTML, and the words that they dress."""
_BREAK: Final = re.compile(r"</?(?:br|p|div|ul|ol|li|h[1-6]|table|tr|td)\b", re.IGNORECASE)
"""An element that parts words."""


def copying(checked: Checked) -> Iterator[Diagnostic]:
    """Words written twice or cut, numbers glued together, « ibid. », bullets, quotes, « à compléter », safelinks."""
    for entry in checked.project.entries:
        for path, value, field in entry.nodes:
            told = isinstance(value, str) and (field.markdown or "web-url" in field.formats)
            if told and (match := _REWRITTEN.search(value)):
                right = "" if field.markdown else _target(match.group())
                example, shown = examples.entry(path, right) if right else "", excerpt(match.group(), 60)
                yield entry.problem("T615", path, within=match.group(), value=shown, example=example)
            if not isinstance(value, str) or not (field.markdown or "line" in field.formats):
                continue
            if path[:1] == ("quotes",) and path[-1] == "text" and WRAPPED.fullmatch(value.strip()):
                yield entry.problem("T612", path, value=value, example=_without_quotes(path, value))
            if "editor_note" in path or "editor_notes" in path or path[:1] == ("quotes",):
                continue
            for code, pattern in COPYING:
                if code == "T617" and not (field.markdown or path[-1] in _SENTENCES):
                    continue
                if (match := pattern.search(value)) and not entry.explained(path):
                    mended = {"T612": _without_quotes, "T617": _in_small_letters}.get(code)
                    example = mended(path, value) if mended else ""
                    yield entry.problem(code, path, within=match.group(), value=match.group(), example=example)


def _undressed(path: Path, value: str) -> str:
    """A line of plain text without the signs around its words; nothing where entities stand for its letters."""
    if any(match[0].startswith("&") for match in _DRESSED.finditer(value)):
        return ""
    text = _DRESSED.sub(lambda match: " " if _BREAK.match(match[0]) else next(filter(None, match.groups()), ""), value)
    return examples.entry(path, " ".join(text.split()))


def _target(address: str) -> str:
    match = _TARGET.search(address)
    return unquote(match[1]) if match else ""


def _in_small_letters(path: Path, value: str) -> str:
    return examples.entry(path, value.capitalize())


def _without_quotes(path: Path, value: str) -> str:
    return examples.entry(path, value.strip(_QUOTES))


def relative_dates(checked: Checked) -> Iterator[Diagnostic]:
    """« aujourd'hui », « récemment », « depuis dix ans »: true the day they were written."""
    for entry in checked.project.entries:
        if entry.kind not in {"sheet", "part", "collection"}:
            continue
        for path, value, field in entry.nodes:
            if not isinstance(value, str) or not _is_told(path, field):
                continue
            if (
                _IN_LOWER_CASE.search(value.lower())
                and (match := _RELATIVE.search(value))
                and not entry.explained(path)
            ):
                yield entry.problem("C406", path, within=match.group(), value=match.group())


def _is_told(path: Path, field: Field) -> bool:
    """Our own prose: not quoted speech, not the editors' remarks, not names and titles of works."""
    if path[:1] in {("quotes",), ("editor_notes",), ("notes",)} or "editor_note" in path:
        return False
    return field.markdown or ("line" in field.formats and path[-1] in {"summary", "text", "not_measured", "label"})
