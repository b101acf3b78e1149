"""A page in a real Chromium, and all that it complains of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Dialog, Page

Opened = Callable[..., Page]


class Watched:
    """A page whose console, errors and requests are kept."""

    def __init__(self, page: Page, *roots: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request.url, roots))

    def expected(self, words: str) -> None:
        """Forget the complaints that say these words; there are some."""
        others = [line for line in self.complaints if words not in line]
        assert others != self.complaints
        self.complaints[:] = others

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str, roots: tuple[str, ...]) -> None:
        if not url.startswith((*roots, "data:", "blob:")):
            self.complaints.append(f"request to {url}")


@contextmanager
def watching(context: BrowserContext, *roots: str) -> Iterator[Watched]:
    """A new page, which has nothing to complain of in the end."""
    watched = Watched(context.new_page(), *roots)
    yield watched
    assert watched.complaints == [], watched.complaints
