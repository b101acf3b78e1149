"""The site while one writes: a sheet that is saved shows at once, the rest of the site follows.

The engine's server looks for changed files, and reloads browsers when its ``builder`` returns. Ours writes the page of
each sheet that changed (:mod:`builder.preview`), and has another process build the whole site aside; when it is ready,
that process touches a file that the server looks at too, and the server goes over to the new site.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from html import escape
from ipaddress import ip_address
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from builder import checking, diagnostics, publishing, settings
from builder.diagnostics import Diagnostic
from builder.preview import Known, Refused, draw, schemas_of
from builder.spread import started, undisturbed
from builder.stamping import write

_log = logging.getLogger("mkdocs.toolbox")
_MANY: Final = 20
"""Changed sheets beyond which only the whole site is built: a branch was checked out, nobody waits for one page."""
_BEHIND: Final = 15
"""How far the whole build steps aside (``nice``) for the server and the browser."""
_BODY: Final = re.compile(rb"<body[^>]*>")
_ALWAYS_SEEN: Final = "position: fixed; inset: auto 0 0; z-index: 9; max-height: 45vh; overflow: auto"
"""At the bottom of the window, wherever one reads: a browser that reloads goes back to where one was."""
Line = tuple[str, str]
"""The file of a problem, and what to say of it."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a whole build gave: a folder and what is known of it; or what is wrong, in short and in full."""

    folder: str = ""
    known: Known | None = None
    lines: tuple[Line, ...] = ()
    text: str = ""


class Preview:
    """What the engine's server shows, and what it does when a file changes."""

    def __init__(self, server: LiveReloadServer, config: MkDocsConfig, known: Known) -> None:
        self._server = server
        self._known = known
        self._schemas = schemas_of(known)
        self._host = config.dev_addr.host
        self._url = config.site_url or ""
        self._watched = [config.docs_dir, config.config_file_path, *config.watch]
        self._seen = dict(_files(self._watched))
        self._lines: tuple[Line, ...] = ()
        self._since: set[Path] = set()
        """The sheets that changed after the build under way began."""
        self._stale = False
        """Whether something changed that no build under way knows."""
        self._build: tuple[BaseProcess, list[Whole]] | None = None
        self._aside = Path(tempfile.mkdtemp(prefix="apercu-"))
        self._mark = self._aside / "signal" / "fini"
        self._mark.parent.mkdir()
        server.watch(str(self._mark.parent))
        server.builder = self.refresh
        server.set_app(self._answer)
        self._told = self._listen()

    def refresh(self) -> None:
        """Show what changed: called by the server, in its one thread of builds."""
        changed = self._changed()
        self._stale |= bool(changed)
        self._lines = tuple(line for line in self._lines if self._known.root / line[0] not in changed)
        if not self._adopt() and not changed:  # the server saw late what the system had told: browsers stay
            self._server._wanted_epoch = self._server._visible_epoch
        self._since |= changed
        if len(changed) <= _MANY:
            self._draw(changed)
        if self._stale and self._build is None:
            self._begin()

    def close(self) -> None:
        """Leave nothing behind."""
        if self._told.is_alive():
            self._told.stop()
            self._told.join()
        if self._build is not None:
            self._build[0].terminate()
            self._build[0].join()
        shutil.rmtree(self._aside, ignore_errors=True)

    def _changed(self) -> set[Path]:
        now = dict(_files(self._watched))
        changed = {Path(path) for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path)}
        self._seen = now
        return changed

    def _listen(self) -> BaseObserver:
        """Be told of changes by the system, at once. Where it does not tell (a shared folder, another system's disk),
        the server looks by itself twice a second."""
        observer = Observer()
        handler = FileSystemEventHandler()
        handler.on_created = handler.on_modified = handler.on_moved = handler.on_deleted = self._ask  # type: ignore[method-assign]
        with suppress(OSError):  # as many folders as a system listens to
            for folder in filter(os.path.isdir, self._watched):
                observer.schedule(handler, folder, recursive=True)
            observer.start()
        return observer

    def _ask(self, event: FileSystemEvent) -> None:
        """Have the server refresh, as when it sees by itself that a file changed."""
        if not event.is_directory:
            with self._server._rebuild_cond:
                self._server._want_rebuild = True
                self._server._rebuild_cond.notify_all()

    def _draw(self, changed: Iterable[Path]) -> None:
        sheets = self._known.root / "content" / "sheets"
        for path in sorted(changed):
            if path.suffix != ".yaml" or path.parent.parent != sheets:
                continue
            drawn = draw(self._known, path, self._schemas)
            if isinstance(drawn, Refused):
                self._refuse(drawn.diagnostics, {path.relative_to(self._known.root).as_posix(): drawn.lines})
            elif drawn is not None:
                self._known = drawn.known
                write(Path(self._server.root, drawn.target), drawn.html)

    def _refuse(self, found: Iterable[Diagnostic], lines: Mapping[str, Sequence[str]]) -> None:
        whole = _refused(diagnostics.once(found), lines)
        self._lines += whole.lines
        _log.error("\n%s\n\nLe site montre toujours la dernière version correcte.", whole.text)

    def _begin(self) -> None:
        """Build the whole site in another process."""
        self._stale = False
        self._since = set()
        given: list[Whole] = []
        with undisturbed():  # a process that nobody knows of would be waited for, until its build ends
            process, here = started(_build, self._known.root, str(self._aside), self._url, self._known.day)
            self._build = process, given
        Thread(target=_await, args=(here, given, self._mark), daemon=True).start()

    def _adopt(self) -> bool:
        """Go over to the site that another process has built, if it has; its sheets that changed since are drawn.

        Returns:
            Whether it had.
        """
        if self._build is None or not self._build[1]:
            return False
        process, (whole,) = self._build
        process.join()
        self._build = None
        if whole.known is None:
            if not self._stale:  # what is said of files that changed since would mislead
                self._lines = whole.lines
                _log.error("\n%s\n\nLe site montre toujours la dernière version correcte.", whole.text)
            return True
        self._known, self._lines = whole.known, ()
        self._schemas = schemas_of(self._known)
        before, self._server.root = self._server.root, whole.folder
        shutil.rmtree(before, ignore_errors=True)
        self._draw(self._since)
        return True

    def _answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """The server's own answer; above each page, what is wrong with the sheets."""
        if not of_this_machine(environ.get("HTTP_HOST", ""), self._host):
            start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return [f"Ce site n’est montré qu’à cette adresse : {self._server.url}".encode()]
        held: list[Any] = []
        body = b"".join(self._server.serve_request(environ, lambda *given: held.extend(given)))
        status, headers = held[:2]
        lines = self._lines  # as they are now: the server has waited for what was being refreshed
        if lines and dict(headers).get("Content-Type", "").startswith("text/html"):
            banner = _banner(lines).encode()
            body = _BODY.sub(lambda opening: opening[0] + banner, body, count=1)
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        start(status, headers)
        return [body]


def of_this_machine(asked: str, host: str) -> bool:
    """Whether a page may be shown to who asked for it by this name (``Host``).

    Another site, open in the same browser, may have its own name lead to this machine, and read our drafts as its own
    pages. No number and no « localhost » is anybody's name; ``host`` is the one of the settings.
    """
    try:
        name = urlsplit(f"//{asked}").hostname or ""
        return name in {"localhost", host.lower()} or name.endswith(".localhost") or ip_address(name) is not None
    except ValueError:
        return False


def _files(folders: Iterable[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each file under some folders, with its date and size; as texts, for there are thousands at each save."""
    for folder in folders:
        names = (os.path.join(here, name) for here, _, found in os.walk(folder) for name in found)  # noqa: PTH118
        for path in names if os.path.isdir(folder) else (folder,):  # noqa: PTH112
            with suppress(OSError):
                known = os.stat(path)  # noqa: PTH116
                yield path, (known.st_mtime_ns, known.st_size)


def _await(here: Connection, given: list[Whole], mark: Path) -> None:
    """Keep what another process gives, then tell the server by a file that it looks at."""
    try:
        given.append(here.recv())
    except (EOFError, OSError):
        given.append(Whole(text="La construction du site s’est arrêtée avant sa fin.", lines=(("", "Relancez."),)))
    if mark.parent.is_dir():
        mark.write_text(given[0].folder, encoding="utf-8")


def _build(root: Path, aside: str, url: str, day: date) -> Whole:
    """In another process: build the whole site."""
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    return whole(root, aside, url, day)


def whole(root: Path, aside: str, url: str, day: date) -> Whole:
    """The site of a project as it is to be served at ``url``, in a new folder under ``aside``."""
    folder = tempfile.mkdtemp(prefix="site-", dir=aside)
    try:
        made = _made(root, folder, url, day)
    except (MkDocsException, SystemExit, publishing.BuildError) as error:
        made = _stopped(str(error))
    except OSError as error:
        made = _stopped(publishing.accident(error))
    if not made.folder:
        shutil.rmtree(folder, ignore_errors=True)
    return made


def _made(root: Path, folder: str, url: str, day: date) -> Whole:
    report = checking.check(root, day=day)
    if not report.ok:
        return _refused(report.diagnostics, report.lines)
    config = settings.read(root, site_dir=folder)
    config.site_url = url
    config.extra["report"] = report
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config, serve_url=url)
    return Whole(folder, config.extra["known"])


def _stopped(why: str) -> Whole:
    return Whole(lines=(("", why),), text=why)


def _refused(found: tuple[Diagnostic, ...], lines: Mapping[str, Sequence[str]]) -> Whole:
    said = tuple((one.file, f"{one.file}:{one.span.line}: {one.message} {one.fix}") for one in found)
    return Whole(lines=said, text=diagnostics.as_text(found, lines))


def _banner(lines: Iterable[Line]) -> str:
    items = "".join(f"<li><code>{escape(text)}</code></li>" for _, text in lines)
    said = "<strong>Ce que vous voyez est la dernière version valide du site.</strong> À corriger :"
    inside = f'<div class="md-banner__inner md-grid md-typeset"><p>{said}</p><ul>{items}</ul></div>'
    return f'<aside class="md-banner" role="alert" style="{_ALWAYS_SEEN}">{inside}</aside>'
