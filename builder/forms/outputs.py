"""What the form needs on the site: its page, its data, and the file of each sheet that it may open again."""

from __future__ import annotations

from collections.abc import Iterator

from builder.forms import page
from builder.model import Catalogue
from builder.output import Output
from builder.project import Checked


def render(checked: Checked, catalogue: Catalogue) -> Iterator[Output]:
    """Every file of the form, from a project without errors."""
    yield page.render(checked.schemas, catalogue)
