"""Where departments and regions are: the centre of the outlines that the map of France draws.

The outlines (:mod:`builder.pages.france`) are in a Mercator projection; the two scales below were fitted on the known
centres of 17 departments, which they give within one kilometre. Overseas departments have no outline, hence no place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from builder.model import Catalogue, Sheet, Territory, territories_of
from builder.pages.france import PIECE, drawing

Position = tuple[float, float]
"""Longitude, then latitude, in degrees (WGS 84): the order of RFC 7946."""
_WEST: Final = -5.1834
_EAST_STEP: Final = 0.01505394
"""Degrees of longitude: of the left side, and of a unit."""
_NORTH: Final = 1.0406879
_SOUTH_STEP: Final = 0.00026355516
"""The same for latitudes, in the vertical measure of Mercator."""
_DIGITS: Final = 2
"""Decimals kept: about a kilometre, which is what the fit is worth."""
_STEP: Final = re.compile(r"(-?\d+) ?(-?\d+)")


@cache
def department_centre(code: str) -> Position | None:
    """The centre of a department, by INSEE code."""
    path = drawing("departments")["paths"].get(code)
    return _centre([path]) if path else None


@cache
def _region_centre(departments: tuple[str, ...]) -> Position | None:
    paths = drawing("departments")["paths"]
    known = [paths[code] for code in departments if code in paths]
    return _centre(known) if known else None


def region_centre(code: str, catalogue: Catalogue) -> Position | None:
    """The centre of a region, from its departments."""
    terms = catalogue.vocabularies["departments"].terms
    return _region_centre(tuple(term.id for term in terms if term.parent == code))


def positions(sheet: Sheet, catalogue: Catalogue) -> tuple[tuple[Position, str], ...]:
    """The places of a sheet, of its initiatives and of its zooms, each once, with how it is known:
    ``coordinates`` (written in the sheet), ``department`` or ``region`` (a centre)."""
    found: dict[Position, str] = {}
    for territory in territories_of(sheet):
        for position, precision in _of(territory, catalogue):
            found.setdefault(position, precision)
    return tuple(found.items())


def _of(territory: Territory, catalogue: Catalogue) -> Iterator[tuple[Position, str]]:
    """The most precise thing that a territory says; of another country's departments, only what is written."""
    if territory.coordinates is not None:
        yield (territory.coordinates.longitude, territory.coordinates.latitude), "coordinates"
    elif not catalogue.vocabularies["departments"].of_insee:
        return
    elif territory.departments:
        for code in territory.departments:
            if (centre := department_centre(code)) is not None:
                yield centre, "department"
    elif territory.region and (centre := region_centre(territory.region, catalogue)) is not None:
        yield centre, "region"


def _centre(paths: Iterable[str]) -> Position:
    """The centre of gravity of outlines."""
    area = x = y = 0.0
    for corners in (corners for path in paths for corners in _pieces(path)):
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
            cross = x1 * y2 - x2 * y1
            area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return _degrees(x / (3 * area), y / (3 * area))


def _pieces(path: str) -> Iterator[list[tuple[int, int]]]:
    for x, y, steps in PIECE.findall(path):
        here = int(x), int(y)
        corners = [here]
        for dx, dy in _STEP.findall(steps):
            here = here[0] + int(dx), here[1] + int(dy)
            corners.append(here)
        yield corners


def _degrees(x: float, y: float) -> Position:
    latitude = 2 * math.atan(math.exp(_NORTH - _SOUTH_STEP * y)) - math.pi / 2
    return round(_WEST + _EAST_STEP * x, _DIGITS), round(math.degrees(latitude), _DIGITS)
