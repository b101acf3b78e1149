"""Ways to send a sheet: the addresses of the forges, and what each real sheet takes."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.real import REPORT

SHEETS = list(REPORT.checked.project.of("sheet"))
REPOSITORY = "https://forge.example/reseau/boite"

_ROUTE = """async ({sheet, forge, repository}) => {
    const {route} = await import("/boite/assets/js/form/submit.js");
    return route(sheet, {forge, repository, branch: "main"});
}"""
_MAIL = """async (sheet) => (await import("/boite/assets/js/form/submit.js")).mail(sheet, {email: "a@exemple.fr"})"""


def route(page: Page, forge: str, sheet: dict[str, Any], repository: str = REPOSITORY) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_ROUTE, {"sheet": sheet, "forge": forge, "repository": repository})
    return found


@pytest.mark.parametrize("entry", SHEETS, ids=lambda entry: entry.id)
def test_a_filled_address_says_the_file(scripts: Page, entry: Any) -> None:
    sheet = {"yaml": entry.source.text, "file": entry.file, "exists": False}
    for forge, path in (("github", "new/main"), ("forgejo", f"_new/main/content/sheets/{entry.folder}")):
        sent = route(scripts, forge, sheet)
        address = urlsplit(sent["address"])
        fields = parse_qs(address.query)
        assert address.path == f"/reseau/boite/{path}"
        assert entry.file.endswith(fields["filename"][0])
        if sent["way"] == "filled":
            assert len(sent["address"]) == sent["bytes"] <= 7500
            assert fields["value"] == [entry.source.text]
        else:
            assert sent["bytes"] > 7500 and "value" not in fields


def test_most_real_sheets_fit_in_an_address(scripts: Page) -> None:
    ways = [route(scripts, "github", {"yaml": e.source.text, "file": e.file, "exists": False})["way"] for e in SHEETS]
    assert ways.count("filled") >= len(ways) / 2


def test_what_a_forge_cannot_fill_is_pasted(scripts: Page) -> None:
    sheet = {"yaml": "id: a\n", "file": "content/sheets/c/a.yaml", "exists": False}
    assert route(scripts, "gitlab", sheet)["address"] == f"{REPOSITORY}/-/new/main?file_name=content/sheets/c/a.yaml"
    for forge, address in (("github", "edit"), ("gitlab", "-/edit"), ("forgejo", "_edit")):
        sent = route(scripts, forge, {**sheet, "exists": True})
        assert (sent["way"], sent["address"]) == ("paste", f"{REPOSITORY}/{address}/main/content/sheets/c/a.yaml")
    assert route(scripts, "github", sheet, repository="")["way"] == "mail"
    assert route(scripts, "inconnue", sheet)["way"] == "mail"


def test_a_sheet_too_long_for_a_mail_is_handed_over_where_it_is_asked_for(scripts: Page) -> None:
    for repository, email in ((REPOSITORY, "a@exemple.fr"), ("", "a@exemple.fr"), ("", "")):
        saved = scripts.evaluate(
            """async (config) => {
                const {Sending} = await import("/boite/assets/js/form/submit.js");
                const root = document.createElement("div");
                document.body.append(Object.assign(document.createElement("div"), {className: "tb-form-page"}), root);
                let saved = 0;
                const sheet = {yaml: "é".repeat(9000), place: {file: "content/sheets/c/a.yaml"}, title: "a"};
                new Sending(root, config).offer(sheet, {copy: () => {}, save: () => { saved += 1; }});
                [...root.querySelectorAll("button")].find((one) => one.textContent === "Télécharger la fiche").click();
                return saved;
            }""",
            {"forge": "github", "repository": repository, "branch": "main", "email": email},
        )
        assert saved == 1


def test_a_mail_holds_the_sheet_when_it_is_short(scripts: Page) -> None:
    short = {"yaml": 'title: "a & b"\n', "file": "content/sheets/c/a.yaml", "title": "a & b"}
    address = urlsplit(scripts.evaluate(_MAIL, {**short, "exists": True})["address"])
    assert "une proposition de modification d’une fiche publiée\u00a0: a & b" in parse_qs(address.query)["body"][0]
    address = urlsplit(scripts.evaluate(_MAIL, short)["address"])
    body = parse_qs(address.query)["body"][0]
    assert (address.scheme, address.path) == ("mailto", "a@exemple.fr")
    assert body.endswith('title: "a & b"\r\n') and "\n" not in body.replace("\r\n", "")  # RFC 6068
    long = scripts.evaluate(_MAIL, {**short, "yaml": "x" * 3000})
    assert long["joined"] and len(long["address"]) <= 1900
