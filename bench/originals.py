"""What bringing in is worth on the documents of sheets, by two truths that share no code with the importer.

``by_headings``: a paragraph belongs to the field of the heading that is printed above it. It answers « is the reading
right ». ``by_sheets``: a passage belongs to the field where the editor of the sheet told it again. It answers « what is
left to move by hand ». The documents are not in this project: ``python -m bench.bring_in FOLDER``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from builder.importing.record import Record
from builder.nearest import fold

TEXTS: Final = frozenset(
    {"context", "origin", "objectives", "description", "steps", "initiatives", "governance", "funding", "impact"}
    | {"feedback", "success_factors", "obstacles", "vigilance_points", "next_steps", "zooms"}
    | {"indicators", "not_measured", "stakeholders"}
)
PRINTED: Final[Mapping[str, str]] = {
    "constat": "context origin",
    "contexte": "context",
    "presentation de la structure": "context",
    "objectif": "objectives",
    "origine": "origin",
    "description": "description initiatives",
    "realisation": "description initiatives steps",
    "grandes etapes": "steps description",
    "gouvernance": "governance",
    "financement": "funding",
    "partenaires": "stakeholders",
    "parties prenantes": "stakeholders",
    "impact": "impact indicators not_measured feedback",
    "indicateur": "indicators not_measured impact",
    "retour": "impact feedback",
    "obstacle": "obstacles",
    "points de vigilance": "vigilance_points",
    "cles de reussite": "success_factors",
    "projet": "next_steps",
    "zoom sur": "zooms",
    "contact": "contacts",
}
"""First words of a heading, as a person reads them → the fields that are right under it."""
_EMPTY: Final = frozenset(
    {"les", "des", "une", "dans", "pour", "que", "qui", "est", "sur", "par", "avec", "aux", "ont"}
)
TOLD: Final = 0.25
"""Share of its words that a passage and a field must have in common to say the same thing."""
_ARTICLE: Final = re.compile(r"^(?:(?:les?|la)\s+|l['’])", re.IGNORECASE)
_BULLET: Final = re.compile(r"^\s*(?:[-*•–→]+\s+)")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_KEYS: Final = frozenset({"editor_note", "organisation", "role", "date", "partners", "about", "kind", "funders"})


def texts(value: Any) -> Iterator[str]:
    """Every text under a value, without the notes of editors and what only links."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _KEYS:
                yield from texts(item)


def _printed(line: str) -> frozenset[str] | None:
    """The fields of a line that a reader sees as a heading; none at all for an unknown one; ``None`` for a text."""
    bare = _ARTICLE.sub("", re.sub(r"^[^\w]+", "", line).strip(" *"))
    words, colon, _ = bare.partition(":")
    letters = [char for char in bare if char.isalpha()]
    capitals = len(letters) > 6 and bare == bare.upper()
    short = len(words) < 30 and words[:1].isupper() and not _BULLET.match(line)
    name = next((key for key in PRINTED if fold(words).startswith(fold(key))), None)
    alone = name and len(fold(words)) <= len(fold(name)) + 2
    if name and (capitals or (short and alone and (colon or len(bare) < 30))):
        return frozenset(PRINTED[name].split())
    return frozenset() if capitals else None


def printed_passages(text: str) -> Iterator[tuple[frozenset[str], str]]:
    """The paragraphs of a document that stand under a known heading, with the fields of that heading."""
    fields: frozenset[str] = frozenset()
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        found = _printed(line) if line.strip() else None
        if (not line.strip() or found is not None or _BULLET.match(line)) and paragraph:
            if fields:
                yield fields, " ".join(paragraph)
            paragraph = []
        if found is not None:
            fields = found
        elif line.strip():
            paragraph.append(line.strip())


def by_headings(text: str, drafts: Sequence[Record]) -> Counter[str]:
    """Paragraphs of a document under a known heading, and those that a draft has in a field of that heading."""
    made: Counter[str] = Counter()
    placed = [(key, fold(passage.text.replace("-", ""))) for draft in drafts for key, passage in draft.placed]
    for fields, paragraph in printed_passages(text):
        wanted = fold(paragraph.replace("-", ""))
        if len(paragraph.split()) < 4 or "contacts" in fields:
            continue
        made["passages"] += 1
        right = (key in fields and (wanted in words or words in wanted) for key, words in placed if words)
        made["passages found"] += any(right)
    return made


@dataclass(frozen=True, slots=True)
class Edited:
    """A sheet as its editor wrote it, and the fields that its collection prints under one heading."""

    data: Mapping[str, Any]
    together: tuple[frozenset[str], ...]
    names: Mapping[str, tuple[str, ...]]
    """Organisation → every name it goes by."""

    def told(self, key: str) -> Iterator[str]:
        """The texts of a field, and the names of who takes part."""
        yield from texts(self.data[key])
        for party in self.data[key] if key == "stakeholders" else ():
            yield from self.names.get(str(party.get("organisation")), ())

    def alike(self, one: str, other: str) -> bool:
        """Whether two fields are one heading for its readers."""
        return one == other or any(one in group and other in group for group in self.together)


def likeness(sheet: Edited, draft: Record) -> float:
    """The share of the words of a draft that a sheet has; a draft of a few words is like none."""
    told = _words(" ".join(passage.text for _, passage in draft.placed))
    return len(_words(" ".join(texts(sheet.data))) & told) / (len(told) + 20)


def nearest_draft(sheet: Edited, drafts: Sequence[Record]) -> Record:
    """The draft that shares most words with a sheet."""
    return max(drafts, key=lambda draft: likeness(sheet, draft))


def by_sheet(sheet: Edited, draft: Record) -> Counter[str]:
    """Passages of a draft that its sheet tells again, those in the field where it does, and the fields filled."""
    made: Counter[str] = Counter()
    fields = {key: _words(" ".join(sheet.told(key))) for key in TEXTS if sheet.data.get(key)}
    lines = [int(passage.place["line"]) for key, passage in draft.placed if key == "heading"]
    left = [(None, passage) for passage, _ in draft.unplaced
            if lines and min(lines) < int(passage.place.get("line", 0)) < max(lines)]  # fmt: skip
    for key, passage in [*draft.placed, *left]:
        words = _words(passage.text)
        if (key is not None and key not in TEXTS) or len(words) < 4:
            continue
        shares = {other: len(words & told) / len(words) for other, told in fields.items()}
        best = max(shares.values(), default=0.0)
        if best < TOLD:
            continue
        made["passages"] += 1
        near = [other for other, share in shares.items() if share >= best * 0.8]
        made["passages found"] += key is not None and any(sheet.alike(key, other) for other in near)
    for key in fields:
        made["fields"] += 1
        made["fields found"] += any(sheet.alike(key, other) for other in draft.data if other in TEXTS)
    return made


def named(sheet: Edited, draft: Record) -> Counter[str]:
    """Figures and organisations of a sheet that the passages of its draft print, and those held or proposed.

    A figure is dated when one passage gives it with its year; one whose year stands elsewhere counts as undated.
    """
    made: Counter[str] = Counter()
    every = [passage.text for _, passage in draft.placed] + [passage.text for passage, _ in draft.unplaced]
    said = " ".join(every)
    told = {(value, str(date)[:4]) for value, date in _values(sheet.data)}
    dated = {
        (value, year) for value, year in told if any(_has(one, _spelled(value)) and _has(one, year) for one in every)
    }
    offered = {(float(value), year) for value, date in proposals(draft) for year in (date[:4], date[-4:])}
    made["figures"], made["figures found"] = len(dated), len(dated & offered)
    alone = {value for value, _ in told - dated if _has(said, _spelled(value))}
    made["undated"], made["undated found"] = len(alone), len(alone & {value for value, _ in offered})
    parties = {str(party["organisation"]) for party in sheet.data.get("stakeholders", ()) if "organisation" in party}
    known = {one for one in parties if any(_has(said, re.escape(name)) for name in sheet.names[one])}
    held = {str(party.get("organisation")) for party in draft.data.get("stakeholders", ())}
    for key, _, _, told_again in draft.doubts:
        if key in {"organisation", "stakeholders"} and told_again:
            held |= {told_again} if isinstance(told_again, str) else set(told_again)
    made["organisations"], made["organisations found"] = len(known), len(known & held)
    return made


def whole(text: str, drafts: Sequence[Record]) -> Counter[str]:
    """Addresses that a document prints and those in contacts; values of drafts that it does not print."""
    made: Counter[str] = Counter()
    joined = re.sub(r"-\n", "-", text)
    printed = set(_EMAIL.findall(joined))
    held = {str(one["email"]) for draft in drafts for one in draft.data.get("contacts", ()) if "email" in one}
    made["contacts"], made["contacts found"] = len(printed), len(printed & held)
    made["invented"] += len(held - printed)
    for draft in drafts:
        offered = list(proposals(draft))
        made["proposed"] += len(offered)
        made["invented"] += sum(
            not (_has(text, _spelled(value)) and all(_has(text, year) for year in re.findall(r"\d{4}", date)))
            for value, date in offered
        )
    return made


def _values(sheet: Mapping[str, Any]) -> Iterator[tuple[float, str]]:
    for indicator in sheet.get("indicators", ()):
        for value in indicator.get("values", ()):
            if isinstance(value.get("value"), int | float) and value.get("date"):
                yield float(value["value"]), str(value["date"])


def proposals(draft: Record) -> Iterator[tuple[float, str]]:
    """The dated figures that a draft holds or proposes."""
    yield from _values(draft.data)
    for key, _, _, told in draft.doubts:
        if key == "indicators" and isinstance(told, dict) and "value" in told:
            yield float(told["value"]), str(told.get("date", ""))


def _spelled(value: float) -> str:
    """A number as French prints it: « 1 087,5 »."""
    whole, _, decimals = f"{value:g}".partition(".")
    spaced = r"[ \u00a0\u202f.]?".join(re.findall(r"\d{1,3}(?=(?:\d{3})*$)", whole.lstrip("-")))
    return spaced + (rf"[,.]{decimals}" if decimals else "")


def _has(text: str, pattern: str) -> bool:
    return re.search(rf"(?<![\w,.]){pattern}(?![,.]?\d|\w)", text, re.IGNORECASE) is not None


def _words(text: str) -> set[str]:
    return {word[:7] for word in re.findall(r"[a-zà-ÿœ0-9]{3,}", text.casefold()) if word not in _EMPTY}
