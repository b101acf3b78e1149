"""Search at ten thousand sheets, in a real Chromium: bytes and milliseconds from the last key to the first results.

Called by ``make bench``. The index, the table of facets and the catalogue's page are those of a catalogue of that size,
as ``toolbox build`` makes them; the pages of the sheets are left out, since no search asks for one. The server
compresses as public hosts do.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import sys
import tempfile
import threading
import time
from http import HTTPStatus
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from mkdocs.commands.build import build  # noqa: E402
from mkdocs.config import load_config  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from bench.catalogue import write  # noqa: E402
from builder import checking, pages, pipeline  # noqa: E402
from builder.search import outputs as search  # noqa: E402
from tests.chromium import FLAGS, find_chromium  # noqa: E402

QUERIES = ("industrie", "garde d'enfants", "acheteuses publiques", "recruter des femmes dans le bâtiment", "chantier")
MOST_BYTES, MOST_MILLISECONDS, MOST_SCRIPTS = 300_000, 500, 60_000
COMPRESSED = frozenset({".html", ".js", ".css", ".json", ".svg"})
WATCH = """(query) => {
  document.querySelector('#recherche').addEventListener('input', () => (window.asked = performance.now()));
  const already = performance.getEntriesByType('resource').length;
  new MutationObserver((_, observer) => {
    const asked = new URL(location).searchParams.get('q');
    if (asked === query && document.querySelector('[data-results] .tb-card__found')) {
      const now = performance.now();
      const files = performance.getEntriesByType('resource').slice(already).filter((file) => file.responseEnd <= now);
      const bytes = files.reduce((total, file) => total + file.encodedBodySize, 0);
      requestAnimationFrame(() => (window.found = { milliseconds: performance.now() - window.asked, bytes }));
      observer.disconnect();
    }
  }).observe(document.querySelector('[data-results]'), { childList: true });
}"""
"""Notes what has come (bodies, as transferred), and how long after the last key, when the first results of the whole
question are in the page."""


def main() -> None:
    """Build the catalogue, ask each question in a fresh browser, compare with the limits."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        site = _site(Path(folder), number)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressing, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=FLAGS)
            root = f"http://127.0.0.1:{server.server_port}/"
            ok = [_scripts(browser, root, site), *(_ask(browser, root, query) for query in QUERIES)]
            browser.close()
        server.shutdown()
    sys.exit(not all(ok))


def _site(folder: Path, number: int) -> Path:
    project = write(folder / "projet", number)
    clock = time.perf_counter()
    report = checking.check(project)
    print(f"{number} fiches lues et vérifiées en {time.perf_counter() - clock:.0f} s.")
    catalogue = pipeline.catalogue(report)
    clock = time.perf_counter()
    made = list(pages.render(catalogue))
    print(f"Pages écrites en {time.perf_counter() - clock:.0f} s.")
    clock = time.perf_counter()
    found = list(search.render(catalogue, made))
    print(f"Index fait en {time.perf_counter() - clock:.0f} s, {sum(len(o.content) for o in found) / 1e6:.0f} Mo.")
    shutil.rmtree(project / "content" / "pages")
    for output in (*found, *(page for page in made if page.path in {"index.md", "fiches/index.md"})):
        path = project / "content/pages" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.read())
    nav: list[Any] = [{"Accueil": "index.md"}, {"Fiches": "fiches/index.md"}]
    validation = {"links": {"not_found": "ignore"}}
    site = folder / "site"
    config = load_config(
        str(project / "mkdocs.yml"), site_dir=str(site), hooks=[], nav=nav, validation=validation, not_in_nav=""
    )
    build(config)
    return site


def _scripts(browser: Browser, root: str, site: Path) -> bool:
    """Weigh the scripts of ours that the catalogue's page loads."""
    page = browser.new_page()
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.removeprefix(root)))
    page.goto(f"{root}fiches/?q=industrie", wait_until="networkidle")
    page.close()
    ours = sorted(path for path in loaded if path.startswith("assets/js/"))
    size = sum(len(gzip.compress((site / path).read_bytes())) for path in ours)
    print(f"Nos {len(ours)} scripts, compressés : {size / 1000:.0f} ko.")
    return size <= MOST_SCRIPTS


def _ask(browser: Browser, root: str, query: str) -> bool:
    """Type a question on the catalogue's page, and say what it costs."""
    context = browser.new_context()
    page = context.new_page()
    page.on("pageerror", lambda error: sys.exit(str(error)))
    page.goto(f"{root}fiches/")
    field = page.get_by_label("Chercher dans les fiches")
    field.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("performance.setResourceTimingBufferSize(10000)")
    page.evaluate(WATCH, query)
    field.press_sequentially(query, delay=40)
    found = page.wait_for_function("window.found").json_value()
    first, milliseconds = found["bytes"], found["milliseconds"]
    page.locator("[data-results][aria-busy=false]").wait_for()
    count = page.locator("[data-status]").inner_text()
    print(f"« {query} » : {count} ; {first / 1000:.0f} ko et {milliseconds:.0f} ms jusqu’aux premières fiches.")
    context.close()
    return first <= MOST_BYTES and milliseconds <= MOST_MILLISECONDS


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; texts are gzipped, as GitHub Pages, GitLab Pages, Netlify and nginx do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send one file, compressed if it is a text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = path.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
