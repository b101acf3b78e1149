"""Where the number of each department stands on the map: as far from its borders as can be.

python -m tests.pages.middles      # writes the places again, after a change of outlines
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from builder.pages import france

_OUTLINES: Final = Path(france.__file__).parent / "data" / "departments.json"
DATA: Final = _OUTLINES.with_name("middles.json")
_GRID: Final = 16
_MOVE: Final = re.compile(r"M(-?\d+) (-?\d+)l([^zM]*)")
_STEP: Final = re.compile(r"(-?\d+) ?(-?\d+)")


def middles() -> dict[str, str]:
    """The place of each number (« x y »), by the code of its department, in the units of the view box."""
    paths: dict[str, str] = json.loads(_OUTLINES.read_text(encoding="utf-8"))["paths"]
    return {code: "{} {}".format(*middle(france.drawn(code, path))) for code, path in paths.items()}


def middle(path: str) -> tuple[int, int]:
    """Where to write inside an outline: of a grid laid on its largest piece, the point farthest from the border."""
    corners = max((_corners(*piece) for piece in _MOVE.findall(path)), key=_extent)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    grid = [
        (min(xs) + (max(xs) - min(xs)) * column // _GRID, min(ys) + (max(ys) - min(ys)) * row // _GRID)
        for column in range(1, _GRID)
        for row in range(1, _GRID)
    ]
    inside = [point for point in grid if _inside(point, corners)] or grid
    return max(inside, key=lambda point: min((point[0] - x) ** 2 + (point[1] - y) ** 2 for x, y in corners))


def _corners(x: str, y: str, steps: str) -> list[tuple[int, int]]:
    here = int(x), int(y)
    corners = [here]
    for dx, dy in _STEP.findall(steps):
        here = here[0] + int(dx), here[1] + int(dy)
        corners.append(here)
    return corners


def _extent(corners: list[tuple[int, int]]) -> int:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _inside(point: tuple[int, int], corners: list[tuple[int, int]]) -> bool:
    """Whether a ray from the point crosses the outline an odd number of times."""
    x, y = point
    sides = zip(corners, [*corners[1:], corners[0]], strict=True)
    return bool(
        sum((y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in sides) % 2
    )


if __name__ == "__main__":
    DATA.write_text(json.dumps(middles(), indent=1) + "\n", encoding="utf-8")
