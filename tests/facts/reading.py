"""What a reader finds in a file of ``content/``: passages with their words and numbers, and dates.

A number counts only in a passage, beside the words that say what it counts: 8 stations are not 8 contracts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from builder.diagnostics import Path
from builder.project import Checked, Entry

_UNREAD: Final = frozenset(
    {"id", "sources", "page", "pages", "added_on", "reviewed_on", "review_due", "headings", "url", "about", "term"}
)
"""Keys that hold no fact: identifiers, pages, stewardship, addresses."""

_GROUPED: Final = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_TOKEN: Final = re.compile(rf"(?P<number>{_GROUPED})|[^\W\d_]+")
_IN_WORDS: Final = {
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "cent": 100,
    "mille": 1000,
    "vingtaine": 20,
    "trentaine": 30,
    "cinquantaine": 50,
    "centaine": 100,
}
_MONTHS: Final = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_WRITTEN_DATE: Final = re.compile(rf"(?:(\d{{1,2}})(?:er)? )?(?:({'|'.join(_MONTHS)}) )?((?:19|20)\d\d)\b")
_ISO: Final = re.compile(r"\b(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?\b")


def plain(text: str) -> str:
    """Lower case, without accents, with one apostrophe."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """The words and numbers of a text, in order, folded."""
    return [match.group() for match in _TOKEN.finditer(plain(text))]


def digits(text: str) -> set[float]:
    """The numbers that a text writes in digits."""
    return {_value(match.group()) for match in _TOKEN.finditer(plain(text)) if match.group("number")}


def _value(number: str) -> float:
    return float(re.sub(r"\s", "", number).replace(",", "."))


@dataclass(slots=True)
class Passage:
    """Texts and numbers that are read together: one indicator, one initiative, one paragraph field."""

    words: list[str] = field(default_factory=list)
    numbers: set[float] = field(default_factory=set)
    figures: set[float] = field(default_factory=set)
    """The numbers in digits, those of dates apart."""

    def add(self, value: str | float) -> None:
        """Take in a text, with the numbers it writes in digits or in words, or a bare number."""
        if isinstance(value, int | float):
            self.numbers.add(float(value))
            self.figures.add(float(value))
            return
        self.figures |= digits(_WRITTEN_DATE.sub(" ", plain(value)))
        for match in _TOKEN.finditer(plain(value)):
            self.words.append(match.group())
            if match.group("number"):
                self.numbers.add(_value(match.group()))
            elif match.group() in _IN_WORDS:
                self.numbers.add(float(_IN_WORDS[match.group()]))
        self.words.append("")  # names do not run over two texts

    def holds(self, number: float, beside: list[str]) -> bool:
        """Whether the number stands here beside words that begin like these."""
        starts = [start for text in beside for start in words(text)]
        return number in self.numbers and all(any(word.startswith(start) for word in self.words) for start in starts)

    def names(self, name: str) -> bool:
        """Whether the words of ``name`` stand here in a row."""
        wanted = words(name)
        return any(self.words[i : i + len(wanted)] == wanted for i in range(len(self.words)))


@dataclass(slots=True)
class Reading:
    """All that a file tells."""

    passages: list[Passage]
    dates: set[str]

    def figures(self) -> set[float]:
        """Every number in digits, those of dates apart."""
        return set().union(*(passage.figures for passage in self.passages))

    def has_number(self, number: float, beside: list[str]) -> bool:
        """Whether some passage gives this number, of these words."""
        return any(passage.holds(number, beside) for passage in self.passages)

    def has_date(self, date: str) -> bool:
        """Whether a date is given at least as precisely: 2023-06 by 15 June 2023, not by 2023."""
        return any(known == date or known.startswith(f"{date}-") for known in self.dates)

    def has_name(self, name: str) -> bool:
        """Whether a passage writes this name."""
        return any(passage.names(name) for passage in self.passages)


def read(entry: Entry, checked: Checked, instead: Mapping[Path, float] = MappingProxyType({})) -> Reading:
    """Read one file: its texts, its numbers, and the names of the structures it refers to.

    Args:
        instead: numbers to read in place of those of the file, by place, to try what a wrong one does.
    """
    qualifiers = {
        term["id"]: str(term["label"])
        for vocabulary in checked.project.of("vocabulary")
        if vocabulary.id == "qualifiers"
        for term in vocabulary.data["terms"]
    }
    bricks = {path for path, value, about in entry.nodes if about.brick == "indicator" and isinstance(value, dict)}
    found: dict[Path, Passage] = {}
    dates: set[str] = set()
    for path, written, about in entry.nodes:
        if isinstance(written, dict | list | bool) or written is None or _UNREAD & set(path):
            continue
        value = instead.get(path, written)
        passage = found.setdefault(_place(entry, path, bricks), Passage())
        if any("partial-date" in name for name in about.formats):
            dates.update(_ISO.findall(str(value)))
        elif about.reference == "organisation":
            for name in _names(checked, str(value)):
                passage.add(name)
        elif about.vocabulary == "qualifiers":
            passage.add(qualifiers.get(str(value), ""))
        elif not about.vocabulary and not about.reference:
            passage.add(value)
            dates.update(written_dates(value) if isinstance(value, str) else ())
    return Reading(list(found.values()), dates)


def _place(entry: Entry, path: Path, bricks: set[Path]) -> Path:
    """What a value is read with: its indicator, or else the block around it, or itself."""
    for length in range(len(path) - 1, 0, -1):
        if path[:length] in bricks:
            return path[:length]
    for length in range(len(path) - 1, 0, -1):
        if isinstance(entry.get(path[:length]), dict):
            return path[:length]
    return path


def _names(checked: Checked, organisation: str) -> Iterator[str]:
    data: dict[str, Any] = checked.organisations[organisation].data if organisation in checked.organisations else {}
    yield from (str(data[key]) for key in ("name", "acronym", "expansion") if key in data)
    yield from map(str, data.get("aliases", ()))


def written_dates(text: str) -> Iterator[str]:
    """The dates that a French text writes: « 15 juin 2023 », « mai 2023 », « 2015 »."""
    for day, month, year in _WRITTEN_DATE.findall(plain(text)):
        if month:
            yield f"{year}-{_MONTHS.index(month) + 1:02}" + (f"-{int(day):02}" if day else "")
        else:
            yield year
