"""Strikes builds: kills, full disks, errors of the disk. What is served is always the old site or the new one, whole.

    python -m tests.harden.publishing kills 200
    python -m tests.harden.publishing disks 50      # Linux, as root: a real file system of a chosen size
    python -m tests.harden.publishing errors 20     # needs strace, which makes the system itself answer EIO
    python -m tests.harden.publishing saves 1000

Prints one line of figures; ends with an error at the first site that is neither the old nor the new one.
"""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from builder.places import HOME
from tests.harden.small import WORD, Small, kill, make, moments

SWAP = "symlink,symlinkat,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat"
RECOVER = 10
"""A build is left to end after so many strikes; it must recover by itself."""
MARGIN = 30_000_000
"""Bytes that a small site takes at most, with all that building it needs."""
FRENCH = re.compile(
    r"disque est plein|n’a pas pu lire ou écrire|n’a pas pu être fait|a échoué|Erreur inattendue|MkDocs"
)


def judge(small: Small, old: int, new: int, counts: Counter[str]) -> None:
    """Say which site is served after a strike.

    Raises:
        AssertionError: neither, or not whole.
    """
    version = small.version()
    assert version in {old, new}, f"neither the old site ({old}) nor the new one ({new}): {small.served().keys()}"
    counts["new" if version == new else "old"] += 1


def recover(small: Small, version: int, counts: Counter[str]) -> None:
    """The next run, left alone, publishes and clears."""
    small.write(version)
    code, said = small.build()
    assert code == 0, said
    assert small.version() == version
    assert small.leftovers() == [], small.leftovers()
    counts["recovered"] += 1


def versions(small: Small) -> tuple[int, int]:
    """The version served, and the other one."""
    old = small.version()
    assert old is not None
    return old, 3 - old


def kills(small: Small, number: int) -> Counter[str]:
    """Half at moments spread over a build, half at calls of the system that create, rename or delete."""
    seconds = small.learn(1, 2)
    counts: Counter[str] = Counter()
    by_time = number - number // 2
    for rank, moment in enumerate(moments(by_time)):
        old, new = versions(small)
        small.write(new)
        start = time.monotonic()
        if kill(small.start(), moment * seconds * 1.05):
            counts["killed"] += 1
        else:
            seconds = 0.7 * seconds + 0.3 * (time.monotonic() - start)
            counts["ended before"] += 1
        judge(small, old, new, counts)
        if rank % RECOVER == RECOVER - 1:
            recover(small, versions(small)[1], counts)
    total = calls(small, SWAP, counts)
    for rank, moment in enumerate(moments(number // 2)):
        old, new = versions(small)
        small.write(new)
        when = 1 + int(moment * total)
        code, _ = small.build(struck(SWAP, f"signal=SIGKILL:when={when}"))
        counts["killed at a call" if code else "ended before"] += 1
        judge(small, old, new, counts)
        if rank % RECOVER == RECOVER - 1:
            recover(small, versions(small)[1], counts)
    recover(small, versions(small)[1], counts)
    return counts


def calls(small: Small, names: str, counts: Counter[str]) -> int:
    """How many times the busiest process of a build calls the system by these names: strikes count by process."""
    with tempfile.NamedTemporaryFile("r") as log:
        old, new = versions(small)
        small.write(new)
        small.build(["strace", "-f", "-qq", "-o", log.name, "-e", f"trace={names}"])
        judge(small, old, new, counts)
        return max(Counter(line.split()[0] for line in log if "(" in line).values())


def struck(names: str, what: str) -> list[str]:
    """Runs a command whose calls to the system are struck: killed, or refused."""
    return ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={names}", "-e", f"inject={names}:{what}"]


def errors(small: Small, number: int) -> Counter[str]:
    """The disk fails (EIO) at a call that writes, renames or links, spread over the build."""
    small.learn(1, 2)
    counts: Counter[str] = Counter()
    for names, share in (("write,pwrite64,sendfile,copy_file_range", number // 2), (SWAP, number - number // 2)):
        total = calls(small, names, counts)
        for moment in moments(share):
            old, new = versions(small)
            small.write(new)
            code, said = small.build(struck(names, f"error=EIO:when={1 + int(moment * total)}"))
            assert "Traceback" not in said or code == 1, said
            counts["refused" if code else "ended well"] += 1
            judge(small, old, new, counts)
        recover(small, versions(small)[1], counts)
    return counts


def disks(small: Small, number: int) -> Counter[str]:
    """A file system of its own, with room for a part only of what a build writes."""
    root = small.root
    mount(root, "size=400m")
    inside = make(root / "boite")
    inside.environment["TMPDIR"] = str(root / "tmp")
    (root / "tmp").mkdir()
    inside.learn(1, 2)
    counts: Counter[str] = Counter()
    for rank, moment in enumerate(moments(number)):
        old, new = versions(inside)
        inside.write(new)
        status = os.statvfs(root)
        used = (status.f_blocks - status.f_bfree) * status.f_frsize
        mount(root, f"remount,size={used + int(moment * MARGIN)}")
        code, said = inside.build()
        mount(root, "remount,size=400m")
        assert "Traceback" not in said, said
        assert not code or FRENCH.search(said), said
        counts["refused" if code else "ended well"] += 1
        counts["said the disk is full"] += "disque est plein" in said
        judge(inside, old, new, counts)
        if rank % RECOVER == RECOVER - 1:
            recover(inside, versions(inside)[1], counts)
    recover(inside, versions(inside)[1], counts)
    return counts


def mount(folder: Path, options: str) -> None:
    """Mount, or change, the file system of the campaign; seen by this process and its children only."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)


@contextmanager
def serving(small: Small) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """``toolbox serve`` at work: the address of its site, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = small.root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"\ndev_addr: 127.0.0.1:{port}\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(HOME), "NO_MKDOCS_2_WARNING": "1"}
    with (small.root / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "builder", "serve"], cwd=small.root, env=environment, stdout=log, stderr=log
        )
        try:
            yield f"http://127.0.0.1:{port}/", process
        finally:
            process.terminate()
            process.wait(timeout=60)


def wait_for(address: str, words: str, seconds: float = 300) -> None:
    """Ask for a page until it says some words.

    Raises:
        AssertionError: it never did.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server, on loopback
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"« {words} » never came")


def saves(small: Small, number: int) -> Counter[str]:
    """A burst of saves, some of them halfway or wrong: the server lives, and shows the last."""
    rng = random.Random(number)
    counts: Counter[str] = Counter()
    small.write(1)
    with serving(small) as (address, process):
        wait_for(f"{address}a-propos/", f"{WORD} 1")
        wait_for(f"{address}structures/reseau-d-essai/", f"{WORD} 1")
        organisation = next((small.root / "content/organisations").glob("*.yaml"))
        for version in range(2, number + 2):
            small.write(version)
            if version <= number and rng.random() < 0.3:  # an editor that writes in two steps, or a mistake
                text = organisation.read_text(encoding="utf-8")
                organisation.write_text(text[: rng.randrange(len(text))], encoding="utf-8")
                counts["halfway"] += 1
            counts["saves"] += 1
            time.sleep(rng.random() * 0.02)
        wait_for(f"{address}a-propos/", f"{WORD} {number + 1}")
        wait_for(f"{address}structures/reseau-d-essai/", f"{WORD} {number + 1}")
        assert process.poll() is None, "the server died"
    counts["Traceback"] = (small.root / "serve.log").read_text(encoding="utf-8").count("Traceback")
    return counts


CAMPAIGNS: dict[str, Callable[[Small, int], Counter[str]]] = {
    "kills": kills, "disks": disks, "errors": errors, "saves": saves,
}  # fmt: skip


def main(name: str, number: int) -> None:
    """Run one campaign in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="harden-") as folder:
        root = Path(folder) / "boite"
        root.mkdir()
        small = Small(root) if name == "disks" else make(root)
        try:
            counts = CAMPAIGNS[name](small, number)
        finally:
            if name == "disks":
                subprocess.run(["umount", str(root)], check=False)
    sys.stdout.write(f"{name}: {', '.join(f'{count} {what}' for what, count in sorted(counts.items()))}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
