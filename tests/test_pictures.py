"""Pictures: what their headers and their metadata say, of each kind; nothing is decoded."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from builder.pictures import problems
from builder.renditions import render
from tests.trust.attacks import located, photo, png

XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="48,51.5N"/></x:xmpmeta>'
KINDS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def codes(folder: Path, suffix: str, content: bytes) -> list[str]:
    path = folder / f"atelier.{suffix}"
    path.write_bytes(content)
    return [problem.code for problem in problems(path, path.name)]


@pytest.mark.parametrize("suffix", KINDS)
def test_a_plain_picture_is_accepted(tmp_path: Path, suffix: str) -> None:
    assert codes(tmp_path, suffix, photo(KINDS[suffix])) == []


@pytest.mark.parametrize("suffix", KINDS)
def test_a_place_in_exif_is_seen(tmp_path: Path, suffix: str) -> None:
    assert codes(tmp_path, suffix, photo(KINDS[suffix], exif=located())) == ["L136"]


@pytest.mark.parametrize(
    "after",
    [
        b"\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+48.8577+002.2950/",
        b"\0\0\0\x2fmdtacom.apple.quicktime.location.ISO6709",
        XMP.decode().encode("utf-16-be"),
        XMP.decode().encode("utf-16-le"),
        b'<rdf:Description drone-dji:GpsLatitude="+48.8577" drone-dji:GpsLongtitude="+2.295"/>',
        b"<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li Iptc4xmpExt:City='Villejuif'/></rdf:Bag>",
    ],
)
def test_a_place_beside_a_photo_is_seen(tmp_path: Path, after: bytes) -> None:
    """In the seconds that a phone films around it, in metadata on two bytes a letter, in those of a drone."""
    assert codes(tmp_path, "jpg", photo("JPEG") + after) == ["L136"]


@pytest.mark.parametrize("suffix", KINDS)
def test_a_place_in_xmp_is_seen(tmp_path: Path, suffix: str) -> None:
    compressed = PngInfo()
    compressed.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
    given: dict[str, Any] = {"pnginfo": compressed} if suffix == "png" else {"xmp": XMP}
    assert codes(tmp_path, suffix, photo(KINDS[suffix], **given)) == ["L136"]


def test_a_place_after_the_points_is_seen(tmp_path: Path) -> None:
    content = photo("PNG", exif=located())
    start = content.index(b"eXIf") - 4
    end = start + 12 + int.from_bytes(content[start : start + 4], "big")
    moved = content[:start] + content[end:-12] + content[start:end] + content[-12:]
    assert codes(tmp_path, "png", moved) == ["L136"]


def block(exif: bytes) -> bytes:
    """A block of a JPEG."""
    return b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif


@pytest.mark.parametrize("name", ["exif", "APP1"])
def test_a_place_that_another_program_copied_in_a_text_is_seen(tmp_path: Path, name: str) -> None:
    exif = located().tobytes()
    texts = PngInfo()
    texts.add_text(f"Raw profile type {name}", f"\n{name}\n{len(exif):8}\n{exif.hex()}\n", zip=True)
    assert codes(tmp_path, "png", photo("PNG", pnginfo=texts)) == ["L136"]


def test_a_second_view_is_no_other_kind(tmp_path: Path) -> None:
    """As phones write it beside the photo: Pillow calls that MPO."""
    views = [Image.new("RGB", (1600, 900), colour) for colour in ("red", "blue")]
    views[0].save(tmp_path / "photo.jpg", "MPO", save_all=True, append_images=views[1:])
    assert codes(tmp_path, "jpg", (tmp_path / "photo.jpg").read_bytes()) == []
    shown, _ = render(tmp_path, ["atelier.jpg"], tmp_path / "kept")
    assert [one.width for one in shown["atelier.jpg"].renditions] != []


def test_a_place_in_a_second_view_is_seen(tmp_path: Path) -> None:
    assert codes(tmp_path, "jpg", photo("JPEG") + photo("JPEG", exif=located())) == ["L136"]
    plain = photo("JPEG")
    assert codes(tmp_path, "jpg", plain[:-2] + block(located().tobytes()) + plain[-2:]) == ["L136"]


def test_a_city_that_a_newsroom_writes_is_seen(tmp_path: Path) -> None:
    city = b"\x1c\x02\x5a\x00\x09Villejuif\0"
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(city[:-1]).to_bytes(4, "big") + city
    plain = photo("JPEG")
    assert codes(tmp_path, "jpg", plain[:2] + block(iptc).replace(b"\xff\xe1", b"\xff\xed", 1) + plain[2:]) == ["L136"]


def test_what_gives_no_place_is_accepted(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[0] = b"\2\3\0\0"  # the version alone, as cameras without a receiver write it
    assert codes(tmp_path, "jpg", photo("JPEG", exif=exif)) == []
    plain = photo("JPEG")
    assert codes(tmp_path, "jpg", plain[:-2] + block(b"Exif\0\0II*\0\xff\xff\xff\xff") + plain[-2:]) == []
    texts = PngInfo()
    texts.add_text("Raw profile type exif", "\nexif\n 4\nno figures\n")
    assert codes(tmp_path, "png", photo("PNG", pnginfo=texts)) == []


def test_other_metadata_are_no_place(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Téléphone"
    assert codes(tmp_path, "jpg", photo("JPEG", exif=exif)) == []


def test_a_picture_of_ten_billion_points_is_never_decoded(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert codes(tmp_path, "png", png(100_000, 100_000)) == ["L135"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes
