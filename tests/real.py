"""The real content as the check and the pages read it, once for every test of a process: to look at, not to change."""

from __future__ import annotations

from typing import Final

from builder import checking, pipeline
from builder.model import Catalogue
from tests.conftest import ROOT

REPORT: Final = checking.check(ROOT)
CATALOGUE: Final[Catalogue] = pipeline.catalogue(REPORT)
