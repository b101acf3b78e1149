"""Screenshots of every kind of page at three widths, by day and by night, in ``.build/shots``: to be looked at.

``make shots``; add beginnings of addresses to take some pages only: ``python -m tests.shots fiches/ collections/``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, find_chromium
from tests.conftest import ROOT, serve
from tests.test_browser import KINDS_OF_PAGE

FOLDER = ROOT / ".build" / "shots"
WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
OTHERS = ("proposer/", "donnees/", "fiches/?q=femmes&department=59", "comparer/?fiches=stef-mixup,corif-accompagnement")


def take(browser: Browser, address: str, path: str) -> list[Path]:
    """The page whole, at each width and in each scheme."""
    made = []
    name = "".join(char if char.isalnum() else "-" for char in path).strip("-") or "accueil"
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(address + path, wait_until="networkidle")
            made.append(FOLDER / f"{name}-{width}-{scheme}.png")
            page.screenshot(path=made[-1], full_page=True)
            page.close()
    return made


def main(chosen: list[str]) -> None:
    """Take the pages whose address begins as asked, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serve(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=FLAGS)
        for path in (*KINDS_OF_PAGE, *OTHERS):
            if not chosen or any(path.startswith(start) for start in chosen):
                for file in take(browser, address, path):
                    print(file.relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
