"""What the tests of open data share: the exports of a project, the real one's, and one where secrets must stay in."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from builder import checking, exports, pipeline
from builder.exports.published import Published, published
from tests.real import REPORT

SITE = "https://boite-a-pratiques.example/"


def leaving(root: Path) -> Published:
    """What leaves of a project."""
    return _leaving(checking.check(root))


def _leaving(report: checking.Report) -> Published:
    assert report.ok, report.diagnostics
    day = datetime.fromtimestamp(pipeline.content_epoch(report), UTC).date()
    return published(report.checked, pipeline.catalogue(report), day)


def files(root: Path) -> dict[str, bytes]:
    """Every file that the exports make of a project, by path."""
    return _files(checking.check(root))


def _files(report: checking.Report) -> dict[str, bytes]:
    assert report.ok, report.diagnostics
    day = datetime.fromtimestamp(pipeline.content_epoch(report), UTC).date()
    return {out.path: out.read() for out in exports.render(report.checked, pipeline.catalogue(report), day)}


@cache
def real() -> dict[str, bytes]:
    """The files made of the real content."""
    return _files(REPORT)


@cache
def real_published() -> Published:
    return _leaving(REPORT)


def unpacked(content: bytes) -> bytes:
    """A file with what its archive holds, so that nothing hides in it."""
    if content[:2] != b"PK":
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())
