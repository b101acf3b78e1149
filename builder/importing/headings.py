"""What is a heading: the words of every profile, and those that people use, whatever comes before and after them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from builder.drafting import Known
from builder.drafting.questions import FORMS
from builder.nearest import fold

_POINTS: Final = frozenset(
    (
     "origin", "objectives", "steps", "initiatives", "governance", "funding", "impact", "feedback", "success_factors",
     "obstacles", "vigilance_points", "next_steps", "quotes", "zooms", "resources"
    )
)  # fmt: skip
_NUMBER: Final = re.compile(
    r"^(?:\(\s?)?(?:\d{1,2}|[IVX]{1,4}|[a-zA-Z])(?:\.\d{1,2})*[.)°/]{0,2}[-–—\s]+(?=\S)|^[-–—•]\s+"
    r"|^(?:Partie|PARTIE|Section|SECTION|Rubrique|RUBRIQUE) (?:\d{1,2}|[IVX]{1,4})[ \u00a0]?[.:–—-]\s+(?=\S)"
)
"""Before a heading: « 2. », « II - », « (1) », « a) », « I.2 », « Partie 1 : »."""
_ARTICLE: Final = re.compile(r"^(?:(?:les?|la|nos|vos|notre|votre)\s+|l['’]\s*)", re.IGNORECASE)
_HOW: Final = (
    r"(?:\s+(?:prévisionnel(?:le)?|détaillée?|poursuivi|visée?|recherché|opérationnel|prioritaire|principale?"
    r"|principaux|générale?|généraux|spécifique|bénéficiaire|associé|impliqué|engagé|mobilisée?|financier|concernée?|total"
    r"|global|annuel(?:le)?|porteuse|quantitatif|qualitatif|technique|institutionnel(?:le)?|(?:in)?directe?|locale?|locaux|constatée?"
    r"|observée?|rencontrée?|repérée?|synthétique|succincte?|sommaire)s?)"
)
"""Between a heading and what it is of: « Description détaillée du projet », « Budget prévisionnel »."""
_OF_WHAT: Final = re.compile(
    rf"{_HOW}?\s+"
    r"(?:(?:de |à |dans |pour |par |liée?s? à )(?:la |l['’]|votre |notre |cette |ce |cet )?|d['’]une? |du |des |au )"
    r"(?:(?:bonnes? )?pratiques?|actions?|projets?|démarches?|initiatives?|dispositifs?|expériences?|programmes?"
    r"|opérations?|expérimentations?)$"
    rf"|{_HOW}(?:\s+et{_HOW})?$|\s+\([^)]*\)$|{_HOW}?\s+(?:(?:en|pour) )?20\d\d(?:[ \u00a0]?[-–/][ \u00a0]?20\d\d)?$",
    re.IGNORECASE,
)
"""After it: « Clés de réussite de la bonne pratique », « Contexte (dix lignes) », « Perspectives 2025 »."""
_LINK: Final = re.compile(r"(?:de|du|des|pour|à|au|aux|dans|sur|et|ou|liée?s?|[&/–-])$|d['’]", re.IGNORECASE)
_AND: Final = re.compile(r"(?:et|ou|[&/–-])$", re.IGNORECASE)
TOGETHER: Final = (
    frozenset({"context", "origin", "description"}),
    frozenset({"indicators", "impact", "feedback"}),
    frozenset({"stakeholders", "governance"}),
)
"""Fields that one heading may name together, so that its first one takes all."""
BETWEEN: Final = re.compile(r"\s*/\s*|\s+(?:et|ou|&)\s+", re.IGNORECASE)
"""Between the two names that a heading may have: « Freins / difficultés »."""
_IN_BRACKETS: Final = re.compile(r"\s{0,9}\([^)]{0,400}\)[\s*:]{0,9}$")
_APART: Final = re.compile(r"[\s'’?]+")
_ASKING: Final = re.compile(r"(?:comment|pourquoi)$", re.IGNORECASE)
"""What begins a question, whatever it is of: « Comment avez-vous mesuré les effets ? »."""
COUNTED: Final = re.compile(r"^\d{1,2}(?:(?:\.\d{1,2})*[.)/]\s|(?:\.\d{1,2})+\s+(?=[A-ZÀ-ÖØ-Þ]))")
"""The number of a heading: « 1. », « 1.4 Territoire »; a figure has a comma, or what it counts in small letters."""
_MARKS: Final = re.compile(r"^[^\w(«\"“]+|^[_\s]+|(?<![*_\s])[*_\s]+$")
DASHES: Final = "*•·∙⁃–—→>▪■●○◦◆‣►▶▸➔\uf0a7\uf0b7-"
"""Signs before the items of a list; the last ones are those that word processors copy from a font of pictures."""
BULLET: Final = re.compile(rf"^\s*(?:[{DASHES}]+\s+|[o§]\s+|[☑☒⊠✅☐□❏❑❒⬜◻]|\d+[.)/]\s+)")
PICTURED: Final = re.compile(
    r"^\s*[\u2190-\u21ff\u2600-\u260f\u2613-\u2704\u2706-\u2757\u2763-\u27bf\u2b00-\u2bff🌀-🫿]\ufe0f?\s*(?=\w)"
)
"""A sign in place of a bullet, before a heading too: « 👉 Une visite », « 🎯 Objectifs »."""
CLOSING: Final = re.compile(
    r"^\W{0,9}(?:(?:(?:bien|très) )?(?:cordialement|sincèrement|amicalement|chaleureusement|respectueusement"
    r"|solidairement)"
    r"(?: (?:à (?:toi|vous|tous|toutes)|et )[^.:]{0,30})?|(?:cordiales |meilleures )?salutations|cdlt|cordlt|cdt"
    r"|(?:grosses )?bises|bisous|(?:je|nous) rest(?:e|ons) à (?:votre|ta) dispo[^:@]{0,60}"
    r"|(?:restant )?[aà] (?:votre|ta) (?:entière )?(?:dispo(?:sition)?|écoute)(?: (?:pour|si|en)\b[^:@]{0,60})?"
    r"|(?:merci|je vous prie|nous vous prions) d['’]agréer.{0,150}|veuillez (?:agréer|croire|recevoir)\b.{0,150}"
    r"|dans l['’]attente de [^:@]{0,80}|au plaisir(?: de [^:@]{0,60})?|merci(?: (?:beaucoup|encore|bien))?"
    r"|(?:très )?(?:belle|bonne|excellente) (?:journée|soirée|réception|fin de (?:journée|semaine)|continuation)"
    r"(?:,? (?:et|à) [^.:]{0,30})?"
    r"|merci d['’]avance|merci (?:de|pour) votre (?:attention|lecture|écoute|confiance|intérêt)[^.:]{0,30}"
    r"|[aà] (?:très )?bientôt|--"
    r"|(?:[àa] (?:lire|voir)|voir) (?:aussi|également)|articles? (?:similaires|liés|récents)|(?:notre )?newsletter"
    r"|(?:dans la|sur le) même (?:rubrique|catégorie|thème|sujet)|mentions légales[^.:]{0,80}"
    r"|©[^:]{0,150}|(?:partager|suivez-nous) sur\b[^.:]{0,80}|politique de (?:confidentialité|cookies)[^.:]{0,80}"
    r"|laisser un commentaire|(?:cette page|cet article|ce contenu) vous a-t-(?:elle|il) (?:été utile|aidée?)"
    r"|(?:envoyé|sent) (?:de|depuis|à partir de|avec|from) (?:mon|ma|my|outlook|yahoo|gmail|l['’]app)"
    r"[^:]{0,60}|(?:ce (?:message|courriel|courrier|mail|e-mail)|this (?:message|e-?mail))\b.{0,250}"
    r"\b(?:confidentiel|destinataire|exclusivement|confidential|addressee|intended|virus).{0,400}"
    r"|-{2,} ?[^:-]{0,30}\b(?:message|forwarded)\b[^:-]{0,30}-*"
    r"|bien à (?:vous|toi)|(?:kind |best )regards)\W{0,9}$|^.{0,150}\b(?:a écrit|wrote)[ \u00a0]?:$",
    re.IGNORECASE,
)
"""What ends a letter, above a signature, begins one that it quotes, or ends a page of a site: none is of the sheet."""
_AFTER: Final = re.compile(
    r"^(?:(?:De|DE|From)[ \u00a0]?:\s+(?:[^\W\d_a-zà-ÿ][^\d:]{1,80}|.{1,80}@.{1,80})"
    r"|(?:(?:Annexe|ANNEXE)[sS]?(?: (?:n° ?)?(?:\d{1,2}|[A-Z])\b(?:[ \u00a0]?[.:–—-].{0,80})?)?"
    r"|Glossaire|GLOSSAIRE|Lexique|LEXIQUE|Bibliographie|BIBLIOGRAPHIE|Remerciements|REMERCIEMENTS|Sources|SOURCES|Références|RÉFÉRENCES"
    r"|Repères|REPÈRES|(?:Carte|Fiche) d['’]identité|(?:CARTE|FICHE) D['’]IDENTITÉ"
    r"|(?:Notes|NOTES)(?: (?:de bas de page|de fin|et références))?)[\s:]{0,3})$"
)
"""What begins a message that is quoted, follows a sheet or heads a box; in small letters, words of a sentence."""
SIGN: Final = re.compile(
    r"^(?=\W{0,3}(?:fiche|retour|bonne|action inspirante|recueil|n° ?\d))(?:(?:fiche|retour|bonne|action|inspirante"
    r"|recueil|pratique|projet|initiative|expérience|capitalisation|présentation|synthèse|technique|outil|numéro|n|de|du|d|la|le|l"
    r"|et)s?\b[\s'’°./-]*|\d{1,4}\b[\s./-]*)+$"
    r"|^\W{0,3}(?:communiqué de presse|dossier de presse|compte[- ]rendu|procès[- ]verbal|relevé de décisions"
    r"|newsletter|infolettre|lettre d['’]information|appel à (?:projets?|candidatures?|manifestations? d['’]intérêt))\b"
    r"[^.!?]{0,90}$",
    re.IGNORECASE,
)
"""What stands above a title: « Fiche pratique n° 4 »."""
LETTER: Final = re.compile(
    r"^(?:entretien (?:avec|de|d['’])|interview (?:de|d['’])|propos recueillis"
    r"|(?:présente?s|excusée?s|auteure?s?|autrices?|rédacteur|rédactrice|rédaction|référence|ordre du jour)[ \u00a0]?:"
    r"|(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|ch(?:er|ère)s?|salut|hello)\b[^.:]{0,60}[,!]?$"
    r"|(?:objet|de|à|from|to|subject|cc|date|envoyé|re|tr|fwd?|url)[ \u00a0]?:|-{3,}|>"
    r"|\W{0,3}(?:fiche|article|document|texte|note|contribution)\b[^.:!?]{0,40}\b(?:rédigé|proposé|écrit)e?"
    r" (?:par|le|en)\b"
    r"|[^\W\d_][^\d.:;!?]{1,40}, le \d{1,2}(?:er)? [^\W\d_]{3,9} \d{4}$"
    r"|(?:veuillez|vous trouverez|voici|comme convenu|suite à)\b.{0,90}\b(?:fiche|ci-(?:joint|dessous|après)))",
    re.IGNORECASE,
)
"""How a letter, an interview or minutes begin: no title."""
HINTED: Final = re.compile(
    r"^(?:\((?=[^()]{0,200}\b(?:caractères|signes|lignes|mots|maximum|minimum|facultati|obligatoire|précise|indique|décri"
    r"|liste|si possible|par exemple|ex\.|quels?\b|quelles?\b|à compléter))[^()]{0,200}\)"
    r"|(?:décrivez|listez|précisez|indiquez|expliquez|rappelez|résumez|mentionnez|détaillez|veuillez"
    r"|merci (?:de (?:bien vouloir )?|d['’])(?:préciser|indiquer|décrire|compléter|joindre|détailler|lister|renseigner)"
    r"|(?:cliquez|appuyez)\b.{0,30}\bici)\b.{0,200})\W{0,2}$",
    re.IGNORECASE,
)
"""What a form tells whoever fills it, left above the answer: « (500 signes maximum) », « Décrivez en trois mots »."""
ANNOUNCED: Final = re.compile(
    r"^\W{0,5}(?:on a aussi repéré|nous avons aussi repéré|également repérée?s?"
    r"|autres (?:initiatives|exemples|pratiques)|(?:initiatives|pratiques|actions) repérées"
    r"|ils l['’]ont fait aussi|à découvrir aussi)\b[^.:]{0,30}[\s.…:]{0,5}$",
    re.IGNORECASE,
)
"""A line above initiatives that are told in one paragraph each."""
NAMES: Final = re.compile(
    r"^\W*[^\W\d_]{2,8}(?:\s*(?:[,;/&+]|\bet\b)\s*[^\W\d_]{2,8})+\W*$", re.IGNORECASE
)  # fmt: skip
"""Names of one short word each: « CORIF, CAPEP »."""
NAMESAKE: Final = re.compile(r"^\W*(?:(?:l[ae]s?|les) )?(?:région|département)s?\W*$", re.IGNORECASE)
"""Who takes part, under the fields of parties, by the words of a heading."""
AGREES: Final = re.compile(
    r"\b(?:accept|autoris|accord|consent|refus|oppos|souhait|publier|publication|publiée?s?\b|diffus|(?:re)?contactée?s?\b)",
    re.IGNORECASE,
)
"""What a question on the publication of details holds: it does not ask for them."""
LABELLED: Final = re.compile(
    r"^(?:[^\W\d_a-zà-ÿ][^\W\d_]*(?:[ '’-][^\W\d_]+){0,3}|Vo(?:tre|s)(?:[ '’-][^\W\d_]+){1,9})[ \u00a0\u202f]?:\s+\S"
)
"""A few words, or what a form asks of who fills it, then the answer: « Action : trois ateliers », « Votre nom : … »."""
_BRIEF: Final = frozenset({"but", "buts", "coût", "quoi", "tags", "où"})
"""Headings of a few letters, with their accents; others as short (« site », « mail ») are too many things."""
INLINES: Final = 3
"""Known headings followed by their text on the same line, from which other words set so are headings too."""
LONG: Final = 120
"""Characters beyond which nothing is read as a heading."""
INLINE: Final = 45
"""The longest words before a colon that may be a heading."""


def headings(known: Known) -> dict[str, str]:
    """Folded headings of every profile, and the words that people use for them → the field."""
    fields = set(FORMS) | _POINTS
    told = [(words, key) for key, every in _told().items() for words in every]
    found = {fold(words): key for words, key in told if " " in words or len(words) > 4 or words in _BRIEF}
    titles = {fold(title) for title in known.schemas.properties("sheet", ()).values()}
    found |= {name: key for name, key in known.keys.items() if key in fields and (name != key or name in titles)}
    found = {name: key for name, key in found.items() if len(name) > 3 or name in _BRIEF}
    return found | {words: key for words, key in told if words in _BRIEF and len(words) < 4}


@cache
def common() -> dict[str, str]:
    """Folded words that people use for headings, whatever the project → the field."""
    return {fold(words): key for key, every in _told().items() for words in every if len(words) > len("où")}


@cache
def _told() -> dict[str, list[str]]:
    """Field → the words that people use for it."""
    told: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("asked.yaml").read_text(encoding="utf-8"))
    return {key: [words.removeprefix("= ") for words in every] for key, every in told.items()}


def heading(text: str, names: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The field, the heading and what follows it on its line, when a line is one: « Contacts : Une personne »,
    « Pourquoi cette action ? Les écoles sont loin »."""
    if BULLET.match(text) and not COUNTED.match(text):
        return None
    readings = [] if text.endswith((".", ",", ";")) else [(text, "")]
    cuts = (text.partition(sign) for sign in ":?")
    readings += [(before, rest.strip(" *_")) for before, sign, rest in cuts if sign == ":" or _says(rest)]
    if len(readings) > 1 and _says(readings[1][1]) and not fold(text).startswith("zoomsur"):
        readings.append(readings.pop(0))  # « Calendrier : 2023 – 2026 » says something under its heading
    for words, after in readings:
        if len(words) > LONG:
            continue
        bare = _MARKS.sub("", words).strip()
        if bare and not bare[0].islower() and _is_brief(bare) and (key := _named(bare.strip(" *_"), names)):
            return key, bare, after
    return None


def _says(words: str) -> bool:
    """Whether words say something, as a sign does not."""
    return any(map(str.isalnum, words))


def _is_brief(words: str) -> bool:
    """Whether words are as short as a heading, what it asks for in brackets apart: « Contexte (vingt lignes) »."""
    return len(_IN_BRACKETS.sub("", words)) <= INLINE


def _named(words: str, names: Mapping[str, str]) -> str | None:
    told = _NUMBER.sub("", words)
    short = _ARTICLE.sub("", told)
    once = _OF_WHAT.sub("", short)
    for bare in (words, told, short, once, _OF_WHAT.sub("", once)):
        if fold(bare).startswith("zoomsur"):
            return "zooms"
        if found := _known(bare, names):
            return found
    keys = of_each(_IN_BRACKETS.sub("", short), names)
    return keys[0] if any({*keys} <= alike for alike in (*TOGETHER, {keys[0]} if keys else set())) and keys else None


def of_each(words: str, names: Mapping[str, str]) -> list[str]:
    """The fields that words name, one after the other, where all of them name one: « Résultats / impacts »."""
    told = BETWEEN.split(words.rstrip(" :\u00a0")) if len(words) <= INLINE else []
    keys = [key for one in told if (key := _known(_ARTICLE.sub("", one), names))]
    return keys if len(told) > 1 and len(keys) == len(told) else []


def _known(words: str, names: Mapping[str, str]) -> str | None:
    folded = fold(words)  # « où » is no « ou »
    return names.get(folded) or names.get(folded.rstrip("s")) or names.get(words.strip(" ?\u00a0").lower())


def asked(label: str, names: Mapping[str, str]) -> str | None:
    """The field that the label of a cell asks for: as a heading would, else by the longest words of a question."""
    told = _IN_BRACKETS.sub("", label)
    if found := heading(told, names):
        return found[0]
    if key := opening(told, names):
        return key
    words = [word for word in _APART.split(told) if word] if told.endswith("?") else []
    sizes = range(min(len(words), 6), 0, -1)
    said = [" ".join(words[start : start + size]) for size in sizes for start in range(len(words) - size + 1)]
    for one in sorted(said, key=lambda one: bool(_ASKING.match(one))):  # « comment » says less than any other
        if key := _known(one, names):
            return None if key == "contacts" and AGREES.search(told) else key
    return None


def closes(text: str) -> bool:
    """Whether a line ends a sheet: what follows is no part of it."""
    return bool(CLOSING.match(text) or _AFTER.match(text))


def opening(text: str, names: Mapping[str, str]) -> str | None:
    """The field that the first words of a line name: « Objectifs du groupe de travail ». For lines that stand out."""
    words = _ARTICLE.sub("", _NUMBER.sub("", _MARKS.sub("", text))).split()
    for place in range(min(len(words) - 1, 6), 0, -1):
        if _LINK.match(words[place]) and (key := _known(" ".join(words[:place]), names)):
            return None if _names_another(words[place:], key, names) else key
    return None


def _names_another(words: Sequence[str], key: str, names: Mapping[str, str]) -> bool:
    """Whether what follows the first words of a heading names a field of another kind: « Freins et leviers »."""
    if not _AND.match(words[0]):
        return False
    told = _ARTICLE.sub("", " ".join(words[1:])).split()
    found = next((one for end in range(len(told), 0, -1) if (one := _known(" ".join(told[:end]), names))), key)
    return not any({key, found} <= alike for alike in (*TOGETHER, {key}))
