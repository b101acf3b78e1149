"""A reader in a process of its own, whose time and memory are bounded: a hostile file stops it, not us."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, TypeVar

from builder.importing.refusals import Refused

MOST_SECONDS: Final = 120.0
MOST_MEMORY: Final = 2 * 2**30
"""Bytes of address space; where the system can bound it (Linux, macOS)."""

_WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".ods"})

Read = TypeVar("Read")


def bounded(reader: Callable[[Path], Read], path: Path, seconds: float = MOST_SECONDS) -> Read:
    """What ``reader`` makes of a file.

    Args:
        reader: a function of a module, so that another process finds it.
        path: the file.
        seconds: time beyond which it is stopped.

    Raises:
        Refused: the reader refused the file, broke on it, or asked too much of the machine.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(reader, path, there), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise Refused(f"« {path.name} » demande plus de {seconds:g} secondes de lecture : découpez-le.")
        answer: tuple[str, Any] = here.recv()
    except EOFError as error:
        raise _too_much(path) from error
    finally:
        process.kill()
        process.join()
        here.close()
    kind, value = answer
    if kind == "refused":
        raise Refused(value)
    made: Read = value
    return made


def _child(reader: Callable[[Path], object], path: Path, answer: Connection) -> None:
    _bound_memory()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a library of another language tells its end in fifty lines
        os.dup2(nowhere.fileno(), 2)
    try:
        answer.send(("read", reader(path)))
    except Refused as reason:
        answer.send(("refused", str(reason)))
    except MemoryError:
        answer.send(("refused", str(_too_much(path))))
    except Exception as error:  # any reader, any broken file: one sentence, never a traceback
        answer.send(
            ("refused", f"« {path.name} » ne peut pas être lu ({type(error).__name__}) : enregistrez-le à nouveau.")
        )


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415  absent from Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _too_much(path: Path) -> Refused:
    far = "supprimez les cellules remplies loin du tableau, " if path.suffix.lower() in _WORKBOOKS else ""
    return Refused(f"« {path.name} » demande trop de mémoire : {far}découpez-le, ou enregistrez-le à nouveau.")
