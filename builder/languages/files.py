"""The files of languages: gettext, so that Poedit and Weblate open them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from builder.languages.messages import Message, places
from builder.languages.speech import FRENCH, SOURCE, Language

FOLDER: Final = Path(__file__).resolve().parent
_UNSAFE: Final = re.compile(r"[<>&`\\]|\{%|\{#|%\}|#\}")
"""What would be markup or code in the template or the script that receives a translation."""


class LanguageFault(Exception):
    """A language that cannot be spoken; the message, in French, is for the person who asked."""


def available() -> tuple[str, ...]:
    """The codes of the languages of the interface."""
    return (SOURCE, *sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def language(code: str) -> Language:
    """A language by its code.

    Raises:
        LanguageFault: it has no file, or its file says what cannot be shown.
    """
    if code == SOURCE:
        return FRENCH
    if code not in available():
        raise LanguageFault(
            f"« {code} » n’a pas de fichier de mots. Langues possibles : {', '.join(available())}. "
            "Pour en ajouter une, voyez docs/languages.md."
        )
    path = FOLDER / f"{code}.po"
    try:
        catalog = read_po(io.BytesIO(path.read_bytes()), locale=code, abort_invalid=True)
    except ValueError as error:  # PoFileError is one
        raise LanguageFault(
            f"builder/languages/{path.name} ne se lit pas comme un fichier gettext : {error}"
        ) from error
    for entry in entries(catalog):
        if fault := _fault(entry):
            raise LanguageFault(f"builder/languages/{path.name}:{entry.lineno}: {fault}")
    return _spoken(code, catalog)


def entries(catalog: Catalog) -> Iterator[Entry]:
    """The entries of a file but its heading."""
    return (entry for entry in catalog if entry.id)


def _spoken(code: str, catalog: Catalog) -> Language:
    words: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for entry in entries(catalog):
        if entry.fuzzy or not all(_strings(entry)):
            continue
        if isinstance(entry.id, str):
            words[entry.id] = str(entry.string)
        else:
            forms[entry.id[0]] = tuple(_strings(entry))
    return Language(code, words, forms, c2py(catalog.plural_expr))


def _strings(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())


def _fault(entry: Entry) -> str:
    """Why a translation may not be used; empty when it may."""
    known = places(" ".join((entry.id,) if isinstance(entry.id, str) else entry.id))
    for string in _strings(entry):
        if unknown := places(string) - known:
            return f"« {min(unknown)} » n’est pas dans les mots français de cette entrée."
        bare = string
        for place in known:
            bare = bare.replace(place, "")
        if found := _UNSAFE.search(bare):
            return f"« {found[0]} » n’est permis que là où les mots français l’ont."
    return ""


def updated(code: str, messages: Iterable[Message], kept: bytes) -> bytes:
    """The file of a language with an entry for each message and no other; its head and translations are ``kept``."""
    head, _, _rest = kept.partition(b"\n\n")
    old = read_po(io.BytesIO(kept), locale=code)
    new = Catalog(locale=code)
    for message in messages:
        found = old.get(message.id)
        string = found.string if found else ""
        identity = (message.id, message.many) if message.many else message.id
        if message.many and isinstance(string, str):
            string = (string,) * 2 if string else ("", "")
        remarks = found.user_comments if found else ()
        new.add(identity, string, locations=[(path, 0) for path in message.files], user_comments=remarks)
    out = io.BytesIO()
    write_po(out, new, width=0, omit_header=True, include_lineno=False)
    return head.rstrip() + b"\n\n" + out.getvalue()
