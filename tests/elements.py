"""What a reader of HTML meets on a page, for the tests that look at its tags."""

from __future__ import annotations

from html.parser import HTMLParser


class Seen(HTMLParser):
    """The tags of a piece of HTML with their attributes, in order, and its scripts with what they hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            given, text = self.scripts.pop()
            self.scripts.append((given, text + data))

    def given(self, name: str, *tags: str) -> list[str]:
        """The values of an attribute on every tag of some names, or on all; a missing one counts for nothing."""
        return [given[name] or "" for tag, given in self.tags if name in given and (not tags or tag in tags)]
