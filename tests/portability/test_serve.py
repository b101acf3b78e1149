"""``toolbox serve`` in a new toolbox: the theme and the pages come from the installed one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.conftest import ROOT
from tests.portability.conftest import begun, run


def answer(address: str, server: subprocess.Popen[str]) -> str:
    """What the server says once it is ready."""
    for _ in range(960):
        assert server.poll() is None, server.communicate()[0]
        try:
            with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310 (our own server)
                return str(page.read().decode())
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    raise AssertionError("the server never answered")


def test_the_site_is_served_while_one_writes(tmp_path: Path) -> None:
    project = begun(tmp_path, "Boucle locale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("https://votre-boite.example/", f"http://127.0.0.1:{port}/")
    settings.write_text(f"{text}dev_addr: 127.0.0.1:{port}\n", encoding="utf-8")
    server = subprocess.Popen(
        ["sh", "-c", 'trap "" INT && exec "$0" -m builder serve', sys.executable],  # as « serve & » in a script
        cwd=project, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        page = answer(f"http://127.0.0.1:{port}/fiches/exemple-de-fiche/", server)
        assert "Exemple : une pratique" in page.replace("\u00a0", " ") and "assets/css/site.css" in page
    finally:
        server.terminate()
        said = server.communicate(timeout=20)[0]
    assert (
        said.startswith("Construction du site…")
        and f"ouvrez cette adresse (Ctrl+C pour arrêter) : http://127.0.0.1:{port}/" in said
    )
    assert not {"Serving", "Watching", "Building", "built"} & set(said.split())


def test_settings_that_cannot_be_read_are_said_in_french(tmp_path: Path) -> None:
    project = begun(tmp_path, "Boucle locale")
    (project / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    for command in ("serve", "build"):
        done = run(project, command)
        assert done.returncode == 1 and "Traceback" not in done.stderr, (command, done.stderr)
