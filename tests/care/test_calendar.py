"""Reviews and consents, on the days around them; and the report for an issue, whatever was written."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from builder import checking
from builder.care import Concern, calendar
from builder.care.report import as_markdown, as_text, summary
from builder.formats import last_day
from tests.casing import CASES, lay, toolbox

DUE = date(2027, 6, 30)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = lay(CASES / "base", tmp_path)
    sheet = next((root / "content/sheets").glob("*/corif-accompagnement.yaml"))
    kept = [line for line in sheet.read_text(encoding="utf-8").splitlines() if "review_due" not in line]
    kept = "\n".join(kept).split("\ncontacts:")[0].splitlines()
    kept += ["review_due: 2027-06", "contacts:", "  - organisation: corif", '    name: "Camille Exemple"']
    kept += ['    email: "camille.exemple@corif.fr"', "    consent: {basis: given, expires: 2027-06-30}"]
    sheet.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert checking.check(root).ok
    return root


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (DUE - timedelta(days=61), {}),
        (DUE - timedelta(days=60), {"review": False, "consent": False}),
        (DUE, {"review": False, "consent": False}),
        (DUE + timedelta(days=1), {"review": True, "consent": True}),
    ],
)
def test_days_around(root: Path, today: date, expected: dict[str, bool]) -> None:
    checked = checking.check(root).checked
    margin = timedelta(days=60)
    found = [*calendar.reviews(checked, today, margin), *calendar.consents(checked, today, margin)]
    mine = {concern.matter: concern.urgent for concern in found if "corif" in concern.file}
    assert mine == expected
    assert all(concern.day == "2027-06-30" for concern in found if "corif" in concern.file)


def test_archived_sheets_are_left_in_peace(root: Path) -> None:
    sheet = next((root / "content/sheets").glob("*/corif-accompagnement.yaml"))
    text = sheet.read_text(encoding="utf-8").replace("status: published\n", "")
    sheet.write_text(text + "status: archived\n", encoding="utf-8")
    checked = checking.check(root).checked
    assert not [c for c in calendar.reviews(checked, date(2030, 1, 1), timedelta()) if "corif" in c.file]


def test_the_command(root: Path) -> None:
    day = ("--no-links", "--today", "2027-07-01")
    run = toolbox(root, "care", *day, "--format", "json")
    report = json.loads(run.output)
    assert run.code == 1 and report["consent"] == 1 and report["link"] == 0
    assert "camille" not in run.output.lower() and "camille" not in toolbox(root, "care", *day).output.lower()
    assert "À traiter" in toolbox(root, "care", *day, "--format", "markdown").output
    quiet = toolbox(root, "care", "--no-links", "--today", "2020-01-01")
    assert (quiet.code, quiet.output) == (0, "Rien à entretenir.\n")


@pytest.mark.parametrize(("said", "day"), [("", ""), (", date: 2026-05, expires: 2020", "2026-05-31")])
def test_a_withdrawn_contact_still_in_the_file(root: Path, said: str, day: str) -> None:
    sheet = next((root / "content/sheets").glob("*/corif-accompagnement.yaml"))
    text = sheet.read_text(encoding="utf-8").replace("basis: given, expires: 2027-06-30", f"basis: withdrawn{said}")
    sheet.write_text(text, encoding="utf-8")
    (found,) = calendar.consents(checking.check(root).checked, date(2026, 11, 21), timedelta())
    assert found.urgent and found.day == day and found.words.startswith("Accord retiré")
    assert as_text([found]).splitlines()[1].endswith(day or "disent") and "``" not in as_markdown([found])
    sheet.write_text(re.sub(" +(?:name|email): .*\n", "", text), encoding="utf-8")
    assert not [*calendar.consents(checking.check(root).checked, date(2026, 11, 21), timedelta())]


@pytest.mark.parametrize(("text", "day"), [("2027", "2027-12-31"), ("2028-02", "2028-02-29"), ("2027-06-15",) * 2])
def test_a_partial_date_lasts_until_its_end(text: str, day: str) -> None:
    assert last_day(text).isoformat() == day


def test_nothing_in_an_issue_acts_or_calls() -> None:
    hostile = "https://x.fr/`@maire`#1![a](b)<img>\n# titre"
    told = as_markdown([Concern("link", True, "a.yaml", 1, f"A déménagé vers {hostile}", address=hostile)])
    item = next(line for line in told.splitlines() if line.startswith("- "))
    assert item.count("`` https") + item.count("``https") == 2 and told.count("\n# titre") == 0
    assert summary([]) == "Rien à entretenir."


def test_an_address_moves_no_terminal() -> None:
    """Looking after a content needs no check of it before."""
    told = as_text(
        [Concern("link", True, "a\x1b.yaml", 1, "A déménagé vers \x9b2J", address="https://a.fr/\x1b[2J\n\u202e")]
    )
    assert not [sign for sign in told if not sign.isprintable() and sign not in "\n\u00a0\u202f"]
