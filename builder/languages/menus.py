"""The words that settings hold: the titles of the toolbox's menu, the names of its buttons by day and by night."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.languages.messages import Say, heard


def titles(nav: Any, say: Say) -> Any:
    """A menu, as settings hold it, with the titles that the language knows; those of a network are its own."""
    if isinstance(nav, list):
        return [titles(item, say) for item in nav]
    if isinstance(nav, Mapping):
        return {
            say(title): titles(inside, say) if isinstance(inside, list) else inside for title, inside in nav.items()
        }
    return nav


def name_toggles(palette: Any, say: Say) -> None:
    """Name the buttons that change the colours, in place."""
    for toggle in _toggles(palette):
        toggle["name"] = say(toggle["name"])


def messages(settings: Mapping[str, Any]) -> Iterator[str]:
    """Every message of the toolbox's own settings."""
    yield from heard(lambda say: titles(settings["nav"], say))
    yield from (toggle["name"] for toggle in _toggles(settings["theme"]["palette"]))


def _toggles(palette: Any) -> Iterator[Any]:
    for option in palette if isinstance(palette, list) else ():
        if isinstance(toggle := option.get("toggle"), dict) and "name" in toggle:
            yield toggle
