"""Why a file cannot be brought in, said in French to whoever brought it."""

from __future__ import annotations


class Refused(Exception):
    """A file that is not read; the message says why, and what to do instead."""


def missing_library(name: str) -> Refused:
    """A library that only bringing in takes is not installed."""
    return Refused(f"Il manque la bibliothèque « {name} », qui lit ce genre de fichier : « make site » l'installe.")
