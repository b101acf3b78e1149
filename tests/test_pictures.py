"""Pictures: what their headers and their metadata say, of each kind; nothing is decoded."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from builder.pictures import problems
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


def test_other_metadata_are_no_place(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Téléphone"
    assert codes(tmp_path, "jpg", photo("JPEG", exif=exif)) == []


def test_a_picture_of_ten_billion_points_is_never_decoded(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert codes(tmp_path, "png", png(100_000, 100_000)) == ["L135"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes
