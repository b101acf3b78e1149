"""The folder of drafts: what is already there is recognised, what someone edited is never written over."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from builder.importing.pictures import Picture
from builder.importing.record import BLOCK, Record, measured
from builder.importing.returning import Before, returned, words_of
from builder.source import parse
from builder.writing.layout import Layout
from builder.writing.remarks import Remarks

FOLDER: Final = Path("content") / "drafts"
MEDIA: Final = "media"
"""The folder of the pictures of drafts, inside theirs."""
_LEDGER: Final = ".imported.json"
"""Which key became which draft: a draft that was moved to ``content/sheets`` is still known."""
_SEAL: Final = re.compile(r'^  written: "[0-9a-f]{64}"\n', re.MULTILINE)
_HEADER: Final = (
    "# Brouillon importé : aucun site n'en est fait, mais qui lit le dépôt le lit. Retirez ce qui n'a pas à y être,",
    "# confirmez ce que liste « to_confirm », rangez « unplaced »,",
    f"# puis effacez le bloc « {BLOCK} » et déplacez le fichier dans content/sheets/<collection>/, ses images de",
    "# content/drafts/media vers content/media.",
)

State = Literal["new", "same", "updated", "edited", "sheet"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one draft."""

    record: Record
    path: Path
    state: State
    beside: str = ""
    """A draft of the same names, of which it is not the text."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft of the folder: what is left to confirm, and how much found no field."""

    path: Path
    to_confirm: tuple[dict[str, Any], ...]
    unplaced: int
    readable: bool = True


def keep(records: Iterable[Record], folder: Path) -> Iterator[Kept]:
    """Write each draft, unless someone edited it or made a sheet of it.

    Args:
        records: drafts, whose identifiers may clash.
        folder: where drafts are; made if it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ledger = _read_ledger(folder)
    every = list(records)
    before = list(_before(folder, ledger))
    known = returned(every, before)
    likes = {draft.like: draft.stem for draft in before if draft.like and draft.path}
    taken = {path.stem for path in folder.glob("*.yaml")}
    for place, record in enumerate(every):
        draft = known.get(place)
        if draft and draft.path is None and draft.stem in record.known.sheets:
            yield Kept(record, folder / f"{draft.stem}.yaml", "sheet")
            continue
        if draft and draft.path:
            path = draft.path
            record.data["id"] = path.stem
        else:
            record.data["id"] = _free(str(record.data["id"]), taken | record.known.sheets)
            path = folder / f"{record.data['id']}.yaml"
        taken.add(path.stem)
        if record.pictures:
            record.data["media"] = [
                {"file": name, "alt": picture.alt} for name, picture in _named(path.stem, record.pictures)
            ]
        ledger[record.key] = path.stem
        state = _write(record, path)
        if state in {"new", "updated"}:
            _write_pictures(folder / MEDIA, _named(path.stem, record.pictures))
        yield Kept(record, path, state, likes.get(record.like, "") if state == "new" else "")
    (folder / _LEDGER).write_text(json.dumps(ledger, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")


def _before(folder: Path, ledger: dict[str, str]) -> Iterator[Before]:
    """The drafts that were written before: those that are there say their keys, the others are only in the ledger."""
    keys: dict[str, set[str]] = defaultdict(set)
    for key, stem in ledger.items():
        keys[stem].add(key)
    for path, data in _drafts(folder):
        block = data.get(BLOCK) if data else None
        if not isinstance(block, dict):
            yield Before(path.stem, path, frozenset(keys.pop(path.stem, ())))
            continue
        for key in keys.pop(path.stem, set()) - {str(block.get("key"))}:
            del ledger[key]  # of a draft that had this name before
        held = [item for name in ("passages", "unplaced") for item in _list(block.get(name)) if isinstance(item, dict)]
        words = words_of(str(item.get("passage", "")) for item in held if item.get("field") != "heading")
        yield Before(path.stem, path, frozenset({str(block.get("key"))}), str(block.get("like", "")), words)
    for stem, several in keys.items():
        yield Before(stem, None, frozenset(several))


def _named(draft: str, pictures: Sequence[Picture]) -> list[tuple[str, Picture]]:
    """Each picture with the name of its file: that of the draft, then its rank."""
    return [(f"{draft[:80]}-{number}{picture.suffix}", picture) for number, picture in enumerate(pictures, 1)]


def _write_pictures(folder: Path, named: Sequence[tuple[str, Picture]]) -> None:
    if named:
        folder.mkdir(exist_ok=True)
    for name, picture in named:
        if not (folder / name).exists():
            (folder / name).write_bytes(picture.content)


def _free(wanted: str, taken: Iterable[str]) -> str:
    """An identifier that no sheet and no draft has."""
    used = set(taken)
    return next(name for number in range(1, len(used) + 2)
                if (name := wanted if number == 1 else f"{wanted}-{number}") not in used)  # fmt: skip


def _write(record: Record, path: Path) -> State:
    text = draft_text(record)
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        return "new"
    before = path.read_text(encoding="utf-8", errors="replace")
    if before == text:
        return "same"
    if not sealed(before):
        return "edited"
    path.write_text(text, encoding="utf-8")
    return "updated"


def draft_text(record: Record) -> str:
    """The file of a draft, sealed: any change by hand shows."""
    block = record.block()
    layout = Layout("sheet", record.known.schemas, remarks=Remarks(header=list(_HEADER)))
    text = layout.write({**record.data, BLOCK: block})
    seal = hashlib.sha256(text.encode()).hexdigest()
    return text.replace(f"\n{BLOCK}:\n", f'\n{BLOCK}:\n  written: "{seal}"\n', 1)


def sealed(text: str) -> bool:
    """Whether nobody changed a draft since it was written."""
    match = _SEAL.search(text)
    if match is None:
        return False
    body = text[: match.start()] + text[match.end() :]
    return f'"{hashlib.sha256(body.encode()).hexdigest()}"' in match.group()


def waiting(folder: Path) -> Iterator[Waiting]:
    """What each draft of a folder still asks of a person, in the order of their names."""
    for path, data in _drafts(folder):
        if data is None:
            yield Waiting(path, (), 0, readable=False)
            continue
        block = data.get(BLOCK)
        block = block if isinstance(block, dict) else {}
        doubts = tuple(item for item in _list(block.get("to_confirm")) if isinstance(item, dict))
        left = sum(
            measured(str(item.get("passage", ""))) for item in _list(block.get("unplaced")) if isinstance(item, dict)
        )
        yield Waiting(path, doubts, left)


def _drafts(folder: Path) -> Iterator[tuple[Path, dict[str, Any] | None]]:
    for path in sorted(folder.glob("*.yaml")):
        if path.is_symlink() or not path.is_file():
            continue
        data = parse(path.read_bytes(), path.name).data
        yield path, data if isinstance(data, dict) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _read_ledger(folder: Path) -> dict[str, str]:
    path = folder / _LEDGER
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}
