"""How answers are spread: over steps from one end to another, over numbers, and between two groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from participation.kernel.charts.bars import Bar
from participation.kernel.charts.drawing import frame, legend, part, row, short, track

SHADES = 11
"""Shades from one end to the other, in site.css: `chart__shade--1` to `chart__shade--11`."""
HEIGHT = 160
"""Of a histogram, in CSS pixels."""
_COLUMNS = Markup(
    '<svg class="chart__bar" width="100%" height="{height}" aria-hidden="true" focusable="false">{inside}</svg>'
)
_COLUMN = Markup('<rect class="chart__fill" x="{x}%" y="{y}%" width="{width}%" height="{tall}%"/>')
_AXIS = Markup('<div class="chart__axis"><span>{first}</span><span>{last}</span></div>')


@dataclass(frozen=True, slots=True)
class Parts:
    """A row of parts in a fixed order, each with its value and how that is said. What they lack to `whole` stays
    empty; 0 makes them the whole."""

    label: str
    values: tuple[float, ...]
    said: tuple[str, ...]
    whole: float = 0


def ordered(rows: Sequence[Parts], steps: Sequence[str], label: str) -> Markup:
    """One stacked bar a row, its parts shaded from one end of the steps to the other, one legend for all."""
    shades = [f"chart__shade--{shade(place, len(steps))}" for place in range(len(steps))]
    drawn, said = [], []
    for one in rows:
        drawn.append(row(one.label, _stack(one, shades), ""))
        said.append(
            f"{one.label} " + ", ".join(f"{step} {what}" for step, what in zip(steps, one.said, strict=True))
        )
    keys = legend(list(zip(shades, steps, strict=True)))
    return frame([*drawn, keys], [text.strip() for text in said], label, " chart--ordered")


def histogram(
    entries: Sequence[Bar], label: str, *, first: str = "", last: str = "", widths: Sequence[float] = ()
) -> Markup:
    """Columns side by side; `first` and `last` stand below the ends. Where ranges are of different `widths`, columns
    are as wide, and their areas stand for the values; else all are equally wide."""
    wide = list(widths) or [1.0] * len(entries)
    heights = [one.value / width for one, width in zip(entries, wide, strict=True)]
    highest, whole, at, columns = max(heights, default=0), sum(wide), 0.0, []
    for height, width in zip(heights, wide, strict=True):
        share, tall = 100 * width / whole, part(height, highest)
        columns.append(
            _COLUMN.format(
                x=short(at + share * 0.03), width=short(share * 0.94), y=short(100 - tall), tall=short(tall)
            )
        )
        at += share
    drawn = _COLUMNS.format(height=HEIGHT, inside=Markup("").join(columns))
    axis = _AXIS.format(first=first, last=last)
    return frame([drawn, axis], [f"{one.label} {one.said}" for one in entries], label, " chart--histogram")


def paired(
    entries: Sequence[tuple[Bar, Bar]], names: tuple[str, str], label: str, *, longest: float
) -> Markup:
    """Two bars for each thing, of two groups that are compared; what both are called stands in the legend."""
    drawn, said = [], []
    for one, other in entries:
        both = Markup("").join(
            track([(f"chart__part chart__part--{number}", 0, part(each.value, longest))])
            for number, each in enumerate((one, other), 1)
        )
        drawn.append(row(one.label, both, f"{one.said} · {other.said}"))
        said.append(f"{one.label} {names[0]} {one.said}, {names[1]} {other.said}")
    keys = legend([("chart__key--1", names[0]), ("chart__key--2", names[1])])
    return frame([*drawn, keys], said, label, " chart--paired")


def shade(place: int, steps: int) -> int:
    """Which of the SHADES a step has: the ends of any number of steps are the ends of the shades."""
    return 1 + round(place * (SHADES - 1) / max(steps - 1, 1))


def _stack(parts: Parts, shades: Sequence[str]) -> Markup:
    whole, at, drawn = parts.whole or sum(parts.values), 0.0, []
    for value, kind in zip(parts.values, shades, strict=True):
        width = part(value, whole)
        drawn.append((f"chart__part {kind}", at, width))
        at += width
    return track(drawn)
