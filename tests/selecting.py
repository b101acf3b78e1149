"""What the tests of the selection share: a panorama put in the browser's storage, read back, walked by keyboard."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

THREE = ("stef-mixup", "toyota-500-recrutements", "corif-accompagnement")
TITLE = "Mixité & industrie : « nos » pistes"
STATUS = "[role=status].tb-said"


def keep(page: Page, address: str, *ids: str, title: str = "") -> None:
    """Put a selection in the browser's storage, as an earlier visit would have."""
    page.goto(f"{address}a-propos/")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key(address), stored(ids, title)])


def key(address: str) -> str:
    return "boite-a-pratiques:panorama:/" + address.split("/", 3)[3]


def stored(ids: tuple[str, ...], title: str = "") -> str:
    return json.dumps({"title": title, "ids": list(ids)})


def kept(page: Page, address: str) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", key(address)))


def open_own(page: Page, address: str, *ids: str, title: str = "") -> None:
    keep(page, address, *ids, title=title)
    page.goto(f"{address}panorama/", wait_until="networkidle")


def listed(page: Page) -> list[str]:
    """The sheets of the list, in order."""
    return [str(value) for value in page.locator(".tb-picked input").evaluate_all("l => l.map(box => box.value)")]


def tab_to(page: Page, where: str, limit: int = 60) -> None:
    """Press Tab until the focus is on ``where``."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("(where) => document.activeElement.matches(where)", where):
            return
    raise AssertionError(f"the keyboard does not reach {where}")
