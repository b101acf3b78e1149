"""What care found, for people (text, Markdown of an issue) and for programs (JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Final

from builder.care import Concern
from builder.diagnostics import on_one_line
from builder.reports import code
from builder.typography import french

_TITLES: Final = {
    "review": "Relectures à faire",
    "consent": "Accords des personnes",
    "link": "Liens extérieurs",
}


def as_json(concerns: Sequence[Concern]) -> str:
    """One object a concern, sorted."""
    counted = {matter: sum(concern.matter == matter for concern in concerns) for matter in _TITLES}
    report = {"version": 1, **counted, "concerns": [asdict(concern) for concern in _sorted(concerns)]}
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_text(concerns: Sequence[Concern]) -> str:
    """For a terminal."""
    lines = []
    for title, group in _groups(concerns):
        lines += ["", french(title)]
        for concern in group:
            about = on_one_line(concern.address or concern.day)
            said = f"{on_one_line(concern.file)}:{concern.line}  {french(on_one_line(concern.words))}"
            lines.append(f"  {'!' if concern.urgent else '·'} {said}{f' – {about}' if about else ''}")
    return "\n".join([*lines, "", summary(concerns)]).lstrip("\n")


def as_markdown(concerns: Sequence[Concern]) -> str:
    """For an issue: boxes to tick. What comes from files stands in code, where it can neither act nor call anyone."""
    lines = [summary(concerns)]
    for title, group in _groups(concerns):
        lines += ["", f"## {french(title)}", ""]
        for concern in group:
            mark = "**À traiter.** " if concern.urgent else ""
            about = [code(concern.address or concern.day)] if concern.address or concern.day else []
            place = code(f"{concern.file}:{concern.line}")
            lines.append(f"- [ ] {mark}{plain(french(concern.words))}{french(' :')} {', '.join([*about, place])}")
    return "\n".join(lines) + "\n"


def summary(concerns: Sequence[Concern]) -> str:
    """The one sentence that says it all."""
    if not concerns:
        return "Rien à entretenir."
    urgent = sum(concern.urgent for concern in concerns)
    points = f"{len(concerns)} points" if len(concerns) > 1 else "1 point"
    return french(f"{points} à entretenir, dont {urgent} à traiter sans attendre.")


def plain(text: str) -> str:
    """Our own sentence, which may hold an address: a stranger's words stay in code."""
    head, to, address = text.partition(" vers ")
    return f"{head}{to}{code(address)}" if to else text


def _sorted(concerns: Sequence[Concern]) -> list[Concern]:
    order = list(_TITLES)
    return sorted(concerns, key=lambda c: (order.index(c.matter), not c.urgent, c.day, c.file, c.line, c.address))


def _groups(concerns: Sequence[Concern]) -> Iterator[tuple[str, list[Concern]]]:
    for matter, group in groupby(_sorted(concerns), key=lambda concern: concern.matter):
        yield _TITLES[matter], list(group)
