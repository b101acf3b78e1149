"""Where the toolbox's own files are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).resolve().parent.parent
"""The toolbox's own folder, whose schemas serve projects that have none."""
THEME: Final = HOME / "docs_overrides"
"""Its templates, styles, scripts and fonts."""
