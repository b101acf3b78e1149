"""Work spread over processes gives what one process gives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.catalogue import write
from builder import checking, pages, pipeline, spread
from builder.output import Output
from builder.places import HOME
from tests.conftest import patiently

ON_SEVERAL_CORES = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="work is done by one process"
)


def test_results_come_in_order_and_from_other_processes() -> None:
    found = spread.spread(lambda number: (number * number, os.getpid()), range(1000))
    assert [square for square, _ in found] == [number * number for number in range(1000)]
    if len(os.sched_getaffinity(0)) > 1:
        assert os.getpid() not in {process for _, process in found[1:]}  # the first is tried here


def test_few_items_start_no_process() -> None:
    assert set(spread.spread(lambda _: os.getpid(), range(10))) == {os.getpid()}


def test_a_failure_is_told() -> None:
    with pytest.raises(ZeroDivisionError):
        spread.spread(lambda number: 1 // (number - 700), range(1000))


@ON_SEVERAL_CORES
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_what_asks_to_end_waits_for_a_step_to_be_done(asked: signal.Signals) -> None:
    before, done = signal.signal(asked, signal.default_int_handler), []
    try:
        with pytest.raises(KeyboardInterrupt), spread.undisturbed():
            signal.raise_signal(asked)
            done.append("the step")
        assert done and signal.getsignal(asked) is signal.default_int_handler
    finally:
        signal.signal(asked, before)


def test_a_process_that_the_system_ended_is_told() -> None:
    with pytest.raises(ChildProcessError):
        spread.spread(lambda number: number if number < 700 else os._exit(9), range(1000))


def test_pages_are_the_same_by_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = pipeline.catalogue(checking.check(write(tmp_path / "projet", spread.FEWEST + 10)))
    many: list[Output] = list(pages.render(content))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert list(pages.render(content)) == many


def test_work_begun_goes_on_while_its_caller_does(tmp_path: Path) -> None:
    """The results are those of :func:`spread`, and where there are two cores, made before anyone asks."""
    finish = spread.begun(lambda number: (tmp_path / str(number)).write_text(str(number)), range(1000))
    if len(os.sched_getaffinity(0)) > 1:
        patiently(lambda: len(list(tmp_path.iterdir())) == 1000)
    assert finish() == [len(str(number)) for number in range(1000)]


def test_work_apart_gives_what_it_gives_and_raises_what_it_raises() -> None:
    assert spread.apart(os.getpid) != os.getpid()
    assert spread.apart(int, "12") == 12
    with pytest.raises(ValueError, match="invalid literal"):
        spread.apart(int, "douze")
    with pytest.raises(ChildProcessError):  # as when the system wants its memory back
        spread.apart(os._exit, 9)


def stay(folder: Path, _: int = 0) -> None:
    """Say which process this is, and take some time."""
    (folder / str(os.getpid())).touch()
    time.sleep(0.01)


def stay_long(folder: Path) -> None:
    stay(folder)
    time.sleep(60)


@pytest.mark.parametrize(
    ("does", "processes"), [("spread(partial(stay, folder), range(9000))", 2), ("apart(stay_long, folder)", 1)]
)
@ON_SEVERAL_CORES
def test_a_build_that_is_killed_leaves_no_process(tmp_path: Path, does: str, processes: int) -> None:
    script = (
        "from functools import partial; from pathlib import Path; from builder.spread import apart, spread\n"
        f"from tests.test_spread import stay, stay_long; folder = Path({str(tmp_path)!r}); {does}"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=HOME)
    patiently(lambda: len(list(tmp_path.iterdir())) >= processes)
    parent.kill()
    parent.wait()
    children = [int(path.name) for path in tmp_path.iterdir()]
    patiently(lambda: not any(is_running(child) for child in children))


@pytest.mark.parametrize("whole", [True, False], ids=["Ctrl+C", "kill -INT"])
@ON_SEVERAL_CORES
def test_an_interruption_ends_it_all_at_once_and_in_silence(tmp_path: Path, whole: bool) -> None:
    """Said to the build and its processes, as a terminal does, or to the build alone."""
    script = (
        "import signal, sys; from builder.spread import spread; from pathlib import Path\n"
        "from tests.test_spread import stay_long; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"try: spread(lambda _: stay_long(Path({str(tmp_path)!r})), [1, 2, 3], 9000)\n"
        "except KeyboardInterrupt: sys.exit(130)"
    )
    command = [sys.executable, "-c", script]
    parent = subprocess.Popen(command, cwd=HOME, stderr=subprocess.PIPE, text=True, start_new_session=True)
    patiently(lambda: len(list(tmp_path.iterdir())) >= 2)
    (os.killpg if whole else os.kill)(parent.pid, signal.SIGINT)
    _, said = parent.communicate(timeout=30)
    assert (parent.returncode, said) == (130, "")
    assert not any(is_running(int(path.name)) for path in tmp_path.iterdir())


def is_running(process: int) -> bool:
    """Whether a process works; one that ended may still have a name, until whoever adopted it looks."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
