"""What the calendar asks: reviews due and consents that end, soon or already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from builder.care import Concern
from builder.consents import DETAILS, WITHDRAWN
from builder.diagnostics import Path
from builder.formats import first_day, last_day
from builder.project import Checked, Entry


def reviews(checked: Checked, today: date, ahead: timedelta) -> Iterator[Concern]:
    """Published sheets to read again: late, or before ``ahead`` is over. Archived ones are left in peace."""
    for entry in checked.project.of("sheet"):
        due = _day(entry, ("review_due",))
        if entry.data.get("status", "published") == "published" and due is not None and due <= today + ahead:
            late = due < today
            words = "Relecture en retard" if late else "Relecture à faire bientôt"
            line = entry.source.span(("review_due",)).line
            yield Concern("review", late, entry.file, line, words, due.isoformat())


def consents(checked: Checked, today: date, ahead: timedelta) -> Iterator[Concern]:
    """Contacts whose consent ends before ``ahead`` is over, or has ended, or was withdrawn: their details leave the
    site, then the file.

    Persons are not named: the concern may be published in an issue.
    """
    for entry in checked.project.of("sheet"):
        for index in range(len(entry.listed("contacts"))):
            consent: Path = ("contacts", index, "consent")
            if entry.get((*consent, "basis")) == WITHDRAWN:
                if any(entry.get(("contacts", index, key)) for key in DETAILS):
                    since = _day(entry, (*consent, "date"))
                    words = "Accord retiré : effacez les coordonnées du fichier, et ce que les notes en disent"
                    line = entry.source.span((*consent, "basis")).line
                    yield Concern("consent", True, entry.file, line, words, since.isoformat() if since else "")
                continue
            path = (*consent, "expires")
            ends = _day(entry, path)
            if ends is not None and ends <= today + ahead:
                words = "Accord échu : renouvelez-le ou retirez le contact" if ends < today else "Accord bientôt échu"
                yield Concern(
                    "consent", ends < today, entry.file, entry.source.span(path).line, words, ends.isoformat()
                )


def _day(entry: Entry, path: Path) -> date | None:
    value = entry.get(path)
    try:
        first_day(str(value))
        return last_day(str(value))
    except ValueError:
        return None
