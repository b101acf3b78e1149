"""What published content needs over time: reviews that fall due, consents that end, links that die.

Checking says whether a file is right; caring says what the calendar and the web did to files that were.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Matter = Literal["review", "consent", "link"]


@dataclass(frozen=True, slots=True, order=True)
class Concern:
    """One thing to look after.

    ``urgent`` when it is late, ended or dead; else it is only near or uncertain. ``words`` says it in French; ``day``
    is the date it speaks of, if it says one, ``address`` the link.
    """

    matter: Matter
    urgent: bool
    file: str
    line: int
    words: str
    day: str = ""
    address: str = ""
