"""Who fills the form: a browser in French; and its modules alone, on a page of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.forms.bench import bench


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    with bench(browser) as ready:
        yield ready
