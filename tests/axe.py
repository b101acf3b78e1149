"""axe-core in the tests: what it finds wrong in a page as it stands, every rule on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

_SCRIPT = Path(__file__).resolve().parent / "assets" / "axe-core" / "axe.min.js"
_RUN = """async () => {
  await document.fonts.ready; // sizes are those of the page's own typefaces
  const rules = { "target-size": { enabled: true } };
  const found = await axe.run(document, { resultTypes: ["violations"], rules });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""


@cache
def _script() -> str:
    return _SCRIPT.read_text(encoding="utf-8")


def problems(page: Page) -> list[str]:
    """Every problem of the page in its present state: rule, element, and what axe says of it.

    The script is evaluated by the browser's debugger, so that no content security policy stands in its way.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    found: list[str] = page.evaluate(_RUN)
    return found
