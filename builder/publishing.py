"""Puts a new site in the place of the old one, whole or not at all, one build at a time.

A build that is killed, or that meets a full disk, leaves the old site as it was; the next one clears what it left.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from builder.output import Output
from builder.spread import spread

WORK: Final = Path(".build")
RELEASES: Final = WORK / "releases"
"""Where each build goes before it is published."""
_OLD: Final = "-old"
"""What ends the name of a folder that was put aside to make room for a link."""
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class BuildError(Exception):
    """The site could not be made; the message is for the person who asked."""


class Busy(Exception):
    """Another build of the same project is under way."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other builds of a project out, and clear first what one that was killed left.

    The system gives the lock back when its holder dies, whatever the way.

    Raises:
        Busy: another build holds the project.
    """
    (root / WORK).mkdir(exist_ok=True)
    lock = FileLock(root / WORK / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Busy from error
    try:
        _recover(root)
        yield
    finally:
        lock.release()


def begin(root: Path) -> Path:
    """An empty folder for a new release."""
    (root / RELEASES).mkdir(parents=True, exist_ok=True)
    release = Path(tempfile.mkdtemp(prefix="site-", dir=root / RELEASES))
    release.chmod(0o755)
    return release


def write(release: Path, outputs: Sequence[Output]) -> None:
    """Write files that are ready as they are."""
    spread(partial(_write, release), outputs)


def _write(release: Path, output: Output) -> None:
    place = release / output.path
    place.parent.mkdir(parents=True, exist_ok=True)
    if output.file is None:
        place.write_bytes(output.read())
    else:
        shutil.copyfile(output.file, place)


def missing(release: Path, outputs: Iterable[Output]) -> list[str]:
    """The files that a release should hold and does not, or not whole; pages are checked for being there."""
    found = []
    for output in outputs:
        page = output.path.endswith(".md")
        place = release / (_page(output.path) if page else output.path)
        size = 1 if page else output.file.stat().st_size if output.file else len(output.read())
        there = place.stat().st_size if place.is_file() else -1
        if there < size or (there != size and not page):
            found.append(output.path)
    return found


def _page(path: str) -> str:
    """Where an engine with folder addresses puts the page of a source."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    inside = f"{folder}/" if folder else ""
    return f"{inside}index.html" if name in {"index", "README"} else f"{inside}{name}/index.html"


def publish(release: Path, target: Path) -> None:
    """Make ``target`` show ``release``: a symbolic link is replaced in one step, so that no reader meets half a site.

    A folder, as an engine leaves it by itself, or a system without links (some Windows folders), takes two renames.

    Raises:
        OSError: it could not be done; what was published is still.
    """
    link = target.with_name(f".{target.name}-{release.name}")
    old = target.resolve() if target.is_symlink() else None
    try:
        link.symlink_to(os.path.relpath(release, target.parent), target_is_directory=True)
    except OSError:
        if os.name != "nt":
            raise
        link = release
    aside = None
    try:
        if target.exists() and not target.is_symlink():
            old = aside = release.with_name(f"{release.name}{_OLD}")
            target.rename(aside)
        link.replace(target)
    except OSError:
        if aside is not None and aside.exists():
            aside.rename(target)
        if link != release:
            link.unlink(missing_ok=True)
        raise
    if old is not None:
        shutil.rmtree(old, ignore_errors=True)
    _clear(target)


def _recover(root: Path) -> None:
    """Put back a folder that a killed build had set aside, and clear what it left."""
    target = root / "site"
    for aside in sorted((root / RELEASES).glob(f"*{_OLD}")):
        if not target.exists():
            target.unlink(missing_ok=True)
            aside.rename(target)
    _clear(target)


def _clear(target: Path) -> None:
    """Delete every release but the one that is shown, and links that were never put in place."""
    for link in target.parent.glob(f".{target.name}-site-*"):
        link.unlink(missing_ok=True)
    for leftover in (target.parent / RELEASES).glob("site-*"):
        if leftover.resolve() != target.resolve():
            shutil.rmtree(leftover, ignore_errors=True)


def discard(release: Path) -> None:
    """Delete a release that will not be published."""
    with suppress(OSError):
        shutil.rmtree(release)


def accident(error: OSError) -> str:
    """What the system refused, in French."""
    if error.errno in _FULL:
        return "Le disque est plein : libérez de la place, puis relancez."
    if isinstance(error, ChildProcessError):
        return "Le système a arrêté une partie du travail, sans doute faute de mémoire : libérez-en, puis relancez."
    file = Path(error.filename).name if isinstance(error.filename, str) else ""
    name = "".join(sign if sign.isprintable() else "\ufffd" for sign in f" ({file})") if file else ""
    return f"Le système n’a pas pu lire ou écrire un fichier{name}. Vérifiez le disque et vos droits, puis relancez."
