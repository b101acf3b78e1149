"""Words cut at the end of a line, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST: Final = re.compile(r"[\w@./-]+-$")
_FIRST: Final = re.compile(r"^[\w@./-]+")
COMPOUND: Final = re.compile(
    r"^(?:"
    r"(?:rendez|demi|semi|après|savoir|saint|sainte|vice|celui|celle|ceux|celles|là|mots|tiers|laissez)-.+"
    r"|.+-(?:vous|nous|mêmes?|t-.+|(?:à|de|du|des|en|la|le|les|lès|sur|sous|et)-.+)"
    r"|sous-(?!cri|sign|trac|trai(?!tan|tem|ter|té)).+"
    r"|(?:peut|bien|mieux|mal)-être|est-(?:ce|il|elle)|au-(?:delà|dess[ou]+s|devant)|ci-(?:dess[ou]+s|contre|joint.*|après)"
    r"|non-(?:mixt|recours|discrim|respect|binaire|emploi).*|mi-(?:temps|parcours|chemin)|porte-parole|mot-clé|week-ends?"
    r"|(?:auto|micro)-(?:école|entrepr|évalu|crèche).*|(?:compte-rend|comptes-rend|chefs?-lieu|avant-projet).*"
    r"|(?:grands?|petits?|petite)-(?:mère|père|parent|enfant|fils|fille|déjeuner).*|entre-(?:soi|deux)|main-d"
    r")$",
    re.IGNORECASE,
)
"""Words that are always written with a hyphen, so that the end of a line cuts them there."""
_NEAR: Final = 200
"""Characters around the end of a line in which a cut word is looked for."""


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """The whole words of a document: those that tell how a cut one is spelled."""
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line))


def join(lines: Sequence[str], known: frozenset[str]) -> str:
    """Lines as one text: a hyphen that ends a line goes, unless the word is written with it, here or always."""
    text = ""
    for line in lines:
        if not text:
            text = line
            continue
        last, first = _LAST.search(text[-_NEAR:]), _FIRST.match(line[:_NEAR])
        if not (last and first) or not text[-2:-1].isalpha() or not line[0].isalpha():
            text += ("" if last and first and "@" in last[0] else " ") + line
        elif line[0].isupper():
            text += line  # « Pas-de-Calais »
        elif _keeps(last[0], first[0], known):
            text += line
        else:
            text = text[:-1] + line
    return text


def _keeps(last: str, first: str, known: frozenset[str]) -> bool:
    """Whether the hyphen belongs to the word."""
    if "@" in last + first or "/" in last + first:
        return True
    with_it, without = f"{last}{first}".casefold().strip(".,"), f"{last[:-1]}{first}".casefold().strip(".,")
    if without in known:
        return False
    return with_it in known or "-" in last[:-1] or bool(COMPOUND.match(with_it))
