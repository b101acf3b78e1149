"""Zensical, MkDocs' successor, builds the tree that we generate: the same addresses, links that lead somewhere."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from builder import checking, pipeline, site
from builder.output import Output
from tests.conftest import ROOT
from tests.test_site import Page, dead_links, pages_of


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that it makes, without PDFs."""
    folder = tmp_path_factory.mktemp("zensical")
    outputs = pipeline.render(checking.check(ROOT), pipeline.NOTHING, site.identity(ROOT))
    site.write_tree(ROOT, map(site.for_zensical, outputs), folder / "pages")
    shutil.copytree(ROOT / "docs_overrides", folder / "docs_overrides")
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings = {key: value for key, value in settings.items() if key not in {"hooks", "watch"}} | {"docs_dir": "pages"}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--clean"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return folder / "site"


@pytest.fixture(scope="module")
def pages(zensical: Path) -> dict[str, Page]:
    return pages_of(zensical)


def test_links_are_written_as_zensical_reads_them() -> None:
    links = '<a href="../../x/">x</a> <img src="../y.png"> <a href="../"></a> <a href="#z"></a>'
    kept = '<form action="../../"></form><noscript><a href="../../x/">x</a></noscript>'
    made = site.for_zensical(Output("fiches/a.md", links + kept)).content
    assert made == '<a href="../x/">x</a> <img src="y.png"> <a href="./"></a> <a href="#z"></a>' + kept
    front = Output("fiches/index.md", links)
    assert site.for_zensical(front) is front


def test_the_same_addresses(zensical: Path, pages: dict[str, Page], site: Path) -> None:
    assert pages.keys() == {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    found = [set(re.findall("<loc>(.*?)</loc>", html.unescape((root / "sitemap.xml").read_text(encoding="utf-8"))))
             for root in (zensical, site)]  # fmt: skip
    assert found[0] == found[1]


def test_links_lead_somewhere(zensical: Path, pages: dict[str, Page]) -> None:
    assert not list(dead_links(zensical, pages))


def ours(page: Page) -> set[str]:
    """Our own scripts among what a page loads."""
    return {re.sub(r"^(?:\.\.?/)+", "", link) for link in page.loaded if "assets/js/" in link}


def test_our_scripts_are_loaded(pages: dict[str, Page], site: Path) -> None:
    for name in ("index.html", "fiches/index.html", "fiches/stef-mixup/index.html", "proposer/index.html"):
        made = Page((site / name).read_text(encoding="utf-8"))
        assert ours(pages[name]) == ours(made)
        assert set(made.ids) - set(pages[name].ids) <= {"__toc"}
