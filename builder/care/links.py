"""Outside links: found in every file, asked for one at a time a host, slowly, with our name on.

Only the status of the answer is read. Addresses of private networks are refused, redirections included, so that a sheet
cannot make the machine that checks it knock at its neighbours' doors.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import IO, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from builder.care import Concern
from builder.project import Checked

_IN_TEXT: Final = re.compile(r"\]\(\s*<?(https?://[^)\s>]+)")
_GONE: Final = frozenset({404, 410})
_SHY: Final = frozenset({401, 403, 405, 406, 429, 451, 501, 503, 999})
"""Answers of sites that keep robots away: they say nothing of the page."""
_DOORS: Final = 4
"""How many addresses of one site are tried: its name may say hundreds, where nobody answers."""
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
"""What networks without IPv4 make of its addresses (RFC 6052)."""
_MOVED: Final = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask. ``pause`` between two requests to one host and ``patience`` for an answer, in seconds."""

    agent: str = "boite-a-pratiques (verification hebdomadaire des liens)"
    pause: float = 1.0
    patience: float = 15.0
    hosts: int = 8
    """How many hosts are asked at the same time."""
    private: bool = False
    """Whether addresses of private networks may be asked."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a link is written."""

    file: str
    line: int


def outside_links(checked: Checked) -> dict[str, list[Place]]:
    """Every web address of the content, with its places, in order."""
    found: dict[str, set[Place]] = defaultdict(set)
    for entry in checked.project.entries:
        for path, value, field in entry.nodes:
            if not isinstance(value, str):
                continue
            links = [value] if "web-url" in field.formats else _IN_TEXT.findall(value) if field.markdown else []
            for link in links:
                if link.lower().startswith(("https:", "http:")):
                    found[link].add(Place(entry.file, entry.source.span_of_words(path, link).line))
    return {link: sorted(places) for link, places in sorted(found.items())}


def broken(links: dict[str, list[Place]], manners: Manners) -> Iterator[Concern]:
    """The links that do not answer as they should, at each of their places."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for link in links:
        by_host[_host(link)].append(link)
    with ThreadPoolExecutor(max_workers=manners.hosts) as pool:
        answers = dict(
            answer for host in pool.map(lambda host: _ask_host(host, manners), by_host.values()) for answer in host
        )
    for link, places in links.items():
        if answers[link] is not None:
            words, urgent = answers[link]  # type: ignore[misc] # not None
            for place in places:
                yield Concern("link", urgent, place.file, place.line, words, address=link)


def _host(link: str) -> str:
    """The host of an address; nothing where it is none, as « https://[ » is."""
    try:
        parts = urlsplit(link)
        return parts.netloc.lower() if parts.hostname and parts.port != 0 else ""
    except ValueError:
        return ""


Answer = tuple[str, bool] | None
"""What is wrong, in French, and whether the page is surely lost; None when all is well."""


def _ask_host(links: Sequence[str], manners: Manners) -> list[tuple[str, Answer]]:
    answers = []
    for number, link in enumerate(links):
        if number:
            time.sleep(manners.pause)
        answers.append((link, _ask(link, manners)))
    return answers


def _ask(link: str, manners: Manners) -> Answer:
    """The headers first; the page itself where a site does not know what headers are, or says it is gone."""
    if not _host(link):
        return "Cette adresse n'en est pas une", True
    answer = _once(link, "HEAD", manners)
    if answer is not None:
        time.sleep(manners.pause)
        answer = _once(link, "GET", manners)
    return answer


def _once(link: str, method: str, manners: Manners) -> Answer:
    watch = _Watch()
    headers = {"User-Agent": manners.agent, "Accept": "text/html,*/*;q=0.5", "Accept-Language": "fr"}
    try:
        watch.allow(link)
        request = Request(_ascii(link), headers=headers, method=method)  # noqa: S310 - http and https only
        with build_opener(watch, _Web(manners)).open(request, timeout=manners.patience):
            return (f"A déménagé vers {watch.moved}", False) if watch.moved else None
    except HTTPError as error:
        return _said(error.code)
    except _Private:
        return "Adresse d'un réseau privé : illisible pour le public", True
    except (URLError, HTTPException, OSError, ValueError) as error:
        return _lost(error)


def _said(status: int) -> Answer:
    if status in _GONE:
        return f"Page disparue ({status})", True
    if status in _SHY:
        return f"Le site refuse les vérifications automatiques ({status}) : ouvrez le lien vous-même", False
    return f"Le site répond par une erreur ({status})", status < 500


def _lost(error: Exception) -> Answer:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "Le site ne répond pas à temps", False
    if isinstance(reason, ssl.SSLError):
        return "Le certificat du site n'est pas valable", True
    if isinstance(reason, socket.gaierror):
        return "Le nom du site n'existe plus", True
    return "Le site ne répond pas", False


class _Private(Exception):
    """The address of a private network."""


class _Hurried(HTTPConnection):
    """Waits for the headers as a whole no longer than for one of their bytes: a site that sends them one by one would
    never be done with."""

    def getresponse(self) -> HTTPResponse:
        """The answer.

        Raises:
            TimeoutError: it is not whole in time.
        """
        end = time.monotonic() + (self.timeout or 0)
        late = Timer(self.timeout or 0, _cut, (self.sock,))
        late.start()
        try:
            return super().getresponse()
        finally:
            late.cancel()
            if time.monotonic() > end:  # what was cut short reads as an end of headers, or as a site that hangs up
                raise TimeoutError


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):  # the other side did
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


class _HurriedTls(HTTPSConnection, _Hurried):
    """The same over TLS, whose greetings are bounded as a whole already."""


class _Web(HTTPSHandler, HTTPHandler):
    """Looks up the name of a site once, and goes to the very addresses that were found public: asked a second time, its
    name may say something else."""

    def __init__(self, manners: Manners) -> None:
        super().__init__()
        self._private = manners.private

    def http_open(self, req: Request) -> HTTPResponse:
        return self._ask(_Hurried, req)

    def https_open(self, req: Request) -> HTTPResponse:
        return self._ask(_HurriedTls, req)

    def _ask(self, kind: type[_Hurried], req: Request) -> HTTPResponse:
        found = self._found(req)

        def reached(host: str, /, **given: Any) -> _Hurried:
            connection = kind(host, **given)
            if found:
                connection._create_connection = partial(_first, found)  # type: ignore[attr-defined]
            return connection

        return self.do_open(reached, req)

    def _found(self, req: Request) -> list[str]:
        """The addresses to go to; none where any will do, or where a proxy goes there itself.

        Raises:
            _Private: one is on a private network.
        """
        parts = urlsplit(req.full_url)
        if self._private:
            return []
        asked = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
        found = [str(where[0]) for *_, where in asked]
        if not all(map(_is_public, found)):
            raise _Private(req.full_url)
        return [] if req.has_proxy() or getattr(req, "_tunnel_host", None) else found[:_DOORS]


def _is_public(address: str) -> bool:
    """Whether an address is of the public web; some of IPv6 lead where one of IPv4 does."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if found in _TRANSLATED:
        found = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
    carries = isinstance(found, ipaddress.IPv6Address) and (found.sixtofour or found.teredo or found.is_site_local)
    return found.is_global and not (carries or found.is_multicast or found.is_reserved)


def _first(found: Sequence[str], asked: tuple[str, int], *given: Any) -> socket.socket:
    """A connection to the first of these addresses that answers, at the port that was asked."""
    for one in found[:-1]:
        with suppress(OSError):
            return socket.create_connection((one, asked[1]), *given)
    return socket.create_connection((found[-1], asked[1]), *given)


class _Watch(HTTPRedirectHandler):
    """Follows redirections to public addresses, and remembers those that are for good."""

    max_redirections = 6
    moved = ""

    def allow(self, link: str) -> None:
        """Refuse what is not a page of the public web.

        Raises:
            ValueError: it is not a web address.
        """
        parts = urlsplit(link)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(link)

    def http_error_302(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> HTTPResponse | None:
        """Go on without the page that says so, which the library would read to its end: it may have none."""
        fp.close()
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Check each step; a step for good after passing ones is not for good."""
        self.allow(newurl)
        self.moved = newurl if code in _MOVED else ""
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _ascii(link: str) -> str:
    """The address as it travels: « /été » becomes « /%C3%A9t%C3%A9 », and the host its IDNA form."""
    parts = urlsplit(link)
    host = (parts.hostname or "").encode("idna").decode()
    host = f"[{host}]" if ":" in host else host
    netloc = f"{host}:{parts.port}" if parts.port else host
    safe = "/:@!$&'()*+,;=%~-._?"
    return parts._replace(
        netloc=netloc, path=quote(parts.path, safe), query=quote(parts.query, safe), fragment=""
    ).geturl()
