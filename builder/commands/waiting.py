"""What ``toolbox check`` says of the drafts, which no build publishes: what a person has to confirm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from builder.commands.telling import seen
from builder.importing.store import FOLDER, Waiting, waiting
from builder.project import shown
from builder.typography import french

_MOST = 10
"""Passages shown for one draft."""


def tell_waiting(root: Path, chosen: tuple[Path, ...]) -> None:
    """List what is left to confirm in the drafts, all or those chosen."""
    wanted = [path.resolve() for path in chosen]
    for draft in waiting(root / FOLDER):
        here = draft.path.resolve()
        if not wanted or any(here == path or path in here.parents for path in wanted):
            click.echo("\n" + french("\n".join(map(seen, _told(draft, root)))))


def _told(draft: Waiting, root: Path) -> list[str]:
    if not draft.readable:
        return [f"{shown(draft.path, root)} : brouillon illisible, à corriger ou à effacer."]
    lines = [f"{shown(draft.path, root)} : brouillon, {len(draft.to_confirm)} à confirmer, "
             f"{draft.unplaced} lettres et chiffres sans champ."]  # fmt: skip
    for doubt in draft.to_confirm[:_MOST]:
        where = [f"{name} {doubt[key]}" for key, name in _PLACES.items() if doubt.get(key)]
        passage = " ".join(str(doubt.get("passage", "")).split())
        cut = passage if len(passage) <= 90 else passage[:89] + "…"
        told = f" « {cut} »" if cut else ""
        offered = f" : {words}" if (words := _offered(doubt.get("proposed"))) else ""
        place = f" ({', '.join(where)})" if where else ""
        lines.append(f"  {doubt.get('field', '')} : {doubt.get('why', '')}{offered}{told}{place}")
    hidden = len(draft.to_confirm) - _MOST
    return [*lines, *([f"  … et {hidden} autres."] if hidden > 0 else [])]


def _offered(proposed: Any) -> str:
    """What was recognised, in a few words."""
    if isinstance(proposed, list):
        return ", ".join(map(str, proposed))
    if isinstance(proposed, dict) and "value" in proposed:
        date = f"en {proposed['date']}" if proposed.get("date") else ""
        return " ".join(filter(None, (f"{proposed['value']}", str(proposed.get("unit", "")), date)))
    if isinstance(proposed, dict):
        return ", ".join(map(str, proposed.get("departments", ())))
    return "" if proposed is None else str(proposed)


_PLACES = {"page": "page", "line": "ligne", "row": "ligne du tableau", "column": "colonne"}
