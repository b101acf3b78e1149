"""Outside links, asked of a real server that behaves in every way servers do."""

from __future__ import annotations

import http.server
import itertools
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.care.links import Manners, Place, _is_public, broken
from tests.casing import CASES, lay, toolbox

PUBLIC = "93.184.215.14"
KIND = Manners(pause=0.05, patience=0.6, private=True)


class _Moody(http.server.BaseHTTPRequestHandler):
    """``/404`` answers 404, ``/to/301/ok`` redirects, ``/get-only`` refuses HEAD, ``/slow`` never ends."""

    seen: list[tuple[float, str, str, str]] = []  # noqa: RUF012 - one server a test
    sent = 0
    """Bytes of answers that have no end."""

    def do_HEAD(self) -> None:
        self.seen.append((time.monotonic(), self.command, self.path, self.headers["User-Agent"]))
        steps = self.path.strip("/").split("/")
        if steps[0] == "slow":
            time.sleep(1.5)
        status = int(steps[0]) if steps[0].isdigit() else 200
        if steps[0] == "get-only" and self.command == "HEAD":
            status = 404
        if steps[0] in {"to", "nowhere"}:
            status = int(steps[1])
        if steps[0] == "without-end":
            status = 404 if self.command == "HEAD" else 302
        self.send_response(status)
        if steps[0] == "to":
            self.send_header("Location", "/" + "/".join(steps[2:]))
        if steps[0] == "away":
            self.send_header("Location", "http://192.168.1.1/")
        if steps[0] == "nowhere":
            self.send_header("Location", "https://[x")
        if steps[0] == "letter-by-letter":
            self.flush_headers()
            self._send(b"X", pause=0.1)
        if steps[0] == "without-end":
            self.send_header("Location", "/ok")
            self.end_headers()
            self._send(bytes(100_000))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, content: bytes, *, pause: float = 0.0) -> None:
        """Until nobody listens any more; never for good."""
        self.close_connection = True
        for _ in range(100):
            time.sleep(pause)
            self.wfile.write(content)
            _Moody.sent += len(content)

    do_GET = do_HEAD

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    _Moody.seen, _Moody.sent = [], 0
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Moody)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


def ask(*links: str, manners: Manners = KIND) -> dict[str, tuple[bool, str]]:
    found = broken({link: [Place("fiche.yaml", 3)] for link in links}, manners)
    return {concern.address: (concern.urgent, concern.words) for concern in found}


def test_good_pages_are_not_reported(server: str) -> None:
    assert ask(f"{server}/ok", f"{server}/get-only", f"{server}/to/302/ok", f"{server}/été?où=là#ici") == {}


@pytest.mark.parametrize(
    ("path", "urgent", "words"),
    [
        ("/404", True, "Page disparue (404)"),
        ("/410", True, "Page disparue (410)"),
        ("/403", False, "refuse les vérifications automatiques (403)"),
        ("/500", False, "erreur (500)"),
        ("/400", True, "erreur (400)"),
        ("/to/302/404", True, "Page disparue (404)"),
        ("/to/301/ok", False, "A déménagé vers "),
        ("/to/302/to/301/ok", False, "A déménagé vers "),
        ("/slow", False, "Le site ne répond pas à temps"),
    ],
)
def test_the_others_are(server: str, path: str, urgent: bool, words: str) -> None:
    answer = ask(server + path)[server + path]
    assert answer[0] is urgent and words in answer[1]


def test_a_redirection_without_end_ends(server: str) -> None:
    loop = f"{server}/to/302/" * 1 + "to/302/" * 8 + "ok"
    assert loop in ask(loop)


def test_headers_that_come_letter_by_letter_are_not_waited_for(server: str) -> None:
    before = time.monotonic()
    assert ask(f"{server}/letter-by-letter") == {f"{server}/letter-by-letter": (False, "Le site ne répond pas à temps")}
    assert time.monotonic() - before < 4 * KIND.patience


def test_a_redirection_is_followed_without_the_page_that_says_so(server: str) -> None:
    assert ask(f"{server}/without-end") == {}
    assert _Moody.sent < 9_000_000  # what a system keeps for a socket, of ten million


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    link = f"http://127.0.0.1:{port}/"
    assert ask(link) == {link: (False, "Le site ne répond pas")}


@pytest.mark.parametrize("link", ["https://[x", "https://a.fr:abc/", "https://a.fr:99999999/", "https://é@[z]/"])
def test_what_is_no_address_is_told_and_stops_nothing(server: str, link: str) -> None:
    """A text may hold one: a link of a text is only asked to begin with « https: »."""
    assert ask(link, f"{server}/ok") == {link: (True, "Cette adresse n'en est pas une")}


def test_a_redirection_to_no_address_is_the_fault_of_the_site(server: str) -> None:
    assert ask(f"{server}/nowhere/301") == {f"{server}/nowhere/301": (False, "Le site ne répond pas")}


def test_private_networks_are_not_asked(server: str) -> None:
    strict = Manners(pause=0, patience=0.6)
    disguised = ("2002:7f00:1::", "64:ff9b::a9fe:a9fe", "::7f00:1", "fec0::1")
    known = (f"{server}/ok", "http://169.254.169.254/latest/", "http://localhost:1/")
    links = (*known, *(f"http://[{address}]/" for address in ("::1", *disguised)))
    answers = ask(*links, manners=strict)
    assert set(answers) == set(links) and all("réseau privé" in words for _, words in answers.values())
    assert _Moody.seen == []


def test_addresses_that_a_network_without_ipv4_makes_of_public_ones_are_public() -> None:
    assert all(map(_is_public, [PUBLIC, "64:ff9b::5db8:d70e", "2606:2800:21f::1"]))


def test_a_site_is_asked_where_its_name_was_looked_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name is that of a public machine for who checks it, of ours for who goes there next."""
    looked_up = itertools.chain([PUBLIC], itertools.repeat("127.0.0.1"))
    real = socket.getaddrinfo

    def lying(host: str, *given: Any, **named: Any) -> Any:
        return real(next(looked_up) if host == "double.example" else host, *given, **named)

    reached: list[str] = []

    def nowhere(address: tuple[str, int], *_: object) -> socket.socket:
        reached.append(address[0])
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", lying)
    monkeypatch.setattr(socket, "create_connection", nowhere)
    link = f"http://double.example:{server.rpartition(':')[2]}/ok"
    assert ask(link, manners=Manners(pause=0, patience=0.6)) != {}
    assert set(reached) == {PUBLIC} and _Moody.seen == []


def test_one_at_a_time_with_a_pause_and_our_name(server: str) -> None:
    ask(*(f"{server}/ok/{number}" for number in range(4)))
    times = [moment for moment, *_ in _Moody.seen]
    assert all(later - earlier >= KIND.pause for earlier, later in itertools.pairwise(times))
    assert {agent for *_, agent in _Moody.seen} == {KIND.agent}
    assert {method for _, method, *_ in _Moody.seen} == {"HEAD"}


def test_the_command_says_where(server: str, tmp_path: Path) -> None:
    root = lay(CASES / "base", tmp_path)
    sheet = next((root / "content/sheets").glob("*/corif-accompagnement.yaml"))
    lines = sheet.read_text(encoding="utf-8").splitlines()
    lines += ["resources:", f'  - {{title: "Un guide", url: "{server}/404"}}', f'impact: ["[ici]({server}/410)"]']
    sheet.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = toolbox(root, "care", "--format", "json", "--private", "--pause", "0", "--today", "2020-01-01")
    report = json.loads(run.output.partition("{")[1] + run.output.partition("{")[2])
    found = {(c["address"].removeprefix(server), c["line"]) for c in report["concerns"] if server in c["address"]}
    assert run.code == 1 and found == {("/404", len(lines) - 1), ("/410", len(lines))}
