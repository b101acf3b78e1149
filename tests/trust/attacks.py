"""Files made to hurt, by what they are; shared by the tests and by the campaign that measures each one."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

HARD = "\u00a0"
TABS = "\t" * 240_000
START = 'id: attaque\nkind: brief\ntitle: "Une attaque"\n'
SHEET = "content/sheets/panorama/{}.yaml"
PICTURE = "content/media/{}"
Attack = str | bytes | Callable[[Path], None]


def sheet(rest: str) -> str:
    return START + rest


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def fifo(path: Path) -> None:
    os.mkfifo(path)


def png(width: int, height: int) -> bytes:
    """A picture whose header promises ``width`` x ``height`` points, and whose data are a few bytes."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", size), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def photo(kind: str, **metadata: object) -> bytes:
    """A small picture with these metadata."""
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, kind, **metadata)
    return file.getvalue()


def located() -> Image.Exif:
    """The metadata of a photo taken in Paris."""
    exif = Image.Exif()
    exif[0x010F] = "Téléphone"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (48.0, 51.0, 29.0), "E", (2.0, 17.0, 40.0)
    return exif


def lay(project: Path, name: str, attack: Attack) -> Path:
    """Write one attack in a project; the path of its file."""
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if callable(attack):
        attack(path)
    else:
        path.write_bytes(attack if isinstance(attack, bytes) else attack.encode())
    return path


SHEETS: dict[str, tuple[str, Attack]] = {
    "aliases that double thirty times": (
        "L109",
        sheet("a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))),
    ),
    "fifty megabytes": ("L104", b"title: " + b"x" * 50_000_000),
    "ten thousand brackets": ("L105", sheet("context: " + "[" * 10_000)),
    "ten thousand braces": ("L105", sheet("context: " + "{a: " * 10_000)),
    "ten thousand dashes": ("L105", sheet("context:\n  " + "- " * 10_000 + "x\n")),
    "fifty thousand times a key": ("L108", "a: 1\n" * 50_000),
    "fifty thousand times a key below": ("L108", sheet("context:\n" + " b: 1\n" * 40_000)),
    "thousands of unknown keys": ("L133", sheet("".join(f"cle{n}: 1\n" for n in range(18_000)))),
    "hundreds of unknown keys": ("S225", sheet("".join(f"cle{n}: 1\n" for n in range(9_000)))),
    "thousands of list items": ("L133", sheet("keywords:\n" + "- a\n" * 60_000)),
    "one line of 250,000 letters": ("S210", sheet(f'summary: "{"x" * 250_000}"\n')),
    "a text of brackets": ("S210", sheet(f'context: "{"[" * 200_000}"\n')),
    "a text of pictures": ("S210", sheet(f'context: "{"![](" * 50_000}"\n')),
    "a text of stars": ("S210", sheet(f'context: "{"*a_" * 60_000}"\n')),
    "a text of quotations": ("S210", sheet(f'context: "{"> " * 100_000}x"\n')),
    "a text of tags": ("S210", sheet(f'context: "{"<a " * 60_000}"\n')),
    "a term of spaces": ("S209", sheet(f'themes: ["x{" " * 200_000}!"]\n')),
    "a dash and spaces that are letters": ("S205", sheet(f"themes:\n  -{HARD * 120_000}\n")),
    "a key and spaces that are letters": ("S205", sheet(f'audiences: {{? "a:{HARD * 120_000}\\n" : 1}}\n')),
    "a fence and tabs": ("L121", sheet(f"```{TABS}.\n")),
    "an address of spaces": ("S214", sheet(f'resources:\n  - {{title: "x", url: "https{" " * 200_000}"}}\n')),
    "a line to fill": ("S210", sheet(f'summary: "{"_" * 60_000}a"\n')),
    "thousands of thousands": ("S210", sheet(f'summary: "1{" 000" * 60_000}a"\n')),
    "a rubric of colons and sharps": ("L121", "context: %" + ": #" * 80_000 + "\n"),
    "a tag that runs Python": ("L110", sheet("context: !!python/object/apply:os.system [touch canari]\n")),
    "a merge key": ("L111", sheet("context:\n  <<: {a: 1}\n")),
    "two documents": ("L112", sheet("---\nid: autre\n")),
    "zeros": ("L103", b"\x00" * 200_000),
    "not UTF-8": ("L102", START.encode() + b'context: "\xff\xfe\xfd"\n'),
    "letters that turn": ("L127", sheet('summary: "abc\u202edef"\n')),
    "letters that hide": ("L124", sheet('organisation: "st\u200bef"\n')),
    "letters that hide a text": ("L124", sheet('summary: "Un\ufe01\ufe05 essai."\n')),
    "letters that nobody has yet": ("L124", sheet('summary: "Un\U000e0f00 essai."\n')),
    "an escape beyond the last letter": ("L122", sheet('summary: "x \\U00110000"\n')),
    "an escape beyond all numbers": ("L122", sheet('summary: "x \\UFFFFFFFF"\n')),
    "half a letter, escaped": ("L103", sheet('summary: "x \\ud800"\n')),
    "a terminal's order, escaped": ("L103", sheet('summary: "x \\e[31m"\n')),
    "letters that turn, escaped": ("L127", sheet('summary: "x \\u202e"\n')),
    "a page of 5,000 digits": ("S217", sheet(f'sources:\n  - {{document: a, page: "{"9" * 5_000}"}}\n')),
    "a figure of 5,000 digits": ("S204", sheet(f'funding:\n  amount: "{"9" * 5_000} €"\n')),
    "a note of 5,000 digits": ("S210", sheet(f'context: "[^{"9" * 5_000}] {"x" * 250_000}"\n')),
    "thousands of rubrics that cannot be read": ("L117", sheet("".join(f'a{n}: "b\n' for n in range(20_000)))),
    "rubrics that cannot be read after many lines": ("L117", "#\n" * 100_000 + sheet('a: "b\n' * 60)),
    "60,000 lines of dashes": ("L112", sheet("---\n" * 60_000)),
    "20,000 marks of conflict": ("L138", sheet("<<<<<<< a\n" * 20_000)),
    "a link to the system": ("L115", link("/etc/passwd")),
    "a link to the canary": ("L115", link("../../../../canari.yaml")),
    "a link to itself": ("L115", link("attaque.yaml")),
    "a pipe that nobody writes": ("L115", fifo),
    "a picture by path": ("S218", sheet("media:\n  - {file: ../../../canari.yaml, alt: x}\n")),
    "a picture by absolute path": ("S218", sheet("media:\n  - {file: /etc/passwd, alt: x}\n")),
    "a picture by Windows path": ("S218", sheet("media:\n  - {file: 'C:\\\\canari.png', alt: x}\n")),
}

PICTURES: dict[str, tuple[str, str, Attack]] = {
    "a picture that fills the memory": ("bombe.png", "L135", png(60_000, 60_000)),
    "a picture of fifty megabytes": ("lourde.jpg", "L135", b"\xff\xd8\xff" + bytes(50_000_000)),
    "a drawing that runs": ("dessin.svg", "L116", "<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>"),
    "the same under another name": (
        "dessin.png",
        "L134",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>",
    ),
    "a page under a picture's name": ("page.jpg", "L134", "<script>x()</script>"),
    "a picture under another kind": ("autre.png", "L134", photo("JPEG")),
    "a font": ("lettres.woff2", "L116", b"wOF2" + bytes(40)),
    "a program": ("outil.exe", "L116", b"MZ" + bytes(40)),
    "a place in EXIF, JPEG": ("lieu.jpg", "L136", photo("JPEG", exif=located())),
    "a place in EXIF, PNG": ("lieu.png", "L136", photo("PNG", exif=located())),
    "a place in EXIF, WebP": ("lieu.webp", "L136", photo("WEBP", exif=located())),
    "a place in XMP": ("lieu-2.jpg", "L136", photo("JPEG", xmp=b'<x exif:GPSLatitude="48,51.5N"/>')),
    "a picture cut short": ("coupee.webp", "L134", photo("WEBP")[:20]),
    "a name in capitals": ("PHOTO.png", "L126", photo("PNG")),
    "a name with an accent": ("e\u0301quipe.png", "L126", photo("PNG")),
    "a name that turns": ("gnp\u202e.png", "L126", photo("PNG")),
    "a link out of the project": ("lien.png", "L115", link("/etc/passwd")),
    "a link under a name that nobody reads": ("lien.png~", "L115", link("/etc/passwd")),
    "a picture that nobody writes": ("tube.png", "L115", fifo),
}
NAMES = {
    "CON.yaml.": "L116",
    "CON.yaml": "L126",
    "a\\b.yaml": "L126",
    "ATTAQUE.yaml": "L126",
    "été.yaml": "L126",
    "e\u0301te.yaml": "L126",
    "a\u202elmay.yaml": "L126",
    "a\u200bb.yaml": "L126",
    "a b.yaml": "L126",
    "a%2f.yaml": "L126",
    "a\nb.yaml": "L126",
    "\udcff.yaml": "L126",
    "\x1b[2J.yaml": "L126",
}
"""Names of sheets, and what each earns."""
