"""What a reader waits for: bytes, requests and movements of a sheet's page, beside stock Material's page of the sheet.

Called by ``make bench``, in a real Chromium, from a server that compresses as public hosts do. Bytes are those of
bodies as transferred.
"""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from bench.peers import as_markdown  # noqa: E402
from bench.search import Compressing  # noqa: E402
from tests.chromium import FLAGS, find_chromium  # noqa: E402

SHEETS = ("stef-mixup", "valenciennes-plan-egalite-triennal", "we-ker-groupes-de-travail-mixite")
MOST_BYTES = 150_000
WATCH = """
window.moved = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value)))
  .observe({ type: "layout-shift", buffered: true });
"""
MEASURE = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const files = performance.getEntriesByType("resource");
  const told = performance.getEntriesByName("first-contentful-paint");
  return {
    bytes: [page, ...files].reduce((total, file) => total + file.encodedBodySize, 0),
    requests: 1 + files.length,
    elsewhere: files.filter((file) => new URL(file.name).origin !== location.origin).length,
    moved: window.moved,
    text: told.length ? told[0].startTime : null,
  };
}"""


def main() -> None:
    """Measure both, and say whether our page keeps its promise."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        stock = Path(folder)
        as_markdown(ROOT, stock, nav=True)
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=stock, check=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=FLAGS)
            rows = [
                (sheet, *(_read(browser, site, sheet) for site in (ROOT / "site", stock / "site"))) for sheet in SHEETS
            ]
            browser.close()
    print("| sheet | bytes, ours | stock Material | requests | movement | text after (ms) |\n|---|---|---|---|---|---|")
    for sheet, ours, theirs in rows:
        print(
            f"| {sheet} | {ours['bytes']} | {theirs['bytes']} | {ours['requests']} / {theirs['requests']} "
            f"| {ours['moved']:.3f} / {theirs['moved']:.3f} | {ours['text']:.0f} / {theirs['text']:.0f} |"
        )
    worst = max(ours["bytes"] for _, ours, _ in rows)
    still = max(ours["moved"] for _, ours, _ in rows)
    others = sum(ours["elsewhere"] for _, ours, _ in rows)
    print(f"At most {worst} bytes (limit {MOST_BYTES}), {still:.3f} of movement, {others} requests elsewhere.")
    if worst > MOST_BYTES or still > 0 or others:
        sys.exit(1)


def _read(browser: Browser, site: Path, sheet: str) -> dict[str, Any]:
    handler = functools.partial(Compressing, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"http://127.0.0.1:{server.server_port}/fiches/{sheet}/", wait_until="networkidle")
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(500)
    found: dict[str, Any] = page.evaluate(MEASURE)
    context.close()
    server.shutdown()
    return found


if __name__ == "__main__":
    main()
