"""The life of a sheet: states, reviews, changes, consents, and the ways to report."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser

from builder import history, pipeline
from builder.catalogue import discreet
from builder.output import Output
from builder.typography import NBSP
from tests.casing import CASES, lay
from tests.conftest import ROOT, toolbox
from tests.pages.example import example

DUE = "2027-11-21"


def pages(root: Path, *, drafts: bool = False) -> dict[str, str]:
    report = replace(pipeline.check(root), drafts=drafts)
    assert report.ok
    return {output.path: str(output.content) for output in pipeline.render(report) if output.path.endswith(".md")}


def sheet_of(root: Path, name: str) -> Path:
    return next((root / "content/sheets").glob(f"*/{name}.yaml"))


def test_states(tmp_path: Path) -> None:
    root = lay(CASES / "valid" / "brouillons-et-archives", tmp_path)
    public, review = pages(root), pages(root, drafts=True)
    assert "fiches/brouillon.md" not in public and "fiches/soumise.md" not in public
    assert "data-archived" in public["fiches/archivee.md"]
    for name, label in (("brouillon", "Brouillon."), ("soumise", "Soumise.")):
        assert label in review[f"fiches/{name}.md"] and "n’est pas publiée" in review[f"fiches/{name}.md"]
    assert "n’est pas publiée" not in "".join(public.values())


def test_a_preview_shows_drafts_and_a_site_does_not(tmp_path: Path) -> None:
    root = lay(CASES / "valid" / "brouillons-et-archives", tmp_path)
    for name in ("docs_overrides", "schema", "mkdocs.yml", "builder"):
        (root / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").write_text(re.sub(r"^nav:.*?(?=^\S)", "", settings, flags=re.M | re.S), encoding="utf-8")
    (root / "content/pages").mkdir(exist_ok=True)
    seen = []
    for flags in ((), ("--drafts",)):
        done = toolbox(root, "build", *flags)
        assert done.returncode == 0, done.stderr
        seen.append((root / "site/fiches/brouillon/index.html").is_file())
    assert seen == [False, True]


def test_a_review_is_due_in_the_browser_only(browser: Browser, address: str) -> None:
    banner = "[data-review-due]"
    for now, shown in ((f"{DUE}T23:30:00", False), ("2027-11-22T00:30:00", True)):
        context = browser.new_context(timezone_id="Europe/Paris")
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.goto(f"{address}fiches/stef-mixup/")
        page.wait_for_load_state("load")
        assert page.locator(banner).get_attribute("data-review-due") == DUE
        assert page.locator(banner).is_visible() is shown
        page.emulate_media(media="print")
        assert not page.locator(banner).is_visible()
        context.close()


def test_partial_due_dates_last_until_their_end_and_archived_sheets_have_none(tmp_path: Path) -> None:
    root = lay(CASES / "base", tmp_path)
    sheet = sheet_of(root, "corif-accompagnement")
    kept = "\n".join(
        line for line in sheet.read_text(encoding="utf-8").splitlines() if not re.match("review|status", line)
    )
    for text, due in (("review_due: 2027-02\n", "2027-02-28"), ("review_due: 2027\nstatus: archived\n", None)):
        sheet.write_text(f"{kept}\n{text}", encoding="utf-8")
        found = re.findall(r'data-review-due="([^"]+)"', pages(root)["fiches/corif-accompagnement.md"])
        assert found == ([due] if due else [])


def test_who_reviewed(tmp_path: Path) -> None:
    root = lay(CASES / "base", tmp_path)
    sheet = sheet_of(root, "corif-accompagnement")
    kept = [line for line in sheet.read_text(encoding="utf-8").splitlines() if not line.startswith("reviewed_on")]
    kept += ['reviewed_on: "2026-11-21"', 'reviewed_by: "DREETS <Hauts-de-France>"']
    sheet.write_text("\n".join(kept) + "\n", encoding="utf-8")
    page = re.sub(r"<[^>]+>", "", pages(root)["fiches/corif-accompagnement.md"])
    assert "Vérifiée le 21 novembre 2026 par DREETS &lt;Hauts-de-France&gt;" in page


def git(root: Path, *arguments: str, day: str = "2026-01-02") -> None:
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in
           (("NAME", "Essai"), ("EMAIL", "essai@exemple.fr"), ("DATE", f"{day}T12:00:00+0000"))}  # fmt: skip
    subprocess.run(["git", "-C", str(root), *arguments], env={**who, "PATH": "/usr/bin:/bin"}, check=True, timeout=30)


def test_changes_come_from_git(tmp_path: Path) -> None:
    root = lay(CASES / "base", tmp_path / "un dépôt" / "dossier")
    sheet = sheet_of(root, "corif-accompagnement")
    file = sheet.relative_to(root).as_posix()
    assert history.last_changes(root, "content/sheets") == {}
    git(root.parent, "init", "-q")
    git(root.parent, "add", "-A")
    git(root.parent, "commit", "-qm", "Un", day="2026-01-02")
    accented = sheet.with_name("été-à-part.yaml.bak")
    accented.write_text("x")
    sheet.write_text(sheet.read_text(encoding="utf-8") + "# Une remarque.\n", encoding="utf-8")
    git(root.parent, "add", "-A")
    git(root.parent, "commit", "-qm", "Deux", day="2026-03-04")
    changes = history.last_changes(root, "content/sheets")
    others = {day for path, day in changes.items() if path not in {file, accented.relative_to(root).as_posix()}}
    assert changes[file] == "2026-03-04" and others == {"2026-01-02"}
    assert changes[accented.relative_to(root).as_posix()] == "2026-03-04"
    accented.unlink()
    page = re.sub(r"<[^>]+>", "", pages(root)["fiches/corif-accompagnement.md"])
    assert "Modifiée le 4 mars 2026" in page
    copy = tmp_path / "copie"
    git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "un dépôt").as_uri(), str(copy))
    assert history.last_changes(copy / "dossier", "content/sheets") == {}


@pytest.mark.parametrize(
    ("expires", "told"), [("2026-11-20", False), ("2026-11-21", True), ("2026-11", True), (None, True)]
)
def test_an_ended_consent_silences_the_person(tmp_path: Path, expires: str | None, told: bool) -> None:
    root = lay(CASES / "base", tmp_path)
    sheet = sheet_of(root, "corif-accompagnement")
    kept = sheet.read_text(encoding="utf-8").split("\ncontacts:")[0].splitlines()
    kept = [line for line in kept if not line.startswith("reviewed_on")]
    end = f", expires: {expires}" if expires else ""
    kept += ["reviewed_on: 2026-11-21", "contacts:", "  - organisation: corif", '    name: "Camille Exemplaire"']
    kept += [
        '    role: "chargée de mission"',
        '    email: "camille.exemplaire@corif.fr"',
        '    phone: "02 99 78 00 78"',
    ]
    kept += [f"    consent: {{basis: given, date: 2024-05-04{end}}}"]
    sheet.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert pipeline.content_day(pipeline.check(root)) == date(2026, 11, 21)
    outputs: list[Output] = list(pipeline.render(pipeline.check(root)))
    everything = "".join(output.content for output in outputs if isinstance(output.content, str))
    assert ("xemplaire" in everything) is told and ("02 99 78 00 78" in everything) is told
    page = pages(root)["fiches/corif-accompagnement.md"]
    assert "chargée de mission" in page and ("arrivé à son terme" in page) is not told


def test_nothing_made_of_the_catalogue_can_tell_who_withdrew() -> None:
    before = example()
    after = discreet(before, date(2026, 1, 1))
    assert any(c.name == "Personne Retirée" for sheet in before.sheets.values() for c in sheet.contacts)
    assert not any(c.name == "Personne Retirée" for sheet in after.sheets.values() for c in sheet.contacts)
    assert any(c.name == "Ada Exemple" for sheet in after.sheets.values() for c in sheet.contacts)


PARTIALS = Environment(loader=FileSystemLoader(ROOT / "docs_overrides"), autoescape=False)  # noqa: S701 - as the engine
PLACE = "https://site.example/fiches/une-fiche/"


def life(settings: Mapping[str, str] | None, url: str = "fiches/une-fiche/") -> list[str]:
    """The links that the partial gives, for some settings."""
    page = {"url": url, "canonical_url": f"https://site.example/{url}", "title": "Une <b>fiche</b>"}
    html = PARTIALS.get_template("partials/life.html").render(config={"extra": {"contribution": settings}}, page=page)
    return [unescape(link) for link in re.findall(r'href="([^"]*)"', html)]


def test_reporting_on_github_fills_our_forms() -> None:
    report, copied = life({"forge": "github", "repository": "https://forge.example/a/b"})
    for link, name in ((report, "signaler"), (copied, "reproduire")):
        assert link.startswith("https://forge.example/a/b/issues/new?")
        query = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
        assert query.pop("template") == f"{name}.yml" and query.pop("title").endswith(f"{NBSP}: une-fiche")
        form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / f"{name}.yml").read_text(encoding="utf-8"))
        assert set(query) <= {item["id"] for item in form["body"]} and query["fiche"] == PLACE


@pytest.mark.parametrize(
    ("forge", "path", "title", "body"),
    [("gitlab", "/-/issues/new", "issue[title]", "issue[description]"), ("forgejo", "/issues/new", "title", "body")],
)
def test_reporting_elsewhere(forge: str, path: str, title: str, body: str) -> None:
    links = life({"forge": forge, "repository": "https://forge.example/a/b", "email": "redaction@site.example"})
    assert len(links) == 4
    for link in (links[0], links[2]):
        query = parse_qs(urlsplit(link).query)
        assert urlsplit(link).path == f"/a/b{path}" and set(query) == {title, body} and PLACE in query[body][0]


def test_reporting_by_mail_only() -> None:
    links = life({"email": "redaction@site.example"})
    assert len(links) == 2 and all(link.startswith("mailto:redaction@site.example?subject=") for link in links)
    assert all(len(link) < 1900 and "\n" not in link for link in links)


@pytest.mark.parametrize("url", ["", "fiches/", "collections/a/"])
def test_only_sheets_are_reported(url: str) -> None:
    assert life({"email": "a@b.example"}, url) == []


def test_without_settings_there_is_nothing() -> None:
    assert life(None) == [] and life({"forge": "github"}) == []
