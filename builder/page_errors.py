"""What the engine says of links, in French and with their line: it says it in English, without. Its server too.

Only the words of the engine are here; where links lead is its own affair.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from builder.diagnostics import on_one_line
from builder.typography import french

LOGGERS: Final = ("mkdocs.structure.pages", "mkdocs.structure.nav")
"""Where the engine says it."""
_IN_PAGE: Final = r"Doc file '(?P<page>.*?)' contains (?:an? )?"
_SAID: Final = (
    (
        rf"{_IN_PAGE}absolute link '(?P<link>.*?)', it was",
        "commence par « / », qui ne mène pas partout au même endroit",
    ),
    (rf"{_IN_PAGE}unrecognized relative link '(?P<link>.*?)', it was", "ne mène à aucune page"),
    (rf"{_IN_PAGE}link '(?P<link>.*?)', but the target", "ne mène à aucune page ni à aucun fichier"),
    (rf"{_IN_PAGE}link '(?P<link>.*?)', but (?:there is|the doc) ", "mène à un passage que la page n'a pas"),
    (rf"{_IN_PAGE}link to '(?P<link>.*?)' which is", "mène à une page qui n'est pas publiée"),
    (
        r"(?P<page>A)(?:n absolute path| reference) to '(?P<link>.*?)' is included",
        "du menu (nav) ne mène à aucune page",
    ),
)
"""What the engine says of a link → what to say of it."""
_ADVICE: Final = "Corrigez-le, ou supprimez-le. Une page se nomme depuis le dossier de celle-ci, avec « .md »."
_OF_MENU: Final = "Corrigez-le, ou supprimez-le. Une page se nomme depuis content/pages, avec « .md »."
_MEANT: Final = re.compile(r"Did you mean '(?P<meant>.*)'\?$")
_STEPS: Final = {
    "Building documentation...": "Construction du site…",
    "Serving on ": "Pour voir le site, ouvrez cette adresse (Ctrl+C pour arrêter) : ",
    "Reloading browsers": "Page rechargée.",
    "Cleaning site directory": "",
    "Documentation built in ": "",
    "Watching paths for changes: ": "",
    "Detected file changes": "",
    "Browser connected: ": "",
    "Shutting down...": "",
    "Page skipped: ": "",  # the models of alike pages, which are no pages
}
"""How what its server says begins, and what to say instead, which is nothing where it helps nobody."""
_ABORTED: Final = re.compile(r"Aborted with \d+ warnings? in strict mode!")


class InFrench(logging.Filter):
    """Turns what the engine says of a link into French.

    Args:
        settings: the file of settings, where the menu is.
        pages: the folder of the pages that people write.
    """

    def __init__(self, settings: Path, pages: Path) -> None:
        super().__init__()
        self._settings, self._pages = settings.resolve(), pages.resolve()

    def filter(self, record: logging.LogRecord) -> bool:
        """Say it in French; nothing is kept from being said."""
        said = record.getMessage()
        for pattern, words in _SAID:
            if found := re.match(pattern, said):
                record.msg, record.args = self._told(found, words, _MEANT.search(said)), None
                break
        return True

    def _told(self, found: re.Match[str], words: str, meant: re.Match[str] | None) -> str:
        link, in_page = found["link"], found["page"] != "A"
        path = self._pages / found["page"] if in_page else self._settings
        advice = f"Vouliez-vous dire « {on_one_line(meant['meant'])} » ?" if meant else _ADVICE if in_page else _OF_MENU
        place = path.relative_to(self._settings.parent) if path.is_relative_to(self._settings.parent) else path
        what = french(f"le lien « {on_one_line(link)} » {words}. {advice}")
        return f"{on_one_line(place.as_posix())}:{_line(path, link)}: {what}"


def step_in_french(record: logging.LogRecord) -> bool:
    """What the engine's server does, in French; a filter of records, which keeps out what helps nobody."""
    said = record.getMessage()
    for english, french_words in _STEPS.items():
        before, found, after = said.partition(english)
        if found and re.fullmatch(r"(\[[\d:]+\] )?", before):
            record.msg, record.args = f"{before}{french_words}{after if english.endswith(' ') else ''}", None
            return bool(french_words)
    return True


def outcome(error: BaseException) -> str:
    """How a build ended, after what was said above."""
    return "Corrigez ce qui est dit ci-dessus, puis relancez." if _ABORTED.fullmatch(str(error)) else str(error)


def _line(path: Path, link: str) -> int:
    """The line of a link in a file, 1 where it is written otherwise, or where nobody wrote the file."""
    if not path.is_file():
        return 1
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    whole = re.compile(rf"(?<![\w/.-])(?:{re.escape(link)}|{re.escape(unquote(link))})(?=[\s)>\]\"']|$)")
    return next((number for number, line in enumerate(lines, 1) if whole.search(line)), 1)
