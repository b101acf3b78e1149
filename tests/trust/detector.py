"""Sees whatever acts in a page: a call, a dialog, a window, a navigation, a request elsewhere, markup that could."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from urllib.parse import quote

from playwright.sync_api import Browser, Dialog, Error, Frame, Page, Request

OUR_QUESTION = "Effacer tout ce que vous avez écrit ici\u202f?"
"""The form asks it before it clears a draft, which the detector's clicks ask for."""
PATIENCE = 30.0
"""How long something may take to act, in seconds: a machine that tests share."""
WATCH = """
Object.defineProperty(window, "__hit", {value: (number) => console.debug(`HIT ${number}`)});
addEventListener("securitypolicyviolation", (event) =>
  console.debug(`STOPPED ${event.effectiveDirective} ${event.sample || event.blockedURI}`));
"""
PROVOKE = """() => {
  const found = [];
  const usual = new Set(["https:", "http:", "mailto:", "tel:", "blob:"]);
  addEventListener("submit", (event) => {
    event.preventDefault();
    if (new URL(event.target.action).origin !== location.origin) found.push(`form to ${event.target.action}`);
  }, true);
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && usual.has(new URL(link.href, location).protocol)) event.preventDefault();
  }, true);
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) found.push(`${element.localName} ${name}`);
      const told = `${element.localName} ${name}=${value}`;
      const acts = /^[\\0-\\x20]*(?:javascript|data|vbscript):/i.test(value);
      if (["href", "src", "action", "formaction", "data", "xlink:href"].includes(name) && acts) found.push(told);
      if (["src", "action", "data", "srcdoc"].includes(name) && value.includes("canari.")) found.push(told);
    }
  }
  const main = document.querySelector("main") ?? document.body;
  for (const element of main.querySelectorAll("*")) {
    for (const kind of ["pointerenter", "mouseover", "mousemove", "focus", "pointerdown", "mousedown", "pointerup"]) {
      element.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
    }
  }
  for (const element of main.querySelectorAll("a, button, summary, [onclick], b, xss")) {
    const gone = !element.isConnected; // a link that an earlier click took off the page leads where it says, unheard
    const leads = element.textContent.trim() === "Comparer les fiches cochées"; // to another page of ours, by a script
    if (gone || leads || element.type === "submit" || element.closest("[data-tools]")) continue;
    element.click?.();
  }
  return found;
}"""


class Detector:
    """A page, and all that happened in it that should not have: ``found``; ``stopped`` is what the policy refused."""

    def __init__(self, page: Page, root: str) -> None:
        self.page = page
        self.root = root
        self.found: list[str] = []
        self.stopped: list[str] = []
        self._wanted = ""
        page.on("console", lambda message: self._told(message.text))
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: self._note(f"window {popup.url}"))
        page.on("requestfinished", self._request)
        page.on("requestfailed", lambda request: self._request(request) if request.failure != "csp" else None)
        page.on("framenavigated", self._navigated)

    def _note(self, what: str) -> None:
        self.found.append(f"{self._wanted}: {what}")

    def _told(self, text: str) -> None:
        if text.startswith("HIT "):
            self._note(text)
        elif text.startswith("STOPPED "):
            self.stopped.append(f"{self._wanted}: {text}")

    def _dialog(self, dialog: Dialog) -> None:
        if dialog.message != OUR_QUESTION:
            self._note(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:", "about:")):
            leaves = request.is_navigation_request() and request.frame.parent_frame is None
            self._note(f"{'navigation' if leaves else 'request'} {request.url[:120]}")

    def _navigated(self, frame: Frame) -> None:
        where = frame.url.partition("?")[0].partition("#")[0]
        inside = frame.parent_frame is not None and where.startswith((self.root, "about:"))
        if not inside and where != (self.root + self._wanted).partition("?")[0].partition("#")[0]:
            self._note(f"navigation {frame.url[:120]}")

    def visit(self, path: str, *, calm: bool = False) -> None:
        """Open a page of the site, then hover and click all that it holds, unless ``calm``."""
        self._wanted = path
        self.page.goto(self.root + path, wait_until="load")
        self.page.wait_for_timeout(60)
        if not calm:
            try:
                self.found += [f"{path}: {one}" for one in self.page.evaluate(PROVOKE)]
            except Error as error:  # the page left while it was looked at
                self._note(f"navigation {error.message[:80]}")
            self.page.wait_for_timeout(60)

    def wait(self) -> None:
        """Wait until something has acted or been stopped, then for what else the same cause would do.

        A page in which hostile scripts run may never be idle: its requests end, and Chromium does not say so.
        """
        until = monotonic() + PATIENCE
        while not (self.found or self.stopped) and monotonic() < until:
            self.page.wait_for_timeout(50)
        self.page.wait_for_timeout(300)

    def ask(self, path: str, texts: list[str], *parameters: str) -> None:
        """Open a page with the texts as its parameters and as its anchor."""
        query = "&".join(f"{name}={quote(text, safe='')}" for name in parameters for text in texts)
        self.visit(f"{path}?{query}#{quote(texts[0], safe='')}", calm=True)


@contextmanager
def detector(browser: Browser, root: str, *, policy: bool) -> Iterator[Detector]:
    """A new page under watch, with the content security policy of the site or without."""
    context = browser.new_context(bypass_csp=not policy, viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    context.route("https://canari.example/**", lambda route: route.abort())
    yield Detector(context.new_page(), root)
    context.close()
