"""`mkdocs serve` by itself: saving a sheet refreshes the page, a broken one keeps the last good site."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from bench import catalogue
from builder import checking, serving, spread
from tests.conftest import ROOT, copy_project, patiently, printed_before, toolbox
from tests.test_spread import ON_SEVERAL_CORES

SHEET = "content/sheets/egalite-hauts-de-france/stef-mixup.yaml"
MADE = "content/sheets/we-ker-bilan-2023/fiche-0.yaml"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """A small catalogue being served: its folder, the address of one sheet, the log."""
    project = catalogue.write(tmp_path / "projet", 8)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log.txt"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        yield project, f"http://127.0.0.1:{port}/fiches/fiche-0/", log
        process.terminate()
        process.wait(timeout=120)


def wait_for(address: str, words: str, seconds: float = 480) -> str:
    """The page, once it says some words."""
    html = ""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=30) as response:  # noqa: S310 - our own server, on loopback
                html = response.read().decode()
        except (URLError, OSError):
            html = ""
        if words in html:
            return html
        time.sleep(0.3)
    raise AssertionError(f"« {words} » never came; the page ends with {html[-300:]!r}")


def reloaded(address: str) -> int:
    """What the engine's script in a page asks to know whether to load it again."""
    with urlopen(f"{address.partition('/fiches/')[0]}/livereload/0/1", timeout=30) as response:  # noqa: S310
        return int(response.read())


def line_of(text: str, key: str) -> str:
    """The line of a file that holds a key of its first level."""
    return next(line for line in text.splitlines() if line.startswith(f"{key}:"))


def test_saving_refreshes_and_a_mistake_keeps_the_last_good_site(served: tuple[Path, str, Path]) -> None:
    project, address, log = served
    sheet = project / MADE
    wait_for(address, "<h1>")
    good = sheet.read_text(encoding="utf-8")
    title = line_of(good, "title")
    sheet.write_text(good.replace(title, 'title: "Un titre changé"'), encoding="utf-8")
    wait_for(address, "Un titre changé")
    time.sleep(0.3)
    shown = reloaded(address)
    time.sleep(1.2)  # the system told of the change; the server sees it by itself in half a second, and reloads nothing
    assert reloaded(address) == shown
    wait_for(address.replace("fiche-0/", ""), "Un titre changé")  # the rest of the site follows
    patiently(lambda: reloaded(address) != shown)
    sheet.write_text(good.replace(title, 'titre: "Une clé mal nommée"'), encoding="utf-8")
    html = wait_for(address, "dernière version valide")
    assert "Un titre changé" in html
    assert "« titre » n’est pas une rubrique connue ici." in html.replace("\u00a0", " ")
    assert "S202" in log.read_text(encoding="utf-8")
    assert "dernière version valide" in wait_for(address.replace("fiche-0/", ""), "</html>")
    sheet.write_text(good, encoding="utf-8")
    patiently(lambda: "Un titre changé" not in wait_for(address, "</html>"))
    assert "dernière version valide" not in wait_for(address, "<h1>")
    for asked in (address, f"{address.partition('/fiches/')[0]}/livereload/0/1"):
        with pytest.raises(HTTPError, match="403"):  # another site, whose name leads here
            urlopen(Request(asked, headers={"Host": "autre.example:8000"}), timeout=30)  # noqa: S310


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        *((name, True) for name in ("127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "192.168.1.7:8000")),
        *((name, True) for name in ("boite.localhost:8000", "Poste-12.reseau.example")),
        *((name, False) for name in ("autre.example", "127.0.0.1.autre.example", "localhost.autre.example", "[x", "")),
    ],
)
def test_only_names_that_lead_nowhere_else_are_answered(name: str, ours: bool) -> None:
    assert serving.of_this_machine(name, "poste-12.reseau.example") is ours


def test_what_no_sheet_says_alone_comes_with_the_whole_site(served: tuple[Path, str, Path]) -> None:
    """A new sheet; then an organisation's name; then a problem that only the rules across files see."""
    project, address, _log = served
    sheet = project / MADE
    wait_for(address, "<h1>")
    good = sheet.read_text(encoding="utf-8")
    new = sheet.with_name("essai.yaml")
    new.write_text(
        good.replace("id: fiche-0", "id: essai").replace(line_of(good, "title"), "title: ESSAI"), encoding="utf-8"
    )
    wait_for(address.replace("fiche-0", "essai"), "<h1>ESSAI")
    lead = line_of(good, "organisation").split()[-1]
    file = project / f"content/organisations/{lead}.yaml"
    named = file.read_text(encoding="utf-8")
    file.write_text(named.replace(line_of(named, "name"), "name: Une structure renommée"), encoding="utf-8")
    wait_for(address, "Une structure renommée")
    sheet.write_text(good.replace(f"organisation: {lead}", "organisation: inconnue"), encoding="utf-8")
    assert "inconnue" in wait_for(address, "dernière version valide")
    sheet.write_text(good, encoding="utf-8")
    patiently(lambda: "dernière version valide" not in wait_for(address, "</html>"), seconds=480)


def served_at(address: str, project: Path) -> str:
    """What is said of an address, before anything is built."""
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}dev_addr: '{address}'\n", encoding="utf-8")
    done = toolbox(project, "serve")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and "Building" not in done.stderr and "dev_addr: 127.0.0.1" in done.stderr
    return done.stderr


def test_an_address_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        said = served_at(f"127.0.0.1:{other.getsockname()[1]}", copy_project(tmp_path))
    assert "est déjà prise" in said


@pytest.mark.parametrize("address", ["192.0.2.1:8000", "127.0.0.1:99999"])
def test_an_address_of_elsewhere_is_said(tmp_path: Path, address: str) -> None:
    assert "n’est pas une adresse de cette machine" in served_at(address, copy_project(tmp_path))


def test_a_large_catalogue_is_shown_without_waiting_for_its_pdfs(tmp_path: Path) -> None:
    """Ten thousand would take ten minutes before anything showed."""
    project = catalogue.write(tmp_path / "projet", 410)
    script = (
        "import logging, sys; from datetime import date; from pathlib import Path; from builder.serving import whole\n"
        "logging.basicConfig(format='%(message)s')\n"
        f"made = whole(Path.cwd(), {str(tmp_path)!r}, 'http://127.0.0.1:8000/', date(2026, 11, 21))\n"
        "print(made.folder or sys.exit(made.text))"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "les PDF ne sont pas faits pendant qu’on écrit" in done.stderr
    made = Path(done.stdout.strip())
    assert len(list(made.glob("fiches/fiche-*/index.html"))) == 410
    assert not list(made.rglob("*.pdf"))


@ON_SEVERAL_CORES
def test_a_process_that_the_system_ended_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last good site stays; it is built again at the next save."""
    monkeypatch.setattr(checking, "check", lambda *_, **__: spread.spread(lambda _: os._exit(9), [0], 1000))
    made = serving.whole(ROOT, str(tmp_path), "http://127.0.0.1:8000/", date(2026, 11, 21))
    assert not made.folder and "faute de mémoire" in made.text and made.lines == (("", made.text),)
    assert not list(tmp_path.iterdir())


def test_mkdocs_build_strict_works_by_itself(tmp_path: Path, built: Path) -> None:
    project = printed_before(copy_project(tmp_path / "projet"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert (project / "site/fiches/stef-mixup/index.html").is_file()


def test_mkdocs_build_refuses_a_broken_sheet_and_keeps_the_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "projet")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("l'ancien site", encoding="utf-8")
    (project / SHEET).write_text("id: stef-mixup\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "S201" in said and "Traceback" not in said
    assert (project / "site/index.html").read_text(encoding="utf-8") == "l'ancien site"
