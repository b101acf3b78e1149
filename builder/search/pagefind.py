"""Speaks to Pagefind's service: pages in, in order, the files of an index out, with nothing on disk.

Pagefind's command numbers pages as the file system lists them, differently on two machines; its own client in Python
waits a tenth of a second for each page. Each message, either way, is JSON in base 64, then a comma.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from threading import Thread
from typing import IO, Any, Final

from pagefind.service import get_executable

_END: Final = b","
Message = Mapping[str, Any]


class SearchError(Exception):
    """Pagefind could not make its index; the message is for the person who builds."""


def files(pages: Iterable[str], language: str) -> dict[str, bytes]:
    """The files of the index of some pages of HTML, by path; the address of each page is its rank, in seven digits.

    Raises:
        SearchError: Pagefind is missing, or refused.
    """
    command = get_executable()
    if command is None:
        raise SearchError("Pagefind n’est pas installé : lancez « make site », qui l’installe.")
    asked: list[Message] = [{"type": "NewIndex", "config": {"force_language": language}}]
    asked += (
        {"type": "AddFile", "index_id": 0, "file_path": f"{rank:07}.html", "file_contents": html}
        for rank, html in enumerate(pages)
    )
    asked.append({"type": "GetFiles", "index_id": 0})
    with subprocess.Popen([str(command), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:  # noqa: S603 - ours
        assert service.stdin is not None and service.stdout is not None  # noqa: S101 - for the type checker
        asking = Thread(target=_ask, args=(service.stdin, asked))
        asking.start()
        try:
            *_, last = _answers(service.stdout, len(asked))
        finally:  # told that there is nothing more to read, it would leave without its last answers
            service.kill()
            asking.join()
            with suppress(BrokenPipeError):
                service.stdin.close()
    return {file["path"]: b64decode(file["content"]) for file in last["files"]}


def _answers(service: IO[bytes], number: int) -> Iterator[Message]:
    begun: list[bytes] = []
    while number:
        if not (piece := service.read1()):  # type: ignore[attr-defined]
            raise SearchError("L’index de recherche n’a pas pu être fait : Pagefind s’est arrêté.")
        *ends, start = piece.split(_END)
        for end in ends:
            said: Message = json.loads(b64decode(b"".join((*begun, end))))["payload"]
            if said["type"] == "Error":
                raise SearchError(f"L’index de recherche n’a pas pu être fait. {said['message']}")
            yield said
            begun = []
            number -= 1
        begun.append(start)


def _ask(service: IO[bytes], asked: list[Message]) -> None:
    with suppress(BrokenPipeError):  # it died: who reads its answers will say so
        for rank, payload in enumerate(asked):
            service.write(b64encode(json.dumps({"message_id": rank, "payload": payload}).encode()) + _END)
        service.flush()
