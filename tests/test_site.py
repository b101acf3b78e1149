"""The published site: whole, self-contained, reproducible."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from builder.publishing import publish
from tests.conftest import ROOT, copy_project, printed_before, toolbox
from tests.elements import Seen

SITE_URL = "https://boite-a-pratiques.example/"
TOLD = frozenset({"canonical", "prev", "next"})
"""Links of a head that load nothing."""


class Page(Seen):
    """The links, the loaded resources and the anchors of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(html)
        self.ids = list(filter(None, self.given("id")))
        self.links = self.given("href", "a", "area")
        files = [given.get("href") or "" for tag, given in self.tags if tag == "link" and given.get("rel") not in TOLD]
        sources = self.given("src", "script", "img", "iframe", "source", "video", "audio", "embed")
        self.loaded = [*files, *filter(None, sources)]


def pages_of(site: Path) -> dict[str, Page]:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return {name: Page(path.read_text(encoding="utf-8")) for name, path in files.items()}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return pages_of(site)


def target(site: Path, page: str, link: str) -> Path:
    path = (site / page).parent / unquote(urlsplit(link).path)
    return path / "index.html" if link.split("#", maxsplit=1)[0].endswith(("/", "")) and path.is_dir() else path


def inner(pages: dict[str, Page]) -> Iterator[tuple[str, str]]:
    for name, page in pages.items():
        if name != "404.html":  # its links start from the root, since it answers at any depth
            for link in page.links + page.loaded:
                if not urlsplit(link).scheme:
                    yield name, link


def test_there_is_a_page_for_everything(site: Path) -> None:
    assert len(list((site / "fiches").glob("*/index.html"))) >= 15
    for name in ("egalite-hauts-de-france", "feminisation-industrie"):
        assert (site / "collections" / name / "index.html").is_file()
    for name in ("thematiques/mixite-des-metiers", "territoires/62", "structures/corif", "glossaire"):
        assert (site / name / "index.html").is_file()


def dead_links(site: Path, pages: dict[str, Page]) -> Iterator[tuple[str, str]]:
    for name, link in inner(pages):
        path, fragment = urldefrag(link)
        file = target(site, name, path) if path else site / name
        if not file.is_file():
            yield name, link
        elif fragment and file.suffix == ".html" and fragment != "__skip":
            known = pages[file.resolve().relative_to(site.resolve()).as_posix()].ids
            if unquote(fragment) not in known:
                yield name, link


def test_every_inner_link_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    assert not list(dead_links(site, pages))


def test_every_address_is_relative(pages: dict[str, Page]) -> None:
    assert not [(name, link) for name, link in inner(pages) if link.startswith("/")]


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Page]) -> None:
    loaded = [(name, link) for name, page in pages.items() for link in page.loaded]
    assert not [(name, link) for name, link in loaded if urlsplit(link).netloc]


def test_identifiers_are_unique_in_each_page(pages: dict[str, Page]) -> None:
    twice = {name: {i for i in page.ids if page.ids.count(i) > 1} for name, page in pages.items()}
    assert not {name: ids for name, ids in twice.items() if ids}


def test_no_line_begins_with_a_sign(site: Path) -> None:
    """The blank before « : ; ! ? » % » holds; the engine's own lists of headings, which lose it, are left aside."""
    unread = re.compile(r"<(head|script|style|pre|code|textarea|nav)\b.*?</\1>|<[^>]+>", re.DOTALL)
    loose = re.compile(r"(?:[\w»)] [:;!?»](?!\w)|« |\d %(?!\w)).{0,40}")
    found = {path: loose.findall(unread.sub("", path.read_text("utf-8"))) for path in site.rglob("*.html")}
    assert {path.parent.name: lines for path, lines in found.items() if lines} == {}


def test_no_build_date_in_the_sitemap(site: Path) -> None:
    """Its dates are those that sheets say: tests/exports/test_metadata.py compares them."""
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    said = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.yaml")))
    assert all(day in said for day in re.findall("<lastmod>(.*?)</lastmod>", sitemap))
    assert f"<loc>{SITE_URL}fiches/stef-mixup/</loc>" in sitemap


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_same_content_same_bytes(site: Path, tmp_path: Path) -> None:
    """From another folder, in another time zone, locale and hash seed."""
    project = copy_project(tmp_path / "un autre dossier")
    prints = printed_before(project) / ".build" / "prints"
    for kept in sorted(prints.glob("*.pdf"))[::4]:  # one in four is printed again
        kept.unlink()
    done = toolbox(project, "build", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="C", PYTHONHASHSEED="4242")
    assert done.returncode == 0, done.stderr
    first, second = tree(site), tree(project / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_broken_sheet_leaves_the_published_site_alone(built: Path, tmp_path: Path) -> None:
    project = tmp_path / "projet"
    shutil.copytree(built, project, symlinks=True)
    before = tree(project / "site")
    sheet = next((project / "content/sheets").glob("*/*.yaml"))
    sheet.write_text(sheet.read_text(encoding="utf-8") + "inconnue: 1\n", encoding="utf-8")
    done = toolbox(project, "build")
    assert done.returncode == 1
    assert "S202" in done.stderr and "Le site n'a pas été reconstruit." in done.stderr
    assert tree(project / "site") == before


def test_publishing_replaces_a_link_or_a_folder(tmp_path: Path) -> None:
    target_folder = tmp_path / "site"
    target_folder.mkdir()
    (target_folder / "old.html").write_text("old", encoding="utf-8")
    for number in range(3):
        release = tmp_path / ".build/releases" / f"site-{number}"
        release.mkdir(parents=True)
        (release / "index.html").write_text(str(number), encoding="utf-8")
        publish(release, target_folder)
        assert tree(target_folder) == {"index.html": str(number).encode()}
    assert len(list((tmp_path / ".build/releases").iterdir())) == 1
