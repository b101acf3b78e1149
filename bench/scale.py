"""Catalogues of a hundred to ten thousand sheets: every stage timed, beside what others take for the same content.

``python bench/scale.py 100 1000 10000`` writes the tables of ``docs/benchmarks.md``. Each build runs in a process of
its own. Contestants run in turn, several times, and the quickest run of each counts: a machine that others share may be
half as fast from one minute to the next. Seconds are of processor, children included, and of the clock. Memory is the
most that one process held: ours, then the largest of those it starts (Pagefind).
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import catalogue, peers  # noqa: E402
from builder import checking, exports, pages, pipeline, publishing, site, stamping  # noqa: E402
from builder.output import Output  # noqa: E402
from builder.search import outputs as search  # noqa: E402

SLOWEST = {"stock-nav": 1000, "stock": 1000, "zensical": 1000}
"""Sheets beyond which a contestant is not waited for: it would take an hour."""
ROUNDS = {100: 3, 1000: 3}
"""How many times each contestant runs; else twice."""
WHOLE = {"indexer", "données ouvertes"}
"""Stages that only a whole build has; the others are those of the pages alone."""
Figures = dict[str, Any]


def main() -> None:
    """With sizes, run everything; with a contestant and a folder, be that contestant."""
    if len(sys.argv) > 1 and sys.argv[1] in CONTESTANTS:
        print(json.dumps(CONTESTANTS[sys.argv[1]](Path(sys.argv[2]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1000, 10_000]
    found: dict[tuple[str, int], Figures] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="mesure-") as folder:
            project = catalogue.write(Path(folder, "projet"), size)
            for name in [name for name in CONTESTANTS if size <= SLOWEST.get(name, size)] * ROUNDS.get(size, 2):
                one = measured(name, project)
                found[name, size] = min(one, found.get((name, size), one), key=lambda run: run["clock"])
                told = f"{one['seconds']:8.1f} s {one['clock']:8.1f} s {one['memory']:6.0f} Mo"
                print(f"{size:6} {name:12} {told}", file=sys.stderr)
    print("\n".join(report(sizes, found)))


def measured(name: str, project: Path) -> Figures:
    """One contestant, in a process of its own."""
    command = [sys.executable, __file__, name, str(project)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)  # noqa: S603
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def timed(work: Callable[[], object], **more: Any) -> Figures:
    """Seconds of processor and of the clock, and megabytes, of some work."""
    start, before = time.perf_counter(), processor()
    work()
    clock, seconds = time.perf_counter() - start, processor() - before
    own, theirs = (resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"seconds": seconds, "clock": clock, "memory": max(own, theirs), "own": own, "theirs": theirs, **more}


def processor() -> float:
    """Seconds of processor of this process and of its children that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def toolbox(project: Path, *, whole: bool = True) -> Figures:
    """``toolbox build`` without PDFs, stage by stage; all, or the pages alone, which is what the others make."""
    shutil.rmtree(project / "site", ignore_errors=True)
    shutil.rmtree(project / ".build", ignore_errors=True)
    spent: dict[str, float] = defaultdict(float)
    clock: dict[str, float] = defaultdict(float)

    def watch(holder: Any, name: str, stage: str) -> None:
        work = getattr(holder, name)

        def watched(*arguments: Any, **named: Any) -> Any:
            start, then = processor(), time.perf_counter()
            found = work(*arguments, **named)
            found = iter(list(found)) if isinstance(found, Iterator) else found
            spent[stage] += processor() - start
            clock[stage] += time.perf_counter() - then
            return found

        setattr(holder, name, watched)

    if not whole:
        search.render = lambda *_: iter(())
        exports.render = lambda *_: (Output(f"donnees{name}.md") for name in ("", "/dictionnaire", "/integrer"))
    watch(checking, "read_project", "lire")
    watch(checking, "check", "vérifier")
    watch(pipeline, "render", "rédiger")
    watch(search, "render", "indexer")
    watch(exports, "render", "données ouvertes")
    watch(site, "mkdocs_build", "habiller")
    watch(stamping.Stamps, "after", "estamper")
    watch(publishing, "publish", "publier")

    gc.disable()  # as the command does

    def work() -> None:
        site.build(checking.check(project), lambda _: None, lambda _: pipeline.NOTHING)

    found = timed(work)
    for stages in (spent, clock):
        stages["habiller"] -= stages["rédiger"] + stages["estamper"]
        stages["rédiger"] -= stages["indexer"] + stages["données ouvertes"]
        stages["vérifier"] -= stages["lire"]
    files = [path for path in (project / "site").resolve().rglob("*") if path.is_file()]
    return {
        **found,
        "stages": spent,
        "clocks": clock,
        "files": len(files),
        "bytes": sum(path.stat().st_size for path in files),
    }


def stock(project: Path, *, nav: bool) -> Figures:
    """Stock Material: as a newcomer sets it up, or with the sheets out of the navigation and no search."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - only for this contestant
    from mkdocs.config import load_config  # noqa: PLC0415

    target = project.parent / f"stock-{nav}"
    peers.as_markdown(project, target, nav=nav)
    found = timed(lambda: build(load_config(str(target / "mkdocs.yml"))))
    shutil.rmtree(target)
    return found


def zensical(project: Path) -> Figures:
    """Zensical, on what stock Material gets, out of the navigation."""
    target = project.parent / "zensical"
    peers.as_markdown(project, target, nav=False)
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--clean"]
    found = timed(lambda: subprocess.run(command, cwd=target, check=True, stdout=sys.stderr))  # noqa: S603
    made = len(list((target / "site" / "fiches").rglob("index.html")))
    shutil.rmtree(target)
    return {**found, "made": made}


def hugo(project: Path) -> Figures:
    """Hugo, given the bodies that our pages have, and our shell as its template."""
    program = shutil.which("hugo")
    if program is None:
        raise SystemExit("Hugo n'est pas installé : sudo apt install hugo")
    target = project.parent / "hugo"
    content = pipeline.catalogue(checking.check(project))
    outputs = [output for output in pages.render(content) if output.path.startswith("fiches/fiche-")]
    shell = next((project / "site" / "fiches").glob("*/index.html"))
    peers.for_hugo(outputs, shell, target)
    found = timed(lambda: subprocess.run([program, "--quiet"], cwd=target, check=True))  # noqa: S603
    made = len(list((target / "public" / "fiches").glob("*/index.html")))
    shutil.rmtree(target)
    return {**found, "made": made}


CONTESTANTS: dict[str, Callable[[Path], Figures]] = {
    "toolbox": toolbox,
    "pages": lambda project: toolbox(project, whole=False),
    "hugo": hugo,
    "stock": lambda project: stock(project, nav=False),
    "stock-nav": lambda project: stock(project, nav=True),
    "zensical": zensical,
}


def report(sizes: list[int], found: dict[tuple[str, int], Figures]) -> Iterator[str]:
    """The tables, ratios first."""
    labels = {"pages": "**pages seules**", "toolbox": "**tout, sans PDF**"}
    others = [name for name in CONTESTANTS if name not in labels]
    for title, unit, stages in (("processeur", "seconds", "stages"), ("horloge", "clock", "clocks")):
        yield f"| fiches ({title}) | " + " | ".join(others) + " |"
        yield "|---|" + "---|" * len(others)
        for size in sizes:
            own = found["pages", size][unit]
            ratios = (f"{found[name, size][unit] / own:.2f}" if (name, size) in found else "—" for name in others)
            yield f"| {size} | " + " | ".join(ratios) + " |"
        yield ""
        yield f"| secondes ({title}) | " + " | ".join(str(size) for size in sizes) + " |"
        yield "|---|" + "---|" * len(sizes)
        for stage in found["pages", sizes[0]][stages]:
            run = "toolbox" if stage in WHOLE else "pages"
            yield f"| {stage} | " + " | ".join(f"{found[run, size][stages][stage]:.2f}" for size in sizes) + " |"
        for name in (*labels, *others):
            told = (f"{found[name, size][unit]:.2f}" if (name, size) in found else "—" for size in sizes)
            yield f"| {labels.get(name, name)} | " + " | ".join(told) + " |"
        yield ""
    yield "| boîte | " + " | ".join(str(size) for size in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)
    held = (("mémoire de la boîte, Mo", "own", 1), ("du plus gros de ses processus, Mo", "theirs", 1))
    for label, key, of in (*held, ("fichiers", "files", 1), ("Mo publiés", "bytes", 1e6)):
        yield f"| {label} | " + " | ".join(f"{found['toolbox', size][key] / of:.0f}" for size in sizes) + " |"


if __name__ == "__main__":
    main()
