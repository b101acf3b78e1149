"""What the tests share: a copy of the project, the real site built from it, a server and a real browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.chromium import FLAGS, find_chromium
from tests.watching import Opened, Watched, watching

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 20_000
"""Milliseconds."""
PARTS = ("builder", "content", "docs_overrides", "schema", "mkdocs.yml")


LONGEST = (
    "test_serve", "test_life", "test_press", "test_publishing", "test_preview", "test_stamping", "test_site",
    "test_hostile", "test_policy", "test_spread",
)  # fmt: skip
"""Files of few tests that build and wait: last, one process would run them while the others have nothing left."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem not in LONGEST)


def copy_project(target: Path) -> Path:
    """The project without its outputs, at ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    ignore = shutil.ignore_patterns("__pycache__")
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignore)
        else:
            shutil.copy(source, target / name)
    return target


def printed_before(project: Path) -> Path:
    """The project, with what the shared build printed, if it was: as on the machine of someone who writes."""
    prints = project / ".build" / "prints"
    if _SHARED and (_SHARED[0] / "site").exists() and not prints.exists():
        shutil.copytree(_SHARED[0] / ".build" / "prints", prints)
    return project


def toolbox(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command on a copy of the project, with the copy's own builder."""
    printed_before(project)
    return subprocess.run(
        [sys.executable, "-m", "builder", *arguments],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


_SHARED: list[Path] = []
"""The project that is built once for all processes, as soon as it is known."""


_DAY = os.environ.get("SOURCE_DATE_EPOCH")


@pytest.fixture(autouse=True)
def _own_day() -> Iterator[None]:
    """A build of this very process says its day by a variable: the next test, and what it starts, have their own."""
    _restore_day()
    yield
    _restore_day()


def _restore_day() -> None:
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    if _DAY is not None:
        os.environ["SOURCE_DATE_EPOCH"] = _DAY


@pytest.fixture(scope="session", autouse=True)
def _shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    base = tmp_path_factory.getbasetemp()
    _SHARED[:] = [(base if worker_id == "master" else base.parent) / "projet"]


def built_once(project: Path, make: Callable[[Path], Path]) -> Path:
    """A project that ``make`` writes, with its site, for the whole session, whichever process needs it first."""
    with FileLock(project.with_suffix(".lock")):
        if not (project / "site").exists():
            done = toolbox(make(project), "build")
            assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="session")
def built() -> Path:
    """The real project."""
    return built_once(_SHARED[0], copy_project)


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The published site."""
    return built / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    prefix = "/boite/"

    def __init__(self, *arguments: Any, sent: Mapping[str, str], **others: Any) -> None:
        self.sent = sent
        super().__init__(*arguments, **others)

    def translate_path(self, path: str) -> str:
        """Serve the folder under a sub-path, as ``https://example.org/boite/`` would."""
        if not path.startswith(self.prefix):
            return "/nonexistent"
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def end_headers(self) -> None:
        """Send the headers of the test along."""
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page early is no error."""


@contextmanager
def serve(folder: Path, **sent: str) -> Iterator[str]:
    """Serve a folder under ``/boite/``, with the headers ``sent``; the address of its root."""
    headers = {name.replace("_", "-"): value for name, value in sent.items()}
    handler = functools.partial(_Quiet, directory=str(folder), sent=headers)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/boite/"
    server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the site, served from a sub-path."""
    with serve(site) as root:
        yield root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. What is waited for may take long where other tests run on every core."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(find_chromium()), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A new reader, at a desk."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def watched(context: BrowserContext, address: str) -> Iterator[Watched]:
    with watching(context, address) as page:
        yield page


@pytest.fixture
def page(watched: Watched) -> Page:
    """A page of theirs, which complains of nothing that the test does not expect."""
    return watched.page


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens the site in a browser of its own, as one more reader set it; it complains of nothing either."""
    with ExitStack() as readers:

        def made(*roots: str, **settings: Any) -> Page:
            context = browser.new_context(**settings)
            readers.callback(context.close)
            return readers.enter_context(watching(context, *roots)).page

        yield made


def patiently(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
