"""What bringing documents in is worth, field by field, against sheets that people wrote.

Two sources: the PDFs printed from the sheets themselves, whose truth is exact, and the documents that the sheets were
written from, which are not in this project (``--originals FOLDER``), where the sheets say the same in other words.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from bench import originals
from bench.layouts import LAYOUTS, Section, in_passing, is_plain, sections
from bench.originals import texts
from builder import checking, pipeline, site
from builder.drafting import Known
from builder.importing import document
from builder.importing.documents import read_document
from builder.importing.lines import Line
from builder.importing.pictures import Document
from builder.importing.record import Record
from builder.nearest import fold
from builder.printing.booklet import collection_document
from builder.printing.document import sheet_document
from builder.printing.press import Job, Press
from builder.printing.workshop import Workshop

ROOT: Final = Path(__file__).resolve().parent.parent
COLLECTIONS: Final = ("egalite-hauts-de-france", "feminisation-industrie")
TEXTS: Final = frozenset(
    {"context", "origin", "objectives", "description", "steps", "initiatives", "governance", "funding", "impact"}
    | {"feedback", "success_factors", "obstacles", "vigilance_points", "next_steps", "zooms"}
)
SHORTEST: Final = 60
"""Characters of a text that is worth a sheet."""
ALIKE: Final = {"steps": "description", "initiatives": "description", "feedback": "impact", "origin": "context"}
"""Fields that share one heading in the profiles: a draft cannot tell them apart, a person does."""


def passages(sheet: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The paragraphs of a sheet with their field."""
    for key in sorted(TEXTS):
        for text in texts(sheet.get(key)):
            bare = re.sub(r"\[\^\d+\]|\[([^\]]*)\]\([^)]*\)|[*_]{1,2}", r"\1", text)
            for paragraph in re.split(r"\n\s*\n|\n- ", bare):
                if len(fold(paragraph)) > 15:
                    yield key, paragraph


def family(key: str) -> str:
    """The field, or the one it shares a heading with."""
    return ALIKE.get(key, key)


def dated(sheet: Mapping[str, Any]) -> set[tuple[float, str]]:
    """The measured values of a sheet that are numbers with a year."""
    return {
        (float(value["value"]), str(value["date"])[:4])
        for indicator in sheet.get("indicators", ())
        for value in indicator.get("values", ())
        if isinstance(value.get("value"), int | float) and value.get("date")
    }


def proposed(draft: Record) -> set[tuple[float, str]]:
    """The dated figures that a draft holds or proposes, by the first and the last year of a period."""
    return {(value, year) for value, date in originals.proposals(draft) if date for year in (date[:4], date[-4:])}


def organisations(value: Any) -> set[str]:
    """Every organisation that is referred to under a value."""
    if isinstance(value, list):
        return set().union(*map(organisations, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    found = {str(value[key]) for key in ("organisation",) if key in value}
    return found.union(*map(organisations, value.values()))


def score(sheet: Mapping[str, Any], draft: Record, lines: Sequence[Line]) -> Counter[str]:
    """Counts of what should be found and of what is, for one sheet."""
    made: Counter[str] = Counter()
    held = {key: fold(" ".join(texts(draft.data.get(key)))) for key in TEXTS}
    for key, paragraph in passages(sheet):
        made["passages"] += 1
        same = [words for other, words in held.items() if family(other) == family(key)]
        made["passages found"] += any(fold(paragraph) in words for words in same)
    common(made, sheet, draft, lines)
    return made


def common(made: Counter[str], sheet: Mapping[str, Any], draft: Record, lines: Sequence[Line]) -> None:
    """Figures, addresses, organisations, and values that the document does not hold."""
    said = fold(" ".join(line.text for line in lines))
    printed = {(value, year) for value, year in dated(sheet) if fold(f"{value:g}") in said and year in said}
    made["figures"] += len(printed)
    made["figures found"] += len(printed & proposed(draft))
    offered = proposed(draft)
    made["proposed"] += len(offered)
    made["proposed found"] += len(offered & dated(sheet))
    written = {contact["email"] for contact in sheet.get("contacts", ()) if "email" in contact}
    emails = {email for email in written if fold(email) in said}
    made["contacts"] += len(emails)
    made["contacts found"] += len(emails & {contact.get("email") for contact in draft.data.get("contacts", ())})
    known = organisations(sheet.get("stakeholders", []))
    names = {target for _, _, _, told in draft.doubts for target in ([told] if isinstance(told, str) else told or ())}
    made["organisations"] += len(known)
    made["organisations found"] += len(known & (organisations(draft.data) | names))
    values = {value for value, _ in dated(draft.data)}
    addresses = [contact.get("email", "") for contact in draft.data.get("contacts", ())]
    made["invented"] += sum(fold(f"{value:g}") not in said for value in values)
    made["invented"] += sum(fold(address) not in said for address in addresses)


def told_again(report: checking.Report, known: Known, folder: Path) -> Iterator[tuple[str, Counter[str]]]:
    """For each document of a folder, then for all the sheets written from them, the scores by both truths."""
    project = report.checked.project
    together = {
        entry.natural_id: tuple(frozenset(heading["fields"]) for heading in entry.data["headings"])
        for entry in project.of("collection")
    }
    names = {
        entry.natural_id: (entry.data["name"], *entry.data.get("aliases", ())) for entry in project.of("organisation")
    }
    sheets = [
        originals.Edited(entry.data, together[entry.folder], names)
        for entry in project.of("sheet")
        if entry.folder in COLLECTIONS
    ]
    read = {}
    for file in sorted(folder.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        read[file.stem] = (text, list(document.drafts(read_document(file), known, file.name)))
        made = originals.by_headings(text, read[file.stem][1]) + originals.whole(text, read[file.stem][1])
        yield f"{file.stem}, par les intertitres", made + Counter(drafts=len(read[file.stem][1]))
    total: Counter[str] = Counter()
    for sheet in sheets:
        name = max(read, key=lambda name: originals.likeness(sheet, originals.nearest_draft(sheet, read[name][1])))
        draft = originals.nearest_draft(sheet, read[name][1])
        made = originals.by_sheet(sheet, draft) + originals.named(sheet, draft)
        total += made
        yield f"{sheet.data['id']}, par la fiche", made
    yield "toutes les fiches", total


def made_otherwise(report: checking.Report, known: Known) -> dict[str, Counter[str]]:
    """The scores of each kind of document, for every sheet, under the headings of another collection."""
    profiles = {
        entry.natural_id: {heading["fields"][0]: heading["label"] for heading in entry.data["headings"]}
        for entry in report.checked.project.of("collection")
    }
    names = sorted(profiles)
    totals = {name: Counter[str]() for name in LAYOUTS}
    with tempfile.TemporaryDirectory() as folder:
        for seed, entry in enumerate(report.checked.project.of("sheet")):
            others = [name for name in names if name != entry.folder]
            told = sections(entry.data, profiles[others[seed % len(others)]], seed)
            plain = {key: value for key in TEXTS if (value := entry.data.get(key)) and is_plain(value)}
            kept = {key: value for key, value in plain.items() if any(_holds(told, text) for text in texts(value))}
            for name, (suffix, write, read) in LAYOUTS.items() if told else ():
                file = Path(folder) / f"{entry.id}{suffix}"
                write(file, str(entry.data["title"]), told)
                found = read(file)
                drafts = list(document.drafts(found, known, file.name))
                totals[name] += score(kept, drafts[0], found.lines) + Counter(drafts=len(drafts))
    return totals


def told_in_passing(report: checking.Report, known: Known) -> Counter[str]:
    """Every sheet told in one paragraph, in one text: how many are found, with their text and their department."""
    project = report.checked.project
    names = {entry.natural_id: str(entry.data["name"]) for entry in project.of("organisation")}
    labels = {str(term["id"]): str(term["label"]) for term in known.schemas.terms("departments")}
    told = []
    for entry in project.of("sheet"):
        codes = entry.data.get("territory", {}).get("departments", ())
        text = " ".join(str(entry.data.get("summary", "")).split())
        if codes and len(text) > SHORTEST:
            told.append((names[entry.data["organisation"]], f"{labels[codes[0]]} ({codes[0]})", text))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "recueil.txt"
        file.write_text(in_passing(told), encoding="utf-8")
        _, *drafts = document.drafts(read_document(file), known, file.name)
    made = Counter(drafts=len(drafts), passages=len(told))
    for name, place, text in told:
        right = [one for one in drafts if fold(text) == fold(str(one.data.get("description", "")))]
        made["passages found"] += any(fold(f"{name} {place}") == fold(one.data["title"]) for one in right)
    return made


def _holds(told: Sequence[Section], text: str) -> bool:
    wanted = fold(text)[:40]
    return any(wanted in fold(paragraph) for _, paragraphs in told for paragraph in paragraphs)


def in_one(sheets: Sequence[Mapping[str, Any]], found: Document, known: Known) -> Counter[str]:
    """The scores of the sheets of one document, each against the draft that has its title; none for one without."""
    drafts = list(document.drafts(found, known, "recueil.pdf"))
    titled = {fold(str(draft.data.get("title", ""))): draft for draft in drafts}
    made = Counter(drafts=len(drafts))
    for sheet in sheets:
        draft = titled.get(fold(sheet["title"]))
        made["sheets"] += 1
        made["sheets found"] += draft is not None
        made += score(sheet, draft or Record(known, ""), found.lines)
    return made


def measure(folder: Path | None) -> None:
    """Print the scores."""
    report = checking.check(ROOT)
    content = pipeline.catalogue(report)
    known = Known.of(report.checked.project, report.checked.schemas)
    chosen = [entry for entry in report.checked.project.of("sheet") if entry.folder in COLLECTIONS]
    alone = [entry for entry in report.checked.project.entries if entry.kind != "sheet"]
    fewer = Known.of(replace(report.checked.project, entries=alone), report.checked.schemas)
    press = {"total": Counter[str](), "total sans les intertitres propres à une fiche": Counter[str]()}
    strict = press["total sans les intertitres propres à une fiche"]
    booklets = {}
    with tempfile.TemporaryDirectory() as made:
        workshop = Workshop(content, site.imprint(ROOT))
        maker = Press(workshop.imprint, Path(made))
        fits = {}
        for entry in chosen:
            job = Job(entry.id, sheet_document(content.sheets[entry.id], workshop), ())
            file = Path(made) / f"{entry.id}.pdf"
            result = maker.print(job)
            fits |= {proof.sheet: proof.fit for proof in result.proofs}
            file.write_bytes(result.file.read_bytes())
            found = read_document(file)
            drafts = list(document.drafts(found, known, file.name))
            press[entry.id] = score(entry.data, drafts[0], found.lines) + Counter(drafts=len(drafts))
            press["total"] += press[entry.id]
            again = list(document.drafts(found, fewer, file.name))
            strict += score(entry.data, again[0], found.lines) + Counter(drafts=len(again))
        for name in COLLECTIONS:
            data = collection_document(content.collections[name], workshop, fits)
            file = Path(made) / f"{name}.pdf"
            file.write_bytes(maker.print(Job(name, data, ())).file.read_bytes())
            sheets = [entry.data for entry in chosen if entry.folder == name]
            booklets[name] = in_one(sheets, read_document(file), known)
    _print("PDF imprimés", press)
    _print("Recueils imprimés, une fiche par brouillon", booklets)
    otherwise = made_otherwise(report, known)
    _print("Documents faits autrement", {**otherwise, "initiatives en un paragraphe": told_in_passing(report, known)})
    if folder:
        _print("Documents d'origine", dict(told_again(report, known, folder)))


def _print(title: str, scores: Mapping[str, Counter[str]]) -> None:
    sys.stdout.write(f"\n{title}\n")
    for name, made in scores.items():
        told = [f"{made['drafts']} brouillon(s)"]
        for key in ("sheets", "passages", "fields", "figures", "undated", "proposed", "contacts", "organisations"):
            if made[key]:
                found = made[f"{key} found"]
                told.append(f"{key} {found}/{made[key]} ({100 * found / made[key]:.0f} %)")
        sys.stdout.write(f"  {name} : {', '.join(told)}, inventés {made['invented']}\n")


if __name__ == "__main__":
    measure(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
