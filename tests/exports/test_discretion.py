"""What must stay in stays in: drafts, and the details of those who do not agree, or no more."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from builder import checking, exports, pipeline
from builder.consents import gives_away
from builder.exports.consents import may_be_listed, may_be_told
from builder.exports.files import FILES
from builder.exports.tables import CONTACTS as CONTACTS_TABLE
from builder.model import Consent, Contact
from tests.casing import CASES, lay
from tests.conftest import ROOT
from tests.exports.made import files, unpacked

CONTACTS = """
contacts:
  - {organisation: stef, role: "accueil", name: "Alix Retirée", email: retiree@secret.fr, phone: "01 00 00 00 01",
     url: "https://secret.fr/retiree", consent: {basis: withdrawn, date: 2026-01-02},
     editor_note: "La source donne aussi Al. Retirée, retiree@secret.fr."}
  - {organisation: stef, name: "Bo Échu", email: echu@secret.fr, phone: "01 00 00 00 02",
     url: "https://secret.fr/echu", consent: {basis: given, date: 2020, expires: 2021-02},
     editor_note: "Joindre Bo Échu le matin."}
  - {organisation: stef, role: "direction", name: "Charlie Accord", email: accord@ouvert.fr,
     consent: {basis: given, date: 2026-01-02, expires: 2099}, editor_note: "Une note qui reste."}
editor_notes:
  - {about: contacts, text: "La source nomme aussi Mme Retirée."}
  - {about: context, text: "D'après BO   ÉCHU (01.00.00.00.02)."}
  - {about: territory, text: "Le département est déduit de la commune."}
"""
SECRETS = (
    "Retirée", "Échu", "ÉCHU", "00.00.02", "secret.fr", "01 00 00 00 0", "Titre encore secret", "brouillon-secret",
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay(CASES / "base", tmp_path_factory.mktemp("discret"))
    sheet = root / "content/sheets/panorama/stef-mixup.yaml"
    kept = sheet.read_text(encoding="utf-8").split("\ncontacts:")[0]
    sheet.write_text(f"{kept}\nadded_on: 2026-11-21{CONTACTS}", encoding="utf-8")
    for status in ("draft", "submitted"):
        (root / f"content/sheets/panorama/brouillon-secret-{status}.yaml").write_text(
            f"id: brouillon-secret-{status}\nkind: brief\ntitle: Titre encore secret {status}\n"
            f"summary: Un brouillon.\norganisation: stef\nthemes: [mixite-des-metiers]\nstatus: {status}\n",
            encoding="utf-8",
        )
    return root


def test_no_export_holds_a_secret(root: Path) -> None:
    made = {name: unpacked(content) for name, content in files(root).items()}
    assert len(made) > 60
    found = [(name, secret) for name, content in made.items() for secret in SECRETS if secret.encode() in content]
    assert found == []
    assert sum(b"accord@ouvert.fr" in content for content in made.values()) >= 5  # so that the search means something


def test_a_silent_contact_keeps_its_organisation(root: Path) -> None:
    sheet = json.loads(files(root)["donnees/v1/sheets/stef-mixup.json"])
    withdrawn, ended, _ = sheet["contacts"]
    assert withdrawn == {
        "organisation": "stef",
        "role": "accueil",
        "consent": {"basis": "withdrawn", "date": "2026-01-02"},
    }
    assert ended == {"organisation": "stef", "consent": {"basis": "given", "date": "2020", "expires": "2021-02"}}


def test_the_notes_that_give_nobody_away_stay(root: Path) -> None:
    sheet = json.loads(files(root)["donnees/v1/sheets/stef-mixup.json"])
    assert sheet["contacts"][2]["editor_note"] == "Une note qui reste."
    assert [note["about"] for note in sheet["editor_notes"]] == ["territory"]


@pytest.mark.parametrize(
    ("details", "text", "given_away"),
    [
        (["Bo Li"], "Il faut l'abolir.", False),
        (["Bo Li"], "bo.li@exemple.fr répond.", True),
        (["02 99 41 52 63"], "Au 0299415263.", True),
        (["02 99 41 52 63"], "Au 02-99-41-52-64.", False),
        (["—", "…"], "Une note.", False),
        ([], "Une note.", False),
    ],
)
def test_when_a_note_gives_someone_away(details: list[str], text: str, given_away: bool) -> None:
    assert gives_away("context", text, details) is given_away
    assert gives_away("contacts", text, details) is True


def test_the_list_of_contacts_holds_those_who_agree(root: Path) -> None:
    text = files(root)["donnees/v1/contacts.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["name"] for row in rows if row["sheet"] == "stef-mixup"] == ["Charlie Accord"]
    assert all(row["consent_basis"] in {"given", "published"} for row in rows)


def test_the_list_of_contacts_promises_no_more_than_it_holds() -> None:
    """Not an agreement of each: some are there because their organisation publishes them itself."""
    said = [CONTACTS_TABLE.row, *(file.description for file in FILES if file.name == "contacts_csv")]
    assert len(said) == 2 and all("ou repris de ce que sa structure publie" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("consent", "told", "listed"),
    [
        (None, True, False),
        (Consent(basis="given"), True, True),
        (Consent(basis="published"), True, True),
        (Consent(basis="withdrawn"), False, False),
        (Consent(basis="ended"), False, False),
        (Consent(basis="given", expires="2026-11"), True, True),
        (Consent(basis="given", expires="2026-11-21"), True, True),
        (Consent(basis="given", expires="2026-11-20"), False, False),
        (Consent(basis="given", expires="2025"), False, False),
    ],
)
def test_when_a_consent_holds(consent: Consent | None, told: bool, listed: bool) -> None:
    contact = Contact(organisation="stef", name="Camille Exemple", consent=consent)
    day = date(2026, 11, 21)
    assert (may_be_told(contact, day), may_be_listed(contact, day)) == (told, listed)


def test_nothing_of_the_real_drafts_or_silences_leaves() -> None:
    report = checking.check(ROOT)
    hidden = {e.id for e in report.checked.project.of("sheet") if e.data.get("status") in {"draft", "submitted"}}
    made = [out.path for out in exports.render(report.checked, pipeline.catalogue(report), date(2026, 11, 21))]
    assert not [path for path in made for sheet in hidden if f"/{sheet}" in path]
