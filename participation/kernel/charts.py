"""Small charts: bars as SVG between words as HTML, so that labels wrap, widths follow the page and letters stay large.

A chart is one picture to assistive technology (`role="img"` with all of its words); the same figures must stand in a
table beside it. Colours come from the classes of static/css/site.css, never from here, and nothing needs a script.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

THICK = 22
"""Height of a bar in CSS pixels."""
_BAR = Markup(
    '<svg class="chart__bar" width="100%" height="{thick}" aria-hidden="true" focusable="false">{inside}</svg>'
)
_RECT = Markup('<rect class="{kind}" x="{x}%" width="{width}%" height="{thick}" rx="3"/>')
_ROW = Markup(
    '<div class="chart__row{strong}"><span class="chart__label">{label}</span>{bar}'
    '<span class="chart__value">{said}</span></div>'
)
_CHART = Markup('<div class="chart{kind}" role="img" aria-label="{spoken}">{inside}</div>')


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, how long it is, and how that is said (`1.204 Stimmen`). A strong one stands out."""

    label: str
    value: float
    said: str
    strong: bool = False


def bars(entries: Sequence[Bar], label: str, *, longest: float = 0) -> Markup:
    """Horizontal bars, one below the other, the longest as wide as the chart, or `longest` where that is given (such
    as 100 for percent). Values below zero have no length."""
    whole = longest or max((one.value for one in entries), default=0)
    rows = [_row(one, _bar([("chart__fill", 0, _part(one.value, whole))])) for one in entries]
    return _chart(rows, entries, label)


def stacked(entries: Sequence[Bar], label: str) -> Markup:
    """One bar whose parts together are the whole, with a legend below; at most six parts can be told apart."""
    whole, at, parts = sum(max(one.value, 0) for one in entries), 0.0, []
    for number, one in enumerate(entries, 1):
        width = _part(one.value, whole)
        parts.append((f"chart__part chart__part--{number}", at, width))
        at += width
    legend = Markup("").join(
        Markup('<li><span class="chart__key chart__key--{number}"></span>{label}: {said}</li>').format(
            number=number, label=one.label, said=one.said
        )
        for number, one in enumerate(entries, 1)
    )
    inside = [_bar(parts), Markup('<ul class="chart__legend" role="list">{items}</ul>').format(items=legend)]
    return _chart(inside, entries, label, " chart--stacked")


def diverging(entries: Sequence[Bar], label: str) -> Markup:
    """Bars to the left and to the right of a line in the middle: below and above zero."""
    whole = max((abs(one.value) for one in entries), default=0)
    rows = []
    for one in entries:
        width = _part(abs(one.value), whole) / 2
        below = one.value < 0
        side = "chart__fill chart__fill--below" if below else "chart__fill chart__fill--above"
        rows.append(_row(one, _bar([(side, 50 - width if below else 50, width)], middle=True)))
    return _chart(rows, entries, label, " chart--diverging")


def _bar(parts: Sequence[tuple[str, float, float]], *, middle: bool = False) -> Markup:
    """A track with rectangles on it: class, start and width in percent."""
    track = _RECT.format(kind="chart__track", x=0, width=100, thick=THICK)
    drawn = [
        _RECT.format(kind=kind, x=_number(x), width=_number(width), thick=THICK) for kind, x, width in parts
    ]
    line = (
        Markup('<rect class="chart__middle" x="50%" width="1" height="{}"/>').format(THICK) if middle else ""
    )
    return _BAR.format(thick=THICK, inside=Markup("").join([track, *drawn, line]))


def _row(entry: Bar, bar: Markup) -> Markup:
    strong = " chart__row--strong" if entry.strong else ""
    return _ROW.format(strong=strong, label=entry.label, bar=bar, said=entry.said)


def _chart(inside: Sequence[Markup], entries: Sequence[Bar], label: str, kind: str = "") -> Markup:
    spoken = f"{label}: " + "; ".join(f"{one.label} {one.said}" for one in entries)
    return _CHART.format(kind=kind, spoken=escape(spoken), inside=Markup("").join(inside))


def _part(value: float, whole: float) -> float:
    """Percent of the whole, from 0 to 100."""
    return min(100.0, max(0.0, 100 * value / whole)) if whole > 0 else 0.0


def _number(value: float) -> str:
    """As short as a hundredth of a percent needs to be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
