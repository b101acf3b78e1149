"""Pictures as readers get them: as WebP, no wider than needed, upright, with their size, without what cameras write."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from builder.pictures import problems
from builder.renditions import WIDTHS, render
from tests.conftest import serve
from tests.portability.conftest import begun, published
from tests.watching import Opened


def photo(width: int, height: int, kind: str = "JPEG", **saved: object) -> bytes:
    """A picture with enough grain to weigh what photographs do."""
    picture = Image.effect_noise((width, height), 40).convert("RGB")
    held = BytesIO()
    picture.save(held, kind, **saved)
    return held.getvalue()


def made(folder: Path, content: bytes, name: str = "atelier.jpg") -> tuple[tuple[int, int], dict[int, Image.Image]]:
    """The size that pages say, and the versions by width."""
    (folder / name).write_bytes(content)
    pictures, outputs = render(folder, [name], folder / "kept")
    shown = pictures[name]
    files = {output.path: output for output in outputs}
    assert files[f"assets/media/{name}"].read() == content
    versions: dict[int, Image.Image] = {
        one.width: Image.open(BytesIO(files[one.path].read())) for one in shown.renditions
    }
    return (shown.width, shown.height), versions


def test_a_large_picture_has_lighter_versions(tmp_path: Path) -> None:
    size, versions = made(tmp_path, photo(2000, 1500))
    assert size == (2000, 1500)
    assert {width: picture.size for width, picture in versions.items()} == {
        480: (480, 360), 960: (960, 720), 1440: (1440, 1080)
    }  # fmt: skip
    assert {picture.format for picture in versions.values()} == {"WEBP"}


def test_no_version_is_larger_than_the_picture(tmp_path: Path) -> None:
    assert list(made(tmp_path, photo(700, 100))[1]) == [WIDTHS[0], 700]
    assert list(made(tmp_path, photo(300, 100))[1]) == [300]


def test_a_picture_taken_sideways_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    size, versions = made(tmp_path, photo(1600, 400, exif=exif))
    assert size == (400, 1600)
    assert versions[400].size == (400, 1600)


def test_what_the_camera_wrote_is_left_out(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Camille Exemple"
    _, versions = made(tmp_path, photo(600, 400, exif=exif, comment=b"Camille Exemple"))
    assert all(not picture.getexif() and "Camille" not in str(picture.info) for picture in versions.values())


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1", "LA", "I;16"])
def test_every_kind_of_colours_is_shown(tmp_path: Path, mode: str) -> None:
    held = BytesIO()
    name = "dessin.jpg" if mode == "CMYK" else "dessin.png"
    Image.new(mode, (520, 260)).save(held, "JPEG" if mode == "CMYK" else "PNG")
    _, versions = made(tmp_path, held.getvalue(), name)
    assert [picture.size for picture in versions.values()] == [(480, 240), (520, 260)]


def test_greys_of_sixteen_bits_keep_their_shades(tmp_path: Path) -> None:
    held = BytesIO()
    Image.linear_gradient("L").convert("I").point(lambda grey: grey * 257).convert("I;16").save(held, "PNG")
    _, versions = made(tmp_path, held.getvalue(), "gris.png")
    shades = versions[256].convert("L").tobytes()
    assert [abs(shades[256 * row] - row) < 4 for row in (0, 128, 255)] == [True] * 3


def test_inks_are_shown_without_the_profile_of_their_press(tmp_path: Path) -> None:
    held = BytesIO()
    Image.new("CMYK", (40, 40), (0, 255, 255, 0)).save(held, "JPEG", icc_profile=b"\0" * 16 + b"CMYKLab " + b"\0" * 99)
    _, versions = made(tmp_path, held.getvalue())
    red, green, blue = versions[40].convert("RGB").tobytes()[:3]
    assert red > 200 and green < 60 and blue < 60 and not versions[40].info.get("icc_profile")


def test_a_damaged_picture_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "coupee.png").write_bytes(photo(600, 400, "PNG")[:-900])
    pictures, outputs = render(tmp_path, ["coupee.png"], tmp_path / "kept")
    assert (pictures["coupee.png"].width, pictures["coupee.png"].renditions) == (600, ())
    assert [output.path for output in outputs] == ["assets/media/coupee.png"]


STRANGE = {
    "entrelacee.png": b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", struct.pack(">IIBBBBB", 40, 30, 16, 0, 0, 0, 128)), (b"IDAT", b""))
    ),
    "resolution.jpg": photo(40, 30, exif=b"Exif\0\0MM\0*" + struct.pack(
        ">IH HHI4s HHII I", 8, 2, 0x011B, 2, 4, b"abc\0", 0x0112, 3, 1, 6 << 16, 0,
    )),
}  # fmt: skip
"""Interlaced in a way that does not exist; a resolution in letters, beside the way it was held."""


@pytest.mark.parametrize("name", STRANGE)
def test_a_picture_that_the_check_lets_pass_stops_no_build(tmp_path: Path, name: str) -> None:
    """The check reads headers only; what its reader stumbles on afterwards is of many kinds."""
    (tmp_path / name).write_bytes(STRANGE[name])
    assert list(problems(tmp_path / name, name)) == []
    pictures, outputs = render(tmp_path, [name], tmp_path / "kept")
    assert pictures[name].renditions == ()
    assert [output.path for output in outputs] == [f"assets/media/{name}"]


def test_versions_are_kept_from_one_build_to_the_next(tmp_path: Path) -> None:
    made(tmp_path, photo(500, 500, "PNG"), "a.png")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").iterdir()}
    render(tmp_path, ["a.png"], tmp_path / "kept")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").iterdir()} == before
    assert len(before) == 2


def test_a_phone_gets_the_light_one_and_nothing_moves(opened: Opened, tmp_path: Path) -> None:
    project = begun(tmp_path, "Les bons plans")
    (project / "content" / "media").mkdir(exist_ok=True)
    (project / "content" / "media" / "atelier.jpg").write_bytes(photo(3000, 2000))
    sheet = next((project / "content" / "sheets").rglob("*.yaml"))
    words = '\nmedia:\n  - file: "atelier.jpg"\n    alt: "Douze personnes autour d’une table"\n'
    sheet.write_text(sheet.read_text(encoding="utf-8").rstrip() + words, encoding="utf-8")
    with serve(published(project)) as address:
        page = opened(address, viewport={"width": 360, "height": 700})
        page.goto(f"{address}fiches/{sheet.stem}/", wait_until="networkidle")
        image = page.locator(".tb-picture img")
        before = image.bounding_box()
        image.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('.tb-picture img').complete")
        after = image.bounding_box()
        assert before and after and (before["width"], before["height"]) == (after["width"], after["height"])
        assert after["width"] <= 360 and abs(after["height"] / after["width"] - 2 / 3) < 0.02
        assert page.evaluate("document.querySelector('.tb-picture img').currentSrc").endswith("/atelier.jpg.480.webp")
