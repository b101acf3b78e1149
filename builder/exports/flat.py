"""Values of sheets in one cell: texts as written (Markdown), lists joined, points one a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from builder.model import Initiative, Point, Step

SEPARATOR: Final = " | "
"""Between the items of a cell; no identifier holds it."""


def joined(items: Iterable[str]) -> str:
    """Several short values in one cell."""
    return SEPARATOR.join(items)


def points(items: Iterable[Point], indent: str = "") -> str:
    """Points one a line, sub-points indented. No line starts with a dash, which spreadsheets take for a formula."""
    return "\n".join(line for item in items for line in _point(item, indent))


def _point(item: Point, indent: str) -> Iterable[str]:
    words = " : ".join(" ".join(part.split()) for part in (item.title, item.text) if part)
    yield f"{indent}• {words}"
    if item.points:
        yield points(item.points, f"{indent}  ")


def steps(items: Iterable[Step]) -> str:
    """Steps, one a line, in order."""
    return "\n".join(f"{rank}. {_dated(step.title, step.date, step.text)}" for rank, step in enumerate(items, 1))


def initiatives(items: Iterable[Initiative]) -> str:
    """Named actions, one a line; their figures and partners have tables of their own."""
    lines = []
    for item in items:
        lines.append(f"• {_dated(item.title, item.date, item.text)}")
        if item.points:
            lines.append(points(item.points, "  "))
    return "\n".join(lines)


def _dated(title: str, date: str | None, text: str | None) -> str:
    head = f"{title} ({date})" if date else title
    return f"{head} : {' '.join(text.split())}" if text else head
