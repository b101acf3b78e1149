"""``toolbox init``: what it writes, what it refuses; the new toolbox passes its checks, builds and opens."""

from __future__ import annotations

import ast
import html
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from builder.preview import Drawn, draw, schemas_of
from builder.serving import whole
from builder.typography import french
from tests.conftest import ROOT, serve
from tests.portability.conftest import HOSTILE, begun, run, told
from tests.test_guide import prose


@pytest.mark.parametrize("name", ["35", "Oui", "Null", "1e3", "Con", "Łódź 東京"])
def test_a_name_that_yaml_takes_for_something_else(tmp_path: Path, name: str) -> None:
    done = run(begun(tmp_path, name), "check", "--strict")
    assert done.returncode == 0, done.stdout


def test_a_new_toolbox_is_in_order(tmp_path: Path) -> None:
    project = begun(tmp_path, HOSTILE)
    assert told(project) == {"T616"}  # the name has signs of HTML
    for arguments in (["check"], ["fmt", "--check"], ["schema", "--check"], ["migrate", "--check"]):
        done = run(project, *arguments)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    assert yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == HOSTILE
    assert (project / ".ci/check-proposal").stat().st_mode & 0o111
    assert (
        not (project / "builder").exists() and not list(project.rglob("*.py")) and not list(project.rglob("*.template"))
    )


def test_the_same_name_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("un", "deux"):
        (tmp_path / name).mkdir()
        begun(tmp_path / name, "Boucle locale")
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("un", "deux")
    )
    assert one == two and len(one) > 50


def test_a_checkout_changes_no_byte(tmp_path: Path) -> None:
    """Git for Windows, whose files others read from there, ends lines its own way unless it is told."""
    project = begun(tmp_path, "Boucle locale")
    author = ["-c", "user.name=A", "-c", "user.email=a@exemple.fr", "-C", str(project)]
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Un"]):
        subprocess.run(["git", *author, *arguments], check=True)
    copy = tmp_path / "copie"
    subprocess.run(["git", "clone", "--quiet", "-c", "core.autocrlf=true", str(project), str(copy)], check=True)
    files = [path.relative_to(project) for path in project.rglob("*") if path.is_file() and ".git" not in path.parts]
    assert len(files) > 50 and all((copy / path).read_bytes() == (project / path).read_bytes() for path in files)


def test_nothing_of_these_networks_is_left(tmp_path: Path) -> None:
    """No sheet, person or organisation of this repository's own content goes along."""
    project = begun(tmp_path, "Boucle locale")
    ours = {path.stem for path in (ROOT / "content/organisations").glob("*.yaml")}
    data = [path for path in (project / "content").rglob("*.yaml") if path.parent.name != "vocabularies"]
    assert {path.stem for path in data}.isdisjoint(ours)
    assert not [path for path in data if re.search(r"we-ker|dreets|corif", path.read_text(encoding="utf-8"), re.I)]


def test_the_workflows_find_their_commands(tmp_path: Path) -> None:
    """Every make target and every script that the pipelines call exists in the new toolbox."""
    project = begun(tmp_path, "Boucle locale")
    pipelines = [*project.glob(".github/workflows/*.yml"), project / ".gitlab-ci.yml"]
    text = "".join(path.read_text(encoding="utf-8") for path in pipelines)
    targets = set(re.findall(r"make (?:-C \S+ )?([.\w/-]+)", text))
    assert targets == {"site", ".venv/.ready", "audit"}
    (project / ".toolbox").mkdir()
    for path in (ROOT / "Makefile", ROOT / "pyproject.toml", *ROOT.glob("*.lock")):
        shutil.copy(path, project / ".toolbox")
    for target in targets:
        subprocess.run(["make", "--dry-run", target], cwd=project, capture_output=True, check=True)
    scripts = set(re.findall(r"\.ci/[\w-]+", text))
    assert scripts and all((project / script).is_file() for script in scripts)


@pytest.mark.parametrize("kind", ["file", "full", "link"])
def test_what_is_there_stays(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if kind == "file":
        place.write_text("à moi", encoding="utf-8")
    elif kind == "full":
        place.mkdir()
        (place / "mkdocs.yml").write_text("à moi", encoding="utf-8")
    else:
        place.symlink_to(elsewhere)
    done = run(tmp_path, "init", "place")
    assert done.returncode == 2 and "rien n’a été écrit" in done.stderr and "Traceback" not in done.stderr
    assert not list(elsewhere.iterdir())
    if kind != "link":
        assert (place if kind == "file" else place / "mkdocs.yml").read_text(encoding="utf-8") == "à moi"


def test_a_repository_that_was_just_cloned_is_empty(tmp_path: Path) -> None:
    """What people do first: make a repository on their forge, and clone it."""
    (tmp_path / "boite/.git").mkdir(parents=True)
    assert (begun(tmp_path, "Essai") / "mkdocs.yml").is_file()


def test_the_folder_is_named_as_it_is(tmp_path: Path) -> None:
    """So that its name can be copied: no typography in it."""
    name = 'l\'autre boîte : {une} ; "deux"'
    (tmp_path / name).mkdir()
    (tmp_path / name / "un").touch()
    refused = run(tmp_path, "init", name)
    assert f"« {name} »" in refused.stderr.replace("\u00a0", " ") and "n’est pas vide" in refused.stderr
    (tmp_path / name / "un").unlink()
    done = run(tmp_path, "init", name)
    assert name in done.stdout and "make site" in done.stdout


@pytest.mark.parametrize("name", ["", "  ", "***", "a" * 81, "une\x1b[31mligne", "sens\u202einverse"])
def test_a_name_that_is_none(tmp_path: Path, name: str) -> None:
    done = run(tmp_path, "init", "boite", "--name", name)
    assert done.returncode == 2 and "Le nom tient" in done.stderr and not (tmp_path / "boite").exists()


def test_no_template_is_forgotten() -> None:
    """Every word that a template asks for is one that the network gives."""
    source = ast.parse((ROOT / "builder/skeleton/__init__.py").read_text(encoding="utf-8"))
    given = {
        key.value
        for node in ast.walk(source)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    }
    templates = list((ROOT / "builder/skeleton/files").rglob("*.template"))
    asked = {word for path in templates for word in re.findall(r"(?<!\$)\$(\w+)", path.read_text(encoding="utf-8"))}
    assert asked == given


@pytest.fixture(scope="module")
def address(new_site: Path) -> Iterator[str]:
    with serve(new_site) as root:
        yield root


@pytest.mark.parametrize("path", ["", "fiches/", "fiches/exemple-de-fiche/", "proposer/", "a-propos/", "structures/"])
def test_it_opens_without_a_complaint(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    assert page.locator("h1").count() == 1
    expect(page.locator(".md-header__title")).to_contain_text(HOSTILE)
    assert page.locator(".md-header__title b").count() == 0
    if path.startswith("fiches/e"):
        expect(page.locator("h1")).to_contain_text("Exemple")
        expect(page.get_by_role("heading", name="Le contexte")).to_be_visible()


def test_the_brand_is_its_own(new_site: Path) -> None:
    """Its own styles come after the toolbox's, its own logo is the one shown, and its own words introduce it."""
    page = (new_site / "index.html").read_text(encoding="utf-8")
    told = 'content="Des pratiques racontées par celles et ceux qui les font vivre."'
    assert f'name="description" {told}' in page and f'property="og:description" {told}' in page
    assert f'property="og:title" content="{html.escape(HOSTILE)}"' in page.replace("&#34;", "&quot;")
    assert "Boîte à pratiques" not in page + (new_site / "contribuer/index.html").read_text(encoding="utf-8")
    linked = re.findall(r'href="(assets/css/[^"]+)"', page)
    styles = (new_site / linked[0]).read_text(encoding="utf-8")
    assert styles.index("--tb-paper:") < styles.rindex(":root{")
    assert (new_site / "assets/css/brand.css").read_bytes() == (
        new_site.parent / "brand/assets/css/brand.css"
    ).read_bytes()
    assert "boite-a-pratiques/boite-a-pratiques" not in (new_site / "proposer/index.html").read_text(encoding="utf-8")


def test_no_date_is_shown_that_no_sheet_says(new_site: Path) -> None:
    """Formats that want one are given the first of January 2000."""
    assert "updated" in (new_site / "donnees/v1/sheets.json").read_text(encoding="utf-8")
    page = (new_site / "donnees/index.html").read_text(encoding="utf-8")
    assert "Contenu" in page and "2000" not in page and "À jour du" not in page
    assert "2000" not in (new_site / "sitemap.xml").read_text(encoding="utf-8")


def test_its_own_page_is_in_good_french() -> None:
    for line in prose((ROOT / "builder/skeleton/files/content/pages/a-propos.md").read_text(encoding="utf-8")):
        assert french(line) == line, line


def test_its_one_sheet_shows_as_soon_as_it_is_saved(tmp_path: Path) -> None:
    """A page of its own shape alone is drawn, as those of large catalogues; and as the whole site has it."""
    project = begun(tmp_path, HOSTILE)
    served = whole(project, str(tmp_path), "http://127.0.0.1:8000/", date(2026, 11, 21))
    assert served.known is not None, served.text
    sheet = project / "content/sheets/nos-pratiques/exemple-de-fiche.yaml"
    drawn = draw(served.known, sheet, schemas_of(served.known))
    assert isinstance(drawn, Drawn)
    assert drawn.html.encode() == Path(served.folder, drawn.target).read_bytes()
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("Exemple", "Exempel"), encoding="utf-8")
    drawn = draw(served.known, sheet, schemas_of(served.known))
    assert isinstance(drawn, Drawn) and "Exempel" in drawn.html
