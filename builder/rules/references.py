"""What a file names must exist: organisations, sheets, parts, notes, pages, departments, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from builder import examples, shapes
from builder.diagnostics import Diagnostic, Path
from builder.dumping import dump
from builder.formats import pages_of
from builder.messages import phrase, phrases, suggested, suggestion
from builder.nearest import nearest, nearest_key, nearest_of
from builder.project import Checked, Entry
from builder.text import note_calls


def dangling(checked: Checked) -> Iterator[Diagnostic]:
    """A reference to nothing."""
    fields = checked.schemas.properties("sheet", ())
    listed = _Names(checked)
    for entry in checked.project.entries:
        for path, value, field in entry.nodes:
            if not isinstance(value, str) or field.reference in {None, "note"}:
                continue
            if field.reference == "media":
                if value not in checked.project.media:
                    close = nearest_of(value, checked.project.media)
                    said, example = suggestion(close, line=True), examples.entry(path, close) if close else ""
                    yield entry.problem("R303", path, value=value, suggestion=said, example=example)
            elif field.reference in {"field", "section"}:
                known = fields if entry.kind == "sheet" or field.reference == "section" else None
                if known is not None and value not in known:
                    yield _unknown_field(entry, path, value, known)
            elif field.reference == entry.kind and value == entry.id:
                yield entry.problem("R320", path, value=value)
            else:
                yield from _dangling(listed, entry, path, value, field.reference or "")


def houses(checked: Checked) -> Iterator[Diagnostic]:
    """Organisations each of which is a part of the next, and the last one of the first."""
    rank = {name: place for place, name in enumerate(checked.organisations)}
    seen: set[str] = set()
    for start in rank:
        way: dict[str, str] = {}  # each on the way up, and what it is a part of
        name = start
        while name not in seen and isinstance(above := checked.organisations[name].data.get("part_of"), str):
            if above not in rank:
                break
            seen.add(name)
            way[name] = above
            name = above
        ring = [*way][[*way].index(name) :] if name in way else []
        if len(ring) > 1:
            first = min(ring, key=rank.__getitem__)
            yield checked.organisations[first].problem("R320", ("part_of",), value=way[first])


def _unknown_field(entry: Entry, path: Path, value: str, known: Mapping[str, str]) -> Diagnostic:
    close = nearest_key(value, known)
    advice = suggested(close, known[close], line=True) if close else phrase("to_choose", listed=f"{', '.join(known)}.")
    example = entry.source.in_place(path, examples.entry(path, close)) if close else ""
    return entry.problem("R304", path, value=value, advice=advice, example=example)


def _dangling(listed: _Names, entry: Entry, path: Path, value: str, kind: str) -> Iterator[Diagnostic]:
    known, identifiers = listed.of(entry, kind)
    if value in identifiers or known is _UNKNOWN:
        return
    end = value.rstrip("/").rpartition("/")[2].removesuffix(".yaml")  # of a path or of an address
    close = known.get(end) or nearest(value, known)
    parts = [] if close or kind != "organisation" else [nearest(one, known) for one in _SEVERAL.split(value)]
    if len(parts) > 1 and (several := [one for one in parts if one]) == parts:
        name, advice = phrase(f"kind_{kind}"), phrase("several_organisations")
        yield entry.problem(
            "R301",
            path,
            kind=name,
            value=value,
            advice=advice,
            example=dump(shapes.apart(path, several, entry.get(path[:-1]))),
        )
        return
    missing = f"missing_{kind}" if f"missing_{kind}" in phrases() else "missing"
    advice = suggestion(close, line=True).strip() or phrase(missing, value=examples.slug(end) or value)
    made = examples.slug(end)
    if kind in {"organisation", "part"}:  # whose file the advice says to create: another's would say what is not so
        shown = close or (made if made != value else "")
    else:
        shown = close or next(filter(examples.ID.fullmatch, known.values()), "")
    example = entry.source.in_place(path, examples.entry(path, shown)) if shown else ""
    yield entry.problem("R301", path, kind=phrase(f"kind_{kind}"), value=value, advice=advice, example=example)


_SEVERAL: Final = re.compile(r"\s{0,9}[,;/+&]\s{0,9}|\s{1,9}et\s{1,9}")
_UNKNOWN: Final[dict[str, str]] = {}
"""The names cannot be listed: say nothing rather than condemn a neighbour."""


class _Names:
    """The names of each kind of thing, and their identifiers, listed once: every reference of every file asks."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._listed: dict[tuple[str, str], tuple[Mapping[str, str], frozenset[str]]] = {}

    def of(self, entry: Entry, kind: str) -> tuple[Mapping[str, str], frozenset[str]]:
        """Name → identifier, and the identifiers, for the references of a kind that ``entry`` makes."""
        key = (kind, entry.folder if kind in {"part", "document"} else "")
        if key not in self._listed:
            written = names(self._checked, entry, kind)
            # what is told to be renamed is already known by the name it will have
            right = {
                name: value if examples.ID.fullmatch(value) else examples.slug(value) or value
                for name, value in written.items()
            }
            known = written and right  # an unknown list stays the one that says so
            self._listed[key] = known, frozenset(known.values()).union(written.values())
        return self._listed[key]


def names(checked: Checked, entry: Entry, kind: str) -> Mapping[str, str]:
    """The identifiers that exist, under every name an author may have in mind."""
    if kind in {"part", "document"}:
        collection = checked.collections.get(entry.folder)
        if collection is None:
            return _UNKNOWN
        if kind == "part":
            parts = [part for part in checked.project.of("part") if part.folder == entry.folder]
            return {name: part.natural_id for part in parts for name in (_title(part), part.natural_id)}
        if collection.lost("documents"):
            return _UNKNOWN
        documents = collection.groups("documents")
        return {str(item.get(key)): str(item.get("id")) for item in documents for key in ("title", "id")}
    if kind == "term":
        if any(entry.lost("terms") for entry in checked.project.of("glossary")):
            return _UNKNOWN
        terms = [term for entry in checked.project.of("glossary") for term in entry.groups("terms")]
        return {str(term.get(key)): str(term.get("id")) for term in terms for key in ("term", "id")}
    files = {"organisation": checked.organisations, "sheet": checked.sheets, "collection": checked.collections}[kind]
    listed_names: dict[str, str] = {}
    for identifier, file in files.items():
        for name in (identifier, _title(file), *file.listed("aliases")):
            listed_names.setdefault(str(name), identifier)
        listed_names.setdefault(file.natural_id, file.natural_id)
    for identifier, file in files.items():
        for name in file.listed("former_ids"):
            if isinstance(name, str):
                listed_names.setdefault(name, identifier)
    return listed_names


def _title(entry: Entry) -> str:
    return str(entry.data.get("name") or entry.data.get("title") or entry.id)


def note_ids(entry: Entry | None) -> set[int]:
    return {item["id"] for item in entry.groups("notes") if isinstance(item.get("id"), int)} if entry else set()


def notes(checked: Checked) -> Iterator[Diagnostic]:
    """A call to a note that does not exist; a note that nothing calls."""
    called: dict[str, set[int]] = {}
    blurred: set[str] = set()
    for entry in checked.project.entries:
        collection = checked.collections.get(entry.folder)
        own, shared = note_ids(entry), note_ids(collection)
        houses = [entry, collection] if collection else [entry]
        if entry.source.data is None or entry.source.unreadable:
            blurred.update(house.file for house in houses)
        numbers: set[int] = set()
        for path, value, field in entry.nodes:
            if field.reference == "note" and isinstance(value, int):
                calls = [value]
            else:
                calls = [number for _, number in note_calls(value)] if isinstance(value, str) and field.markdown else []
            numbers.update(calls)
            for number in calls:
                if number not in own | shared and not any(house.lost("notes") for house in houses):
                    yield entry.problem("R302", path, within=f"[^{number}]", value=number)
        called.setdefault(entry.file, set()).update(numbers & own)
        if collection is not None:
            called.setdefault(collection.file, set()).update(numbers - own if entry is not collection else numbers)
    for entry in checked.project.entries:
        for index, note in enumerate(entry.groups("notes")):
            unused = isinstance(note.get("id"), int) and note["id"] not in called[entry.file]
            if unused and entry.file not in blurred and not entry.explained(("notes", index)):
                yield entry.problem("R314", ("notes", index, "id"), value=note["id"])


def pages(checked: Checked) -> Iterator[Diagnostic]:
    """A page that its document does not have; a document that ends before it begins."""
    for entry in checked.project.of("collection"):
        for path, value, _ in entry.nodes:
            if path[:1] + path[2:] == ("documents", "pages") and isinstance(value, dict) and not _in_order(value):
                place, bound = (*path, "last"), phrase("at_least", limit=value["first"])
                label = checked.schemas.field("collection", place).title
                yield entry.problem("S219", place, label=label, value=value["last"], bound=bound)
    for entry in checked.project.of("sheet"):
        collection = checked.collections.get(entry.folder)
        documents = {str(item.get("id")): item for item in collection.groups("documents")} if collection else {}
        for index, source in enumerate(entry.groups("sources")):
            document = documents.get(str(source.get("document"))) or {}
            extent, page = document.get("pages"), source.get("page")
            if not isinstance(extent, dict) or not isinstance(page, int | str) or not _in_order(extent):
                continue
            first, last = extent.get("first", 1), extent.get("last")
            numbers = pages_of(str(page))
            if isinstance(first, int) and isinstance(last, int) and any(not first <= n <= last for n in numbers):
                path = ("sources", index, "page")
                name = str(document.get("title"))
                yield entry.problem("R313", path, value=str(page), document=name, first=first, last=last)


def _in_order(extent: dict[str, Any]) -> bool:
    return not all(isinstance(extent.get(end), int) for end in ("first", "last")) or extent["first"] <= extent["last"]


def departments(checked: Checked) -> Iterator[Diagnostic]:
    """A department outside the region written beside it."""
    regions = {term["id"]: term.get("label", "") for term in checked.schemas.terms("regions")}
    known = {term["id"]: term for term in checked.schemas.terms("departments")}
    for entry, path, territory in checked.bricks("territory"):
        region, codes = territory.get("region"), territory.get("departments")
        codes = codes if isinstance(codes, list) else []
        for index, code in enumerate(codes):
            term = known.get(code) if isinstance(code, str) else None
            if not isinstance(region, str) or region not in regions or term is None:
                continue
            if term.get("parent", region) != region and not _spans_regions(codes, known):
                mended = {"region": str(term.get("parent")), "departments": [str(item) for item in codes]}
                yield entry.problem(
                    "R315",
                    (*path, "departments", index),
                    value=code,
                    label=term.get("label", ""),
                    region=region,
                    region_label=regions[region],
                    example=dump(mended),
                )


def _spans_regions(codes: list[Any], known: Mapping[str, Any]) -> bool:
    """Several regions at once are a border territory, not a slip."""
    return len({str(known[code].get("parent")) for code in codes if isinstance(code, str) and code in known}) > 1


def parts(checked: Checked) -> Iterator[Diagnostic]:
    """Sheets, folders and parts that disagree on what belongs where."""
    listed: dict[str, list[Entry]] = {}
    ordered: dict[str, set[str]] = {}
    for part in checked.project.of("part"):
        collection = checked.collections.get(part.folder)
        if collection is None:
            advice = phrase("missing_folder", folder=part.folder)
            yield part.problem("R301", (), kind=phrase("kind_collection"), value=part.folder, advice=advice)
        elif isinstance(collection.data.get("parts"), list) and "parts" not in collection.source.unreadable:
            if part.folder not in ordered:
                ordered[part.folder] = _ordered(checked, collection)
            if part.natural_id not in ordered[part.folder]:
                yield part.problem("R317", (), value=part.natural_id)
        for path, value in listed_sheets(part):
            yield from _listed(checked, part, path, value, listed)
    for entry in checked.project.of("sheet"):
        yield from _placed(checked, entry, listed.get(entry.id, []))


def _ordered(checked: Checked, collection: Entry) -> set[str]:
    """The parts that a collection lists, or means where it names one otherwise, which is told in its place."""
    known = names(checked, collection, "part")
    items = collection.listed("parts")
    written = {str(one) for item in items for one in (item.values() if isinstance(item, dict) else [item])}
    return written | {close for one in written if (close := known.get(one) or nearest(one, known))}


def listed_sheets(part: Entry) -> Iterator[tuple[Path, str]]:
    """The sheets that a part presents, with their places."""
    for path, value, field in part.nodes:
        if field.reference == "sheet" and "sheets" in path and isinstance(value, str):
            yield path, value


def _listed(
    checked: Checked, part: Entry, path: Path, sheet: str, listed: dict[str, list[Entry]]
) -> Iterator[Diagnostic]:
    file = checked.sheets.get(sheet)
    if file is not None and file.folder != part.folder:
        message = phrase("elsewhere", sheet=sheet, folder=file.folder)
        yield part.problem("R316", path, message=message, advice=phrase("elsewhere_advice"))
        return
    if sheet in listed:
        message = phrase("listed_twice", sheet=sheet, part=listed[sheet][0].natural_id)
        yield part.problem("R316", path, message=message, advice=phrase("listed_twice_advice"))
    listed.setdefault(sheet, []).append(part)


def _placed(checked: Checked, entry: Entry, parts: Sequence[Entry]) -> Iterator[Diagnostic]:
    collection, spotlight = entry.data.get("collection"), entry.data.get("spotlight")
    inside = entry.file.startswith("content/")
    if inside and entry.folder not in checked.collections and not isinstance(collection, str):
        advice = phrase("missing_folder", folder=entry.folder)
        yield entry.problem("R301", (), kind=phrase("kind_collection"), value=entry.folder, advice=advice)
    if inside and isinstance(collection, str) and entry.folder != collection and collection in checked.collections:
        message = phrase("other_folder", collection=collection, folder=entry.folder)
        yield entry.problem("R316", ("collection",), message=message, advice=phrase("other_folder_advice"))
    if isinstance(spotlight, str) and parts and spotlight not in {part.natural_id for part in parts}:
        message = phrase("other_part", spotlight=spotlight, part=parts[0].natural_id)
        yield entry.problem("R316", ("spotlight",), message=message, advice=phrase("other_part_advice"))
