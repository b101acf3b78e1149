"""Small charts as geometry: numbers in, positions out; the templates draw them as inline SVG.

Lengths are in the units of the drawing (``WIDTH`` across), scaled by the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import _
from builder.model import Number

WIDTH = 320
SHADES = 6
"""How many parts of a whole can be told apart by their shade."""
_BAR_WIDTH = 216
_LEAST = 40
_AFTER = 8
"""Between a bar and its amount."""
_SIGN = 7
"""A sign of an amount, in bold."""
_ROW = 44
_GAP = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """What to draw: ``kind`` is ``value``, ``comparison`` or ``target``."""

    label: str
    amount: Markup
    value: Number
    kind: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar in place: ``y`` is the top of its row, ``end`` where its amount is written."""

    label: str
    amount: Markup
    kind: str
    x: float
    y: int
    width: float
    end: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars on one scale that starts at zero."""

    id: str
    title: Markup
    height: int
    bars: tuple[DrawnBar, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a whole."""

    label: str
    amount: Markup
    value: Number


@dataclass(frozen=True, slots=True)
class DrawnSegment:
    """A part in place; ``rank`` (1 to ``SHADES``) chooses its shade."""

    label: str
    amount: Markup
    x: float
    width: float
    rank: int


@dataclass(frozen=True, slots=True)
class SharesChart:
    """One bar cut into the parts of a whole."""

    id: str
    title: Markup
    segments: tuple[DrawnSegment, ...]


def draw_bars(bars: Sequence[Bar], title: Markup, identifier: str) -> BarChart:
    """Place the bars; negative values go left of zero. They leave their amounts the room to be read whole."""
    low = min(0, *(bar.value for bar in bars))
    high = max(0, *(bar.value for bar in bars))
    span = (high - low) or 1
    rooms = [_room(bar) / share for bar in bars if (share := (max(bar.value, 0) - low) / span) > 0]
    unit = max(_LEAST, min([_BAR_WIDTH, *rooms])) / span
    drawn = tuple(
        DrawnBar(
            label=bar.label,
            amount=bar.amount,
            kind=bar.kind,
            x=round((min(bar.value, 0) - low) * unit, 1),
            y=rank * _ROW,
            width=max(round(abs(bar.value) * unit, 1), 2),
            end=round((max(bar.value, 0) - low) * unit + _AFTER, 1),
        )
        for rank, bar in enumerate(bars)
    )
    return BarChart(identifier, _title(title, bars), len(bars) * _ROW, drawn)


def _room(bar: Bar) -> int:
    """What the amount of a bar leaves to it."""
    return WIDTH - _AFTER - _SIGN * len(bar.amount.unescape())


def draw_shares(segments: Sequence[Segment], title: Markup, identifier: str) -> SharesChart:
    """Place the parts side by side, in proportion to their sum."""
    total = sum(segment.value for segment in segments) or 1
    room = WIDTH - _GAP * (len(segments) - 1)
    drawn: list[DrawnSegment] = []
    x = 0.0
    for rank, segment in enumerate(segments):
        width = round(max(segment.value, 0) / total * room, 1)
        drawn.append(DrawnSegment(segment.label, segment.amount, round(x, 1), width, rank % SHADES + 1))
        x += width + _GAP
    return SharesChart(identifier, _title(title, segments), tuple(drawn))


def _title(label: Markup, parts: Sequence[Bar | Segment]) -> Markup:
    """What the drawing says, in words."""
    said = Markup(", ").join(Markup("{} {}").format(part.label, part.amount) for part in parts)
    return Markup(_("{label}\u00a0: {said}")).format(label=label, said=said)  # noqa: S704 - files of words hold no markup
