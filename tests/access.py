"""What axe cannot see in a page as it stands: structure, keyboard, spacing, motion, and nothing by colour alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

_SCRIPT = Path(__file__).resolve().parent / "access.js"
_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""WCAG 1.4.12: what a reader may set, and lose nothing."""
_ADD_STYLE = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""As a reader's own sheet does, whatever the page's policy."""


@cache
def _script() -> str:
    return _SCRIPT.read_text(encoding="utf-8")


def watch(page: Page) -> None:
    """Make the checks ready, with a key pressed, so that the browser shows the focus that they give."""
    page.evaluate(_script())
    page.keyboard.press("Tab")


def found(page: Page, *names: str) -> list[str]:
    """What is wrong in the page, by these functions of ``access.js``, once :func:`watch` was called."""
    problems: list[str] = page.evaluate("names => names.flatMap((name) => window.access[name]())", names)
    return problems


def space_out(page: Page) -> None:
    """Set the spaces that a reader may."""
    page.evaluate(_ADD_STYLE, _SPACING)
