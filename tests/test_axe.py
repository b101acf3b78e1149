"""axe-core, every rule on, on every kind of page as it opens: light on a screen, dark on a phone."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.axe import problems
from tests.test_browser import KINDS_OF_PAGE

Scheme = Literal["light", "dark"]


@pytest.mark.parametrize("path", KINDS_OF_PAGE)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing(browser: Browser, address: str, path: str, width: int, scheme: Scheme) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    found = problems(page)
    context.close()
    assert found == []
