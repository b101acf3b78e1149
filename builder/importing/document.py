"""The sheets found in a document → drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from builder.drafting import Known
from builder.examples import slug
from builder.importing import recognising
from builder.importing.announced import by_announcement
from builder.importing.boxes import NOT_TICKED, answered
from builder.importing.briefs import briefs
from builder.importing.carried import bared
from builder.importing.clues import WHY, clue, has_no_heading, reaches
from builder.importing.consenting import refused, withhold, without_agreements
from builder.importing.contacting import REACHES
from builder.importing.filling import VOCABULARIES
from builder.importing.furniture import apart
from builder.importing.grids import HINT, arranged
from builder.importing.headings import HINTED, LETTER, PICTURED, SIGN, closes, headings
from builder.importing.lines import ENDED, LABEL, Line
from builder.importing.parts import put, put_contacts, with_what_helped
from builder.importing.passages import one_a_line, place_of
from builder.importing.pictures import Document, Picture
from builder.importing.record import Passage, Record, measured
from builder.importing.scrambled import put_back
from builder.importing.sections import ALIKE, FRONT, LOOSE, Found, Part, sheets

NO_HEADING: Final = "aucune rubrique reconnue au-dessus"
UNKNOWN_HEADING: Final = "sous un intertitre qui n'est celui d'aucune rubrique"
_ADVISING: Final = frozenset({"success_factors", "vigilance_points", "next_steps", "obstacles", "quotes", "feedback"})
"""Fields whose author may tell readers what to do."""
_REACHING: Final = frozenset({"contacts", "resources"})
_WITHIN: Final = "une adresse ou un téléphone dans ce texte : à mettre dans les contacts, si la personne est d'accord"
_TITLE: Final = 160
_SUMMARY: Final = 500
_LABELLED: Final = Line("", 0, level=LABEL).rank


def drafts(document: Document, known: Known, source: str) -> Iterator[Record]:
    """One draft a sheet, in the order of the document, holding everything between them.

    Args:
        document: its lines and pictures.
        known: the project.
        source: the name of the file, for who reads the draft.
    """
    names = headings(known)
    kept, furniture = apart(arranged(bared(document.lines, names), names), names)
    every = list(_arranged(sheets(kept, names)))
    shares = _shared(document.pictures, every)
    said = Counter(text for found in every for text in {one.text for part in found.parts for one in part.emphatic})
    fronts = (one.text for found in every for part in found.parts if part.key == FRONT for one in part.paragraphs)
    signs = frozenset([*(words for words, times in said.items() if times > 1), *filter(SIGN.match, fronts)])
    for number, found in enumerate(every, 1):
        record = Record(known, source)
        if number == 1:
            record.entered = sum(measured(line.text) for line in furniture)
            refusal = next(filter(None, map(refused, every)), None)
            for line in furniture:
                passage = Passage(line.text, place_of(line))
                if refusal and REACHES.search(line.text):
                    record.withhold(passage, refusal.question)
                else:
                    record.leave(passage, line.aside)
            record.remarks = list(document.remarks)
        _fill(record, found, signs)
        _picture(record, shares[number - 1])
        record.key = f"{source}#{record.digest()}/{number}"  # another document may have this name
        title = str(record.data.get("title", ""))
        record.like = "/".join(filter(None, (source, slug(title) or title)))
        record.data.setdefault("id", slug(title) or f"{slug(source) or 'document'}-{number}")
        yield record


def _arranged(every: Sequence[Found]) -> Iterator[Found]:
    """Sheets with their lists under their headings, then the initiatives that each holds in passing."""
    for found in every:
        put_back(found)
        by_announcement(found)
        short = list(briefs(found))
        yield found
        yield from short


def _shared(pictures: Sequence[Picture], every: Sequence[Found]) -> list[list[Picture]]:
    """The pictures of each sheet: those that stand after its first words and before the next one's."""
    starts = []
    for found in every:
        places = [passage.place for part in found.parts for passage in (part.title, *part.paragraphs) if passage.place]
        starts.append(min(((int(at.get("page", 0)), int(at.get("line", 0))) for at in places), default=(0, 0)))
    shares: list[list[Picture]] = [[] for _ in every]
    for picture in pictures:
        before = [place for place, start in enumerate(starts) if start <= (picture.page, picture.number)]
        shares[max(before, key=lambda place: starts[place], default=0)].append(picture)
    return shares


def _picture(record: Record, pictures: Sequence[Picture]) -> None:
    """Pictures wait for the words that replace them; those of the document are proposed."""
    for picture in pictures:
        place: dict[str, int | str] = {"page": picture.page} if picture.page else {}
        place["line"] = picture.number
        if picture.suffix:
            record.pictures.append(picture)
            why = "le texte de remplacement : ce que montre l'image, pour qui ne la voit pas ; et qui en a les droits"
        else:
            why = "une image du document ne peut pas être lue : enregistrez-la à part, en .png ou .jpg"
        record.doubt("media", Passage(picture.alt, place), why, picture.alt or None)


def _fill(record: Record, found: Found, signs: frozenset[str]) -> None:
    record.entered += sum(measured(p.text) for part in found.parts for p in (part.title, *part.paragraphs))
    refusal = refused(found)
    without_agreements(record, found, refusal)
    if refusal:
        withhold(record, found, refusal)
    record.data["kind"] = "case_study" if {"context", "objectives"} <= found.keys() else "brief"
    front = _title(record, found, signs)
    _organisation(record, found)
    bare = has_no_heading(found)
    for part in found.parts:
        if part.title.text:
            record.place("heading", part.title)
        if part.key in {FRONT, LOOSE}:
            for passage in part.paragraphs:
                if passage not in front:
                    record.leave(passage, NO_HEADING if part.key == FRONT else UNKNOWN_HEADING)
                    if bare and (key := clue(passage.text)):
                        record.doubt(key, passage, WHY)
        else:
            _put(record, part, asks=not refusal)
        for passage in part.moved:
            record.doubt(part.key, passage, part.why)
    put_contacts(
        record, [(part.title.text, one) for part in found.parts if part.key == "contacts" for one in part.paragraphs]
    )
    for part in found.parts:
        _propose(record, part.paragraphs, results=part.key in {"impact", "indicators", "feedback"})


def _put(record: Record, part: Part, *, asks: bool) -> None:
    """The passages under a known heading, without what a form tells, and what is not ticked.

    Args:
        record: the draft.
        part: the heading and what stands under it.
        asks: whether to ask about those that hold an address, which nothing else asks about.
    """
    hints = [one for one in part.paragraphs[:1] if part.key not in _ADVISING and HINTED.match(one.text)]
    for passage in hints:
        record.leave(passage, HINT)
    told = one_a_line(part.key, part.paragraphs[len(hints) :])
    part.paragraphs, empty = answered(told, closed=part.key in VOCABULARIES)
    with_what_helped(record, part)
    put(record, part)
    for passage in empty:
        record.leave(passage, NOT_TICKED)
    for passage in part.paragraphs if asks and part.key not in _REACHING else ():
        if reaches(passage.text):
            record.doubt(part.key, passage, _WITHIN)


def _title(record: Record, found: Found, signs: frozenset[str]) -> list[Passage]:
    """The title, then a summary where one paragraph follows it; what they take of the front.

    Args:
        record: the draft.
        found: the sheet.
        signs: what stands out above several sheets (« L'étude de cas »): no title, but one follows.
    """
    if any(part.key == "title" for part in found.parts):
        return []
    chosen = _title_of(found, signs)
    if chosen is None:
        record.doubt("title", Passage(""), "aucun titre trouvé")
        return []
    part, title = chosen
    record.data["title"] = PICTURED.sub("", title.text)
    record.place("title", title)
    record.doubt("title", title, "le titre")
    if _is_label(title):
        return [title]  # what is beside it is what it asks for
    after = _beyond(part.paragraphs[part.paragraphs.index(title) + 1 :])
    told = (p for p in after if _tells(p))
    summary = next((p for p in told if p not in part.emphatic or p.text.endswith(".")), None)
    if summary is None or not 20 <= len(summary.text) <= _SUMMARY:
        return [title]
    record.data["summary"] = " ".join(summary.text.split())
    record.place("summary", summary)
    record.doubt("summary", summary, "le résumé")
    return [title, summary]


def _tells(one: Passage) -> bool:
    """Whether a paragraph may sum a sheet up: no word of a letter, and no title or label above other lines."""
    headed = one.lines and not ENDED.search(one.lines[0].text)
    return not (headed or LETTER.match(one.text) or SIGN.match(one.text))


def _is_label(one: Passage) -> bool:
    """Whether words label a cell: they are no title, and what is beside them no summary."""
    return one.rank == _LABELLED


def _beyond(paragraphs: Sequence[Passage]) -> list[Passage]:
    """What follows a title, up to the label of something else."""
    return [*takewhile(lambda one: not _is_label(one), paragraphs)]


def _title_of(found: Found, signs: frozenset[str]) -> tuple[Part, Passage] | None:
    """The last words of the front that stand out.

    First those that do so more than any heading, then what follows a sign, then any, then the first elsewhere.
    """
    told = [part for part in found.parts if part.key in {FRONT, LOOSE}]
    shown = [(part, p) for part in told for p in part.emphatic if p.text not in signs and _fits([p])]
    front = [(part, p) for part, p in shown if part.key == FRONT]
    most = max((part.rank for part in found.parts), default=0.0) * (1 + ALIKE)
    if larger := [one for one in front if one[1].rank > most > 0]:
        return larger[-1]
    for part in told:
        places = [place for place, passage in enumerate(part.paragraphs) if passage.text in signs]
        after = [one for one in part.paragraphs[places[-1] + 1 :] if not LETTER.match(one.text)] if places else []
        if part.key == FRONT and _fits(after):
            return part, after[0]
    plain = [(part, p) for part in told for p in part.paragraphs if part.key == FRONT and _fits([p])]
    named = [one for one in front if not _is_label(one[1])]
    if not found.keys() and named:  # nothing says where the front ends
        return max(named, key=lambda one: one[1].rank)
    free = [*takewhile(lambda one: not _is_label(one[1]), plain)]
    return next(iter([*named[-1:], *free, *front, *plain, *shown]), None)


def _fits(passages: Sequence[Passage]) -> bool:
    """Whether the first of some passages may be a title: a few letters, and not those that begin or end a message."""
    told = [one.text for one in passages[:1] if 8 <= len(one.text) <= _TITLE]
    free = [text for text in told if not (LETTER.match(text) or closes(text))]
    return any(sum(map(str.isalpha, text)) > 3 for text in free)


def _organisation(record: Record, found: Found) -> None:
    """The organisation that a sheet names most: proposed only, since the one that acts may be named less."""
    text = "\n".join(passage.text for part in found.parts for passage in part.paragraphs)
    counted = recognising.organisations(text, record.known.organisations)
    if counted and not any(part.key == "organisation" for part in found.parts):
        likely = max(counted, key=lambda name: counted[name])
        record.doubt("organisation", Passage(""), "structure porteuse, d'après celles que le texte nomme", likely)
    if counted:
        record.doubt("stakeholders", Passage(""), "structures du registre que le texte nomme", sorted(counted))


def _propose(record: Record, passages: Sequence[Passage], *, results: bool) -> None:
    """What passages name in passing, proposed beside them; ``results``: whether a figure without a date is one too."""
    for passage in passages:
        for figure in recognising.figures(passage.whole or passage.text, undated=results):
            dated: dict[str, str | bool] = {"date": figure.date} if figure.date else {"undated": True}
            why = "un chiffre daté" if figure.date else "un chiffre sans date : dites de quand il est"
            proposed = {"value": figure.value, "unit": figure.unit, **dated}
            record.doubt("indicators", Passage(figure.sentence, passage.place), why, proposed)
        for url in recognising.links(passage.text):
            record.doubt("resources", Passage(url, passage.place), "un lien", url)
        if "territory" not in record.data and (codes := recognising.departments(passage.text, record.known)):
            record.doubt("territory", passage, "départements nommés", recognising.territory(codes, record.known))
