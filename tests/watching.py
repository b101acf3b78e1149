"""A page in a real Chromium, and all that it complains of."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page


class Watched:
    """A page whose console, errors and requests are kept."""

    def __init__(self, page: Page, root: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request.url, root))

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str, root: str) -> None:
        if not url.startswith((root, "data:", "blob:")):
            self.complaints.append(f"request to {url}")
