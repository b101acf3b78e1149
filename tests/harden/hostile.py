"""Thousands of hostile strings in every text, address and question of a site, in a real Chromium, twice.

    python -m tests.harden.hostile                    # the strings of our generator
    python -m tests.harden.hostile payloads.txt       # those of a file, one a line

Without the content security policy, then with it: nothing runs, nothing is asked elsewhere, no page leads away; and the
policy has nothing to stop. Then each planted hole: seen without the policy, harmless with it.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import count, cycle
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, find_chromium
from tests.conftest import serve
from tests.trust.detector import detector
from tests.trust.holes import HOLES
from tests.trust.hostile_project import build, spoil
from tests.trust.strings import VARIETY, hostile, strings
from tests.trust.visiting import ask, open_hole, pages, type_questions

TYPED = 60
PATIENCE = 300_000
"""Milliseconds that a page of hundreds of strings may take on a busy machine."""


def attack(browser: Browser, site: Path, texts: list[str]) -> str:
    """Everything, with the policy and without.

    Raises:
        AssertionError: something acted.
    """
    with serve(site) as root:
        told = []
        for policy in (False, True):
            with detector(browser, root, policy=policy) as watched:
                watched.page.set_default_timeout(PATIENCE)
                opened = 0
                for path in pages(site):
                    watched.visit(path)
                    opened += 1
                asked = ask(watched, texts)
                type_questions(watched, texts[:TYPED])
                assert watched.found == [], watched.found[:20]
                assert watched.stopped == [], watched.stopped[:20]
            told.append(f"policy {'on' if policy else 'off'}: {opened} pages, {asked} addresses, 0 executions")
    return "; ".join(told)


def plant(browser: Browser, site: Path) -> str:
    """Each hole, with the policy and without.

    Raises:
        AssertionError: one was not seen, or acted in spite of the policy.
    """
    with serve(site) as root:
        for hole in HOLES:
            with detector(browser, root, policy=False) as watched:
                open_hole(watched, hole)
                assert watched.found, hole.name
            with detector(browser, root, policy=True) as guarded:
                open_hole(guarded, hole)
                assert not [what for what in guarded.found if "HIT" in what or "request https" in what], hole.name
    return f"{len(HOLES)} planted holes seen, {len(HOLES)} harmless with the policy"


def main(file: Path | None) -> None:
    """Spoil a project, build its site, attack it."""
    texts = list(strings(0, VARIETY))
    supply = (hostile(number) for number in count())
    if file is not None:
        texts = [line for line in file.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
        supply = (line for line in cycle(texts))
    with tempfile.TemporaryDirectory(prefix="harden-") as folder, sync_playwright() as playwright:
        spoilt = spoil(Path(folder) / "projet", supply)
        site = build(spoilt)
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=FLAGS)
        told = [f"{len(texts)} strings, {spoilt.strings} in {len(spoilt.places)} places", attack(browser, site, texts)]
        if file is None:
            told.append(plant(browser, site))
        browser.close()
    sys.stdout.write(f"hostile: {'; '.join(told)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
