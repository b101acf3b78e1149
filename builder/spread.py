"""The same work on many items, on every core; work that takes much memory, apart."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, Final, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST: Final = 400
"""Items below which starting processes costs more than it gives."""
_ENDS: Final = (signal.SIGINT, signal.SIGTERM)
_PIECES: Final = 8
"""Pieces of work for each core, so that none waits long for another at the end."""


def spread(work: Callable[[Item], Result], items: Sequence[Item], size: int | None = None) -> list[Result]:
    """``[work(item) for item in items]``, by as many processes as there are cores.

    Processes are forks: they have what ``work`` refers to without its being sent, and only results travel. Where a
    system does not fork safely (macOS, Windows), or for little work, it is done here.

    Args:
        work: what to do with an item.
        items: what it is done with.
        size: how many things the work goes over, where each of a few items goes over them all, and is done by itself;
            else as many as items.

    Raises:
        ChildProcessError: a process was ended before it was done; for want of memory, most often.
        Exception: what ``work`` raises.
    """
    return begun(work, items, size)()


def begun(work: Callable[[Item], Result], items: Sequence[Item], size: int | None = None) -> Callable[[], list[Result]]:
    """The same work, begun while its caller goes on, who must call what is returned once: it waits for the results.

    Until then, the caller starts no other process.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if (len(items) if size is None else size) < FEWEST or cores == 1 or sys.platform != "linux":
        return lambda: [work(item) for item in items]
    alone = [work(item) for item in items[: 0 if size else 1]]  # what it compiles and remembers, processes inherit
    piece = 1 if size else -(-len(items) // (cores * _PIECES))
    gc.freeze()  # what is there already is shared with the processes as long as nobody writes in it
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _begin, (work, items, piece))
    pieces = pool.map(_piece, range(len(alone), len(items), piece))
    processes = set(multiprocessing.active_children()) - others

    def results() -> list[Result]:
        try:
            with pool:
                try:
                    return [*alone, *(result for piece in pieces for result in piece)]
                except BaseException:
                    for process in processes:  # nobody wants the rest any more, which the pool would wait for
                        process.terminate()
                    raise
        except BrokenProcessPool as error:
            raise ChildProcessError from error
        finally:
            gc.unfreeze()

    return results


def apart(work: Callable[..., Result], *arguments: object) -> Result:
    """``work(*arguments)``, by a process of its own, which starts afresh and gives back all the memory that it took.

    What it does and what it gives travel: they are modules' functions and plain values.

    Raises:
        ChildProcessError: the process was ended before it was done; for want of memory, most often.
        Exception: what ``work`` raises.
    """
    process, here = started(_outcome, work, arguments)
    try:
        given, raised = here.recv()
    except EOFError as error:
        raise ChildProcessError from error
    finally:
        process.terminate()
        process.join()
    if raised is not None:
        raise raised
    result: Result = given
    return result


def started(work: Callable[..., object], *arguments: object) -> tuple[BaseProcess, Connection]:
    """The process of :func:`apart`, for who goes on meanwhile, and where what ``work`` gives is received.

    It starts afresh: a fork would have threads half way. It ends with whoever started it, whom Ctrl+C is for.
    """
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_alone, args=(there, work, arguments))
    process.start()
    there.close()
    return process, here


@contextmanager
def undisturbed() -> Iterator[None]:
    """What asks this process to end waits until a few steps are done; for its main thread."""
    held: list[int] = []
    before = {asked: signal.signal(asked, lambda number, _: held.append(number)) for asked in _ENDS}
    try:
        yield
    finally:
        for asked, handler in before.items():
            signal.signal(asked, handler)
        if held:
            signal.raise_signal(held[0])


def _alone(there: Connection, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    Thread(target=_end_with_parent, daemon=True).start()
    there.send(work(*arguments))


def _outcome(work: Callable[..., object], arguments: tuple[object, ...]) -> tuple[object, Exception | None]:
    try:
        return work(*arguments), None
    except Exception as error:
        return None, error


_given: list[Any] = []
"""In a child process: the work, the items, and how many make a piece."""


def _begin(*given: object) -> None:
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # it ends at Ctrl+C, and says nothing
    gc.disable()
    _given[:] = given
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Whoever kills a build ends its processes too: they would wait for their next piece for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _piece(start: int) -> list[Any]:
    work, items, size = _given
    return [work(item) for item in items[start : start + size]]
