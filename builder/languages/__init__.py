"""The words of the interface in the language of the site: French as the source says them, others from one file each.

A language is a gettext file of this folder, ``<code>.po``: its ``msgid`` are the French words as templates, scripts and
Python have them. While a site is rendered, :func:`speaking` says in which language; :func:`_` and :func:`plural` answer
in it. What contributors wrote is :class:`Written`: it is never translated, and says its own language where it differs.
"""

from __future__ import annotations

from builder.languages.files import LanguageFault, available, language
from builder.languages.speech import FRENCH, N_, Language, Written, _, plural, speaking, spoken, told, written_in

__all__ = [
    "FRENCH",
    "N_",
    "Language",
    "LanguageFault",
    "Written",
    "_",
    "available",
    "language",
    "plural",
    "speaking",
    "spoken",
    "told",
    "written_in",
]
