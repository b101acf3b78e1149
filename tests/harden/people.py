"""Fifty people who no longer agree, and ten who do: nothing of the first is in anything that a build makes.

    python -m tests.harden.people

The ten who agree are looked for as well: they must be found in each kind of file, or the search would mean nothing.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.harden.small import Small, make

SILENT, AGREE = 50, 10
_ENDS = ("basis: withdrawn, date: 2026-01-02", "basis: given, date: 2020, expires: 2021-02")
_HOLDS = "basis: given, date: 2026-01-02, expires: 2099"


@dataclass(frozen=True)
class Person:
    """A contact of a sheet; each of its ``words`` stands nowhere else."""

    number: int
    agrees: bool

    @property
    def words(self) -> tuple[str, ...]:
        """What must not leak: name, mailbox, telephone, address."""
        n = self.number
        return (
            f"Zéphyrin Kessel{n:03}x",
            f"kessel{n:03}x@personne.fr",
            f"01 98 {n:02} 43 21",
            f"personne.fr/kessel{n:03}x",
        )

    @property
    def written(self) -> str:
        """The contact in a sheet."""
        name, email, phone, url = self.words
        consent = _HOLDS if self.agrees else _ENDS[self.number % 2]
        return (
            f'  - {{organisation: reseau-d-essai, name: "{name}", email: {email}, phone: "{phone}", '
            f'url: "https://{url}", consent: {{{consent}}}}}\n'
        )


PEOPLE = tuple(Person(number, agrees=number >= SILENT) for number in range(SILENT + AGREE))


def write(small: Small) -> None:
    """A sheet for every ten people."""
    collection = next((small.root / "content/collections").iterdir()).name
    folder = small.root / "content/sheets" / collection
    folder.mkdir(parents=True, exist_ok=True)
    themes = (small.root / "content/vocabularies/themes.yaml").read_text(encoding="utf-8")
    theme = next(line.split("id:")[1].strip() for line in themes.splitlines() if "- id:" in line)
    for first in range(0, len(PEOPLE), 10):
        people = "".join(person.written for person in PEOPLE[first : first + 10])
        (folder / f"essai-{first}.yaml").write_text(
            f"id: essai-{first}\nkind: brief\ntitle: Une fiche {first}\nsummary: Une fiche et ses contacts.\n"
            f"organisation: reseau-d-essai\nthemes: [{theme}]\nadded_on: 2026-11-2{first // 10}\ncontacts:\n{people}",
            encoding="utf-8",
        )


def texts(path: Path) -> Iterator[str]:
    """Everything that a file says, however it is packed."""
    content = path.read_bytes()
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    if path.suffix == ".pdf":
        reader = PdfReader(BytesIO(content))
        yield "\n".join(page.extract_text() for page in reader.pages)
        yield str(reader.metadata)
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", errors="replace")
    text = content.decode("utf-8", errors="replace")
    yield text
    yield unescape(text).replace("\\u0040", "@").replace("\\u002e", ".")


def found(site: Path) -> tuple[dict[str, list[str]], Counter[str]]:
    """Files that say a word of somebody silent; how many files of each kind say one of somebody who agrees."""
    leaks: dict[str, list[str]] = {}
    told: Counter[str] = Counter()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        said = "\n".join(texts(path)).replace("\u00a0", " ").replace("\u202f", " ")
        squeezed = said + "".join(said.split())
        for person in PEOPLE:
            hits = [word for word in person.words if word in squeezed or "".join(word.split()) in squeezed]
            if hits and person.agrees:
                told[path.suffix] += 1
            elif hits:
                leaks.setdefault(path.relative_to(site).as_posix(), []).extend(hits)
    return leaks, told


def main() -> None:
    """Build, and look everywhere."""
    with tempfile.TemporaryDirectory(prefix="harden-") as folder:
        small = make(Path(folder) / "boite")
        write(small)
        code, said = small.build()
        assert code == 0, said
        leaks, told = found(small.root / "site")
        assert not leaks, leaks
        for kind in (".html", ".pdf", ".json", ".csv", ".xlsx", ".ods"):
            assert told[kind], f"nobody is found in {kind}: {told}"
        files = sum(path.is_file() for path in (small.root / "site").rglob("*"))
    kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(told.items()))
    sys.stdout.write(f"people: {SILENT} silent, 0 leaks in {files} files; those who agree are in {kinds}\n")


if __name__ == "__main__":
    main()
