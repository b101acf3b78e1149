"""Indicators as figures: a headline number, its history drawn, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import N_, _, plural
from builder.model import Indicator, Number, Share, Target, Value
from builder.pages import words
from builder.pages.charts import SHADES, Bar, BarChart, Segment, SharesChart, draw_bars, draw_shares
from builder.pages.context import PageContext
from builder.typography import NBSP, number, singular

UNDATED = N_("sans date dans la source")
_LONGEST_LABEL = 44
"""Signs on one line over a bar, at the width of a phone."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as read: « environ », « 50 », « partenaires »; ``glued`` tells a short unit (%, €)."""

    qualifier: Markup
    number: str
    unit: Markup
    glued: bool

    @property
    def glue(self) -> Markup:
        """What joins the number and a short unit."""
        return words.glue(self.unit)

    def text(self) -> Markup:
        """The amount in one piece: « environ 50 partenaires », « 20,5 % »."""
        space = self.glue if self.glued else Markup(" ")
        counted = space.join(part for part in (self.number, self.unit) if part)
        return Markup(" ").join(part for part in (self.qualifier, counted) if part)

    def short(self) -> Markup:
        """The same without a long unit."""
        counted = self.glue.join([self.number, self.unit]) if self.glued else self.number
        return Markup(" ").join(part for part in (self.qualifier, counted) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what, how much, what to know."""

    label: str
    amount: str
    detail: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A number around the headline: a part, a comparison, an earlier value."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier value says besides its number, which no chart draws: paper has no table to open."""

    label: str
    text: Markup
    parts: tuple[Detail, ...]
    including: tuple[Detail, ...]
    comparison: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator ready to print; what its file does not say is empty.

    ``whole`` tells a headline that is only « 100 % », the sum of the parts that are drawn under it.
    """

    label: Markup
    headline: Amount | None
    whole: bool
    date: str
    remark: Markup
    earlier: tuple[Detail, ...]
    before: tuple[Before, ...]
    change: str
    including: tuple[Detail, ...]
    comparison: tuple[Detail, ...]
    target: Markup
    not_measured: Markup
    source: Markup
    note_call: Markup
    editor_note: Markup
    bars: BarChart | None
    shares: SharesChart | None
    rows: tuple[Row, ...]


def figure(indicator: Indicator, page: PageContext) -> Figure:
    """The view of an indicator; its last value is the headline."""
    text = page.text
    last = indicator.values[-1] if indicator.values else None
    return Figure(
        label=text.line(indicator.label),
        headline=_amount(last, indicator, page) if last else None,
        whole=indicator.is_whole,
        date=_date(last) if last else "",
        remark=text.line(last.text if last else None),
        earlier=tuple(_earlier(value, indicator, page) for value in indicator.values[:-1]),
        before=tuple(_before(indicator, page)),
        change=_change(indicator),
        including=_details(last.including if last else (), indicator, page),
        comparison=_details(last.comparison if last else (), indicator, page),
        target=_target(indicator, page),
        not_measured=text.line(indicator.not_measured),
        source=text.line(indicator.source),
        note_call=text.inline(f"[^{indicator.note}]") if indicator.note else Markup(),
        editor_note=text.block(indicator.editor_note),
        bars=_bars(indicator, page),
        shares=_shares(last, indicator, page) if last else None,
        rows=tuple(_rows(indicator, page)),
    )


def figures(indicators: Iterable[Indicator], page: PageContext) -> tuple[Figure, ...]:
    """The views of several indicators."""
    return tuple(figure(indicator, page) for indicator in indicators)


def amount(value: Number, unit: str | None, qualifier: str | None, page: PageContext) -> Amount:
    """A number with its unit and its qualifier."""
    if unit and abs(value) < 2:  # where the French plural begins
        unit = singular(unit)
    return Amount(
        qualifier=page.label("qualifiers", qualifier) if qualifier else Markup(),
        number=number(value),
        unit=page.text.line(unit),
        glued=bool(unit) and len(unit or "") <= 3,
    )


def _amount(item: Value | Share, indicator: Indicator, page: PageContext) -> Amount:
    return amount(item.value, indicator.unit, item.qualifier, page)


def _date(value: Value) -> str:
    return words.when(value.date) if value.date else _(UNDATED)


def _column_date(value: Value) -> str:
    return words.sentence(words.span(value.date) if value.date else _(UNDATED))


def _column_target(target: Target) -> str:
    return _("Cible {date}", date=words.span(target.date)) if target.date else _("Cible")


def _earlier(value: Value, indicator: Indicator, page: PageContext) -> Detail:
    return Detail(_date(value), _amount(value, indicator, page).text())


def _before(indicator: Indicator, page: PageContext) -> Iterator[Before]:
    """What is not said with the last value already."""
    said = " ".join(item.text for item in (*indicator.values[-1:], indicator.target) if item and item.text)
    for value in indicator.values[:-1]:
        text = page.text.line(None if value.text and value.text in said else value.text)
        parts, including, comparison = (
            _details(shares, indicator, page) for shares in (value.breakdown, value.including, value.comparison)
        )
        if text or parts or including or comparison:
            yield Before(_column_date(value), text, parts, including, comparison)


def _details(shares: Iterable[Share], indicator: Indicator, page: PageContext) -> tuple[Detail, ...]:
    return tuple(Detail(page.text.line(share.label), _amount(share, indicator, page).text()) for share in shares)


def _change(indicator: Indicator) -> str:
    """From the first to the last value."""
    if len(indicator.values) < 2 or indicator.is_whole:
        return ""
    return change(indicator.values[0], indicator.values[-1], indicator.unit)


def change(first: Value, last: Value, unit: str | None) -> str:
    """From one value to another, when both are dated and exact; else an empty string."""
    if first.qualifier or last.qualifier or not (first.date and last.date):
        return ""
    difference = round(last.value - first.value, 6)
    difference = int(difference) if difference == int(difference) else difference
    sign = "+" if difference > 0 else ""
    if unit == "%":
        return f"{sign}{number(difference)}{NBSP}{plural(difference, 'point', 'points')}"
    return f"{sign}{number(difference)}"


def _target(indicator: Indicator, page: PageContext) -> Markup:
    """« 500 CDI, en décembre 2024 (engagement pris…) »."""
    target = indicator.target
    if target is None:
        return Markup()
    aimed = _aimed(target, indicator, page)
    head = Markup(", ").join(part for part in (aimed, words.when(target.date) if target.date else "") if part)
    text = page.text.line(target.text)
    return Markup("{} ({})").format(head, text) if head and text else head or text


def _aimed(target: Target, indicator: Indicator, page: PageContext) -> Markup:
    if target.value is None:
        return Markup()
    return amount(target.value, indicator.unit, target.qualifier, page).text()


def _bars(indicator: Indicator, page: PageContext) -> BarChart | None:
    """Values, comparisons and the target on one scale; nothing to draw for a number alone.

    The parts of a value alone are bars when they are too many for one bar of shares.
    """
    many = _many_parts(indicator)
    bars = [
        Bar(_bar_label(value, indicator, page), _amount(value, indicator, page).short(), value.value, "value")
        for value in indicator.values
        if not many and not indicator.is_whole
    ]
    bars += [
        Bar(page.text.line(share.label), _amount(share, indicator, page).short(), share.value, "comparison")
        for value in indicator.values[-1:]
        for share in many or value.comparison
    ]
    target = indicator.target
    if target and target.value is not None and not many:
        short = amount(target.value, indicator.unit, target.qualifier, page).short()
        bars.append(Bar(_column_target(target), short, target.value, "target"))
    if len(bars) < 2 or not indicator.values:
        return None
    return draw_bars(bars, page.text.line(indicator.label), page.anchors.take("graphique"))


def _bar_label(value: Value, indicator: Indicator, page: PageContext) -> str:
    """The date; a lone value without a date is told from what it is compared with by what it measures."""
    if value.date or len(indicator.values) > 1:
        return _column_date(value)
    return page.text.line(indicator.label) if len(indicator.label) <= _LONGEST_LABEL else _("Cet indicateur")


def _many_parts(indicator: Indicator) -> tuple[Share, ...]:
    """The parts of the only value, when there are more than shades to tell them apart."""
    parts = indicator.values[0].breakdown if len(indicator.values) == 1 else ()
    return parts if len(parts) > SHADES else ()


def _shares(value: Value, indicator: Indicator, page: PageContext) -> SharesChart | None:
    if not value.breakdown or _many_parts(indicator):
        return None
    segments = [
        Segment(page.text.line(share.label), _amount(share, indicator, page).text(), share.value)
        for share in value.breakdown
    ]
    return draw_shares(segments, page.text.line(indicator.label), page.anchors.take("repartition"))


def _rows(indicator: Indicator, page: PageContext) -> Iterable[Row]:
    """Every number of the indicator, in reading order."""
    for value in indicator.values:
        shown = _amount(value, indicator, page).text()
        yield Row(_column_date(value), shown, page.text.line(value.text))
        for word, shares in (("", value.breakdown), (_("dont "), value.including), ("", value.comparison)):
            for share in shares:
                part = _amount(share, indicator, page).text()
                yield Row(Markup("{}{}").format(word, page.text.line(share.label)), part, "")
    target = indicator.target
    if target:
        yield Row(_column_target(target), _aimed(target, indicator, page), page.text.line(target.text))
