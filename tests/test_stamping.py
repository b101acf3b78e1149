"""Stamped pages are, byte for byte, those that the engine makes; a theme that shows something else stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import catalogue
from builder import stamping
from builder.output import Output
from tests.conftest import copy_project, toolbox


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_engine_alone_makes_the_same_site(built: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "projet")
    done = toolbox(project, "build", TOOLBOX_ENGINE_ALONE="1")
    assert done.returncode == 0, done.stderr
    alone, stamped = tree((project / "site").resolve()), tree((built / "site").resolve())
    for ordered in ("sitemap.xml", "sitemap.xml.gz"):  # the stamped pages come last in it
        lines, others = alone.pop(ordered), stamped.pop(ordered)
        assert ordered.endswith(".gz") or sorted(lines.split(b"\n")) == sorted(others.split(b"\n"))
    assert alone.keys() == stamped.keys()
    assert [path for path in alone if alone[path] != stamped[path]] == []
    assert not [path for path in stamped if "qz" in path.partition("/")[2][:4]]
    release = (project / "site").resolve()
    again = toolbox(project, "build", TOOLBOX_ENGINE_ALONE="1")
    assert "Rien n'a changé" in again.stdout and (project / "site").resolve() == release


@pytest.mark.parametrize("shown", ["{{ page.content | length }}", "{{ page.title | upper }}"])
def test_a_theme_that_shows_something_else_stops_the_build(shown: str, tmp_path: Path) -> None:
    project = catalogue.write(tmp_path / "projet", 8)
    partial = project / "docs_overrides/partials/promise.html"
    partial.write_text(f"{partial.read_text(encoding='utf-8')}<p>{shown}</p>", encoding="utf-8")
    done = toolbox(project, "build")
    assert done.returncode != 0
    assert "estampage" in done.stderr and "stamping: false" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def page(path: str, *blocks: str) -> Output:
    matter = {"title": "T", "description": "D", "hide": ["navigation"]}
    return Output(path, "\n\n".join(blocks) + "\n", matter=matter)


def test_a_family_is_pages_of_one_folder_and_one_shape() -> None:
    outputs = [page(f"fiches/f{n}.md", "<h1>x</h1>", "## Titre { #titre }") for n in range(6)]
    outputs += [page(f"structures/s{n}.md", "<h1>x</h1>") for n in range(3)]
    outputs += [page("fiches/index.md", "<h1>x</h1>"), Output("fiches/f1/f1.yaml", "id: f1")]
    plan = stamping.plan(outputs)
    assert [len(family.stamped) for family in plan.families] == [4]
    assert {output.path for output in plan.engine} == {
        "fiches/qzid0zq.md", "fiches/f0.md", "fiches/f5.md", "fiches/index.md", "fiches/f1/f1.yaml",
        "structures/s0.md", "structures/s1.md", "structures/s2.md",
    }  # fmt: skip
    assert stamping.plan(outputs, alone=True).engine == outputs


@pytest.mark.parametrize("many", [1, 2, 3, 5])
def test_pages_drawn_again_are_a_family_however_few(many: int) -> None:
    outputs = [page(f"fiches/f{n}.md", "<h1>x</h1>") for n in range(many)]
    outputs += [page(f"structures/s{n}.md", "<h1>x</h1>") for n in range(3)]
    plan = stamping.plan(outputs, drawn="fiches/")
    (family,) = plan.families
    assert len(family.witnesses) + len(family.stamped) == many == len(family.leaves)
    made = [output.path for output in plan.engine]
    assert made[0] == family.prototype.path and len(made) == len(set(made)) == 1 + len(family.witnesses) + 3


def test_what_a_page_says_is_never_taken_for_a_token() -> None:
    headings = stamping.Headings(["attr_list", "tables", "toc"], {})
    html = "<title>qztitlezq</title><main>BODY</main>"
    leaf = stamping.Leaf(page("fiches/f.md", "<p>qztitlezq qzidzq {{ 1 }} %s</p>"))
    assert stamping.Shell(html, "BODY", headings).stamp(leaf) == (
        "<title>T</title><main><p>qztitlezq qzidzq {{ 1 }} %s</p></main>"
    )
