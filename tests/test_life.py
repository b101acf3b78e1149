"""The life of a sheet: states, reviews, changes, consents, and the ways to report."""

from __future__ import annotations

import gzip
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from pypdf import PdfReader

from builder import checking, history, pipeline
from builder.catalogue import discreet
from builder.consents import publication_day
from builder.typography import NBSP
from tests.casing import CASES, lay, project_of
from tests.conftest import ROOT, toolbox
from tests.pages.example import example
from tests.watching import Opened

DUE = "2027-11-21"


def pages(root: Path, *, drafts: bool = False) -> dict[str, str]:
    report = replace(checking.check(root), drafts=drafts)
    assert report.ok
    return {output.path: output.text for output in pipeline.render(report) if output.path.endswith(".md")}


def plain(page: str) -> str:
    """The words of a page, spaces alike."""
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def sheet_of(root: Path, name: str) -> Path:
    return next((root / "content/sheets").glob(f"*/{name}.yaml"))


def test_states(tmp_path: Path) -> None:
    root = lay(CASES / "valid" / "brouillons-et-archives", tmp_path)
    public, review = pages(root), pages(root, drafts=True)
    unseen = "seules les personnes qui la relisent la voient"
    for name, label in (("brouillon", "Brouillon."), ("soumise", "Soumise.")):
        assert f"fiches/{name}.md" not in public
        assert label in review[f"fiches/{name}.md"] and unseen in review[f"fiches/{name}.md"]
    assert "data-archived" in public["fiches/archivee.md"]
    assert unseen not in "".join(public.values())


def told(site: Path, words: str) -> set[str]:
    """The files of a site that say some words: text, compressed text, PDF, by path."""
    paths = (path for path in site.rglob("*") if path.is_file() and path.suffix not in {".otf", ".wasm"})
    return {path.relative_to(site).as_posix() for path in paths if words in said(path.suffix, path.read_bytes())}


@cache
def said(suffix: str, content: bytes) -> str:
    """The text of a file, read once: most files of two sites are alike, and each is asked for several words."""
    if suffix == ".pdf":
        return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    plain = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    return plain.decode("utf-8", errors="replace")


def test_what_each_state_shows_where(tmp_path: Path) -> None:
    """Page, PDF, list, search, sitemap and the file that the form opens, with and without drafts."""
    root = project_of("valid/brouillons-et-archives", tmp_path)
    for flags, seen in (((), {"archivee"}), (("--drafts",), {"archivee", "brouillon", "soumise"})):
        done = toolbox(root, "build", *flags)
        assert done.returncode == 0, done.stderr
        site = root / "site"
        for name, title in (
            ("archivee", "Une fiche archivée"), ("brouillon", "Un brouillon"), ("soumise", "Une fiche soumise"),
        ):  # fmt: skip
            own = {f"fiches/{name}/{file}" for file in ("index.html", f"{name}.pdf", f"{name}.yaml", "print.json")}
            shared = {"fiches/index.html", "assets/data/titles.json", "collections/panorama/panorama.pdf"}
            places = {path for path in told(site, title) if not path.startswith("assets/search/pagefind")}
            if name in seen:
                assert own | shared <= places, own | shared - places
                assert any(path.startswith("assets/search/sheets/") for path in places)
                assert f"fiches/{name}/</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
            else:
                assert places == set() and f"fiches/{name}/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
        assert "tb-badge--archived" in (site / "fiches/index.html").read_text(encoding="utf-8")


def test_a_late_review_is_said_by_the_day_of_the_reader(opened: Opened, address: str) -> None:
    banner = "[data-review-due]"
    for now, shown in ((f"{DUE}T23:30:00+01:00", False), ("2027-11-22T00:30:00+01:00", True)):
        page = opened(address, timezone_id="Europe/Paris")
        page.clock.set_fixed_time(now)
        page.goto(f"{address}fiches/stef-mixup/")
        page.wait_for_load_state("networkidle")  # the script that judges the day comes after the page
        assert page.locator(banner).get_attribute("data-review-due") == DUE
        if shown:
            page.locator(banner).wait_for()
        assert page.locator(banner).is_visible() is shown
        page.emulate_media(media="print")
        assert page.locator(banner).is_visible() is shown


def test_without_scripts_the_page_still_says_when_it_is_due(opened: Opened, address: str) -> None:
    page = opened(address, java_script_enabled=False)
    page.goto(f"{address}fiches/stef-mixup/")
    assert not page.locator("[data-review-due]").is_visible()
    dates = page.locator(".tb-foot__dates")
    assert "À relire avant le 21 novembre 2027" in " ".join(dates.inner_text().split())
    assert dates.locator(f"time[datetime='{DUE}']").is_visible()
    # The buttons that a script would answer are not there: to share, to print, of the appearance.
    assert page.locator(".tb-actions button:visible, [name=__palette]:visible").count() == 0


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
    page = plain(pages(root)["fiches/corif-accompagnement.md"])
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
    forged = root / f"content/sheets/.\x012099-01-01\n{file}"  # a folder that nothing reads, whose name says a day
    forged.parent.mkdir(parents=True)
    forged.write_text("x")
    sheet.write_text(sheet.read_text(encoding="utf-8") + "# Une remarque.\n", encoding="utf-8")
    git(root.parent, "add", "-A")
    git(root.parent, "commit", "-qm", "Deux", day="2026-03-04")
    changes = history.last_changes(root, "content/sheets")
    changed = {file, *(path.relative_to(root).as_posix() for path in (accented, forged))}
    others = {day for path, day in changes.items() if path not in changed}
    assert changes[file] == "2026-03-04" and others == {"2026-01-02"}
    assert changes[accented.relative_to(root).as_posix()] == "2026-03-04"
    accented.unlink()
    page = plain(pages(root)["fiches/corif-accompagnement.md"])
    assert "Modifiée le 4 mars 2026" in page
    copy = tmp_path / "copie"
    git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "un dépôt").as_uri(), str(copy))
    assert history.last_changes(copy / "dossier", "content/sheets") == {}


def test_who_builds_knows_why_no_sheet_says_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder shared with somebody, or mounted in a container; a clone of one commit, as pipelines make them."""
    root = tmp_path / "l'un et l'autre"
    (root / "dossier").mkdir(parents=True)
    assert history.untold(root) == ""
    git(root, "init", "-q")
    git(root, "commit", "-qm", "Un", "--allow-empty")
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "copie")
    assert history.untold(root) == "" and "--unshallow" in history.untold(tmp_path / "copie")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, str(tmp_path / "réglages"))
    command = history.untold(root / "dossier").partition("Pour y remédier : ")[2]
    subprocess.run(shlex.split(command), check=True)
    assert history.untold(root / "dossier") == ""


SECRETS = ("xemplaire", "xemplère", "02 99 41 52 63", "0299415263", "camille")
"""What only the contact below says."""


def with_contact(root: Path, consent: str) -> Path:
    sheet = sheet_of(root, "corif-accompagnement")
    kept = sheet.read_text(encoding="utf-8").split("\ncontacts:")[0]
    sheet.write_text(
        f"""{kept}
# Camille Exemplaire nous a répondu le 3 mai.
contacts:
  - organisation: corif
    name: "Camille Exemplaire"
    role: "chargée de mission"
    email: "camille.exemplaire@corif.fr"
    phone: "02 99 41 52 63"
    consent: {{{consent}}}
    editor_note: "La source écrit aussi Camille Exemplère."
editor_notes:
  - {{about: contacts, text: "Joindre Mme Exemplère le lundi."}}
  - {{about: territory, text: "Camille Exemplaire nous l'a dit."}}
""",
        encoding="utf-8",
    )
    return sheet


DAYS = [
    ("basis: given, date: 2024-05-04, expires: 2026-11-20", False),
    ("basis: given, date: 2024-05-04, expires: 2026-11-21", True),
    ("basis: given, date: 2024-05-04, expires: 2026-11", True),
    ("basis: given, date: 2024-05-04", True),
    ("basis: withdrawn, date: 2024-05-04", False),
]


@pytest.mark.parametrize(("consent", "shown"), DAYS)
def test_an_ended_consent_silences_the_person(tmp_path: Path, consent: str, shown: bool) -> None:
    root = lay(CASES / "base", tmp_path)
    with_contact(root, consent)
    outputs = list(pipeline.render(checking.check(root, day=date(2026, 11, 21))))
    everything = "".join(output.read().decode(errors="ignore") for output in outputs)
    assert all((secret in everything) is shown for secret in SECRETS)
    page = next(output.text for output in outputs if output.path == "fiches/corif-accompagnement.md")
    assert "chargée de mission" in page
    assert ("arrivé à son terme" in page) is ("2026-11-20" in consent)
    file = next(output.text for output in outputs if output.path.endswith("corif-accompagnement.yaml"))
    assert yaml.safe_load(file)["contacts"][0]["role"] == "chargée de mission"
    assert check_again(root, file)


def check_again(root: Path, file: str) -> bool:
    """The published file of a sheet still is one."""
    sheet_of(root, "corif-accompagnement").write_text(file, encoding="utf-8")
    return checking.check(root).ok


def test_a_built_site_tells_nothing_of_who_agreed_until_yesterday(tmp_path: Path) -> None:
    """Every file of the site: pages, published YAML, data of the form, index of the search, PDFs, what booklets need.

    The content stays; only the day of the build changes.
    """
    root = project_of("base", tmp_path)
    with_contact(root, 'basis: given, date: "2024-05-04", expires: "2026-11-20"')
    folder = "fiches/corif-accompagnement"
    shown = {f"{folder}/{file}" for file in ("index.html", "corif-accompagnement.pdf", "corif-accompagnement.yaml")}
    for day, agrees in (("2026-11-20", True), ("2026-11-21", False)):
        epoch = int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())
        done = toolbox(root, "build", SOURCE_DATE_EPOCH=str(epoch))
        assert done.returncode == 0, done.stderr
        places = {secret: told(root / "site", secret) for secret in SECRETS}
        if agrees:
            assert shown <= places["xemplaire"] and f"{folder}/print.json" in places["xemplaire"]
            assert "assets/data/form.json" in places["camille"]
        else:
            assert not any(places.values()), places


def test_the_day_is_todays_unless_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC).date()
    assert before <= publication_day() <= datetime.now(UTC).date()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert publication_day() == date(1970, 1, 2)


@pytest.mark.parametrize("day", ["hier", "", "9" * 30])
def test_a_day_that_is_none_is_a_misuse(tmp_path: Path, day: str) -> None:
    done = toolbox(lay(CASES / "base", tmp_path), "check", SOURCE_DATE_EPOCH=day)
    assert done.returncode == 2 and "SOURCE_DATE_EPOCH" in done.stderr and "Traceback" not in done.stderr


def test_serving_judges_consents_by_the_true_day(tmp_path: Path) -> None:
    """The engine is told the day of the content, for the dates it writes: consents must not be."""
    root = project_of("base", tmp_path)
    with_contact(root, 'basis: given, date: "2024-05-04", expires: "2024-05-05"')
    kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    code = (
        "from mkdocs.commands.build import build; from mkdocs.config import load_config\n"
        "for _ in range(2): build(load_config('mkdocs.yml'))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=root, env=kept, check=True, timeout=300, capture_output=True)
    assert not told(root / "site", "xemplaire")


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
