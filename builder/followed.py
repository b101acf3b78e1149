"""Which links of a text are followed: none that makes believe that it leads to another site, or to another mailbox."""

from __future__ import annotations

import re
from typing import Final

from builder.formats import HOST

_SITE: Final = re.compile(rf"[Hh][Tt][Tt][Pp][Ss]://({HOST})(?::[0-9]{{0,5}})?(?:[/?#][\s\S]*)?")
_SITE_SAID: Final = re.compile(rf"^[\s*_]{{0,9}}(?:[Hh][Tt][Tt][Pp][Ss]?://|(?=[Ww]{{3}}\.))({HOST})")
"""Words that begin as an address: a name alone, as « Booking.com », may be anything's."""
_BOX_SAID: Final = re.compile(rf"[\s*_]{{0,9}}([A-Za-z0-9.%+'_-]{{1,64}}@{HOST})[\s*_]{{0,9}}")
_BOX: Final = re.compile(r"[Mm][Aa][Ii][Ll][Tt][Oo]:([^?]*)(?:\?[\s\S]*)?")


def deceives(words: str, target: str) -> bool:
    """Whether a link says that it leads elsewhere than it does: by a name before an at sign, by a letter of another
    alphabet, by words that are another address.

    Args:
        words: those that the reader sees.
        target: its address; https, mailto or tel.
    """
    site = _SITE.fullmatch(target)
    if site is None and target[:6].lower() == "https:":
        return True
    if (said := _SITE_SAID.search(words)) is not None:
        return site is None or not _same_house(said[1], site[1])
    box, named = _BOX.fullmatch(target), _BOX_SAID.fullmatch(words)
    return box is not None and named is not None and box[1].lower() != named[1].lower()


def _same_house(one: str, other: str) -> bool:
    """Whether two names of sites are the same, or one is a part of the other: « caf.fr », « connect.caf.fr »."""
    first, second = (f".{name.lower().removeprefix('www.')}" for name in (one, other))
    return first.endswith(second) or second.endswith(first)
