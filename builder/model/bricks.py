"""The pieces that sheets and collections share: places, dates, points, indicators, notes, resources."""

from __future__ import annotations

from dataclasses import dataclass

Number = int | float
"""A count or a measure, kept as written: 6 stays an integer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """Decimal degrees, WGS 84."""

    latitude: Number
    longitude: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """Where: INSEE codes and the name people use."""

    region: str | None = None
    departments: tuple[str, ...] = ()
    label: str | None = None
    municipalities: tuple[str, ...] = ()
    coordinates: Coordinates | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Partial dates (2024, 2024-06, 2024-06-15) and a term of the ``progress`` vocabulary."""

    start: str | None = None
    end: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One item of a list: a sentence, or a title with sub-points."""

    text: str | None = None
    title: str | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A stakeholder: either an organisation of the registry or a plain name."""

    organisation: str | None = None
    name: str | None = None
    role: str | None = None
    detail: str | None = None
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a value, or what it is compared with, in the indicator's unit."""

    label: str
    value: Number
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number at a date, in the indicator's unit."""

    value: Number
    date: str | None = None
    undated: bool = False
    qualifier: str | None = None
    breakdown: tuple[Share, ...] = ()
    including: tuple[Share, ...] = ()
    comparison: tuple[Share, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is aimed at, and when."""

    date: str | None = None
    value: Number | None = None
    qualifier: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is counted: dated values, or the reason why none is published."""

    label: str
    unit: str | None = None
    values: tuple[Value, ...] = ()
    not_measured: str | None = None
    target: Target | None = None
    source: str | None = None
    note: int | None = None
    editor_note: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether its values are only « 100 % », the sum of the parts that they are made of."""
        return self.unit == "%" and bool(self.values) and all(v.value == 100 and v.breakdown for v in self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A numbered source, called ``[^id]`` in texts."""

    id: int
    text: str
    kind: str | None = None
    url: str | None = None
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A guide, a video, a site."""

    title: str
    kind: str | None = None
    url: str | None = None
    producers: tuple[str, ...] = ()
    date: str | None = None
    description: str | None = None
    sheet: str | None = None
    editor_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorNote:
    """What the editors tell the reader about a field."""

    text: str
    about: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of a collection's profile and the sheet fields it covers, in order."""

    label: str
    fields: tuple[str, ...]
